"""What the endpoint says of itself to who asks it nothing: a SPARQL 1.1 Service Description."""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox

from .messages import Request
from .sparql_accept import GRAPHS, TABLES, choose

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RESULTS: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
)
_HOST: Final = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?")

assert len(_RESULTS) == len(TABLES) + len(GRAPHS)


def describe_service(request: Request) -> tuple[str, bytes]:
    """The description as it is asked for: its media type and its bytes."""
    media_type = choose(request.headers.get("accept"), GRAPHS)
    form = ox.RdfFormat.from_media_type(media_type)
    assert form is not None
    host = request.headers.get("host", "")
    address = f"http://{host if _HOST.fullmatch(host) else 'localhost'}{request.path}"
    return media_type, ox.serialize(_triples(address), format=form, prefixes={"sd": _SD}) or b""


def _triples(address: str) -> list[ox.Triple]:
    service, dataset, graph = (ox.NamedNode(f"{address}#{name}") for name in ("service", "dataset", "graph"))
    said = [
        (service, _TYPE, _sd("Service")),
        (service, _sd("endpoint"), ox.NamedNode(address)),
        (service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        (service, _sd("feature"), _sd("UnionDefaultGraph")),
        *((service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in _RESULTS),
        (service, _sd("defaultDataset"), dataset),
        (dataset, _TYPE, _sd("Dataset")),
        (dataset, _sd("defaultGraph"), graph),
        (graph, _TYPE, _sd("Graph")),
    ]
    return [ox.Triple(*each) for each in said]


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
