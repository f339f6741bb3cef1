"""Pages and tables of references: what they lead to, and what later documents say."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html import unescape

from trial_settings import SETTINGS
from written_references import AGENDA, BSU, MEETINGS, REFERRING, joined, minutes

from mapping.describe.reference_target import listed_references
from mapping.link import summarise
from mapping.model import Minutes, Reading
from mapping.names import HUL
from mapping.publish.pages import Pages
from mapping.publish.pages.cases import case_page
from mapping.publish.pages.follow import initiative_page
from mapping.publish.pages.frame import render
from mapping.publish.pages.reference_list import reference_list_pages
from mapping.publish.tables import TableWriter
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")
ODENSE = REFERRING.municipalities[0]
JANUARY, DECEMBER = MEETINGS[0], MEETINGS[-1]


@cache
def pages() -> Pages:
    return Pages(SETTINGS, URIS, REFERRING)


@cache
def files(minutes: Minutes) -> dict[str, str]:
    return {file.path: file.data.decode() for file in pages().of_meeting(Reading(minutes, "\n" * 80, ()), {})}


def shown(minutes: Minutes, number: str | None, section: str) -> str:
    """A section of an item's page, or of the meeting's, as words; nothing where the page has no such section."""
    iri = URIS.item_page(minutes.key, number) if number else URIS.meeting_page(minutes.key)
    return words(files(minutes)[f"{URIS.path(iri)}index.html"], section)


def words(html: str, section: str) -> str:
    inner = html.partition(f'<section id="{section}">')[2].partition("</section>")[0]
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", inner)).split())
    return re.sub(r" ([,.:;)])", r"\1", text)


def test_a_reference_says_where_it_leads_and_why() -> None:
    text = shown(DECEMBER, "2", "henvisninger")
    assert "Læs: Punkt 2: Strategi for socialt udsatte, udkast, Beskæftigelses- og Socialudvalget, 16. januar 2024" in text
    assert "Punkterne har samme sagsnummer: 27.00.00-P22-3-23." in text
    assert "Sikkerhed: sandsynlig." in text  # the budget's adoption


def test_a_reference_that_leads_nowhere_says_why() -> None:
    text = shown(DECEMBER, "2", "henvisninger")
    assert "Ikke i samlingen. Referatet af det møde findes ikke her." in text
    assert "Endnu ikke holdt. Mødet lå efter det seneste referat her." in text
    assert "Flere muligheder." in text


def test_where_only_the_meeting_is_known_the_meeting_is_linked() -> None:
    html = files(DECEMBER)[f"{URIS.path(URIS.item_page(DECEMBER.key, '4'))}index.html"]
    assert '<b>Læs:</b> <a href="../../2024-01-16/">' in html


def test_an_item_shows_what_later_documents_say_of_it() -> None:
    text = shown(JANUARY, "2", "omtalt")
    assert text.startswith("Omtalt senere Punkt 2: Strategi for socialt udsatte, opfølgning")
    assert "Udvalget behandlede den 16. januar 2024 et udkast." in text
    assert "3. december 2024" in text and "Orientering givet" in text
    html = files(JANUARY)[f"{URIS.path(URIS.item_page(JANUARY.key, '2'))}index.html"]
    assert 'href="../../2024-12-03/punkt-2/#henvisning-1"' in html


def test_a_meeting_shows_what_others_say_of_it_before_and_after() -> None:
    february = MEETINGS[1]
    assert "Punkt 3: Unge uden uddannelse" in shown(february, None, "omtalt")
    assert shown(february, None, "ventet").startswith("Omtalt på forhånd Punkt 2: Strategi for socialt udsatte, udkast")
    assert shown(DECEMBER, None, "omtalt") == ""


def test_what_is_not_certain_is_said_to_be_so_where_it_is_shown_again() -> None:
    assert "Sandsynlig: Sætningen nævner «Unge på vej»" in shown(MEETINGS[1], "2", "omtalt")


def test_a_case_shows_what_other_cases_say_of_it_and_not_what_it_says_itself() -> None:
    for case in ODENSE.cases:
        html = render(pages().site, case_page(pages().site, case, None)).data.decode()
        if case.number == "15.20.00-A00-7-23":
            assert "Punkt 3: Unge uden uddannelse" in words(html, "omtalt")
        if case.number == "27.00.00-P22-3-23":
            assert words(html, "omtalt") == ""


def test_an_initiative_shows_what_is_said_of_its_items_by_those_that_do_not_name_it() -> None:
    own = ("B-sag: De unges videre vej", "15.20.00-A00-7-23", "Udvalget drøftede den 13. februar 2024 sagen.")
    later = minutes(BSU, date(2024, 12, 17), (AGENDA, own))
    known = joined(*map(summarise, (*MEETINGS, later)))
    site = Pages(SETTINGS, URIS, known).site
    (initiative,) = known.municipalities[0].initiatives
    text = words(render(site, initiative_page(site, initiative, None)).data.decode(), "omtalt")
    assert text.startswith("Omtalt senere Punkt 2: De unges videre vej")
    assert "Udvalget drøftede den 13. februar 2024 sagen." in text
    assert "Unge uden uddannelse" not in text, "it names the initiative, and stands where those do"


def test_the_list_has_every_reference_once_with_those_that_lead_somewhere_first() -> None:
    (page,) = reference_list_pages(pages().site, ODENSE, {})
    html = render(pages().site, page).data.decode()
    assert page.path == "odense/henvisning/"
    assert len(re.findall(r'href="[^"]*#henvisning-\d+"', html)) == len(ODENSE.knowledge.references) == 14
    assert html.index("Fører til et referat her") < html.index("Ikke i samlingen") < html.index("Endnu ikke holdt")
    assert [each.gap for each in listed_references(ODENSE)][:10] == [None] * 10


def test_the_table_has_what_each_leads_to() -> None:
    table = TableWriter(URIS, REFERRING).chunks(DECEMBER)["henvisninger"].decode()
    first, *_ = (line for line in table.split("\r\n") if "16. januar 2024 et udkast" in line)
    for cell in (URIS.meeting(JANUARY.key), URIS.item(JANUARY.key, "2"), "samme-sag", "Sikker"):
        assert str(cell) in first
    assert any(str(HUL["flere-muligheder"]) in line for line in table.split("\r\n"))
    assert BSU in table
