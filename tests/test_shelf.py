"""Tables and spools that lie in files say what a dict would."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.rows import Rows
from mapping.shelf import Shelf, Spool, dumps_over
from mapping.table import Table

ROOT = Path(__file__).parents[1]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


class Same:
    """Two of them are told apart, though they look the same."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.name == self.name

    def __hash__(self) -> int:
        return 1

    def __repr__(self) -> str:
        return "Same"


@given(st.dictionaries(TEXTS, st.binary(max_size=9000)))
def test_a_shelf_holds_what_was_put_on_it(held: dict[str, bytes]) -> None:
    shelf: Shelf[str, bytes] = Shelf(Spool(), held.items())
    assert {key: shelf.get(key) for key in held} == held
    assert len(shelf) == len(held)
    assert shelf.get("not there at all") is None


def test_keys_that_look_the_same_are_told_apart() -> None:
    shelf: Shelf[Same, int] = Shelf(Spool(), [(Same("one"), 1), (Same("two"), 2)])
    assert (shelf.get(Same("one")), shelf.get(Same("two")), shelf.get(Same("three"))) == (1, 2, None)


def test_a_spool_is_the_same_elsewhere(tmp_path: Path) -> None:
    spool: Spool[bytes] = Spool(tmp_path)
    places = [spool.put(b"x" * size) for size in (0, 10, 5000, 3)]
    again = pickle.loads(pickle.dumps(spool))
    assert [again.at(place) for place in places] == [spool.at(place) for place in places]
    assert list(again) == list(spool)
    spool.put(b"one more")
    assert len(list(spool)) == len(list(again)) + 1
    del spool
    assert list(tmp_path.iterdir()) == []
    assert len(list(again)) == 4


def test_another_process_takes_a_file_over_by_its_name(tmp_path: Path) -> None:
    shelf: Shelf[str, int] = Shelf(Spool(tmp_path), [("one", 1), ("æøå", 2)])
    packed = dumps_over([shelf, shelf])
    (place,) = tmp_path.iterdir()
    assert str(place).encode() in packed
    del shelf
    told = "import pickle, sys; one, other = pickle.load(sys.stdin.buffer); print(one.get('æøå'), other.get('one'), one.get('x'))"
    run = subprocess.run([sys.executable, "-c", told], input=packed, cwd=ROOT, check=True, capture_output=True)
    assert run.stdout.split() == [b"2", b"1", b"None"]
    assert list(tmp_path.iterdir()) == []


SLICES = st.slices(40)


@given(st.lists(st.binary(max_size=9000) | TEXTS, max_size=40), st.integers(-50, 50), SLICES)
def test_rows_are_a_tuple_in_a_file(held: list[bytes | str], number: int, part: slice) -> None:
    rows: Rows[bytes | str] = Rows(Spool(), iter(held))
    again = pickle.loads(pickle.dumps(rows))
    for found in (rows, again, pickle.loads(dumps_over(again))):
        assert (list(found), len(found), bool(found)) == (held, len(held), bool(held))
        assert list(found[part]) == held[part]
        assert list(reversed(found)) == held[::-1]
        if -len(held) <= number < len(held):
            assert found[number] == held[number]
        else:
            with pytest.raises(IndexError):
                found[number]


def test_many_rows_share_a_file_and_lie_close_together(tmp_path: Path) -> None:
    spool: Spool[object] = Spool(tmp_path)
    names = [f"the same words, number {number}" for number in range(7)]
    several = [Rows(spool, (names[number % 7] for number in range(size))) for size in (0, 1, 3000)]
    assert [len(rows) for rows in several] == [0, 1, 3000]
    assert several[2][2999] == "the same words, number 3"
    assert spool.length < 3000 * len(names[3]) / 2


@given(st.lists(st.tuples(TEXTS, st.none() | st.integers())), TEXTS)
def test_a_table_is_a_dict_in_a_file(steps: list[tuple[str, int | None]], begin: str) -> None:
    table, known = Table[int](), dict[str, int]()
    for key, value in steps:
        if value is not None:
            table[key] = known[key] = value
        elif key in known:
            del table[key], known[key]
    assert list(table.items()) == list(known.items())
    assert table == known
    assert len(table) == len(known)
    assert list(table.beginning(begin)) == sorted(pair for pair in known.items() if pair[0].startswith(begin))


def test_a_table_tells_what_it_lacks() -> None:
    table: Table[int] = Table()
    with pytest.raises(KeyError):
        del table["a"]
    assert table.get("a") is None
