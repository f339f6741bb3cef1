"""Six small meetings written so that references between them are hard to follow: what each leads to is known by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mapping import places
from mapping.collection import Collection, MeetingSummary
from mapping.describe import JoinedFacts, describe_meeting
from mapping.link import join, summarise
from mapping.model import Minutes
from mapping.names import Triple
from mapping.profiles import read_profile
from mapping.read import read_minutes
from mapping.uris import Uris

PROFILE = read_profile(places.municipalities() / "odense.toml")
BSU = "Beskæftigelses- og Socialudvalget"
AGENDA = ("Godkendelse af dagsorden", "85.02.02-P35-1-23", "Dagsordenen forelægges.")
STRATEGY = "27.00.00-P22-3-23"
NEWS = "00.22.04-G01-15-23"
Items = tuple[tuple[str, str, str], ...]

JANUARY: Items = (
    AGENDA,
    ("B-sag: Strategi for socialt udsatte, udkast", STRATEGY, "Udkastet behandles igen på udvalgets møde den 13. februar 2024."),
    ("D-sag: Orientering om værestedet Hjørnet", "27.03.00-G01-4-23", "Værestedet har åbent hver dag."),
    ("D-sag: Aktuelle sager", NEWS, "Der orienteres om aktuelle sager."),
)
FEBRUARY: Items = (
    AGENDA,
    ('B-sag: Status på projektet "Unge på vej"', "15.20.00-A00-7-23", 'Projektet "Unge på vej" har 40 deltagere.'),
    ("B-sag: Takster for misbrugsbehandling i 2024", "27.03.04-S01-2-23", "Taksterne er uændrede."),
    ("D-sag: Misbrugsbehandling, ventelister", "27.03.04-G01-9-23", "Ventelisten er kort."),
)
COUNCIL: Items = (
    AGENDA,
    ("A-sag: Strategi for socialt udsatte", STRATEGY, "Strategien forelægges til vedtagelse."),
    ("A-sag: Lokalplan for havnen", "01.02.05-P16-3-23", "Planen forelægges."),
)
LATE_FEBRUARY: Items = (AGENDA, ("D-sag: Orientering om ledighedstal", "15.00.00-P05-5-23", "Ledigheden falder."))
BUDGET: Items = (
    AGENDA,
    ("A-sag: Budget 2025 - 2. behandling", "00.30.10-S00-1-24", "Budgettet forelægges."),
    ("A-sag: Låneoptagelse i 2024", "00.32.00-S00-2-24", "Lånet forelægges."),
)
DECEMBER: Items = (
    AGENDA,
    (
        "B-sag: Strategi for socialt udsatte, opfølgning",
        STRATEGY,
        "Udvalget behandlede den 16. januar 2024 et udkast.\n\n"
        "Byrådet vedtog den 14. februar 2024 strategien.\n\n"
        "Udvalget drøftede i februar 2024 den videre proces.\n\n"
        "Sundhedsudvalget besluttede den 3. april 2024 at følge den.\n\n"
        "Byrådet besluttede med Budget 2025 at afsætte 2 mio. kr.\n\n"
        "Opfølgningen drøftes igen (BSU den 4. februar 2025).\n\n"
        "Høringen sluttede den 31. juni 2024.",
    ),
    (
        "D-sag: Unge uden uddannelse",
        "15.20.00-A00-2-24",
        'Den 13. februar 2024 besluttede udvalget at fortsætte projektet "Unge på vej".\n\n'
        'Projektet "Unge på vej" har nu 60 deltagere.\n\n'
        "Udvalget drøftede i januar 2024 de unges vilkår.\n\n"
        "Koncernledelsen besluttede den 13. februar 2024 at ansætte to medarbejdere.",
    ),
    (
        "D-sag: Aktuelle sager",
        NEWS,
        "Den 16. januar 2024 godkendte udvalget en række ændringer.\n\n"
        "Udvalget godkendte den 13. februar 2024 taksterne for misbrugsbehandlingen i 2024.\n\n"
        "Udvalget drøftede den 13. februar 2024 misbrugsbehandlingen.\n\n"
        "Beskæftigelses- og Socialudvalget og Byrådet drøftede den 14. februar 2024 lokalplanen for havnen.",
    ),
)


def minutes(body: str, day: date, items: Items) -> Minutes:
    """The minutes of a meeting, read as those of Odense are."""
    text = f"REFERAT {body} 2022-2025 d. {day:%d-%m-%Y}\n\n"
    for number, (title, case, words) in enumerate(items, 1):
        text += f"Punkt {number}: {title}\n\n{case}\n\nSagsfremstilling\n\n{words}\n\nBeslutning\n\nOrientering givet.\n\n"
    return read_minutes(text.encode(), f"odense/{day}-{body}.txt", PROFILE).minutes


MEETINGS = (
    minutes(BSU, date(2024, 1, 16), JANUARY),
    minutes(BSU, date(2024, 2, 13), FEBRUARY),
    minutes("Byrådet", date(2024, 2, 14), COUNCIL),
    minutes(BSU, date(2024, 2, 27), LATE_FEBRUARY),
    minutes("Byrådet", date(2024, 10, 9), BUDGET),
    minutes(BSU, date(2024, 12, 3), DECEMBER),
)


def joined(*meetings: MeetingSummary) -> Collection:
    return join(meetings, {"odense": PROFILE})


REFERRING = joined(*map(summarise, MEETINGS))


def said_of_references(uris: Uris) -> Iterator[Triple]:
    """What the six meetings say, and where their references lead."""
    facts = JoinedFacts(REFERRING.municipalities[0], uris)
    for each in MEETINGS:
        yield from describe_meeting(each, uris)
        yield from facts.of(each.key)
