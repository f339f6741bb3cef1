"""Writes one item: its title, its sections in one of the orders minutes have, and the truth about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from .blocks import Block, Bullets, Grid, Numbered, Paragraph, Part, Sheet, Subheading
from .pen import Pen, other
from .plan import ItemPlan, MeetingPlan
from .tables import budget, statistics
from .titles import title
from .truth import InitiativeTruth, ItemTruth
from .words import long_date, words

SUBJECTS = ("background", "purpose", "target", "effort", "cooperation", "results", "assessment")


@dataclass(frozen=True, slots=True)
class Style:
    """How one meeting's minutes are written."""

    wrong_totals: float
    """The share of budget tables with a wrong total."""
    length: float
    """Paragraphs, compared with what real minutes have."""
    summary: int
    """Which heading the summary has."""
    notes_recommended: bool
    """Whether items for information have the stock recommendation."""
    decision_last: bool
    """Whether recommendation and decision stand after the case."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The item that is taken off the agenda."""

    number: str
    title: str
    initiative: str | None
    """The name of its initiative."""


def write_item(
    meeting: MeetingPlan, item: ItemPlan, before: Sequence[str], style: Style, rng: Random
) -> tuple[Sheet, ItemTruth, Pen]:
    """An item but for its decision, which needs to know whether the item was dropped. ``before`` has the titles so far."""
    number = str(len(before) + 1)
    truth = ItemTruth(number, "", "", item.letter, item.case_number, "")
    if item.planted:
        truth.planted, truth.listed = item.planted.place, item.planted.listed
    pen = Pen(rng, meeting, item, truth)
    truth.title = title(pen, before)
    prefix = f"{item.letter}-sag: " if item.letter else ""
    truth.heading = f"Punkt {number}: {prefix}{truth.title}"
    parts = tuple(part for part in _WRITERS[item.kind](pen, style) if part.blocks)
    return Sheet(truth.heading, item.case_number, parts), truth, pen


def decide(sheet: Sheet, pen: Pen, style: Style, dropped: Dropped | None, end: str | None) -> Sheet:
    """The item with its decision in its place. For the agenda's own item ``dropped`` is what it drops.

    The hour at which the meeting ended is printed under that item's decision, but is no part of it.
    """
    truth = pen.truth
    if pen.item.kind == "agenda":
        truth.outcome, truth.decision = words().one("outcomes.agenda"), tuple(_agenda_decision(pen, dropped))
    elif pen.item.planted:
        truth.outcome, truth.decision = pen.item.planted.outcome, pen.item.planted.decision
    elif dropped:
        truth.outcome, truth.decision = words().one("outcomes.dropped"), (pen.draw("agenda.dropped_decision"),)
        truth.dropped_by = "1"
    else:
        fitting = [one for one in words().decisions if (pen.item.letter or "") in one.cases]
        chosen = pen.rng.choices(fitting, weights=[one.weight for one in fitting])[0]
        truth.outcome, truth.decision = chosen.outcome, tuple(pen.say(text) for text in chosen.text)
    printed = (*truth.decision, pen.draw("agenda.ended", time=end)) if end else truth.decision
    decision = _part("beslutning", [Paragraph(text) for text in printed])
    at = _place(sheet, style)
    parts = (*sheet.parts[:at], decision, *sheet.parts[at:])
    truth.sections = [(part.kind, part.heading) for part in parts]
    return Sheet(sheet.heading, sheet.case_number, parts)


def _agenda_decision(pen: Pen, dropped: Dropped | None) -> Iterator[str]:
    if dropped:
        yield pen.draw("agenda.dropped", number=dropped.number, title=dropped.title)
        if dropped.initiative and f'projektet "{dropped.initiative}"' in dropped.title:
            pen.truth.initiatives.append(InitiativeTruth(dropped.initiative, ("keyword",)))
    yield pen.draw("agenda.after_drop" if dropped else "agenda.decision")


def _place(sheet: Sheet, style: Style) -> int:
    """Where the decision goes: after the recommendation; without one, before the attachments."""
    kinds = [part.kind for part in sheet.parts]
    if "indstilling" in kinds:
        return kinds.index("indstilling") + 1
    return kinds.index("bilag") if "bilag" in kinds else len(kinds)


