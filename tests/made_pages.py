"""The pages of what several meetings say, as a build makes them: those of single things apart from the others."""

from __future__ import annotations

from collections.abc import Iterator

from mapping.collection import Collection
from mapping.describe import describe_collection
from mapping.publish.documents import by_document
from mapping.publish.files import File
from mapping.publish.pages import Pages
from mapping.publish.pages.things import Things
from mapping.uris import Uris


def collection_pages(pages: Pages, collection: Collection, uris: Uris) -> Iterator[File]:
    """Every page that no single meeting makes, but those of definitions and of the catalogue."""
    documents = {document.iri: document for document in by_document(describe_collection(collection, uris), uris)}
    things = Things(collection, uris)
    for iri, thing in things.items():
        yield from pages.of_thing(thing, documents[iri], None)
    yield from pages.of_collection({iri: document for iri, document in documents.items() if iri not in things})
