"""What pages call the things of the collection, by the path of each.

Meetings, items and cases are found by the words of their paths, since they are many; all others by the path itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ...collection import Collection, MeetingSummary, Municipality
from ...shelf import Shelf, Spool
from ...uris import SOURCE_NAME, Uris
from .phrases import meeting_name

_CASE: Final = "sag"
_Named = tuple[str, dict[str, str]]
"""A meeting, and its items by the paths of their pages."""


class Naming:
    """Names by path: an IRI of the site without its base, such as ``odense/udvalg/byraadet/#udvalg``."""

    def __init__(self, collection: Collection, uris: Uris, cases: Shelf[tuple[str, str], str], folder: Path | None) -> None:
        """``cases`` has the number of each case by municipality and path word; ``folder`` is for what is put down meanwhile."""
        spool = Spool[Any](folder)
        self._cases = cases
        self._meetings: Shelf[str, _Named] = Shelf(spool, _meetings(collection, uris))
        others = {iri.removeprefix(uris.base): name for iri, name in _others(collection, uris)}
        self._others: Shelf[str, str] = Shelf(spool, others.items())

    def of(self, path: str) -> str | None:
        """What a thing is called; nothing for one that the collection does not name."""
        page, _, fragment = path.partition("#")
        words = page.split("/")
        if fragment == "punkt" and len(words) == 6:
            meeting = self._meetings.get("/".join((*words[:4], "")))
            return meeting[1].get(page) if meeting else None
        if fragment == "sag" and len(words) == 4 and words[1] == _CASE:
            return self._cases.get((words[0], words[2]))
        if fragment == "moede":
            meeting = self._meetings.get(page)
            return meeting[0] if meeting else None
        if not fragment and path.endswith(f"/{SOURCE_NAME}"):
            meeting = self._meetings.get(path.removesuffix(SOURCE_NAME))
            return f"Referatets tekst: {meeting[0]}" if meeting else None
        return self._others.get(path)


def _meetings(collection: Collection, uris: Uris) -> Iterator[tuple[str, _Named]]:
    for meeting in (meeting for one in collection.municipalities for meeting in one.meetings):
        path, key = uris.path, meeting.key
        items = {path(uris.item_page(key, item.number)): f"Punkt {item.number}: {item.title}" for item in meeting.items}
        yield path(uris.meeting_page(key)), (meeting_name(key), items)


def _others(collection: Collection, uris: Uris) -> Iterator[tuple[str, str]]:
    for one in collection.municipalities:
        for meeting in one.meetings:
            yield from _term(meeting, uris)
        yield from _of_municipality(one, uris)
    for topic in collection.kle_topics:
        yield str(uris.kle_topic(topic.number)), f"KLE {topic.number}"


def _of_municipality(one: Municipality, uris: Uris) -> Iterator[tuple[str, str]]:
    yield str(uris.municipality(one.slug)), one.name
    yield from ((str(uris.body(one.slug, body.name)), body.name) for body in one.bodies)
    yield from ((str(uris.case_type(one.slug, letter)), f"{letter}-sag: {danish}") for letter, danish, _ in one.case_types)
    yield from ((str(uris.initiative(one.slug, found.slug)), found.name) for found in one.initiatives)
    yield from ((str(uris.finding(one.slug, found.slug)), found.subject) for found in one.knowledge.findings)
    yield str(uris.money(one.slug)), f"Budgettal, {one.name}"
    yield from ((str(uris.administration(one.slug, found.name)), found.name) for found in one.administrations)
    yield from ((str(uris.person(one.slug, found.name)), found.name) for found in one.persons)
    for found in one.lists:
        yield str(uris.party_list(one.slug, found.letter, found.term)), f"Liste {found.letter}"


def _term(meeting: MeetingSummary, uris: Uris) -> Iterator[tuple[str, str]]:
    key, term = meeting.key, meeting.term
    if term:
        yield str(uris.body_term(key.municipality, key.body, term)), f"{key.body} {term[0]}–{term[1]}"
