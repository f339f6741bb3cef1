"""What pages show: the answer first, word for word, with its source; hostile text as text; lists that end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from made_pages import collection_pages
from page_reader import PageReader, read_page
from small_minutes import budget, case_number, item, mention, minutes, reading
from trial_settings import SETTINGS

from mapping.describe import describe_meeting
from mapping.link import join, summarise
from mapping.model import (
    Amount,
    Attachment,
    Block,
    BlockKind,
    Decision,
    DecisionPart,
    Direction,
    MeetingTime,
    Minutes,
    Outcome,
    Proposal,
    Reading,
    Recommendation,
    RecommendationPoint,
    ReferenceKind,
    Section,
    Span,
)
from mapping.profiles import CaseTypeLabel, Profile
from mapping.publish.documents import by_document
from mapping.publish.files import File
from mapping.publish.pages import Pages
from mapping.publish.pages.words import read_words
from mapping.settings import Settings
from mapping.uris import Uris
from mapping.vocabulary import outcomes

ROOT = Path(__file__).parents[1]
BASE = "https://data.example.dk/"
URIS = Uris(BASE)
PROFILE = Profile("odense", "Odense Kommune", "0461", "35209115", (), (CaseTypeLabel("D", "Til orientering", "For information"),))
MEETING = "odense/moede/socialudvalget/2026-04-28/"
HOSTILE = '<script>alert("1")</script>\' onload="x" {{ 7 * 7 }} \u202e\x00 & </p>'


def publish(*readings: Reading, settings: Settings = SETTINGS) -> dict[str, str]:
    """All pages of some meetings, by path."""
    collection = join([summarise(one.minutes) for one in readings], {"odense": PROFILE})
    pages = Pages(settings, URIS, collection)
    files: list[File] = []
    for one in readings:
        documents = {document.iri: document for document in by_document(describe_meeting(one.minutes, URIS), URIS)}
        changed = {document.path: date(2026, 5, 12) for document in documents.values()}
        files.extend(pages.of_meeting(one, documents, changed))
    files.extend(collection_pages(pages, collection, URIS))
    assert len({file.path for file in files}) == len(files)
    return {file.path: file.data.decode() for file in files}


def pages_of(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Of all files, those that a browser shows as pages."""
    return ((path, text) for path, text in files.items() if path.endswith(".html"))


def shown(files: dict[str, str], path: str) -> PageReader:
    return read_page(files[f"{path}index.html"])


def on(day: date, number: int, whole: Minutes) -> Minutes:
    """The same meeting on another day."""
    return replace(whole, time=MeetingTime(day, None, None, None, Span(2, 2), None))


def in_order(text: str, *pieces: str) -> bool:
    """Whether the pieces stand in a text one after the other."""
    place = 0
    for piece in pieces:
        place = text.find(piece, place)
        if place < 0:
            return False
    return True


# The agenda item ------------------------------------------------------------------------------------------------


def test_an_item_leads_with_its_decision_and_ends_with_its_data() -> None:
    resume = Section(1, "resume", "Sagsresumé", (Block(BlockKind.PARAGRAPH, "Sagen kort.", Span(6, 6)),), Span(6, 6))
    points = (RecommendationPoint(1, "1", "At bygge.", Span(5, 5)), RecommendationPoint(2, "2", "At male.", Span(5, 5)))
    recommendation = Recommendation("Forvaltningen indstiller:\n\nAt bygge.\n\nAt male.", (), points, Span(5, 5))
    found = shown(
        publish(reading(item("1", title="Et hus", sections=(resume,), recommendation=recommendation))), f"{MEETING}punkt-1/"
    )
    assert in_order(
        found.text,
        "Et hus", "Beslutning", "Godkendt", "Dagsordenen blev godkendt.", "linje 7",
        "Indstilling", "Forvaltningen indstiller:", "1. At bygge.", "2. At male.", "linje 5",
        "Hvad blev lovet", "At bygge.", "At male.",
        "Hele teksten", "Sagsresumé", "Sagen kort.", "Data om denne side", "Alle data om denne side",
    )  # fmt: skip
    promises = found.text.index("Hvad blev lovet")
    assert found.text[:promises].count("At bygge.") == 1
    assert {"punkt", "behandling", "beslutning", "indstilling", "indstilling-1", "indstilling-2", "afsnit-1"} <= set(found.ids)
    assert any(one.get("href") == "../referat/#line=6,7" for one in found.all("a"))


