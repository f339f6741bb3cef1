"""One stage of the program, timed alone. ``measure`` starts a fresh process of this for every figure.

    python -m benchmarks.stage STAGE MINUTES SPOOL

prints one line of JSON. What a stage needs of the stages before it was put in SPOOL by the stage ``prepare``, which is not
measured, and is fetched from there with the clock stopped. The memory is the process's own peak: it counts the program,
its libraries and everything held by the stage.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from mapping import assembly, pipeline, places
from mapping.cache import Cache
from mapping.check import Ledger, account, check_collection, check_meeting
from mapping.describe import describe_meeting, joined_documents
from mapping.gather import Joined, plan, understand_all
from mapping.inputs import find_inputs, read_profiles
from mapping.link import join
from mapping.meetings import unpack_text
from mapping.model import Reading
from mapping.names import Triple
from mapping.packing import triples_in, unpack
from mapping.problems import Severity
from mapping.processes import Processes
from mapping.publish.changes import read_changes
from mapping.publish.definitions import definitions
from mapping.publish.output import new_tree
from mapping.read import read_minutes
from mapping.settings import read_settings
from mapping.understood import ACCOUNT, TEXT, summaries
from mapping.uris import Uris

SETTINGS: Final = read_settings(places.site() / "site.toml")
URIS: Final = Uris(SETTINGS.base)
JOINED: Final = "joined.pickle"
SITE: Final = "site"


@dataclass(slots=True)
class Figures:
    """What one process measured."""

    seconds: float = 0.0
    """Of the stage alone, by the wall."""
    peak: int = 0
    """The most memory resident at once, in bytes; with worker processes, the largest of them is added."""
    meetings: int = 0
    bytes_in: int = 0
    triples: int = 0
    files: int = 0
    bytes_out: int = 0


class Clock:
    """Sums up the time spent in its blocks."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._since = 0.0

    def __enter__(self) -> None:
        self._since = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._figures.seconds += time.perf_counter() - self._since


def prepare(minutes: Path, spool: Path, figures: Figures) -> None:
    """Everything before publishing, kept in the spool for the other stages. Raises ValueError where a meeting is left out."""
    spool.mkdir(parents=True, exist_ok=True)
    with Clock(figures):
        joined = understand_all(plan([minutes], URIS), _cache(spool), Processes(1), _quiet, None, spool)
    (spool / JOINED).write_bytes(pickle.dumps(joined, protocol=pickle.HIGHEST_PROTOCOL))
    errors = [problem for problem in joined.problems if problem.severity is Severity.ERROR]
    if errors:
        raise ValueError(f"{len(errors)} errors, so the figures would not be those of all meetings; the first: {errors[0]}")
    figures.meetings = len(joined.meetings)


def start(minutes: Path, spool: Path, figures: Figures) -> None:
    """Nothing: what the program and its libraries take before any minutes are opened."""


def read(minutes: Path, spool: Path, figures: Figures) -> None:
    """From file to ``Reading``."""
    inputs, _ = find_inputs([minutes])
    profiles, _ = read_profiles(inputs, places.municipalities())
    for each in inputs:
        with Clock(figures):
            data = each.path.read_bytes()
            read_minutes(data, each.name, profiles[each.municipality])
        figures.meetings += 1
        figures.bytes_in += len(data)


def describe(minutes: Path, spool: Path, figures: Figures) -> None:
    """From ``Minutes`` to triples."""
    for reading, _ in _texts(spool):
        with Clock(figures):
            figures.triples += len(tuple(describe_meeting(reading.minutes, URIS)))
        figures.meetings += 1


def check(minutes: Path, spool: Path, figures: Figures) -> None:
    """From reading and triples to Problems, meeting by meeting."""
    for reading, triples in _texts(spool):
        with Clock(figures):
            list(check_meeting(reading, triples, URIS))
        figures.meetings += 1
        figures.triples += len(triples)


def link(minutes: Path, spool: Path, figures: Figures) -> None:
    """From summaries to the joined collection, its triples and their checks, and the account of all IRIs."""
    joined, cache, ledger = _joined(spool), _cache(spool), Ledger(URIS)
    inputs, _ = find_inputs([minutes])
    profiles, _ = read_profiles(inputs, places.municipalities())
    with Clock(figures):
        collection = join(summaries(joined.meetings, cache, lambda whole: whole), profiles)
        for _, triples in joined_documents(collection, URIS):
            list(check_collection(triples, URIS))
            ledger.add("joined", account(triples, URIS))
            figures.triples += len(triples)
        for meeting in joined.meetings:
            ledger.add(meeting.name, unpack(cache.need(ACCOUNT, meeting.place)))
        ledger.add("ontology", account(definitions(places.ontology(), places.shapes()), URIS))
        list(ledger.problems())
    figures.meetings = len(joined.meetings)


