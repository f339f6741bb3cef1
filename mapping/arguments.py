"""The words of the command line: what they are called, what they mean, what they must look like."""

from __future__ import annotations

import argparse
import os
import re
import tomllib
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from . import places
from .serve import LOOPBACK
from .verify import SAMPLE

_SCHEDULER: Final = re.compile(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}", re.ASCII)
_DESCRIPTION: Final = "A municipality's minutes as linked open data: a folder of minutes in, a folder of static files out."
_EXAMPLES: Final = """examples:
  referat                                        publish minutes/ to public/
  referat build --base https://data.example.dk/  the same, under your own address
  referat build minutes/odense --out /srv/www    one municipality, to another folder
  referat read minutes/odense/moede.txt          what was understood of one file, as JSON
  referat check                                  what a build would complain of; publishes nothing
  referat build --dry-run                        what a build would change; publishes nothing
  referat serve                                  preview public/ with content negotiation
  referat fetch https://dagsordener.example.dk/ --into minutes/odense
                                                 bring what is new from a FirstAgenda site
  referat verify https://data.example.dk/        walk a published site as a harvester would

exit status: 0 all published; 1 something left out or found wrong; 2 wrong use or unusable settings.
"""


def parser() -> argparse.ArgumentParser:
    """What reads the command line; ``command`` names what to do. Wrong words end the process with status 2."""
    made = argparse.ArgumentParser(
        "referat", description=_DESCRIPTION, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("--version", action="version", version=f"referat {version_here()}")
    commands = made.add_subparsers(dest="command", required=True, metavar="build | read | check | fetch | serve | verify")
    making = commands.add_parser("build", help="publish minutes as a site (what is done where no command is given)")
    _add_build(making)
    checking = commands.add_parser("check", help="read, describe and check minutes; publish nothing")
    for command in (making, checking):
        _add_common(command)
    reading = commands.add_parser("read", help="print what was understood of one file, as JSON")
    reading.add_argument("file", metavar="FILE", type=Path, help="minutes, in the folder of their municipality")
    reading.add_argument("--json", action="store_true", help="JSON, which is what is printed anyway")
    _add_fetch(commands.add_parser("fetch", help="bring minutes from a FirstAgenda site into a folder"))
    _add_serve(commands.add_parser("serve", help="preview a built site, with content negotiation"))
    _add_verify(commands.add_parser("verify", help="walk a published site over HTTP as a harvester would"))
    return made


def _add_build(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--out", metavar="FOLDER", type=Path, default=Path("public"), help="the folder to publish to (default: public)"
    )
    command.add_argument("--dry-run", action="store_true", help="do all but publish, and tell what would change")
    kept = command.add_mutually_exclusive_group()
    kept.add_argument(
        "--cache", metavar="FOLDER", type=Path, help="where builds keep what they made of each meeting (default: OUT.cache)"
    )
    kept.add_argument("--no-cache", action="store_true", help="read every meeting anew, and keep nothing for the next build")
    command.add_argument(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        type=_scheduler,
        help="spread the meetings over the workers of a Dask scheduler (needs referat[dask])",
    )


def _add_fetch(command: argparse.ArgumentParser) -> None:
    command.add_argument("url", metavar="URL", help="the site, such as https://dagsordener.example.dk/")
    command.add_argument("--into", metavar="DIR", type=Path, required=True, help="a municipality's folder: minutes/odense")
    command.add_argument("--since", metavar="DATE", type=_date, help="meetings from this day on: 2025-01-01")
    command.add_argument("--body", metavar="NAME", help="meetings of one body, as the site writes its name")
    command.add_argument("--limit", metavar="N", type=_count, help="meetings at most in this run; the next goes on from there")
    command.add_argument("--pace", metavar="SECONDS", type=_seconds, default=1.0, help="seconds between requests (default: 1)")
    command.add_argument("--contact", metavar="WHO", help="an address or page that the site can write to (default: site.toml's)")
    command.add_argument("--settings", metavar="FILE", type=Path, help="another file than site/site.toml")
    command.add_argument("--quiet", action="store_true", help="problems only: no progress and no summary")


def _add_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=Path("public"), help="the site (default: public)")
    command.add_argument("--port", metavar="N", type=_count, default=8000, help="the port to listen on (default: 8000)")
    command.add_argument("--host", default=LOOPBACK, help="the address to listen on (default: this machine alone)")


def _add_verify(command: argparse.ArgumentParser) -> None:
    command.add_argument("url", metavar="URL", help="where the site is served")
    many = command.add_mutually_exclusive_group()
    many.add_argument("--sample", metavar="N", type=_count, default=SAMPLE, help=f"documents to visit (default: {SAMPLE})")
    many.add_argument("--all", action="store_true", help="visit every document, and the IRIs that the data speak of")
    command.add_argument("--base", metavar="IRI", help="what the IRIs begin with, where that is not where the site is served")
    command.add_argument("--max-requests", metavar="N", type=_count, default=2000, help="requests at most (default: 2000)")
    command.add_argument("--time", metavar="SECONDS", type=_count, default=300, help="seconds at most (default: 300)")
    command.add_argument("--pause", metavar="SECONDS", type=float, default=0, help="seconds between requests (default: 0)")
    command.add_argument("--quiet", action="store_true", help="problems only: no progress and no summary")


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "minutes",
        metavar="MINUTES",
        nargs="*",
        type=Path,
        default=[Path("minutes")],
        help="files, or folders with one folder a municipality (default: minutes)",
    )
    command.add_argument("--base", metavar="IRI", help="what every IRI begins with, such as https://data.example.dk/")
    command.add_argument("--published", metavar="DATE", type=_date, help="the date of this publication: 2026-05-12")
    command.add_argument("--no-persons", action="store_true", help="leave out all persons, and mask their names in the text")
    command.add_argument("--settings", metavar="FILE", type=Path, help="another file than site/site.toml")
    command.add_argument("--jobs", metavar="N", type=_jobs, default=min(os.cpu_count() or 1, 4), help="processes at work")
    command.add_argument("--report", metavar="FILE", type=Path, help="write what came of it to FILE, as JSON for programs")
    command.add_argument("--quiet", action="store_true", help="problems only: no progress and no summary")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"«{text}» is no date of the form 2026-05-12") from error


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"«{text}» is no number of processes")
    return int(text)


def _scheduler(text: str) -> str:
    if not _SCHEDULER.fullmatch(text):
        raise argparse.ArgumentTypeError(f"«{text}» is no address of a scheduler, such as tcp://127.0.0.1:8786")
    return text


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"«{text}» is no number of seconds") from error
    if not 0.2 <= seconds <= 3600:
        raise argparse.ArgumentTypeError(f"«{text}» is no pace that suits somebody else's site: 0.2 seconds or more")
    return seconds


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 100_000_000:
        raise argparse.ArgumentTypeError(f"«{text}» is no whole number from 1 up")
    return int(text)


def version_here() -> str:
    """Of the installed package, or of the checkout that this is."""
    try:
        return version("referat")
    except PackageNotFoundError:
        project = places.site().parent / "pyproject.toml"
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
