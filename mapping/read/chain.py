"""Which numbered lines follow on each other as the items of one agenda do.

The items are the sequence of candidates that explains the document best: each scores for what stands around it, and a
step from one number to the next scores more than a step that leaves numbers out or goes back. The best sequence is found
in one pass, with the best score of all smaller numbers kept in a tree, so the time grows no faster than n log n.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NEXT: Final = 1.0
"""For the number right after the one before."""
_GAP: Final = -1.5
"""For a step that leaves numbers out: items that were not published."""
_BACK: Final = -2.5
"""For a step to a lower number: late items stand in their group."""


def best_chain(ranks: Sequence[int], scores: Sequence[float]) -> tuple[float, list[int]]:
    """The best score, and the places of the candidates that make it, in order; each number at most once."""
    order = {rank: place for place, rank in enumerate(sorted(set(ranks)), 1)}
    tree = _Best(len(order))
    by_rank: dict[int, tuple[float, int]] = {}
    before: list[int] = []
    totals: list[float] = []
    best = (0.0, -1)
    for i, (rank, own) in enumerate(zip(ranks, scores, strict=True)):
        came = max(_steps(rank, by_rank, tree.up_to(order[rank] - 1), best), key=lambda step: step[0], default=(0.0, -1))
        total = own + max(came[0], 0.0)
        before.append(came[1] if came[0] > 0 else -1)
        totals.append(total)
        if total > by_rank.get(rank, (float("-inf"), -1))[0]:
            by_rank[rank] = (total, i)
        tree.put(order[rank], (total, i))
        best = max(best, (total, i))
    return best[0], _unique(best[1], before, ranks, scores)


def _steps(
    rank: int, by_rank: dict[int, tuple[float, int]], lower: tuple[float, int], best: tuple[float, int]
) -> list[tuple[float, int]]:
    """The ways to come to a number, with the score of each."""
    steps = [(lower[0] + _GAP, lower[1]), (best[0] + _BACK, best[1])]
    whole, letter = divmod(rank, 64)
    nexts = [rank - 1] if letter else [(whole - 1) * 64 + each for each in range(0, 8)]
    steps.extend((by_rank[each][0] + _NEXT, by_rank[each][1]) for each in nexts if each in by_rank)
    return [step for step in steps if step[1] >= 0]


def _unique(last: int, before: Sequence[int], ranks: Sequence[int], scores: Sequence[float]) -> list[int]:
    """The chain that ends at ``last``; where a step back has brought a number in twice, the better one."""
    chain: dict[int, int] = {}
    while last >= 0:
        other = chain.get(ranks[last])
        if other is None or scores[last] >= scores[other]:
            chain[ranks[last]] = last
        last = before[last]
    return sorted(chain.values())


class _Best:
    """The best value among the first n places, of places that are filled one by one (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._values: list[tuple[float, int]] = [(float("-inf"), -1)] * (size + 1)

    def put(self, place: int, value: tuple[float, int]) -> None:
        while place < len(self._values):
            self._values[place] = max(self._values[place], value)
            place += place & -place

    def up_to(self, place: int) -> tuple[float, int]:
        best = (float("-inf"), -1)
        while place > 0:
            best = max(best, self._values[place])
            place -= place & -place
        return best
