"""Four short sets of minutes as text, of a committee and a council that deal with the same cases. All of it is invented."""

from __future__ import annotations

from pathlib import Path

_FEBRUARY = """REFERAT Klima- og Miljøudvalget 2026-2029 d. 10-02-2026

Mødedato Tirsdag d. 10. februar 2026 kl. 15:00

Mødested Udvalgsværelset

Indholdsfortegnelse
Godkendelse af dagsorden.....\t3
A-sag: Anlægsbevilling til cykelbro ved havnen.....\t3
C-sag: Drøftelse af træplan for bymidten.....\t4

Punkt 1: Godkendelse af dagsorden

85.02.02-P35-1-26

Beslutning

Klima- og Miljøudvalget godkender dagsordenen.

Punkt 2: A-sag: Anlægsbevilling til cykelbro ved havnen

05.01.02-P20-7-25

Resume

Der søges om en anlægsbevilling på 12,5 mio. kr. i 2026 til en cykelbro ved havnen.

Indstilling

Klima- og Miljøforvaltningen indstiller, at udvalget anbefaler byrådet at godkende, at der bygges en cykelbro ved havnen.

Beslutning

Klima- og Miljøudvalget anbefaler indstillingen.

Punkt 3: C-sag: Drøftelse af træplan for bymidten

01.05.08-P15-3-26

Resume

Udvalget skal drøfte, hvor der kan plantes træer.

Indstilling

Klima- og Miljøforvaltningen indstiller, at udvalget drøfter træplanen.

Beslutning

Sagen blev udsat.
"""

_MARCH = """REFERAT Klima- og Miljøudvalget 2026-2029 d. 10-03-2026

Mødedato Tirsdag d. 10. marts 2026 kl. 15:00

Mødested Udvalgsværelset

Indholdsfortegnelse
C-sag: Drøftelse af træplan for bymidten.....\t3
D-sag: Orientering om midler med udløb 2026-2028.....\t4
Lukket punkt.....\t5

Punkt 1: C-sag: Drøftelse af træplan for bymidten

01.05.08-P15-3-26

Indstilling

Klima- og Miljøforvaltningen indstiller, at udvalget drøfter træplanen.

Beslutning

Sagen blev udsat.

Punkt 2: D-sag: Orientering om midler med udløb 2026-2028

00.30.00-S00-4-26

Resume

Udvalget får en oversigt over midlertidige bevillinger.

Oversigt over midlertidige bevillinger

1.000 kr.\t2026\t2027\t2028
Inv - Grønne gårde\t1.500\t1.500\t
B2025 - Regnvandsbede\t800\t\t
B2026 - Byens bier\t300\t300\t300
I alt\t2.600\t1.800\t300

Beslutning

Orientering givet.

Punkt 3: Lukket punkt

Beslutning

Klima- og Miljøudvalget godkender indstillingen.
"""

_COUNCIL = """REFERAT Odense Byråd 2026-2029 d. 18-03-2026

Mødedato Onsdag d. 18. marts 2026 kl. 17:00

Mødested Byrådssalen

Indholdsfortegnelse
A-sag: Anlægsbevilling til cykelbro ved havnen.....\t3
A-sag: Frigivelse af midler til legeplads.....\t4

Punkt 1: A-sag: Anlægsbevilling til cykelbro ved havnen

05.01.02-P20-7-25

Resume

Der gives en anlægsbevilling på 12,5 mio. kr. i 2026 til en cykelbro ved havnen.

Indstilling

Klima- og Miljøudvalget anbefaler, at byrådet godkender, at der bygges en cykelbro ved havnen.

Beslutning

Byrådet godkender indstillingen med den ændring, at broen er mindst fire meter bred.

Indstillingen blev vedtaget med 23 stemmer mod 6. Imod stemte gruppe Ø.

Punkt 2: A-sag: Frigivelse af midler til legeplads

04.08.10-G01-9-25

Resume

Byrådet skal frigive rådighedsbeløbet på 3,0 mio. kr. i 2026 til en legeplads.

Indstilling

By- og Kulturforvaltningen indstiller, at byrådet frigiver rådighedsbeløbet.

Beslutning

Byrådet godkender indstillingen.
"""

_APRIL = """REFERAT Klima- og Miljøudvalget 2026-2029 d. 14-04-2026

Mødedato Tirsdag d. 14. april 2026 kl. 15:00

Mødested Udvalgsværelset

Indholdsfortegnelse
C-sag: Drøftelse af træplan for bymidten.....\t3

Punkt 1: C-sag: Drøftelse af træplan for bymidten

01.05.08-P15-3-26

Indstilling

Klima- og Miljøforvaltningen indstiller, at udvalget drøfter træplanen.

Beslutning

Klima- og Miljøudvalget drøftede sagen.
"""

FILES = {
    "2026-02-10-klima-og-miljoeudvalget.txt": _FEBRUARY,
    "2026-03-10-klima-og-miljoeudvalget.txt": _MARCH,
    "2026-03-18-odense-byraad.txt": _COUNCIL,
    "2026-04-14-klima-og-miljoeudvalget.txt": _APRIL,
}


def write_matters(folder: Path) -> Path:
    """Put the minutes into a folder as a build takes them; the folder."""
    (folder / "odense").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / "odense" / name).write_text(text, "utf-8")
    return folder
