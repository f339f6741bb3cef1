"""What a command says at its end, in sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from .fetch import FetchReport
from .problems import Severity
from .results import Report
from .verify import Report as VerifyReport

_NO_FEED: Final = "No change feed: it needs a date of publication (--published 2026-05-12, or «published» in site.toml).\n"
_NAMED: Final = 10
"""How many files left out are named; each is named where its problem is told."""
_CHANGES: Final = 20
"""How many changed documents a dry run names; the report (--report) names all."""


def built(report: Report, out: Path) -> str:
    """After a build."""
    if report.unchanged:
        return f"Nothing has changed: {_size(report)} in {out} stand as they are.\n{_problems(report)}"
    return (
        f"{_meetings(report, 'published')}: {_size(report)} in {out}\n"
        f"{_problems(report)}\n"
        f"{'' if report.has_feed else _NO_FEED}"
        f"To look at it: python -m http.server -d {out}   and open http://localhost:8000/ in a browser."
    )


def would_build(report: Report, out: Path) -> str:
    """After a dry run."""
    kinds = {kind: sum(change.kind == kind for change in report.changes) for kind in ("create", "update", "delete")}
    named = [f"  {change.kind}  {change.iri}" for change in report.changes[:_CHANGES]]
    more = len(report.changes) - _CHANGES
    lines = [
        f"Nothing was published (--dry-run). {_meetings(report, 'would be published')}: {_size(report)} in {out}",
        _problems(report),
        f"Documents: {kinds['create']:,} would be new, {kinds['update']:,} changed, {kinds['delete']:,} removed.",
        f"Files: {report.files_written:,} would be written, {report.files_kept:,} kept as they are,"
        f" {report.files_removed:,} removed.",
        *named,
        *([f"  and {more:,} more (--report FILE names all)"] if more > 0 else []),
    ]
    return "\n".join(lines)


def checked(report: Report) -> str:
    """After a check."""
    return f"{_meetings(report, 'can be published')}.\n{_problems(report)}"


def fetched(report: FetchReport, into: Path) -> str:
    """After a fetch."""
    left = f" {report.left:,} left for a later run." if report.left else ""
    return (
        f"{number(len(report.brought), 'meeting')} brought into {into}, {report.kept:,} there already,"
        f" of {report.listed:,} listed; {number(report.requests, 'request')}.{left}"
    )


def verified(report: VerifyReport) -> str:
    """After a walk over a published site."""
    return (
        f"{report.visited:,} of {number(report.known, 'document')} visited: {number(report.things, 'thing')},"
        f" {number(report.triples, 'triple')}, {number(report.requests, 'request')};"
        f" content negotiation: {'yes' if report.negotiates else 'no'}."
    )


def number(count: int, thing: str) -> str:
    """A count and what is counted: «1 page», «1,200 pages»."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _size(report: Report) -> str:
    return (
        f"{number(report.items, 'item')}, {number(report.decisions, 'decision')},"
        f" {number(report.triples, 'triple')} on {number(report.pages, 'page')} ({number(report.files, 'file')})"
    )


def _meetings(report: Report, what: str) -> str:
    return f"{report.published:,} of {number(report.found, 'meeting')} {what}"


def _problems(report: Report) -> str:
    counts = (number(report.count(severity), severity.value) for severity in Severity)
    said = f"Problems: {', '.join(counts)}."
    if not report.left_out:
        return said
    named = ", ".join(report.left_out[:_NAMED])
    more = len(report.left_out) - _NAMED
    return f"{said} Left out: {named}{f' and {more:,} more' if more > 0 else ''}."
