"""Subjects of KLE, the municipalities' common subject scheme: numbers only, since its texts are KL's."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import KleTopic
from ..names import Triple
from ..uris import Uris
from . import terms
from .literals import danish, plain
from .page import describe_page
from .scope import said


def describe_kle_topic(topic: KleTopic, uris: Uris) -> Iterator[Triple]:
    """Say the number and the group it belongs to."""
    this = uris.kle_topic(topic.number)
    yield from describe_page(uris.kle_page(topic.number), f"KLE {topic.number}", this)
    yield this, terms.TYPE, terms.KLE_TOPIC
    yield this, terms.TYPE, terms.CONCEPT
    yield this, terms.NOTATION, plain(topic.number)
    yield this, terms.PREF_LABEL, danish(f"KLE {topic.number}")
    yield from said(this, terms.BROADER, uris.kle_topic(topic.broader) if topic.broader else None)
