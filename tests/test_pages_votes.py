"""What pages show of the written council: votes, statements, earlier decisions, attendance, closed items, gaps, a PDF's pages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from functools import cache
from html import unescape

import pytest
from made_pages import collection_pages
from page_reader import read_page
from small_minutes import item
from trial_settings import SETTINGS
from written_council import AGENDA, HARBOUR, LATER, MAIN, MINUTES, PROFILE, READING, URIS

from mapping.collection import LIST_PAGE
from mapping.describe import describe_meeting
from mapping.link import join, summarise
from mapping.model import BlockKind, Mask, Minutes, Reading, Section, Stay
from mapping.publish.documents import by_document
from mapping.publish.files import File
from mapping.publish.pages import Pages
from mapping.publish.pages.attendance import stay_words
from mapping.publish.pages.follow import MOST

MEETING = "nordby/moede/byraadet/2026-03-11/"


def publish(*meetings: Minutes) -> dict[str, str]:
    collection = join([summarise(minutes) for minutes in meetings], {"nordby": PROFILE})
    pages, files = Pages(SETTINGS, URIS, collection), list[File]()
    for minutes in meetings:
        documents = {document.iri: document for document in by_document(describe_meeting(minutes, URIS), URIS)}
        files.extend(pages.of_meeting(Reading(minutes, READING.text, ()), documents))
    files.extend(collection_pages(pages, collection, URIS))
    return {file.path: file.data.decode() for file in files}


@cache
def site() -> dict[str, str]:
    return publish(MINUTES, LATER)


def body(html: str) -> str:
    """The page's own part as a reader sees it: no marks, white space folded, the data at its foot left out."""
    return words(f"<article{html.partition('<article')[2].partition('Data om denne side')[0]}")


def words(html: str) -> str:
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    return re.sub(r" ([,.:;)])", r"\1", text).replace("( ", "(")


def page(path: str, files: dict[str, str] | None = None) -> str:
    return body((files or site())[f"{path}index.html"])


def changed(**changes: object) -> str:
    """The page of item 4a with other values."""
    whole = replace(MINUTES, items=(replace(HARBOUR, **changes),))  # type: ignore[arg-type]
    return page(f"{MEETING}punkt-4a/", publish(whole))


# Votes -------------------------------------------------------------------------------------------------------------------


def test_a_vote_is_a_table_with_a_word_for_each_side() -> None:
    html = site()[f"{MEETING}punkt-4a/index.html"]
    table = html.partition('id="afstemning-2"')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table) == ["Stemme", "Antal", "Partier", "Medlemmer"]
    heads = [words(head).split(maxsplit=1) for head in re.findall(r'<th scope="row">(.*?)</th>', table)]
    assert heads == [["✓", "For"], ["✕", "Imod"], ["–", "Hverken for eller imod"]]
    assert table.count('aria-hidden="true"') == 3, "the signs are for eyes; the words carry the meaning"


def test_a_split_party_shows_its_members_and_each_has_a_page_where_the_name_is_enough() -> None:
    html = site()[f"{MEETING}punkt-4a/index.html"]
    row = html.partition('<tr id="afstemning-2-imod">')[2].partition("</tr>")[0]
    assert words(row) == "✕ Imod 6 Ø, V (Bo Sund, Ane Thy) Ulla Vang, Olsen"
    assert 'id="afstemning-2-imod-parti-1"' in row
    assert row.count("/person/") == 3 and row.count("/liste/") == 2


def test_what_is_not_printed_is_said_and_never_a_zero() -> None:
    html = site()[f"{MEETING}punkt-4a/index.html"]
    row = html.partition('<tr id="afstemning-2-undlod">')[2].partition("</tr>")[0]
    assert words(row) == "– Hverken for eller imod ikke trykt V1 ikke trykt"
    assert "Antal" not in changed(votes=(replace(MAIN, position=1, sides=(MAIN.sides[2],)),)), "no empty column"


def test_a_unanimous_vote_without_sides_has_no_table() -> None:
    text = page(f"{MEETING}punkt-3/")
    assert "Afstemning Vedtaget enstemmigt. Enstemmigt godkendt." in text
    assert "Stemme Antal" not in text


@pytest.mark.parametrize(
    ("adopted", "unanimous", "words"),
    [
        (True, False, "Vedtaget."),
        (False, False, "Forkastet."),
        (None, True, "Enstemmigt."),
        (False, True, "Forkastet enstemmigt."),
    ],
)
def test_how_a_vote_went_is_said_where_it_is_printed(adopted: bool | None, unanimous: bool, words: str) -> None:
    vote = replace(MAIN, position=1, adopted=adopted, unanimous=unanimous)
    assert f"{words} Indstillingen blev" in changed(votes=(vote,))


