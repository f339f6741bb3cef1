"""What releases promised is kept: their terms and addresses live on, and what changes is named, told and recorded."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from rdflib import Graph

from tests.promises import (
    ADDRESSES,
    RELEASES,
    ROOT,
    SUMS,
    TERMS,
    Change,
    accept,
    addresses,
    build,
    change_of,
    edited,
    gone,
    lost_addresses,
    lost_terms,
    read,
    recorded,
    terms,
    version_of,
    vocabulary,
    written,
    wrong_with_vocabulary,
)

CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.fixture(scope="module")
def now() -> Graph:
    return vocabulary()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("promises") / "site")


# What is so ----------------------------------------------------------------------------------------------------------


def test_the_vocabulary_is_what_its_version_promises(now: Graph) -> None:
    version = version_of(now)
    wrong = wrong_with_vocabulary(now, recorded(TERMS).get(version), change_of(CHANGELOG, version))
    assert wrong == [], "\n".join(wrong)


def test_every_term_of_every_release_lives_on(now: Graph) -> None:
    wrong = lost_terms(now, recorded(TERMS))
    assert wrong == [], "\n".join(wrong)


def test_every_address_of_every_release_leads_somewhere(site: Path) -> None:
    wrong = lost_addresses(site, recorded(ADDRESSES), gone())
    assert wrong == [], "\n".join(wrong)


def test_what_a_release_promised_was_never_edited() -> None:
    wrong = edited()
    assert wrong == [], "\n".join(wrong)


def test_every_recorded_release_is_in_the_changelog() -> None:
    versions = {path.name for path in RELEASES.iterdir() if path.is_dir()}
    assert versions == recorded(TERMS).keys() == recorded(ADDRESSES).keys()
    untold = {version for version in versions if not change_of(CHANGELOG, version).told}
    assert untold == set(), "CHANGELOG.md needs a heading and an entry «- **Vocabulary** <version>» for each recorded version."
    assert {each["version"] for each in gone() if f"## {each['version']}" not in CHANGELOG} == set()


def test_the_lists_hold_what_they_should() -> None:
    """Some of each kind, by hand: a list that is written from nothing promises nothing."""
    (listed, promised) = (recorded(name)["0.1.0"] for name in (TERMS, ADDRESSES))
    kinds = {line.split("\t")[0]: line.split("\t")[1] for line in listed.splitlines()}
    assert kinds["def#AgendaItem"] == "Class"
    assert kinds["def#outcome"] == "ObjectProperty"
    assert kinds["def/udfald/#afvist"] == "Concept"
    assert kinds["def/shapes/#AgendaItemShape"] == "NodeShape"
    meeting = "odense/moede/beskaeftigelses-og-socialudvalget/2026-04-28/"
    assert {"", "odense/", meeting, f"{meeting}#moede", f"{meeting}punkt-2/#beslutning", "dumps/latest.nq"} <= read(promised)


# What would be told --------------------------------------------------------------------------------------------------

PREFIXES = """
@prefix referat: <https://w3id.org/referat/def#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<https://w3id.org/referat/def/> owl:versionInfo "0.2.0" ; owl:versionIRI <https://w3id.org/referat/0.2.0/def/> .
"""
BEFORE = "referat:Item a owl:Class ; rdfs:label 'Punkt'@da . referat:number a owl:DatatypeProperty ; rdfs:domain referat:Item ."


def graph(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text, format="turtle")


def test_a_label_is_no_promise_and_a_domain_is_one() -> None:
    assert terms(graph(BEFORE.replace("Punkt", "Dagsordenspunkt"))) == terms(graph(BEFORE))
    assert terms(graph(BEFORE.replace("rdfs:domain referat:Item", "rdfs:domain referat:Case"))) != terms(graph(BEFORE))


def test_a_change_of_a_released_version_is_told_what_it_needs() -> None:
    after = graph(BEFORE + "referat:title a owl:DatatypeProperty .")
    (told,) = wrong_with_vocabulary(after, terms(graph(BEFORE)), Change(told=True, open=False))
    assert told.startswith(
        "The vocabulary is another than version 0.2.0 promises. Version 0.2.0 is released. Raise owl:versionInfo"
    )
    assert re.search(r"^\+def#title\tDatatypeProperty\t[0-9a-f]{12}$", told, re.MULTILINE)


def test_a_change_of_a_version_that_is_not_released_is_told_what_it_needs() -> None:
    (told,) = wrong_with_vocabulary(graph(BEFORE), terms(graph("")), Change(told=True, open=True))
    assert "add what changed to the CHANGELOG's entry on it, then run python -m tests.promises --accept." in told


def test_a_version_without_a_record_or_a_word_in_the_changelog_is_told() -> None:
    first, second = wrong_with_vocabulary(graph(BEFORE), None, Change(told=False, open=False))
    assert first.startswith("CHANGELOG.md needs a heading «## 0.2.0», and under it an entry")
    assert second == "Version 0.2.0 of the vocabulary is not recorded: run python -m tests.promises --accept."


def test_the_two_words_for_a_version_agree() -> None:
    other = Graph().parse(data=PREFIXES.replace("referat/0.2.0/", "referat/0.1.0/"), format="turtle")
    (told,) = wrong_with_vocabulary(other, terms(other), Change(told=True, open=True))
    assert told.startswith("owl:versionIRI does not name version 0.2.0")


def test_a_term_that_is_gone_is_told_and_one_that_is_deprecated_needs_another() -> None:
    before = {"0.1.0": terms(graph(BEFORE))}
    assert lost_terms(graph(BEFORE), before) == []
    (told,) = lost_terms(graph(BEFORE.partition(" . ")[0] + " ."), before)
    assert told.startswith("https://w3id.org/referat/def#number of 0.1.0 is defined no more.")
    (told,) = lost_terms(graph(BEFORE + "referat:number owl:deprecated true ."), before)
    assert told.startswith("https://w3id.org/referat/def#number is deprecated, and nothing says what to use instead")
    replaced = "referat:number owl:deprecated true ; dcterms:isReplacedBy referat:nr . referat:nr a owl:DatatypeProperty ."
    assert lost_terms(graph(BEFORE + replaced), before) == []


@pytest.mark.parametrize(
    ("changelog", "change"),
    [
        ("# C\n\n## 0.2.0 (unreleased)\n\n- **Vocabulary** 0.2.0: a title.\n\n## 0.1.0\n", Change(told=True, open=True)),
        ("# C\n\n## 0.2.0 (2026-12-01)\n\n- **Site**: x.\n- **Vocabulary** 0.2.0: a title.\n", Change(told=True, open=False)),
        ("# C\n\n## 0.2.0\n\n- **Site**: x.\n\n## 0.1.0\n\n- **Vocabulary** 0.2.0\n", Change(told=False, open=False)),
        ("# C\n\n## 0.1.0\n\n- **Vocabulary** 0.2.0\n", Change(told=False, open=False)),
        ("# C\n\n## 0.2.01\n\n- **Vocabulary** 0.2.01\n", Change(told=False, open=False)),
    ],
)
def test_a_version_is_found_in_the_changelog(changelog: str, change: Change) -> None:
    assert change_of(changelog, "0.2.0") == change


def test_addresses_are_read_as_they_are_written() -> None:
    found = {"", "a/", "a/#x", "a/#y", "b.txt#line=1,2"}
    assert written(found) == "/\n/a/ #x #y\n/b.txt #line=1,2\n"
    assert read(written(found)) == found | {"b.txt"}


def test_an_address_that_is_gone_is_told(tmp_path: Path) -> None:
    small = small_site(tmp_path)
    assert addresses(small) == {"", "a/", "a/#x", "dumps/latest.nq"}
    assert lost_addresses(small, {"0.1.0": "/\n/a/ #x\n"}, []) == []
    before = {"0.1.0": "/\n/a/ #x #y\n/b/ #z\n"}
    assert [each.partition(". ")[0] for each in lost_addresses(small, before, [])] == [
        "/a/#y of 0.1.0 is there no more",
        "/b/ of 0.1.0 is there no more",
        "/b/#z of 0.1.0 is there no more",
    ]
    said = [{"address": "/a/#y", "instead": "/a/#x"}, {"address": "/b/"}]
    assert lost_addresses(small, before, said) == []
    assert lost_addresses(small, before, [*said, {"address": "/a/", "instead": "/c/"}]) == [
        "/c/ is said to stand in the place of another, and is not there.",
        "/a/ is said to be gone, and is there.",
    ]


def small_site(folder: Path) -> Path:
    for name in ("index.html", "a/index.html", "a/index.ttl", "static/x.css", "dumps/latest.nq", "dumps/sha256-0a/x.ttl"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", "utf-8")
    (folder / "dumps/latest.nq").write_text(
        '<https://data.example.dk/a/#x> <a:p> "v" <a:g> .\n<a:b> <a:p> "v" <a:g> .\n', "utf-8"
    )
    return folder


def test_a_release_is_recorded_as_long_as_it_is_open_and_never_after(tmp_path: Path) -> None:
    releases, small = tmp_path / "releases", small_site(tmp_path / "site")
    shutil.copytree(RELEASES, releases)
    earlier = (releases / "0.1.0" / TERMS).read_bytes()
    first, second = graph(BEFORE), graph(BEFORE + "referat:title a owl:DatatypeProperty .")
    assert accept(first, Change(told=False, open=True), small, releases) != []
    assert not (releases / "0.2.0").exists()
    for each in (first, second):
        assert accept(each, Change(told=True, open=True), small, releases) == []
        assert (edited(releases), recorded(TERMS, releases)["0.2.0"]) == ([], terms(each))
    assert accept(first, Change(told=True, open=False), small, releases) != []
    assert accept(second, Change(told=True, open=False), small, releases) == [
        "Version 0.2.0 is released, so what it promised stays as it is."
    ]
    assert recorded(TERMS, releases)["0.2.0"] == terms(second)
    assert (releases / "0.1.0" / TERMS).read_bytes() == earlier
    assert len((releases / SUMS).read_text("utf-8").splitlines()) == 4


def test_an_edited_release_is_told(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    shutil.copytree(RELEASES, releases)
    (releases / "0.1.0" / TERMS).write_text("", "utf-8")
    (releases / "0.1.0" / "more.txt").write_text("", "utf-8")
    assert [each.partition(" is ")[0] for each in edited(releases)] == [
        "ontology/releases/0.1.0/more.txt",
        f"ontology/releases/0.1.0/{TERMS}",
    ]
