"""The search index: the same bytes each time, of the pages that ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapping.publish.search import NotIndexed, can_index, search_index
from mapping.publish.search_parts import SearchPart, search_parts

pytestmark = pytest.mark.skipif(not can_index(), reason="pagefind is not installed")

OUTCOMES = ("Godkendt", "Udsat", "Drøftet", "Vedtaget", "Afvist", "Orientering givet")


def tree(folder: Path, names: list[str]) -> Path:
    for name in names:
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True)
        outcome = OUTCOMES[int(name) % len(OUTCOMES)]
        path.write_text(
            f'<!doctype html><html lang="da"><head><title>{name}</title>'
            f'<meta data-pagefind-filter="Udfald[content]" content="{outcome}">'
            f'<meta data-pagefind-filter="År[content]" content="{2020 + int(name) % 5}">'
            f"</head><body><main data-pagefind-body><h1>Punkt {name}</h1><p>Indstillingen om vej {name} blev drøftet.</p></main>"
            "</body></html>",
            "utf-8",
        )
    (folder / "index.html").write_text('<!doctype html><html lang="da"><body><p>Forside</p></body></html>', "utf-8")
    return folder


def index(folder: Path, spool: Path) -> dict[str, bytes]:
    spool.mkdir()
    return {file.path: file.data for file in search_index(folder, spool)}


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    names = [str(number) for number in range(40)]
    first = index(tree(tmp_path / "a", names), tmp_path / "spool-a")
    for attempt in range(3):
        folder = tree(tmp_path / f"b{attempt}", names[::-1])
        assert index(folder, tmp_path / f"spool-b{attempt}") == first


def test_pages_that_do_not_ask_for_it_are_not_searched(tmp_path: Path) -> None:
    found = index(tree(tmp_path / "a", ["1", "2", "3"]), tmp_path / "spool")
    assert sum(path.startswith("soeg/pagefind/fragment/da_") for path in found) == 3
    assert b'"page_count":3' in found["soeg/pagefind/pagefind-entry.json"]
    assert {"soeg/pagefind/pagefind.js", "soeg/pagefind/pagefind-ui.js", "soeg/pagefind/wasm.da.pagefind"} <= set(found)


def test_what_cannot_be_indexed_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "spool").mkdir()
    with pytest.raises(NotIndexed, match="The search index"):
        list(search_index(tmp_path / "empty", tmp_path / "spool"))


def meetings(year: int, how_many: int, items: int = 0) -> list[str]:
    days = [f"odense/moede/byraadet/{year}-{1 + at // 28:02d}-{1 + at % 28:02d}/" for at in range(how_many)]
    return [f"{day}{page}index.html" for day in days for page in ("", *(f"punkt-{item}/" for item in range(items)))]


def shape(paths: list[str]) -> list[tuple[str, int]]:
    return [(part.name, len(part.pages)) for part in search_parts(paths)]


def test_a_small_site_has_one_index() -> None:
    assert shape([*meetings(2025, 10, 5), *meetings(2026, 10, 5)]) == [("", 0)]


def test_a_large_site_has_a_part_for_each_year_the_latest_first() -> None:
    paths = [path for year in range(2020, 2026) for path in meetings(year, 50, 10)]
    parts = search_parts([*paths, "odense/sag/1/index.html", "index.html"])
    assert [(part.name, part.years, len(part.pages)) for part in parts[:2]] == [("", "2025", 550), ("2024", "2024", 550)]
    assert sorted(path for part in parts for path in part.pages) == sorted(paths)


def test_a_year_with_too_many_pages_has_several_parts_and_a_new_meeting_changes_one() -> None:
    before, after = meetings(2025, 199, 20), meetings(2025, 200, 20)
    assert shape(before) == [("", 179), ("2025-2", 2000), ("2025-1", 2000)]
    assert search_parts(before)[1:] == search_parts(after)[1:]


def test_of_a_very_large_site_the_pages_of_meetings_are_searched() -> None:
    paths = [path for year in range(2000, 2020) for path in meetings(year, 60, 20)]
    assert shape(paths) == [("", 60), *((str(year), 60) for year in range(2018, 1999, -1))]


def test_parts_lie_beside_the_program_that_searches_and_bring_none_of_their_own(tmp_path: Path) -> None:
    names = [f"odense/moede/b/{year}-01-01" for year in (2024, 2025)]
    for name in names:
        (tmp_path / "a" / name).mkdir(parents=True)
        html = f'<!doctype html><html lang="da"><body><main data-pagefind-body><h1>Møde</h1><p>{name}</p></main></body></html>'
        (tmp_path / "a" / name / "index.html").write_text(html, "utf-8")
    parts = [SearchPart("", "2025", (f"{names[1]}/index.html",)), SearchPart("2024", "2024", (f"{names[0]}/index.html",))]
    (tmp_path / "spool").mkdir()
    found = {file.path: file.data for file in search_index(tmp_path / "a", tmp_path / "spool", parts)}
    assert b'"page_count":1' in found["soeg/pagefind/pagefind-entry.json"]
    assert b'"page_count":1' in found["soeg/pagefind/2024/pagefind-entry.json"]
    assert {path.split("/")[3].partition(".")[0] for path in found if path.startswith("soeg/pagefind/2024/")} == {
        "fragment",
        "index",
        "pagefind",
        "pagefind-entry",
    }
    again = {file.path: file.data for file in search_index(tmp_path / "a", tmp_path / "spool", parts[1:])}
    assert again == {path: data for path, data in found.items() if path.startswith("soeg/pagefind/2024/")}
