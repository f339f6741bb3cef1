"""The sides of a vote within one sentence: «med 42 stemmer mod 4», «For stemte: A, B og V», «O stemte imod»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..model import Choice
from .parties import Named, read_named, speaking
from .wordings import find_outcome

_LIST: Final = r"(?: ?\((?P<{name}>(?:[^()]|\([^()]{{0,80}}\)){{1,900}})\))?"
_AGAINST_EACH_OTHER: Final = re.compile(
    rf"(?P<first>\d{{1,3}}) stemmer?(?P<named> for)?{_LIST.format(name='one')},? (?:og )?(?:i?mod) "
    rf"(?P<second>\d{{1,3}})(?: stemmer?)?{_LIST.format(name='two')}"
)
_FOR_AND_AGAINST: Final = re.compile(
    rf"(?P<first>\d{{1,3}})(?: stemmer?| medlemmer| medlem)? (?:stemte )?for{_LIST.format(name='one')}(?:,| og|, og) "
    r"(?P<second>\d{1,3})(?: stemmer?| medlemmer| medlem)?"
    rf" (?:stemte )?i?mod{_LIST.format(name='two')}"
    r"(?:(?:,| og|, og) (?P<third>\d{1,3})(?: stemmer?| medlemmer| medlem)?"
    r" (?:stemte )?(?:hverken for eller imod|blankt?e?|(?:der )?undlod(?: at stemme)?))?"
)
_ONE_SIDE: Final = re.compile(
    rf"(?<![\d.,])(?P<count>\d{{1,3}}) stemmer?{_LIST.format(name='one')} "
    rf"(?:(?P<for>for)|(?P<against>i?mod)){_LIST.format(name='two')}(?=\s*(?:[.,;]|$))"
)
"""«Godkendt med 17 stemmer for. 1 stemme (Ø) imod.»: each side in a sentence of its own."""
_NAMED_AFTER: Final = re.compile(r" ?\((?P<list>(?:[^()]|\([^()]{0,80}\)){1,900})\)")
_FIGURES: Final = re.compile(r"stemmerne (?P<first>\d{1,3}) ?(?:[-–]|mod|imod) ?(?P<second>\d{1,3})(?!\d)")
_LEADING: Final = re.compile(
    r"(?P<abstained>\b[Uu]ndlod at stemme(?: ?:| (?=\d))|\bUndlod(?: at stemme)? ?:?(?= )|\bUndlader at stemme ?:"
    r"|\b[Hh]verken for eller imod(?: stemte)?(?= ?:| \d)|\b[Hh]verken for eller imod stemte\b"
    r"|\bBlankt?(?: stemte)? ?:|\bAfholdt sig(?: fra at stemme)? ?:)"
    r"|(?P<for>\bFor(?: [^.:;,()]{1,80}?)?,? (?:stemte|stemmer)\b|\bFor ?:|\b[Ss]temte for ?:|\b[Ss]temmer for ?:|\bJa ?:)"
    r"|(?P<against>\b[Ii]mod(?: [^.:;,()]{1,80}?)?,? (?:stemte|stemmer)\b|\bMod(?: [^.:;,()]{1,80}?)? stemte\b|\b(?:Imod|Mod) ?:"
    r"|\b[Ss]tem(?:te|mer) imod ?:|\bNej ?:)"
)
_FOLLOWING: Final = re.compile(
    r"(?P<abstained>\bundlod at stemme\b|\bundlader at stemme\b|\bstem(?:te|mer) (?:hverken for eller imod|blankt)\b"
    r"|\bundlod\b(?=[.,]|$)|\bafholdt sig fra at stemme\b|\bafstod fra at stemme\b)"
    r"|(?P<for>\bstem(?:te|mer) for\b)|(?P<against>\bstem(?:te|mer) (?:imod|mod|nej)\b)"
)
_MAJORITY: Final = re.compile(
    r"\b(?:anbefales|godkendt|godkendes|tiltrådt|anbefalet|vedtaget) af et flertal(?: bestående af| på)? (?P<list>[^.;]{1,300})",
    re.I,
)
_END: Final = re.compile(
    r"[;]|\s(?:idet|da|fordi|mens|med den begrundelse|af hensyn|hvorefter|herefter|blev|bliver|er)\b"
    r"|\s(?=(?:Godkendt|Vedtaget|Forkastet|Tiltrådt|Indstillingen|Forslaget|Ændringsforslaget|Hovedforslaget|Anbefales|Dermed|Herefter)\b)"
)
_QUOTED: Final = re.compile(r"[\"”“»][^\"”“»«]{1,3000}[\"”“«]|«[^«»]{1,3000}»")


@dataclass(slots=True)
class Side:
    """One side of a vote in a sentence."""

    choice: Choice
    named: Named
    leads: bool = False
    """Whether its mark stands before it («Imod stemte: Ø»), as in a list of all sides."""


@dataclass(slots=True)
class Sides:
    """The sides that a sentence prints, with what stands before and after them."""

    sides: list[Side]
    before: str
    after: str
    tally: bool
    """Whether numbers stand against each other in it."""


def sides_in(sentence: str) -> Sides:
    """The sides of a vote that a sentence prints; what is quoted in it is nobody's vote."""
    sentence = _QUOTED.sub(lambda match: "…" * len(match.group()), sentence)
    tally = next((m for p in (_FOR_AND_AGAINST, _AGAINST_EACH_OTHER, _FIGURES) if (m := p.search(sentence))), None)
    counted = list(_counted(sentence, tally)) if tally else []
    rest = f"{sentence[: tally.start()]}{' ' * len(tally.group())}{sentence[tally.end() :]}" if tally else sentence
    marks = list(_LEADING.finditer(rest))
    if marks:
        listed, after = _listed(rest, marks)
        before = sentence[: min([marks[0].end(), *([tally.start()] if tally else [])])]
        return Sides(_merged(counted, listed), before, after, tally=bool(tally))
    spoken = list(_spoken(rest)) or ([] if tally else list(_single(rest)))
    return Sides(_merged(counted, spoken), sentence[: tally.start()] if tally else sentence if spoken else "", "", bool(tally))


