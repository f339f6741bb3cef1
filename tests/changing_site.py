"""A site of very small documents, published again and again, and its change feed read as a client reads it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin

import pyoxigraph as ox
from rdflib import Literal, URIRef

from mapping import places
from mapping.collection import Collection
from mapping.names import DCTERMS, FOAF, RDF
from mapping.publish.changes import content_hash, publish_changes, read_changes
from mapping.publish.changes.log import Entry
from mapping.publish.documents import Document, by_document
from mapping.publish.files import File
from mapping.publish.pages.links import Site
from mapping.publish.pages.lookup import Lookup
from mapping.publish.pages.words import read_words
from mapping.publish.turtle import turtle
from mapping.settings import Settings, read_settings
from mapping.uris import Uris

BASE = "https://data.example.dk/"
URIS = Uris(BASE)
SETTINGS = read_settings(places.site() / "site.toml", base=BASE)
SERVED = "https://mirror.example.org/odense/"
"""Where the files are taken to lie, which is not where their IRIs are."""
LDES = "https://w3id.org/ldes#"
TREE = "https://w3id.org/tree#"
AS = "https://www.w3.org/ns/activitystreams#"
Terms = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass
class Folder:
    """A new tree in a folder of its own, beside the one before."""

    new: Path
    before: Path
    carried: list[str] = field(default_factory=list)

    def add(self, file: File) -> None:
        with self.open(file.path) as into:
            into.write(file.data)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        assert not self.holds(path), f"two things at {path}"
        (self.new / path).parent.mkdir(parents=True, exist_ok=True)
        with (self.new / path).open("wb") as into:
            yield into

    def carry(self, path: str) -> None:
        self.carried.append(path)
        self.add(File(path, (self.before / path).read_bytes()))

    def holds(self, path: str) -> bool:
        return (self.new / path).exists()

    def read(self, path: str) -> bytes:
        return (self.new / path).read_bytes()


def document(path: str, text: str) -> Document:
    """A document that says one thing about one thing."""
    page = URIRef(BASE + path)
    thing = URIRef(f"{page}#ting")
    triples = (
        (page, RDF.type, FOAF.Document),
        (page, FOAF.primaryTopic, thing),
        (thing, RDF.type, FOAF.Project),
        (thing, DCTERMS.title, Literal(text, lang="da")),
    )
    (made,) = by_document(triples, URIS)
    return made


def site(published: date | None = None, collection: Collection | None = None) -> Site:
    words = read_words(places.ontology(), places.site())
    settings: Settings = replace(SETTINGS, published=published)
    return Site(settings, URIS, Lookup(collection or Collection((), ()), URIS), words)


def publish(
    out: Path, texts: Mapping[str, str], published: date | None, most: int = 3, collection: Collection | None = None
) -> tuple[Entry, ...]:
    """Publish one document a text, by path, in place of what lies at ``out``, with ``most`` changes on a page of the feed."""
    return publish_documents(out, [document(path, text) for path, text in texts.items()], published, most, collection)


def publish_documents(
    out: Path, documents: list[Document], published: date | None, most: int = 3, collection: Collection | None = None
) -> tuple[Entry, ...]:
    log = read_changes(out, published, URIS)
    if log.time is None:
        log.most = most
    new = out.with_name("new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    tree = Folder(new, out)
    for each in documents:
        tree.add(File(f"{each.path}index.ttl", turtle(each, URIS)))
        tree.add(File(f"{each.path}index.html", b"<!doctype html>"))
    changes = publish_changes(tree, log, {each.path: content_hash(each) for each in documents}, site(published, collection))
    shutil.rmtree(out, ignore_errors=True)
    new.rename(out)
    return changes


def contents(out: Path, under: str = "") -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted((out / under).rglob("*")) if path.is_file()}


# The feed as a client reads it ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Member:
    """One member, and which bounds its page promises."""

    iri: str
    kind: str
    time: str
    document: str
    payload: frozenset[tuple[Terms, Terms, Terms]]
    since: str
    before: str


def members(out: Path) -> list[Member]:
    """Every member, found from the root by following relations only."""
    root = _read(out, "ldes/feed.ttl")
    (view,) = root.quads_for_pattern(None, ox.NamedNode(f"{TREE}view"), None)
    assert view.subject == ox.NamedNode(f"{BASE}ldes/#stroem")
    assert view.object == ox.NamedNode(f"{SERVED}ldes/feed.ttl")
    found = []
    for month, _, _ in _nodes(out, "ldes/feed.ttl"):
        for page, since, before in _nodes(out, month):
            found += list(_members(out, page, since, before))
    return found


def replay(out: Path) -> dict[str, frozenset[tuple[Terms, Terms, Terms]]]:
    """What a client that followed the whole feed holds, by the document's path."""
    held = {}
    for member in members(out):
        if member.kind == "Delete":
            del held[member.document]
        else:
            assert (member.document in held) == (member.kind == "Update")
            held[member.document] = member.payload
    return held


