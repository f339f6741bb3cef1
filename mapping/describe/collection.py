"""What is known across meetings: municipalities and all that was found in them, and the subjects of KLE.

It is said one document at a time, in the order in which documents are written, so that nobody has to hold it all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias, TypeVar

from rdflib import URIRef

from ..collection import Collection, Municipality
from ..names import Triple
from ..slugs import natural
from ..uris import Uris
from .body import describe_administration, describe_body
from .case import describe_case
from .case_type import describe_case_types
from .cube import describe_cube
from .finding import describe_finding
from .hole import describe_hole
from .initiative import describe_initiative
from .kle import describe_kle_topic
from .lists import coverage_list, home_list, kle_lists, municipality_lists
from .municipality import describe_municipality
from .person import describe_party_lists, describe_person

_Thing = TypeVar("_Thing")
_Documents: TypeAlias = Iterable[tuple[URIRef, Callable[[], Iterable[Triple]]]]
"""Documents by their IRIs, each described only when its turn comes."""


def describe_collection(collection: Collection, uris: Uris) -> Iterator[Triple]:
    """Yield what no single meeting can say. What was printed is described by the meetings that print it."""
    for _, triples in joined_documents(collection, uris):
        yield from triples


def joined_documents(collection: Collection, uris: Uris) -> Iterator[tuple[str, tuple[Triple, ...]]]:
    """Yield each document that no single meeting describes, once, with all that is said in it; by IRI in natural order.

    The documents of one folder are sorted at a time, and what several kinds of things say together is gathered for no more
    than one municipality.
    """
    yield str(uris.home()), tuple(home_list(collection, uris))
    tops: dict[URIRef, Callable[[], Iterable[tuple[str, tuple[Triple, ...]]]]] = {
        uris.municipality_page(one.slug): partial(_of_municipality, one, uris) for one in collection.municipalities
    }
    tops[uris.folder("daekning")] = partial(_of_coverage, collection, uris)
    tops[uris.folder("kle")] = partial(_described, _of_kle(collection, uris))
    for top in sorted(tops, key=natural):
        yield from tops[top]()


def _of_municipality(one: Municipality, uris: Uris) -> Iterator[tuple[str, tuple[Triple, ...]]]:
    """Yield the documents of a municipality, folder by folder: its own, its lists, and what these lead to."""
    yield str(uris.municipality_page(one.slug)), tuple(describe_municipality(one, uris))
    folders: dict[str, list[_Documents]] = {
        "sagstype": [_gathered(describe_case_types(one, uris), uris)],
        "udvalg": [_bodies(one, uris)],
        "forvaltning": [_administrations(one, uris)],
        "sag": [_cases(one, uris)],
        "initiativ": [_initiatives(one, uris)],
        "fund": [_findings(one, uris)],
        "penge": [_gathered(describe_cube(one, uris), uris)],
        "person": [_persons(one, uris)],
        "liste": [_gathered(describe_party_lists(one, uris), uris)],
    }
    for word, pages in municipality_lists(one, uris).items():
        folders.setdefault(word, []).append(pages)
    for word in sorted(folders):
        yield from _described(document for documents in folders[word] for document in documents)


def _described(documents: _Documents) -> Iterator[tuple[str, tuple[Triple, ...]]]:
    """Yield the documents of one folder, sorted, each described as it is asked for."""
    for iri, describe in sorted(documents, key=lambda each: natural(each[0])):
        yield str(iri), tuple(describe())


def _gathered(triples: Iterable[Triple], uris: Uris) -> _Documents:
    """Put small documents of which several things say something together."""
    found: dict[str, list[Triple]] = {}
    for triple in triples:
        found.setdefault(uris.document(triple[0]), []).append(triple)
    for iri, said in found.items():
        yield URIRef(iri), partial(tuple, said)


def _bodies(one: Municipality, uris: Uris) -> _Documents:
    return _each(one.bodies, lambda body: uris.body_page(one.slug, body.name), lambda body: describe_body(body, uris))


def _administrations(one: Municipality, uris: Uris) -> _Documents:
    for each in one.administrations:
        yield uris.administration_page(one.slug, each.name), partial(describe_administration, each, uris)


def _cases(one: Municipality, uris: Uris) -> _Documents:
    history = _by(one.knowledge.histories, lambda each: each.number)
    return _each(
        one.cases,
        lambda case: uris.case_page(one.slug, case.number),
        lambda case: describe_case(case, history(case.number), uris),
    )


def _initiatives(one: Municipality, uris: Uris) -> _Documents:
    story = _by(one.knowledge.stories, lambda each: each.slug)
    return _each(
        one.initiatives,
        lambda each: uris.initiative_page(one.slug, each.slug),
        lambda each: describe_initiative(each, story(each.slug), uris),
    )


def _by(things: Sequence[_Thing], word: Callable[[_Thing], str]) -> Callable[[str], _Thing | None]:
    """What gives a thing by a word of it; of all of them only the places are held."""
    places = {word(thing): place for place, thing in enumerate(things)}

    def found(wanted: str) -> _Thing | None:
        place = places.get(wanted)
        return None if place is None else things[place]

    return found


def _findings(one: Municipality, uris: Uris) -> _Documents:
    found = one.knowledge.findings
    return _each(found, lambda each: uris.finding_page(one.slug, each.slug), lambda each: describe_finding(each, uris))


def _persons(one: Municipality, uris: Uris) -> _Documents:
    return _each(one.persons, lambda each: uris.person_page(one.slug, each.name), lambda each: describe_person(each, uris))


def _each(
    things: Sequence[_Thing], iri: Callable[[_Thing], URIRef], describe: Callable[[_Thing], Iterable[Triple]]
) -> _Documents:
    """A document for each thing. Until its turn comes a thing is known by its place only: there may be many."""
    for place, thing in enumerate(things):
        yield iri(thing), partial(_at, things, place, describe)


def _at(things: Sequence[_Thing], place: int, describe: Callable[[_Thing], Iterable[Triple]]) -> Iterable[Triple]:
    return describe(things[place])


def _of_kle(collection: Collection, uris: Uris) -> _Documents:
    yield from kle_lists(collection, uris)
    yield from _each(
        collection.kle_topics, lambda topic: uris.kle_page(topic.number), lambda topic: describe_kle_topic(topic, uris)
    )


def _of_coverage(collection: Collection, uris: Uris) -> Iterator[tuple[str, tuple[Triple, ...]]]:
    """Yield the one document to which every municipality adds: the holes in what is held of it."""
    holes = (hole for one in collection.municipalities for hole in one.knowledge.holes)
    said = [triple for hole in holes for triple in describe_hole(hole, uris)]
    yield str(uris.folder("daekning")), (*coverage_list(collection, uris), *said)
