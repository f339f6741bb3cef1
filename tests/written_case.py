"""A case on its way through a committee and the council, in two sets of minutes written for tests."""

from __future__ import annotations

from mapping import places
from mapping.link import join, summarise
from mapping.profiles import read_profile
from mapping.read import read_minutes
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")
PROFILE = read_profile(places.municipalities() / "odense.toml")
NURSERY = "17.00.00-P20-7-25"
COMMITTEE = f"""REFERAT Børneudvalget 2026-2029 d. 03-02-2026

Punkt 1: Aktuelle sager

00.22.04-G01-1-26

Beslutning

Orientering givet.

Punkt 2: Ny daginstitution

{NURSERY}

Indstilling

Forvaltningen indstiller, at

1. der opføres en daginstitution med 120 pladser på Kongensgade

2. forvaltningen afrapporterer hvert halve år

Beslutning

Børneudvalget anbefaler indstillingen.
"""
COUNCIL = f"""REFERAT Byrådet 2026-2029 d. 25-02-2026

Punkt 1: Ny daginstitution på Kongensgade

{NURSERY}

Tidligere beslutninger

Økonomiudvalget den 18. februar 2026

Anbefales godkendt.

Indstilling

Forvaltningen indstiller, at

1. der opføres en daginstitution med 120 pladser på Kongensgade

2. forvaltningen afrapporterer hvert halve år

Beslutning

Ad 1. Godkendt.

Ad 2. Forkastet.

Punkt 2: Lokalplan for Åsum

01.02.05-P16-9-25

Indstilling

Forvaltningen indstiller, at byrådet beslutter, at lokalplan 7-123 vedtages endeligt med bygninger i fire etager.

Beslutning

Byrådet beslutter, at lokalplan 7-123 vedtages endeligt med bygninger i tre etager.

Punkt 3: Salg af Havnegade 4

82.02.00-G10-1-26

Indstilling

Forvaltningen indstiller, at salget godkendes.

Beslutning

Punktet blev sat på igen til marts: Sagen blev udsat.
"""
READINGS = [read_minutes(text.encode(), f"odense/{name}.txt", PROFILE) for name, text in (("1", COMMITTEE), ("2", COUNCIL))]
JOINED = join([summarise(one.minutes) for one in READINGS], {"odense": PROFILE})
