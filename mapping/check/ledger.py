"""The account of a whole site's IRIs: what is used is described, once, and at a path of its own."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final

from rdflib import Literal, URIRef

from ..names import Triple
from ..problems import Problem, shorten
from ..uris import Uris

LISTED: Final = 20
"""IRIs of one kind of problem that are named one by one; the rest are counted."""


class Ledger:
    """Every input (a meeting, the joined collection, the ontology) is added once; then ``problems`` tells what does not agree.

    It holds sixteen bytes for each thing described, so that thousands of meetings fit. IRIs themselves are held only for
    documents, for what one input uses and another describes, and for things in documents that two inputs describe.
    """

    def __init__(self, uris: Uris) -> None:
        self._uris = uris
        self._names: list[str] = []
        self._described: list[array[int]] = []
        """For each input: hash of a subject, digest of its triples, and so on in turn."""
        self._documents: dict[str, int] = {}
        """Each document and the input that described it first."""
        self._again: dict[tuple[int, int], list[tuple[str, int]]] = {}
        """First and later input of a shared document: what the later one describes there, with digests."""
        self._used: dict[str, int] = {}
        """IRIs that an input uses and does not describe itself, and the first such input."""

    def add(self, name: str, triples: Iterable[Triple]) -> None:
        """Enter what one input says. ``name`` is what a Problem calls it: a file's name where it has one."""
        number = len(self._names)
        self._names.append(name)
        said: dict[str, set[int]] = {}
        used: dict[str, None] = {}
        for subject, predicate, value in triples:
            said.setdefault(str(subject), set()).add(_digest(predicate, value))
            used[str(predicate)] = None
            if isinstance(value, URIRef):
                used[str(value)] = None
        for iri in used:
            if iri not in said and self._uris.is_ours(iri):
                self._used.setdefault(iri, number)
        self._enter(number, said)

    def _enter(self, number: int, said: dict[str, set[int]]) -> None:
        described = array("Q")
        for iri, digests in said.items():
            digest = sum(digests) % 2**64
            described.extend((_hash(iri), digest))
            first = self._documents.setdefault(self._uris.document(iri), number)
            if first != number:
                self._again.setdefault((first, number), []).append((iri, digest))
        self._described.append(described)

    def problems(self) -> Iterator[Problem]:
        """Yield what does not agree over all inputs; the order depends on nothing but their order."""
        yield from self._not_described()
        yield from self._described_twice()
        yield from self._on_one_path()

    def _not_described(self) -> Iterator[Problem]:
        looked_for = {_hash(iri) for iri in self._used}
        found = {each for described in self._described for each in described[::2] if each in looked_for}
        lost = sorted(iri for iri in self._used if _hash(iri) not in found)
        for iri in lost[:LISTED]:
            yield Problem(
                self._names[self._used[iri]],
                None,
                "iri-not-described",
                f"<{shorten(iri, 300)}> is used, but nothing is said of it, so the link leads nowhere.",
                "a description of it, or no link to it: this is a fault of Referat or of ontology/, not of the minutes.",
            )
        if len(lost) > LISTED:
            name = self._names[self._used[lost[LISTED]]]
            yield Problem(name, None, "iri-not-described", f"{len(lost) - LISTED} more such IRIs.", "the same as those above.")

    def _described_twice(self) -> Iterator[Problem]:
        for (first, again), subjects in sorted(self._again.items()):
            known = self._described[first]
            digests = dict(zip(known[::2], known[1::2], strict=True))
            differing = [iri for iri, digest in subjects if digests.get(_hash(iri), digest) != digest]
            if not differing:
                continue
            yield Problem(
                self._names[again],
                None,
                "described-twice",
                f"<{shorten(min(differing), 300)}>{_more(len(differing) - 1)} described in one way here"
                f" and in another by {self._names[first]}.",
                "one file for each meeting; where these are two meetings, a date or a body's name in one of them is wrong.",
            )

    def _on_one_path(self) -> Iterator[Problem]:
        """Paths are compared without letters' case, since some file systems do not tell it."""
        paths: dict[str, str] = {}
        for document in sorted(self._documents):
            path = self._uris.path(document)
            other = paths.setdefault(path.casefold(), document)
            if other != document:
                saw = f"<{shorten(document, 300)}> and <{shorten(other, 300)}> would both be written at «{shorten(path, 300)}»."
                needs = "names that differ in more than letters' case, in the minutes or in ontology/."
                yield Problem(self._names[self._documents[document]], None, "two-on-one-path", saw, needs)


def _more(number: int) -> str:
    return f" and {number} other things are" if number else " is"


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _digest(predicate: URIRef, value: URIRef | Literal) -> int:
    tags = f"\0{value.language or ''}\0{value.datatype or ''}" if isinstance(value, Literal) else ""
    return _hash(f"{predicate}\0{value}{tags}")