def test_a_withdrawn_item_and_the_item_that_withdrew_it_say_so_and_link() -> None:
    parts = (
        DecisionPart(1, "Punkt 3 behandles ikke.", Outcome("udgaaet", "ikke at behandle", Span(7, 7)), "3", Span(7, 7)),
        DecisionPart(2, "Dagsordenen godkendes.", Outcome("godkendt", "godkendes", Span(7, 7)), None, Span(7, 7)),
    )
    first = item("1", decision=Decision("Punkt 3 behandles ikke. Dagsordenen godkendes.", parts, Span(7, 7)))
    third = item("3", title="En pulje", decision=None, outcome=None, dropped_by="1")
    files = publish(reading(first, third))
    page = shown(files, f"{MEETING}punkt-3/")
    assert "Punktet blev taget af dagsordenen. Det skete ved beslutningen til punkt 1: Godkendelse af dagsorden" in page.text
    assert "Referatet har ingen beslutning til punktet." in page.text
    assert any(one.get("href") == "../punkt-1/#beslutning" for one in page.all("a"))
    assert "gælder punkt 3: En pulje" in shown(files, f"{MEETING}punkt-1/").text
    assert "Taget af dagsordenen ved beslutningen til punkt 1" in shown(files, MEETING).text


def test_an_item_dropped_without_a_part_that_says_so_is_still_named_where_it_was_dropped() -> None:
    files = publish(reading(item("1"), item("3", title="En pulje", dropped_by="1")))
    assert "Beslutningen tog punkt 3: En pulje af dagsordenen." in shown(files, f"{MEETING}punkt-1/").text


def test_a_budget_table_keeps_every_cell_and_has_a_chart_with_its_figures() -> None:
    table = budget(
        "1.000 kr.\t2026\t2027\tI alt", "Inv - Job\t1.500\t\t1.500", "Hus\t850\t150\t1.000", "I alt\t2.350\t150\t2.500"
    )
    html = publish(reading(item("1", tables=(table,))))[f"{MEETING}punkt-1/index.html"]
    cells = dict(re.findall(r'<td class="tal" id="([^"]+)">([^<]*)</td>', html))
    assert cells == {
        "tabel-1-r1-2026": "1.500", "tabel-1-r1-i-alt": "1.500",
        "tabel-1-r2-2026": "850", "tabel-1-r2-2027": "150", "tabel-1-r2-i-alt": "1.000",
        "tabel-1-i-alt-2026": "2.350", "tabel-1-i-alt-2027": "150", "tabel-1-i-alt": "2.500",
    }  # fmt: skip
    assert html.count('<td class="tal"></td>') == 1
    assert "<desc" in html and "2026: 2.350. 2027: 150." in html


def test_amounts_of_one_sentence_stand_together() -> None:
    def amount(position: int, printed: str, value: int, years: tuple[int, ...]) -> Amount:
        kroner = Decimal(value)
        return Amount(
            position, printed, kroner, kroner, "mio. kr.", None, False, years, 1, "2 mio. kr., så 1 mio. kr.", Span(5, 5)
        )

    amounts = (amount(1, "2 mio. kr.", 2_000_000, (2026,)), amount(2, "1 mio. kr.", 1_000_000, (2027, 2028, 2029)))
    found = shown(publish(reading(item("1", amounts=amounts))), f"{MEETING}punkt-1/")
    before = found.text.partition("Data om denne side")[0]
    assert in_order(before, "Beløb i teksten", "2 mio. kr. 2026", "1 mio. kr. 2027–2029", "2 mio. kr., så 1 mio. kr.", "linje 5")
    assert before.count("2 mio. kr., så 1 mio. kr.") == 1
    assert {"beloeb-1", "beloeb-2"} <= set(found.ids)


def test_items_of_one_case_lead_to_each_other() -> None:
    number = case_number("27.12.04-G01-169-21")
    early = reading(item("1", title="Start", case_number=number))
    early = replace(early, minutes=on(date(2024, 12, 10), 1, early.minutes))
    late = reading(item("1", title="Status", case_number=number))
    files = publish(early, late)
    assert in_order(
        shown(files, f"{MEETING}punkt-1/").text, "Samme sag på andre møder", "Før dette møde", "Start", "10. december 2024"
    )
    after = shown(files, "odense/moede/socialudvalget/2024-12-10/punkt-1/").text
    assert in_order(after, "Samme sag på andre møder", "Efter dette møde", "Status", "28. april 2026")
    case = shown(files, "odense/sag/27.12.04-g01-169-21/").text
    assert in_order(case, "Status", "Senest", "Hele forløbet", "Start", "Status")
    assert "2 gange" in case


