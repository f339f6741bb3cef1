"""Pages that only lead on: what each lists, so that a client finds its way from the home page as a reader does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rdflib import URIRef

from ..collection import LIST_PAGE, Collection, Municipality
from ..names import Triple
from ..uris import Uris
from . import terms
from .commitment import commitment_iri, in_page_order
from .finding import listed_findings
from .page import describe_list_page
from .reference_target import listed_references, reference_iri


def describe_lists(collection: Collection, uris: Uris) -> Iterator[Triple]:
    """Yield the home page, the lists of each municipality, the list of KLE numbers and the coverage page, page by page."""
    municipalities = tuple(uris.municipality(one.slug) for one in collection.municipalities)
    yield from describe_list_page(uris.home(), "Forside", municipalities)
    for one in collection.municipalities:
        for word, title, topics in _lists(one, uris):
            yield from _paged((one.slug, word), f"{title}, {one.name}", topics, uris)
    topics = tuple(uris.kle_topic(topic.number) for topic in collection.kle_topics if topic.items)
    yield from _paged(("kle",), "KLE-numre", topics, uris)
    meetings = [meeting for one in collection.municipalities for meeting in one.meetings]
    yield from describe_list_page(uris.folder("daekning"), "Dækning", ())
    for meeting in meetings[:LIST_PAGE]:
        yield uris.folder("daekning"), terms.TOPIC, uris.in_meeting(meeting.key, "daekning")


def _paged(words: tuple[str, ...], title: str, topics: Sequence[URIRef], uris: Uris) -> Iterator[Triple]:
    first = uris.list_page(words, 1)
    for number in range(1, max(1, -(-len(topics) // LIST_PAGE)) + 1):
        page = uris.list_page(words, number)
        shown = tuple(topics[(number - 1) * LIST_PAGE : number * LIST_PAGE])
        yield from describe_list_page(page, title if number == 1 else f"{title}, side {number}", shown)
        if number > 1:
            yield first, terms.HAS_PART, page
            yield page, terms.PART_OF, first


def _lists(one: Municipality, uris: Uris) -> Iterator[tuple[str, str, tuple[URIRef, ...]]]:
    """Path word, Danish title and what is listed."""
    slug = one.slug
    yield "moede", "Møder", tuple(uris.meeting(meeting.key) for meeting in one.meetings)
    yield "udvalg", "Udvalg", tuple(uris.body(slug, body.name) for body in one.bodies)
    yield "sag", "Sager", tuple(uris.case(slug, case.number) for case in one.cases)
    yield "initiativ", "Initiativer", tuple(uris.initiative(slug, initiative.slug) for initiative in one.initiatives)
    yield "fund", "Fund", tuple(uris.finding(slug, finding.slug) for finding in listed_findings(one))
    yield "forvaltning", "Forvaltninger", tuple(uris.administration(slug, each.name) for each in one.administrations)
    yield "person", "Personer", tuple(uris.person(slug, person.name) for person in one.persons)
    promised = in_page_order(one.knowledge.commitments)
    yield "tilsagn", "Tilsagn", tuple(commitment_iri(each.stated, uris) for each in promised)
    yield "henvisning", "Henvisninger", tuple(reference_iri(each, uris) for each in listed_references(one))
    yield "liste", "Lister", tuple(uris.party_list(slug, each.letter, each.term) for each in one.lists)
