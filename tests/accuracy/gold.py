"""The gold beside a document, as facts. It is written by hand, from the document and never from what the reader says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from .facts import ANY, Fact, of_point

_PERSON: Final = re.compile(
    r"(?P<name>[^()]+?)(?: \((?P<party>[^()]+)\))? (?P<presence>present|absent|excused|unexcused|partial|partial/absent)"
    r"(?P<capacity> (?:substitute|official|guest))?"
)
_STATEMENT: Final = re.compile(r"(?P<kind>\w+(?:/\w+)?):(?: (?P<who>[^()]+?)(?: \([^()]+\))?)?")
_HEAD: Final = frozenset("body date start end place continued missing attendance substitutes stays disqualified".split())
_ITEM: Final = frozenset(
    "number optional title case type closed dropped_by other_numbers sections recommenders points decision outcome qualifiers"
    " votes statements earlier attachments cells amounts references initiatives proposals"
    " attendance substitutes stays disqualified".split()
)
_LISTS: Final = (("recommenders", True), ("attachments", True), ("amounts", False), ("references", True))


def read_gold(path: Path) -> list[Fact]:
    """Every fact of a gold file; a key that it does not know is a fault of the file."""
    table = tomllib.loads(path.read_text("utf-8"))
    unknown = set(table) - _HEAD - {"items"} | {key for item in table["items"] for key in item} - _ITEM
    if unknown:
        raise ValueError(f"{path.name}: {', '.join(sorted(unknown))}")
    return [*_meeting(table), *(fact for item in table["items"] for fact in _either_way(item))]


def _meeting(table: dict[str, Any]) -> Iterator[Fact]:
    for key in ("body", "date", "start", "end", "place"):
        if key in table:
            yield _fact("head", "", table[key], f"{key} ", words=key in ("body", "place"))
    yield from (_fact("head", "", day, "continued ") for day in table.get("continued", ()))
    yield from (_fact("closed", "", number, "missing ") for number in table.get("missing", ()))
    yield from _attendance(table, "")


def _either_way(item: dict[str, Any]) -> Iterator[Fact]:
    """An item's facts; all are optional where the item is."""
    optional = item.get("optional", False)
    yield from (replace(fact, optional=fact.optional or optional) for fact in _item(item))


def _item(item: dict[str, Any]) -> Iterator[Fact]:
    number = item["number"]
    yield _fact("items", number, number)
    yield _fact("titles", number, item["title"], words=True)
    for key, name in (("case", "case numbers"), ("type", "case types"), ("dropped_by", "closed")):
        if key in item:
            yield _fact(name, number, item[key], "dropped by " if key == "dropped_by" else "")
    if item.get("closed"):
        yield _fact("closed", number, "closed")
    yield from (_fact("items", number, other, "also ") for other in item.get("other_numbers", ()))
    yield from _sections(item.get("sections", ()), number)
    yield from (_fact("points", number, of_point(each), words=True) for each in item.get("points", ()))
    for key, words in _LISTS:
        yield from (_fact(key, number, each, words=words) for each in item.get(key, ()))
    yield from _decided(item, number)
    yield from (_fact("cells", number, each) for each in item.get("cells", ()))
    yield from (_fact("initiatives", number, each, "named ", words=True) for each in item.get("initiatives", ()))
    yield from (_fact("initiatives", number, each, "raised by ", words=True) for each in item.get("proposals", ()))
    yield from _attendance(item, number)


def _sections(kinds: tuple[str, ...], number: str) -> Iterator[Fact]:
    yield from (_fact("sections", number, kind) for kind in kinds)


def _decided(item: dict[str, Any], number: str) -> Iterator[Fact]:
    if "decision" in item:
        yield _fact("decisions", number, item["decision"], words=True)
    if "outcome" in item:
        yield _fact("outcomes", number, item["outcome"])
    yield from (_fact("outcomes", number, each, "and ") for each in item.get("qualifiers", ()))
    for each in item.get("statements", ()):
        match = _STATEMENT.fullmatch(each.removeprefix("?"))
        assert match, each
        kind = ANY if "/" in match["kind"] else match["kind"]
        yield Fact("statements", number, f"{kind}: {match['who'] or ''}".strip(), each.startswith("?"))
    for each in item.get("earlier", ()):
        who, _, outcome = each.rpartition(" ")
        yield _fact("earlier", number, who, words=True)
        yield Fact("earlier", number, f"{who.lstrip('?')}: {outcome}", each.startswith("?"), words=True)
    for position, vote in enumerate(item.get("votes", ()), 1):
        yield from _vote(vote, number, f"vote {position}")


def _vote(vote: dict[str, Any], number: str, which: str) -> Iterator[Fact]:
    kind = f"{'amendment' if vote.get('amendment') else 'main'}{' unanimous' if vote.get('unanimous') else ''}"
    optional = vote.get("optional", False)
    yield Fact("votes", number, f"{which}: {kind}", optional)
    yield Fact("votes", number, f"{which}: adopted {vote.get('adopted', '…')}".lower(), optional or "adopted" not in vote)
    for choice in ("for", "against", "abstained"):
        side = vote.get(choice, {})
        if "count" in side:
            yield Fact("votes", number, f"{which}: {choice} {side['count']}")
        yield from (Fact("votes", number, f"{which}: {choice} {each}") for each in side.get("parties", ()))
        yield from (Fact("votes", number, f"{which}: {choice} member {each}") for each in side.get("members", ()))


def _attendance(table: dict[str, Any], number: str) -> Iterator[Fact]:
    for each in table.get("attendance", ()):
        match = _PERSON.fullmatch(each.lstrip("?"))
        assert match, each
        optional = each.startswith("?")
        text = f"{match['name']}: {match['presence']}{match['capacity'] or ''}"
        yield Fact("attendance", number, text.replace("partial/absent", "…"), optional)
        if party := match["party"]:
            yield Fact("attendance", number, f"{match['name']} of {party.lstrip('?')}", optional or party.startswith("?"))
    yield from (_fact("attendance", number, each) for each in table.get("substitutes", ()))
    yield from (_fact("attendance", number, each) for each in table.get("stays", ()))
    yield from (_fact("attendance", number, each, "disqualified ") for each in table.get("disqualified", ()))


def _fact(name: str, item: str, text: str, before: str = "", words: bool = False) -> Fact:
    """A leading «?» makes it optional."""
    return Fact(name, item, before + text.removeprefix("?"), text.startswith("?"), words)