def _part(kind: str, blocks: list[Block], heading: int = 0) -> Part:
    return Part(kind, words().all(f"sections.{kind}")[heading], tuple(blocks))


def _agenda(pen: Pen, style: Style) -> Iterator[Part]:
    day, body = pen.meeting.day, pen.meeting.body.name
    text = pen.draw("agenda.resume", genitive=f"{body}s", date=long_date(day))
    yield _part("resume", [Paragraph(text)], style.summary)
    yield from _to_note(pen, style)


def _current(pen: Pen, style: Style) -> Iterator[Part]:
    points = tuple(pen.draw("prose.talk") for _ in range(pen.rng.randint(1, 4)))
    yield _part("resume", [Paragraph(words().one("current.lead")), Bullets(points)], style.summary)
    yield from _to_note(pen, style)


def _figures(pen: Pen, style: Style) -> Iterator[Part]:
    lead = pen.draw("figures.resume", figures=pen.meeting.body.figures)
    yield _part("resume", [Paragraph(lead), *statistics(pen), Paragraph(pen.paragraph("results"))], style.summary)
    yield from _to_note(pen, style)


def _budget(pen: Pen, style: Style) -> Iterator[Part]:
    above, table = budget(pen, pen.meeting.initiatives, style.wrong_totals)
    yield _part("resume", [*above, *table], style.summary)
    yield from _to_note(pen, style)
    yield from _attachments(pen)


def _case(pen: Pen, style: Style) -> Iterator[Part]:
    """A case: short or long, its parts in the order of the meeting's style."""
    if pen.item.letter == "D":
        yield _part("resume", _summary(pen, "status") + _body(pen, style, short=pen.rng.random() < 0.4), style.summary)
        yield from _to_note(pen, style)
    else:
        yield _part("resume", _summary(pen, "resume"), style.summary)
        if not style.notes_recommended:
            yield _part("effekt", [Paragraph(pen.paragraph("goals", 1, 3))])
        told = [_part("sagsfremstilling", _body(pen, style, short=False)), _part("oekonomi", _economy(pen))]
        told += _next_steps(pen)
        recommended = [_part("indstilling", _recommendation(pen))]
        yield from told + recommended if style.decision_last else recommended + told
    yield from _attachments(pen)


def _planted(pen: Pen, style: Style) -> Iterator[Part]:
    """An item that was written beforehand."""
    planted = pen.item.planted
    if planted is None:
        return
    blocks: list[Block] = [Paragraph(text) for text in planted.told]
    if planted.table:
        blocks += [Subheading(planted.caption, pen.rng.random() < 0.5), Grid(planted.table[:1], planted.table[1:])]
    yield _part("resume", blocks, style.summary)
    if planted.lead:
        points: list[Block] = [Numbered(planted.points)] if planted.points else []
        yield _part("indstilling", [Paragraph(planted.lead), *points])


_WRITERS = {
    "agenda": _agenda,
    "case": _case,
    "budget": _budget,
    "figures": _figures,
    "current": _current,
    "planted": _planted,
}


def _to_note(pen: Pen, style: Style) -> Iterator[Part]:
    if style.notes_recommended:
        yield _part("indstilling", [Paragraph(words().one("recommendations.D"))])


def _summary(pen: Pen, key: str) -> list[Block]:
    """One to three paragraphs; the earlier meetings of the case, a member's proposal and money stand here."""
    blocks: list[Block] = [Paragraph(_with_references(pen, key))]
    if pen.item.letter == "C" and pen.rng.random() < 0.2:
        pen.truth.proposer = (pen.rng.choice(words().all("lists.persons")), pen.rng.choice(words().all("lists.letters")))
        person, letter = pen.truth.proposer
        blocks.append(Paragraph(pen.draw("proposal.text", person=person, letter=letter)))
    if pen.rng.random() < 0.7:
        blocks.append(Paragraph(pen.paragraph(key)))
    if pen.item.initiative:
        pen.name_initiative("keyword")
        blocks.append(Paragraph(pen.paragraph("initiative", 1, 3)))
    return blocks


def _with_references(pen: Pen, key: str) -> str:
    sentences = [pen.paragraph(key, 1, 3)]
    if pen.item.earlier:
        sentences.insert(0, pen.reference(pen.item.earlier[-1]))
    elif pen.meeting.elsewhere and pen.rng.random() < 0.12:
        body, day = pen.rng.choice(pen.meeting.elsewhere)
        sentences.append(pen.reference(day, body=body))
    if pen.item.coming and pen.rng.random() < 0.6:
        sentences.append(pen.reference(pen.item.coming, "coming"))
    return " ".join(sentences)


def _body(pen: Pen, style: Style, short: bool) -> list[Block]:
    """The case told under sub-headings, marked as headings or not, the whole item alike."""
    marked, numbered, number = pen.rng.random() < 0.6, pen.rng.random() < 0.06, 0
    subjects = list(SUBJECTS[: 1 if short else len(SUBJECTS)])
    blocks: list[Block] = []
    for subject in subjects if short else subjects[: pen.rng.randint(4, 7)]:
        number += 1
        blocks.append(Subheading(f"{f'{number}. ' if numbered else ''}{pen.draw(f'headings.{subject}')}", marked))
        blocks += [Paragraph(text) for text in (pen.paragraph(subject) for _ in range(_count(pen, style))) if text]
        blocks += _extra(pen, subject)
    if not short and pen.rng.random() < 0.03:
        blocks.append(Paragraph(pen.paragraph("assessment"), bold=True))
    return blocks


def _count(pen: Pen, style: Style) -> int:
    """How many paragraphs stand under a sub-heading."""
    wanted = style.length * pen.rng.choice((1, 2, 2, 3))
    return max(1, int(wanted) + (pen.rng.random() < wanted % 1))


def _extra(pen: Pen, subject: str) -> list[Block]:
    """A list, a table or some numbered steps, where the subject calls for one."""
    roll = pen.rng.random()
    if subject == "effort" and roll < 0.4:
        return [Bullets(tuple(pen.draw("prose.bullets") for _ in range(pen.rng.randint(3, 6))))]
    if subject == "cooperation" and roll < 0.25:
        return [Bullets(tuple(pen.draw("prose.labelled") for _ in range(pen.rng.randint(2, 4))))]
    if subject == "results" and roll < 0.2:
        return statistics(pen)
    if subject == "background" and pen.item.earlier[1:] and roll < 0.5:
        return [Paragraph(f"{pen.reference(pen.item.earlier[0])} {pen.paragraph('background', 1, 3)}")]
    return []


def _economy(pen: Pen) -> list[Block]:
    if pen.rng.random() < 0.5:
        return [Paragraph(pen.rng.choice(words().all("prose.economy_none")))]
    return [Paragraph(pen.paragraph("money", 1, 3))]


def _next_steps(pen: Pen) -> list[Part]:
    if pen.rng.random() < 0.75:
        return []
    return [_part("videre-proces", [Paragraph(pen.paragraph("process"))], pen.rng.randint(0, 1))]


def _recommendation(pen: Pen) -> list[Block]:
    """One sentence, or a lead and numbered points; sometimes of two administrations together."""
    truth, administration = pen.truth, pen.meeting.body.administration
    truth.recommenders = (administration,)
    if pen.item.letter != "B" or pen.rng.random() < 0.5:
        return [Paragraph(pen.draw(f"recommendations.{pen.item.letter}"))]
    key = "points_intro"
    second = other(pen.meeting.body, pen.rng)
    if pen.rng.random() < 0.15:
        key, truth.recommenders = "joint_intro", (administration, second)
    lead = pen.draw(f"recommendations.{key}", other=second)
    truth.recommendation_points = tuple(pen.draw("recommendations.points") for _ in range(pen.rng.randint(2, 4)))
    return [Paragraph(lead), Numbered(truth.recommendation_points)]


def _attachments(pen: Pen) -> Iterator[Part]:
    """Attachments, numbered in one way or another, or not at all."""
    if pen.rng.random() < 0.5:
        return
    titles = [pen.draw("attachments.titles") for _ in range(pen.rng.randint(1, 4))]
    pen.truth.attachments = titles
    shape = pen.rng.choice(("Bilag {number} {title}", "Bilag {number}. {title}", "{title}"))
    yield _part("bilag", [Paragraph(shape.format(number=at, title=name)) for at, name in enumerate(titles, 1)])
