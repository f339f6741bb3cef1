"""Which lines of a document are its items' headings, found from the document as a whole.

Numbers begin list points, sub-headings, entries of the contents and dates as well as items. So the candidates of each
style are scored by what stands around them (a section's heading or a case number below, a list's colon above), the style
whose best sequence of numbers explains the document best is taken, and what it leaves out is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from ..profiles import Layout
from .chain import best_chain
from .evidence import Ground, ground_of, letters, scores
from .item_forms import Candidate, candidates, has_page, marks_pattern, strong_heading
from .lines import Line, Role
from .sections import Headings, headings_of
from .unnumbered import unnumbered

_LENIENT: Final = 4.0
"""Below this score no style explains a document by its sections, and items without any are looked for."""
_MIDWAY: Final = re.compile(r"(?: (?:og|i|af|for|til|på|med|om|ved|fra|samt|eller|en|et|den|det|der)| [–-]|,) ?$")
_REPEATED_WITHIN: Final = 5


@dataclass(frozen=True, slots=True)
class Start:
    """Where an item begins."""

    at: int
    """The place of its heading's first line among the lines that are read."""
    end: int
    """The place after its heading's last line."""
    number: str
    title: str
    text: str
    """The heading as printed, on one line."""
    others: tuple[str, ...] = ()
    repeats: tuple[int, ...] = ()
    """Places of lines that print the heading a second time."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The items' headings of a document, in order, and what was worked out to find them."""

    starts: tuple[Start, ...]
    headings: Headings
    ground: Ground
    candidates: tuple[Candidate, ...]
    """Every line that might have been one."""


def find_outline(lines: Sequence[Line], layout: Layout | None = None) -> Outline:
    """Find the headings of the items; none where the document has none that any rule knows."""
    headings = headings_of(lines, layout)
    ground = ground_of(lines, headings)
    pattern = marks_pattern(layout.item_marks if layout else ())
    found = candidates(lines, pattern, headings)
    if any(line.role is Role.ITEM for line in lines):
        return Outline(tuple(_by_role(lines, found)), headings, ground, tuple(found))
    members = _chosen([*found, *_glued(found, ground)], ground)
    if not members:
        loose = tuple(Start(at, at + 1, str(i), text, text) for i, (at, text) in enumerate(unnumbered(ground), 1))
        return Outline(loose, headings, ground, tuple(found))
    return Outline(tuple(_starts(members, found, ground)), headings, ground, tuple(found))


def item_heading(line: Line) -> Candidate | None:
    """A line that is an item's heading whatever stands around it, or nothing."""
    found = strong_heading(line, 0, marks_pattern())
    return found if found and found.rest else None


def _by_role(lines: Sequence[Line], found: Iterable[Candidate]) -> Iterator[Start]:
    """The headings that the form of the source says are such; an item without a number is called by its place."""
    known = {one.at: one for one in found}
    places = [at for at, line in enumerate(lines) if line.role is Role.ITEM and not line.blank]
    for position, at in enumerate(places, 1):
        one = known.get(at)
        text = lines[at].text.strip()
        if one is None:
            yield Start(at, at + 1, str(position), text, text)
        else:
            yield Start(at, at + 1, one.number, one.rest or text, text, one.others)


def _chosen(found: Sequence[Candidate], ground: Ground) -> list[Candidate]:
    """The candidates that are items: the best sequence of the best style."""
    best: tuple[float, list[Candidate]] = (0.0, [])
    for lenient in (False, True):
        for style in dict.fromkeys(one.style for one in found):
            members = sorted((one for one in found if one.style == style), key=lambda one: one.at)
            if len(members) == 1 and not members[0].strong and lenient:
                continue
            own = scores(members, ground, lenient)
            total, places = best_chain([one.rank for one in members], own)
            if total > best[0]:
                strong = members[0].strong
                best = (total, _all_but_contents(members, ground) if strong else [members[i] for i in places])
        if best[0] >= _LENIENT:
            break
    return best[1]


def _all_but_contents(members: Sequence[Candidate], ground: Ground) -> list[Candidate]:
    """Of headings with a word before the number, all but those of the list of contents and those printed again."""
    ends = [*(one.at for one in members[1:]), len(ground.lines)]
    hollow = [has_page(one.text) or _is_hollow(one, end, ground) for one, end in zip(members, ends, strict=True)]
    full = {one.number for one, empty in zip(members, hollow, strict=True) if not empty}
    listed = {one.at for run in _runs(members, hollow) for one in run if 2 * sum(each.number in full for each in run) >= len(run)}
    kept = [one for one in members if one.at not in listed]
    again = {b.at for a, b in pairwise(kept) if a.number == b.number and _is_again(a, b, ground)}
    return [one for one in kept if one.at not in again]


