"""How much of what was planted in 300 made-up sets of minutes is found across them, and how much is found that is not so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from benchmarks.generate import Wanted

from .knowledge_facts import TELLERS, Facts
from .planted import measured

CORPUS: Final = Wanted(meetings=300, seed=7, items=6, length=0.2, wrong_totals=0.3, matters=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of knowledge: what is so, and what was found."""

    name: str
    gold: frozenset[str]
    read: frozenset[str]

    @property
    def missed(self) -> frozenset[str]:
        return self.gold - self.read

    @property
    def false(self) -> frozenset[str]:
        return self.read - self.gold


@cache
def rows() -> tuple[Row, ...]:
    """Every kind, in the order of the table."""
    corpus, known = measured(CORPUS)
    gold: Facts = defaultdict(set)
    read: Facts = defaultdict(set)
    for tell in TELLERS:
        for name, facts in tell(corpus, known, gold).items():
            read[name] |= facts
    names = dict.fromkeys([*gold, *read])
    groups = list(dict.fromkeys(name.partition(":")[0] for name in names))
    ordered = sorted(names, key=lambda name: (groups.index(name.partition(":")[0]), name))
    return tuple(Row(name, frozenset(gold[name]), frozenset(read[name])) for name in ordered)


def table() -> str:
    """The measure as Markdown."""
    lines = ["| what is known | planted | found | right | precision | recall |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for row in rows():
        right = len(row.gold & row.read)
        shares = f"{_share(right, len(row.read))} | {_share(right, len(row.gold))}"
        lines.append(f"| {row.name} | {len(row.gold)} | {len(row.read)} | {right} | {shares} |")
    return "\n".join(lines) + "\n"


def faults() -> Iterator[str]:
    """Each fact that was missed (-) or is false (+)."""
    for row in rows():
        yield f"\n{row.name}"
        yield from (f"  - {fact}" for fact in sorted(row.missed))
        yield from (f"  + {fact}" for fact in sorted(row.false))


def _share(part: int, whole: int) -> str:
    return str(100 * part // whole) if whole else "–"
