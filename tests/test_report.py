"""The report for programs: what is in it, that it is written however a run ends, and where it may not lie."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mapping import cli
from mapping.problems import Problem, Severity
from mapping.report import report_schema
from mapping.results import Change, Report

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "minutes" / "odense" / "2025-03-04-kulturudvalget.txt"
SCHEMA = ROOT / "docs" / "report.schema.json"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one small set of minutes, in which the command is given."""
    (tmp_path / "minutes" / "odense").mkdir(parents=True)
    shutil.copy(SMALL, tmp_path / "minutes" / "odense")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reported(file: Path) -> dict[str, Any]:
    """A report, once it is known to be what the schema says."""
    made: dict[str, Any] = json.loads(file.read_text("utf-8"))
    jsonschema.validate(made, json.loads(SCHEMA.read_text("utf-8")), format_checker=jsonschema.FormatChecker())
    return made


def test_the_published_schema_is_that_of_the_classes() -> None:
    assert SCHEMA.read_text("utf-8") == report_schema(), "write mapping.report.report_schema() to docs/report.schema.json"


def test_a_build_reports_what_it_did(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        cli.main(["--quiet", "--base", "https://data.example.dk/", "--published", "2026-05-12", "--report", "report.json"]) == 0
    )
    assert capsys.readouterr() == ("", "")
    made = reported(desk / "report.json")
    assert made["form"] == 1 and made["program"] == "0.1.0"
    asked = made["asked"]
    assert (asked["command"], asked["minutes"], asked["out"], asked["dry_run"]) == ("build", ["minutes"], "public", False)
    assert (asked["base"], asked["published"], asked["persons"]) == ("https://data.example.dk/", "2026-05-12", True)
    assert asked["cache"] == str(desk.resolve() / "public.cache") and asked["scheduler"] is None
    assert made["ended"] == {"status": 0, "published": True, "unchanged": False, "fault": None}
    counts = made["counts"]
    assert (counts["found"], counts["published"], counts["left_out"], counts["read_anew"], counts["from_cache"]) == (
        1,
        1,
        0,
        1,
        0,
    )
    assert (counts["errors"], counts["warnings"]) == (0, 0)
    assert counts["files"] == sum(path.is_file() for path in (desk / "public").rglob("*")) - 1
    assert counts["files_written"] + counts["files_kept"] == counts["files"] and counts["files_removed"] == 0
    assert "https://data.example.dk/odense/moede/kulturudvalget/2025-03-04/" in made["changes"]["create"]
    assert made["changes"]["update"] == made["changes"]["delete"] == []
    stages = list(made["seconds"])
    assert stages[:3] == ["start", "read", "join"] and stages[-1] == "total"
    assert made["seconds"]["total"] == pytest.approx(sum(list(made["seconds"].values())[:-1]), abs=0.01)


def test_keys_stand_in_the_same_order_always(desk: Path) -> None:
    for name in ("one.json", "two.json"):
        assert cli.main(["check", "--quiet", "--report", name]) == 0

    def keys(value: object) -> object:
        return [(key, keys(each)) for key, each in value.items()] if isinstance(value, dict) else None

    one, two = reported(desk / "one.json"), reported(desk / "two.json")
    assert keys(one) == keys(two)
    assert list(one) == ["form", "program", "asked", "ended", "counts", "seconds", "problems", "changes"]
    del one["seconds"], two["seconds"]
    assert one == two


def test_a_check_reports_without_an_output(desk: Path) -> None:
    (desk / "minutes" / "odense" / "tom.txt").write_bytes(b"")
    assert cli.main(["check", "--quiet", "--report", "report.json"]) == 1
    made = reported(desk / "report.json")
    assert made["asked"]["command"] == "check" and made["asked"]["out"] is None and made["asked"]["cache"] is None
    assert made["ended"] == {"status": 1, "published": False, "unchanged": False, "fault": None}
    assert (made["counts"]["found"], made["counts"]["published"], made["counts"]["left_out"]) == (2, 1, 1)
    (problem,) = [each for each in made["problems"] if each["severity"] == "error"]
    assert problem["file"] == "odense/tom.txt" and problem["code"] == "empty-file" and problem["needs"]
    assert sorted(path.name for path in desk.iterdir()) == ["minutes", "report.json"]


# However it ends -----------------------------------------------------------------------------------------------------


def test_a_build_that_publishes_nothing_says_why(desk: Path) -> None:
    (desk / "minutes" / "odense" / SMALL.name).write_bytes(b"")
    assert cli.main(["--quiet", "--report", "report.json"]) == 1
    made = reported(desk / "report.json")
    said = "Nothing was published: of 1 file of minutes none is without an error."
    assert made["ended"] == {"status": 1, "published": False, "unchanged": False, "fault": said}
    assert made["counts"] is None and [each["code"] for each in made["problems"]] == ["empty-file"]


def test_settings_that_cannot_be_used_are_reported(desk: Path) -> None:
    assert cli.main(["--quiet", "--report", "report.json", "--settings", "ingen.toml"]) == 2
    made = reported(desk / "report.json")
    assert made["ended"]["status"] == 2 and made["ended"]["fault"].startswith("There is no settings file «ingen.toml»")
    assert made["asked"]["base"] is None and made["problems"] == []


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "Interrupted. What was published before stands."),
        (OSError(28, "No space left on device", "public.new/x"), 1, "No space left on device («public.new/x»)."),
        (ZeroDivisionError("010190-1234"), 1, "The program failed (ZeroDivisionError). What was published before stands."),
    ],
)
def test_a_run_that_is_broken_off_is_reported(
    desk: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, status: int, said: str
) -> None:
    def broken(*_: object, **__: object) -> Report:
        raise fault

    monkeypatch.setattr(cli, "build", broken)
    if isinstance(fault, ZeroDivisionError):  # A fault of the program is shown as one.
        with pytest.raises(ZeroDivisionError):
            cli.main(["--quiet", "--report", "report.json"])
    else:
        assert cli.main(["--quiet", "--report", "report.json"]) == status
    made = reported(desk / "report.json")
    assert made["ended"] == {"status": status, "published": False, "unchanged": False, "fault": said}