def _is_hollow(one: Candidate, end: int, ground: Ground) -> bool:
    """Whether nothing stands under a heading but its title."""
    return not ground.opens_between(one.at, end) and ground.solid_between(one.at, end) <= (0 if one.rest else 1)


def _runs(members: Sequence[Candidate], hollow: Sequence[bool]) -> Iterator[list[Candidate]]:
    """The stretches of candidates with nothing under them."""
    run: list[Candidate] = []
    for one, empty in zip(members, hollow, strict=True):
        if empty and (not run or one.rank > run[-1].rank):
            run.append(one)
            continue
        if run:
            yield run
        run = [one] if empty else []
    if run:
        yield run


def _is_again(first: Candidate, second: Candidate, ground: Ground) -> bool:
    """Whether the second heading only prints the first again, with at most a few lines and no section between."""
    near = ground.solid_between(first.at, second.at) <= _REPEATED_WITHIN
    same = not first.rest or not second.rest or letters(first.rest) == letters(second.rest)
    return near and same and not ground.opens_between(first.at, second.at)


def _glued(found: Sequence[Candidate], ground: Ground) -> list[Candidate]:
    """The first item where conversion has lost the break before it: «9. Eventuelt1. Godkendelse af dagsorden», with the
    title alone on the next line, or with number and title as the contents begin."""
    if not found:
        return []
    first = found[0]
    more: list[Candidate] = []
    for one in found[1:40]:
        below = ground.after(one.at)
        title = ground.lines[below[0]].text.strip() if below else ""
        for again in {title, first.rest}:
            cut = one.rest[: -len(again)].rstrip() if again and one.rest.endswith(again) and one.rest != again else ""
            if cut.endswith(f"{first.number}."):
                more.append(replace(one, number=first.number, rest=again, text=f"{first.number}. {again}"))
    return more[:1]


def _starts(members: Sequence[Candidate], found: Sequence[Candidate], ground: Ground) -> Iterator[Start]:
    """The chosen candidates with their titles, and with the lines that print a heading twice."""
    alone = [one for one in members if not one.rest]
    titled_above = 2 * sum(_opens_at_once(one, ground) for one in alone) > len(alone)
    chosen = {one.at for one in members}
    latest: dict[str, Candidate] = {}
    earlier: dict[int, Candidate] = {}
    again: dict[int, list[Candidate]] = {}
    last: Candidate | None = None
    for one in sorted(found, key=lambda each: each.at):
        if one.at in chosen:
            previous = latest.get(one.style)
            same = previous is not None and previous.number == one.number and previous.at not in chosen
            if previous and same and _is_again(previous, one, ground):
                earlier[one.at] = previous
            last = one
        elif last and one.number == last.number and one.style == last.style and _is_again(last, one, ground):
            again.setdefault(last.at, []).append(one)
        latest[one.style] = one
    for one in sorted(members, key=lambda each: each.at):
        yield _start(one, earlier.get(one.at), again.get(one.at, ()), ground, titled_above)


def _opens_at_once(one: Candidate, ground: Ground) -> bool:
    """Whether a section begins right under a number that stands alone, so that its title stands above it."""
    below = ground.after(one.at)
    return bool(below) and ground.kinds[below[0]] is not None


def _start(one: Candidate, first: Candidate | None, again: Sequence[Candidate], ground: Ground, titled_above: bool) -> Start:
    lines = ground.lines
    at, end, title, text = one.at, one.at + 1, one.rest, one.text
    repeats: list[int] = []
    if not title and titled_above:
        above = ground.before(at)
        if above is not None and not ground.kinds[above]:
            title = lines[above].text.strip()
            at, text = above, f"{title} {text}"
    elif not title:
        below = next((place for place in ground.after(at, 12) if not ground.data[place]), None)
        if below is not None and not ground.kinds[below]:
            title = lines[below].text.strip()
            near = ground.solid_between(at, below) == 0
            end, text = below + 1, f"{text} {title}" if near else text
    elif end < len(lines) and _goes_on(lines[one.at], lines[end], ground.kinds[end] is None and not ground.data[end]):
        title, text = f"{title} {lines[end].text.strip()}", f"{text} {lines[end].text.strip()}"
        end += 1
    for other in again:
        repeats.append(other.at)
        repeats.extend(place for place in ground.after(other.at) if letters(lines[place].text) == letters(title))
    if first is not None:
        repeats.append(one.at)
        at, end = first.at, first.at + 1
        title, text = first.rest or title, first.text
    return Start(at, end, one.number, title or text, text, one.others, tuple(repeats))


def _goes_on(line: Line, following: Line, is_text: bool) -> bool:
    """Whether a title goes on on the next line, which conversion broke: that begins in lower case, or this ends midway."""
    text = following.text.strip()
    broken = text[:1].islower() or _MIDWAY.search(line.text) is not None
    return is_text and bool(text) and len(line.text) > 40 and broken and len(text) < 200 and not text.endswith(".")
