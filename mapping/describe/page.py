"""The documents themselves: what each page is called and what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from ..names import Triple
from . import terms
from .literals import danish


def describe_page(page: URIRef, title: str, topic: URIRef) -> Iterator[Triple]:
    """Say what one thing a page is about."""
    yield page, terms.TYPE, terms.PAGE
    yield page, terms.TITLE, danish(title)
    yield page, terms.PRIMARY_TOPIC, topic


def describe_list_page(page: URIRef, title: str, topics: tuple[URIRef, ...]) -> Iterator[Triple]:
    """Say what things a page is about, where none of them comes first."""
    yield page, terms.TYPE, terms.PAGE
    yield page, terms.TITLE, danish(title)
    for topic in topics:
        yield page, terms.TOPIC, topic