def test_nobodys_cpr_number_is_reported(desk: Path) -> None:
    folder = desk / "minutes" / "odense"
    text = SMALL.read_text("utf-8")
    (folder / "010190-1234.txt").write_text(f"{text}\nAnsøgt af 020290-4321.\n", "utf-8")
    named = folder / "030390-1111.txt"
    named.write_text("Kære alle\n", "utf-8")
    assert cli.main(["check", "minutes", str(named), "--quiet", "--report", "report.json"]) == 1
    told = (desk / "report.json").read_text("utf-8")
    codes = {each["code"] for each in reported(desk / "report.json")["problems"]}
    assert "cpr-number" in codes
    for digits in ("010190", "1234", "020290", "4321", "030390", "1111"):
        assert digits not in told


def test_problems_and_changes_that_a_report_holds(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = (Change("update", "https://d.dk/b/"), Change("create", "https://d.dk/a/"), Change("delete", "https://d.dk/c/"))
    problem = Problem("(joined data)", 7, "some-code", "«010190-1234»", "care.", Severity.WARNING)
    given = Report(3, 2, 40, 30, 5000, 60, 400, (problem,), True, changes, 10, 390, 4, 1, 1)
    monkeypatch.setattr(cli, "build", lambda *_, **__: given)
    assert cli.main(["--quiet", "--report", "report.json"]) == 1
    made = reported(desk / "report.json")
    assert made["problems"] == [
        {
            "file": "(joined data)",
            "line": 7,
            "code": "some-code",
            "severity": "warning",
            "saw": "«••••••-••••»",
            "needs": "care.",
        }
    ]
    assert made["changes"] == {"create": ["https://d.dk/a/"], "update": ["https://d.dk/b/"], "delete": ["https://d.dk/c/"]}
    assert made["counts"] == {
        "found": 3, "published": 2, "left_out": 0, "read_anew": 1, "from_cache": 1, "items": 40, "decisions": 30,
        "triples": 5000, "pages": 60, "files": 400, "files_written": 10, "files_kept": 390, "files_removed": 4,
        "errors": 0, "warnings": 1, "notes": 0,
    }  # fmt: skip


# Where it lies -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            "minutes/report.json",
            "The report «minutes/report.json» lies in «minutes», which holds minutes. Choose another --report.",
        ),
        ("minutes/odense/r.json", "The report «minutes/odense/r.json» lies in «minutes», which holds minutes."),
        ("public/report.json", "The report «public/report.json» lies in «public», which builds write. Choose another --report."),
        ("public", "The report «public» lies in «public», which builds write."),
        ("public.new", "The report «public.new» lies in «public.new», which builds write."),
        ("public.cache/r.json", "public.cache», which builds write."),
        ("nowhere/report.json", "There is no folder «nowhere» for the report. Make it, or choose another --report."),
        (
            "notes.txt",
            "«notes.txt» is there already, and is no report of this program. Move it away, or choose another --report.",
        ),
        ("there", "«there» is there already, and is no report of this program."),
        ("/dev/null", "«/dev/null» is there already, and is no report of this program."),
    ],
)
def test_a_report_lies_where_it_harms_nothing(desk: Path, place: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "notes.txt").write_text("mine\n", "utf-8")
    (desk / "there").mkdir()
    assert cli.main(["--quiet", "--report", place]) == 2
    told = capsys.readouterr().err
    assert told.startswith("referat: ") and said in told
    assert sorted(path.name for path in desk.rglob("*")) == [SMALL.name, "minutes", "notes.txt", "odense", "there"]
    assert (desk / "notes.txt").read_text("utf-8") == "mine\n"


def test_a_report_takes_the_place_of_the_last_one(desk: Path) -> None:
    (desk / "report.json").touch()  # As mktemp makes it.
    for status in (0, 2):
        settings = ["--settings", "ingen.toml"] if status else []
        assert cli.main(["check", "--quiet", "--report", "report.json", *settings]) == status
        assert reported(desk / "report.json")["ended"]["status"] == status


def test_a_report_that_cannot_be_written_leaves_the_last_one(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "--quiet", "--report", "report.json"]) == 0
    before = (desk / "report.json").read_bytes()

    swap = os.replace

    def full(old: str, new: Path) -> None:
        if Path(new).name == "report.json":
            raise OSError(28, "No space left on device", "report.json")
        swap(old, new)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        assert cli.main(["check", "--quiet", "--report", "report.json"]) == 1
        said = "The report could not be written: No space left on device («report.json»)."
        assert capsys.readouterr().err == f"referat: {said}\n"
        assert cli.main(["check", "--quiet", "--report", "report.json", "--settings", "ingen.toml"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("referat: There is no settings file")
    assert second == "referat: The report could not be written either: No space left on device («report.json»)."
    assert (desk / "report.json").read_bytes() == before
    assert sorted(path.name for path in desk.iterdir()) == ["minutes", "report.json"]
