"""Later items, found by what a promise has in common with them: never by comparing every promise with every item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Final

from ..briefs import ItemSummary, ReferenceSummary
from ..collection import Initiative, MeetingSummary
from ..danish import write_date
from ..knowledge import LONGEST, Certainty, Evidence, Quote, StatedCommitment
from ..model import Direction, MeetingKey
from ..slugs import number_slug, slug
from .commitments_words import commitment_words, number, stem, stems, unpacked
from .order import earliest_first
from .remembered import remembered
from .sharing import reason

EARLY: Final = timedelta(days=60)
"""Before its term, a promise counts as kept only by an item of the last sixty days: an earlier one may tell how it goes."""
_ORDER: Final = (Certainty.SURE, Certainty.LIKELY, Certainty.POSSIBLE)
_MOST_COMMON: Final = 12
"""Items that have a word: from there on it is no word that tells matters apart, and a text that has it says nothing."""
_MOST: Final = 24
"""Items after the promise, after its term and before today that are looked at: a promise of a standing case is soon told of."""
Place = tuple[MeetingKey, str]


@dataclass(slots=True)
class Later:
    """A municipality's items by what they can be found by, each list in the order of meetings."""

    by_case: dict[str, list[ItemSummary]] = field(default_factory=lambda: defaultdict(list))
    by_initiative: dict[str, dict[Place, ItemSummary]] = field(default_factory=dict)
    naming: dict[str, list[ItemSummary]] = field(default_factory=dict)
    """The items of ``by_initiative``, to look among by day."""
    by_title: dict[str, list[ItemSummary]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, dict[Place, ItemSummary]] = field(default_factory=lambda: defaultdict(dict))
    by_date: dict[str, list[ReferenceSummary]] = field(default_factory=lambda: defaultdict(list))
    """References to earlier days on which something was promised or due."""
    by_date_and_word: dict[tuple[str, str], list[ReferenceSummary]] = field(default_factory=lambda: defaultdict(list))
    """The same by each word of their sentences that promises are looked for by."""
    by_date_and_subject: dict[tuple[str, str], list[ReferenceSummary]] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    """Of each initiative, without regard to case."""

    def initiative_of(self, one: StatedCommitment) -> str | None:
        return self.slugs.get(slug(one.subject)) if one.subject else None

    def came_back(self, one: StatedCommitment) -> ItemSummary | None:
        """The first later item with the promise's case number."""
        return next(iter(self._of_case(one)), None)

    def evidence(self, one: StatedCommitment, initiative: str | None) -> tuple[Evidence, ...]:
        """What later items say of a promise, the surest first, then by date; an item is told once."""
        found = [*self._references(one), *self._cases(one, initiative), *self._initiatives(one, initiative), *self._titles(one)]
        found += self._words(one, initiative)
        ordered = sorted(found, key=lambda each: (_ORDER.index(each.because.certainty), earliest_first(each.quote.item)))
        once: dict[Place, Evidence] = {}
        for each in ordered:
            once.setdefault(_place(each.quote.item), each)
        return tuple(once.values())

    def _references(self, one: StatedCommitment) -> Iterable[Evidence]:
        """Yield later sentences that name the day of the decision and speak of the promise, or tell that its day has come."""
        made, wanted = one.quote.item.meeting, {made_on(one)}
        if one.due:
            wanted.add(one.due.isoformat())
        for day in sorted(wanted):
            for each in self._speaking(day, one):
                if not _is_later(each.item, one):
                    continue
                if day == made.day.isoformat() and each.bodies and slug(made.body) not in map(slug, each.bodies):
                    continue
                said = f"Punktet henviser til den {write_date(date.fromisoformat(day))} og siger, hvad det gælder."
                quote = Quote(each.item, each.sentence[:LONGEST], each.span)
                yield Evidence(quote, reason("henvisning-til-dagen", Certainty.SURE, said))

    def _speaking(self, day: str, one: StatedCommitment) -> Sequence[ReferenceSummary]:
        """References to a day whose sentence has the promise's name or, where it has none, its telling word."""
        if not one.subject:
            return self.by_date_and_word.get((day, one.keys[0]), ()) if one.keys else ()
        name = one.subject.casefold()
        if (day, name) not in self.by_date_and_subject:
            found = [each for each in self.by_date.get(day, ()) if name in " ".join(each.sentence.split()).casefold()]
            self.by_date_and_subject[day, name] = found
        return self.by_date_and_subject[day, name]

    def _of_case(self, one: StatedCommitment) -> list[ItemSummary]:
        case = one.quote.item.case_number
        return _following(self.by_case.get(number_slug(case), []), one) if case else []

    def _cases(self, one: StatedCommitment, initiative: str | None) -> Iterable[Evidence]:
        for item in self._of_case(one):
            named = initiative is not None and _place(item) in self.by_initiative.get(initiative, {})
            spoken = not one.subject and one.keys and _place(item) in self.by_word.get(one.keys[0], {})
            if named or spoken:
                word = one.subject if named else one.keys[0]
                said = f"Samme sagsnummer, {item.case_number}, og punktet nævner «{word}»."
                yield _by_title(item, "samme-sag", Certainty.LIKELY, said)

    def _initiatives(self, one: StatedCommitment, initiative: str | None) -> Iterable[Evidence]:
        for item in _following(self.naming.get(initiative, []), one) if initiative else ():
            if _tells(item.title) and any(name in item.title.casefold() for name in self.names[initiative or ""]):
                said = f"Punktets titel nævner «{one.subject}» og siger, at der fortælles om det."
                yield _by_title(item, "samme-initiativ", Certainty.LIKELY, said)

    def _titles(self, one: StatedCommitment) -> Iterable[Evidence]:
        """Yield later items with the promise's words in the title; one word in common is told as possible only.

        Of a promise that names an initiative only that initiative's items tell: others have nearly the same name.
        """
        if not one.keys or one.subject:
            return
        for item in _following(self.by_title.get(one.keys[0], []), one):
            title = _title(item.title)
            shared = [key for key in one.keys if key in title]
            sure = Certainty.LIKELY if len(shared) > 1 or (len(one.keys) == 1 and len(one.keys[0]) >= 12) else Certainty.POSSIBLE
            words = ", ".join(f"«{key}»" for key in shared)
            yield _by_title(item, "samme-ord-i-titlen", sure, f"Punktets titel har tilsagnets ord: {words}.")

    def _words(self, one: StatedCommitment, initiative: str | None) -> Iterable[Evidence]:
        """Yield later items whose text has the promise's words, where these are not words of many items."""
        if not one.keys or one.subject:
            return
        having, rest = self.by_word.get(one.keys[0], {}), [self.by_word.get(key, {}) for key in one.keys[1:3]]
        if len(having) > _MOST_COMMON:
            return
        words = ", ".join(f"«{key}»" for key in one.keys[:3])
        for place, item in having.items():
            if _is_later(item, one) and all(place in each for each in rest):
                said = f"Punktets tekst har tilsagnets ord, {words}; om det er samme sag, kan ikke ses."
                yield _by_title(item, "samme-ord", Certainty.POSSIBLE, said)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What promises are looked for by."""

    by_number: Mapping[int, str]
    stored: frozenset[int]
    keys: frozenset[str]
    days: frozenset[str]

    @classmethod
    def by(cls, stated: Sequence[StatedCommitment]) -> _Wanted:
        keys = frozenset(key for one in stated for key in one.keys)
        by_number = {number(key): key for one in stated for key in one.keys}
        days = {made_on(one) for one in stated} | {one.due.isoformat() for one in stated if one.due}
        return cls(by_number, frozenset(by_number), keys, frozenset(days))


def later_items(
    meetings: Sequence[MeetingSummary], stated: Sequence[StatedCommitment], initiatives: Sequence[Initiative], as_of: date
) -> Later:
    """Everything that promises are looked for in, up to a day: one pass over the items."""
    later = Later()
    wanted = _Wanted.by(stated)
    for meeting in sorted((each for each in meetings if each.key.day <= as_of), key=lambda each: (each.key.day, each.key)):
        _add_items(later, meeting, wanted)
        _add_references(later, meeting, wanted)
    _add_initiatives(later, initiatives)
    return later


def _add_items(later: Later, meeting: MeetingSummary, wanted: _Wanted) -> None:
    for item in meeting.items:
        if item.case_number:
            later.by_case[number_slug(item.case_number)].append(item)
        for key in sorted(_title(item.title) & wanted.keys):
            later.by_title[key].append(item)
    for words in meeting.knowledge.words:
        place = _place(words.item)
        for found in sorted(wanted.stored.intersection(unpacked(words.stems))):
            later.by_word[wanted.by_number[found]][place] = words.item


def _add_references(later: Later, meeting: MeetingSummary, wanted: _Wanted) -> None:
    for reference in meeting.references:
        day = reference.date.value
        if day in wanted.days and reference.direction == Direction.EARLIER:
            later.by_date[day].append(reference)
            for key in wanted.keys.intersection(stems(reference.sentence)):
                later.by_date_and_word[day, key].append(reference)


def _add_initiatives(later: Later, initiatives: Sequence[Initiative]) -> None:
    for each in initiatives:
        names = {each.name, *each.other_names, *(mention.name for mention in each.mentions)}
        later.names[each.slug] = frozenset(name.casefold() for name in names)
        for name in (each.name, *each.other_names):
            later.slugs.setdefault(slug(name), each.slug)
        named = sorted((mention.item for mention in each.mentions if mention.table_row is None), key=earliest_first)
        later.by_initiative[each.slug] = {_place(item): item for item in named}
        later.naming[each.slug] = list(later.by_initiative[each.slug].values())
        for mention in each.mentions:
            later.slugs.setdefault(slug(mention.name), each.slug)


def made_on(one: StatedCommitment) -> str:
    return one.quote.item.meeting.day.isoformat()


def _is_later(item: ItemSummary, one: StatedCommitment) -> bool:
    return item.meeting.day > one.quote.item.meeting.day


def _following(items: Sequence[ItemSummary], one: StatedCommitment) -> list[ItemSummary]:
    """Those of a list in order that come after the promise: the first of all, the first round its term, and the latest."""
    made = one.quote.item.meeting.day
    start = bisect_right(items, made, key=_day)
    around = max(start, bisect_left(items, one.due - EARLY, key=_day)) if one.due else start
    end = len(items)
    places = {*range(start, min(end, start + _MOST)), *range(around, min(end, around + _MOST)), *range(max(start, end - 3), end)}
    return [items[place] for place in sorted(places)]


def _day(item: ItemSummary) -> date:
    return item.meeting.day


def _tells(title: str) -> bool:
    return bool(_told() & _title(title))


@cache
def _told() -> frozenset[str]:
    return frozenset(stem(word) for word in commitment_words().words.told)


@remembered(20_000)
def _title(title: str) -> frozenset[str]:
    return frozenset(stems(title))


def _place(item: ItemSummary) -> Place:
    return item.meeting, item.number


def _by_title(item: ItemSummary, rule: str, certainty: Certainty, said: str) -> Evidence:
    return Evidence(Quote(item, item.title, item.heading_span), reason(rule, certainty, said))
