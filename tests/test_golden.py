"""The Turtle beside each example is what a reader of the dumps gets of it: graph first, then bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import graph_diff, to_isomorphic

from mapping import places
from mapping.check import check_meeting
from mapping.inputs import Input, read_profiles
from mapping.meetings import described as described_meeting
from mapping.profiles import GENERAL
from mapping.publish.documents import by_document
from mapping.publish.dumps import turtle_chunk
from mapping.publish.prefixes import used
from mapping.publish.turtle import prefix_header
from mapping.read import read_minutes
from mapping.uris import Uris

EXAMPLES = Path(__file__).parent / "minutes"
MINUTES = sorted(path for path in EXAMPLES.glob("*/*") if path.suffix in (".txt", ".md", ".html"))
URIS = Uris("https://data.example.dk/")


def described(path: Path) -> bytes:
    """The example's part of the Turtle dump; nothing may be wrong with it."""
    municipality = path.parent.name
    profile = read_profiles([Input(municipality, path)], places.municipalities())[0][municipality]
    reading = read_minutes(path.read_bytes(), f"{municipality}/{path.name}", profile)
    triples = described_meeting(reading.minutes, URIS)
    found = [*reading.problems, *check_meeting(reading, triples, URIS)]
    # The one thing that may be said, and is: that nothing is known of how this municipality writes.
    assert [problem.code for problem in found] == ["general-layout"] * (reading.minutes.layout == GENERAL)
    return prefix_header(used(triples)) + b"".join(turtle_chunk(document) for document in by_document(triples, URIS))


def test_every_municipality_has_an_example() -> None:
    examples = {path.parent.name for path in MINUTES}
    assert {path.stem for path in places.municipalities().glob("*.toml")} < examples, "and one of a municipality without a TOML"


@pytest.mark.parametrize("minutes", MINUTES, ids=lambda path: path.stem)
def test_minutes_become_the_golden_turtle(minutes: Path, request: pytest.FixtureRequest) -> None:
    golden, made = minutes.with_suffix(".ttl"), described(minutes)
    if request.config.getoption("--accept"):
        golden.write_bytes(made)
    assert golden.exists(), f"no {golden.name}: run pytest --accept, then read what it wrote"
    _, lost, added = graph_diff(to_isomorphic(Graph().parse(golden)), to_isomorphic(Graph().parse(made, format="turtle")))
    assert not lost and not added, f"lost:\n{lost.serialize()}added:\n{added.serialize()}"
    assert golden.read_bytes() == made, "the same triples in other bytes"
