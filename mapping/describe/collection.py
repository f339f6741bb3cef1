"""What is known across meetings: municipalities and all that was found in them, and the subjects of KLE."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection import Collection, Municipality
from ..names import Triple
from ..uris import Uris
from .body import describe_administration, describe_body
from .case import describe_case
from .case_type import describe_case_types
from .cube import describe_cube
from .finding import describe_findings
from .hole import describe_hole
from .initiative import describe_initiative
from .kle import describe_kle_topic
from .lists import describe_lists
from .municipality import describe_municipality
from .person import describe_party_lists, describe_person


def describe_collection(collection: Collection, uris: Uris) -> Iterator[Triple]:
    """Yield what no single meeting can say. What was printed is described by the meetings that print it."""
    for municipality in collection.municipalities:
        yield from _describe_all_of(municipality, uris)
    for topic in collection.kle_topics:
        yield from describe_kle_topic(topic, uris)
    yield from describe_lists(collection, uris)


def _describe_all_of(municipality: Municipality, uris: Uris) -> Iterator[Triple]:
    yield from describe_municipality(municipality, uris)
    yield from describe_case_types(municipality, uris)
    for body in municipality.bodies:
        yield from describe_body(body, uris)
    for administration in municipality.administrations:
        yield from describe_administration(administration, uris)
    histories = {history.number: history for history in municipality.knowledge.histories}
    for case in municipality.cases:
        yield from describe_case(case, histories.get(case.number), uris)
    told = {story.slug: story for story in municipality.knowledge.stories}
    for initiative in municipality.initiatives:
        yield from describe_initiative(initiative, told.get(initiative.slug), uris)
    yield from describe_findings(municipality, uris)
    yield from describe_cube(municipality, uris)
    for hole in municipality.knowledge.holes:
        yield from describe_hole(hole, uris)
    for person in municipality.persons:
        yield from describe_person(person, uris)
    yield from describe_party_lists(municipality, uris)
