"""SHACL: what each kind of thing must have, by the shapes in ``shapes/``.

The compiled engine looks at everything; pyshacl is the judge. It validates each meeting in which the other finds anything,
and what it finds is what is told. It also validates a sample of the meetings in which the other finds nothing, and where the
two do not agree, that is told as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import URIRef

from .. import places
from ..model import MeetingKey
from ..names import PREFIXES, PROV, RDF, RDFS, REFERAT, SH, Triple
from ..packing import PackedTriples, triples_out
from ..problems import Problem, Severity, shorten
from ..uris import Uris
from .engines import Compiled, Engine, Reference, Result
from .ntriples import ntriples

ONE_IN: Final = 200
"""The judge validates one in so many meetings in which nothing is found."""
_PASSAGE: Final = re.compile(r"#line=([0-9]+),[0-9]+$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be told of some triples."""

    results: tuple[Result, ...]
    """Sorted; the judge's, where it was asked."""
    missed: tuple[Result, ...] = ()
    """What the judge alone finds."""
    invented: tuple[Result, ...] = ()
    """What the compiled engine alone finds."""
    unread: tuple[str, ...] = ()
    """Engines that could not read the triples, and why."""


class Shapes:
    """The shapes, and what they may ask of the code lists; parsed once."""

    def __init__(self, shapes: Path, ontology: Path) -> None:
        """Raises SyntaxError for Turtle that is none and ValueError for shapes that are none: they are part of the program."""
        self._shapes = read_turtle(shapes)
        self.kinds = _kinds(read_turtle(ontology), self._shapes)
        """Of the ontology: what shapes may ask of its terms."""
        self._compiled = Compiled(self._shapes)
        self._of_kinds = ntriples(triples_out(self.kinds))

    @cached_property
    def _judge(self) -> Engine:
        """Made when it is first asked."""
        return Reference(self._shapes)

    def verdict(self, triples: Sequence[Triple], drawn: bool = False, packed: PackedTriples | None = None) -> Verdict:
        """What the shapes find wrong in some triples. ``drawn`` has the judge look even where there seems to be nothing.
        ``packed`` are the same triples as ``packing`` has them, where they are at hand.

        Nothing is inferred and nothing imported; the ontology is seen only as far as it says of what kind its terms are.
        """
        found, unread = self._answer(self._compiled, triples, packed)
        if not (found or unread or drawn):
            return Verdict(())
        judged, unjudged = self._answer(self._judge, triples)
        if unread or unjudged:
            return Verdict(_sorted(found if unjudged else judged), unread=(*unread, *unjudged))
        return Verdict(_sorted(judged), _sorted(judged - found), _sorted(found - judged))

    def _answer(
        self, engine: Engine, triples: Sequence[Triple], packed: PackedTriples | None = None
    ) -> tuple[set[Result], tuple[str, ...]]:
        """What an engine finds, and in what it fails."""
        try:
            return self.found_by(engine, triples, (packed,) if packed else None), ()
        except ValueError as error:
            return set(), (f"{type(engine).__name__.lower()}: {error}",)

    def found(self, triples: Sequence[Triple], packed: Sequence[PackedTriples] | None = None) -> set[Result]:
        """What the compiled engine alone finds. Raises ValueError for triples that it cannot read."""
        return self.found_by(self._compiled, triples, packed)

    def found_by(self, engine: Engine, triples: Sequence[Triple], packed: Sequence[PackedTriples] | None = None) -> set[Result]:
        """What an engine says of the things that the triples describe, and not of terms of the ontology."""
        if packed and isinstance(engine, Compiled):
            results = engine.results_of_text("".join((*map(ntriples, packed), self._of_kinds)))
        else:
            results = engine.results((*triples, *self.kinds))
        if not results:
            return results
        described = {str(subject) for subject, _, _ in triples}
        return {result for result in results if result.focus in described}


