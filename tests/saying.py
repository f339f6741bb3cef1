"""What triples say of one thing, in words short enough to write by hand."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Literal, URIRef
from written_meeting import MEETING, SOURCE

from mapping.names import PREFIXES, Triple


def short(value: URIRef | Literal) -> str:
    """``dcterms:title``, ``punkt-3/#punkt`` for what is under the meeting, ``"Punkt"@da`` for words."""
    if isinstance(value, Literal):
        if value.language:
            return f'"{value}"@{value.language}'
        return f'"{value}"' if value.datatype is None else f'"{value}"^^{short(value.datatype)}'
    if value.startswith(SOURCE + "#"):
        return value.removeprefix(SOURCE)
    if value.startswith(MEETING):
        return value.removeprefix(MEETING)
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return str(value).removeprefix("https://data.example.dk/")


def about(subject: str, triples: Iterable[Triple]) -> set[str]:
    """What is said of one thing, as «predicate object» in short."""
    return {f"{short(p)} {short(o)}" for s, p, o in triples if short(s) == subject}
