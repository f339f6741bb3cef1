"""The search index: the same bytes each time, of the pages that ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapping.publish.search import NotIndexed, can_index, search_index

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
