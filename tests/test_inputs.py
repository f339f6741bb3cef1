"""Which files are taken for minutes, and whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapping.inputs import Input, find_inputs, read_profiles
from mapping.problems import Unusable


def made(folder: Path, *paths: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x", "utf-8")
    return folder


def names(inputs: list[Input]) -> list[str]:
    return [each.name for each in inputs]


def test_a_folder_gives_the_files_of_its_municipalities_in_order(tmp_path: Path) -> None:
    made(tmp_path, "odense/b.txt", "odense/a.md", "aarhus/z.TXT", "odense/.hidden.txt", ".git/x.txt")
    inputs, problems = find_inputs([tmp_path])
    assert (names(inputs), problems) == (["aarhus/z.TXT", "odense/a.md", "odense/b.txt"], [])


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    made(tmp_path, "odense/a.md", "odense/b.md")
    inputs, _ = find_inputs([tmp_path / "odense" / "b.md", tmp_path, tmp_path / "odense" / ".." / "odense" / "a.md"])
    assert names(inputs) == ["odense/a.md", "odense/b.md"]


def test_a_link_belongs_to_the_folder_it_lies_in(tmp_path: Path) -> None:
    made(tmp_path, "archive/a.md", "minutes/odense/b.md")
    (tmp_path / "minutes" / "odense" / "a.md").symlink_to(tmp_path / "archive" / "a.md")
    assert names(find_inputs([tmp_path / "minutes"])[0]) == ["odense/a.md", "odense/b.md"]


def test_folders_are_followed_through_links_but_not_round_and_round(tmp_path: Path) -> None:
    made(tmp_path, "archive/odense/a.md")
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "odense").symlink_to(tmp_path / "archive" / "odense")
    (tmp_path / "archive" / "odense" / "round").symlink_to(tmp_path / "archive" / "odense")
    assert names(find_inputs([tmp_path / "minutes"])[0]) == ["odense/a.md"]


def test_a_link_that_leads_nowhere_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "odense").mkdir()
    (tmp_path / "odense" / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert names(find_inputs([tmp_path])[0]) == ["odense/gone.txt"]


def test_a_form_that_cannot_be_read_is_said_unless_it_is_the_original_of_one_that_can(tmp_path: Path) -> None:
    made(tmp_path, "odense/a.pdf", "odense/a.txt", "odense/b.pdf", "odense/README")
    inputs, problems = find_inputs([tmp_path])
    assert names(inputs) == ["odense/a.txt"]
    assert [str(problem) for problem in problems] == [
        "odense/README: unknown-form\n"
        "  saw    a file whose name has no ending.\n"
        "  needs  the minutes as text or Markdown (.md or .txt), or the file moved elsewhere.",
        "odense/b.pdf: unknown-form\n"
        "  saw    a file that ends in «.pdf».\n"
        "  needs  the minutes as text or Markdown (.md or .txt), or the file moved elsewhere.",
    ]


def test_an_argument_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="There is no file or folder «"):
        find_inputs([tmp_path / "minuts"])


def test_a_municipality_without_a_toml_is_said_of_each_of_its_files(tmp_path: Path) -> None:
    made(tmp_path, "minutes/nyborg/a.md", "minutes/nyborg/b.md", "minutes/odense/c.md", "toml/odense.toml")
    (tmp_path / "toml" / "odense.toml").write_text('name = "Odense Kommune"', "utf-8")
    inputs, _ = find_inputs([tmp_path / "minutes"])
    profiles, problems = read_profiles(inputs, tmp_path / "toml")
    assert {slug: profile.name for slug, profile in profiles.items()} == {"odense": "Odense Kommune"}
    assert [problem.file for problem in problems] == ["nyborg/a.md", "nyborg/b.md"]
    assert str(problems[0]) == (
        "nyborg/a.md: no-profile\n"
        "  saw    minutes of «nyborg», as the file's folder is named: a municipality of which nothing is known.\n"
        "  needs  mapping/municipalities/nyborg.toml, which says what it is called and how it writes;\n"
        "         or the file moved to the folder of its municipality."
    )


def test_a_name_of_a_file_is_shown_harmlessly(tmp_path: Path) -> None:
    made(tmp_path, "odense/a\x1b[31m\u202e.txt")
    assert names(find_inputs([tmp_path])[0]) == ["odense/a\\u001b[31m\\u202e.txt"]
