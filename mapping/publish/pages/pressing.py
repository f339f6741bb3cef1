"""What a reader wants to know first: what does not agree, what was promised and never heard of again, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...collection import Municipality
from ...danish import write_date
from ...describe.commitment import in_page_order
from ...knowledge import Commitment, Finding, FindingSeverity, Status
from . import phrases
from .commitments import CommitmentView, commitment_view
from .findings import FindingLine, finding_line
from .links import Link, Links

FINDINGS: Final = 5
PROMISES: Final = 4


@dataclass(frozen=True, slots=True)
class Pressing:
    """The first of each kind, and where all of them are."""

    contradictions: tuple[FindingLine, ...]
    all_findings: tuple[Link, ...]
    silent: tuple[CommitmentView, ...]
    coming: tuple[CommitmentView, ...]
    all_promises: tuple[Link, ...]
    as_of: str | None
    """The day that promises are told as of."""
    counts: tuple[Link, ...]
    """How many there are of each kind, in the order of the page; each leads to its section."""


def pressing(found: Sequence[Municipality], links: Links) -> Pressing:
    """What presses in one municipality, or in all."""
    findings = sorted((each for one in found for each in one.knowledge.findings if _presses(each)), key=_latest_first)
    pending = in_page_order([each for each in _promises(found) if each.status in (Status.SILENT, Status.NOT_DUE)])
    silent = [each for each in pending if each.status is Status.SILENT]
    coming = [each for each in pending if each.status is Status.NOT_DUE]
    as_of = max((each.as_of for each in _promises(found)), default=None)
    counts = (
        ("modstrid", "Oplysninger, der ikke passer sammen", len(findings)),
        ("ikke-omtalt", "Lovet og ikke omtalt siden", len(silent)),
        ("frister", "Kommende frister", len(coming)),
    )
    return Pressing(
        contradictions=tuple(finding_line(each, links) for each in findings[:FINDINGS]),
        all_findings=_all(found, "fund", "fund", links, lambda one: bool(one.knowledge.findings)),
        silent=tuple(commitment_view(each, links) for each in silent[:PROMISES]),
        coming=tuple(commitment_view(each, links) for each in coming[:PROMISES]),
        all_promises=_all(found, "tilsagn", "løfter og frister", links, lambda one: bool(one.knowledge.commitments)),
        as_of=write_date(as_of) if as_of else None,
        counts=tuple(Link(text, f"#{section}", phrases.number(count)) for section, text, count in counts if count),
    )


def _promises(found: Iterable[Municipality]) -> Iterator[Commitment]:
    return (each for one in found for each in one.knowledge.commitments)


def _presses(finding: Finding) -> bool:
    return finding.severity is FindingSeverity.CONTRADICTION and finding.dismissed is None


def _latest_first(finding: Finding) -> tuple[object, ...]:
    quotes = (finding.first, finding.second) if finding.second else (finding.first,)
    latest = max(quote.item.meeting.day for quote in quotes)
    return -latest.toordinal(), finding.municipality, finding.slug


def _all(
    found: Sequence[Municipality], word: str, name: str, links: Links, has: Callable[[Municipality], bool]
) -> tuple[Link, ...]:
    """A link to the whole list of each municipality that has any."""
    folder, several = links.site.uris.folder, len(found) > 1
    whole = (one for one in found if has(one))
    return tuple(Link(f"Alle {name}{f' i {one.name}' if several else ''}", links.ours(folder(one.slug, word))) for one in whole)
