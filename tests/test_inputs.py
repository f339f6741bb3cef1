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


def test_a_form_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    made(tmp_path, "odense/README", "odense/b.PNG")
    inputs, problems = find_inputs([tmp_path])
    assert inputs == []
    forms = "the minutes as text, Markdown, PDF, HTML, JSON or XML (.md, .txt, .json, .xml, .html, .htm, .pdf)"
    assert [str(problem) for problem in problems] == [
        f"odense/README: unknown-form\n  saw    a file whose name has no ending.\n  needs  {forms}, or the file moved elsewhere.",
        f"odense/b.PNG: unknown-form\n  saw    a file that ends in «.PNG».\n  needs  {forms}, or the file moved elsewhere.",
    ]


@pytest.mark.parametrize("ending", ["doc", "docx", "odt", "rtf"])
def test_a_document_of_word_is_told_how_to_be_saved(ending: str, tmp_path: Path) -> None:
    made(tmp_path, f"odense/a.{ending}")
    (problem,) = find_inputs([tmp_path])[1]
    assert problem.code == "unknown-form" and problem.needs.startswith("the document saved as PDF, or as plain text in UTF-8")


@pytest.mark.parametrize("original", ["a.pdf", "a.docx", "a.html", "a.json", "a.aspx"])
def test_an_original_beside_the_text_made_from_it_is_passed_over(original: str, tmp_path: Path) -> None:
    made(tmp_path, f"odense/{original}", "odense/a.txt")
    inputs, problems = find_inputs([tmp_path])
    assert (names(inputs), problems) == (["odense/a.txt"], [])


def test_two_texts_of_one_stem_are_both_read(tmp_path: Path) -> None:
    made(tmp_path, "odense/a.md", "odense/a.txt")
    assert names(find_inputs([tmp_path])[0]) == ["odense/a.md", "odense/a.txt"]


@pytest.mark.parametrize(
    "content",
    [
        "%PDF-1.7 x",
        "<!DOCTYPE html><p>x",
        '{"Dagsordenpunkter": []}',
        "<?xml version='1.0'?><Dagsorden><Dagsordenpunkt/></Dagsorden>",
    ],
)
def test_a_file_of_an_unknown_ending_is_read_where_its_content_is_sure(content: str, tmp_path: Path) -> None:
    (tmp_path / "odense").mkdir()
    (tmp_path / "odense" / "148-2085.aspx").write_text(content, "utf-8")
    assert names(find_inputs([tmp_path])[0]) == ["odense/148-2085.aspx"]


@pytest.mark.parametrize("content", ["Referat", '{"name": "x"}', "<?xml version='1.0'?><rss/>", "PK\x03\x04"])
def test_a_file_of_an_unknown_ending_is_not_read_where_it_is_not(content: str, tmp_path: Path) -> None:
    (tmp_path / "odense").mkdir()
    (tmp_path / "odense" / "x.bin").write_text(content, "utf-8")
    inputs, problems = find_inputs([tmp_path])
    assert inputs == [] and [problem.code for problem in problems] == ["unknown-form"]


def test_folders_of_years_belong_to_the_municipality_above_them(tmp_path: Path) -> None:
    made(tmp_path, "minutes/odense/2026/a.md", "minutes/odense/byraadet/2025/b.html", "minutes/odense/byraadet/2025/c.html")
    inputs, _ = find_inputs([tmp_path])
    assert [each.municipality for each in inputs] == ["odense"] * 3
    assert names(inputs) == ["odense/2026/a.md", "odense/byraadet/2025/b.html", "odense/byraadet/2025/c.html"]


def test_a_municipality_that_only_has_a_toml_owns_its_folder_too(tmp_path: Path) -> None:
    made(tmp_path, "region-fyn/2026/a.md")
    assert [each.municipality for each in find_inputs([tmp_path], {"region-fyn"})[0]] == ["region-fyn"]
    assert [each.municipality for each in find_inputs([tmp_path])[0]] == ["2026"]


