"""Arguments in; progress, problems and a summary out; the exit status."""

from __future__ import annotations

import argparse
import io
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from . import places
from .arguments import parser, version_here
from .fetch import FetchReport, Pace, Wanted, agent_name, fetch
from .gather import Progress
from .pipeline import Report, Stopped, build, check, read
from .problems import Problem, Severity, Unusable
from .publish.tree import NotPublished
from .read.as_json import reading_to_json
from .serve import preview
from .settings import Settings, read_settings
from .verify import Limits, verify

_NO_FEED: Final = "No change feed: it needs a date of publication (--published 2026-05-12, or «published» in site.toml).\n"
_NAMED: Final = 10
"""How many files left out the summary names; each is named where its problem is told."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status. No expected fault ends in a traceback."""
    _show_any_letter()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in _COMMANDS and words[0] not in ("-h", "--help", "--version")):
        words.insert(0, "build")
    options = parser().parse_args(words)
    try:
        return _COMMANDS[options.command](options)
    except Stopped as stopped:
        _tell(stopped.problems)
        return _fail(str(stopped), 1)
    except NotPublished as unpublished:
        return _fail(str(unpublished), 1)
    except Unusable as unusable:
        return _fail(str(unusable), 2)
    except BrokenPipeError:
        sys.stdout = io.StringIO()  # Whoever read our output has gone; Python would complain of it once more at its end.
        return 1
    except OSError as error:
        return _fail(f"{error.strerror or error} («{error.filename or 'the file'}»).", 1)
    except KeyboardInterrupt:
        return _fail("Interrupted. What was published before stands.", 130)


# Commands ------------------------------------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    with _Meter(options.quiet) as meter:
        report = build(options.minutes, options.out, _settings(options), options.jobs, meter.show)
    _tell(report.problems)
    if not options.quiet:
        _print(_built(report, options.out))
    return 0 if report.is_sound else 1


def _check(options: argparse.Namespace) -> int:
    with _Meter(options.quiet) as meter:
        report = check(options.minutes, _settings(options), options.jobs, meter.show)
    _tell(report.problems)
    if not options.quiet:
        _print(_checked(report))
    return 0 if report.is_sound else 1


def _read(options: argparse.Namespace) -> int:
    reading, problems = read(options.file)
    if reading is not None:
        _print(reading_to_json(reading).rstrip("\n"))
    _tell(problems)
    return 0 if all(problem.severity is Severity.NOTE for problem in problems) else 1


def _fetch(options: argparse.Namespace) -> int:
    settings = read_settings(options.settings or places.site() / "site.toml")
    wanted = Wanted(options.since, options.body, options.limit)
    with _Meter(options.quiet) as meter:
        agent = agent_name(version_here(), options.contact or settings.contact)
        report = fetch(options.url, options.into, wanted, agent, Pace(options.pace), meter.show, places.municipalities())
    _tell(report.problems)
    if not options.quiet:
        _print(_fetched(report, options.into))
    return report.status


def _serve(options: argparse.Namespace) -> int:
    server = preview(options.folder, options.port, options.host, lambda line: print(line, file=sys.stderr))
    _print(f"{options.folder} is at {server.url} until it is interrupted (Ctrl-C).")
    server.run()
    return 0


def _verify(options: argparse.Namespace) -> int:
    limits = Limits(options.max_requests, options.time, pause=options.pause)
    with _Meter(options.quiet) as meter:
        report = verify(options.url, None if options.all else options.sample, options.base, limits, meter.show)
    _tell(report.problems)
    if not options.quiet:
        _print(
            f"{report.visited:,} of {_number(report.known, 'document')} visited: {_number(report.things, 'thing')},"
            f" {_number(report.triples, 'triple')}, {_number(report.requests, 'request')};"
            f" content negotiation: {'yes' if report.negotiates else 'no'}."
        )
    return report.status


_COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "build": _build,
    "read": _read,
    "check": _check,
    "fetch": _fetch,
    "serve": _serve,
    "verify": _verify,
}


