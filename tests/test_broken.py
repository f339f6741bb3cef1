"""Bad input gets a clear answer and loses nothing: every folder of ``tests/broken/`` is built, and its words are compared.

A case is a folder with ``minutes/`` (the bad input), ``case.toml`` (what it is, the exit status, whether the faulty
meeting is published all the same) and ``expected.txt`` (the exact words on stderr). The good meeting of
``tests/minutes/`` is built beside it and must always be published.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CASES = sorted(path.parent for path in (ROOT / "tests" / "broken").glob("*/case.toml"))
GOOD = ROOT / "tests" / "minutes" / "odense" / "2025-03-04-kulturudvalget.txt"
GOOD_PAGE = "odense/moede/kulturudvalget/2025-03-04/index.html"
BAD_PAGE = "odense/moede/byraadet/2026-05-06/index.html"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), "build", "minutes", "--quiet", "--jobs", "1", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def prepare(case: Path, folder: Path) -> None:
    shutil.copytree(case / "minutes", folder / "minutes")
    (folder / "minutes" / "odense").mkdir(exist_ok=True)
    shutil.copy(GOOD, folder / "minutes" / "odense")


def test_there_are_cases() -> None:
    assert len(CASES) >= 18


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_words_are_exact_and_the_rest_is_published(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    about = tomllib.loads((case / "case.toml").read_text("utf-8"))
    prepare(case, tmp_path)
    done = run(tmp_path)
    expected = case / "expected.txt"
    if request.config.getoption("--accept"):
        expected.write_text(done.stderr, "utf-8")
    assert expected.exists(), f"no {expected}: run pytest --accept, then read what it wrote"
    assert done.stderr == expected.read_text("utf-8")
    assert done.returncode == about["status"]
    assert (tmp_path / "public" / GOOD_PAGE).is_file()
    assert (tmp_path / "public" / BAD_PAGE).is_file() == about["published"]


def test_no_digit_of_a_cpr_number_is_shown(tmp_path: Path) -> None:
    prepare(ROOT / "tests" / "broken" / "cpr-number", tmp_path)
    done = run(tmp_path)
    assert "cpr-number" in done.stderr
    for digits in ("010190", "1234"):
        assert digits not in done.stderr + done.stdout
    assert not [path for path in (tmp_path / "public").rglob("*") if path.is_file() and b"010190" in path.read_bytes()]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    prepare(ROOT / "tests" / "broken" / "hostile-text", tmp_path)
    run(tmp_path)
    pages = [path.read_text("utf-8") for path in (tmp_path / "public" / "odense").rglob("index.html")]
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
    for page in pages:
        assert "<script>alert" not in page and "<img src=x" not in page and "\u202e" not in page and "\x1b" not in page
    paths = [path.relative_to(tmp_path).as_posix() for path in (tmp_path / "public").rglob("*")]
    assert not [path for path in paths if ".." in path or "%2e" in path.lower() or "script" in path]


def test_a_line_of_a_megabyte_is_read(tmp_path: Path) -> None:
    prepare(ROOT / "tests" / "broken" / "no-decision", tmp_path)
    long = tmp_path / "minutes" / "odense" / "2026-05-06-byraadet.txt"
    long.write_text(
        long.read_text("utf-8") + "\nBeslutning\n\nByrådet beslutter, at " + "planen " * 150_000 + "vedtages.\n", "utf-8"
    )
    done = run(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "public" / BAD_PAGE).is_file()


def test_a_base_that_is_no_absolute_iri(tmp_path: Path) -> None:
    prepare(ROOT / "tests" / "broken" / "unknown-outcome", tmp_path)
    done = run(tmp_path, "--base", "data.example.dk")
    assert done.returncode == 2
    assert done.stderr == (
        "referat: The base «data.example.dk» is no absolute web address. It needs the form https://data.example.dk/ :"
        " http or https, a host, and a slash at the end.\n"
    )
    assert not (tmp_path / "public").exists()


def test_a_folder_that_is_not_ours_is_never_touched(tmp_path: Path) -> None:
    prepare(ROOT / "tests" / "broken" / "unknown-outcome", tmp_path)
    holidays = tmp_path / "public" / "holidays.txt"
    holidays.parent.mkdir()
    holidays.write_text("do not delete", "utf-8")
    done = run(tmp_path)
    assert done.returncode == 2 and "public" in done.stderr
    assert holidays.read_text("utf-8") == "do not delete" and sorted(holidays.parent.iterdir()) == [holidays]
