"""Read, describe, check, link, publish: the table of contents of the program."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from . import places
from .assembly import publish
from .gather import Joined, Progress, understand_all
from .inputs import find_inputs, general_profile, known_municipalities, read_profiles
from .meetings import understand
from .model import Reading
from .problems import Problem, Severity, Unusable
from .publish.changes import read_changes
from .publish.tree import NotPublished, new_tree
from .settings import Settings
from .uris import Uris


@dataclass(frozen=True, slots=True)
class Report:
    """What a build, or a check, came to."""

    found: int
    """Files that are, or should be, minutes."""
    published: int
    """Meetings published; of a check, those that a build would publish."""
    items: int
    decisions: int
    triples: int
    pages: int
    files: int
    problems: tuple[Problem, ...]
    has_feed: bool = False
    """Whether the site has a feed of changes; it needs a date of publication."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """Files with an error, each once."""
        return tuple(dict.fromkeys(problem.file for problem in self.problems if problem.severity is Severity.ERROR))

    def count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing worse than a note."""
        return all(problem.severity is Severity.NOTE for problem in self.problems)


class Stopped(NotPublished):
    """A build that ends without publishing, for problems that have places."""

    def __init__(self, sentence: str, problems: Iterable[Problem]) -> None:
        super().__init__(sentence)
        self.problems = tuple(problems)


def build(arguments: Sequence[Path], out: Path, settings: Settings, jobs: int, progress: Progress) -> Report:
    """Publish minutes as a site at ``out``, whole or not at all.

    Raises Unusable, and NotPublished where what was published before stands.
    """
    uris = Uris(settings.base)
    _refuse_own_output(arguments, out)
    with _no_worker_lost(), new_tree(out) as tree:
        log = read_changes(tree.before, settings.published, uris)
        joined = understand_all(arguments, uris, tree.spool, jobs, progress, settings.published, settings.persons)
        _refuse_nothing(joined)
        made = publish(tree, log, joined, settings, jobs, progress)
        joined = replace(joined, problems=(*joined.problems, *made.problems))
        return _report(joined, made.triples, pages=tree.pages, files=tree.files, has_feed=made.has_feed)


def check(arguments: Sequence[Path], settings: Settings, jobs: int, progress: Progress) -> Report:
    """All that a build does before it publishes. Raises Unusable."""
    with _no_worker_lost(), tempfile.TemporaryDirectory(prefix="referat-") as spool:
        joined = understand_all(arguments, Uris(settings.base), Path(spool), jobs, progress, persons=settings.persons)
        return _report(joined, sum(meeting.triples for meeting in joined.meetings) + len(joined.triples))


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


def _report(joined: Joined, triples: int, pages: int = 0, files: int = 0, has_feed: bool = False) -> Report:
    items = [item for meeting in joined.meetings if meeting.summary for item in meeting.summary.items]
    return Report(
        found=joined.found,
        published=len(joined.meetings),
        items=len(items),
        decisions=sum(item.decision is not None for item in items),
        triples=triples,
        pages=pages,
        files=files,
        problems=joined.problems,
        has_feed=has_feed,
    )


# Refusals ------------------------------------------------------------------------------------------------------------


def _refuse_own_output(arguments: Sequence[Path], out: Path) -> None:
    """A site inside the folder of minutes would be read as minutes by the next build."""
    for argument in arguments:
        if argument.is_dir() and out.resolve().is_relative_to(argument.resolve()):
            raise Unusable(f"The output «{out}» lies in «{argument}», which holds minutes. Choose another --out.")


def _refuse_nothing(joined: Joined) -> None:
    if not joined.meetings:
        found = f"{joined.found} {'file' if joined.found == 1 else 'files'}"
        raise Stopped(f"Nothing was published: of {found} of minutes none is without an error.", joined.problems)
    if joined.disagrees:
        raise Stopped("Nothing was published: what was joined from the minutes is wrong.", joined.problems)


@contextmanager
def _no_worker_lost() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise NotPublished(
            "A worker process ended in the middle of its task; there may be too little memory. Nothing was published;"
            " with --jobs 1 the work is done in one process."
        ) from error
