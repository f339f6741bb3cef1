"""Meetings joined into what pages show: municipalities with their bodies, cases, initiatives, persons and lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from heapq import merge
from itertools import count, groupby
from operator import itemgetter
from typing import Any, Final, TypeVar

from ..collection import (
    LIST_PAGE,
    Administration,
    Body,
    BodyTerm,
    Case,
    Collection,
    Initiative,
    ItemSummary,
    KleTopic,
    MeetingSummary,
    Municipality,
    Naming,
    PartyList,
    Person,
    PersonSummary,
    ReferenceSummary,
)
from ..knowledge import MeetingBrief
from ..model import CaseNumber
from ..profiles import Profile
from ..rows import Keep
from ..slugs import number_slug, slug
from ..vocabulary import body_kind
from .commitments import Promises, join_commitments
from .initiatives import initiatives
from .know import know
from .order import alphabetical, earliest_first, items_latest_first, meetings_latest_first, usual_spellings
from .remembered import forget

_UNSHOWN: Final[Mapping[str, Any]] = dict.fromkeys(
    ("mentions", "references", "persons", "case_numbers", "namings", "letters", "earlier_bodies", "earlier", "continued"), ()
)
"""What was joined of a meeting, and pages do not ask its summary for."""
Part = Callable[[MeetingSummary], MeetingSummary]
"""Gives a summary without what is not asked for."""
Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)


def join(summaries: Iterable[MeetingSummary], profiles: Mapping[str, Profile], as_of: date | None = None) -> Collection:
    """Everything that one build publishes, joined; a municipality without meetings is not in it.

    ``profiles`` has every municipality of the summaries by slug; one that it lacks raises KeyError.
    ``as_of`` is the day for which statuses are told, such as that of a promise; without it, each municipality's latest meeting.
    """
    by_municipality = _grouped(summaries, lambda meeting: meeting.key.municipality)
    several = (join_municipality(profiles[word], _parts_of(found), as_of, tuple) for word, found in by_municipality.items())
    return together(several, tuple)


def _parts_of(found: Sequence[MeetingSummary]) -> Callable[[Part], Iterable[MeetingSummary]]:
    return lambda part: map(part, found)


def together(several: Iterable[Municipality], keep: Keep) -> Collection:
    """Municipalities and the subjects that are the same in all of them."""
    municipalities = tuple(sorted(several, key=lambda each: (alphabetical(each.name), each.slug)))
    return Collection(municipalities, keep(_kle_topics([_topics(one, keep) for one in municipalities])))


def join_municipality(
    profile: Profile, summaries: Callable[[Part], Iterable[MeetingSummary]], as_of: date | None, keep: Keep
) -> Municipality:
    """Joined from all of the meetings' briefs; of these only what pages show of a meeting is kept.

    The briefs are asked for twice, each time for a part of each: what promises are looked for by is gone before anything else
    is joined.
    """
    promises = _promises(profile, summaries(_promising), as_of, keep)
    forget()
    meetings = meetings_latest_first(summaries(_without_promises))
    persons = [person for meeting in meetings for person in meeting.persons]
    namings = [naming for meeting in meetings for naming in meeting.namings]
    cases, named = _cases(profile.slug, meetings), _initiatives(profile, meetings)
    joined = Municipality(
        slug=profile.slug,
        name=profile.name,
        code=profile.code,
        cvr=profile.cvr,
        case_types=_case_types(profile, meetings),
        bodies=_bodies(profile.slug, meetings, keep),
        meetings=keep(map(_shown, meetings)),
        cases=keep(cases),
        initiatives=keep(named),
        administrations=_administrations(profile.slug, meetings),
        persons=keep(_persons(profile.slug, persons, namings)),
        lists=_lists(profile.slug, persons, meetings),
        knowledge=know(profile, meetings, cases, named, promises, keep),
    )
    forget()
    return joined


def _promises(profile: Profile, summaries: Iterable[MeetingSummary], as_of: date | None, keep: Keep) -> Promises:
    """Told from what they need alone."""
    meetings = meetings_latest_first(summaries)
    found, turn = join_commitments(profile.slug, meetings, _initiatives(profile, meetings), as_of)
    return Promises(keep(found), turn)


def _promising(meeting: MeetingSummary) -> MeetingSummary:
    known = meeting.knowledge
    return replace(meeting, case_numbers=(), knowledge=MeetingBrief(commitments=known.commitments, words=known.words))


def _without_promises(meeting: MeetingSummary) -> MeetingSummary:
    return replace(meeting, knowledge=replace(meeting.knowledge, commitments=(), words=()))


def _shown(meeting: MeetingSummary) -> MeetingSummary:
    return replace(meeting, knowledge=MeetingBrief(claims=meeting.knowledge.claims), **_UNSHOWN)


def _initiatives(profile: Profile, meetings: Sequence[MeetingSummary]) -> tuple[Initiative, ...]:
    return initiatives(
        profile.slug,
        (mention for meeting in meetings for mention in meeting.mentions),
        (line for meeting in meetings for line in meeting.budget_lines),
        profile.initiatives,
    )


def _case_types(profile: Profile, meetings: Sequence[MeetingSummary]) -> tuple[tuple[str, str, str], ...]:
    """The profile's letters in its order, then any other that items bear, called no more than what is printed."""
    known = tuple((each.letter, each.da, each.en) for each in profile.case_types)
    paths = {slug(letter) for letter, _, _ in known}
    used = sorted({item.case_type for meeting in meetings for item in meeting.items if item.case_type})
    others = {slug(letter): letter for letter in used if slug(letter) not in paths}
    return known + tuple((letter, f"{letter}-sag", f"{letter} case") for letter in others.values())