def test_an_item_without_votes_speaks_of_none() -> None:
    text = page("nordby/moede/byraadet/2026-04-08/punkt-1/")
    assert not [word for word in ("Afstemning", "Udtalelser", "Tidligere behandling", "Hvem deltog") if word in text]


def test_statements_say_their_kind_and_whose_they_are() -> None:
    text = page(f"{MEETING}punkt-4a/")
    assert "Mindretalsudtalelse · Ø, Ib Juul Ø kan ikke støtte planen" in text
    assert "Bemærkning til protokollen · V, Bo Sund, Vang" in text


# Earlier decisions, outcome, closed items ----------------------------------------------------------------------------------


def test_earlier_decisions_stand_before_the_decision_and_plainly_apart() -> None:
    html = site()[f"{MEETING}punkt-4a/index.html"]
    assert html.index('id="tidligere-titel"') < html.index('id="tidligere-3"') < html.index('id="behandling"')
    earlier = html.partition('<section class="foer"')[2].partition("</section>")[0]
    assert "Tidligere behandling" in earlier and 'id="beslutning"' not in earlier
    text = page(f"{MEETING}punkt-4a/")
    assert "24. februar 2026 · Teknisk Udvalg · punkt 65 ↑ Anbefalet Forbehold taget Udvalget anbefaler indstillingen." in text


def test_an_earlier_decision_leads_to_its_own_minutes_where_they_are_published() -> None:
    first = replace(MINUTES.body, name="Teknisk Udvalg")
    held = replace(LATER, body=first, time=replace(LATER.time, day=date(2026, 2, 24)))
    files = publish(MINUTES, held)
    assert 'href="../../../teknisk-udvalg/2026-02-24/punkt-1/"' in files[f"{MEETING}punkt-4a/index.html"]
    other = page("nordby/moede/teknisk-udvalg/2026-02-24/", files)
    assert "Omtalt senere Punkt 4a: Lokalplan for havnen" in other


def test_an_outcome_shows_what_it_came_with_and_a_part_what_it_answers() -> None:
    text = page(f"{MEETING}punkt-4a/")
    assert "Beslutning ✓ Vedtaget Med ændring Ad. 1" in text
    assert "✓ Godkendt · svarer på punkt 2 i indstillingen" in text
    assert 'href="#indstilling-2"' in site()[f"{MEETING}punkt-4a/index.html"]


def test_a_closed_item_says_how_much_of_it_is_published() -> None:
    bare, decided = page(f"{MEETING}punkt-8/"), page(f"{MEETING}punkt-9/")
    assert "Lukket punkt: kun overskriften er offentliggjort." in bare and "Beslutningen er ikke offentliggjort." in bare
    assert "Lukket punkt: behandlet for lukkede døre." in decided and "Godkendt" in decided
    assert "Lukket punkt: kun overskriften er offentliggjort." in page(MEETING)
    assert "Lukket" not in page(f"{MEETING}punkt-3/")


def test_money_says_price_level_stage_and_sign() -> None:
    text = page(f"{MEETING}punkt-4a/")
    assert "2 mio. kr. 2026, 2026-P/L, anlægsbevilling, mindreforbrug" in text
    assert "Bevillingstrin: Anlægsbevilling. Prisniveau: 2026-P/L. - = mindreforbrug" in text


# The meeting -----------------------------------------------------------------------------------------------------------------


def test_the_meeting_tells_its_gaps_its_days_its_masks_and_how_surely_it_was_read() -> None:
    text = page(MEETING)
    assert "Mødet fortsatte den 12. marts 2026." in text
    assert "Punkt 5, 6 og 7 er ikke offentliggjort." in text
    assert "3 oplysninger er sløret i teksten" in text
    assert "Referatet er læst efter almindelige regler for danske referater" in text


def test_one_gap_and_one_mask_are_said_in_the_singular() -> None:
    one = replace(MINUTES, missing_numbers=("7",), masks=(Mask(3, "name"),), layout="nordby-nu")
    text = page(MEETING, publish(one))
    assert "Punkt 7 er ikke offentliggjort. Nummeret mangler" in text
    assert "1 oplysning er sløret i teksten" in text
    assert "almindelige regler" not in text


def test_a_plain_meeting_has_no_such_notes() -> None:
    text = page("nordby/moede/byraadet/2026-04-08/", publish(replace(LATER, layout="nordby-nu")))
    assert not [word for word in ("sløret", "ikke offentliggjort", "fortsatte", "Fremmøde", "almindelige regler") if word in text]


def test_the_list_of_attendance_names_the_elected_and_shows_others_by_role() -> None:
    text = page(MEETING)
    assert "Grete Holm (A), borgmester" in text
    assert "Per Lund (A), stedfortræder for Lis Kær" in text
    assert "Mie Nørgaard (Radikale Venstre)" in text
    assert "Embedsfolk og gæster Kommunaldirektør, embedsperson" in text
    everything = "".join(site().values())
    assert "Kai Embedsmand" not in everything and "Rie Besøgende" not in everything


