"""Reads every document of this folder and tells how much of its gold was found, and how much was found that is not so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mapping import places
from mapping.inputs import Input, read_profiles
from mapping.problems import Unreadable
from mapping.profiles import Profile
from mapping.read import read_minutes

from .facts import FIELDS, Compared, compare
from .gold import read_gold
from .printed import printed_as_pdf
from .said import said

HERE: Final = Path(__file__).parent
DOCUMENTS: Final = HERE / "documents"
PRINTED: Final = ("odense/2026-03-10-klima-og-miljoeudvalget.txt", "frederiksberg/2015-09-28-kommunalbestyrelsen.txt")
"""Documents that are measured a second time, as a PDF made from their text."""


@dataclass(frozen=True, slots=True)
class Score:
    """One document's comparison, by field."""

    name: str
    fields: dict[str, Compared]
    unreadable: str = ""
    """Why nothing at all was read."""

    @property
    def whole(self) -> Compared:
        return _sum(self.fields.values())


def documents() -> list[Path]:
    """Every document with gold beside it."""
    return sorted(path for path in DOCUMENTS.glob("*/*") if path.suffix != ".toml")


def scores() -> list[Score]:
    """One a document, those that are printed as PDF last."""
    as_they_are = [_score(path, path.read_bytes(), path.name) for path in documents()]
    as_pdf = [DOCUMENTS / name for name in PRINTED]
    return as_they_are + [_score(path, printed_as_pdf(path.read_text("utf-8")), f"{path.stem}.pdf") for path in as_pdf]


def profile_of(path: Path) -> Profile:
    """What is known of the municipality in whose folder a document lies: its TOML, or what the register says."""
    name = path.parent.name
    return read_profiles([Input(name, path)], places.municipalities())[0][name]


def table(found: list[Score]) -> str:
    """The measure as Markdown: precision and recall in per cent, by document and field, and in all."""
    total = [_sum(score.fields[name] for score in found) for name in FIELDS]
    lines = [
        f"| document | all | {' | '.join(FIELDS)} |",
        f"| --- |{' ---: |' * (len(FIELDS) + 1)}",
        *(_row(score.name, [score.whole, *(score.fields[name] for name in FIELDS)]) for score in found),
        _row("**all**", [_sum(total), *total]),
        f"| facts | {_sum(total).gold} | {' | '.join(str(each.gold) for each in total)} |",
    ]
    return "\n".join(lines) + "\n"


def faults(found: list[Score]) -> Iterator[str]:
    """Each fact that was missed (-) or is false (+)."""
    for score in found:
        yield f"\n{score.name}{' UNREADABLE: ' * bool(score.unreadable)}{score.unreadable}"
        for each in score.fields.values():
            yield from (f"  - {fact}" for fact in each.missed)
            yield from (f"  + {fact}" for fact in each.false)


def _score(path: Path, data: bytes, name: str) -> Score:
    municipality = path.parent.name
    gold = read_gold(path.with_suffix(".toml"))
    try:
        facts = said(read_minutes(data, f"{municipality}/{name}", profile_of(path)).minutes)
    except Unreadable as unreadable:
        return Score(f"{municipality}/{name}", compare(gold, ()), str(unreadable.problem))
    return Score(f"{municipality}/{name}", compare(gold, facts))


def _row(name: str, cells: list[Compared]) -> str:
    return f"| {name} | {' | '.join(map(_cell, cells))} |"


def _cell(each: Compared) -> str:
    if not each.gold and not each.read:
        return "·"
    return f"{_share(each.right, each.read)} {_share(each.right, each.gold)}"


def _share(part: int, whole: int) -> str:
    return str(100 * part // whole) if whole else "–"


def _sum(compared: Iterable[Compared]) -> Compared:
    total = Compared()
    for each in compared:
        total = total.plus(each)
    return total
