"""A council's meeting written by hand: votes, statements, attendance, earlier decisions, all that Odense's minutes do not print.

The municipality and everybody in it are invented.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from small_minutes import case_number, item, mention
from written_meeting import URIS

from mapping.link import join, summarise
from mapping.model import (
    AgendaItem,
    Amount,
    Attendance,
    Block,
    BlockKind,
    BodyName,
    Capacity,
    Cell,
    Choice,
    Column,
    Decision,
    DecisionPart,
    EarlierDecision,
    Mask,
    MeetingTime,
    Minutes,
    Outcome,
    PartyVote,
    Precision,
    Presence,
    PrintedDate,
    Reading,
    Recommendation,
    RecommendationPoint,
    Row,
    Section,
    SourceFile,
    Span,
    Statement,
    StatementKind,
    Stay,
    Table,
    TableKind,
    Vote,
    VoteSide,
)
from mapping.profiles import Profile

COUNCIL = "https://data.example.dk/nordby/moede/byraadet/2026-03-11/"
BODY = "Byrådet"


def line(first: int, last: int | None = None) -> Span:
    return Span(first, last or first)


def member(position: int, name: str, party: str | None, presence: Presence = Presence.PRESENT, **changes: object) -> Attendance:
    printed = f"{name} ({party})" if party else name
    whole = Attendance(position, name, party, None, Capacity.MEMBER, presence, (), None, False, printed, line(4 + position))
    return replace(whole, **changes)  # type: ignore[arg-type]


PRESENT = (
    member(1, "Grete Holm", "A", role="borgmester"),
    member(2, "Ib Juul", "Ø"),
    member(3, "Lis Kær", "A", Presence.EXCUSED, quote="Afbud: Lis Kær (A)"),
    member(
        4,
        "Per Lund",
        "A",
        capacity=Capacity.SUBSTITUTE,
        substitute_for="Lis Kær",
        quote="Per Lund (A) mødte i stedet for Lis Kær (A)",
    ),
    member(
        5,
        "Mie Nørgaard",
        "Radikale Venstre",
        Presence.PARTIAL,
        stays=(Stay(True, None, time(18, 40), None, "3"), Stay(False, time(18, 40), None, "4", "8")),
        quote="Mie Nørgaard (Radikale Venstre) til kl. 18.40",
    ),
    member(6, "Olsen", None),
    member(7, "Kai Embedsmand", None, capacity=Capacity.OFFICIAL, role="kommunaldirektør"),
    member(8, "Rie Besøgende", None, capacity=Capacity.GUEST),
)

FOR = VoteSide(Choice.FOR, 25, (PartyVote("A", ()), PartyVote("Radikale Venstre", ())), (), line(46))
AGAINST = VoteSide(
    Choice.AGAINST, 6, (PartyVote("Ø", ()), PartyVote("V", ("Bo Sund", "Ane Thy"))), ("Ulla Vang", "Olsen"), line(47)
)
NEITHER = VoteSide(Choice.ABSTAINED, None, (PartyVote("V1", ()),), (), line(48))
AMENDMENT = Vote(
    1,
    "Ændringsforslag fra Ø",
    True,
    False,
    False,
    (VoteSide(Choice.FOR, 4, (PartyVote("Ø", ()),), (), line(43)), VoteSide(Choice.AGAINST, 27, (), (), line(43))),
    "Ændringsforslaget fra Ø blev forkastet med 27 stemmer mod 4.",
    line(43),
)
MAIN = Vote(
    2,
    "Indstillingen",
    False,
    True,
    False,
    (FOR, AGAINST, NEITHER),
    "Indstillingen blev vedtaget med 25 stemmer mod 6.",
    line(45, 48),
)

EARLIER = (
    EarlierDecision(
        1,
        "Teknisk Udvalg",
        ("Teknisk Udvalg",),
        PrintedDate("den 24. februar 2026", "2026-02-24", Precision.DAY, False, line(30)),
        "65",
        "Udvalget anbefaler indstillingen. Ø tager forbehold.",
        Outcome("anbefalet", "anbefaler indstillingen", line(31), ("forbehold",)),
        line(30, 31),
    ),
    EarlierDecision(
        2,
        "ØK",
        ("Økonomiudvalget",),
        PrintedDate("3/3", "2026-03-03", Precision.DAY, True, line(32)),
        None,
        "Indstilles godkendt.",
        Outcome("anbefalet", "Indstilles godkendt", line(33)),
        line(32, 33),
    ),
    EarlierDecision(3, None, (), None, None, "Sagen blev drøftet.", Outcome("droeftet", "drøftet", line(34)), line(34)),
)

STATEMENTS = (
    Statement(1, StatementKind.MINORITY, ("Ø",), ("Ib Juul",), "Ø kan ikke støtte planen, fordi støjen ikke er målt.", line(50)),
    Statement(
        2, StatementKind.RESERVATION, ("Radikale Venstre",), (), "Radikale Venstre tager forbehold for finansieringen.", line(51)
    ),
    Statement(
        3, StatementKind.REMARK, ("V",), ("Bo Sund", "Vang"), "Bo Sund og Vang ønskede tilført protokollen, at …", line(52)
    ),
    Statement(4, StatementKind.COUNCIL, (), ("Ulla Vang",), "Ulla Vang begærer sagen indbragt for ministeriet.", line(53)),
)

HARBOUR: AgendaItem = item(
    "4a",
    position=2,
    title="Lokalplan for havnen",
    heading="4a. Lokalplan for havnen (B)",
    case_number=replace(case_number("01.02.05-P16-3-25"), span=line(24)),
    group="Sager til afgørelse i byrådet",
    other_numbers=("BR 40/26",),
    sections=(
        Section(
            1, "oekonomi", "Økonomi", (Block(BlockKind.PARAGRAPH, "Et mindreforbrug på 2 mio. kr.", line(36)),), line(35, 36)
        ),
    ),
    recommendation=Recommendation(
        "Det indstilles, at planen vedtages.\n\n1. Planen vedtages.\n\n2. Pengene frigives.",
        ("Teknisk Forvaltning",),
        (RecommendationPoint(1, "1", "Planen vedtages.", line(27)), RecommendationPoint(2, "2", "Pengene frigives.", line(28))),
        line(26, 28),
    ),
    decision=Decision(
        "Ad. 1: Vedtaget med den ændring, at støjen måles.\n\nAd. 2: Godkendt.",
        (
            DecisionPart(
                1,
                "Ad. 1: Vedtaget med den ændring, at støjen måles.",
                Outcome("vedtaget", "Vedtaget", line(41), ("med-aendring",)),
                None,
                line(41),
                "1",
            ),
            DecisionPart(2, "Ad. 2: Godkendt.", Outcome("godkendt", "Godkendt", line(42)), None, line(42), "2"),
        ),
        line(41, 42),
    ),
    outcome=Outcome("vedtaget", "Vedtaget", line(41), ("med-aendring",)),
    earlier=EARLIER,
    votes=(AMENDMENT, MAIN),
    statements=STATEMENTS,
    attendance=(
        Attendance(
            1,
            "Grete Holm",
            "A",
            None,
            Capacity.MEMBER,
            Presence.ABSENT,
            (Stay(False, None, None, "4a", "4a"),),
            None,
            True,
            "Grete Holm (A) deltog ikke på grund af inhabilitet.",
            line(54),
        ),
    ),
    amounts=(
        Amount(
            1,
            "2 mio. kr.",
            Decimal(2000000),
            Decimal(2000000),
            "mio. kr.",
            None,
            False,
            (2026,),
            1,
            "Et mindreforbrug på 2 mio. kr. i 2026-P/L, som gives som anlægsbevilling.",
            line(36),
            "2026-P/L",
            "anlaegsbevilling",
            "mindreforbrug",
        ),
    ),
    tables=(
        Table(
            1,
            TableKind.BUDGET,
            "Anlægsbevilling til havnen",
            "1.000 kr.",
            "1.000 kr.",
            1000,
            (Column(1, ("2026",), 2026, False),),
            (Row(1, "Kaj", (Cell(1, "2.000", Decimal(2000), None),), False, line(38)),),
            ("- = mindreforbrug",),
            1,
            line(37, 39),
            "2026-P/L",
            "- = mindreforbrug",
            "anlaegsbevilling",
        ),
    ),
    mentions=(replace(mention(1, "Havnen for alle", "keyword"), span=line(36)),),
    heading_span=line(23),
    span=line(23, 54),
)
AGENDA: AgendaItem = item("3", position=1, heading_span=line(18), span=line(18, 22), decision=Decision("Godkendt.", (), line(20)))
AGENDA = replace(
    AGENDA,
    outcome=Outcome("dagsorden-godkendt", "Godkendt", line(20)),
    votes=(Vote(1, None, False, True, True, (), "Enstemmigt godkendt.", line(20)),),
)
CLOSED: AgendaItem = item(
    "8",
    position=3,
    title="Salg af ejendom",
    heading="8. Salg af ejendom (Lukket)",
    decision=None,
    outcome=None,
    closed=True,
    heading_span=line(56),
    span=line(56),
)
CLOSED_BUT_DECIDED: AgendaItem = item(
    "9",
    position=4,
    title="Personsag",
    heading="9. Personsag (Lukket)",
    decision=Decision("Godkendt.", (), line(59)),
    outcome=Outcome("godkendt", "Godkendt", line(59)),
    closed=True,
    heading_span=line(57),
    span=line(57, 59),
)
MINUTES = Minutes(
    municipality="nordby",
    body=BodyName(BODY, (2026, 2029), line(1)),
    time=MeetingTime(date(2026, 3, 11), "onsdag", time(17, 0), None, line(2), None, (date(2026, 3, 12),)),
    place=None,
    contents=(),
    items=(AGENDA, HARBOUR, CLOSED, CLOSED_BUT_DECIDED),
    source=SourceFile("nordby/raad.pdf", "0" * 63 + "b", "pdf", 60, 10, (1, 22, 40)),
    attendance=PRESENT,
    missing_numbers=("5", "6", "7"),
    layout="generel",
    masks=(Mask(12, "email"), Mask(12, "phone"), Mask(13, "name")),
)
TEXT = "".join(f"Linje {number}\n" for number in range(1, 61))
READING = Reading(MINUTES, TEXT, ())
KEY = MINUTES.key

LATER = replace(
    MINUTES,
    time=MeetingTime(date(2026, 4, 8), None, None, None, line(2), None),
    items=(
        item(
            "1",
            title="Lokalplan for havnen, klage",
            case_number=case_number("01.02.05-P16-3-25"),
            decision=Decision("Udsat.", (), Span(7, 7)),
            outcome=Outcome("udsat", "Udsat", Span(7, 7)),
        ),
    ),
    source=SourceFile("nordby/april.txt", "0" * 63 + "c", "text", 60, 10),
    attendance=(),
    missing_numbers=(),
    masks=(),
)
"""A second meeting, in a form without pages, that prints none of all this."""

PROFILE = Profile("nordby", "Nordby Kommune", None, None, (), ())
JOINED = join([summarise(MINUTES), summarise(LATER)], {"nordby": PROFILE})

__all__ = ["COUNCIL", "JOINED", "KEY", "LATER", "MINUTES", "PROFILE", "READING", "URIS"]
