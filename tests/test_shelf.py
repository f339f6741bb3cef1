"""Tables and spools that lie in files say what a dict would."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.shelf import Shelf, Spool
from mapping.table import Table

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


class Same:
    """Two of them are told apart, though their hashes are the same."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.name == self.name

    def __hash__(self) -> int:
        return 1


@given(st.dictionaries(TEXTS, st.binary(max_size=9000)))
def test_a_shelf_holds_what_was_put_on_it(held: dict[str, bytes]) -> None:
    shelf: Shelf[str, bytes] = Shelf(Spool(), held.items())
    assert {key: shelf.get(key) for key in held} == held
    assert len(shelf) == len(held)
    assert shelf.get("not there at all") is None


def test_keys_with_one_hash_are_told_apart() -> None:
    shelf: Shelf[Same, int] = Shelf(Spool(), [(Same("one"), 1), (Same("two"), 2)])
    assert (shelf.get(Same("one")), shelf.get(Same("two")), shelf.get(Same("three"))) == (1, 2, None)


def test_a_spool_is_the_same_elsewhere(tmp_path: Path) -> None:
    spool: Spool[bytes] = Spool(tmp_path)
    places = [spool.put(b"x" * size) for size in (0, 10, 5000, 3)]
    again = pickle.loads(pickle.dumps(spool))
    assert [again.at(place) for place in places] == [spool.at(place) for place in places]
    assert list(again) == list(spool)
    assert list(tmp_path.iterdir()) == []


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