def _sorted(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(sorted(results, key=lambda each: (each.focus, each.path or "", sorted(each.messages), each.value or "")))


def _kinds(ontology: Iterable[ox.Triple], shapes: Iterable[ox.Triple]) -> list[Triple]:
    """What shapes may ask of terms that minutes point to: which classes lie under which, and which terms ``sh:class`` accepts."""
    said = [
        (URIRef(each.subject.value), URIRef(each.predicate.value), URIRef(each.object.value))
        for each in ontology
        if isinstance(each.subject, ox.NamedNode) and isinstance(each.object, ox.NamedNode)
    ]
    under = {triple for triple in said if triple[1] == RDFS.subClassOf}
    asked = {URIRef(str(each.object)[1:-1]) for each in shapes if each.predicate.value == str(SH["class"])}
    while more := {low for low, _, high in under if high in asked} - asked:
        asked |= more
    return sorted({*under, *(triple for triple in said if triple[1] == RDF.type and triple[2] in asked)})


@cache
def shipped() -> Shapes:
    """The shapes of this program, parsed when they are first needed, once in each process."""
    return Shapes(places.shapes(), places.ontology())


def check_meeting_shapes(
    triples: Sequence[Triple], file: str, key: MeetingKey, uris: Uris, shapes: Shapes, packed: PackedTriples | None = None
) -> Iterator[Problem]:
    """What the shapes find wrong in one meeting, at the lines of its source."""
    page = uris.meeting_page(key)
    # A meeting that is corrected is drawn anew, most times.
    verdict = shapes.verdict(triples, _hash(f"{page} {len(triples)}") % ONE_IN == 0, packed)
    lines = _Lines(triples, uris) if verdict.results else None
    for result in verdict.results:
        yield _problem(result, file, lines.of(result.focus) if lines else None, page)
    yield from _disagreement(verdict, file, page)


def check_collection_shapes(
    triples: Sequence[Triple], uris: Uris, shapes: Shapes, packed: Sequence[PackedTriples] | None = None
) -> Iterator[Problem]:
    """What the shapes find wrong in whole documents that several meetings were joined to; the place is the document's path.

    No shape of what is joined asks of what class a thing of another document is, so documents may come in any slices. The
    judge looks at each document in which something is found; where there is none, at the one with the least hash, and so at
    one in each build at least.
    """
    documents = {subject: uris.document(subject) for subject in {triple[0] for triple in triples}}
    if not documents:
        return
    try:
        asked = {uris.document(result.focus) for result in shapes.found(triples, packed)}
    except ValueError:
        asked = set(documents.values())
    asked = asked or {min(documents.values(), key=_hash)}
    verdict = shapes.verdict([triple for triple in triples if documents[triple[0]] in asked], True)
    for result in verdict.results:
        yield _problem(result, uris.path(result.focus) or uris.base, None, uris.home())
    yield from _disagreement(verdict, uris.path(min(asked)) or uris.base, uris.home())


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


class _Lines:
    """Where in the source text a thing of one meeting stands."""

    def __init__(self, triples: Iterable[Triple], uris: Uris) -> None:
        self._uris = uris
        self._things: dict[str, int] = {}
        self._documents: dict[str, int] = {}
        for subject, predicate, value in triples:
            passage = _PASSAGE.search(value) if predicate in (PROV.wasQuotedFrom, REFERAT.sourceLines) else None
            if passage:
                self._enter(str(subject), int(passage[1]) + 1)

    def _enter(self, thing: str, line: int) -> None:
        document = self._uris.document(thing)
        self._things[thing] = min(line, self._things.get(thing, line))
        self._documents[document] = min(line, self._documents.get(document, line))

    def of(self, iri: str) -> int | None:
        """The first line of the thing's own passage, else of its document; a passage's line is in its IRI."""
        passage = _PASSAGE.search(iri)
        if passage:
            return int(passage[1]) + 1
        return self._things.get(iri, self._documents.get(self._uris.document(iri)))


def _problem(result: Result, file: str, line: int | None, page: str) -> Problem:
    needs = min(result.messages, default="what its shape in shapes/ asks for; that shape has no message of its own.")
    return Problem(file, line, "shape", _saw(result, page), shorten(needs, 400), result.severity)


def _saw(result: Result, page: str) -> str:
    focus = shorten(result.focus.removeprefix(page) or result.focus, 300)
    if result.value is None or result.value == result.focus:
        return focus + (f", and its {short_name(result.path)}." if result.path else ".")
    path = f" as {short_name(result.path)}" if result.path else ""
    return f"«{shorten(result.value.removeprefix(page))}»{path} of {focus}."


def _disagreement(verdict: Verdict, file: str, page: str) -> Iterator[Problem]:
    """Yield that the engines do not agree, once for each set of triples.

    A warning: what the judge finds is told and stops what it stops elsewhere, so the meeting is none the worse for it. But
    the meetings that only the compiled engine looked at may be. An error where neither could read what is to be published.
    """
    needs = "the same results from both engines of SHACL; pyshacl's are told. This is a fault of Referat, not of the minutes."
    if verdict.unread:
        severity = Severity.WARNING if len(verdict.unread) == 1 else Severity.ERROR
        saw = f"triples that an engine of SHACL cannot read: {shorten('; '.join(verdict.unread), 300)}."
        yield Problem(file, None, "engines-disagree", saw, needs, severity)
    for results, who in ((verdict.missed, "pyshacl"), (verdict.invented, "the compiled engine")):
        if results:
            saw = f"{len(results)} results of {who} alone, the first: {_saw(results[0], page)}"
            yield Problem(file, None, "engines-disagree", saw, needs, Severity.WARNING)


def short_name(iri: str) -> str:
    """An IRI with its prefix, such as ``dcterms:title``, where it has one."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return f"<{iri}>"


def read_turtle(folder: Path) -> list[ox.Triple]:
    """All that the Turtle files of a folder say."""
    return [
        quad.triple
        for path in sorted(folder.glob("*.ttl"))
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    ]