@pytest.mark.parametrize("folder", ["2020-03-31-borgerrepraesentationen", "2020/2020-03-31 Byrådet"])
def test_a_folder_named_by_its_day_is_one_meeting(folder: str, tmp_path: Path) -> None:
    made(tmp_path, f"koebenhavn/{folder}/1.html", f"koebenhavn/{folder}/2.htm")
    (one,) = find_inputs([tmp_path])[0]
    assert (one.municipality, one.name) == ("koebenhavn", f"koebenhavn/{folder}")
    content = one.read()
    assert isinstance(content, tuple) and [(page.name, page.data) for page in content] == [("1.html", b"x"), ("2.htm", b"x")]


def test_a_folder_whose_pages_are_items_is_one_meeting(tmp_path: Path) -> None:
    made(tmp_path, "koebenhavn/moede/punkt-1.html", "koebenhavn/moede/punkt-10.html")
    assert len(find_inputs([tmp_path])[0]) == 1


@pytest.mark.parametrize(
    "paths",
    [
        ("koebenhavn/2020/a.html", "koebenhavn/2020/b.html"),
        ("koebenhavn/punkt-1.html", "koebenhavn/punkt-2.html"),
        ("koebenhavn/2020-03-31-x/1.html", "koebenhavn/2020-03-31-x/b.txt"),
        ("koebenhavn/2020-03-31-x/1.pdf", "koebenhavn/2020-03-31-x/2.pdf"),
    ],
    ids=["a year", "the municipality's own folder", "text among them", "no pages"],
)
def test_other_folders_are_many_meetings(paths: tuple[str, str], tmp_path: Path) -> None:
    assert len(find_inputs([made(tmp_path, *paths)])[0]) == 2


def test_an_argument_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="There is no file or folder «"):
        find_inputs([tmp_path / "minuts"])


def test_a_folder_that_names_no_municipality_is_said_of_each_of_its_files(tmp_path: Path) -> None:
    made(tmp_path, "minutes/atlantis/a.md", "minutes/atlantis/b.md", "minutes/odense/c.md", "toml/odense.toml")
    (tmp_path / "toml" / "odense.toml").write_text('name = "Odense Kommune"', "utf-8")
    inputs, _ = find_inputs([tmp_path / "minutes"])
    profiles, problems = read_profiles(inputs, tmp_path / "toml")
    assert {slug: profile.name for slug, profile in profiles.items()} == {"odense": "Odense Kommune"}
    assert [problem.file for problem in problems] == ["atlantis/a.md", "atlantis/b.md"]
    assert str(problems[0]) == (
        "atlantis/a.md: no-profile\n"
        "  saw    minutes of «atlantis», as the file's folder is named: none of the 98 municipalities and none that has a TOML.\n"
        "  needs  the file in the folder of its municipality, such as minutes/odense/;\n"
        "         or mapping/municipalities/atlantis.toml, which says what it is called and how it writes."
    )


def test_a_municipality_of_the_register_needs_no_toml(tmp_path: Path) -> None:
    made(tmp_path, "nyborg/a.md")
    profiles, problems = read_profiles(find_inputs([tmp_path])[0], tmp_path)
    assert problems == []
    assert [(p.slug, p.name, p.code) for p in profiles.values()] == [("nyborg", "Nyborg Kommune", "0450")]


def test_another_spelling_of_a_municipality_is_told_the_right_one(tmp_path: Path) -> None:
    made(tmp_path, "Kobenhavn/a.md")
    (problem,) = read_profiles(find_inputs([tmp_path])[0], tmp_path)[1]
    assert problem.needs.startswith("the folder called «koebenhavn», which means Københavns Kommune;")


def test_a_name_of_a_file_is_shown_harmlessly(tmp_path: Path) -> None:
    made(tmp_path, "odense/a\x1b[31m\u202e.txt")
    assert names(find_inputs([tmp_path])[0]) == ["odense/a\\u001b[31m\\u202e.txt"]
