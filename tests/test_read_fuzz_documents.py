"""Whole documents of every layout, damaged as files are damaged: they are read or refused, and no line leads out of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.model import Reading, Span
from mapping.problems import Unreadable
from mapping.profiles import Profile
from mapping.read import read_minutes
from mapping.read.as_json import reading_from_json, reading_to_json

DOCUMENTS = sorted(
    path for path in (Path(__file__).parent / "accuracy" / "documents").glob("*/*") if path.suffix in (".txt", ".html", ".json")
)
PROFILE = Profile(slug="prøveby", name="Prøveby Kommune", abbreviations=(("BYR", "Byrådet"),))

spots = st.integers(0, 10_000)
line_damage = st.tuples(st.sampled_from(["delete", "double", "swap", "cut", "join", "upper", "blank"]), spots, spots)
byte_damage = st.tuples(spots, st.binary(max_size=4), st.integers(0, 40))


@cache
def lines_of(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text("utf-8").split("\n"))


def damaged(lines: list[str], how: str, here: int, there: int) -> None:
    """Damage one line, or two."""
    here, there = here % len(lines), there % len(lines)
    if how == "delete" and len(lines) > 1:
        del lines[here]
    elif how == "double":
        lines.insert(there, lines[here])
    elif how == "swap":
        lines[here], lines[there] = lines[there], lines[here]
    elif how == "cut":
        lines[here] = lines[here][: there % (len(lines[here]) + 1)]
    elif how == "join" and here + 1 < len(lines):
        lines[here] += lines.pop(here + 1)
    elif how == "upper":
        lines[here] = lines[here].upper()
    elif how == "blank":
        lines.insert(here, "")


def read(data: bytes, name: str) -> Reading | None:
    try:
        return read_minutes(data, f"prøveby/{name}", PROFILE)
    except Unreadable as unreadable:
        assert unreadable.problem.needs
        return None


def spans(value: Any) -> Iterator[Span]:
    """Yield every span in a value of the model."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans(getattr(value, each.name))


def is_sound(reading: Reading | None) -> bool:
    """Whether all that was read stands on lines of the published text, and goes through JSON unchanged."""
    if reading is None:
        return True
    count = len(reading.text.split("\n"))
    inside = all(1 <= span.first <= span.last <= count for span in spans(reading.minutes))
    return inside and reading_from_json(reading_to_json(reading)) == (reading.minutes, reading.text, reading.problems)


@settings(max_examples=60)
@given(st.sampled_from(DOCUMENTS), st.lists(line_damage, min_size=1, max_size=12))
def test_a_document_with_damaged_lines_is_read_or_refused(path: Path, damage: list[tuple[str, int, int]]) -> None:
    lines = list(lines_of(path))
    for how, here, there in damage:
        damaged(lines, how, here, there)
    assert is_sound(read("\n".join(lines).encode(), path.name))


@settings(max_examples=40)
@given(st.sampled_from(DOCUMENTS), st.lists(byte_damage, min_size=1, max_size=6))
def test_a_document_with_damaged_bytes_is_read_or_refused(path: Path, damage: list[tuple[int, bytes, int]]) -> None:
    data = bytearray(path.read_bytes())
    for spot, put, gone in damage:
        start = spot % (len(data) + 1)
        data[start : start + gone] = put
    assert is_sound(read(bytes(data), path.name))


@settings(max_examples=40)
@given(st.sampled_from(DOCUMENTS), st.randoms(use_true_random=False))
def test_a_document_in_any_order_of_lines_is_read_or_refused(path: Path, random: Any) -> None:
    lines = list(lines_of(path))
    random.shuffle(lines)
    assert is_sound(read("\n".join(lines).encode(), path.name))


@settings(max_examples=60)
@given(st.sampled_from(DOCUMENTS), st.integers(0, 100_000))
def test_a_document_that_was_cut_off_is_read_or_refused(path: Path, length: int) -> None:
    data = path.read_bytes()
    assert is_sound(read(data[: length % (len(data) + 1)], path.name))
