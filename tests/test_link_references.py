"""Where references lead: every one of the two real minutes, and written ones that are harder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest
from written_references import AGENDA, BSU, MEETINGS, PROFILE, REFERRING, joined, minutes

from mapping.collection import MeetingSummary, Municipality
from mapping.describe import JoinedFacts
from mapping.inputs import Input
from mapping.knowledge import FindingKind, Gap, ResolvedReference
from mapping.link import join, summarise
from mapping.link.subject_words import budget_adopted, other_meetings, reference_wordings
from mapping.read import read_minutes
from mapping.read.dates import impossible_dates
from mapping.uris import Uris

ROOT = Path(__file__).parents[1]
NAMES = ("2024-12-10-beskaeftigelses-og-socialudvalget.md", "2026-04-28-beskaeftigelses-og-socialudvalget.txt")
HERE, COMING, UNNAMED = "ikke-i-samlingen", "endnu-ikke-holdt", "organ-ikke-naevnt"


@cache
def real() -> tuple[MeetingSummary, ...]:
    given = [Input("odense", ROOT / "minutes" / "odense" / name) for name in NAMES]
    return tuple(summarise(read_minutes(each.path.read_bytes(), each.name, PROFILE).minutes) for each in given)


def told(references: Iterable[ResolvedReference], day: str) -> dict[str, str]:
    """Item and position of each reference of a meeting, with its gap or its target: day, item, rule and certainty."""
    found: dict[str, str] = {}
    for one in references:
        item = one.reference.item
        if item.meeting.day.isoformat() == day:
            targets = [
                f"{each.meeting.day} {each.item.number if each.item else '-'} {each.because.rule} {each.because.certainty.value}"
                for each in one.targets
            ]
            kind = "" if one.fragment.startswith("henvisning") else "t"
            found[f"{item.number}/{kind}{one.reference.position}"] = "; ".join(targets) or str(one.gap)
    return found


def references_of(*meetings: MeetingSummary) -> tuple[ResolvedReference, ...]:
    (municipality,) = join(meetings, {"odense": PROFILE}).municipalities
    return municipality.knowledge.references


def join_real() -> Municipality:
    return joined(*real()).municipalities[0]


# The two real minutes ------------------------------------------------------------------------------------------------


def test_every_reference_of_the_meeting_of_2024() -> None:
    assert told(references_of(*real()), "2024-12-10") == {
        "4/1": HERE,  # udvalgets møde den 8. oktober 2024
        "4/2": HERE,
        "4/3": HERE,
        "5/1": HERE,
        "5/2": UNNAMED,  # «Målsætningen blev vedtaget i november 2020»
        "7/1": HERE,
        "8/1": HERE,  # budgettet for 2025
        "9/1": HERE,
        "9/2": HERE,
        "9/3": UNNAMED,  # «De stående politiske udvalg»
        "9/4": UNNAMED,
        "9/5": HERE,  # 21. januar 2025: before the latest minutes, so not coming
        "9/6": HERE,
        "10/1": HERE,
        "10/2": HERE,
        "11/1": HERE,
        "11/2": HERE,
        "11/3": HERE,
        "14/1": HERE,
        "14/2": HERE,
        "15/1": HERE,
        "18/1": HERE,
        "18/2": HERE,
        "18/3": HERE,
        "20/1": HERE,
        "20/2": UNNAMED,  # «udvalgmøderne den 4. februar 2025»
    }


def test_every_reference_of_the_meeting_of_2026() -> None:
    veterans = "2024-12-10 4 samme-sag sikker"
    assert told(references_of(*real()), "2026-04-28") == {
        "2/1": HERE,
        "2/2": HERE,
        "3/1": COMING,  # BSU den 2. juni 2026
        "3/2": HERE,  # BYR 14/6 2024
        "3/3": COMING,
        "4/1": HERE,
        "5/1": veterans,
        "5/2": UNNAMED,  # forvaltningens koncernledelse
        "5/3": HERE,  # december 2021
        "5/4": veterans,
        "6/1": UNNAMED,  # «de daværende udvalg»
    }


def test_a_meeting_alone_says_that_what_it_waits_for_is_coming() -> None:
    found = told(references_of(real()[0]), "2024-12-10")
    assert {place for place, what in found.items() if what == COMING} == {"9/4", "9/5", "9/6", "20/2"}


def test_neither_of_the_real_minutes_has_an_impossible_date() -> None:
    assert [meeting.knowledge.impossible for meeting in real()] == [(), ()]


def test_the_reason_is_told_in_danish() -> None:
    found = next(one for one in references_of(*real()) if one.targets)
    assert found.targets[0].because.said == "Punkterne har samme sagsnummer: 27.12.04-G01-169-21."


# Harder ones -----------------------------------------------------------------------------------------------------------


def test_the_written_references_lead_where_they_should() -> None:
    found = REFERRING.municipalities[0].knowledge.references
    assert told(found, "2024-12-03") == {
        "2/1": "2024-01-16 2 samme-sag sikker",
        "2/2": "2024-02-14 2 samme-sag sikker",
        "2/3": "flere-muligheder",  # two meetings in February
        "2/4": HERE,
        "2/5": "2024-10-09 2 budgettet-vedtaget sandsynlig",
        "2/6": COMING,
        "3/1": "2024-02-13 2 samme-initiativ sandsynlig",
        "3/2": "2024-01-16 - eneste-moede-i-maaneden mulig",
        "3/3": UNNAMED,  # the administration's own leaders, on a day when the committee met
        "4/1": "2024-01-16 - organ-og-dag sikker",  # the standing case «Aktuelle sager» is never the item meant
        "4/2": "2024-02-13 - organ-og-dag sikker",  # two items on misbrugsbehandling: no guess between them
        "4/3": "2024-02-13 - organ-og-dag sikker",
        "4/4": "2024-02-14 3 overskriftens-ord sandsynlig",  # two bodies, one of which met
    }


def test_a_coming_meeting_is_found_once_it_was_held() -> None:
    assert told(REFERRING.municipalities[0].knowledge.references, "2024-01-16") == {"2/1": "2024-02-13 - organ-og-dag sikker"}


def test_the_order_of_meetings_changes_nothing() -> None:
    summaries = [summarise(each) for each in MEETINGS]
    for seed in range(5):
        Random(seed).shuffle(summaries)
        assert references_of(*summaries) == REFERRING.municipalities[0].knowledge.references


def leading(words: str, *, title: str = "D-sag: Cykelstier i Vollsmose", case: str = "05.01.00-A00-1-24") -> str:
    """Where a sentence of a meeting in May leads, if the meeting of 16 April treated cycle paths and two other things."""
    april = (
        AGENDA,
        ("B-sag: Nye cykelstier", "05.01.00-A00-1-24", "Stierne anlægges."),
        ("B-sag: Renovering af svømmehallen", "04.04.00-G01-1-24", "Hallen renoveres."),
        ("D-sag: Cykelparkering ved svømmehallen", "05.01.02-A00-7-24", "Der sættes stativer op."),
    )
    held = summarise(minutes(BSU, date(2024, 4, 16), april))
    may = summarise(minutes(BSU, date(2024, 5, 14), (AGENDA, (title, case, words))))
    (found,) = told(references_of(held, may), "2024-05-14").values()
    return found


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("Udvalget besluttede den 16. april 2024 at gå videre.", "2024-04-16 2 samme-sag sikker"),
        ("Udvalget besluttede den 16. april 2024 at lukke svømmehallen.", "2024-04-16 2 samme-sag sandsynlig"),
        ("Udvalget besluttede den 16. april 2024 renoveringen af svømmehallen.", "2024-04-16 - organ-og-dag sikker"),
        ("Udvalget besluttede den 16. april at gå videre.", "2024-04-16 2 samme-sag sandsynlig"),
        ("Udvalget besluttede i april 2024 at gå videre.", "2024-04-16 2 samme-sag sandsynlig"),
        ("Sagen blev behandlet på mødet den 16. april 2024.", "2024-04-16 2 samme-sag-samme-dag sandsynlig"),  # no body
        ("Byrådet besluttede den 16. april 2024 at gå videre.", HERE),
        ("Udvalget besluttede den 17. april 2024 at gå videre.", HERE),
    ],
)
def test_case_and_words_are_weighed_against_each_other(words: str, leads: str) -> None:
    assert leading(words) == leads


@pytest.mark.parametrize(
    ("case", "leads"),
    [
        ("05.01.00-A00-9-24", "2024-05-14 - organ-og-dag sikker"),  # what is taken up again keeps its number
        ("05.01.00-A00-1-24", "2024-05-14 2 samme-sag sikker"),
    ],
)
def test_what_is_to_come_is_not_led_to_another_case_on_the_same_subject(case: str, leads: str) -> None:
    words = "Sagen forventes genoptaget på udvalgsmødet den 14. maj 2024."
    april = minutes(BSU, date(2024, 4, 16), (AGENDA, ("D-sag: Cykelstier i Vollsmose", case, words)))
    may = minutes(BSU, date(2024, 5, 14), (AGENDA, ("B-sag: Cykelstier i Vollsmose", "05.01.00-A00-1-24", "Stierne anlægges.")))
    (found,) = told(references_of(summarise(april), summarise(may)), "2024-04-16").values()
    assert found == leads


def test_an_unnamed_body_is_told_by_the_case() -> None:
    assert leading("Planen blev vedtaget den 16. april 2024.") == "2024-04-16 2 samme-sag-samme-dag sandsynlig"
    assert leading("Planen blev vedtaget den 16. april 2024.", case="05.01.00-A00-9-24") == UNNAMED


def test_two_items_with_one_word_in_common_are_not_chosen_between() -> None:
    said = "Udvalget drøftede den 16. april 2024 forholdene i svømmehallen."
    assert leading(said, title="D-sag: Badevand", case="09.00.00-A00-1-24") == "2024-04-16 - organ-og-dag sikker"


@pytest.mark.parametrize(
    ("title", "words", "others"),
    [
        ("Svar fra borgere i hjemløshed om hverdagen", "", "Svar fra cyklister og gående om trafikken"),
        ("Trafikken", "planlægningen af sikre skoleveje", "Røgfri skoletid på alle skoler"),
    ],
)
def test_words_that_only_look_alike_are_no_subject(title: str, words: str, others: str) -> None:
    held = minutes(BSU, date(2024, 4, 16), (AGENDA, (f"D-sag: {others}", "05.01.00-A00-1-24", "Det er gjort.")))
    said = f"Udvalget drøftede den 16. april 2024 {words or 'rammerne'}."
    later = minutes(BSU, date(2024, 5, 14), (AGENDA, (f"D-sag: {title}", "09.00.00-A00-1-24", said)))
    found = told(references_of(summarise(held), summarise(later)), "2024-05-14")
    assert found == {"2/1": "2024-04-16 - organ-og-dag sikker"}


# Days on which nobody met ------------------------------------------------------------------------------------------------


def fortnightly(words: str, *, without: int | None = None, apart: int = 14) -> ResolvedReference:
    """What a meeting says of one of sixteen that a body held every fourteenth day from 9 January 2024."""
    days = [date(2024, 1, 9) + timedelta(days=apart * step) for step in range(16)]
    matter = ("B-sag: Ny svømmehal", "04.04.00-G01-1-24", "Den ligger i byen.")
    held = [
        minutes(BSU, day, (AGENDA, matter) if day == days[6] else (AGENDA,)) for day in days[:-1] if days.index(day) != without
    ]
    last = minutes(BSU, days[-1], (AGENDA, ("B-sag: Ny svømmehal", "04.04.00-G01-1-24", words)))
    (found,) = (one for one in references_of(*map(summarise, [*held, last])) if one.reference.item.meeting.day == days[-1])
    return found


def test_a_day_without_meeting_in_a_whole_run_is_said_with_what_may_be_meant() -> None:
    found = fortnightly("Udvalget besluttede den 4. april 2024 at gå videre.")
    assert found.gap is Gap.NO_SUCH_MEETING
    assert found.instead is not None and found.instead.meeting.day == date(2024, 4, 2)
    assert found.instead.because.certainty.value == "mulig"


def test_a_body_that_always_meets_on_tuesdays_did_not_meet_on_a_wednesday_between_two_of_them() -> None:
    assert fortnightly("Udvalget besluttede den 10. april 2024 at gå videre.").gap is Gap.NO_SUCH_MEETING
    missing = fortnightly("Udvalget besluttede den 10. april 2024 at gå videre.", without=7)
    assert missing.gap is Gap.NOT_IN_COLLECTION, "where one of the run is missing, it may have been on another day"
    monthly = fortnightly("Udvalget besluttede den 15. maj 2024 at gå videre.", apart=28)
    assert monthly.gap is Gap.NOT_IN_COLLECTION, "in a month there is room for a meeting on another day"


@pytest.mark.parametrize(
    "words",
    [
        "Udvalget besluttede på et ekstraordinært møde den 4. april 2024 at gå videre.",
        "Udvalget besluttede den 9. april 2024 at gå videre.",  # half way between: there is room for one more
        "Udvalget besluttede den 11. januar 2024 at gå videre.",  # too near the collection's first
        "Udvalget besluttede den 4. april at gå videre.",  # no year is printed
        "Byrådet besluttede den 4. april 2024 at gå videre.",
    ],
)
def test_a_day_without_meeting_is_only_not_in_the_collection_where_anything_is_open(words: str) -> None:
    assert fortnightly(words).gap is Gap.NOT_IN_COLLECTION


def test_a_hole_in_the_collection_is_no_day_without_meeting() -> None:
    assert fortnightly("Udvalget besluttede den 2. april 2024 at gå videre.", without=6).gap is Gap.NOT_IN_COLLECTION


def test_the_second_day_of_a_meeting_is_a_day_of_it() -> None:
    first = minutes(BSU, date(2024, 4, 16), (AGENDA,))
    split = replace(first, time=replace(first.time, continued=(date(2024, 4, 17),)))
    words = ("B-sag: Cykelstier", "05.01.00-A00-1-24", "Udvalget drøftede den 17. april 2024 stierne.")
    found = references_of(summarise(split), summarise(minutes(BSU, date(2024, 5, 14), (AGENDA, words))))
    assert told(found, "2024-05-14") == {"2/1": "2024-04-16 - organ-og-dag sikker"}


# Dates that no calendar has ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Udvalget besluttede den 31. juni 2024 at gå videre.", ["den 31. juni 2024"]),
        ("(forlænget BYR 31/6 2024)", ["31/6 2024"]),
        ("Møde den 29. februar 2023 og den 29. februar 2024.", ["den 29. februar 2023"]),
        ("Den 30. februar mødes udvalget.", ["Den 30. februar"]),
        ("Den 29. februar mødes udvalget.", []),  # in a leap year it does
        ("Den 30. og 31. april 2024.", ["Den 30. og 31. april 2024"]),
        ("Sag 15.20.2024 og 31.04.15-G01-1-24, i alt 45.13.2020.", []),
        ("Udvalget besluttede den 30. juni 2024 at gå videre.", []),
    ],
)
def test_impossible_dates(text: str, dates: list[str]) -> None:
    assert list(impossible_dates(text)) == dates


def test_an_impossible_date_is_kept_with_its_sentence_and_lines() -> None:
    (found,) = summarise(MEETINGS[-1]).knowledge.impossible
    assert (found.printed, found.quote.text, found.quote.item.number) == (
        "den 31. juni 2024",
        "Høringen sluttede den 31. juni 2024.",
        "2",
    )
    assert found.quote.span.first > 1


def test_days_that_cannot_be_are_found() -> None:
    found = [one for one in REFERRING.municipalities[0].knowledge.findings if one.kind is FindingKind.REFERENCE_WRONG]
    assert [(one.first_value, one.severity.value, one.first.item.number) for one in found] == [
        ("den 31. juni 2024", "modstrid", "2")
    ]
    assert not any(one.kind is FindingKind.REFERENCE_WRONG for one in join_real().knowledge.findings)


# Phrases, and what is said ------------------------------------------------------------------------------------------------


def test_the_examples_of_the_phrases() -> None:
    words = reference_wordings()
    assert all(other_meetings().search(each) for each in words.other_meetings.examples)
    assert not any(other_meetings().search(each) for each in words.other_meetings.not_examples)
    assert all(budget_adopted(each) for each in words.budget_adopted.examples)
    assert not any(budget_adopted(each) for each in words.budget_adopted.not_examples)


def test_a_reference_and_what_it_leads_to_say_so_in_their_own_documents() -> None:
    uris = Uris("https://data.example.dk/")
    facts = JoinedFacts(joined(*real()).municipalities[0], uris)
    base = "https://data.example.dk/odense/moede/beskaeftigelses-og-socialudvalget/"
    later, earlier = ({tuple(map(str, triple)) for triple in facts.of(each.key)} for each in reversed(real()))
    reference, item = f"{base}2026-04-28/punkt-5/#henvisning-1", f"{base}2024-12-10/punkt-4/#"
    for target in (f"{base}2024-12-10/#moede", f"{item}punkt", f"{item}beslutning"):
        assert (reference, "http://purl.org/dc/terms/references", target) in later
        assert (target, "http://purl.org/dc/terms/isReferencedBy", reference) in earlier
    certainty, gap = "https://w3id.org/referat/def#certainty", "https://w3id.org/referat/def#gap"
    assert (reference, certainty, "https://w3id.org/referat/def/sikkerhed/#sikker") in later
    coming = f"{base}2026-04-28/punkt-3/#henvisning-1"
    assert (coming, gap, "https://w3id.org/referat/def/hul/#endnu-ikke-holdt") in later
    assert not any(p == gap and s == reference for s, p, _ in later)
