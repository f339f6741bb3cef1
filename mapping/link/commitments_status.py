"""The status of a promise as of a day, and the words that say why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ..briefs import ItemSummary
from ..danish import write_date
from ..knowledge import Certainty, Evidence, StatedCommitment, Status
from .commitments_due import months_later
from .commitments_later import EARLY
from .commitments_words import commitment_words, stem, stems

YEAR: Final = 12
"""Months after which a promise without a term that nobody has spoken of is shown as silent."""
_BY: Final = re.compile(r"(?:senest|inden|før|med|ved)\b", re.IGNORECASE)
SLACK: Final = timedelta(days=31)
"""How late a report that comes again may be before it is silent: meetings are not held on fixed days."""

MANY: Final = 24
"""Later meetings that are counted: with more, silence does not become surer, and what is told need not change with each
meeting that is added."""

Told = tuple[Status, str]


@dataclass(frozen=True, slots=True)
class Since:
    """The meetings of the collection after a promise."""

    count: int
    latest: date
    """The day of the last one; the first of all days where there is none."""


def told(one: StatedCommitment, evidence: Sequence[Evidence], since: Since, as_of: date, back: ItemSummary | None) -> Told:
    """``since`` are the later meetings of the collection, ``back`` is the first later item with its case number."""
    firm = [each for each in evidence if each.because.certainty is not Certainty.POSSIBLE]
    if one.every_months:
        return _again(one, firm, since, as_of)
    if one.due:
        return _due(one, one.due, firm, evidence, since, as_of)
    if firm:
        status = Status.MENTIONED if one.kind in ("andet", "maal") else Status.MET
        return status, f"Omtalt igen {_when(firm[0])}."
    if evidence:
        return Status.MENTIONED, f"Måske omtalt igen {_when(evidence[0])}."
    if back is not None:
        day = write_date(back.meeting.day)
        rest = "" if since.count == 1 else f" {_looked(since)}"
        return Status.SILENT, f"Sagen var på igen {day}, punkt {back.number}, men det punkt nævner det ikke.{rest}"
    if since.count and as_of >= months_later(_made(one), YEAR):
        return Status.SILENT, f"Der er gået mere end et år. {_looked(since)}"
    return Status.OPEN, f"Ingen frist med en dag er trykt. {_looked(since)}"


def turning_day(one: StatedCommitment, evidence: Sequence[Evidence]) -> date:
    """The day from which a promise may have another status though nothing more was said of it: the first after its term."""
    if one.every_months:
        firm = [each.quote.item.meeting.day for each in evidence if each.because.certainty is not Certainty.POSSIBLE]
        return months_later(max(firm, default=_made(one)), one.every_months) + SLACK + timedelta(days=1)
    return one.due + timedelta(days=1) if one.due else months_later(_made(one), YEAR)


def _again(one: StatedCommitment, firm: Sequence[Evidence], since: Since, as_of: date) -> Told:
    months = one.every_months or YEAR
    last = max((each.quote.item.meeting.day for each in firm), default=None)
    next_one = months_later(last or _made(one), months)
    if as_of <= next_one + SLACK:
        if last is None:
            return Status.NOT_DUE, f"Første gang ventes omkring {write_date(next_one)}."
        return Status.MET, f"Senest omtalt {write_date(last)}."
    if since.latest <= next_one:
        return Status.UNSEEN, "Samlingen har intet møde efter den tid, hvor det skulle ske næste gang."
    before = f"Senest omtalt {write_date(last)}. " if last else ""
    return Status.SILENT, f"{before}Det skulle være sket igen omkring {write_date(next_one)}."


def _due(
    one: StatedCommitment, due: date, firm: Sequence[Evidence], evidence: Sequence[Evidence], since: Since, as_of: date
) -> Told:
    if one.kind == "maal":
        return _goal(due, firm, since, as_of)
    happened = [each for each in firm if each.because.rule == "henvisning-til-dagen" and _names(each, due)]
    near = [each for each in firm if each.quote.item.meeting.day <= due and _answers(one, due, each)]
    if happened or near:
        return Status.MET, f"Omtalt {_when((happened or near)[0])}; fristen var {write_date(due)}."
    after = [each for each in firm if each.quote.item.meeting.day > due]
    if after:
        return Status.LATE, f"Den første omtale i samlingen efter fristen {write_date(due)} er {_when(after[0])}."
    if as_of <= due:
        return Status.NOT_DUE, f"Fristen er {write_date(due)}."
    if evidence:
        return Status.MENTIONED, f"Måske omtalt {_when(evidence[0])}; om det blev holdt, kan ikke ses."
    if since.latest < due:
        return Status.UNSEEN, f"Samlingen har intet møde efter fristen {write_date(due)}."
    return Status.SILENT, f"Fristen var {write_date(due)}. {_looked(since)}"


def _answers(one: StatedCommitment, due: date, each: Evidence) -> bool:
    """Whether what was told before the term keeps the promise: shortly before, or at any time a report of that initiative.

    «Inden udgangen af året» is kept by a report in spring; what is promised for a day, or as an evaluation, is not.
    """
    if due - EARLY <= each.quote.item.meeting.day:
        return True
    if one.kind != "rapport" or each.because.rule != "samme-initiativ" or not _BY.match(one.due_printed or ""):
        return False
    own = {stem(word) for word in commitment_words().words.own}
    return own.intersection(stems(one.what)) <= set(stems(each.quote.item.title))


def _goal(due: date, firm: Sequence[Evidence], since: Since, as_of: date) -> Told:
    """A goal is never told to be reached because somebody speaks of it."""
    if as_of <= due:
        return Status.NOT_DUE, f"Målet skal være nået {write_date(due)}."
    after = [each for each in firm if each.quote.item.meeting.day >= due]
    if after:
        return Status.MENTIONED, f"Omtalt {_when(after[0])}; om målet er nået, må læses der."
    if since.latest < due:
        return Status.UNSEEN, f"Samlingen har intet møde efter {write_date(due)}."
    return Status.SILENT, f"Målet skulle være nået {write_date(due)}. {_looked(since)}"


def _names(each: Evidence, due: date) -> bool:
    return write_date(due) in each.because.said


def _made(one: StatedCommitment) -> date:
    return one.quote.item.meeting.day


def _when(each: Evidence) -> str:
    return f"{write_date(each.quote.item.meeting.day)}, punkt {each.quote.item.number}"


def _looked(since: Since) -> str:
    """How much was looked through: silence says little where the collection holds few later meetings."""
    if not since.count:
        return "Samlingen har ingen senere møder."
    if since.count == 1:
        return "Samlingens ene senere møde nævner det ikke."
    many = f"{since.count} senere møder" if since.count < MANY else f"senere møder, mindst {MANY},"
    return f"Ingen af samlingens {many} nævner det."
