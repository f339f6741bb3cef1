"""Cases, bodies, persons, lists and topics over several meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_minutes import WHEN, case_number, item, mention, minutes, printed_date, recommended_by, titled

from mapping.collection import BodyTerm, Collection, MeetingSummary, Municipality, PartyList
from mapping.link import join, summarise
from mapping.model import AgendaItem, BodyName, Direction, Minutes, Proposal, Reference, ReferenceKind, SourceFile, Span
from mapping.profiles import CaseTypeLabel, Profile

ODENSE = Profile("odense", "Odense Kommune", "0461", "35209115", (), (CaseTypeLabel("D", "Til orientering", "For information"),))
VETERANS = case_number("27.12.04-G01-169-21")


SPRING = date(2026, 4, 28)
NOW = (2026, 2029)


def meeting(*items: AgendaItem, day: date = SPRING, body: str = "Socialudvalget", term: tuple[int, int] | None = NOW) -> Minutes:
    source = SourceFile(f"odense/{day}-{body}.txt", "00", "text", 7, 0)
    return minutes(*items, time=replace(WHEN, day=day), body=BodyName(body, term, Span(1, 1)), source=source)


def joined(*meetings: Minutes) -> Municipality:
    (found,) = join([summarise(each) for each in meetings], {"odense": ODENSE}).municipalities
    return found


def referring(*bodies: str, position: int = 1) -> Reference:
    when = printed_date("10. december 2024", "2024-12-10")
    words = f"Sætning {position}."
    return Reference(position, ReferenceKind.DECISION, Direction.EARLIER, None, bodies, when, 1, words, Span(5, 5))


def test_a_municipality_has_what_its_profile_says() -> None:
    found = joined(meeting(item()))
    assert (found.slug, found.name, found.code, found.cvr) == ("odense", "Odense Kommune", "0461", "35209115")
    assert found.case_types == (("D", "Til orientering", "For information"),)


def test_a_letter_that_the_profile_does_not_know_is_called_what_is_printed() -> None:
    found = joined(meeting(titled("1", "Status"), item("2", case_type="F"), item("3", case_type="F"), item("4")))
    assert found.case_types == (("D", "Til orientering", "For information"), ("F", "F-sag", "F case"))


def test_no_meetings_are_no_municipalities() -> None:
    assert join([], {"odense": ODENSE}) == Collection((), ())


def test_a_municipality_without_profile_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        join([summarise(meeting(item()))], {})


def test_meetings_come_latest_first() -> None:
    days = (date(2024, 12, 10), date(2026, 4, 28), date(2025, 1, 7))
    assert [each.key.day for each in joined(*(meeting(item(), day=day) for day in days)).meetings] == [days[1], days[2], days[0]]


# Cases -----------------------------------------------------------------------------------------------------------


def test_a_case_is_followed_by_its_number_and_called_by_its_latest_title() -> None:
    early = meeting(titled("4", "Beslutning om VeteranTeam", case_number=VETERANS), day=date(2024, 12, 10))
    late = meeting(titled("5", "Videreførelse af VeteranTeam", case_number=VETERANS))
    (case,) = joined(late, early).cases
    assert (case.number, case.title) == ("27.12.04-G01-169-21", "Videreførelse af VeteranTeam")
    assert (case.kle_topic, case.kle_facet, case.serial, case.year_opened) == ("27.12.04", "G01", 169, 2021)
    assert [(each.meeting.day.year, each.number) for each in case.items] == [(2024, "4"), (2026, "5")]


def test_items_without_case_number_make_no_case() -> None:
    assert joined(meeting(item())).cases == ()


def test_two_spellings_of_a_number_that_share_a_path_are_one_case() -> None:
    lower = replace(VETERANS, printed="27.12.04-g01-169-21")
    assert len(joined(meeting(item("1", case_number=VETERANS), item("2", case_number=lower))).cases) == 1


# Bodies ----------------------------------------------------------------------------------------------------------


def test_a_body_has_its_terms_and_meetings_and_what_refers_to_it() -> None:
    early = meeting(item(), day=date(2024, 12, 10), term=(2022, 2025))
    late = meeting(item("2", references=(referring("Socialudvalget"), referring("Byrådet", position=2))))
    committee, council = joined(early, late).bodies
    assert (council.name, council.kind, council.terms, council.meetings) == ("Byrådet", "byraad", (), ())
    assert [each.sentence for each in council.referred_to] == ["Sætning 2."]
    assert (committee.name, committee.kind) == ("Socialudvalget", "udvalg")
    assert committee.terms == (BodyTerm(2022, 2025), BodyTerm(2026, 2029))
    assert [each.key.day.year for each in committee.meetings] == [2026, 2024]
    assert [each.sentence for each in committee.referred_to] == ["Sætning 1."]


def test_a_reference_to_two_bodies_is_one_of_each() -> None:
    found = joined(meeting(item(references=(referring("Byrådet", "Udsatterådet"),)))).bodies
    assert [(body.name, body.kind, len(body.referred_to)) for body in found] == [
        ("Socialudvalget", "udvalg", 0),
        ("Byrådet", "byraad", 1),
        ("Udsatterådet", "raad", 1),
    ]


def test_two_spellings_on_one_path_are_one_body() -> None:
    late = meeting(item(), body="Børn - og Ungeudvalget", day=date(2026, 5, 5))
    found = joined(meeting(item(), body="Børn- og Ungeudvalget"), late)
    assert [(body.name, len(body.meetings)) for body in found.bodies] == [("Børn - og Ungeudvalget", 2)]


# Persons, lists, administrations ---------------------------------------------------------------------------------


def proposing(person: str, letter: str | None, number: str = "1") -> AgendaItem:
    return item(number, proposals=(Proposal(1, person, letter, person, Span(5, 5)),))


def test_a_person_is_one_over_terms_and_a_list_is_not() -> None:
    early = meeting(proposing("Reza Javid", "Ø"), day=date(2024, 12, 10), term=(2022, 2025))
    found = joined(early, meeting(proposing("Reza Javid", "Ø"), proposing("Ane Bo", "A", "2"), proposing("Bo Dam", None, "3")))
    assert [(each.name, len(each.proposals)) for each in found.persons] == [("Ane Bo", 1), ("Bo Dam", 1), ("Reza Javid", 2)]
    assert found.lists == (
        PartyList("odense", "A", (2026, 2029)),
        PartyList("odense", "Ø", (2022, 2025)),
        PartyList("odense", "Ø", (2026, 2029)),
    )
    assert [each.item.meeting.day.year for each in found.persons[2].proposals] == [2026, 2024]


def test_a_letter_without_a_term_is_no_list() -> None:
    assert joined(meeting(proposing("Reza Javid", "Ø"), term=None)).lists == ()


def test_administrations_are_once_and_in_order() -> None:
    both = item("1", recommendation=recommended_by("Ældreforvaltningen", "Byforvaltningen"))
    one = item("2", recommendation=recommended_by("Byforvaltningen"))
    assert [each.name for each in joined(meeting(both, one)).administrations] == ["Byforvaltningen", "Ældreforvaltningen"]


# Topics ----------------------------------------------------------------------------------------------------------


def test_topics_have_their_broader_groups_and_exactly_their_own_items() -> None:
    early = meeting(titled("4", "Tidlig", case_number=VETERANS), day=date(2024, 12, 10))
    late = meeting(titled("1", "Sen", case_number=VETERANS), titled("2", "Anden", case_number=case_number("27.00.00-A00-29-23")))
    topics = join([summarise(early), summarise(late)], {"odense": ODENSE}).kle_topics
    assert [(each.number, each.broader, [one.title for one in each.items]) for each in topics] == [
        ("27", None, []),
        ("27.00", "27", []),
        ("27.00.00", "27.00", ["Anden"]),
        ("27.12", "27", []),
        ("27.12.04", "27.12", ["Sen", "Tidlig"]),
    ]


# Order -----------------------------------------------------------------------------------------------------------


@st.composite
def some_meetings(draw: st.DrawFn) -> list[MeetingSummary]:
    """Meetings of two bodies on different days, with names, numbers and references that often meet."""
    bodies = st.sampled_from(["Byrådet", "Socialudvalget"])
    places = draw(st.lists(st.tuples(bodies, st.integers(1, 28)), max_size=5, unique=True))
    return [summarise(meeting(*draw(st.lists(_items(), max_size=3)), body=body, day=date(2026, 3, day))) for body, day in places]


def _items() -> st.SearchStrategy[AgendaItem]:
    return st.builds(
        lambda number, name, evidence, case, person, body: item(
            number,
            mentions=(mention(1, name, evidence),),
            case_number=case_number(case),
            proposals=(Proposal(1, person, "A", person, Span(5, 5)),),
            references=(referring(body),),
            recommendation=recommended_by(f"{body}s forvaltning"),
        ),
        st.sampled_from("123"),
        st.sampled_from(["Alle unge", "alle unge", "Alle", "”Unge”"]),
        st.sampled_from(["title", "keyword", "budget-line"]),
        st.sampled_from(["27.12.04-G01-169-21", "27.00.00-A00-29-23", "27.00.00-a00-29-23"]),
        st.sampled_from(["Bo Dam", "bo dam", "Ane Bo"]),
        st.sampled_from(["Byrådet", "Byraadet", "Udsatterådet"]),
    )


@given(some_meetings(), st.randoms(use_true_random=False))
def test_the_order_in_which_meetings_come_does_not_matter(meetings: list[MeetingSummary], random: Random) -> None:
    turned = list(meetings)
    random.shuffle(turned)
    assert join(meetings, {"odense": ODENSE}) == join(iter(turned), {"odense": ODENSE})
