"""A small site as its catalogue sees it, in memory: the handwritten meeting, and what others a test adds."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from written_meeting import COLLECTION, MINUTES, URIS

from mapping.collection import Collection
from mapping.describe import describe_collection, describe_meeting
from mapping.meetings import described
from mapping.model import Minutes
from mapping.names import Triple
from mapping.publish.bridges import Bridging, open_bridges
from mapping.publish.catalogue import Counts, Dates, Publisher, Slices, Source, Weighed, put_versions
from mapping.publish.catalogue.files import catalogue_documents, catalogue_files, finding_files
from mapping.publish.documents import Document, by_document
from mapping.publish.dumps import dump, open_dumps
from mapping.publish.files import File
from mapping.publish.tables import TableWriter, joined_chunks, metadata_files, open_tables
from mapping.settings import Settings
from mapping.uris import Uris

SETTINGS = Settings(
    base="https://data.example.dk/",
    title_da="Referater fra Odense",
    title_en="Minutes of Odense",
    publisher="Odense Kommune",
    licence="http://creativecommons.org/publicdomain/zero/1.0/",
    licence_name="CC0 1.0",
    contact="data@example.dk",
    published=date(2026, 5, 12),
)


class Memory:
    """A tree in memory that knows the one before it."""

    def __init__(self, before: Path = Path("nothing-was-published")) -> None:
        self.files: dict[str, bytes] = {}
        self.before = before

    def add(self, file: File) -> None:
        assert file.path not in self.files
        self.files[file.path] = file.data

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        with io.BytesIO() as file:
            yield file
            self.add(File(path, file.getvalue()))

    def again(self, path: str, same: str) -> None:
        self.add(File(path, self.files[same]))

    def carry(self, path: str) -> None:
        self.add(File(path, (self.before / path).read_bytes()))


def laid(files: Mapping[str, bytes], folder: Path) -> Path:
    """Files of a site, laid in an empty folder of that name."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@dataclass
class Made:
    """A finished site."""

    files: dict[str, bytes]
    source: Source
    documents: tuple[Document, ...]
    counts: Counts
    triples: list[Triple] = field(default_factory=list)

    def text(self, path: str) -> str:
        return self.files[path].decode()


def make(
    spool: Path,
    meetings: Sequence[Minutes] = (MINUTES,),
    collection: Collection = COLLECTION,
    before: Path | None = None,
    history: dict[str, Dates] | None = None,
    publisher_terms: Publisher | None = None,
    **settings: Any,
) -> Made:
    """All that a build writes, but for the pages."""
    chosen, tree = replace(SETTINGS, **settings), Memory(before) if before else Memory()
    site, uris, slices = Weighed(tree), Uris(chosen.base), Slices(spool)
    counts, said = _write(site, slices, meetings, collection, uris)
    _write_bridges(site, meetings, collection, Bridging(chosen, uris))
    slices.write(site)
    for file in metadata_files(chosen):
        site.add(file)
    versions = put_versions(tree, site.weights, chosen.published, chosen.keep_versions)
    source = Source(chosen, uris, collection, site.weights, versions, history or {}, publisher_terms or Publisher())
    documents = catalogue_documents(source)
    for file in catalogue_files(source, documents, counts, slices.all):
        tree.add(file)
    for file in finding_files(source, list(tree.files), {}):
        tree.add(file)
    return Made(tree.files, source, documents, counts, said)


def _write(
    site: Weighed, slices: Slices, meetings: Sequence[Minutes], collection: Collection, uris: Uris
) -> tuple[Counts, list[Triple]]:
    counts, said, writer = Counts(), list[Triple](), TableWriter(uris, collection)
    with open_dumps(site) as dumps, open_tables(site) as tables:
        for minutes in meetings:
            documents = list(by_document(described(minutes, uris), uris))
            slices.add(minutes.key, dump(documents, uris.meeting_graph(minutes.key)))
            tables.add(writer.chunks(minutes))
            said += _dump(dumps, documents, uris.meeting_graph(minutes.key), counts, uris)
        joined = list(by_document(describe_collection(collection, uris), uris))
        said += _dump(dumps, joined, uris.graph(uris.home()), counts, uris)
        for document in joined:
            slices.add_common(dump([document], uris.graph(uris.home())), document.path)
        for chunks in joined_chunks(collection, uris):
            tables.add(chunks)
    return counts, said


def _write_bridges(site: Weighed, meetings: Sequence[Minutes], collection: Collection, bridging: Bridging) -> None:
    slugs = [municipality.slug for municipality in collection.municipalities]
    uris = bridging.uris
    said = [(minutes.municipality, describe_meeting(minutes, uris)) for minutes in meetings]
    said.append((slugs[0], describe_collection(collection, uris)))
    parts = [(slug, bridging.of(by_document(triples, uris), slug)) for slug, triples in said]
    with open_bridges(site, bridging.settings, bridging.uris, slugs) as bridges:
        for slug, part in parts:
            bridges.add(slug, part)


def _dump(dumps: Any, documents: Sequence[Document], graph: str, counts: Counts, uris: Uris) -> list[Triple]:
    dumps.add(dump(documents, graph))
    for document in documents:
        counts.add(document, uris)
    return [triple for document in documents for triple in document.triples]


__all__ = ["COLLECTION", "MINUTES", "SETTINGS", "URIS", "Made", "Memory", "laid", "make"]