def _cases(municipality: str, meetings: Sequence[MeetingSummary]) -> tuple[Case, ...]:
    """Items with one case number are treatments of one case: the municipality's own filing says so, in every body.

    Those treated more than once come first. Numbers are never compared across municipalities, and a standing case
    («Aktuelle sager») is joined like any other.
    """
    numbers = {number_slug(each.printed): each for meeting in reversed(meetings) for each in meeting.case_numbers}
    items = [(number_slug(item.case_number), item) for meeting in meetings for item in meeting.items if item.case_number]
    made = (
        _case(municipality, numbers.get(word), [item for _, item in found])
        for word, found in sorted(_grouped(items, lambda pair: pair[0]).items())
    )
    return tuple(sorted(made, key=lambda case: len(case.items) < 2))


def _case(municipality: str, number: CaseNumber | None, items: Iterable[ItemSummary]) -> Case:
    treated = tuple(sorted(items, key=earliest_first))
    latest = treated[-1]
    return Case(
        municipality=municipality,
        number=latest.case_number or "",
        kle_topic=latest.kle_topic,
        kle_facet=number.kle_facet if number else None,
        serial=number.serial if number else None,
        year_opened=number.year_opened if number else None,
        title=latest.title,
        items=treated,
    )


def _bodies(municipality: str, meetings: Sequence[MeetingSummary], keep: Keep) -> tuple[Body, ...]:
    """The bodies that met, and those that minutes refer to by a name that was understood: the former first, each by name.

    A body is one through all its terms; that two bodies of different names are successors is not said anywhere, so not guessed.
    """
    met = _grouped(meetings, lambda meeting: slug(meeting.key.body))
    named = [(name, reference) for meeting in meetings for reference in meeting.references for name in reference.bodies]
    meant = _grouped(named, lambda pair: slug(pair[0]))
    quoted = _grouped([name for meeting in meetings for name in meeting.earlier_bodies], slug)
    words = {**met, **meant, **quoted}
    made = (_body(municipality, met.get(word, []), meant.get(word, []), quoted.get(word, []), keep) for word in words)
    return tuple(sorted(made, key=lambda body: (not body.meetings, alphabetical(body.name))))


def _body(
    municipality: str,
    meetings: Sequence[MeetingSummary],
    named: Sequence[tuple[str, ReferenceSummary]],
    quoted: Sequence[str],
    keep: Keep,
) -> Body:
    """Its name is spelt as the latest meetings mostly do; only a body that did not meet is spelt as others refer to it."""
    referred = sorted(named, key=lambda pair: (items_latest_first(pair[1].item), pair[1].position, pair[0]))
    spellings = [meeting.key.body for meeting in meetings] or [name for name, _ in referred] or list(quoted)
    name = usual_spellings(spellings)[0]
    terms = sorted({meeting.term for meeting in meetings if meeting.term is not None})
    return Body(
        municipality=municipality,
        name=name,
        kind=body_kind(name),
        terms=tuple(BodyTerm(first, last) for first, last in terms),
        meetings=tuple(map(_of_body, meetings, count())),
        referred_to=keep(dict.fromkeys(reference for _, reference in referred)),
    )