@pytest.mark.parametrize(
    ("stay", "words"),
    [
        (Stay(False, None, None, "4a", "4a"), "var ikke med i punkt 4a"),
        (Stay(True, None, time(18, 40), None, "3"), "var der til kl. 18.40, til punkt 3"),
        (Stay(False, time(11, 30), None, None, None), "var ikke med fra kl. 11.30"),
        (Stay(True, None, None, "129", "138"), "var der fra punkt 129 til punkt 138"),
    ],
)
def test_the_bounds_of_a_stay_in_words(stay: Stay, words: str) -> None:
    assert stay_words(stay) == words


def test_the_source_of_a_pdf_shows_where_each_page_begins() -> None:
    html = site()[f"{MEETING}referat/index.html"]
    assert re.findall(r'value="(\d+)"><span class="sideskift">Side (\d+)</span>', html) == [("1", "1"), ("22", "2"), ("40", "3")]
    assert "sideskift" not in site()["nordby/moede/byraadet/2026-04-08/referat/index.html"]


# Members -----------------------------------------------------------------------------------------------------------------------


def test_a_member_has_a_page_of_what_is_printed() -> None:
    text = page("nordby/person/bo-sund/")
    assert "Stemmer, der er trykt med navn Imod: Indstillingen · Punkt 4a: Lokalplan for havnen Byrådet, 11. marts 2026" in text
    assert "Udtalelser til protokollen Bemærkning til protokollen" in text
    assert "Fremmøde" not in text.replace("Mange referater nævner hverken fremmøde", "")
    assert "En stedfortræder mødte" in page("nordby/person/lis-kaer/")
    assert "Nævnt som medlem af Byrådet 2026–2029" in page("nordby/person/grete-holm/")
    assert "Nævnt som medlem" not in page("nordby/person/per-lund/"), "a substitute has no seat"


def test_a_members_list_ends_and_says_how_long_it_is() -> None:
    many = tuple(replace(AGENDA, number=str(number), position=number, votes=(MAIN,)) for number in range(1, MOST + 6))
    text = page("nordby/person/bo-sund/", publish(replace(MINUTES, items=many)))
    assert f"Her er de seneste {MOST} af {MOST + 5} stemmer." in text
    assert text.count("Imod: Indstillingen") == MOST
    assert MOST < LIST_PAGE


def test_a_list_of_candidates_names_those_who_are_printed_with_its_letter() -> None:
    assert "Ane Thy" in page("nordby/liste/v/") and "Bo Sund" in page("nordby/liste/v/")
    assert "1 trykt stemme" in page("nordby/person/")


# Every page --------------------------------------------------------------------------------------------------------------------


def test_everything_described_has_an_anchor_and_every_id_is_its_own() -> None:
    for path, html in site().items():
        reader = read_page(html)
        assert len(reader.ids) == len(set(reader.ids)), path
    reader = read_page(site()[f"{MEETING}punkt-4a/index.html"])
    described = {str(s).partition("#")[2] for s, _, _ in describe_meeting(MINUTES, URIS) if "/punkt-4a/#" in s}
    assert described <= set(reader.ids)


def test_hostile_words_are_shown_and_do_nothing() -> None:
    bad = '<script>alert("1")</script>'
    vote = replace(MAIN, position=1, subject=bad, quote=bad)
    attendance = replace(MINUTES.attendance[0], name=f"{bad} Holm", party=bad, role=bad)
    whole = replace(MINUTES, items=(item("1", votes=(vote,), group=bad),), attendance=(attendance,), missing_numbers=(bad,))
    for html in publish(whole).values():
        assert "<script>alert" not in html


def test_a_heading_with_no_text_under_it_is_shown_as_a_heading() -> None:
    """Many minutes print a row of headings, some of them empty."""
    empty = Section(1, "hoering", "Høring", (), HARBOUR.heading_span)
    assert "Hele teksten Høring linje 23" in changed(sections=(empty,), amounts=(), tables=())


def test_sub_headings_of_what_it_costs_stand_right_under_it() -> None:
    economy = replace(HARBOUR.sections[0], blocks=(replace(HARBOUR.sections[0].blocks[0], kind=BlockKind.SUBHEADING),))
    html = publish(replace(MINUTES, items=(replace(HARBOUR, sections=(economy,)),)))[f"{MEETING}punkt-4a/index.html"]
    assert '<h3 dir="auto">Et mindreforbrug på 2 mio. kr.</h3>' in html


def test_lists_of_two_municipalities_have_titles_of_their_own() -> None:
    assert "<title>Personer, Nordby Kommune – Prøve</title>" in site()["nordby/person/index.html"]
    assert "<h1>Personer</h1>" in site()["nordby/person/index.html"]
