"""The step that looks at what we stand on: by what is locked here, and on small cases made by hand."""

from __future__ import annotations

import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.supply_chain.__main__ import main
from tests.supply_chain.advisories import entries, hits, is_affected
from tests.supply_chain.licences import LIST, RULES, forbidden, is_allowed, licence_said, licences_of, written
from tests.supply_chain.locks import ROOT, Package, Use, locked

ALLOWED = ["MIT", "Apache-2.0", "BSD-3-Clause"]


def package(name: str, version: str, ecosystem: str = "PyPI", use: Use = Use.RUNTIME) -> Package:
    return Package(ecosystem, name, version, use)


# Locks ---------------------------------------------------------------------------------------------------------------


def test_the_locks_are_read_whole() -> None:
    found = locked()
    pinned = {
        line.split("==")[0] for line in (ROOT / "requirements-dev.lock").read_text("utf-8").splitlines() if "==" in line[:80]
    }
    assert {each.name for each in found if each.ecosystem == "PyPI"} == {name.lower() for name in pinned}
    uses = {each.name: each.use for each in found}
    assert (uses["lxml"], uses["pytest"], uses["oxigraph"], uses["ldes-client"]) == (
        "runtime",
        "development",
        "browser",
        "development",
    )


def test_everything_is_locked_by_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        for entry in (ROOT / name).read_text("utf-8").split("\n\n")[-1].replace("\\\n", " ").splitlines():
            assert entry.startswith((" ", "#")) or "--hash=sha256:" in entry, entry
    for name in ("site/browser", "tests/clients"):
        parts = json.loads((ROOT / name / "package-lock.json").read_text("utf-8"))["packages"]
        assert [place for place, part in parts.items() if place and not part.get("integrity", "").startswith("sha512-")] == []


# Licences ------------------------------------------------------------------------------------------------------------


def test_every_licence_is_allowed_and_the_list_is_true() -> None:
    licences, missing = licences_of(locked())
    if missing and not os.environ.get("CI"):
        pytest.skip(f"not installed at their locked versions: {', '.join(each.name for each in missing)}")
    assert [each.name for each in missing] == []
    assert forbidden(licences) == []
    assert LIST.read_text("utf-8") == written(licences), "run python -m tests.supply_chain --accept, and read what it wrote"


def test_what_was_read_by_hand_is_in_the_locks() -> None:
    assert {*RULES["read"]} <= {each.name for each in locked()}
    assert [each["path"] for each in RULES["files"]["of_others"] if not (ROOT / each["path"]).exists()] == []


def test_no_file_of_others_lies_here_unlisted() -> None:
    """Somebody's notice stands in no file but those that the list names, and in our own licence."""
    listed = [ROOT / each["path"] for each in RULES["files"]["of_others"]]
    built = [ROOT / "site" / "browser" / name for name in ("built", "node_modules")]
    notice = re.compile(rb"copyright \(c\)|copyright [12]\d{3}|@licen[cs]e|SPDX-License-Identifier", re.IGNORECASE)
    found = [
        path.relative_to(ROOT).as_posix()
        for folder in ("site", "ontology", "shapes", "mapping", "docs", "tests/data", "tests/clients")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and "node_modules" not in path.parts and path.suffix != ".pyc"
        if not any(path.is_relative_to(place) for place in (*listed, *built))
        if notice.search(path.read_bytes())
    ]
    assert found == []


def test_no_licence_that_binds_the_whole_is_allowed_anywhere() -> None:
    for use in Use:
        named = RULES["allowed"][use]["licences"]
        assert [each for each in named if each.startswith(("GPL", "AGPL", "SSPL", "CC-BY-NC"))] == []
    assert [each for each in RULES["allowed"]["runtime"]["licences"] if each.startswith("LGPL")] == []


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("", False),
        ("GPL-2.0-only OR MIT", True),
        ("GPL-2.0-only AND MIT", False),
        ("MIT AND (GPL-2.0-only OR Apache-2.0)", True),
        ("(MIT OR Apache-2.0) AND BSD-3-Clause", True),
        ("MIT OR Apache-2.0 AND GPL-3.0-only", True),
        ("(MIT OR Apache-2.0) AND GPL-3.0-only", False),
        ("Apache-2.0 WITH LLVM-exception", False),
        ("MIT MIT", False),
    ],
)
def test_an_expression_is_allowed_where_its_terms_can_be_met(expression: str, allowed: bool) -> None:
    assert is_allowed(expression, ALLOWED) is allowed


