"""What became of a recommendation, as the page of an item tells it: one calm line, or point by point with what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ...describe.comparison import comparison_fragment
from ...knowledge import Certainty, Comparison, Piece, PointVerdict, Verdict
from ...link import compare_item
from ...model import AgendaItem, Minutes
from ...names import FORHOLD, SIKKERHED
from .links import Link, Links, Mark
from .phrases import capital

_FOLLOWED: Final = "Besluttet som indstillet."
_ASKED_FOR: Final = "Det var, hvad indstillingen bad om."
"""Of a recommendation to note or to discuss: nothing was decided, and nothing else was asked."""
_UNCLEAR: Final = "Beslutningens ord siger ikke, hvad der blev af indstillingen."


@dataclass(frozen=True, slots=True)
class PointView:
    """The verdict on one point, or one thing added."""

    id: str
    name: Link
    """«Punkt 1», which leads to the point."""
    mark: Mark
    recommended: str | None
    """Only where the words are needed to see what was not followed."""
    decided: str | None
    pieces: tuple[Piece, ...]
    reason: str
    certainty: str | None
    """Where it is not certain."""
    lines: Link


@dataclass(frozen=True, slots=True)
class ComparedView:
    """Where nothing differs, ``line`` says it all and there are no points."""

    mark: Mark
    line: str
    id: str | None
    """The fragment that the one line stands for, where it is about one verdict."""
    points: tuple[PointView, ...]


def compared_view(minutes: Minutes, item: AgendaItem, links: Links) -> ComparedView | None:
    """Recommendation against decision; nothing where nothing was recommended, decided or taken up."""
    comparison = compare_item(item)
    if comparison is None or {point.verdict for point in comparison.points} == {Verdict.NOT_TAKEN_UP}:
        return None  # «Udsat», «Ikke behandlet»: the outcome says it.
    calm = _calm_line(comparison)
    if calm is not None:
        alone = comparison_fragment(1) if len(comparison.points) == 1 else None
        return ComparedView(verdict_mark(comparison.verdict, links), calm, alone, ())
    points = tuple(_point(each, place, minutes, item, links) for place, each in enumerate(comparison.points, 1))
    return ComparedView(verdict_mark(comparison.verdict, links), _summary(comparison), None, points)


def verdict_mark(verdict: Verdict, links: Links) -> Mark:
    """A verdict as pages show it."""
    words, iri = links.site.words, FORHOLD[verdict.value]
    return Mark(words.term(iri), words.verdicts.get(verdict.value, "•"), links.ours(iri))


def _calm_line(comparison: Comparison) -> str | None:
    """One sentence, where all points came to the same and nothing was added."""
    verdicts = {point.verdict for point in comparison.points}
    if len(verdicts) > 1:
        return None
    (verdict,) = verdicts
    if verdict is not Verdict.FOLLOWED:
        return _UNCLEAR if verdict is Verdict.UNCLEAR else None
    first = comparison.points[0].because
    if first.certainty is not Certainty.SURE:
        return first.said
    return _ASKED_FOR if first.rule == "som-oensket" else _FOLLOWED


def _summary(comparison: Comparison) -> str:
    """«2 punkter fulgt, 1 punkt ændret, 2 tilføjet.»"""
    counts = [(verdict, sum(point.verdict is verdict for point in comparison.points)) for verdict in Verdict]
    recommended = sum(point.recommended is not None for point in comparison.points)
    told = [_told(verdict, count, recommended) for verdict, count in counts if count]
    return capital(f"{', '.join(told)}.")


def _told(verdict: Verdict, count: int, points: int) -> str:
    """``points`` is how many were recommended."""
    if verdict is Verdict.ADDED:
        return "én ting tilføjet" if count == 1 else f"{count} ting tilføjet"
    whole = "indstillingen" if points == 1 else "alle punkter"
    what = whole if count == points else "ét punkt" if count == 1 else f"{count} punkter"
    return f"{what} {_WORDS[verdict]}"


_WORDS: Final = {
    Verdict.FOLLOWED: "fulgt",
    Verdict.CHANGED: "ændret",
    Verdict.NOT_FOLLOWED: "ikke fulgt",
    Verdict.NOT_TAKEN_UP: "ikke behandlet",
    Verdict.UNCLEAR: "uafklaret",
}


def _point(point: PointVerdict, place: int, minutes: Minutes, item: AgendaItem, links: Links) -> PointView:
    unlike = point.verdict in (Verdict.CHANGED, Verdict.NOT_FOLLOWED) and not point.pieces
    decided = point.verdict in (Verdict.CHANGED, Verdict.NOT_FOLLOWED, Verdict.ADDED) and not point.pieces
    certainty = point.because.certainty
    return PointView(
        id=comparison_fragment(place),
        name=_name(point, item),
        mark=verdict_mark(point.verdict, links),
        recommended=point.recommended if unlike else None,
        decided=point.decided if decided else None,
        pieces=point.pieces if point.verdict is Verdict.CHANGED else (),
        reason=point.because.said,
        certainty=None if certainty is Certainty.SURE else links.site.words.term(SIKKERHED[certainty.value]).lower(),
        lines=links.lines(minutes.key, point.span),
    )


def _name(point: PointVerdict, item: AgendaItem) -> Link:
    if point.recommended is None:
        return Link("Ikke indstillet")
    for each in item.recommendation.points if item.recommendation and point.point is not None else ():
        if each.number == point.point:
            return Link(f"Punkt {each.number}", f"#indstilling-{each.position}")
    return Link("Indstillingen", "#indstilling")
