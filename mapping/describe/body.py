"""The bodies that meet, each election period of them, and the administrations that recommend."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Administration, Body, BodyTerm
from ..names import ORGAN, Triple
from ..uris import Uris
from . import terms
from .literals import danish, year
from .page import describe_page


def describe_body(body: Body, uris: Uris) -> Iterator[Triple]:
    """Say what a body is called, of what kind it is, and at which meetings and in which election periods minutes show it."""
    slug = body.municipality
    this = uris.body(slug, body.name)
    yield from describe_page(uris.body_page(slug, body.name), body.name, this)
    yield this, terms.TYPE, terms.BODY
    yield this, terms.TYPE, terms.UNIT
    yield this, terms.PREF_LABEL, danish(body.name)
    yield this, terms.CLASSIFICATION, ORGAN[body.kind]
    yield this, terms.UNIT_OF, uris.municipality(slug)
    for term in body.terms:
        yield this, terms.HAS_TERM, uris.body_term(slug, body.name, (term.first_year, term.last_year))
    for meeting in body.meetings:
        yield this, terms.HAS_MEETING, uris.meeting(meeting.key)
    for term in body.terms:
        yield from _describe_term(term, body, uris)


def _describe_term(term: BodyTerm, body: Body, uris: Uris) -> Iterator[Triple]:
    this = uris.body_term(body.municipality, body.name, (term.first_year, term.last_year))
    yield this, terms.TYPE, terms.BODY_TERM
    yield this, terms.TYPE, terms.UNIT
    yield this, terms.PREF_LABEL, danish(f"{body.name} {term.first_year}-{term.last_year}")
    yield this, terms.SPECIALIZATION_OF, uris.body(body.municipality, body.name)
    yield this, terms.UNIT_OF, uris.municipality(body.municipality)
    yield this, terms.FIRST_YEAR, year(term.first_year)
    yield this, terms.LAST_YEAR, year(term.last_year)


def describe_administration(administration: Administration, uris: Uris) -> Iterator[Triple]:
    """Say what an administration is called."""
    slug, name = administration.municipality, administration.name
    this = uris.administration(slug, name)
    yield from describe_page(uris.administration_page(slug, name), name, this)
    yield this, terms.TYPE, terms.ADMINISTRATION
    yield this, terms.TYPE, terms.UNIT
    yield this, terms.PREF_LABEL, danish(name)
    yield this, terms.UNIT_OF, uris.municipality(slug)
