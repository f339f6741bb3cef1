"""What is known of a run while it goes on, and the report that is written of it at its end."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Final

from ..check import masked
from ..ending import Ending, NotReported, ending
from ..problems import Problem, Severity, Unusable
from ..progress import Meter
from ..results import Report
from ..settings import Settings
from .form import Asked, Changed, Counted, Ended, RunReport, Told, to_json

_MARK: Final = b'{\n  "form": '
"""How every report begins: a file that begins otherwise is somebody's own, and is not written over."""


class Account:
    """An account of one run. Where a report is asked for, it is written as the block is left, whatever ends it.

    Raises Unusable at once for a place where no report can lie, and NotReported where it cannot be written at the end.
    """

    def __init__(self, place: Path | None, program: str, asked: Asked, meter: Meter) -> None:
        self._place, self._program, self._asked, self._meter = place, program, asked, meter
        self.settings: Settings | None = None
        self.report: Report | None = None
        if place is not None:
            _refuse(place, asked)

    def __enter__(self) -> Account:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        if self._place is None:
            return
        try:
            _write(self._place, to_json(self._whole(ending(fault) if fault else None)))
        except OSError as error:
            why = f"{error.strerror or error} («{error.filename or self._place}»)."
            if fault is None:
                raise NotReported(f"The report could not be written: {why}") from error
            fault.add_note(f"The report could not be written either: {why}")

    def _whole(self, end: Ending | None) -> RunReport:
        report = None if end else self.report
        problems = end.problems if end else report.problems if report else ()
        seconds = self._meter.seconds
        seconds["total"] = sum(seconds.values())
        return RunReport(
            form=1,
            program=self._program,
            asked=_asked(self._asked, self.settings),
            ended=_ended(self._asked, end, report),
            counts=_counted(report) if report else None,
            seconds={stage: round(each, 3) for stage, each in seconds.items()},
            problems=tuple(map(_told, problems)),
            changes=_changed(report) if report else Changed(),
        )


# Parts ---------------------------------------------------------------------------------------------------------------


def _asked(asked: Asked, settings: Settings | None) -> Asked:
    """With what the settings say. A path may be named after a person, like any name of a file."""
    named = replace(
        asked,
        minutes=tuple(map(masked, asked.minutes)),
        out=masked(asked.out) if asked.out else None,
        cache=masked(asked.cache) if asked.cache else None,
    )
    if settings is None:
        return named
    return replace(named, base=settings.base, published=settings.published, persons=settings.persons)


def _ended(asked: Asked, end: Ending | None, report: Report | None) -> Ended:
    if end is not None or report is None:
        return Ended(end.status if end else 1, False, False, masked(end.sentence) if end else None)
    swapped = asked.command == "build" and not asked.dry_run and not report.unchanged
    return Ended(0 if report.is_sound else 1, swapped, report.unchanged, None)


def _counted(report: Report) -> Counted:
    errors, warnings, notes = map(report.count, Severity)
    return Counted(
        found=report.found,
        published=report.published,
        left_out=len(report.left_out),
        read_anew=report.read_anew,
        from_cache=report.from_cache,
        items=report.items,
        decisions=report.decisions,
        triples=report.triples,
        pages=report.pages,
        files=report.files,
        files_written=report.files_written,
        files_kept=report.files_kept,
        files_removed=report.files_removed,
        errors=errors,
        warnings=warnings,
        notes=notes,
    )


def _told(problem: Problem) -> Told:
    file, saw, needs = map(masked, (problem.file, problem.saw, problem.needs))
    return Told(file, problem.line, problem.code, problem.severity, saw, needs)


def _changed(report: Report) -> Changed:
    kinds: dict[str, list[str]] = {"create": [], "update": [], "delete": []}
    for change in report.changes:
        kinds[change.kind].append(change.iri)
    return Changed(*map(tuple, kinds.values()))


# The file ------------------------------------------------------------------------------------------------------------


def _refuse(place: Path, asked: Asked) -> None:
    """A report among minutes would be read as minutes; one in the output would be no file of the site."""
    where = place.parent.resolve() / place.name
    for folder in map(Path, asked.minutes):
        if where.is_relative_to(folder.resolve()):
            raise Unusable(f"The report «{place}» lies in «{folder}», which holds minutes. Choose another --report.")
    for folder in _own(asked):
        if where.is_relative_to(folder.resolve()):
            raise Unusable(f"The report «{place}» lies in «{folder}», which builds write. Choose another --report.")
    if not place.parent.is_dir():
        raise Unusable(f"There is no folder «{place.parent}» for the report. Make it, or choose another --report.")
    if where.exists() and not _is_report(where):
        raise Unusable(f"«{place}» is there already, and is no report of this program. Move it away, or choose another --report.")


def _own(asked: Asked) -> Sequence[Path]:
    """Whatever a build may replace or remove."""
    out = [] if asked.out is None else [Path(asked.out)]
    beside = [each.with_name(f"{each.name}.{word}") for each in out for word in ("new", "spool", "replaced", "lock", "cache")]
    return [*out, *beside, *([] if asked.cache is None else [Path(asked.cache)])]


def _is_report(path: Path) -> bool:
    """Whether a file is a report, or has nothing in it."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MARK)) in (_MARK, b"")


def _write(place: Path, data: bytes) -> None:
    """Put a file in its place whole, or leave what is there."""
    beside = place.with_name(f".{place.name}.new")
    try:
        beside.write_bytes(data)
        os.replace(beside, place)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