def _counted(sentence: str, tally: re.Match[str]) -> Iterator[Side]:
    """Numbers against each other. Of a proposal that fell, the larger number is that of those against it."""
    groups = tally.groupdict()
    lists = [read_named(groups.get(name) or "") for name in ("one", "two")]
    numbers = [int(groups["first"]), int(groups["second"])]
    found = find_outcome(sentence)
    fell = found is not None and found.concept.slug in ("afvist", "ikke-anbefalet")
    turned = fell and numbers[0] > numbers[1] and tally.re is not _FOR_AND_AGAINST and not groups.get("named")
    choices = [Choice.AGAINST, Choice.FOR] if turned else [Choice.FOR, Choice.AGAINST]
    for choice, number, named in sorted(zip(choices, numbers, lists, strict=True), key=lambda one: list(Choice).index(one[0])):
        named.count = number
        yield Side(choice, named)
    if groups.get("third"):
        yield Side(Choice.ABSTAINED, Named(count=int(groups["third"])))


def _single(sentence: str) -> Iterator[Side]:
    """One side's number, where the other's stands in another sentence or nowhere."""
    for match in _ONE_SIDE.finditer(sentence):
        named = read_named(match["one"] or match["two"] or "")
        named.count = int(match["count"])
        yield Side(Choice.FOR if match["for"] else Choice.AGAINST, named)


def _choice(mark: re.Match[str]) -> Choice:
    return next(choice for choice in Choice if mark[choice.value] is not None)


def _listed(text: str, marks: Sequence[re.Match[str]]) -> tuple[list[Side], str]:
    """Sides with their mark before them, each up to the next mark; and what stands after the last."""
    found: list[Side] = []
    after = ""
    for mark, following in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=True):
        content = text[mark.end() : following]
        end = _END.search(content)
        after = content[end.start() :].strip() if end else ""
        named = read_named(content[: end.start()] if end else content)
        if named.anybody or named.count is not None:
            found.append(Side(_choice(mark), named, leads=True))
    return found, after


def _spoken(sentence: str) -> Iterator[Side]:
    """Sides with those who voted before the verb: «V og C stemte for, mens O undlod at stemme»."""
    start = 0
    for mark in _FOLLOWING.finditer(sentence):
        named = _before_verb(sentence[start : mark.start()])
        after = _NAMED_AFTER.match(sentence, mark.end())
        if named and after and named.count is not None and not named.anybody:
            count, named = named.count, read_named(after["list"])
            named.count = count
        if named:
            yield Side(_choice(mark), named)
        start = mark.end()
    if start == 0:
        carrying = speaking(sentence)
        if carrying and carrying.carries:
            yield Side(Choice.FOR, carrying.named)
        majority = _MAJORITY.search(sentence)
        named = read_named(majority["list"]) if majority else None
        if named and named.whole and named.anybody:
            yield Side(Choice.FOR, named)


def _before_verb(prefix: str) -> Named | None:
    """Whom the words before a verb name: the longest end of them that is a list of parties and members."""
    cut = re.sub(r"^[\s,]*(?:mens|og|men|hvorefter|imod|dog)\s+", "", prefix)
    for tail in (cut, *(cut[m.end() :] for m in re.finditer(r",? (?:mens|men|og|hvor|dog) |[,:] ", cut))):
        named = speaking(f"{tail.strip()} stemte")
        if named:
            return named.named
    return None


def _merged(counted: Sequence[Side], others: Sequence[Side]) -> list[Side]:
    """The numbers of a tally, with the parties that are printed for the same side."""
    found = list(counted)
    for side in others:
        same = next((one for one in counted if one.choice is side.choice and not one.named.anybody), None)
        if same and side.named.count in (None, same.named.count):
            side.named.count = same.named.count
            found[found.index(same)] = side
        else:
            found.append(side)
    return found