def _settings(options: argparse.Namespace) -> Settings:
    return read_settings(options.settings or places.site() / "site.toml", options.base, options.published, not options.no_persons)


# What is shown -------------------------------------------------------------------------------------------------------


class _Meter:
    """Progress on stderr: one line written over and over on a terminal, a few plain lines elsewhere.

    An interrupt is answered where progress is told, which is a safe place to stop: Python would raise it anywhere, even
    where it starts a process, and it would be lost there. A second interrupt is answered at once.
    """

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._over = not quiet and sys.stderr.isatty()
        self._stage = ""
        self._done = -1
        self._since = 0.0
        self._open = False
        self._interrupted = False
        self._before = signal.getsignal(signal.SIGINT)

    def __enter__(self) -> _Meter:
        # Nobody but a main thread may listen, and whoever starts us in the background may have interrupts ignored.
        if threading.current_thread() is threading.main_thread() and self._before is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        if signal.getsignal(signal.SIGINT) == self._interrupt:
            signal.signal(signal.SIGINT, self._before)
        if self._open:
            print(file=sys.stderr)

    def _interrupt(self, *_: object) -> None:
        self._interrupted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    @property
    def show(self) -> Progress:
        return self._show

    def _show(self, stage: str, done: int, total: int) -> None:
        if self._interrupted:
            raise KeyboardInterrupt
        if stage != self._stage or done == 0:
            self._stage, self._since, self._done = stage, time.monotonic(), -1
        if self._quiet or done == self._done or not (self._over or _is_worth_a_line(done, total)):
            return
        seconds = time.monotonic() - self._since
        rate = f", {done / seconds:.1f} a second" if done and seconds > 0.5 else ""
        self._done = done
        line = f"{stage:<8} {done} of {total}{rate}"
        # The space wipes out what a longer line left.
        self._open = self._over and done < total
        print(f"\r{line:<60}" if self._over else line, end="" if self._open else "\n", file=sys.stderr, flush=True)


def _is_worth_a_line(done: int, total: int) -> bool:
    """Every tenth part of much work, and its end."""
    return done == total or (total >= 100 and done > 0 and done % (total // 10) == 0)


def _built(report: Report, out: Path) -> str:
    return (
        f"{_meetings(report, 'published')}: {_number(report.items, 'item')}, {_number(report.decisions, 'decision')},"
        f" {_number(report.triples, 'triple')} on {_number(report.pages, 'page')} ({_number(report.files, 'file')}) in {out}\n"
        f"{_problems(report)}\n"
        f"{'' if report.has_feed else _NO_FEED}"
        f"To look at it: python -m http.server -d {out}   and open http://localhost:8000/ in a browser."
    )


def _fetched(report: FetchReport, into: Path) -> str:
    left = f" {report.left:,} left for a later run." if report.left else ""
    return (
        f"{_number(len(report.brought), 'meeting')} brought into {into}, {report.kept:,} there already,"
        f" of {report.listed:,} listed; {_number(report.requests, 'request')}.{left}"
    )


def _checked(report: Report) -> str:
    return f"{_meetings(report, 'can be published')}.\n{_problems(report)}"


def _meetings(report: Report, what: str) -> str:
    return f"{report.published:,} of {_number(report.found, 'meeting')} {what}"


def _problems(report: Report) -> str:
    counts = (_number(report.count(severity), severity.value) for severity in Severity)
    said = f"Problems: {', '.join(counts)}."
    if not report.left_out:
        return said
    named = ", ".join(report.left_out[:_NAMED])
    more = len(report.left_out) - _NAMED
    return f"{said} Left out: {named}{f' and {more:,} more' if more > 0 else ''}."


def _number(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _fail(sentence: str, status: int) -> int:
    print(f"referat: {sentence}", file=sys.stderr)
    return status


def _print(text: str) -> None:
    print(text)
    sys.stdout.flush()


def _show_any_letter() -> None:
    """A terminal that lacks a letter shows something for it; a file or a pipe is given UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