@pytest.mark.parametrize(
    ("expression", "field", "classifiers", "licence"),
    [
        ("MIT", "GPL-3.0-only", ["License :: OSI Approved :: BSD License"], "MIT"),
        (None, "apache-2.0", [], "Apache-2.0"),
        (None, "Apache 2.0", [], "Apache-2.0"),
        (None, "Copyright (c) somebody. Permission is …", ["License :: OSI Approved :: MIT License"], "MIT"),
        (
            None,
            None,
            ["License :: OSI Approved :: MIT License", "License :: OSI Approved :: Apache Software License"],
            "Apache-2.0 OR MIT",
        ),
        (None, None, ["License :: OSI Approved :: MIT License", "License :: Other/Proprietary License"], ""),
        (None, None, ["License :: OSI Approved", "Topic :: Text Processing"], ""),
        (None, "BSD", ["License :: OSI Approved :: BSD License"], ""),
        (None, None, [], ""),
    ],
)
def test_a_licence_is_read_from_metadata(expression: str | None, field: str | None, classifiers: list[str], licence: str) -> None:
    assert licence_said(expression, field, classifiers) == licence


def test_a_forbidden_licence_is_told() -> None:
    told = forbidden({package("bad", "1.0"): "AGPL-3.0-only", package("good", "1.0"): "MIT", package("odd", "2.0"): ""})
    assert [each.split(", which")[0] for each in told] == [
        "bad 1.0 (runtime) has the licence «AGPL-3.0-only»",
        "odd 2.0 (runtime) has the licence «unknown»",
    ]
    assert forbidden({package("tool", "1", use=Use.DEVELOPMENT): "LGPL-3.0-only"}) == []


# Vulnerabilities -----------------------------------------------------------------------------------------------------


def advisory(id: str, name: str, *events: dict[str, str], ecosystem: str = "PyPI", **more: Any) -> dict[str, Any]:
    ranges = [{"type": "ECOSYSTEM" if ecosystem == "PyPI" else "SEMVER", "events": list(events)}]
    return {
        "id": id,
        "summary": "It breaks",
        "affected": [{"package": {"ecosystem": ecosystem, "name": name}, "ranges": ranges}],
        **more,
    }


@pytest.mark.parametrize(
    ("version", "events", "affected"),
    [
        ("1.0", [{"introduced": "0"}], True),
        ("0.dev1", [{"introduced": "0"}], True),
        ("1.9", [{"introduced": "0"}, {"fixed": "2.0"}], True),
        ("2.0", [{"introduced": "0"}, {"fixed": "2.0"}], False),
        ("2.0.0", [{"introduced": "0"}, {"fixed": "2"}], False),
        ("2.0rc1", [{"introduced": "0"}, {"fixed": "2.0"}], True),
        ("2.0.post1", [{"introduced": "0"}, {"fixed": "2.0"}], False),
        ("10.0", [{"introduced": "0"}, {"fixed": "9.0"}], False),
        ("1!1.0", [{"introduced": "0"}, {"fixed": "9.0"}], False),
        ("0.9", [{"introduced": "1.0"}, {"fixed": "2.0"}], False),
        ("1.0", [{"introduced": "1.0"}, {"last_affected": "1.5"}], True),
        ("1.5", [{"introduced": "1.0"}, {"last_affected": "1.5"}], True),
        ("1.5.1", [{"introduced": "1.0"}, {"last_affected": "1.5"}], False),
        ("3.1", [{"introduced": "1.0"}, {"fixed": "1.5"}, {"introduced": "3.0"}, {"fixed": "3.2"}], True),
        ("2.5", [{"introduced": "3.0"}, {"fixed": "3.2"}, {"fixed": "1.5"}, {"introduced": "1.0"}], False),
        ("1.0", [{"introduced": "0"}, {"fixed": "not a version"}], True),
        ("1.0", [{"introduced": "0"}, {"limit": "0.5"}], True),
    ],
)
def test_ranges_of_versions(version: str, events: list[dict[str, str]], affected: bool) -> None:
    assert is_affected(version, {"ranges": [{"type": "ECOSYSTEM", "events": events}]}) is affected