def publish(minutes: Path, spool: Path, figures: Figures) -> None:
    """From triples to the folder of files, in one process; fetching them from the cache is part of it, as in a build."""
    joined = _joined(spool)
    with Clock(figures), new_tree(spool / SITE) as tree:
        log = read_changes(tree.before, SETTINGS.published, URIS)
        hands = assembly.Hands(tree, _cache(spool), Processes(1), _quiet)
        figures.triples = assembly.publish(hands, log, joined, SETTINGS).triples
    figures.meetings = len(joined.meetings)
    _weigh(spool / SITE, figures)


def build(minutes: Path, spool: Path, figures: Figures, jobs: int = 1) -> None:
    """The whole command in one process, from files to files."""
    out = spool / f"built-{jobs}"
    with Clock(figures):
        report = pipeline.build([minutes], out, SETTINGS, jobs, _quiet)
    figures.meetings, figures.triples = report.published, report.triples
    figures.bytes_in = _size(minutes)
    _weigh(out, figures)


def build_parallel(minutes: Path, spool: Path, figures: Figures) -> None:
    """The whole command with a process for every core, as many as the command takes by itself."""
    build(minutes, spool, figures, min(os.cpu_count() or 1, 4))


def floor(minutes: Path, spool: Path, figures: Figures) -> None:
    """What no program can go below here: read the same files, and write files of the same number and sizes."""
    site, copy = spool / SITE, spool / "copy"
    with Clock(figures):
        figures.bytes_in = sum(len(path.read_bytes()) for path in _files(minutes))
    for path in _files(site):
        data, place = path.read_bytes(), copy / path.relative_to(site)
        with Clock(figures):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        figures.files += 1
        figures.bytes_out += len(data)


def stream(minutes: Path, spool: Path, figures: Figures) -> None:
    """The same bytes as one file, read and written in one go and forced to the disk: the disk's own speed."""
    with Clock(figures):
        figures.bytes_in = sum(len(path.read_bytes()) for path in _files(minutes))
    with (spool / "stream").open("wb") as file:
        for path in _files(spool / SITE):
            data = path.read_bytes()
            with Clock(figures):
                file.write(data)
            figures.bytes_out += len(data)
        with Clock(figures):
            file.flush()
            os.fsync(file.fileno())
    figures.files = 1


STAGES: Final[dict[str, Callable[[Path, Path, Figures], None]]] = {
    "prepare": prepare,
    "start": start,
    "read": read,
    "describe": describe,
    "check": check,
    "link": link,
    "publish": publish,
    "build": build,
    "build-parallel": build_parallel,
    "floor": floor,
    "stream": stream,
}
"""``floor`` and ``stream`` need what ``publish`` left."""


def peak_memory() -> int:
    """In bytes: of this process, and of its largest child."""
    unit = 1 if sys.platform == "darwin" else 1024
    return unit * sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def main(arguments: list[str]) -> int:
    """The command."""
    stage, minutes, spool = arguments
    figures = Figures()
    STAGES[stage](Path(minutes), Path(spool), figures)
    figures.peak = peak_memory()
    print(json.dumps(asdict(figures)))
    return 0


def _joined(spool: Path) -> Joined:
    joined: Joined = pickle.loads((spool / JOINED).read_bytes())
    return joined


def _cache(spool: Path) -> Cache:
    return Cache(spool.resolve() / "cache")


def _texts(spool: Path) -> Iterator[tuple[Reading, tuple[Triple, ...]]]:
    """What was understood of each meeting, fetched one at a time."""
    cache = _cache(spool)
    for meeting in _joined(spool).meetings:
        reading, triples = unpack_text(cache.need(TEXT, meeting.place))
        yield reading, triples_in(triples)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in _files(folder))


def _weigh(out: Path, figures: Figures) -> None:
    for path in _files(out):
        figures.files += 1
        figures.bytes_out += path.stat().st_size


def _quiet(stage: str, done: int, total: int) -> None:
    """No progress."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