def test_who_raised_an_item_and_its_attachments_are_named() -> None:
    proposal = Proposal(1, "Reza Javid", "Ø", "et forslag fra Reza Javid (Ø)", Span(5, 5))
    attachment = Attachment(1, "Strategi", "2", Span(6, 6))
    files = publish(reading(item("1", proposals=(proposal,), attachments=(attachment,))))
    found = shown(files, f"{MEETING}punkt-1/")
    assert in_order(
        found.text, "Rejst af", "Reza Javid", "(Ø)", "Hvem rejste sagen", "et forslag fra Reza Javid (Ø)", "Bilag 2: Strategi"
    )
    assert {"forslag-1", "bilag-1"} <= set(found.ids)
    assert "Godkendelse af dagsorden" in shown(files, "odense/person/reza-javid/").text
    assert "Reza Javid" in shown(files, "odense/liste/oe/").text


# Other pages ----------------------------------------------------------------------------------------------------


def test_an_initiative_says_when_its_money_ends_and_where_it_is_named() -> None:
    lines = "1.000 kr.\t2026\t2027\t2028\tI alt", "Inv - Job\t1.500\t1.500\t\t3.000", "Hus\t850\t850\t850\t2.550"
    row, hus = mention(1, "Job", "budget-line", (1, 1), "Inv - Job"), mention(3, "Hus", "budget-line", (1, 2))
    mentions = (row, mention(2, "Job", "keyword"), hus)
    files = publish(reading(item("1", tables=(budget(*lines),), mentions=mentions)))
    text = shown(files, "odense/initiativ/job/").text
    assert in_order(
        text, "Job", "Senest nævnt", "Pengene slutter med 2027 efter tabellen fra 28. april 2026.", "Penge", "3.000 t.kr."
    )
    assert in_order(
        text, "Hvor det er nævnt", "Inv - Job", "linje i budgettabellen", "teksten kalder det et projekt eller en indsats"
    )
    home = shown(files, "").text
    assert in_order(
        home, "Penge, der slutter", "Slutter med 2027", "Inv - Job", "1.500 t.kr.", "Har stadig penge i 2028", "Hus", "850 t.kr."
    )


def test_the_front_page_leads_with_what_was_decided() -> None:
    quiet = item("2", title="En orientering", outcome=Outcome("orientering-givet", "Orientering givet", Span(7, 7)))
    text = shown(publish(reading(item("1", title="Et hus"), quiet)), "").text
    before = text.partition("Kommuner og udvalg")[0]
    assert in_order(text, "Seneste beslutninger", "Et hus", "Kommuner og udvalg", "Seneste møder", "Data", "In English")
    assert "En orientering" not in before


def test_the_source_page_marks_lines_and_passages() -> None:
    files = publish(reading(item("1", title="Et hus", decision=Decision("Dagsordenen blev godkendt.", (), Span(6, 7)))))
    html = files[f"{MEETING}referat/index.html"]
    assert '<li id="line=6,7" value="7"><bdi>Dagsordenen blev godkendt.</bdi></li>' in html
    assert '<span class="maal" id="line=5,7"></span><bdi>Beslutning</bdi>' in html
    assert '.tekstlinjer:has([id="line=5,7"]:target)>li:nth-child(n+6):nth-child(-n+7)' in html


def test_coverage_counts_what_was_not_read_and_not_classified() -> None:
    strange = item("1", outcome=Outcome("ikke-klassificeret", None, Span(7, 7)))
    files = publish(reading(strange))
    assert "1 beslutning er ikke klassificeret." in shown(files, MEETING).text
    assert "Beslutninger, der ikke er klassificeret: 1." in shown(files, "daekning/").text
    assert "Ikke klassificeret" in shown(files, f"{MEETING}punkt-1/").text


def test_a_meeting_without_items_and_end_says_so() -> None:
    text = shown(publish(reading()), MEETING).text
    assert in_order(text, "Begyndte", "kl. 12.30", "Sluttede", "står ikke i referatet")


