"""A headed part of an agenda item, with its whole text."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Section
from ..names import AFSNIT, Triple
from . import terms
from .scope import InItem, words


def describe_section(section: Section, here: InItem) -> Iterator[Triple]:
    """Say what kind of section it is, how it is headed, and what it says; a section of nothing but a table has no text."""
    this = here.section(section.position)
    yield from here.part(this, terms.SECTION, here.this, section.position)
    yield this, terms.SECTION_KIND, AFSNIT[section.kind]
    yield from words(this, terms.HEADING, section.heading)
    yield from words(this, terms.VALUE, section.text)
    yield from here.quoted(this, section.span)
