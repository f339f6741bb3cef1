"""SHACL: what each kind of thing must have, by the shapes in ``shapes/``.

The engine is pyshacl, and ``Shapes.results`` is the one place that knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyshacl
import rdflib
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from .. import places
from ..model import MeetingKey
from ..names import PREFIXES, PROV, RDF, RDFS, REFERAT, SH, SKOS, Triple
from ..problems import Problem, Severity, shorten
from ..uris import Uris

_SEVERITIES: Final[dict[Node | None, Severity]] = {SH.Warning: Severity.WARNING, SH.Info: Severity.NOTE}
_KINDS: Final = frozenset({RDF.type, RDFS.subClassOf, SKOS.inScheme, SKOS.topConceptOf})
"""What a shape may ask about a term of ours that a meeting points to: of what kind it is, and of which code list."""
_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_SAID_OF_SHAPES: Final = (SH.name, SH.description, SH.order, SH.group, RDFS.label, RDFS.comment)
"""What a shape says to its readers, and no engine needs."""
_PASSAGE: Final = re.compile(r"#line=([0-9]+),[0-9]+$")


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a shape finds wrong, in terms of no engine."""

    focus: str
    path: str | None
    value: str | None
    message: str
    severity: Severity


class Shapes:
    """The shapes and the code lists, parsed once."""

    def __init__(self, shapes: Path, ontology: Path) -> None:
        """Raises rdflib's parser errors for Turtle that is none: these files are part of the program."""
        self._shapes = _flattened(_turtle(shapes))
        self._messages = {str(message) for message in self._shapes.objects(None, SH.message)}
        self._kinds = sorted(triple for triple in _turtle(ontology) if triple[1] in _KINDS)

    def results(self, triples: Iterable[Triple]) -> list[Result]:
        """What the shapes find wrong in some triples, sorted.

        Nothing is inferred and nothing imported; the ontology is seen only as far as it says of what kind its terms are.
        """
        graph = Graph(bind_namespaces="none")
        described = set()
        for triple in triples:
            described.add(triple[0])
            graph.add(triple)
        for kind in self._kinds:
            graph.add(kind)
        report = _report(graph, self._shapes)
        nodes = (node for node in report.objects(None, SH.result) if report.value(node, SH.focusNode) in described)
        found = (self._result(report, node) for node in nodes)
        return sorted(found, key=lambda result: (result.focus, result.path or "", result.message, result.value or ""))

    def _result(self, report: Graph, node: Node) -> Result:
        path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
        written = sorted(str(message) for message in report.objects(node, SH.resultMessage) if str(message) in self._messages)
        return Result(
            str(report.value(node, SH.focusNode)),
            str(path) if isinstance(path, URIRef) else None,
            str(value) if isinstance(value, URIRef | Literal) else None,
            written[0] if written else "what its shape in shapes/ asks for; that shape has no message of its own.",
            _SEVERITIES.get(report.value(node, SH.resultSeverity), Severity.ERROR),
        )


def _report(data: Graph, shapes: Graph) -> Graph:
    """pyshacl's report. It leaves rdflib rewriting literals (its ``monkey`` module), which nothing here may do."""
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    finally:
        rdflib.NORMALIZE_LITERALS = False
    if not isinstance(report, Graph):
        raise ValueError(f"a shape cannot be used: {report}")
    return report


def _flattened(shapes: Graph) -> Graph:
    """The same constraints with each property shape aimed at the targets of its node shape.

    SHACL lets a property shape have targets of its own (section 2.1.3), and the results are the same: the focus node is
    the node that has the property either way. pyshacl then evaluates a property shape once for all its focus nodes and
    not once for each, which makes a meeting three to four times as fast to check. A shape that others refer to stays whole.
    """
    for said in _SAID_OF_SHAPES:
        shapes.remove((None, said, None))
    for node, part in sorted(shapes.subject_objects(SH.property)):
        targets = [(target, aim) for target in _TARGETS for aim in shapes.objects(node, target)]
        if targets and (None, None, node) not in shapes:
            shapes.remove((node, SH.property, part))
            for target, aim in targets:
                shapes.add((part, target, aim))
    return shapes


@cache
def shipped() -> Shapes:
    """The shapes of this program, parsed when they are first needed, once in each process."""
    return Shapes(places.shapes(), places.ontology())


def check_meeting_shapes(triples: Sequence[Triple], file: str, key: MeetingKey, uris: Uris, shapes: Shapes) -> Iterator[Problem]:
    """What the shapes find wrong in one meeting, at the lines of its source."""
    results = shapes.results(triples)
    lines = _Lines(triples, uris) if results else None
    for result in results:
        yield _problem(result, file, lines.of(result.focus) if lines else None, uris, uris.meeting_page(key))


def check_collection_shapes(triples: Sequence[Triple], uris: Uris, shapes: Shapes) -> Iterator[Problem]:
    """What the shapes find wrong in what several meetings were joined to; the place is the document's path."""
    for result in shapes.results(triples):
        yield _problem(result, uris.path(result.focus) or uris.base, None, uris, uris.home())


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


def _problem(result: Result, file: str, line: int | None, uris: Uris, page: str) -> Problem:
    focus = result.focus.removeprefix(page) or result.focus
    path = f" as {short_name(result.path)}" if result.path else ""
    if result.value is None or result.value == result.focus:
        saw = f"{shorten(focus, 300)}" + (f", and its {short_name(result.path)}." if result.path else ".")
    else:
        saw = f"«{shorten(result.value.removeprefix(page))}»{path} of {shorten(focus, 300)}."
    return Problem(file, line, "shape", saw, shorten(result.message, 400), result.severity)


def short_name(iri: str) -> str:
    """An IRI with its prefix, such as ``dcterms:title``, where it has one."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return f"<{iri}>"


def _turtle(folder: Path) -> Graph:
    # A store without named graphs: pyshacl asks the shapes anew for every thing it looks at.
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for path in sorted(folder.glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph
