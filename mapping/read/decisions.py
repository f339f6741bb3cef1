"""What was decided: a decision, its parts, and the outcome of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..danish import MONTHS
from ..model import Decision, DecisionPart, Outcome, Section, Span
from ..vocabulary import NOT_CLASSIFIED, Concept, outcomes, words
from .lines import join_spans
from .parties import speaking
from .phrases import phrases
from .points import Unit, other_items, units
from .references import Meeting
from .votes import subject_of
from .wordings import WEAK, Found, classify, find_outcome, qualify

__all__ = ["classify", "own_decision", "read_decision"]

_APPROVED: Final = frozenset({"godkendt", "vedtaget", "anbefalet", "dagsorden-godkendt", "valgt"})
_REFUSED: Final = frozenset({"afvist", "ikke-anbefalet"})
_PARTLY: Final = "delvis"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a decision, with what it says if any known wording says so."""

    text: str
    span: Span
    concept: Concept | None
    wording: str | None
    about: str | None
    point: str | None
    adds: tuple[str, ...]
    """What the sentence adds to an outcome."""
    subject: str | None
    """What was voted on or decided on, as printed."""

    @property
    def amends(self) -> bool:
        """Whether it tells the fate of an amendment, which is not the item's."""
        return self.subject is not None and "ændringsforslag" in self.subject.casefold()


def own_decision(sections: Sequence[Section]) -> Section | None:
    """The section with this body's decision: the last, since earlier ones quote earlier decisions."""
    found = [section for section in sections if section.kind == "beslutning" and section.text]
    return found[-1] if found else None


def read_decision(
    section: Section, title: str, number: str, meeting: Meeting | None = None, points: Sequence[str] = ()
) -> tuple[Decision, Outcome] | None:
    """The decision in a section and the item's outcome; nothing where the section is empty.

    ``points`` are the numbers of the recommendation's points, which «punkt 2» may mean.
    """
    if not section.text:
        return None
    agenda = _is_agenda(title)
    said = [one for unit in units(section.blocks, points, agenda=agenda) for one in _said(unit, number, meeting, points, agenda)]
    telling = [one for one in said if one.concept]
    span = join_spans(block.span for block in section.blocks)
    parts = tuple(_part(i, one) for i, one in enumerate(telling, 1)) if len(telling) > 1 else ()
    return Decision(section.text, parts, span), _outcome(said, title, span)


def _is_agenda(title: str) -> bool:
    """Whether the item is the approval of the agenda, where «punkt 3» is another item."""
    return "dagsorden" in title.casefold()


def _said(unit: Unit, number: str, meeting: Meeting | None, points: Sequence[str], agenda: bool) -> Iterator[Said]:
    adds = () if unit.quoted else qualify(unit.text)
    if unit.quoted or _by_members(unit.text):
        yield Said(unit.text, unit.span, None, None, None, None, adds, None)
        return
    found = find_outcome(unit.text, meeting)
    others = [] if unit.points else [one for one in other_items(unit.text, points, agenda=agenda) if one.number != number]
    subject = subject_of(unit.text[: found.start + len(found.printed)]) if found else None
    own = Said(unit.text, unit.span, None, None, None, None, qualify(unit.text, found), subject)
    about = [one for one in others if found and one.same_clause(found.start)]
    if found and not about:
        told = replace(own, concept=found.concept, wording=found.printed)
        yield from (replace(told, point=point) for point in unit.points or (None,))
    elif found:
        yield from (replace(own, concept=found.concept, wording=found.printed, about=one.number, adds=()) for one in about)
    elif not others:
        yield own
    for one in others:
        aside = find_outcome(one.rest, meeting) if one not in about else None
        if aside and aside.concept.order < WEAK:
            yield _aside(own, aside, one.number)


def _aside(own: Said, found: Found, number: str) -> Said:
    """What a sentence says beside its main clause of another item: «godkendt, idet punkt 5 udsættes»."""
    return replace(own, concept=found.concept, wording=found.printed, about=number, adds=(), subject=None)


def _by_members(sentence: str) -> bool:
    """Whether parties or members speak for themselves alone, and not as those who carry the decision."""
    spoken = speaking(sentence)
    return spoken is not None and not spoken.carries


def _part(position: int, one: Said) -> DecisionPart:
    concept = one.concept.slug if one.concept else NOT_CLASSIFIED
    outcome = Outcome(concept, one.wording, one.span, tuple(sorted(one.adds)))
    return DecisionPart(position, one.text, outcome, one.about, one.span, one.point)


def _outcome(said: Sequence[Said], title: str, span: Span) -> Outcome:
    """The item's own outcome: the first part about it that decides, else the first about it that says anything."""
    own = [one for one in said if one.about is None]
    chosen = _chosen([one for one in own if one.concept])
    adds = _added(own, chosen)
    if chosen is None or chosen.concept is None:
        return Outcome(NOT_CLASSIFIED, None, span, adds)
    return Outcome(_narrowed(chosen.concept.slug, title), chosen.wording, chosen.span, adds)


def _chosen(own: Sequence[Said]) -> Said | None:
    """The main motion's fate before an amendment's; an approval of the whole before the fall of a proposal."""
    main = [one for one in own if not one.amends]
    carried = [one for one in own if one.amends and one.concept and one.concept.slug in _APPROVED]
    deciding = [one for one in main if one.concept and one.concept.order < WEAK]
    chosen = next(iter(deciding or main or carried), None)
    if chosen is None or chosen.concept is None or chosen.concept.slug not in _REFUSED or not _of_a_proposal(chosen):
        return chosen
    later = (one for one in deciding if one.concept and one.concept.slug in _APPROVED and not _of_a_proposal(one))
    return next(later, chosen)


def _of_a_proposal(one: Said) -> bool:
    """Whether the sentence is of a proposal that somebody put forward, and not of the recommendation as a whole."""
    return one.subject is not None and "forslag" in one.subject.casefold() and "hoved" not in one.subject.casefold()


def _added(own: Sequence[Said], chosen: Said | None) -> tuple[str, ...]:
    """All that is added to the outcome; the fate of an amendment adds nothing but that the motion was amended."""
    adds = {slug for one in _beside_amendments(own) if _belongs(one, chosen) for slug in one.adds}
    of_points = [one.concept for one in own if one.concept and one.point]
    followed = {concept.slug in _APPROVED or concept.order >= WEAK for concept in of_points}
    if len(followed) > 1:  # «Ad 1. Anbefales. Ad 2. Taget til efterretning.» follows both.
        adds.add(_PARTLY)
    if any(one.amends and one.concept and one.concept.slug in _APPROVED for one in own):
        adds.add("med-aendring")
    return tuple(sorted(adds))


def _beside_amendments(own: Sequence[Said]) -> Iterator[Said]:
    """The sentences but those of an amendment and of the vote on it, which ends where something else is decided."""
    amending = False
    for one in own:
        amending = one.amends if one.concept else amending
        if not amending:
            yield one


def _belongs(one: Said, chosen: Said | None) -> bool:
    """Whether what a sentence adds is added to the chosen outcome: not that of a proposal that fell."""
    fell = one.concept is not None and one.concept.slug in _REFUSED and one is not chosen
    return not fell


def _narrowed(slug: str, title: str) -> str:
    """«Godkendt.» under «Godkendelse af dagsorden» approves the agenda."""
    folded = words(title)
    if slug in ("godkendt", "vedtaget") and _is_agendas_own(folded):
        return "dagsorden-godkendt"
    if slug != "godkendt":
        return slug
    narrower = [concept.slug for concept in outcomes().concepts.values() if folded in map(words, concept.title_wordings)]
    return narrower[0] if narrower else slug


def _is_agendas_own(folded: str) -> bool:
    """«Beslutninger om dagsordenen», «Dagsorden - Godkendelse»: a title with no other matter in it."""
    told = [word for word in folded.split() if not word.isdigit() and word not in MONTHS]
    return any(word.startswith("dagsorden") for word in told) and set(told) <= set(phrases().decision.agenda)
