"""Where one meeting names elected members in role, and the lists and bodies that votes and earlier decisions of it name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..collection import ItemSummary, Naming, NamingKind, ReferenceSummary
from ..describe.vote import side_fragments
from ..model import AgendaItem, Attendance, Capacity, Direction, Minutes, ReferenceKind, Span, Vote
from ..model.elected import is_elected, is_full_name, list_letter


def namings(minutes: Minutes, items: Sequence[tuple[AgendaItem, ItemSummary]]) -> Iterator[Naming]:
    """Every naming but proposals, in printed order; a name that may be anybody's is none."""
    here = _In(minutes, None)
    for attendance in minutes.attendance:
        yield from here.attendance(attendance)
    for item, brief in items:
        here = _In(minutes, brief)
        for attendance in item.attendance:
            yield from here.attendance(attendance)
        for vote in item.votes:
            yield from here.vote(vote)
        for statement in item.statements:
            party = statement.parties[0] if len(statement.parties) == 1 else None
            for name in statement.members:
                fragment = f"udtalelse-{statement.position}"
                yield from here.naming(NamingKind.STATEMENT, name, party, fragment, statement.kind, statement.span)


def letters(minutes: Minutes) -> tuple[str, ...]:
    """The letters of lists that are said to vote, to have something recorded, or to have members there."""
    parties = {one.party for one in minutes.attendance if is_elected(one)}
    for item in minutes.items:
        parties |= {one.party for one in item.attendance if is_elected(one)}
        parties |= {party.party for vote in item.votes for side in vote.sides for party in side.parties}
        parties |= {party for statement in item.statements for party in statement.parties}
    return tuple(sorted({letter for party in parties if (letter := list_letter(party))}))


def earlier_bodies(minutes: Minutes) -> tuple[str, ...]:
    return tuple(sorted({name for item in minutes.items for earlier in item.earlier for name in earlier.bodies}))


def earlier_references(item: AgendaItem, brief: ItemSummary, shorten_to: int) -> Iterator[ReferenceSummary]:
    """Earlier decisions of a printed date point to the meetings that took them, as references do."""
    for earlier in item.earlier:
        if earlier.date and earlier.bodies:
            text = " ".join(earlier.text.split())
            said = text if len(text) <= shorten_to else f"{text[: shorten_to - 1].rstrip()}…"
            yield ReferenceSummary(
                brief,
                earlier.position,
                earlier.bodies,
                earlier.date,
                ReferenceKind.DECISION,
                Direction.EARLIER,
                said,
                earlier.span,
            )


class _In:
    """One item, or the head of the minutes where there is none."""

    def __init__(self, minutes: Minutes, item: ItemSummary | None) -> None:
        self._minutes, self._item = minutes, item

    def attendance(self, one: Attendance) -> Iterator[Naming]:
        if not is_elected(one):
            return
        fragment, is_member = f"deltager-{one.position}", one.capacity is Capacity.MEMBER
        yield from self.naming(NamingKind.ATTENDANCE, one.name, one.party, fragment, one.presence, one.span, is_member=is_member)
        if one.substitute_for:
            instead = one.substitute_for
            yield from self.naming(NamingKind.SUBSTITUTED, instead, None, fragment, one.presence, one.span, is_member=True)

    def vote(self, vote: Vote) -> Iterator[Naming]:
        for fragment, side in zip(side_fragments(vote), vote.sides, strict=True):
            named = dict[str, str | None]()
            for party in side.parties:
                named.update(dict.fromkeys(party.members, party.party))
            for name in side.members:
                named.setdefault(name, None)
            for name, party_name in named.items():
                yield from self.naming(NamingKind.VOTE, name, party_name, fragment, side.choice, side.span, subject=vote.subject)

    def naming(
        self,
        kind: NamingKind,
        name: str,
        party: str | None,
        fragment: str,
        said: str,
        span: Span,
        *,
        subject: str | None = None,
        is_member: bool = False,
    ) -> Iterator[Naming]:
        if is_full_name(name):
            key, term, letter = self._minutes.key, self._minutes.body.term, list_letter(party)
            yield Naming(key, self._item, name, letter, term, kind, fragment, str(said), subject, is_member, span)
