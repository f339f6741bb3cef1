"""A document listed as annexed. The document itself is not at hand."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Attachment
from ..names import Triple
from . import terms
from .literals import danish, plain
from .scope import InItem, said


def describe_attachment(attachment: Attachment, here: InItem) -> Iterator[Triple]:
    """Say what the annexed document is called."""
    this = here.iri(f"bilag-{attachment.position}")
    yield from here.part(this, terms.ATTACHMENT, here.this, attachment.position)
    yield this, terms.TYPE, terms.PAGE
    yield this, terms.TITLE, danish(attachment.title)
    yield from said(this, terms.NUMBER, plain(attachment.number) if attachment.number else None)
    yield from here.quoted(this, attachment.span)
