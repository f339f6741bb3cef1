"""What stands around a candidate for an item's heading, and how much it speaks for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from .case_numbers import case_number
from .item_forms import Candidate, has_page
from .item_groups import is_numbered_group
from .lines import Line
from .metadata import doors, is_metadata
from .sections import Headings, opening_of, placed_body

_OTHER_SIGNS: Final = re.compile(r"[\W_]+")
_NEAR: Final = 4
"""Lines under a heading among which its case number or other data of its file stand."""


def letters(text: str) -> str:
    """Letters and figures alone, in lower case: how titles are compared."""
    return _OTHER_SIGNS.sub("", text.casefold())


@dataclass(frozen=True, slots=True)
class Ground:
    """The lines of a document, with what is asked of them again and again worked out once."""

    lines: Sequence[Line]
    kinds: Sequence[str | None]
    """The kind of section that each line opens."""
    data: Sequence[bool]
    """Whether each line is a case number or other data of an item's file."""
    solid: Sequence[int]
    """For each place, how many lines before it are not blank."""
    places: Sequence[int]
    """The places of the lines that are not blank."""
    openings: Sequence[int]
    """For each place, how many lines before it open a section or are data of an item's file."""

    def after(self, at: int, most: int = 1) -> Sequence[int]:
        """The places of the next lines that are not blank."""
        first = self.solid[at + 1] if at + 1 < len(self.solid) else len(self.places)
        return self.places[first : first + most]

    def before(self, at: int) -> int | None:
        """The place of the last line before that is not blank."""
        count = self.solid[at]
        return self.places[count - 1] if count else None

    def opens_between(self, first: int, last: int) -> bool:
        """Whether a section or an item's data begin after ``first`` and before ``last``."""
        return first + 1 < last and self.openings[last] > self.openings[first + 1]

    def solid_between(self, first: int, last: int) -> int:
        """How many lines between the two are not blank."""
        return max(self.solid[last] - self.solid[first + 1], 0) if first + 1 <= last else 0

    @property
    def first_opening(self) -> int:
        return next((at for at, kind in enumerate(self.kinds) if kind), len(self.lines))


def ground_of(lines: Sequence[Line], headings: Headings) -> Ground:
    """Look at every line once."""
    kinds = [None if line.blank else _kind(line, headings) for line in lines]
    data = [not (kind or line.blank) and _is_data(line) for kind, line in zip(kinds, lines, strict=True)]
    solid = [0, *accumulate(0 if line.blank else 1 for line in lines)]
    openings = [0, *accumulate(1 if kind or item else 0 for kind, item in zip(kinds, data, strict=True))]
    return Ground(lines, kinds, data, solid, [at for at, line in enumerate(lines) if not line.blank], openings)


def _is_data(line: Line) -> bool:
    return is_metadata(line) or case_number(line) is not None


def _kind(line: Line, headings: Headings) -> str | None:
    opening = opening_of(line, headings)
    if opening:
        return opening.kind
    return "beslutning" if placed_body(line.text) else None


def scores(members: Sequence[Candidate], ground: Ground, lenient: bool = False) -> list[float]:
    """How well each candidate of one style stands as an item; ``lenient`` is for items that have no sections at all."""
    listed = _lists(members, ground)
    twice = Counter((one.number, letters(one.rest)[:40]) for one in members if one.rest)
    seen: Counter[tuple[str, str]] = Counter()
    ends = [one.at for one in members[1:]] + [len(ground.lines)]
    found: list[float] = []
    for one, end, listing in zip(members, ends, listed, strict=True):
        own = _support(one, end, ground, lenient) + _context(one, ground) + listing
        name = (one.number, letters(one.rest)[:40])
        seen[name] += 1
        if one.rest and twice[name] > 1 and seen[name] == twice[name] and ground.solid_between(one.at, end):
            own += 2.5
        found.append(own)
    return found


def _support(one: Candidate, end: int, ground: Ground, lenient: bool) -> float:
    """What the lines under the candidate say, up to the next of its style."""
    below = [at for at in ground.after(one.at, _NEAR) if at < end]
    own = (3.0 if one.strong else 0.0) + (2.0 if one.marked and not one.strong else 0.0)
    if below and one.rest and letters(ground.lines[below[0]].text) == letters(one.rest):
        own += 4
        below = below[1:]
    first = below[1:2] if not one.rest else below[:1]
    data = any(ground.data[at] for at in below)
    near = bool(first) and ground.kinds[first[0]] is not None
    own += (4 if data else 0) + (2 if near else 0)
    closed = doors(one.rest).closed
    if ground.opens_between(one.at, end):
        own += 1.5
    elif not one.strong:
        own += 0.5 if lenient and below else -2
    own += 3 if (closed or is_numbered_group(one.rest)) and not one.strong else 0
    if not one.rest and not one.strong and not ((data or near) and below and not ground.kinds[below[0]]):
        own -= 6
    if one.style == " " and not (data or near or closed):
        own -= 1.5
    return own


def _context(one: Candidate, ground: Ground) -> float:
    """What stands before the candidate, and how it ends."""
    before = ground.before(one.at)
    own = 0.3 if one.at == 0 or ground.lines[one.at - 1].blank else 0.0
    if before is not None and not one.strong:
        above = ground.lines[before].text.rstrip()
        own += 4 if ground.data[before] else 0
        own -= 3 if ground.kinds[before] in ("indstilling", "beslutning") or above[-1:] in (":", ",") else 0
    if one.rest.endswith(".") and len(one.rest) > 40 and not one.strong:
        own -= 2
    return own - (6 if has_page(one.text) else 0) - (5 if one.is_heading else 0)


def _lists(members: Sequence[Candidate], ground: Ground) -> list[float]:
    """What speaks against candidates that count on from 1 inside an item, or that stand close together as contents do."""
    found = [0.0] * len(members)
    start = 0
    first_opening = ground.first_opening
    for i, one in enumerate(members):
        last = i + 1 == len(members)
        after = None if last else members[i + 1]
        if after and after.rank // 64 == one.rank // 64 + 1 and not ground.opens_between(one.at, after.at):
            continue
        run = range(start, i + 1)
        start = i + 1
        head = members[run[0]]
        inside = head.at > first_opening and head.rank // 64 == 1 and not one.strong
        # A last point may be followed by a section that is its own item's next; a lone «1.» inside an item is a point too.
        for place in run if inside else ():
            found[place] -= 8
        if head.at < first_opening and len(run) > 1:
            opens = ground.opens_between(one.at, after.at if after else len(ground.lines))
            dense = _is_dense(members, run, ground)
            for place in run[:-1] if opens else run:
                found[place] += -4 if dense else 1.8 if opens else 0
    return found


def _is_dense(members: Sequence[Candidate], run: range, ground: Ground) -> bool:
    """Whether hardly anything stands between the candidates of a run."""
    between = sum(ground.solid_between(members[a].at, members[a + 1].at) for a in run[:-1])
    return between * 2 <= len(run)
