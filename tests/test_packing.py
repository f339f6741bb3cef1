"""Understood meetings as bytes: every kind of class comes back as it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mapping.link import summarise
from mapping.packing import pack, triples_in, triples_out, unpack
from mapping.problems import Problem, Severity
from mapping.profiles import read_profile
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class One:
    value: object


@dataclass(frozen=True, slots=True)
class Several:
    first: One
    second: One | None = None


@dataclass(slots=True)
class Filled:
    """Not all of it is given to it."""

    name: str
    found: list[int] = field(default_factory=list, init=False)


@dataclass
class Named:
    name: str
    number: int = field(default=0, kw_only=True)


@dataclass
class Counted:
    name: str
    length: int = 0

    def __post_init__(self) -> None:
        self.length += len(self.name)


def test_classes_of_every_form_come_back() -> None:
    filled = Filled("a")
    filled.found.append(3)
    values = [One(date(2026, 4, 28)), Several(One(None)), filled, Named("b", number=2), Counted("abc"), Severity.ERROR]
    assert unpack(pack(values)) == values


def test_what_was_one_object_still_is() -> None:
    one = One("a")
    several = unpack(pack(Several(one, one)))
    assert several == Several(one, one) and several.first is several.second


def test_a_meeting_comes_back_whole() -> None:
    file = sorted((ROOT / "minutes" / "odense").iterdir())[0]
    odense = read_profile(ROOT / "mapping" / "municipalities" / "odense.toml")
    reading = read_minutes(file.read_bytes(), f"odense/{file.name}", odense)
    summary, problem = summarise(reading.minutes), Problem("a.txt", 1, "code", "saw", "needs")
    assert unpack(pack((reading, summary, problem))) == (reading, summary, problem)


def test_no_triples_come_back_as_none() -> None:
    assert triples_in(triples_out(())) == ()
