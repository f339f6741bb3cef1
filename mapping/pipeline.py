"""Read, describe, check, link, publish: the table of contents of the program."""

from __future__ import annotations

import gc
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from . import places
from .assembly import Hands, publish
from .cache import Cache
from .cluster import Cluster
from .finish import put_index
from .gather import Joined, Plan, plan, understand_all
from .inputs import find_inputs, general_profile, known_municipalities, read_profiles
from .last import Last
from .meetings import understand
from .model import Reading
from .problems import Problem, Unusable
from .processes import Processes, rarely_collecting
from .publish.changes import Log, read_changes
from .publish.lock import locked
from .publish.output import new_tree
from .publish.search_parts import SearchPart
from .publish.tree import NotPublished, Tree
from .results import Change, Report
from .settings import Settings
from .uris import Uris
from .workers import Progress, Workers


class Stopped(NotPublished):
    """A build that ends without publishing, for problems that have places."""

    def __init__(self, sentence: str, problems: Iterable[Problem]) -> None:
        super().__init__(sentence)
        self.problems = tuple(problems)


def build(
    arguments: Sequence[Path],
    out: Path,
    settings: Settings,
    jobs: int,
    progress: Progress,
    *,
    cache: Path | None = None,
    dry_run: bool = False,
    scheduler: str | None = None,
) -> Report:
    """Publish minutes as a site at ``out``, whole or not at all; a ``dry_run`` publishes nothing and tells what would change.

    ``cache`` is a folder for what need not be found out again; ``scheduler`` the address of a Dask cluster that does the work
    in place of ``jobs`` processes. Raises Unusable, and NotPublished where what was published before stands.
    """
    uris = Uris(settings.base)
    _refuse_overlaps(arguments, out, cache)
    planned = plan(arguments, uris, settings.persons)
    with _no_worker_lost(), rarely_collecting(), new_tree(out, dry_run) as tree, _cache(cache, tree.spool) as kept:
        last = Last(kept, out, planned, settings)
        if known := last.report(tree):
            tree.stands = True
            return known
        log = read_changes(tree.before, settings.published, uris, tree.spool)
        workers: Workers = Cluster(scheduler) if scheduler else Processes(jobs)
        made = _made(Hands(tree, kept, workers, progress), planned, settings, log)
        gc.collect()  # What was joined is gone now, and the search index needs memory of its own.
        progress("search", 0, 1)
        put_index(tree, kept, made.searched)
        progress("finish", 0, 1)
        tree.finish()
        report = _published(made.report, tree, uris)
        if not dry_run:
            last.keep(report, tree, made.turn)
            kept.sweep()
    return report


class _Made(NamedTuple):
    """What is left of a build when all that was joined has been published."""

    report: Report
    turn: date | None
    """The next day on which the same minutes may make another site."""
    searched: tuple[SearchPart, ...]


def _made(hands: Hands, planned: Plan, settings: Settings, log: Log) -> _Made:
    """Everything but the search index, put in the new tree."""
    joined = understand_all(planned, hands.cache, hands.workers, hands.progress, settings.published, hands.tree.spool)
    _refuse_nothing(joined, planned.files)
    made = publish(hands, log, joined, settings)
    problems = (*joined.problems, *made.problems)
    report = replace(_report(joined, planned.files), triples=made.triples, problems=problems, has_feed=made.has_feed)
    turns = [one.knowledge.turn for one in joined.collection.municipalities if one.knowledge.turn]
    return _Made(report, min(turns, default=None), made.searched)


def check(arguments: Sequence[Path], settings: Settings, jobs: int, progress: Progress) -> Report:
    """All that a build does before it publishes. Raises Unusable."""
    with _no_worker_lost(), rarely_collecting(), tempfile.TemporaryDirectory(prefix="referat-") as spool:
        planned = plan(arguments, Uris(settings.base), settings.persons)
        joined = understand_all(planned, Cache(Path(spool) / "cache"), Processes(jobs), progress, None, Path(spool))
        return _report(joined, planned.files)


def read(path: Path) -> tuple[Reading | None, tuple[Problem, ...]]:
    """What one file says, and what is wrong with it. Nothing of it depends on a base. Raises Unusable and OSError."""
    inputs, strange = find_inputs([path], known_municipalities(places.municipalities()))
    profiles, _ = read_profiles(inputs, places.municipalities())
    if strange:
        return None, tuple(strange)
    if len(inputs) != 1:
        raise Unusable(f"«{path}» is a folder; read needs one file, or a folder with the pages of one meeting.")
    profile = profiles.get(inputs[0].municipality) or general_profile(inputs[0].municipality)
    found = understand(inputs[0].read(), inputs[0].name, profile, Uris("http://localhost:8000/"))
    return found.reading, found.problems


def _report(joined: Joined, files: int) -> Report:
    """What is known when everything is joined."""
    decided = Counter(
        item.decision is not None for one in joined.collection.municipalities for each in one.meetings for item in each.items
    )
    return Report(
        found=files,
        published=len(joined.meetings),
        items=decided.total(),
        decisions=decided[True],
        triples=sum(meeting.triples for meeting in joined.meetings),
        pages=0,
        files=0,
        problems=joined.problems,
        read_anew=joined.anew,
        from_cache=files - joined.anew,
    )


def _published(report: Report, tree: Tree, uris: Uris) -> Report:
    """What is known when everything is in the new tree."""
    return replace(
        report,
        pages=tree.pages,
        files=tree.files,
        changes=tuple(sorted((Change(kind, str(uris.document_at(path))) for kind, path in tree.changed), key=attrgetter("iri"))),
        files_written=tree.written,
        files_kept=tree.files - tree.written,
        files_removed=tree.removed,
    )


# Refusals ------------------------------------------------------------------------------------------------------------


def _refuse_overlaps(arguments: Sequence[Path], out: Path, cache: Path | None) -> None:
    """A site inside the folder of minutes would be read as minutes by the next build, a cache inside a site published."""
    for argument in arguments:
        for option, folder in (("--out", out), ("--cache", cache)):
            if folder is not None and argument.is_dir() and folder.resolve().is_relative_to(argument.resolve()):
                what = "output" if option == "--out" else "cache"
                raise Unusable(f"The {what} «{folder}» lies in «{argument}», which holds minutes. Choose another {option}.")
    if cache is not None and (cache.resolve().is_relative_to(out.resolve()) or out.resolve().is_relative_to(cache.resolve())):
        raise Unusable(f"The cache «{cache}» and the output «{out}» lie one in the other. Choose another --cache.")


def _refuse_nothing(joined: Joined, files: int) -> None:
    if not joined.meetings:
        found = f"{files} {'file' if files == 1 else 'files'}"
        raise Stopped(f"Nothing was published: of {found} of minutes none is without an error.", joined.problems)
    if joined.disagrees:
        raise Stopped("Nothing was published: what was joined from the minutes is wrong.", joined.problems)


@contextmanager
def _cache(folder: Path | None, spool: Path) -> Iterator[Cache]:
    """The cache, no other build at work in it; without one, a folder that is gone with the build."""
    if folder is None:
        yield Cache(spool / "cache")
        return
    cache = Cache(folder)
    with locked(folder / "lock"):
        yield cache


@contextmanager
def _no_worker_lost() -> Iterator[None]:
    try:
        yield
    except BrokenExecutor as error:
        raise NotPublished(
            "A worker process ended before its work was done; there may be too little memory. Nothing was published;"
            " with --jobs 1 the work is done in one process."
        ) from error
