"""Pages that only lead on: what each lists, so that a client finds its way from the home page as a reader does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TypeAlias, TypeVar

from rdflib import URIRef

from ..collection import LIST_PAGE, Collection, Municipality
from ..names import Triple
from ..uris import Uris
from . import terms
from .commitment import commitment_iri, in_page_order
from .finding import listed_findings
from .page import describe_list_page
from .reference_target import listed_references, reference_iri

Thing = TypeVar("Thing")
Pages: TypeAlias = Iterable[tuple[URIRef, Callable[[], Iterable[Triple]]]]
"""The pages of a list by their IRIs, each described only when its turn comes."""


def home_list(collection: Collection, uris: Uris) -> Iterator[Triple]:
    """The home page leads to the municipalities."""
    yield from describe_list_page(uris.home(), "Forside", tuple(uris.municipality(one.slug) for one in collection.municipalities))


def coverage_list(collection: Collection, uris: Uris) -> Iterator[Triple]:
    """The coverage page leads to what was read of each meeting, of the first so many."""
    this = uris.folder("daekning")
    yield from describe_list_page(this, "Dækning", ())
    for meeting in islice(chain.from_iterable(one.meetings for one in collection.municipalities), LIST_PAGE):
        yield this, terms.TOPIC, uris.in_meeting(meeting.key, "daekning")


def kle_lists(collection: Collection, uris: Uris) -> Pages:
    """The list of KLE numbers that items have, page by page."""
    used = [topic for topic in collection.kle_topics if topic.items]
    return _paged(("kle",), "KLE-numre", used, lambda topic: uris.kle_topic(topic.number), uris)


def municipality_lists(one: Municipality, uris: Uris) -> dict[str, Pages]:
    """The lists of a municipality by their path words, page by page."""
    slug, known = one.slug, one.knowledge

    def paged(word: str, title: str, things: Sequence[Thing], iri: Callable[[Thing], URIRef]) -> Pages:
        return _paged((slug, word), f"{title}, {one.name}", things, iri, uris)

    return {
        "moede": paged("moede", "Møder", one.meetings, lambda each: uris.meeting(each.key)),
        "udvalg": paged("udvalg", "Udvalg", one.bodies, lambda each: uris.body(slug, each.name)),
        "sag": paged("sag", "Sager", one.cases, lambda each: uris.case(slug, each.number)),
        "initiativ": paged("initiativ", "Initiativer", one.initiatives, lambda each: uris.initiative(slug, each.slug)),
        "fund": paged("fund", "Fund", listed_findings(one), lambda each: uris.finding(slug, each.slug)),
        "forvaltning": paged(
            "forvaltning", "Forvaltninger", one.administrations, lambda each: uris.administration(slug, each.name)
        ),
        "person": paged("person", "Personer", one.persons, lambda each: uris.person(slug, each.name)),
        "tilsagn": paged("tilsagn", "Tilsagn", in_page_order(known.commitments), lambda each: commitment_iri(each.stated, uris)),
        "henvisning": paged("henvisning", "Henvisninger", listed_references(one), lambda each: reference_iri(each, uris)),
        "liste": paged("liste", "Lister", one.lists, lambda each: uris.party_list(slug, each.letter, each.term)),
    }


def _paged(words: tuple[str, ...], title: str, things: Sequence[Thing], iri: Callable[[Thing], URIRef], uris: Uris) -> Pages:
    last = max(1, -(-len(things) // LIST_PAGE))

    def page(number: int) -> Iterator[Triple]:
        """Say what one page lists; the first one has the others as its parts."""
        this, shown = uris.list_page(words, number), things[(number - 1) * LIST_PAGE : number * LIST_PAGE]
        yield from describe_list_page(this, title if number == 1 else f"{title}, side {number}", tuple(map(iri, shown)))
        if number > 1:
            yield this, terms.PART_OF, uris.list_page(words, 1)
            return
        for other in range(2, last + 1):
            yield this, terms.HAS_PART, uris.list_page(words, other)

    for number in range(1, last + 1):
        yield uris.list_page(words, number), partial(page, number)
