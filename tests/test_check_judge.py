"""pyshacl is the judge: where the engines of SHACL do not agree, its results are told, and so is the disagreement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from rdflib import Literal
from small_minutes import minutes
from written_council import JOINED
from written_meeting import COLLECTION

from mapping.check.engines import Result
from mapping.check.shapes import ONE_IN, Shapes, check_collection_shapes, check_meeting_shapes, shipped
from mapping.describe import describe_collection
from mapping.model import MeetingKey
from mapping.names import DCTERMS, RDF, REFERAT, Triple
from mapping.places import ontology
from mapping.places import shapes as shapes_folder
from mapping.problems import Problem, Severity
from mapping.uris import Uris

URIS = Uris("https://data.example.dk/")
KEY = minutes().key
ITEM = URIS.item(KEY, "3")
TRIPLES: list[Triple] = [(ITEM, RDF.type, REFERAT.AgendaItem)]
RESULT = Result(str(ITEM), str(DCTERMS.title), None, frozenset({"An item has a title."}), Severity.ERROR)
OTHER = Result(str(ITEM), str(REFERAT.number), "x", frozenset({"A number has figures."}), Severity.ERROR)


class Saying:
    """An engine that finds the same in everything, and remembers what it was asked."""

    def __init__(self, *results: Result, error: str = "") -> None:
        self.found, self.error, self.asked = set(results), error, list[tuple[Triple, ...]]()

    def results(self, triples: Iterable[Triple]) -> set[Result]:
        self.asked.append(tuple(triples))
        if self.error:
            raise ValueError(self.error)
        return set(self.found)


def shapes(compiled: Saying, judge: Saying) -> Shapes:
    made = Shapes(shapes_folder(), ontology())
    made.__dict__.update(_compiled=compiled, _judge=judge, kinds=[])
    return made


def keys(number: int) -> list[MeetingKey]:
    return [MeetingKey(KEY.municipality, KEY.body, date(2000, 1, 1) + timedelta(day)) for day in range(number)]


def drawn() -> MeetingKey:
    """A meeting of the sample."""
    for key in keys(1000):
        judge = Saying()
        list(check_meeting_shapes(TRIPLES, "a.txt", key, URIS, shapes_saying_nothing(judge)))
        if judge.asked:
            return key
    raise AssertionError("nothing is drawn")


def shapes_saying_nothing(judge: Saying) -> Shapes:
    made = Shapes.__new__(Shapes)
    made.__dict__.update(_compiled=Saying(), _judge=judge, kinds=[])
    return made


def check(compiled: Saying, judge: Saying, key: MeetingKey = KEY) -> list[Problem]:
    return list(check_meeting_shapes(TRIPLES, "a.txt", key, URIS, shapes(compiled, judge)))


def test_where_nothing_is_found_the_judge_need_not_even_be_made() -> None:
    made = Shapes(shapes_folder(), ontology())
    assert made.verdict([(ITEM, DCTERMS.title, Literal("Uden slags"))]).results == ()
    assert "_judge" not in vars(made)


def test_what_the_judge_finds_is_told_and_nothing_more_where_both_agree() -> None:
    (problem,) = check(Saying(RESULT), Saying(RESULT))
    assert (problem.code, problem.needs, problem.severity) == ("shape", "An item has a title.", Severity.ERROR)


def test_what_the_compiled_engine_alone_finds_stops_nothing_and_is_told() -> None:
    (problem,) = check(Saying(RESULT), Saying())
    assert (problem.code, problem.severity) == ("engines-disagree", Severity.WARNING)
    assert problem.saw.startswith("1 results of the compiled engine alone, the first: ") and "dcterms:title" in problem.saw
    assert "not of the minutes" in problem.needs


def test_what_the_judge_finds_besides_is_told_both_ways() -> None:
    problems = check(Saying(RESULT), Saying(RESULT, OTHER))
    assert [problem.code for problem in problems] == ["shape", "shape", "engines-disagree"]
    assert "1 results of pyshacl alone, the first: «x» as referat:number" in problems[2].saw


def test_a_sample_shows_what_the_compiled_engine_does_not_see() -> None:
    problems = check(Saying(), Saying(RESULT), drawn())
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("shape", Severity.ERROR),
        ("engines-disagree", Severity.WARNING),
    ]


def test_the_sample_is_one_in_so_many_and_always_the_same() -> None:
    judge = Saying()
    for _ in range(2):
        for key in keys(9000):
            list(check_meeting_shapes(TRIPLES, "a.txt", key, URIS, shapes_saying_nothing(judge)))
    half = len(judge.asked) // 2
    assert half * 2 == len(judge.asked) and 0.7 < half * ONE_IN / 9000 < 1.4


def test_triples_that_the_compiled_engine_cannot_read_are_judged() -> None:
    problems = check(Saying(error="line 1"), Saying(RESULT))
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("shape", Severity.ERROR),
        ("engines-disagree", Severity.WARNING),
    ]
    assert "line 1" in problems[1].saw


def test_half_a_character_is_no_text_for_the_compiled_engine() -> None:
    triples: list[Triple] = [*TRIPLES, (ITEM, DCTERMS.title, Literal("\ud800", lang="da"))]
    problems = list(check_meeting_shapes(triples, "a.txt", KEY, URIS, shipped()))
    assert {problem.code for problem in problems} == {"shape", "engines-disagree"}


def test_what_no_engine_can_read_is_not_published() -> None:
    (problem,) = check(Saying(error="line 1"), Saying(error="line 2"))
    assert (problem.code, problem.severity) == ("engines-disagree", Severity.ERROR)
    assert "line 1" in problem.saw and "line 2" in problem.saw


def test_where_the_judge_fails_the_other_is_told() -> None:
    problems = check(Saying(RESULT), Saying(error="line 2"))
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("shape", Severity.ERROR),
        ("engines-disagree", Severity.WARNING),
    ]


@pytest.mark.parametrize("collection", [COLLECTION, JOINED], ids=["meeting", "council"])
def test_each_check_of_what_is_joined_asks_the_judge(collection: object) -> None:
    triples = list(describe_collection(collection, URIS))  # type: ignore[arg-type]
    judge = Saying()
    assert list(check_collection_shapes(triples, URIS, shapes_saying_nothing(judge))) == []
    (asked,) = judge.asked
    (document,) = {URIS.document(subject) for subject, _, _ in asked}
    assert set(asked) == {triple for triple in triples if URIS.document(triple[0]) == document}, "a whole document"
    assert list(check_collection_shapes([], URIS, shapes_saying_nothing(judge))) == []


@pytest.mark.parametrize("collection", [COLLECTION, JOINED], ids=["meeting", "council"])
@pytest.mark.parametrize("gap", [2, 3, 5])
def test_what_is_joined_may_be_checked_in_slices(collection: object, gap: int) -> None:
    """No shape asks of what class a thing of another document is: the same is found document by document."""
    whole = list(describe_collection(collection, URIS))  # type: ignore[arg-type]
    triples = [triple for place, triple in enumerate(whole) if place % gap or triple[1] == RDF.type]
    together = list(check_collection_shapes(triples, URIS, shipped()))
    documents: dict[str, list[Triple]] = {}
    for triple in triples:
        documents.setdefault(URIS.document(triple[0]), []).append(triple)
    apart = [problem for each in documents.values() for problem in check_collection_shapes(each, URIS, shipped())]
    assert set(apart) == set(together) != set()
    assert {problem.code for problem in together} == {"shape"}
