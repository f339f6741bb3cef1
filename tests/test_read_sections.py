"""Section headings of many municipalities, attachments in all their forms, and what is neither."""

from __future__ import annotations

import pytest

from mapping.model import Attachment, Block, BlockKind, Section, Span
from mapping.read.attachments import read_attachments
from mapping.read.blocks import as_block, read_blocks
from mapping.read.lines import Line
from mapping.read.sections import section_kind
from mapping.vocabulary import section_headings, sections

LONG = "En lang titel på en plan for havnen og alle dens kajer, moler, broer og"


def kind(text: str, marked: bool = False) -> str | None:
    return section_kind(Line(1, text, marked))


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Sagens kerne", "resume"),
        ("Præsentation", "resume"),
        ("Problemstilling", "sagsfremstilling"),
        ("Løsning", "sagsfremstilling"),
        ("Beslutningstema", "sagsfremstilling"),
        ("Sagstema", "sagsfremstilling"),
        ("Redegørelse", "sagsfremstilling"),
        ("Beskrivelse af sagen", "sagsfremstilling"),
        ("Hovedindstilling", "indstilling"),
        ("Alternativ indstilling", "indstilling"),
        ("Forvaltningen foreslår", "indstilling"),
        ("Det indstilles:", "indstilling"),
        ("INDSTILLING OG BESLUTNING", "beslutning"),
        ("Økonomiske og personalemæssige konsekvenser", "oekonomi"),
        ("Vurdering i forhold til økonomi", "oekonomi"),
        ("Økonomiske forhold og konsekvenser", "oekonomi"),
        ("Høring og sagsgang", "hoering"),
        ("Retsgrundlag", "lovgrundlag"),
        ("Lovgrundlag – link", "lovgrundlag"),
        ("Juridiske og planmæssige forhold", "lovgrundlag"),
        ("Supplerende sagsfremstilling", "historik"),
        ("Oversigt over politisk behandling", "historik"),
        ("Videre proces", "videre-proces"),
        ("Sagens bilag", "bilag"),
        ("Bilagsoversigt", "bilag"),
        ("Beslutningskompetence", "kompetence"),
        ("Administrationens bemærkninger", "vurdering"),
        ("Administrationens vurdering:", "vurdering"),
        ("Andre konsekvenser", "konsekvenser"),
        ("Personalemæssige konsekvenser", "personale"),
        ("Konsekvenser for klimaet", "klima"),
        ("Handicappolitik:", "handicap"),
        ("Konsekvenser for børn og unge", "boern-og-unge"),
        ("Sundhedsmæssige konsekvenser", "sundhed"),
        ("Tidsperspektiv", "tidsplan"),
        ("Alternativer", "alternativer"),
    ],
)
def test_a_heading_opens_its_section(heading: str, slug: str) -> None:
    assert kind(heading) == slug


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Vurdering", "vurdering"),
        ("Personale", "personale"),
        ("Klima", "klima"),
        ("Sundhed", "sundhed"),
        ("Kommunikation", "kommunikation"),
        ("Anbefaling", "indstilling"),
    ],
)
def test_a_common_word_is_a_heading_only_where_it_is_marked(heading: str, slug: str) -> None:
    assert kind(heading) is None
    assert kind(heading, marked=True) == slug


@pytest.mark.parametrize(
    "text",
    [
        "Effekt – veteranernes vurdering",
        "Nøgletal og effekt",
        "Baggrund",
        "1. Boligsituationen",
        "Økonomi og økonomi i havnen",
        "Bilag 1",
        "Se alle bilag",
        "Indstillingen fremgår af bilaget",
        "Beslutningen træffes i morgen",
    ],
)
def test_false_friends_are_no_sections(text: str) -> None:
    assert kind(text) is None
    assert kind(text, marked=True) is None


def test_no_heading_means_two_sections() -> None:
    every = [wording for concept in sections().concepts.values() for wording in (*concept.wordings, *concept.marked_wordings)]
    assert len({" ".join(wording.split()) for wording in every}) == len(every)
    assert len(section_headings()) == len(every)


def attached(*lines: str, kind: str = "bilag") -> list[Attachment]:
    found = [Line(number, text, marked=False) for number, text in enumerate(lines, 1)]
    blocks = tuple(as_block(block, None) for block in read_blocks(found, titles_only=kind == "bilag"))
    return list(read_attachments([Section(1, kind, "Bilag", blocks, Span(1, len(lines)))]))