def triples_of(made: Document) -> frozenset[tuple[Terms, Terms, Terms]]:
    """A document's triples as Oxigraph has them."""
    return frozenset(
        (each.subject, each.predicate, each.object) for each in ox.parse(input=turtle(made, URIS), format=ox.RdfFormat.TURTLE)
    )


def relations(out: Path, path: str) -> list[tuple[str, str, str]]:
    """Each relation of a node: its class, its value, and the path that it leads to."""
    store = _read(out, path)
    found = []
    for relation in store.quads_for_pattern(ox.NamedNode(SERVED + path), ox.NamedNode(f"{TREE}relation"), None):
        said = {quad.predicate.value: quad.object for quad in store.quads_for_pattern(relation.object, None, None)}
        assert said[f"{TREE}path"] == ox.NamedNode(f"{AS}published")
        value = said[f"{TREE}value"]
        assert value.datatype.value == "http://www.w3.org/2001/XMLSchema#dateTime"
        node = said[f"{TREE}node"].value
        assert node.startswith(SERVED)
        kind = said["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"].value.removeprefix(TREE)
        found.append((kind, value.value, node.removeprefix(SERVED)))
    return sorted(found, key=lambda relation: (relation[1], _place(relation[2]), relation[0]))


def _nodes(out: Path, path: str) -> list[tuple[str, str, str]]:
    """The nodes that a node leads to, in order, with both bounds of each."""
    bounds: dict[str, dict[str, str]] = {}
    for kind, value, node in relations(out, path):
        bounds.setdefault(node, {})[kind] = value
    return [(node, each["GreaterThanOrEqualToRelation"], each["LessThanRelation"]) for node, each in bounds.items()]


def _place(path: str) -> tuple[str, int]:
    """Pages of one publication stand in the order of their numbers."""
    stem, _, number = path.rpartition(".")[0].rpartition("-")
    return (stem, int(number)) if path.endswith(".trig") else (path, 0)


def _members(out: Path, page: str, since: str, before: str) -> Iterator[Member]:
    store = _read(out, page)
    this = ox.NamedNode(SERVED + page)
    immutable = ox.Literal("true", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))
    assert ox.Quad(this, ox.NamedNode(f"{LDES}immutable"), immutable) in store
    order = [
        quad.object.value
        for quad in ox.parse(input=(out / page).read_bytes(), format=ox.RdfFormat.TRIG, base_iri=SERVED + page)
        if quad.predicate == ox.NamedNode(f"{TREE}member")
    ]
    for iri in order:
        assert iri.startswith(BASE + page + "#")
        node = ox.NamedNode(iri)
        said = {quad.predicate.value: quad.object.value for quad in store.quads_for_pattern(node, None, None, ox.DefaultGraph())}
        payload = frozenset(
            (each.subject, each.predicate, each.object) for each in store.quads_for_pattern(None, None, None, node)
        )
        document = said["http://purl.org/dc/terms/isVersionOf"]
        assert said[f"{AS}object"] == document
        kind = said["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"].removeprefix(AS)
        yield Member(iri, kind, said[f"{AS}published"], document.removeprefix(BASE), payload, since, before)


def _read(out: Path, path: str) -> ox.Store:
    store = ox.Store()
    form = ox.RdfFormat.TRIG if path.endswith(".trig") else ox.RdfFormat.TURTLE
    store.load(input=(out / path).read_bytes(), format=form, base_iri=urljoin(SERVED, path))
    return store
