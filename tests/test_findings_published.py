"""Findings as they are published: their data, their pages with both places, their list, their feed, and the item's own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from made_pages import collection_pages
from page_reader import PageReader, read_page
from rdflib import Graph
from saying import about
from trial_settings import SETTINGS
from written_meeting import COLLECTION, URIS

from mapping import places
from mapping.collection import Collection
from mapping.describe import JoinedFacts, describe_collection
from mapping.inputs import Input
from mapping.link import idle_dismissals, join, summarise
from mapping.model import Minutes
from mapping.problems import Severity
from mapping.profiles import Dismissal, read_profile
from mapping.publish.files import File
from mapping.publish.pages import Pages
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]
JOINED = tuple(describe_collection(COLLECTION, URIS))
FOUND = "odense/fund/datoer-afviger-0123abcd/"
MEETINGS = "odense/moede/beskaeftigelses-og-socialudvalget/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_what_is_said_of_a_finding() -> None:
    assert about(f"{FOUND}#fund", JOINED) == {
        "rdf:type referat:Finding",
        'dcterms:title "VeteranTeam Odense: forlænget af Byrådet"@da',
        "referat:municipality odense/#kommune",
        "referat:findingKind fund:datoer-afviger",
        "referat:severity fundgrad:modstrid",
        "dcterms:subject odense/initiativ/veteranteam-odense/#initiativ",
        'dcterms:date "2026-04-28"^^xsd:date',
        'referat:explanation "Det ene sted er datoen 14. august 2024, det andet sted 14. juni 2024."@da',
        'referat:rule "datoer-for-forlaenget"',
        "referat:certainty sikkerhed:sikker",
        'referat:reason "Begge steder siger, at det er forlænget."@da',
        'referat:dismissal "Det er to forskellige forlængelser."@da',
        f"dcterms:hasPart {FOUND}#udsagn-1",
        f"dcterms:hasPart {FOUND}#udsagn-2",
    }
    second = about(f"{FOUND}#udsagn-2", JOINED)
    assert 'referat:printed "14/6 2024"' in second
    assert 'prov:value "(forlænget BYR 14/6 2024)"@da' in second
    assert [one for one in second if one.startswith("prov:wasQuotedFrom ") and "line=" in one]


def test_what_was_reckoned_is_said_where_there_is_one_statement() -> None:
    said = about("odense/fund/procent-stemmer-0123abcd/#fund", JOINED)
    assert 'referat:reckoned "42 % (5 af 12)"@da' in said
    assert sum(one.startswith("dcterms:hasPart") for one in said) == 1


def real_minutes() -> Iterator[Minutes]:
    for file in sorted((ROOT / "minutes" / "odense").iterdir()):
        given = Input("odense", file)
        yield read_minutes(given.path.read_bytes(), given.name, read_profile(places.municipalities() / "odense.toml")).minutes


@pytest.fixture(scope="module")
def real() -> Collection:
    """The two real minutes; the publisher has set one finding aside."""
    profile = read_profile(places.municipalities() / "odense.toml")
    summaries = [summarise(minutes) for minutes in real_minutes()]
    whole = join(summaries, {"odense": profile})
    slug = next(one.slug for one in whole.municipalities[0].knowledge.findings if one.kind.value == "procent-afviger")
    aside = replace(profile, dismissals=(Dismissal(slug, "Tabellen tæller <forløb>."),))
    return join(summaries, {"odense": aside})


@pytest.fixture(scope="module")
def files(real: Collection) -> dict[str, File]:
    return {file.path: file for file in collection_pages(Pages(SETTINGS, URIS, real), real, URIS)}


def page(files: dict[str, File], start: str) -> PageReader:
    path = next(path for path in sorted(files) if path.startswith(f"odense/fund/{start}") and path.endswith("index.html"))
    return read_page(files[path].data.decode())


def test_a_finding_shows_both_places_beside_each_other(files: dict[str, File]) -> None:
    shown = page(files, "datoer-afviger")
    assert "Det ene sted er datoen 14. august 2024, det andet sted 14. juni 2024." in shown.text
    marked = [text for inside, text in shown.texts if inside and inside[-1] == "mark"]
    assert marked == ["Den 14. august 2024", "14/6 2024"]
    linked = [one.get("href") for one in shown.all("a")]
    assert "../../moede/beskaeftigelses-og-socialudvalget/2024-12-10/referat/#line=749,750" in [
        href.replace("referat.txt#", "referat/#") for href in linked
    ]
    assert "../../initiativ/alle-unge-skal-med/#initiativ" in linked
    assert "mailto:data@example.dk" in linked
    assert "Sådan er det fundet" in shown.text
    assert {"fund", "udsagn-1", "udsagn-2"} <= set(shown.ids)


def test_what_differs_of_two_headings_is_marked(files: dict[str, File]) -> None:
    found = [path for path in sorted(files) if "overskrift-afviger" in path and path.endswith(".html")]
    marked = [
        text.strip()
        for path in found
        for inside, text in read_page(files[path].data.decode()).texts
        if inside and inside[-1] == "mark"
    ]
    assert sorted(marked) == ["Socialforhold", "Socialforvaltningen", "lande", "ledige i job"]


def test_a_dismissed_finding_says_so_and_stands_last(files: dict[str, File]) -> None:
    shown = page(files, "procent-afviger")
    assert "Udgiveren har lagt fundet til side: Tabellen tæller <forløb>." in shown.text
    listed = read_page(files["odense/fund/index.html"].data.decode())
    headings = [text for inside, text in listed.texts if inside and inside[-1] == "h2" and "article" in inside]
    assert headings[0].startswith("Modstrid")
    assert headings[-1] == "Lagt til side af udgiveren"
    assert "feed.xml" in [one.get("href") for one in listed.all("a")]


def test_a_dismissal_that_names_no_finding_is_told(real: Collection) -> None:
    slug = next(one.slug for one in real.municipalities[0].knowledge.findings if one.dismissed)
    profile = read_profile(places.municipalities() / "odense.toml")
    right, wrong = Dismissal(slug, "Tabellen tæller forløb."), Dismissal("datoer-afviger-00000000", "Trykfejl.")
    (problem,) = idle_dismissals(real, {"odense": replace(profile, dismissals=(right, wrong))})
    assert str(problem) == (
        "odense.toml: no-such-finding\n"
        "  saw    a dismissal of «datoer-afviger-00000000», which is no finding of these minutes.\n"
        "  needs  the path word of a finding, the last folder of its page's address; if the finding is gone, remove the entry."
    )
    assert problem.severity is Severity.WARNING
    assert list(idle_dismissals(real, {"odense": replace(profile, dismissals=(right,))})) == []


def test_the_feed_tells_what_does_not_agree(files: dict[str, File]) -> None:
    feed = ElementTree.fromstring(files["odense/fund/feed.xml"].data)
    entries = feed.findall(f"{ATOM}entry")
    terms = [entry.find(f"{ATOM}category") for entry in entries]
    assert [term.get("term") for term in terms if term is not None] == ["modstrid", "mindre", "mindre"]
    assert [entry.findtext(f"{ATOM}updated", "")[:10] for entry in entries] == ["2026-04-28", "2024-12-10", "2024-12-10"]
    assert feed.findtext(f"{ATOM}updated", "").startswith("2026-04-28")


def test_every_line_that_a_finding_quotes_is_described(real: Collection) -> None:
    facts, said = JoinedFacts(real.municipalities[0], URIS), tuple(describe_collection(real, URIS))
    described = {str(triple[0]) for one in real.municipalities for meeting in one.meetings for triple in facts.of(meeting.key)}
    quoted = {str(value) for subject, predicate, value in said if "/fund/" in subject and predicate.endswith("wasQuotedFrom")}
    assert quoted
    assert quoted <= described


def test_the_example_query_finds_the_contradictions(real: Collection) -> None:
    graph = Graph()
    for triple in describe_collection(real, URIS):
        graph.add(triple)
    found = [tuple(row) for row in graph.query((ROOT / "site" / "queries" / "modstrid.rq").read_text("utf-8"))]  # type: ignore[arg-type]
    assert [tuple(str(value) for value in row[:3]) for row in found] == [
        ("Alle unge skal med: forlænget af Byrådet", "Den 14. august 2024", "14/6 2024")
    ]
