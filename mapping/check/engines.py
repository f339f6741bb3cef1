"""SHACL engines behind one face, so that another can take the place of either here and nowhere else.

``Compiled`` is the package shacl, written in Rust: it looks at every meeting. ``Reference`` is pyshacl, which passes all but
two of the W3C's tests of SHACL and needs some forty times as long: it judges, as ``shapes`` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

import pyoxigraph as ox
import rdflib
import shacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ..names import RDFS, SH, XSD, Triple
from ..packing import triples_out
from ..problems import Severity
from .ntriples import ntriples

_SEVERITIES: Final = {str(SH.Warning): Severity.WARNING, str(SH.Info): Severity.NOTE}
_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_SAID_OF_SHAPES: Final = (SH.name, SH.description, SH.order, SH.group, RDFS.label, RDFS.comment)
"""What a shape says to its readers, and no engine needs."""
_IRI: Final = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a shape finds wrong, in terms of no engine."""

    focus: str
    path: str | None
    value: str | None
    messages: frozenset[str]
    """The shape's own. An engine that has words of its own for a shape without any gives none."""
    severity: Severity


class Engine(Protocol):
    """Validates triples against the shapes that it was made of."""

    def results(self, triples: Iterable[Triple]) -> set[Result]:
        """What the shapes find wrong. Raises ValueError for triples that the engine cannot read."""
        ...


class Compiled:
    """The package shacl, which reads text: handing it terms one by one would take longer than validating them."""

    def __init__(self, shapes: Iterable[ox.Triple]) -> None:
        """Raises ValueError for shapes that cannot be used."""
        text = ox.serialize(shapes, format=ox.RdfFormat.N_TRIPLES)
        assert text is not None, "pyoxigraph gives bytes where it is given no file"
        self._shapes = shacl.Shapes.from_text(text.decode(), "ntriples")
        if not len(self._shapes):
            raise ValueError("there are no shapes, and whatever is held against none conforms")

    def results(self, triples: Iterable[Triple]) -> set[Result]:
        """As ``Engine`` says; UnicodeEncodeError, for half a character, is a ValueError too."""
        return self.results_of_text(ntriples(triples_out(triples)))

    def results_of_text(self, text: str) -> set[Result]:
        """The same of N-Triples."""
        report = self._shapes.validate_text(text, "ntriples")
        return {_of_compiled(each) for each in report.results} if len(report) else set()


def _of_compiled(result: shacl.Result) -> Result:
    focus, path = _IRI.fullmatch(result.focus_node), _IRI.fullmatch(result.path or "")
    blank = result.value is None or result.value.startswith("_:")
    return Result(
        focus[1] if focus else result.focus_node,
        path[1] if path else None,
        None if blank else result.value_plain,
        frozenset(result.messages),
        _SEVERITIES.get(result.severity_iri, Severity.ERROR),
    )


class Reference:
    """pyshacl, on graphs of rdflib."""

    def __init__(self, shapes: Iterable[ox.Triple], as_written: bool = False) -> None:
        """``as_written`` leaves out what makes pyshacl faster and changes no result."""
        # A store without named graphs: pyshacl asks the shapes anew for every thing it looks at.
        self._shapes = Graph(store="SimpleMemory", bind_namespaces="none")
        for each in shapes:
            self._shapes.add((_node(each.subject), _node(each.predicate), _node(each.object)))
        self._messages = {str(message) for message in self._shapes.objects(None, SH.message)}
        if not as_written:
            _flatten(self._shapes)

    def results(self, triples: Iterable[Triple]) -> set[Result]:
        """As ``Engine`` says."""
        data = Graph(bind_namespaces="none")
        for triple in triples:
            data.add(triple)
        return self.results_of_graph(data)

    def results_of_graph(self, data: Graph) -> set[Result]:
        """The same of a graph."""
        report = _report(data, self._shapes)
        return {self._of_report(report, node) for node in report.objects(None, SH.result)}

    def _of_report(self, report: Graph, node: Node) -> Result:
        path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
        return Result(
            str(report.value(node, SH.focusNode)),
            str(path) if isinstance(path, URIRef) else None,
            str(value) if isinstance(value, URIRef | Literal) else None,
            frozenset(str(message) for message in report.objects(node, SH.resultMessage) if str(message) in self._messages),
            _SEVERITIES.get(str(report.value(node, SH.resultSeverity)), Severity.ERROR),
        )


def _report(data: Graph, shapes: Graph) -> Graph:
    """pyshacl's report. It leaves rdflib rewriting literals (its ``monkey`` module), which nothing here may do."""
    import pyshacl  # A tenth of a second, which a build that asks no judge need not spend.

    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    except TypeError as error:  # From sh:lessThanOrEquals, for a number that is none and the like.
        raise ValueError(f"values that cannot be compared: {error}") from error
    finally:
        rdflib.NORMALIZE_LITERALS = False
    if not isinstance(report, Graph):
        raise ValueError(f"a shape cannot be used: {report}")
    return report


def _flatten(shapes: Graph) -> None:
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


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """The same in rdflib's terms."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise ValueError("a statement about a statement is no part of a shape")
    # A plain string has no datatype in what this program says either.
    plain = term.language or term.datatype.value == str(XSD.string)
    return Literal(term.value, lang=term.language, datatype=None if plain else URIRef(term.datatype.value))
