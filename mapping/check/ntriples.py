"""Statements as N-Triples, for engines that read text faster than they are handed terms."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Literal, URIRef

from ..names import Triple


def ntriples(triples: Iterable[Triple]) -> str:
    """One line a statement, in the order given. No IRI is checked: whoever reads the text refuses what is none."""
    parts: list[str] = []
    written: dict[URIRef | None, str] = {None: '" .\n'}
    for subject, predicate, value in triples:
        # Joined at the end: adding to a URIRef, or formatting one, goes through rdflib's own methods.
        if isinstance(value, Literal):
            parts += ("<", subject, "> <", predicate, '> "', escaped(value), _end(value, written))
        else:
            parts += ("<", subject, "> <", predicate, "> <", value, "> .\n")
    return "".join(parts)


def escaped(text: str) -> str:
    """A literal's text between its quotation marks. ``str.replace`` is ten times as fast as ``str.translate`` on prose."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")


def _end(value: Literal, written: dict[URIRef | None, str]) -> str:
    """What follows a literal's text; of each datatype it is made once."""
    if value.language:
        return f'"@{value.language} .\n'
    datatype = value.datatype
    if datatype not in written:
        written[datatype] = "".join(('"^^<', datatype or "", "> .\n"))
    return written[datatype]
