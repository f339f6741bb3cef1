"""Arguments in; progress, problems and a summary out; the exit status."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from . import places
from .arguments import parser, version_here
from .ending import EXPECTED, ending
from .fetch import Pace, Wanted, agent_name, fetch
from .pipeline import build, check, read
from .problems import Problem, Severity
from .progress import Meter
from .read.as_json import reading_to_json
from .report import Account, Asked
from .serve import preview
from .settings import Settings, read_settings
from .summary import built, checked, fetched, verified, would_build
from .verify import Limits, verify


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status. No expected fault ends in a traceback."""
    _show_any_letter()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in _COMMANDS and words[0] not in ("-h", "--help", "--version")):
        words.insert(0, "build")
    options = parser().parse_args(words)
    try:
        return _COMMANDS[options.command](options)
    except BrokenPipeError:
        sys.stdout = io.StringIO()  # Whoever read our output has gone; Python would complain of it once more at its end.
        return 1
    except EXPECTED as fault:
        end = ending(fault)
        _tell(end.problems)
        for sentence in (end.sentence, *getattr(fault, "__notes__", ())):
            print(f"referat: {sentence}", file=sys.stderr)
        return end.status


# Commands ------------------------------------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    meter, cache = Meter(options.quiet), _cache(options)
    with _account(options, meter, cache) as account:
        with meter:
            account.settings = settings = _settings(options)
            account.report = report = build(
                options.minutes,
                options.out,
                settings,
                options.jobs,
                meter.show,
                cache=cache,
                dry_run=options.dry_run,
                scheduler=options.scheduler,
            )
        _tell(report.problems)
    if not options.quiet:
        _print(would_build(report, options.out) if options.dry_run else built(report, options.out))
    return 0 if report.is_sound else 1


def _check(options: argparse.Namespace) -> int:
    meter = Meter(options.quiet)
    with _account(options, meter) as account:
        with meter:
            account.settings = settings = _settings(options)
            account.report = report = check(options.minutes, settings, options.jobs, meter.show)
        _tell(report.problems)
    if not options.quiet:
        _print(checked(report))
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
    with Meter(options.quiet) as meter:
        agent = agent_name(version_here(), options.contact or settings.contact)
        report = fetch(options.url, options.into, wanted, agent, Pace(options.pace), meter.show, places.municipalities())
    _tell(report.problems)
    if not options.quiet:
        _print(fetched(report, options.into))
    return report.status


def _serve(options: argparse.Namespace) -> int:
    server = preview(options.folder, options.port, options.host, lambda line: print(line, file=sys.stderr))
    _print(f"{options.folder} is at {server.url} until it is interrupted (Ctrl-C).")
    server.run()
    return 0


def _verify(options: argparse.Namespace) -> int:
    limits = Limits(options.max_requests, options.time, pause=options.pause)
    with Meter(options.quiet) as meter:
        report = verify(options.url, None if options.all else options.sample, options.base, limits, meter.show)
    _tell(report.problems)
    if not options.quiet:
        _print(verified(report))
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


def _cache(options: argparse.Namespace) -> Path | None:
    """The folder of what earlier builds made of each meeting: beside the output, where nobody says where."""
    out: Path = options.out.resolve()
    given: Path | None = options.cache
    if options.no_cache or (given is None and not out.name):  # The root of a file system has nothing beside it.
        return None
    return given or out.with_name(f"{out.name}.cache")


def _account(options: argparse.Namespace, meter: Meter, cache: Path | None = None) -> Account:
    builds = options.command == "build"
    asked = Asked(
        command=options.command,
        minutes=tuple(map(str, options.minutes)),
        out=str(options.out) if builds else None,
        cache=str(cache) if cache else None,
        scheduler=options.scheduler if builds else None,
        jobs=options.jobs,
        dry_run=builds and options.dry_run,
    )
    return Account(options.report, version_here(), asked, meter)


# What is shown -------------------------------------------------------------------------------------------------------


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _print(text: str) -> None:
    print(text)
    sys.stdout.flush()


def _show_any_letter() -> None:
    """A terminal that lacks a letter shows something for it; a file or a pipe is given UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
