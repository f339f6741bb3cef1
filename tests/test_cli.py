"""The command, as people and other programs meet it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapping.cli import main

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "minutes" / "odense" / "2025-03-04-kulturudvalget.txt"
PAGE = "odense/moede/kulturudvalget/2025-03-04/index.html"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one small set of minutes, in which the command is given."""
    (tmp_path / "minutes" / "odense").mkdir(parents=True)
    shutil.copy(SMALL, tmp_path / "minutes" / "odense")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def run(desk: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command, known = [sys.executable, str(ROOT / "build.py"), *arguments], os.environ | environment
    return subprocess.run(command, cwd=desk, env=known, capture_output=True, encoding="utf-8", timeout=120, check=False)


def statements(file: Path) -> set[str]:
    form = ox.RdfFormat.JSON_LD if file.suffix == ".jsonld" else None
    return {str(ox.Triple(quad.subject, quad.predicate, quad.object)) for quad in ox.parse(path=str(file), format=form)}


# Building ------------------------------------------------------------------------------------------------------------


def test_without_a_word_minutes_are_published_to_public(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    told = capsys.readouterr()
    assert (desk / "public" / PAGE).is_file()
    assert sorted(path.name for path in desk.iterdir()) == ["minutes", "public", "public.cache"]
    first, problems, feed, look = told.out.splitlines()
    assert first.startswith("1 of 1 meeting published: ") and first.endswith(" in public")
    assert problems.startswith("Problems: 0 errors, 0 warnings, ")
    assert feed.startswith("No change feed: it needs a date of publication")
    assert look == "To look at it: python -m http.server -d public   and open http://localhost:8000/ in a browser."
    stages = [line.partition(",")[0] for line in told.err.splitlines()[:3]]
    assert stages == ["read     1 of 1", "join     1 of 1", "publish  1 of 1"]


def test_quiet_says_nothing_where_nothing_is_wrong(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_dumps_hold_what_the_pages_data_files_hold(desk: Path) -> None:
    assert main(["--quiet"]) == 0
    public = desk / "public"
    # The catalogue tells of the dumps, with their sizes, and the example queries ask them: neither can be in them.
    about = {*public.glob("data/**/*"), *public.glob("sparql/*")}
    in_turtle = set().union(*map(statements, set(public.rglob("index.ttl")) - about))
    in_json = set().union(*map(statements, set(public.rglob("index.jsonld")) - about))
    assert len(in_turtle) > 1000
    assert in_turtle == in_json == statements(public / "dumps/latest.ttl") == statements(public / "dumps/latest.nq")
    quads = ox.parse(path=str(public / "dumps/latest.nq"))
    assert {str(quad.graph_name) for quad in quads} == {
        "<http://localhost:8000/#graf>",
        "<http://localhost:8000/def/#graf>",
        "<http://localhost:8000/odense/#graf>",
        "<http://localhost:8000/odense/moede/kulturudvalget/2025-03-04/#graf>",
    }


def test_every_document_has_its_three_files(desk: Path) -> None:
    assert main(["--quiet"]) == 0
    folders = {path.parent for path in (desk / "public").rglob("index.ttl")}
    assert len(folders) > 20
    for folder in folders:
        assert (folder / "index.html").is_file() and (folder / "index.jsonld").is_file(), folder


def test_base_and_date_come_from_the_command_line(desk: Path) -> None:
    assert main(["build", "--quiet", "--base", "https://data.example.dk/referat/", "--published", "2026-05-12"]) == 0
    turtle = (desk / "public" / "odense" / "index.ttl").read_text("utf-8")
    assert turtle.startswith("@prefix : <https://data.example.dk/referat/odense/#> .\n")
    everything = b"".join(files(desk / "public").values())
    assert b"localhost" not in everything


def test_one_unreadable_file_keeps_back_nothing_but_itself(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "minutes" / "odense" / "tom.txt").write_bytes(b"")
    (desk / "minutes" / "atlantis").mkdir()
    shutil.copy(SMALL, desk / "minutes" / "atlantis")
    assert main([]) == 1
    told = capsys.readouterr()
    assert (desk / "public" / PAGE).is_file()
    assert told.out.startswith("1 of 3 meetings published: ")
    assert "Left out: atlantis/2025-03-04-kulturudvalget.txt, odense/tom.txt.\n" in told.out
    assert "atlantis/2025-03-04-kulturudvalget.txt: no-profile\n" in told.err and "odense/tom.txt" in told.err


def test_a_file_that_cannot_be_opened_is_a_problem_of_its_own(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "minutes" / "odense" / "gone.txt").symlink_to(desk / "nowhere")
    assert main(["--quiet"]) == 1
    assert capsys.readouterr().err == (
        "odense/gone.txt: unreadable-file\n"
        "  saw    No such file or directory.\n"
        "  needs  a file that this user may read, or no such file in the folder of minutes.\n"
    )
    assert (desk / "public" / PAGE).is_file()


def test_two_files_for_one_meeting_are_both_left_out(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(SMALL, desk / "minutes" / "odense" / "igen.txt")
    assert main(["--quiet"]) == 1
    assert capsys.readouterr().err == (
        "odense/2025-03-04-kulturudvalget.txt: two-files-for-one-meeting\n"
        "  saw    Kulturudvalget on 2025-03-04, which is also what odense/igen.txt holds.\n"
        "  needs  one file for each meeting: move away the one that is not the record. Until then none of them is published.\n"
        "odense/igen.txt: two-files-for-one-meeting\n"
        "  saw    Kulturudvalget on 2025-03-04, which is also what odense/2025-03-04-kulturudvalget.txt holds.\n"
        "  needs  one file for each meeting: move away the one that is not the record. Until then none of them is published.\n"
        "referat: Nothing was published: of 2 files of minutes none is without an error.\n"
    )
    assert not (desk / "public").exists()


def test_an_empty_site_does_not_take_the_place_of_a_full_one(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quiet"]) == 0
    (desk / "minutes" / "odense" / SMALL.name).write_bytes(b"")
    assert main(["--quiet"]) == 1
    assert (desk / "public" / PAGE).is_file()
    (desk / "minutes" / "odense" / SMALL.name).unlink()
    assert main(["--quiet"]) == 2
    assert (desk / "public" / PAGE).is_file()
    assert capsys.readouterr().err.splitlines()[-1] == (
        "referat: There are no minutes in «minutes»: one folder a municipality is needed, with files of minutes in it."
    )


def test_two_builds_give_the_same_bytes_whatever_the_hash_seed_and_the_number_of_processes(desk: Path) -> None:
    shutil.copytree(ROOT / "minutes", desk / "minutes", dirs_exist_ok=True)
    for out, seed, jobs in (("one", "1", "1"), ("two", "4242", "3")):
        done = run(desk, "--quiet", "--out", out, "--jobs", jobs, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
    one, two = files(desk / "one"), files(desk / "two")
    assert list(one) == list(two)
    assert [path for path in one if one[path] != two[path]] == []


def test_a_build_of_the_same_input_writes_no_file_again(desk: Path) -> None:
    assert main(["--quiet"]) == 0
    before = {path: path.stat().st_ino for path in (desk / "public").rglob("*.*") if path.is_file() and path.name != ".referat"}
    assert main(["--quiet"]) == 0
    assert {path: path.stat().st_ino for path in before} == before


def test_a_build_that_is_killed_leaves_the_old_site(desk: Path) -> None:
    assert main(["--quiet"]) == 0
    old = files(desk / "public")
    shutil.copytree(ROOT / "minutes", desk / "minutes", dirs_exist_ok=True)
    killed = subprocess.Popen([sys.executable, str(ROOT / "build.py"), "--quiet", "--jobs", "2"], cwd=desk)
    for _ in range(1000):
        if list((desk / "public.new").rglob("index.ttl")):
            break
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    assert files(desk / "public") == old
    time.sleep(0.5)
    assert main(["--quiet"]) == 0
    assert sorted(path.name for path in desk.iterdir()) == ["minutes", "public", "public.cache"]


def test_a_build_with_nothing_to_do_says_so(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quiet"]) == 0
    assert main(["--report", "report.json"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Nothing has changed: ") and " in public stand as they are.\nProblems: 0 errors, " in told
    report = json.loads((desk / "report.json").read_text("utf-8"))
    assert report["ended"] == {"status": 0, "published": False, "unchanged": True, "fault": None}
    counts = report["counts"]
    assert (counts["read_anew"], counts["from_cache"], counts["files_written"], counts["files_removed"]) == (0, 1, 0, 0)
    assert counts["files_kept"] == counts["files"] > 0
    assert report["changes"] == {"create": [], "update": [], "delete": []}


# What would change ---------------------------------------------------------------------------------------------------


def test_a_dry_run_of_a_first_build_publishes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--dry-run", "--base", "https://data.example.dk/"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Nothing was published (--dry-run). 1 of 1 meeting would be published: ")
    assert told[1].startswith("Problems: 0 errors, 0 warnings, ")
    assert re.fullmatch(r"Documents: [1-9]\d+ would be new, 0 changed, 0 removed\.", told[2])
    assert re.fullmatch(r"Files: [1-9][\d,]+ would be written, 0 kept as they are, 0 removed\.", told[3])
    assert len(told) == 25 and all(line.startswith("  create  https://data.example.dk/") for line in told[4:24])
    assert re.fullmatch(r"  and \d+ more \(--report FILE names all\)", told[24])
    assert not (desk / "public").exists()


def test_a_dry_run_tells_what_would_change_and_changes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    minutes = desk / "minutes" / "odense" / SMALL.name
    assert main(["--quiet", "--published", "2026-05-12"]) == 0
    old = files(desk / "public")
    minutes.write_text(minutes.read_text("utf-8").replace("Plan for læseindsatsen", "Plan for læsningen"), "utf-8")
    assert main(["--dry-run", "--published", "2026-05-13", "--report", "report.json"]) == 0
    told = capsys.readouterr().out
    assert files(desk / "public") == old
    would = json.loads((desk / "report.json").read_text("utf-8"))
    assert would["ended"] == {"status": 0, "published": False, "unchanged": False, "fault": None}
    for change in would["changes"]["update"]:
        assert f"  update  {change}\n" in told
    assert main(["--quiet", "--published", "2026-05-13", "--report", "report.json"]) == 0
    did = json.loads((desk / "report.json").read_text("utf-8"))
    assert did["changes"] == would["changes"] and did["changes"]["update"]
    counts = ("found", "published", "triples", "files", "files_written", "files_kept", "files_removed")
    assert [did["counts"][name] for name in counts] == [would["counts"][name] for name in counts]


def test_a_dry_run_ends_as_the_build_would(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "minutes" / "odense" / "tom.txt").write_bytes(b"")
    assert main(["--dry-run", "--quiet"]) == 1
    assert capsys.readouterr().err.startswith("odense/tom.txt:1: empty-file\n")
    (desk / "minutes" / "odense" / SMALL.name).unlink()
    assert main(["--dry-run", "--quiet"]) == 1
    assert capsys.readouterr().err.endswith("referat: Nothing was published: of 1 file of minutes none is without an error.\n")
    assert not (desk / "public").exists()


# Reading and checking ------------------------------------------------------------------------------------------------


def test_read_prints_json_in_danish_letters(desk: Path) -> None:
    done = run(desk, "read", f"minutes/odense/{SMALL.name}")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["municipality"] == "odense" and made["body"]["name"] == "Kulturudvalget"
    assert made["time"]["day"] == "2025-03-04"
    assert "\\u00" not in done.stdout and done.stdout.endswith("}\n")


def test_read_of_a_reader_that_goes_away_is_no_fault(desk: Path) -> None:
    shutil.copytree(ROOT / "minutes", desk / "minutes", dirs_exist_ok=True)
    file = "minutes/odense/2024-12-10-beskaeftigelses-og-socialudvalget.md"
    shell = f'"{sys.executable}" "{ROOT}/build.py" read {file} | head -n 1'
    done = subprocess.run(["sh", "-c", shell], cwd=desk, capture_output=True, text=True, check=False)
    assert done.stdout == "{\n" and "Traceback" not in done.stderr


def test_read_of_what_is_no_minutes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "minutes" / "odense" / "brev.txt").write_text("Kære alle\n", "utf-8")
    assert main(["read", "minutes/odense/brev.txt"]) == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith("odense/brev.txt")
    assert main(["read", "minutes"]) == 2
    said = "referat: «minutes» is a folder; read needs one file, or a folder with the pages of one meeting.\n"
    assert capsys.readouterr().err == said


def test_read_shows_nothing_of_minutes_with_a_cpr_number(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (given,) = sorted((desk / "minutes" / "odense").iterdir())
    given.write_text(f"{given.read_text('utf-8')}\nAnsøgt af 010190-\n1234.\n", "utf-8")
    assert main(["read", str(given)]) == 1
    told = capsys.readouterr()
    assert told.out == "" and ": cpr-number" in told.err
    assert "0101" not in told.err and "1234" not in told.err


def test_check_publishes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("1 of 1 meeting can be published.\nProblems: 0 errors, 0 warnings, ")
    assert sorted(path.name for path in desk.iterdir()) == ["minutes"]
    (desk / "minutes" / "odense" / "tom.txt").write_bytes(b"")
    assert main(["check", "--quiet"]) == 1


# Wrong use -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], "referat: There is no file or folder «bild».\n"),
        (["build", "--base", "data.example.dk"], "referat: The base «data.example.dk» is no absolute web address."),
        (["build", "--out", "minutes"], "referat: The output «minutes» lies in «minutes», which holds minutes."),
        (["build", "--out", "minutes/odense/site"], "referat: The output «minutes/odense/site» lies in «minutes»"),
        (["build", "--out", "."], "holds something that this program did not write («minutes/odense/"),
        (["build", "--settings", "ingen.toml"], "referat: There is no settings file «ingen.toml»"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(desk: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(desk)
    assert main([*arguments, "--quiet"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and said in told.err
    assert files(desk) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["--jobs", "to"],
        ["--published", "12. maj"],
        ["read"],
        ["check", "-x"],
        ["check", "--dry-run"],
        ["--cache", "kept", "--no-cache"],
        ["--scheduler", "127.0.0.1:8786"],
        ["--scheduler", "http://127.0.0.1:8786"],
        ["--scheduler", "tcp://127.0.0.1"],
    ],
)
def test_wrong_options_are_said_by_name(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "referat" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_to_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quiet", "--out", "/proc/referat"]) == 1
    assert capsys.readouterr().err.startswith("referat: The new site could not be written: ")


def test_an_interrupt_ends_quietly_and_changes_nothing(desk: Path) -> None:
    assert main(["--quiet"]) == 0
    old = files(desk / "public")
    shutil.copytree(ROOT / "minutes", desk / "minutes", dirs_exist_ok=True)
    command = [sys.executable, str(ROOT / "build.py"), "--quiet", "--jobs", "2"]

    def listen() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # A shell that starts tests in the background has it ignored.

    going = subprocess.Popen(command, cwd=desk, stderr=subprocess.PIPE, encoding="utf-8", preexec_fn=listen)
    for _ in range(1000):
        if (desk / "public.new").exists():
            break
        time.sleep(0.01)
    going.send_signal(signal.SIGINT)
    _, said = going.communicate(timeout=60)
    assert going.returncode == 130
    assert said == "referat: Interrupted. What was published before stands.\n"
    assert files(desk / "public") == old
    assert sorted(path.name for path in desk.iterdir()) == ["minutes", "public", "public.cache"]


def test_help_shows_examples_and_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["--help"], ["build", "--help"], ["read", "--help"], ["check", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as ended:
            main(asked)
        assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "examples:" in said and "exit status: 0 all published" in said
    assert said.endswith("referat 0.1.0\n")


def test_the_readme_tells_every_option_of_a_build(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--help"])
    told = (ROOT / "README.md").read_text("utf-8")
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert len(options) > 10
    assert {option for option in options if f"`{option}" not in told} == set()


def test_a_terminal_without_danish_letters_is_no_fault(desk: Path) -> None:
    done = run(desk, "bild", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 2 and "Traceback" not in done.stderr and "bild" in done.stderr
