"""Items without numbers: a title alone on its line, above the section that every item begins with."""

from __future__ import annotations

from typing import Final

from .evidence import Ground

_LONGEST: Final = 250
_OPENERS: Final = frozenset({"resume", "indstilling", "beslutning", "sagsfremstilling"})


def unnumbered(ground: Ground) -> list[tuple[int, str]]:
    """The places and texts of the titles: those above each section of the kind that opens the document's first item.

    Only where every such section has a title above it, since one without would be a section within an item; nothing in
    any other document, so that it is refused rather than published with its items run together.
    """
    first = next((kind for kind in ground.kinds if kind), None)
    if first not in _OPENERS:
        return []
    found: list[tuple[int, str]] = []
    for at, kind in enumerate(ground.kinds):
        if kind != first:
            continue
        above = ground.before(at)
        while above is not None and ground.data[above]:
            above = ground.before(above)
        if above is None or not _is_title(above, ground):
            return []
        found.append((above, ground.lines[above].text.strip()))
    return found if len(found) > 1 or (found and ground.lines[found[0][0]].marked) else []


def _is_title(at: int, ground: Ground) -> bool:
    text = ground.lines[at].text.strip()
    parted = at == 0 or ground.lines[at - 1].blank or ground.lines[at].marked
    fit = 3 <= len(text) <= _LONGEST and text[0].isupper() and text[-1] not in ".,;:" and "\t" not in text
    return fit and parted and ground.kinds[at] is None
