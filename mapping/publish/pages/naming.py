"""What pages call the things of the collection, by the path of each.

Meetings, items and cases are found by the words of their paths, since they are many; all others stand in a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from ...collection import Case, Collection, MeetingSummary, Municipality
from ...uris import SOURCE_NAME, Uris
from .phrases import meeting_name

_CASE: Final = "sag"
_REMEMBERED: Final = 256
"""Meetings whose items' paths are kept: a page names those of few."""


class Naming:
    """Names by path: an IRI of the site without its base, such as ``odense/udvalg/byraadet/#udvalg``."""

    def __init__(self, collection: Collection, uris: Uris, cases: Mapping[tuple[str, str], Case]) -> None:
        self._uris, self._cases = uris, cases
        self._meetings = {
            uris.path(uris.meeting_page(meeting.key)): meeting for one in collection.municipalities for meeting in one.meetings
        }
        self._others = {iri.removeprefix(uris.base): name for iri, name in _others(collection, uris)}
        self._items_of = lru_cache(maxsize=_REMEMBERED)(self._items)

    def of(self, path: str) -> str | None:
        """What a thing is called; nothing for one that the collection does not name."""
        page, _, fragment = path.partition("#")
        words = page.split("/")
        if fragment == "punkt" and len(words) == 6:
            return self._items_of("/".join(words[:4])).get(page)
        if fragment == "sag" and len(words) == 4 and words[1] == _CASE:
            case = self._cases.get((words[0], words[2]))
            return case.number if case else None
        if fragment == "moede":
            meeting = self._meetings.get(page)
            return meeting_name(meeting.key) if meeting else None
        if not fragment and path.endswith(f"/{SOURCE_NAME}"):
            meeting = self._meetings.get(path.removesuffix(SOURCE_NAME))
            return f"Referatets tekst: {meeting_name(meeting.key)}" if meeting else None
        return self._others.get(path)

    def _items(self, page: str) -> Mapping[str, str]:
        meeting = self._meetings.get(f"{page}/")
        if meeting is None:
            return {}
        path, key = self._uris.path, meeting.key
        return {path(self._uris.item_page(key, item.number)): f"Punkt {item.number}: {item.title}" for item in meeting.items}


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