def test_versions_that_are_listed_and_ranges_of_commits() -> None:
    assert is_affected("1.0.0", {"versions": ["1.0"]})
    assert not is_affected("1.1", {"versions": ["1.0"]})
    assert is_affected("1.1", {"versions": ["1.0"], "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.1"}]}]})
    assert not is_affected("1.0", {"ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]})
    assert not is_affected("1.0", {})


@pytest.mark.parametrize(
    ("version", "affected"), [("3.2.3", True), ("3.2.4", False), ("3.2.4-rc.1", True), ("3.2.4-rc.10", False), ("3.10.0", False)]
)
def test_versions_of_npm(version: str, affected: bool) -> None:
    events = [{"introduced": "0"}, {"fixed": "3.2.4-rc.2"}]
    assert is_affected(version, {"ranges": [{"type": "SEMVER", "events": events}]}, "npm") is affected


def test_a_name_is_a_name_however_it_is_written() -> None:
    found = hits([package("types-requests", "1.0")], [advisory("PYSEC-1", "Types_Requests", {"introduced": "0"})])
    assert [str(each) for each in found] == ["types-requests 1.0 (runtime): PYSEC-1, It breaks; not mended yet."]


def test_other_packages_other_ecosystems_and_what_was_withdrawn_are_no_hits() -> None:
    known = [
        advisory("PYSEC-1", "other", {"introduced": "0"}),
        advisory("GHSA-1", "here", {"introduced": "0"}, ecosystem="npm"),
        advisory("PYSEC-2", "here", {"introduced": "0"}, withdrawn="2026-01-01T00:00:00Z"),
        {"id": "PYSEC-3"},
    ]
    assert hits([package("here", "1.0")], known) == []


def test_a_database_is_a_zip_a_folder_or_a_file(tmp_path: Path) -> None:
    one, two = (advisory(f"PYSEC-{n}", "here", {"introduced": "0"}) for n in (1, 2))
    (tmp_path / "folder").mkdir()
    for entry in (one, two):
        (tmp_path / "folder" / f"{entry['id']}.json").write_text(json.dumps(entry), "utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for entry in (one, two):
            archive.writestr(f"{entry['id']}.json", json.dumps(entry))
    assert [*entries(tmp_path / "folder")] == [*entries(tmp_path / "all.zip")] == [one, two]
    assert [*entries(tmp_path / "folder" / "PYSEC-1.json")] == [one]


def test_the_command_fails_on_a_vulnerable_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "osv.json"
    lxml = next(each for each in locked() if each.name == "lxml")
    database.write_text(json.dumps(advisory("PYSEC-9", "lxml", {"introduced": "0"}, {"fixed": "999"})), "utf-8")
    assert main([str(database)]) == 1
    assert f"lxml {lxml.version} (runtime): PYSEC-9, It breaks; mended in 999.\n" in capsys.readouterr().err
    assert main([str(tmp_path / "absent.zip")]) == 1
    assert "there is no such database" in capsys.readouterr().err


def test_the_command_says_where_it_did_not_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.supply_chain.__main__.databases", list)
    main([])
    assert "Vulnerabilities: NOT CHECKED, there is no database." in capsys.readouterr().out
    monkeypatch.undo()
    monkeypatch.setenv("REFERAT_OSV", str(tmp_path))
    main([])
    assert "packages against 0 advisories of" in capsys.readouterr().out
