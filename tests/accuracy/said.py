"""What the reader made of a document, as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from decimal import Decimal

from mapping.model import (
    AgendaItem,
    Amount,
    Attendance,
    Capacity,
    EarlierDecision,
    Minutes,
    Reference,
    Statement,
    Stay,
    Table,
    Vote,
)

from .facts import Fact, of_point


def said(minutes: Minutes) -> list[Fact]:
    """Every fact of the fields that are measured."""
    return [*_meeting(minutes), *(fact for item in minutes.items for fact in _item(item, minutes))]


def _meeting(minutes: Minutes) -> Iterator[Fact]:
    when = minutes.time
    yield Fact("head", "", f"body {minutes.body.name}")
    yield Fact("head", "", f"date {when.day.isoformat()}")
    yield from (Fact("head", "", f"{name} {_clock(at)}") for name, at in (("start", when.start), ("end", when.end)) if at)
    if minutes.place:
        yield Fact("head", "", f"place {minutes.place.text}")
    yield from (Fact("head", "", f"continued {day.isoformat()}") for day in when.continued)
    yield from (Fact("closed", "", f"missing {number}") for number in minutes.missing_numbers)
    yield from (fact for person in minutes.attendance for fact in _person(person, ""))


def _item(item: AgendaItem, minutes: Minutes) -> Iterator[Fact]:
    number = item.number
    yield Fact("items", number, number)
    yield Fact("titles", number, item.title)
    if item.case_number:
        yield Fact("case numbers", number, item.case_number.printed)
    if item.case_type:
        yield Fact("case types", number, item.case_type)
    if item.closed:
        yield Fact("closed", number, "closed")
    if item.dropped_by:
        yield Fact("closed", number, f"dropped by {item.dropped_by}")
    yield from (Fact("items", number, f"also {other}") for other in item.other_numbers)
    yield from (Fact("sections", number, section.kind) for section in item.sections)
    yield from (Fact("attachments", number, attachment.title) for attachment in item.attachments)
    yield from _decided(item)
    yield from (Fact("cells", number, text) for table in item.tables for text in _cells(table))
    yield from (Fact("amounts", number, _kroner(amount)) for amount in item.amounts)
    yield from (Fact("references", number, _reference(each)) for each in item.references if _elsewhere(each, item, minutes))
    yield from (Fact("initiatives", number, f"named {name}") for name in dict.fromkeys(each.name for each in item.mentions))
    yield from (Fact("initiatives", number, f"raised by {each.person}{_of(each.party_letter)}") for each in item.proposals)
    yield from (fact for person in item.attendance for fact in _person(person, number))


def _decided(item: AgendaItem) -> Iterator[Fact]:
    number = item.number
    if item.recommendation:
        yield from (Fact("recommenders", number, name) for name in item.recommendation.recommenders)
        yield from (Fact("points", number, of_point(point.text)) for point in item.recommendation.points)
    if item.decision:
        yield Fact("decisions", number, item.decision.text)
    if item.outcome:
        yield Fact("outcomes", number, item.outcome.concept)
        yield from (Fact("outcomes", number, f"and {each}") for each in item.outcome.qualifiers)
    yield from (Fact("statements", number, _statement(each)) for each in item.statements)
    for earlier in item.earlier:
        yield Fact("earlier", number, _earlier(earlier))
        yield Fact("earlier", number, f"{_earlier(earlier)}: {earlier.outcome.concept}")
    for vote in item.votes:
        yield from (Fact("votes", number, f"vote {vote.position}: {text}") for text in _vote(vote))


def _vote(vote: Vote) -> Iterator[str]:
    yield f"{'amendment' if vote.is_amendment else 'main'}{' unanimous' if vote.unanimous else ''}"
    if vote.adopted is not None:
        yield f"adopted {vote.adopted}".lower()
    for side in vote.sides:
        if side.count is not None:
            yield f"{side.choice} {side.count}"
        for party in side.parties:
            yield f"{side.choice} {party.party}{': ' if party.members else ''}{', '.join(party.members)}"
        yield from (f"{side.choice} member {name}" for name in side.members)


def _statement(statement: Statement) -> str:
    who = statement.members or statement.parties
    return f"{statement.kind}: {', '.join(who)}".strip()


def _earlier(decision: EarlierDecision) -> str:
    body = " + ".join(decision.bodies) or decision.body or "-"
    return f"{body} {decision.date.value}" if decision.date else body


def _reference(reference: Reference) -> str:
    return f"{' + '.join(reference.bodies) or reference.body or '-'} {reference.date.value}"


def _elsewhere(reference: Reference, item: AgendaItem, minutes: Minutes) -> bool:
    """Not to this meeting, and not to a decision that the item quotes: those are no news, and may be told or not."""
    known = {minutes.time.day.isoformat(), *(each.date.value for each in item.earlier if each.date)}
    return reference.date.value not in known


def _person(person: Attendance, number: str) -> Iterator[Fact]:
    capacity = "" if person.capacity is Capacity.MEMBER else f" {person.capacity}"
    yield Fact("attendance", number, f"{person.name}: {person.presence}{capacity}")
    if person.party:
        yield Fact("attendance", number, f"{person.name} of {person.party}")
    if person.substitute_for:
        yield Fact("attendance", number, f"{person.name} for {person.substitute_for}")
    yield from (Fact("attendance", number, f"{person.name} {_stay(stay)}") for stay in person.stays)
    if person.disqualified:
        yield Fact("attendance", number, f"disqualified {person.name}")


def _stay(stay: Stay) -> str:
    items = sorted({each for each in (stay.from_item, stay.to_item) if each}, key=lambda each: (len(each), each))
    parts = [
        "present" if stay.present else "absent",
        f"from {_clock(stay.from_time)}" if stay.from_time else "",
        f"until {_clock(stay.to_time)}" if stay.to_time else "",
        f"item{'s' * (len(items) > 1)} {'-'.join(items)}" if items else "",
    ]
    return " ".join(part for part in parts if part)


def _cells(table: Table) -> Iterator[str]:
    columns = {column.position: " / ".join(each for each in column.headings if each) for column in table.columns}
    for row in table.rows:
        for cell in row.cells:
            value = _plain(cell.value) if cell.value is not None else cell.printed
            yield f"{row.label} | {columns.get(cell.column, '')} | {value}"


def _kroner(amount: Amount) -> str:
    low, high = _plain(amount.low), _plain(amount.high)
    return low if low == high else f"{low}-{high}"


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return re.sub(r"\.?0+$", "", text) if "." in text else text


def _clock(at: time) -> str:
    return at.strftime("%H:%M")


def _of(party: str | None) -> str:
    return f" ({party})" if party else ""
