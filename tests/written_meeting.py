"""A small meeting written by hand, after the real ones of Odense: one of each thing that minutes can hold."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from written_story import claims_in, written_story

from mapping import collection as joined
from mapping.knowledge import (
    Because,
    CaseHistory,
    Certainty,
    Finding,
    FindingKind,
    FindingSeverity,
    Knowledge,
    Quote,
    Treatment,
)
from mapping.link.money import brief_money
from mapping.model import (
    AgendaItem,
    Amount,
    Attachment,
    Block,
    BlockKind,
    BodyName,
    CaseNumber,
    Cell,
    Column,
    ContentsEntry,
    Decision,
    DecisionPart,
    Direction,
    LineNote,
    MeetingTime,
    Mention,
    Minutes,
    Outcome,
    Place,
    Precision,
    PrintedDate,
    Proposal,
    Recommendation,
    RecommendationPoint,
    Reference,
    ReferenceKind,
    Row,
    Section,
    SourceFile,
    Span,
    Table,
    TableKind,
)
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")
BODY = "Beskæftigelses- og Socialudvalget"
MEETING = "https://data.example.dk/odense/moede/beskaeftigelses-og-socialudvalget/2026-04-28/"
SOURCE = MEETING + "referat.txt"


def line(first: int, last: int | None = None) -> Span:
    return Span(first, last or first)


def section(position: int, kind: str, heading: str, text: str, first: int) -> Section:
    return Section(position, kind, heading, (Block(BlockKind.PARAGRAPH, text, line(first + 2)),), line(first, first + 2))


def figure(column: int, printed: str, value: str | None = None) -> Cell:
    return Cell(column, printed, Decimal(value) if value else None, None)


AGENDA = AgendaItem(
    number="1",
    position=1,
    title="Godkendelse af dagsorden",
    heading="Punkt 1: Godkendelse af dagsorden",
    case_type=None,
    case_number=CaseNumber("85.02.02-P35-31-25", "85.02.02", "P35", 31, 2025, line(23)),
    sections=(section(1, "beslutning", "Beslutning", "Det blev besluttet ikke at behandle punkt 4a.", 33),),
    recommendation=None,
    decision=Decision(
        "Det blev besluttet ikke at behandle punkt 4a. Herefter godkendte udvalget dagsordenen.",
        (
            DecisionPart(
                1,
                "Det blev besluttet ikke at behandle punkt 4a.",
                Outcome("udgaaet", "ikke at behandle", line(35)),
                "4a",
                line(35),
            ),
            DecisionPart(
                2,
                "Herefter godkendte udvalget dagsordenen.",
                Outcome("dagsorden-godkendt", "godkendte udvalget dagsordenen", line(36)),
                None,
                line(36),
            ),
        ),
        line(35, 36),
    ),
    outcome=Outcome("dagsorden-godkendt", "godkendte udvalget dagsordenen", line(36)),
    dropped_by=None,
    attachments=(),
    proposals=(),
    tables=(),
    amounts=(),
    references=(),
    mentions=(),
    heading_span=line(21),
    span=line(21, 37),
)

SMALL_JOBS = AgendaItem(
    number="2",
    position=2,
    title="Drøftelse af småjobsindsats til borgere på kontanthjælp",
    heading="Punkt 2: C-sag: Drøftelse af småjobsindsats til borgere på kontanthjælp",
    case_type="C",
    case_number=CaseNumber("00.01.00-A00-12-26", "00.01.00", "A00", 12, 2026, line(41)),
    sections=(
        section(1, "resume", "Sagsresumé", "Et initiativretsforslag fra Reza Javid (Ø), og mødet den 24. februar 2026.", 43),
        section(2, "sagsfremstilling", "Sagsfremstilling", "Anlægsudgift på ca. 200-250 mio. kr. om året i 2026.", 57),
    ),
    recommendation=Recommendation(
        "Beskæftigelses- og Socialforvaltningen indstiller, at udvalget drøfter:\n\n1. Odense Kommunes småjobsindsats.",
        ("Beskæftigelses- og Socialforvaltningen",),
        (RecommendationPoint(1, "1", "Odense Kommunes småjobsindsats.", line(52)),),
        line(51, 52),
    ),
    decision=Decision("Beskæftigelses- og Socialudvalget drøftede sagen.", (), line(55)),
    outcome=Outcome("droeftet", "drøftede sagen", line(55)),
    dropped_by=None,
    attachments=(Attachment(1, "Veteranstrategi", "1", line(54)),),
    proposals=(Proposal(1, "Reza Javid", "Ø", "et initiativretsforslag fra Reza Javid (Ø)", line(45)),),
    tables=(
        Table(
            position=1,
            kind=TableKind.STATISTICS,
            caption="Tabel 1. Fastholdelse i job",
            corner="År",
            unit=None,
            multiplier=1,
            columns=(Column(1, ("Tilbagefald", "Procent"), None, False), Column(2, ("Tilbagefald", "Bemærkning"), None, False)),
            rows=(Row(1, "2023", (Cell(1, "22,7 %", Decimal("22.7"), "%"), figure(2, "skøn")), False, line(105)),),
            notes=("*) Foreløbige tal.",),
            section=2,
            span=line(104, 106),
        ),
    ),
    amounts=(
        Amount(
            1,
            "200-250 mio. kr.",
            Decimal("200000000"),
            Decimal("250000000.0"),
            "mio. kr.",
            "ca.",
            True,
            (2026,),
            2,
            "Anlægsudgift på ca. 200-250 mio. kr. om året i 2026.",
            line(59),
        ),
        Amount(2, "19.996 kr.", Decimal(19996), Decimal(19996), "kr.", None, False, (), 2, "Modtaget 19.996 kr.", line(59)),
    ),
    references=(
        Reference(
            1,
            ReferenceKind.MEETING,
            Direction.EARLIER,
            "udvalget",
            (BODY,),
            PrintedDate("den 24. februar 2026", "2026-02-24", Precision.DAY, False, line(45)),
            1,
            "Udvalgsmødet den 24. februar 2026.",
            line(45),
        ),
        Reference(
            2,
            ReferenceKind.DECISION,
            Direction.EARLIER,
            None,
            (),
            PrintedDate("i december", "2025-12", Precision.MONTH, True, line(46)),
            1,
            "Besluttet i december.",
            line(45, 46),
        ),
    ),
    mentions=(Mention(1, "VeteranTeam Odense", '"VeteranTeam Odense"', "name-form", None, line(45)),),
    heading_span=line(39),
    span=line(39, 130),
)

BUDGET = AgendaItem(
    number="3",
    position=3,
    title="Orientering om budgetmidler med udløb 2026-2030",
    heading="Punkt 3: D-sag: Orientering om budgetmidler med udløb 2026-2030",
    case_type="D",
    case_number=None,
    sections=(
        Section(1, "sagsfremstilling", "Oversigt", (Block(BlockKind.TABLE, "", line(155, 158), table=1),), line(154, 158)),
    ),
    recommendation=None,
    decision=Decision("Orientering givet.", (), line(185)),
    outcome=Outcome("orientering-givet", "Orientering givet", line(185)),
    dropped_by=None,
    attachments=(),
    proposals=(),
    tables=(
        Table(
            position=1,
            kind=TableKind.BUDGET,
            caption="Oversigt over budgetmidler med udløb i perioden 2026-2030",
            corner="1.000 kr.",
            unit="1.000 kr.",
            multiplier=1000,
            columns=(
                Column(1, ("2026",), 2026, False),
                Column(2, ("2027",), 2027, False),
                Column(3, ("I alt",), None, True),
                Column(4, ("Bemærkning",), None, False),
            ),
            rows=(
                Row(
                    1,
                    "B2024 - Alle unge skal med 15-17 år",
                    (figure(1, "3.300", "3300"), figure(2, "3.300", "3300"), figure(3, "6.600", "6600"), figure(4, "udløber")),
                    False,
                    line(156),
                ),
                Row(
                    2,
                    "B2026 - Indsats mod partnervold",
                    (figure(1, "1.000", "1000"), figure(3, "1.000", "1000")),
                    False,
                    line(157),
                ),
                Row(
                    3,
                    "I alt",
                    (figure(1, "4.300", "4300"), figure(2, "3.300", "3300"), figure(3, "7.600", "7600")),
                    True,
                    line(158),
                ),
            ),
            notes=(),
            section=1,
            span=line(155, 158),
        ),
    ),
    amounts=(),
    references=(),
    mentions=(Mention(1, "Alle unge skal med", "Alle unge skal med", "budget-line", (1, 1), line(156)),),
    heading_span=line(133),
    span=line(133, 186),
)

DROPPED = AgendaItem(
    number="4a",
    position=4,
    title="Godkendelse af ansøgning",
    heading="Punkt 4a: B-sag: Godkendelse af ansøgning",
    case_type="B",
    case_number=CaseNumber("15.40.00-Ø34-1-24", "15.40.00", "Ø34", 1, 2024, line(189)),
    sections=(section(1, "beslutning", "Beslutning", "Udvalget besluttede ikke at behandle sagen.", 190),),
    recommendation=None,
    decision=Decision("Udvalget besluttede ikke at behandle sagen.", (), line(192)),
    outcome=Outcome("udgaaet", "ikke at behandle sagen", line(192)),
    dropped_by="1",
    attachments=(),
    proposals=(),
    tables=(),
    amounts=(),
    references=(),
    mentions=(),
    heading_span=line(187),
    span=line(187, 192),
)

MINUTES = Minutes(
    municipality="odense",
    body=BodyName(BODY, (2026, 2029), line(3)),
    time=MeetingTime(date(2026, 4, 28), "tirsdag", time(12, 30), time(14, 45), line(5), line(37)),
    place=Place("Udvalgsværelset, Stuen, Skulkenborg 1, 5000 Odense C", line(7)),
    contents=(
        ContentsEntry(1, "Godkendelse af dagsorden", 3, line(11)),
        ContentsEntry(2, "C-sag: Drøftelse af småjobsindsats", None, line(12, 13)),
    ),
    items=(AGENDA, SMALL_JOBS, BUDGET, DROPPED),
    source=SourceFile("odense/small.txt", "0" * 63 + "a", "text", 192, 92),
    ignored=(LineNote(1, "Side 1", "running foot"),),
    unread=(LineNote(2, "???", "unread"), LineNote(4, "!!!", "unread")),
)

KEY = MINUTES.key


def summary(item: AgendaItem) -> joined.ItemSummary:
    number = item.case_number
    return joined.ItemSummary(
        KEY,
        item.number,
        item.position,
        item.title,
        item.case_type,
        number.printed if number else None,
        number.kle_topic if number else None,
        item.outcome.concept if item.outcome else None,
        item.decision.text if item.decision else None,
        item.heading_span,
    )


def mentioned(item: AgendaItem) -> joined.MentionSummary:
    mention = item.mentions[0]
    return joined.MentionSummary(
        summary(item), mention.position, mention.name, mention.printed, mention.evidence, mention.table_row, mention.span
    )


RAISED = joined.PersonSummary(summary(SMALL_JOBS), "Reza Javid", "Ø", (2026, 2029), 1)
HELD = joined.MeetingSummary(
    KEY,
    (2026, 2029),
    "odense/small.txt",
    (),
    (),
    (),
    (),
    (RAISED,),
    ("Beskæftigelses- og Socialforvaltningen",),
    joined.Coverage(100, 97, 1, 2, 2, 4, 0),
)
STANDING = CaseHistory(
    "odense",
    "85.02.02-P35-31-25",
    Because("fast-overskrift", Certainty.SURE, "Punkternes overskrift er en fast del af dagsordenen."),
    (Treatment(summary(AGENDA), None, None, ()),),
)
FIGURES = brief_money(MINUTES, {each.number: summary(each) for each in MINUTES.items})
STORY = written_story(summary(SMALL_JOBS))
CLAIMS = claims_in(STORY)
FOUND = (
    Finding(
        municipality="odense",
        slug="datoer-afviger-0123abcd",
        kind=FindingKind.DATES_DIFFER,
        severity=FindingSeverity.CONTRADICTION,
        subject="VeteranTeam Odense: forlænget af Byrådet",
        initiative="veteranteam-odense",
        first=Quote(summary(SMALL_JOBS), "Den 14. august 2024 besluttede byrådet at forlænge", SMALL_JOBS.heading_span),
        second=Quote(summary(BUDGET), "(forlænget BYR 14/6 2024)", BUDGET.heading_span),
        first_value="14. august 2024",
        second_value="14/6 2024",
        because=Because("datoer-for-forlaenget", Certainty.SURE, "Begge steder siger, at det er forlænget."),
        explanation="Det ene sted er datoen 14. august 2024, det andet sted 14. juni 2024.",
        dismissed="Det er to forskellige forlængelser.",
    ),
    Finding(
        municipality="odense",
        slug="procent-stemmer-0123abcd",
        kind=FindingKind.PERCENTAGE_AGREES,
        severity=FindingSeverity.AGREEMENT,
        subject="Procent i teksten",
        initiative=None,
        first=Quote(summary(SMALL_JOBS), "Fem af 12 unge er i job, svarende til 42 %.", SMALL_JOBS.heading_span),
        second=None,
        first_value="42 %",
        second_value="42 % (5 af 12)",
        because=Because("procent-i-teksten", Certainty.SURE, "Procenten er regnet efter."),
        explanation="5 af 12 er 42 %, som trykt.",
    ),
)
ODENSE = joined.Municipality(
    slug="odense",
    name="Odense Kommune",
    code="0461",
    cvr="35209115",
    case_types=(
        ("B", "Til afgørelse i udvalget", "For decision in the committee"),
        ("C", "Til drøftelse eller forberedelse", "For discussion or preparation"),
        ("D", "Til orientering", "For information"),
    ),
    bodies=(joined.Body("odense", BODY, "udvalg", (joined.BodyTerm(2026, 2029),), (HELD,), ()),),
    meetings=(HELD,),
    cases=(
        joined.Case("odense", "00.01.00-A00-12-26", "00.01.00", "A00", 12, 2026, SMALL_JOBS.title, (summary(SMALL_JOBS),)),
        joined.Case("odense", "15.40.00-Ø34-1-24", "15.40.00", "Ø34", 1, 2024, DROPPED.title, (summary(DROPPED),)),
        joined.Case("odense", "85.02.02-P35-31-25", "85.02.02", "P35", 31, 2025, AGENDA.title, (summary(AGENDA),)),
    ),
    initiatives=(
        joined.Initiative(
            "odense",
            "alle-unge-skal-med",
            "Alle unge skal med",
            ("Alle Unge Skal Med",),
            (mentioned(BUDGET),),
            (joined.BudgetLineSummary(summary(BUDGET), 1, 1, "B2024 - Alle unge skal med 15-17 år", (), line(156)),),
            ("veteranteam-odense",),
        ),
        joined.Initiative("odense", "veteranteam-odense", "VeteranTeam Odense", (), (mentioned(SMALL_JOBS),), (), ()),
    ),
    administrations=(joined.Administration("odense", "Beskæftigelses- og Socialforvaltningen"),),
    persons=(joined.Person("odense", "Reza Javid", (RAISED,)),),
    lists=(joined.PartyList("odense", "Ø", (2026, 2029)),),
    knowledge=Knowledge(stories=(STORY,), money=FIGURES, histories=(STANDING,), findings=FOUND),
)
COLLECTION = joined.Collection(
    (ODENSE,),
    (
        joined.KleTopic("00", None, ()),
        joined.KleTopic("00.01", "00", ()),
        joined.KleTopic("00.01.00", "00.01", (summary(SMALL_JOBS),)),
        joined.KleTopic("15.40.00", None, (summary(DROPPED),)),
        joined.KleTopic("85.02.02", None, (summary(AGENDA),)),
    ),
)
