"""Read, describe, check, link, publish: the table of contents of the program."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from . import places
from .collection import Collection
from .gather import Joined, Progress, understand_all
from .inputs import find_inputs, read_profiles
from .meetings import data_files, understand, writer
from .model import Reading
from .pool import in_order
from .problems import Problem, Severity, Unusable
from .publish.definitions import definition_files
from .publish.documents import Document, by_document
from .publish.dumps import Dumps, open_dumps
from .publish.files import File
from .publish.pages import Pages
from .publish.servers import server_files
from .publish.tree import NotPublished, Tree, new_tree
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
        joined = understand_all(arguments, uris, tree.spool, jobs, progress)
        _refuse_nothing(joined)
        triples = publish(tree, joined, settings, uris, jobs, progress)
        return _report(joined, triples, pages=tree.pages, files=tree.files)


def check(arguments: Sequence[Path], settings: Settings, jobs: int, progress: Progress) -> Report:
    """All that a build does before it publishes. Raises Unusable."""
    with _no_worker_lost(), tempfile.TemporaryDirectory(prefix="referat-") as spool:
        joined = understand_all(arguments, Uris(settings.base), Path(spool), jobs, progress)
        return _report(joined, sum(meeting.triples for meeting in joined.meetings) + len(joined.triples), pages=0, files=0)


def read(path: Path) -> tuple[Reading | None, tuple[Problem, ...]]:
    """What one file says, and what is wrong with it. Nothing of it depends on a base. Raises Unusable and OSError."""
    inputs, strange = find_inputs([path])
    profiles, nameless = read_profiles(inputs, places.municipalities())
    if strange or nameless:
        return None, (*strange, *nameless)
    if len(inputs) != 1:
        raise Unusable(f"«{path}» is a folder; read needs one file.")
    found = understand(path.read_bytes(), inputs[0].name, profiles[inputs[0].municipality], Uris("http://localhost:8000/"))
    return found.reading, found.problems


# Publishing ----------------------------------------------------------------------------------------------------------


def publish(tree: Tree, joined: Joined, settings: Settings, uris: Uris, jobs: int, progress: Progress) -> int:
    """Write every file of the site; return how many triples it holds."""
    pages = Pages(settings, uris, joined.collection)
    documents = {document.iri: document for document in by_document(joined.triples, uris)}
    with open_dumps(tree) as dumps:
        _publish_meetings(tree, dumps, joined, settings, uris, jobs, progress)
        for file in _joined_files(documents, dumps, joined.collection, uris, progress):
            tree.add(file)
    for done, file in enumerate(_joined_pages(pages, documents, uris)):
        tree.add(file)
        progress("pages", min(done, len(documents)), len(documents))
    rules = server_files(settings.base, places.site() / "servers")
    for file in chain(pages.static(), definition_files(places.ontology(), places.shapes()), rules):
        tree.add(file)
    return sum(meeting.triples for meeting in joined.meetings) + sum(len(each.triples) for each in documents.values())


def _publish_meetings(
    tree: Tree, dumps: Dumps, joined: Joined, settings: Settings, uris: Uris, jobs: int, progress: Progress
) -> None:
    total = len(joined.meetings)
    progress("publish", 0, total)
    task = partial(writer, settings, uris, joined.collection)
    for done, written in enumerate(in_order(task, joined.meetings, jobs), 1):
        for file in written.files:
            tree.add(file)
        dumps.add_written(written.turtle, written.nquads)
        progress("publish", done, total)


def _joined_files(
    documents: dict[str, Document], dumps: Dumps, collection: Collection, uris: Uris, progress: Progress
) -> Iterator[File]:
    """Yield the data files of what no single meeting says, each document also into the dumps under its named graph."""
    municipalities = {each.slug for each in collection.municipalities}
    for done, document in enumerate(documents.values(), 1):
        word = document.path.partition("/")[0]
        page = uris.folder(word) if word in municipalities or word == "def" else uris.home()
        dumps.add(document, uris.graph(page))
        yield from data_files(document, uris)
        progress("join", done, len(documents))


def _joined_pages(pages: Pages, documents: dict[str, Document], uris: Uris) -> Iterator[File]:
    under_def = uris.definitions_page()
    defined = {iri: document for iri, document in documents.items() if iri.startswith(under_def)}
    yield from pages.of_collection({iri: document for iri, document in documents.items() if iri not in defined})
    yield from pages.of_definitions(defined)


def _report(joined: Joined, triples: int, pages: int, files: int) -> Report:
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