def _of_body(meeting: MeetingSummary, place: int) -> MeetingSummary:
    """What a body's page shows of one of its meetings. There may be many, and it lists the latest."""
    items = meeting.items if place < LIST_PAGE else ()
    return replace(meeting, items=items, knowledge=MeetingBrief(), budget_lines=(), recommenders=(), **_UNSHOWN)


def _administrations(municipality: str, meetings: Sequence[MeetingSummary]) -> tuple[Administration, ...]:
    """Departments by the name they recommend under; a renamed one is two, since minutes do not say which became which."""
    names = _grouped([name for meeting in meetings for name in meeting.recommenders], slug)
    made = (Administration(municipality, usual_spellings(spellings)[0]) for spellings in names.values())
    return tuple(sorted(made, key=lambda each: alphabetical(each.name)))


def _persons(municipality: str, proposals: Sequence[PersonSummary], namings: Sequence[Naming]) -> tuple[Person, ...]:
    """Members by full name: the only thing printed of them that stays, since list letters change with elections."""
    raised, named = _grouped(proposals, lambda each: slug(each.name)), _grouped(namings, lambda each: slug(each.name))
    made = (_person(municipality, raised.get(word, []), named.get(word, [])) for word in {**raised, **named})
    return tuple(sorted(made, key=lambda person: alphabetical(person.name)))


def _person(municipality: str, proposals: Sequence[PersonSummary], namings: Sequence[Naming]) -> Person:
    """``namings`` come by meeting, latest first, and in printed order within each: that is the order of the page."""
    done = sorted(proposals, key=lambda each: (items_latest_first(each.item), each.proposal))
    spellings = [*(each.name for each in done), *(each.name for each in namings)]
    return Person(municipality, usual_spellings(spellings)[0], tuple(done), tuple(namings))


def _lists(municipality: str, proposals: Sequence[PersonSummary], meetings: Sequence[MeetingSummary]) -> tuple[PartyList, ...]:
    """A list is a letter in one election period: letters are given to others later. Without a printed period there is none."""
    found = [(each.party_letter, each.term) for each in proposals if each.party_letter is not None and each.term is not None]
    found += [(letter, meeting.term) for meeting in meetings if meeting.term for letter in meeting.letters]
    groups = _grouped(found, lambda pair: (slug(pair[0]), pair[1]))
    lists = (PartyList(municipality, usual_spellings(each for each, _ in pairs)[0], term) for (_, term), pairs in groups.items())
    return tuple(sorted(lists, key=lambda each: (alphabetical(each.letter), each.term)))


def _topics(one: Municipality, keep: Keep) -> Sequence[tuple[str, tuple[ItemSummary, ...]]]:
    """Every subject number in a municipality's case numbers, and its broader groups, which the number's own parts name: 27.12.04
    in 27.12 in 27. In their order, each with its items, latest first."""
    items = [item for meeting in one.meetings for item in meeting.items if item.kle_topic]
    exact = _grouped(items, lambda item: item.kle_topic or "")
    numbers = {".".join(topic.split(".")[:depth]) for topic in exact for depth in range(1, topic.count(".") + 2)}
    return keep((number, tuple(sorted(exact.get(number, []), key=items_latest_first))) for number in sorted(numbers))


def _kle_topics(several: Iterable[Sequence[tuple[str, tuple[ItemSummary, ...]]]]) -> Iterator[KleTopic]:
    """KLE is national, so the topics of all municipalities are joined."""
    for number, same in groupby(merge(*several, key=itemgetter(0)), key=itemgetter(0)):
        items = merge(*(found for _, found in same), key=items_latest_first)
        yield KleTopic(number, number.rpartition(".")[0] or None, tuple(items))


def _grouped(values: Iterable[Value], key: Callable[[Value], Key]) -> dict[Key, list[Value]]:
    """Values by key, keys and values both in the order they come."""
    groups: dict[Key, list[Value]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return dict(groups)
