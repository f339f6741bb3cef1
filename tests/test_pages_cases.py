"""What pages show of recommendations against decisions, and of cases from meeting to meeting."""

from __future__ import annotations

import re
from html import unescape

import pytest
from made_pages import collection_pages
from page_reader import read_page
from trial_settings import SETTINGS
from written_case import JOINED, NURSERY, READINGS, URIS

from mapping.meetings import described
from mapping.publish.documents import by_document
from mapping.publish.files import File
from mapping.publish.pages import Pages
from mapping.publish.tables import table_chunks
from mapping.publish.tables.chunks import table_context


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    pages, files = Pages(SETTINGS, URIS, JOINED), list[File]()
    for reading in READINGS:
        documents = {document.iri: document for document in by_document(described(reading.minutes, URIS), URIS)}
        files.extend(pages.of_meeting(reading, documents))
    files.extend(collection_pages(pages, JOINED, URIS))
    return {file.path: file.data.decode() for file in files}


def page(site: dict[str, str], path: str) -> str:
    """The page's own part as a reader sees it, the data at its foot left out."""
    html = site[f"odense/{path}index.html"]
    own = html.partition("<article")[2].partition("Data om denne side")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", f"<article{own}")).split())


def test_where_all_was_followed_one_line_says_so(site: dict[str, str]) -> None:
    text = page(site, "moede/boerneudvalget/2026-02-03/punkt-2/")
    assert text.count("Besluttet som indstillet.") == 1
    assert "Hvad blev der af indstillingen?" not in text


def test_what_was_not_taken_up_is_said_by_the_outcome_alone(site: dict[str, str]) -> None:
    text = page(site, "moede/byraadet/2026-02-25/punkt-3/")
    assert text.count("Udsat") == 1
    assert "ikke behandlet" not in text


def test_where_points_differ_each_is_told(site: dict[str, str]) -> None:
    text = page(site, "moede/byraadet/2026-02-25/punkt-1/")
    assert "Ét punkt fulgt, ét punkt ikke fulgt. Se punkt for punkt" in text
    told = text.partition("Hvad blev der af indstillingen?")[2]
    assert re.search(
        r"✓ Fulgt Punkt 1 Beslutningen nævner punkt 1 for sig\..*✕ Ikke fulgt Punkt 2 Indstillet: forvaltningen", told
    )
    ids = read_page(site["odense/moede/byraadet/2026-02-25/punkt-1/index.html"]).ids
    assert {"forhold-1", "forhold-2", "indstilling-mod-beslutning"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_difference_is_marked_for_eyes_ears_and_print(site: dict[str, str]) -> None:
    html = site["odense/moede/byraadet/2026-02-25/punkt-2/index.html"]
    assert '<del><span class="skjult">[udgået: </span>fire<span class="skjult">]</span></del>' in html
    assert '<ins><span class="skjult">[nyt: </span>tre<span class="skjult">]</span></ins>' in html
    assert "Overstreget stod i indstillingen og ikke i beslutningen." in page(site, "moede/byraadet/2026-02-25/punkt-2/")


def test_a_case_tells_its_course_from_the_first_to_the_latest(site: dict[str, str]) -> None:
    text = page(site, f"sag/{NURSERY.lower()}/").partition("Hele forløbet")[2]
    committee, rest = text.split("18. februar 2026", 1)
    assert "3. februar 2026 · Børneudvalget Ny daginstitution" in committee
    assert "Indstillingen: fulgt" in committee
    quoted, council = rest.split("25. februar 2026 · Byrådet", 1)
    assert "· Økonomiudvalget" in quoted
    assert "Anbefales godkendt." in quoted
    assert "Gengivet i punkt 1 , Byrådet," in quoted
    assert "Mødets eget referat er ikke i samlingen." in quoted
    assert "Ændret siden sidst Overskriften er en anden. Før: «Ny daginstitution»." in council


def test_a_standing_case_lists_its_items_and_is_drawn_as_no_story(site: dict[str, str]) -> None:
    text = page(site, "sag/00.22.04-g01-1-26/")
    assert "Et fast sagsnummer." in text
    assert "«Aktuelle sager»" in text
    assert "Punkter med sagsnummeret" in text
    assert "Hele forløbet" not in text
    assert "Senest" not in text
    item = page(site, "moede/boerneudvalget/2026-02-03/punkt-1/")
    assert "Et fast sagsnummer" in item
    assert "Samme sag på andre møder" not in item


def test_the_table_of_verdicts_has_a_row_for_each_point() -> None:
    chunks = table_chunks(READINGS[1].minutes, table_context(URIS, JOINED))
    rows = chunks["forhold"].decode().splitlines()
    assert len(rows) == 4
    assert rows[0].startswith(
        f"{URIS.base}odense/moede/byraadet/2026-02-25/punkt-1/#forhold-1,Odense Kommune,Byrådet,2026-02-25,1,"
    )
    assert ",Ikke fulgt,https://w3id.org/referat/def/forhold/#ikke-fulgt,punktet-naevnt,Sikker," in rows[1]
    assert ",Ændret," in rows[2]
    assert ",Sandsynlig," in rows[2]