def test_the_strip_gives_iri_source_licence_and_date() -> None:
    text = shown(publish(reading(item("1"))), f"{MEETING}punkt-1/").text
    assert in_order(
        text,
        "Data om denne side",
        "Turtle",
        "JSON-LD",
        f"{BASE}{MEETING}punkt-1/",
        "Referatet, linje 5–7",
        "CC0 1.0",
        "12. maj 2026",
    )


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other() -> None:
    start = date(2026, 1, 1)
    many = [reading(item("1")) for _ in range(201)]
    readings = [replace(one, minutes=on(start + timedelta(days=day), 1, one.minutes)) for day, one in enumerate(many)]
    files = publish(*readings)
    first, second = shown(files, "odense/moede/"), shown(files, "odense/moede/side/2/")
    assert "20. juli 2026" in first.text and ", 1. januar 2026" not in first.text
    assert ", 1. januar 2026" in second.text and "Møder, side 2" in second.text
    assert any(one.get("href") == "side/2/" for one in first.all("a"))
    assert "odense/moede/side/3/index.html" not in files


def test_the_page_for_missing_pages_links_from_the_root() -> None:
    links = {one.get("href") for one in read_page(publish(reading(item("1")))["404.html"]).elements if "href" in one.attributes}
    assert links == {"/", "/static/referat.css"}


# Hostile text ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile() -> dict[str, str]:
    """A site whose every text from minutes is an attack."""
    block = Block(BlockKind.PARAGRAPH, HOSTILE, Span(5, 5))
    part = DecisionPart(1, HOSTILE, Outcome("godkendt", HOSTILE, Span(7, 7)), HOSTILE, Span(7, 7))
    table = replace(budget("1.000 kr.\t2026\t2027", "Hus\t1\t2"), caption=HOSTILE, corner=HOSTILE, notes=(HOSTILE,))
    whole = item(
        "1",
        title=HOSTILE,
        sections=(Section(1, "resume", HOSTILE, (block,), Span(5, 5)),),
        recommendation=Recommendation(HOSTILE, (HOSTILE,), (RecommendationPoint(1, HOSTILE, HOSTILE, Span(5, 5)),), Span(5, 5)),
        decision=Decision(HOSTILE, (part, replace(part, position=2)), Span(7, 7)),
        attachments=(Attachment(1, HOSTILE, HOSTILE, Span(6, 6)),),
        proposals=(Proposal(1, HOSTILE, None, HOSTILE, Span(5, 5)),),
        tables=(replace(table, rows=tuple(replace(row, label=HOSTILE) for row in table.rows)),),
        mentions=(mention(1, HOSTILE, "title"),),
    )
    return publish(reading(whole, text=f"{HOSTILE}\n" * 7))


def test_hostile_text_is_shown_and_does_nothing(hostile: dict[str, str]) -> None:
    for path, html in pages_of(hostile):
        page = read_page(html)
        assert [one.get("type") for one in page.all("script")] in ([], ["application/ld+json"]), path
        data = [text for inside, text in page.texts if "script" in inside]
        assert len(data) <= 1 and all(json.loads(text)["@graph"] for text in data), path
        assert not any(name.startswith("on") for one in page.elements for name in one.attributes), path
        assert "\x00" not in html and "{{" not in html.replace("{{ 7 * 7 }}", ""), path
        assert " 49 " not in page.text, path
    assert '<script>alert("1")</script>' in read_page(hostile[f"{MEETING}punkt-1/index.html"]).text
    assert "␀" in hostile[f"{MEETING}referat/index.html"]


def test_links_lead_only_to_web_addresses(hostile: dict[str, str]) -> None:
    for path, html in pages_of(hostile):
        for one in read_page(html).elements:
            address = one.get("href")
            assert re.match(r"(https?://|mailto:|#|\.\./|\./|/$|/static/|[a-z0-9])", address) or not address, (path, address)
            assert not re.match(r"(javascript|data|vbscript):", address, re.IGNORECASE), (path, address)


# Words ----------------------------------------------------------------------------------------------------------


def test_every_outcome_has_a_word_and_a_sign_and_every_kind_a_word() -> None:
    words = read_words(ROOT / "ontology", ROOT / "site")
    assert sorted(words.signs) == sorted(outcomes().concepts)
    assert words.outcome("udgaaet") == "Ikke behandlet"
    assert words.quiet <= set(outcomes().concepts)
    assert sorted(words.directions) == sorted(Direction) and sorted(words.kinds) == sorted(ReferenceKind)
    assert sorted(words.evidence) == ["budget-line", "keyword", "name-form", "title"]


def test_two_renderings_give_the_same_bytes() -> None:
    one = reading(item("1", case_number=case_number("27.12.04-G01-169-21"), mentions=(mention(1, "Job", "title"),)))
    assert publish(one) == publish(one)


def test_minutes_are_those_of_the_small_example() -> None:
    """The paths above are those of ``small_minutes``."""
    assert URIS.path(URIS.meeting_page(minutes().key)) == MEETING
