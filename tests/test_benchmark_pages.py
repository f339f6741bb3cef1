"""That the benchmark of pages runs, and weighs what it says it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generate import main as generate
from benchmarks.pages import items, loaded, main, prepared, whole


def test_every_item_has_its_page_and_its_data_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus"
    assert generate(["--meetings", "1", "--items", "2", "--length", "0.2", "--seed", "3", "--out", str(corpus)]) in (0, None)
    pages, meetings = prepared(corpus, 1)
    alone = [file.path for file in items(pages, loaded(meetings), beside=False)]
    beside = [file.path for file in items(pages, loaded(meetings), beside=True)]
    assert alone and {path.replace("index.html", "index.ttl") for path in alone} <= set(beside) and len(beside) == 3 * len(alone)
    assert set(beside) < {file.path for file in whole(pages, loaded(meetings))}
    capsys.readouterr()
    assert main([str(corpus), "--repeats", "1"]) == 0
    assert f"| items: HTML, Turtle, JSON-LD | {len(alone)} |" in capsys.readouterr().out