def titles(*lines: str, kind: str = "bilag") -> list[tuple[str | None, str]]:
    return [(one.number, one.title) for one in attached(*lines, kind=kind)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Bilag 1 - Plan for havnen", "Bilag 2 - Kort"), [("1", "Plan for havnen"), ("2", "Kort")]),
        (("Bilag 1: Plan.pdf", "", "Bilag 2: Kort.pdf"), [("1", "Plan.pdf"), ("2", "Kort.pdf")]),
        (("1. Plan.pdf", "2. Kort.pdf"), [("1", "Plan.pdf"), ("2", "Kort.pdf")]),
        (("- Plan for havnen", "- Kort"), [(None, "Plan for havnen"), (None, "Kort")]),
        (("Plan for havnen", "Kort over kajen"), [(None, "Plan for havnen"), (None, "Kort over kajen")]),
        (
            ("1 Åben Plan for havnen (12345/21)", "2 Lukket Bilag 4 - Tilbud (12346/21)"),
            [("1", "Plan for havnen (12345/21)"), ("4", "Tilbud (12346/21)")],
        ),
        (("plan.pdf, kort.docx", ""), [(None, "plan.pdf"), (None, "kort.docx")]),
        (("Bilag: 1. plan.pdf",), [("1", "plan.pdf")]),
        ((LONG, "veje"), [(None, f"{LONG} veje")]),
        (("Ingen bilag",), []),
        (("Ingen",), []),
        (("Der er ingen bilag til sagen.",), []),
        (("Se alle bilag",), []),
        (("-",), []),
        (("Bilagsnotat om havnen",), [(None, "Bilagsnotat om havnen")]),
        (("2025 i tal",), [(None, "2025 i tal")]),
    ],
)
def test_attachments(lines: tuple[str, ...], found: list[tuple[str | None, str]]) -> None:
    assert titles(*lines) == found


@pytest.mark.parametrize(
    ("text", "document", "closed"),
    [
        ("Plan for havnen (12345/21)", "12345/21", False),
        ("Plan for havnen (Dok. 306-2019-263412)", "306-2019-263412", False),
        ("Plan for havnen (330-2018-500301)", "330-2018-500301", False),
        ("Plan for havnen, dok.nr. 123456", "123456", False),
        ("Plan for havnen (Lukket bilag)", None, True),
        ("1 Lukket Plan for havnen", None, True),
        ("Plan for havnen (2021-2024)", None, False),
        ("Plan for havnen", None, False),
    ],
)
def test_what_is_printed_with_a_title(text: str, document: str | None, closed: bool) -> None:
    (found,) = attached(text)
    assert (found.document, found.closed) == (document, closed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bilag: plan.pdf", [(None, "plan.pdf")]),
        ("Bilag 1 - Plan for havnen", [("1", "Plan for havnen")]),
        ("Bilag: 1. plan 2. kort", [("1", "plan 2. kort")]),
    ],
)
def test_attachments_without_a_heading_where_a_line_says_so(text: str, found: list[tuple[str | None, str]]) -> None:
    assert titles(text, kind="sagsfremstilling") == found


@pytest.mark.parametrize(
    "text",
    [
        "Bilag 1 viser planen for havnen.",
        "Se bilag 2: planen er ny.",
        "Bilag: planen er ikke vedlagt",
        "Som det ses af bilag 1 - planen - er havnen ny.",
        "Bilag 1 - planen for havnen - er vedlagt sagen og viser det hele.",
    ],
)
def test_running_text_about_attachments_lists_none(text: str) -> None:
    assert titles(text, kind="sagsfremstilling") == []


def test_letters_and_bullets_open_points() -> None:
    lines = [
        Line(number, text, marked=False)
        for number, text in enumerate(
            ("a) at havnen åbner", "b) at kajen lukker", "• en bro", "▪ en mole", "- = mindreforbrug"), 1
        )
    ]
    assert [(block.kind, block.number, block.text) for block in read_blocks(lines)] == [
        (BlockKind.NUMBERED, "a", "at havnen åbner"),
        (BlockKind.NUMBERED, "b", "at kajen lukker"),
        (BlockKind.BULLET, None, "en bro"),
        (BlockKind.BULLET, None, "en mole - = mindreforbrug"),
    ]


def test_a_block_of_running_text_is_a_paragraph() -> None:
    (block,) = read_blocks([Line(1, "Havnen er åben.", marked=False)])
    assert as_block(block, None) == Block(BlockKind.PARAGRAPH, "Havnen er åben.", Span(1, 1))
