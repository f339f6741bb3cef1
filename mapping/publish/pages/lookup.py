"""What pages ask of the joined collection, looked up instead of searched for.

Every public method is one small question, and its answer all that a page may know: see ``asked``. Pages of the whole
collection, and they alone, take ``collection``. Questions are answered from tables, never by other questions.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from ...collection import Collection, Coverage, ItemSummary
from ...knowledge import CaseHistory, Claim, Commitment, Finding, ResolvedReference, Story
from ...link.order import by_day, earliest_first
from ...model import MeetingKey
from ...slugs import number_slug, slug
from ...uris import Uris
from .answers import Tables, tables_of
from .asked import Asking, asked
from .canonical import Canonical
from .known import NEITHER, Money, Named, Spot, canonical, line_of

Items = tuple[ItemSummary, ...]
MOST_BESIDE: Final = 20
"""Treatments of its case that an item's page shows on either side; the case's own page has them all."""


class Lookup(Asking):
    """Answers over one collection. ``known_as`` is a digest of all that it was joined from, where there is one at hand."""

    def __init__(
        self, collection: Collection | None, uris: Uris, known_as: bytes | None = None, tables: Tables | None = None
    ) -> None:
        """``tables`` are those of the collection, made already; without the collection, it answers all but what the whole is."""
        super().__init__(canonical())
        self._collection, self._known_as, self._uris = collection, known_as, uris
        self._tables = tables or tables_of(collection or Collection((), ()), uris)
        self._known, self._naming = self._tables
        self._folder = lru_cache(maxsize=8)(lambda key: uris.path(uris.meeting_page(key)))

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process it goes without the collection."""
        return Lookup, (None, self._uris, self._known_as, self._tables)

    @classmethod
    def over(cls, joined: Collection | Lookup, uris: Uris) -> Lookup:
        """Answers over a collection; those that there are already, where there are any."""
        return joined if isinstance(joined, Lookup) else cls(joined, uris)

    @property
    def collection(self) -> Collection:
        """All of it: a page that takes this is made again whenever anything changes."""
        return self.everything()

    @asked(seen=lambda lookup, _: lookup._known_as or Canonical(shared=frozenset({ItemSummary})).digest(lookup._collection))
    def everything(self) -> Collection:
        """What ``collection`` asks. Only the process that joined it has an answer."""
        assert self._collection is not None, "only pages of the whole collection ask for it, and this process makes none"
        return self._collection

    # Names -------------------------------------------------------------------------------------------------------

    def name(self, iri: str) -> str | None:
        """What pages call a thing of the collection; nothing for anything else."""
        path = self._path(iri)
        if path is None:
            return None
        return self._naming.of(path) if self._is_own(path) else self.called(path)

    def knows(self, iri: str) -> bool:
        """Whether the collection names a thing: then it has a place on a page."""
        path = self._path(iri)
        if path is None:
            return False
        return self._naming.of(path) is not None if self._is_own(path) else self.is_called(path)

    @asked()
    def called(self, path: str) -> str | None:
        """What ``name`` asks of other documents than the meeting's own."""
        return self._naming.of(path)

    @asked()
    def is_called(self, path: str) -> bool:
        """What ``knows`` asks of them."""
        return self._naming.of(path) is not None

    def _path(self, iri: str) -> str | None:
        """The path of an IRI under the base. A string of its own: rdflib's terms are strings that no table of strings finds."""
        whole, base = str(iri), self._uris.base
        return whole[len(base) :] if whole.startswith(base) else None

    def _is_own(self, path: str) -> bool:
        own = self.recorded.own if self.recorded else None
        return own is not None and path.startswith(self._folder(own))

    # Municipalities and what each has few of ---------------------------------------------------------------------

    @asked()
    def only_municipality(self) -> str | None:
        """The path word of the only municipality; nothing where there are several, or none."""
        words = tuple(self._known.municipalities)
        return words[0] if len(words) == 1 else None

    @asked()
    def municipality_name(self, municipality: str) -> str | None:
        """Its name, if the collection has it."""
        one = self._known.municipalities.get(municipality)
        return one.name if one else None

    @asked()
    def has_money(self, municipality: str) -> bool:
        """Whether a municipality has pages of money."""
        return municipality in self._known.having_money

    @asked()
    def case_types(self, municipality: str) -> tuple[tuple[str, str, str], ...]:
        """Letter, Danish label and English label of each kind of case."""
        one = self._known.municipalities.get(municipality)
        return one.case_types if one else ()

    @asked()
    def has_body(self, municipality: str, name: str) -> bool:
        """Whether a body has a page, by any spelling of its name: spellings that make one path word are one body's."""
        return (municipality, slug(name)) in self._known.bodies

    @asked()
    def recommended_at(self, municipality: str, administration: str) -> Sequence[MeetingKey]:
        """The meetings at which an administration recommended anything, latest first."""
        return self._known.recommending.get((municipality, administration)) or ()

    @asked()
    def seated(self, municipality: str, letter: str, term: tuple[int, int]) -> Sequence[str]:
        """The members named for a list of candidates."""
        return self._known.seated.get((municipality, letter, term), ())

    @asked()
    def narrower(self, topic: str) -> Sequence[str]:
        """The numbers of the KLE topics right under one."""
        return self._known.narrower.get(topic, ())

    # Meetings ----------------------------------------------------------------------------------------------------

    @asked()
    def beside(self, key: MeetingKey) -> tuple[MeetingKey | None, MeetingKey | None]:
        """The body's meetings before and after one."""
        return self._known.neighbours.get(key) or NEITHER

    @asked()
    def meetings_on(self, municipality: str, bodies: tuple[str, ...], day: str) -> tuple[MeetingKey, ...]:
        """The meetings we hold of these bodies on an ISO date."""
        held = self._known.held
        return tuple(key for name in bodies for key in held.get((municipality, slug(name), day)) or ())

    @asked(own=True)
    def coverage(self, key: MeetingKey) -> Coverage | None:
        """How much of its minutes was understood."""
        meeting = self._known.meetings.get(key)
        return meeting.coverage if meeting else None

    @asked(own=True)
    def claims(self, key: MeetingKey) -> tuple[Claim, ...]:
        """What its minutes state of initiatives."""
        meeting = self._known.meetings.get(key)
        return meeting.claims if meeting else ()

    @asked(own=True)
    def item_title(self, key: MeetingKey, number: str) -> str | None:
        """The title of an item."""
        meeting = self._known.meetings.get(key)
        return next((title for other, title in meeting.titles if other == number), None) if meeting else None

    @asked()
    def last_year(self, key: MeetingKey, number: str, table: int) -> int:
        """The last year of a budget table, whether or not a line that names an initiative has a figure in it."""
        return (self._known.last_years.get(key) or {}).get((number, table), 0)

    # What the joined results say of a meeting: one question for all its items -------------------------------------

    def mentioned(self, key: MeetingKey, number: str, position: int) -> Named | None:
        """The path word and the name of the initiative that a mention was joined to."""
        return self.named_at(key).get((number, position))

    def findings(self, key: MeetingKey, number: str) -> Sequence[Finding]:
        """The findings that touch an item."""
        return self.findings_at(key).get(number, ())

    def promises(self, key: MeetingKey, number: str) -> Sequence[Commitment]:
        """What an item promises, in printed order."""
        return self.promises_at(key).get(number, ())

    def resolved(self, key: MeetingKey, number: str, fragment: str) -> ResolvedReference | None:
        """Where a reference leads."""
        return self.resolved_at(key).get((number, fragment))

    def initiatives(self, key: MeetingKey, number: str, fragment: str) -> Sequence[Named]:
        """Path word and name of each initiative that a mention or a budget line was joined to."""
        return self.initiatives_at(key).get((number, fragment), ())

    def money(self, key: MeetingKey, number: str, fragment: str) -> Money:
        """Where a budget figure's money comes from, and its control area, as far as they are printed."""
        return self.money_at(key).get((number, fragment), NEITHER)

    def said_of_own_item(self, key: MeetingKey, number: str) -> Sequence[ResolvedReference]:
        """References that lead to an item, asked for the item's own page: part of what is said of its meeting."""
        return self._known.said.of_item.get((key, number)) or () if self.said_of_meeting(key) else ()

    @asked()
    def named_at(self, key: MeetingKey) -> Mapping[tuple[str, int], Named]:
        """Path word and name of each initiative that a meeting's items name, by number of the item and position."""
        return self._known.said.named.get(key) or {}

    @asked()
    def initiatives_at(self, key: MeetingKey) -> Mapping[Spot, Sequence[Named]]:
        """What ``initiatives`` asks."""
        return self._known.said.initiatives.get(key) or {}

    @asked()
    def money_at(self, key: MeetingKey) -> Mapping[Spot, Money]:
        """What ``money`` asks."""
        return self._known.said.money.get(key) or {}

    @asked(seen=lambda _, found: {number: list(map(line_of, many)) for number, many in found.items()})
    def findings_at(self, key: MeetingKey) -> Mapping[str, Sequence[Finding]]:
        """The findings that touch a meeting's items, by number."""
        return self._known.said.findings.get(key) or {}

    @asked()
    def promises_at(self, key: MeetingKey) -> Mapping[str, Sequence[Commitment]]:
        """What a meeting's items promise, by number."""
        return self._known.said.promises.get(key) or {}

    @asked()
    def resolved_at(self, key: MeetingKey) -> Mapping[tuple[str, str], ResolvedReference]:
        """Where the references of a meeting's items lead, by number and fragment."""
        return self._known.said.resolved.get(key) or {}

    @asked()
    def said_of_meeting(self, key: MeetingKey) -> Sequence[ResolvedReference]:
        """References that lead to a meeting or to one of its items."""
        return self._known.said.of_meeting.get(key) or ()

    @asked()
    def said_of_item(self, key: MeetingKey, number: str) -> Sequence[ResolvedReference]:
        """References that lead to an item."""
        return self._known.said.of_item.get((key, number)) or ()

    # Matters -----------------------------------------------------------------------------------------------------

    @asked()
    def has_case(self, municipality: str, number: str) -> bool:
        """Whether a case has a page, by any spelling of its number."""
        return self._known.cases.get((municipality, number_slug(number))) is not None

    @asked()
    def treatments_beside(self, key: MeetingKey, number: str, position: int) -> tuple[Items, Items]:
        """The items of a case that are nearest to one of a meeting: those before, the latest first, and those after."""
        items, this = self._known.treated.get((key.municipality, number_slug(number))) or (), by_day(key, position)
        at = bisect_left(items, this, key=earliest_first)
        after = bisect_right(items, this, lo=at, key=earliest_first)
        return tuple(reversed(items[max(at - MOST_BESIDE, 0) : at])), items[after : after + MOST_BESIDE]

    @asked()
    def history(self, municipality: str, number: str) -> CaseHistory | None:
        """How a case went from meeting to meeting."""
        return self._known.histories.get((municipality, number_slug(number)))

    @asked()
    def is_standing(self, municipality: str, number: str) -> bool:
        """Whether a case number gathers items that are no single story."""
        return (municipality, number_slug(number)) in self._known.standing

    @asked()
    def initiative_name(self, municipality: str, initiative: str) -> str | None:
        """The name of an initiative by its path word."""
        return self._known.initiatives.get((municipality, initiative))

    @asked()
    def story(self, municipality: str, initiative: str) -> Story | None:
        """What is told of an initiative."""
        return self._known.stories.get((municipality, initiative))

    @asked(seen=lambda _, found: list(map(line_of, found)))
    def findings_about(self, municipality: str, initiative: str) -> Sequence[Finding]:
        """The findings about an initiative."""
        return self._known.said.findings_about.get((municipality, initiative)) or ()

    @asked()
    def promises_about(self, municipality: str, initiative: str) -> Sequence[Commitment]:
        """What was promised of an initiative."""
        return self._known.said.promises_about.get((municipality, initiative)) or ()
