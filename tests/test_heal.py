"""Words that a line's end or a conversion tore apart: healed where it is sure, printed as they are where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_minutes import item, reading

from mapping.check.quotes import check_quotes
from mapping.model import Decision, Span
from mapping.problems import Severity, Unreadable
from mapping.read.heal import healed, joined, settled
from mapping.read.lines import Line, Role, SourceText, read_lines

ELSEWHERE = (
    "Kommunens samarbejdsmøder om parkeringsanlægget og udvalgsmødet er opgjort. Se også re-organisering og re-organisering."
)


def lines(*texts: str) -> list[Line]:
    return [Line(number, text, marked=False) for number, text in enumerate(texts, 1)]


def paragraph(*texts: str) -> str:
    """The lines as one paragraph, in a document that prints some words elsewhere."""
    return settled(joined(line.text for line in healed(lines(ELSEWHERE, "", *texts))[2:]))


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Det er kommu-", "nens opgave.", "Det er kommunens opgave."),
        ("Der er et vej-", "arbejde i gang.", "Der er et vejarbejde i gang."),
        ("Forvalt-", "ningen svarer.", "Forvaltningen svarer."),
        ("Det er kommu\u2010", "nens opgave.", "Det er kommunens opgave."),
        ("Beskæftigelses-", "og Socialudvalget", "Beskæftigelses- og Socialudvalget"),
        ("drifts-", "eller anlægsudgifter", "drifts- eller anlægsudgifter"),
        ("i årene 2025-", "2027 er der", "i årene 2025-2027 er der"),
        ("i 2025-", "og 2026-priser", "i 2025- og 2026-priser"),
        ("de 15-17-", "årige og 60-", "de 15-17-årige og 60-"),
        ("en e-", "mail til", "en e-mail til"),
        ("en A-", "sag i byrådet", "en A-sag i byrådet"),
        ("de ikke-", "vestlige lande", "de ikke-vestlige lande"),
        ("nye it-", "systemer", "nye it-systemer"),
        ("EU-", "midler", "EU-midler"),
        ("VeteranTeam-", "indsatsen", "VeteranTeam-indsatsen"),
        ("en re-", "organisering af", "en re-organisering af"),
        ("i Nord-", "Sjælland", "i Nord-Sjælland"),
        ("børne-/unge-", "området", "børne-/ungeområdet"),
        ("i alt 100.000,-", "kroner", "i alt 100.000,- kroner"),
        ("Dette er sagt -", "men ikke skrevet", "Dette er sagt - men ikke skrevet"),
    ],
)
def test_a_hyphen_at_a_lines_end(first: str, second: str, whole: str) -> None:
    assert paragraph(first, second) == whole


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Det er op-gjort.", "Det er opgjort."),
        ("De samarbejds møder", "De samarbejdsmøder"),
        ("på udvalgs mødet", "på udvalgsmødet"),
        ("et parke-ringsanlæg", "et parke-ringsanlæg"),  # the document prints another form of the word
        ("parke-ringsanlægget", "parkeringsanlægget"),
        ("en re-organisering", "en re-organisering"),
        ("en e-mail om 60-årige", "en e-mail om 60-årige"),
        ("by- og drifts-og anlæg", "by- og drifts-og anlæg"),
        ("uddannelses tilbud", "uddannelses tilbud"),
    ],
)
def test_within_a_line_only_what_the_document_prints_whole_elsewhere(printed: str, meant: str) -> None:
    assert paragraph(printed) == meant


def test_a_genitive_stays_two_words() -> None:
    text = lines(
        "Årsregnskabet og kvartalsregnskabet.",
        "Sidste kvartals regnskabet.",
        "Et udvalgs mødested.",
        "Et udvalgs sager.",
        "Udvalgsmødestedet og udvalgssager, udvalgsmødested.",
    )
    assert [line.text for line in healed(text)] == [line.text for line in text]


def test_a_name_keeps_its_hyphen() -> None:
    text = lines("I Vejle og om Vejle er der nyt.", "Den nye Vejle-", "model bruges.")
    assert settled(joined(line.text for line in healed(text)[1:])) == "Den nye Vejle-model bruges."


def test_a_word_torn_by_a_page_is_healed_over_the_running_head() -> None:
    text = [*lines("Det er kommu-", "", "Side 2", "", "nens opgave.")]
    text[2] = replace(text[2], role=Role.FURNITURE)
    done = healed(text)
    assert settled(joined([done[0].text, done[4].text])) == "Det er kommunens opgave."
    assert [line.number for line in done] == [1, 2, 3, 4, 5]


def test_a_paragraph_that_nothing_goes_on_from_keeps_its_hyphen() -> None:
    done = healed(lines("Det er kommu-", "nens"))
    assert settled(joined([done[0].text])) == "Det er kommu-"


@given(st.lists(st.text("abcæøå -\u00ad\u2060\t.", max_size=30), max_size=12))
def test_healing_only_takes_hyphens_and_gaps_away(texts: list[str]) -> None:
    def bare(words: str) -> str:
        return "".join(letter for letter in words if letter.isalnum() or letter == ".")

    done = healed(lines(*texts))
    assert [bare(line.text) for line in done] == [bare(text) for text in texts]
    assert bare(settled(joined(line.text for line in done))) == bare("".join(texts))


# Quotes are read again in the lines they were healed from ---------------------------------------------------------


def faults(printed: str, said: str) -> int:
    text = f"REFERAT\n\n\n\n\n\n{printed}\n"
    last = text.count("\n")
    decided = item(decision=Decision(said, (), Span(7, last)))
    return len([problem for problem in check_quotes(reading(decided, text=text)) if problem.saw.startswith("a decision «")])


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Det er kommu-\nnens opgave.", "Det er kommunens opgave."),
        ("Det er op-gjort og re-organiseret.", "Det er opgjort og re-organiseret."),
        ("samarbejds møder", "samarbejdsmøder"),
        ("drifts-\nog anlæg i kommu-\nnen", "drifts- og anlæg i kommunen"),
        ("de 15-\n17-årige i kommu-\n\nnen", "de 15-17-årige i kommunen"),
        ("kom\u00admu\u00adnen", "kommunen"),
        ("con\ufb01g", "config"),
        ("Beska\u030affet", "Beskåffet"),
    ],
)
def test_healed_words_pass(printed: str, said: str) -> None:
    assert faults(printed, said) == 0


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("de 15-17-årige", "de 1517-årige"),
        ("en e-mail", "en email"),
        ("drifts-\nog anlæg", "driftsog anlæg"),
        ("kommunen", "kom-munen"),
        ("Det er op-gjort.", "Det er ikke opgjort."),
        ("Det er op-gjort nu.", "Det er opgjort."),
        ("i Nord-\nSjælland", "i NordSjælland"),
        ("100-200 mio. kr. er op-gjort", "100200 mio. kr. er opgjort"),
    ],
)
def test_any_other_difference_still_fails(printed: str, said: str) -> None:
    assert faults(printed, said) == 1


# Text as conversion tools leave it ---------------------------------------------------------------------------------


def read(text: str) -> SourceText:
    return read_lines(text.encode(), "prøveby/møde.txt")


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("R E F E R A T", "REFERAT"),
        ("B E S L U T N I N G", "BESLUTNING"),
        ("B e s l u t n i n g :", "Beslutning:"),
        ("R E F E R A T   B Y R Å D E T", "REFERAT BYRÅDET"),
        ("Besl utning", "Beslutning"),
        ("# Sags fremstilling", "Sagsfremstilling"),
        ("A B C F V Ø", "A B C F V Ø"),
        ("A V", "A V"),
        ("For stemte A B C D F O V Æ", "For stemte A B C D F O V Æ"),
        ("1 2 3 4 5 6 7", "1 2 3 4 5 6 7"),
        ("Mødested:\tRådhuset", "Mødested: Rådhuset"),
        ("Mødedato:\t28. april 2026", "Mødedato: 28. april 2026"),
        ("Antal:\t12", "Antal:\t12"),
        ("I alt:\tja\tnej", "I alt:\tja\tnej"),
        ("soft\u00adhyphen, \ufb01n og a\u030a", "softhyphen, fin og å"),
        ("Referat\u00a0nr.\u00a03", "Referat nr. 3"),
    ],
)
def test_letters_that_a_conversion_pulled_apart(printed: str, meant: str) -> None:
    source = read(f"{printed}\n")
    assert source.lines[0].text == meant
    assert source.text == f"{printed}\n"


@pytest.mark.parametrize(
    ("printed", "marked"),
    [
        ("**Beslutning**", True),
        ("**Beslutning.**", True),
        ("**Udvalget godkender indstillingen med de faldne bemærkninger.**", False),
        ("**" + "Et langt afsnit uden punktum " * 12 + "slut**", False),
        ("## Udvalget godkender indstillingen med de faldne bemærkninger.", True),
    ],
)
def test_a_bold_paragraph_is_no_heading(printed: str, marked: bool) -> None:
    assert read(f"{printed}\n").lines[0].marked is marked


def test_form_feeds_part_pages_and_running_heads_are_found() -> None:
    pages = [f"Prøveby Kommune\n\nTekst {'abc'[i]}\n\nSide {i + 1} af 3\n" for i in range(3)]
    source = read("\f".join(pages))
    assert source.file.page_starts == (1, 6, 11) and source.problems == () and "\f" not in source.text
    assert [line.text for line in source.lines if line.role is Role.FURNITURE] == [
        "Prøveby Kommune", "Side 1 af 3", "Prøveby Kommune", "Side 2 af 3", "Prøveby Kommune", "Side 3 af 3",
    ]  # fmt: skip


def test_a_head_that_names_the_meeting_stays_on_the_first_page() -> None:
    pages = [f"REFERAT Byrådet d. 06-05-2026\n\nTekst {'abc'[i]}\n" for i in range(3)]
    assert [line.number for line in read("\f".join(pages)).lines if line.role is Role.FURNITURE] == [4, 7]


def test_what_every_page_of_items_begins_with_is_no_running_head() -> None:
    pages = [
        f"Punkt {i}: Lukket sag\n\n85.02.02-P35-{i}-26\n\nBeslutning\n\n{text}\n"
        for i, text in enumerate(["Godkendt.", "Udsat.", "Ja."], 1)
    ]
    assert [line.text for line in read("\f".join(pages)).lines if line.role] == []


def test_text_in_windows_1252_is_read_and_said() -> None:
    source = read_lines("REFERAT Byrådet – møde på «Rådhuset»\n".encode("cp1252"), "prøveby/møde.txt")
    assert source.text == "REFERAT Byrådet – møde på «Rådhuset»\n"
    (problem,) = source.problems
    assert (problem.code, problem.severity, problem.line) == ("old-encoding", Severity.NOTE, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"REFERAT \xff\xfe\x9d",
        b"\x91\x9b\x86 \x8f",
        b"Byr\xe5det \x01",
        b"a \xe5 b",
        "Byrådet".encode("cp850"),
        b"Byr\xe5det \xc3\xb8 \x81",
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_lines(data, "prøveby/møde.txt")
    assert refused.value.problem.code == "unreadable-encoding"
