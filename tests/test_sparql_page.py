"""The SPARQL page's files: with the browser parts and without them, and where the data are many."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from mapping.problems import Unusable
from mapping.publish import sparql_page
from mapping.publish.parts import Parts, part_files, read_parts
from mapping.publish.sparql_page import Source
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")


def built(site: Path, said: str = "export {}") -> Path:
    """A site's folder in which a part was built that says this."""
    folder = site / "browser/built/oxigraph-1"
    folder.mkdir(parents=True)
    (folder / "web.js").write_text("export {}", "utf-8")
    digest = hashlib.sha256(said.encode()).hexdigest()
    parts = {"engine": "oxigraph-1/web.js", "editor": "e", "style": "s", "licences": "l", "files": {"oxigraph-1/web.js": digest}}
    (folder.parent / "parts.json").write_text(json.dumps(parts), "utf-8")
    return site


def test_without_npm_there_are_no_parts(tmp_path: Path) -> None:
    assert read_parts(tmp_path) is None


def test_parts_are_published_as_they_were_built(tmp_path: Path) -> None:
    site = built(tmp_path)
    parts = read_parts(site)
    assert parts is not None
    assert [(file.path, file.data) for file in part_files(site, parts)] == [("sparql/dele/oxigraph-1/web.js", b"export {}")]


def test_a_part_that_somebody_changed_is_not_published(tmp_path: Path) -> None:
    site = built(tmp_path, said="export { something_else }")
    parts = read_parts(site)
    assert isinstance(parts, Parts)
    with pytest.raises(Unusable, match="oxigraph-1/web.js is not the file that was built"):
        list(part_files(site, parts))


def test_a_list_of_parts_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "browser/built").mkdir(parents=True)
    (tmp_path / "browser/built/parts.json").write_text("{}", "utf-8")
    with pytest.raises(Unusable, match="is not what build.mjs writes"):
        read_parts(tmp_path)


@pytest.mark.parametrize(("triples", "offered"), [(300_000, 0), (300_001, 2)])
def test_parts_of_the_data_are_offered_where_they_are_too_many(triples: int, offered: int) -> None:
    slices = [
        Source("fælles", "dumps/faelles.ttl.gz", 10, common=True),
        Source("Byrådet", "dumps/odense/byraadet/2025.ttl.gz", 20, year="2025"),
        Source("Byrådet", "dumps/odense/byraadet/2026.ttl.gz", 30, year="2026"),
    ]
    whole = Source("data", "dumps/latest.ttl.gz", triples)
    setup = sparql_page._setup(URIS, None, (), whole, slices)
    assert len(setup["slices"]) == offered
    assert setup["whole"]["href"] == "../dumps/latest.ttl.gz"
    assert setup["base"] == "https://data.example.dk/"


def test_the_years_of_a_body_are_offered_together_and_take_little_space() -> None:
    years = [
        Source(f"Udvalg {body}", f"dumps/odense/udvalg-{body}/{year}.ttl.gz", 12_345, year=str(year))
        for body in range(30)
        for year in range(2006, 2026)
    ]
    slices = [Source("fælles", "dumps/faelles.ttl.gz", 10, common=True), *years]
    setup = sparql_page._setup(URIS, None, (), Source("data", "dumps/latest.ttl.gz", 10_000_000), slices)
    assert setup["slices"][0] == {"label": "fælles", "common": True, "folder": "../dumps/", "parts": [["", "faelles.ttl.gz", 10]]}
    assert setup["slices"][1]["parts"][0] == ["2006", "2006.ttl.gz", 12_345]
    assert len(setup["slices"]) == 31
    assert len(json.dumps(setup["slices"])) < 60 * len(years)
