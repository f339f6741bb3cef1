"""Promises and what became of them: on the two real minutes, every one by hand, and on minutes written to be harder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mapping import places
from mapping.inputs import Input
from mapping.knowledge import Certainty, Commitment, Status
from mapping.link import commitments_of, join, summarise
from mapping.link.commitments_due import find_terms, months_later
from mapping.link.commitments_said import promise
from mapping.link.commitments_words import Example, commitment_words, stem
from mapping.model import Minutes, Span
from mapping.profiles import Profile, read_profile
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]
OLD, NEW = "2024-12-10-beskaeftigelses-og-socialudvalget.md", "2026-04-28-beskaeftigelses-og-socialudvalget.txt"
NEAR, SPAN = date(2024, 12, 10), Span(1, 1)


@pytest.fixture(scope="module")
def profile() -> Profile:
    return read_profile(places.municipalities() / "odense.toml")


def real(name: str, profile: Profile) -> Minutes:
    given = Input("odense", ROOT / "minutes" / "odense" / name)
    return read_minutes(given.path.read_bytes(), given.name, profile).minutes


def written(day: str, items: str, profile: Profile, body: str = "Socialudvalget 2022-2025") -> Minutes:
    """Minutes of a day («10-12-2024») with these items."""
    return read_minutes(f"REFERAT {body} d. {day}\n\n{items}".encode(), f"odense/{day}.txt", profile).minutes


def item(number: int, title: str, text: str, decision: str = "Orientering givet.", case: int = 1, recommend: str = "") -> str:
    recommended = f"Indstilling\n\n{recommend}\n\n" if recommend else ""
    return (
        f"Punkt {number}: B-sag: {title}\n\n27.00.00-A00-{case}-24\n\nResume\n\n{text}\n\n"
        f"{recommended}Beslutning\n\n{decision}\n\n"
    )


def joined(profile: Profile, *minutes: Minutes, as_of: date | None = None) -> tuple[Commitment, ...]:
    found = join([summarise(each) for each in minutes], {"odense": profile}, as_of)
    return found.municipalities[0].knowledge.commitments


# What the two real minutes promise -------------------------------------------------------------------------------


def test_every_promise_of_2024(profile: Profile) -> None:
    found = commitments_of(real(OLD, profile))
    assert [(each.quote.item.number, each.kind, each.due and each.due.isoformat(), each.quote.span.first) for each in found] == [
        ("4", "beslutning", None, 210),
        ("4", "beslutning", None, 211),
        ("5", "maal", "2029-06-30", 316),
        ("5", "rapport", None, 318),
        ("5", "rapport", None, 318),
        ("5", "andet", None, 346),
        ("6", "beslutning", None, 380),
        ("7", "rapport", None, 454),
        ("9", "andet", "2025-01-21", 660),
        ("9", "andet", "2025-02-28", 662),
        ("9", "andet", "2025-05-07", 663),
        ("14", "andet", "2025-01-01", 984),
        ("20", "rapport", "2025-02-04", 1236),
    ]
    goal = found[2]
    assert (goal.due_printed, goal.who) == ("med udgangen af 1. halvår 2029", None)
    assert goal.what.endswith("skal være på niveau med landsgennemsnittet, er med udgangen af 1. halvår 2029")
    monthly = found[4]
    assert (monthly.every_months, monthly.due_printed) == (1, "månedlige")
    assert found[0].subject == "VeteranTeam Odense"
    assert (found[1].subject, found[1].who) == (None, "forvaltningen")
    assert found[1].what.startswith("En boliggaranti for veteraner")
    assert (found[7].who, found[7].due_printed) == ("Forvaltningen", "i begyndelsen af 2025")
    assert found[12].what == "Analysen er forsinket og forventes præsenteret på udvalgmøderne den 4. februar 2025"


def test_every_promise_of_2026(profile: Profile) -> None:
    found = commitments_of(real(NEW, profile))
    assert [(each.quote.item.number, each.kind, each.due_printed, each.every_months) for each in found] == [
        ("3", "rapport", "den 2. juni 2026", None),
        ("3", "rapport", "den 2. juni 2026", None),
        ("4", "rapport", "hver 2. måned", 2),
        ("6", "andet", "til sommer", None),
        ("6", "andet", "til sommer", None),
    ]
    pointed, named = found[0], found[1]
    assert pointed.what == "Her skal udvalget drøfte prioriteringer i udvalgets budgetbidrag til budget 2027"
    assert "(BSU den 2. juni 2026). Her skal udvalget" in pointed.quote.text
    assert (named.subject, named.due) == ("Fra ufaglært til faglært", date(2026, 6, 2))
    assert {each.due for each in found[3:]} == {None}, "no day can be told from «til sommer»"


def test_what_became_of_them(profile: Profile) -> None:
    found = {
        (str(each.stated.quote.item.meeting.day.year), each.stated.quote.item.number, each.stated.position): each
        for each in joined(profile, real(NEW, profile), real(OLD, profile))
    }
    team, homes = found["2024", "4", 1], found["2024", "4", 2]
    assert (team.status, team.as_of, team.later_meetings) == (Status.MET, date(2026, 4, 28), 1)
    assert [(each.because.rule, each.because.certainty, each.quote.item.number) for each in team.evidence] == [
        ("henvisning-til-dagen", Certainty.SURE, "5")
    ]
    assert team.evidence[0].quote.text.startswith("Beskæftigelses- og Socialudvalget besluttede den 10. december 2024")
    assert (homes.status, homes.evidence) == (Status.SILENT, ())
    assert homes.said == "Sagen var på igen 28. april 2026, punkt 5, men det punkt nævner det ikke."
    assert found["2024", "5", 1].status is Status.NOT_DUE
    assert found["2024", "14", 1].status is Status.SILENT
    assert {found["2024", *place].status for place in (("9", 1), ("9", 2), ("9", 3), ("20", 1))} == {Status.UNSEEN}
    assert found["2024", "9", 1].said == "Samlingen har intet møde i Sundhedsudvalget efter den 21. januar 2025."
    assert found["2024", "20", 1].said == "Det var lovet til mødet den 4. februar 2025, og det møde er ikke i samlingen."
    assert {found[key].status for key in found if key[0] == "2026" and key[1] in "34"} == {Status.NOT_DUE}
    assert {found[key].status for key in found if key[0] == "2026" and key[1] == "6"} == {Status.OPEN}
    assert sum(bool(each.evidence) for each in found.values()) == 1, "nothing else is spoken of again"


def test_the_order_of_meetings_makes_no_difference(profile: Profile) -> None:
    old, new = real(OLD, profile), real(NEW, profile)
    assert joined(profile, old, new) == joined(profile, new, old)


# Sentences -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", commitment_words().example, ids=lambda one: one.text[:40])
def test_examples(example: Example) -> None:
    found = promise(example.text, NEAR, SPAN)
    assert found is not None
    assert found.term is not None
    assert (found.kind, found.term.due, found.term.every_months) == (example.kind, example.due, example.every)
    if example.printed:
        assert found.term.printed == example.printed


@pytest.mark.parametrize("example", commitment_words().none, ids=lambda one: one.text[:40])
def test_near_misses(example: Example) -> None:
    assert promise(example.text, NEAR, SPAN) is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("med udgangen af 1. halvår 2029", "2029-06-30"),
        ("ved udgangen af 2. kvartal 2026", "2026-06-30"),
        ("i tredje kvartal 2025", "2025-09-30"),
        ("ultimo februar 2028", "2028-02-29"),
        ("inden udgangen af februar 2025", "2025-02-28"),
        ("med udgangen af 2029", "2029-12-31"),
        ("inden årets udgang", "2024-12-31"),
        ("senest den 1. maj 2025", "2025-05-01"),
        ("inden den 1. maj 2025", "2025-04-30"),
        ("i marts", "2025-03-31"),
        ("i december", "2024-12-31"),
        ("den 21. januar", "2025-01-21"),
        ("den 4. og 5. februar 2025", "2025-02-05"),
    ],
)
def test_the_last_day_of_a_term(text: str, due: str) -> None:
    (term,) = find_terms(f"Sagen forelægges {text}.", NEAR, SPAN)
    assert (term.due, term.printed) == (date.fromisoformat(due), text)


@pytest.mark.parametrize("text", ["inden sommerferien", "til sommer", "primo 2025", "i begyndelsen af 2025", "på næste møde"])
def test_a_term_without_a_day(text: str) -> None:
    (term,) = find_terms(f"Sagen forelægges {text}.", NEAR, SPAN)
    assert (term.due, term.printed) == (None, text)


def test_months_later_stay_in_their_month() -> None:
    assert months_later(date(2024, 12, 31), 2) == date(2025, 2, 28)


def test_inflection_is_no_difference() -> None:
    assert stem("boliggarantien") == stem("boliggaranti") == "boliggaranti"
    assert stem("Partnerskabet") == stem("partnerskab")


# Decisions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("recommended", "decision", "expected"),
    [
        ("Forvaltningen indstiller, at udvalget godkender, at forvaltningen opretter et værested.", "Godkendt.", ["opretter"]),
        ("Forvaltningen indstiller, at udvalget godkender, at forvaltningen opretter et værested.", "Sagen blev udsat.", []),
        (
            "Forvaltningen indstiller, at udvalget godkender, at forvaltningen opretter et værested.",
            "Indstillingen blev forkastet.",
            [],
        ),
        ("Forvaltningen indstiller, at udvalget godkender regnskabet.", "Godkendt.", []),
        (
            "Forvaltningen indstiller,\n\n1. at regnskabet godkendes,\n\n2. at der oprettes et værested.",
            "Godkendt.",
            ["oprettes"],
        ),
        ("Forvaltningen indstiller, at orienteringen tages til efterretning.", "Godkendt.", []),
        ("", "Udvalget beslutter, at der ikke oprettes et værested.", []),
        ("", "Udvalget beslutter, at værestedet åbner den 1. maj 2025.", ["åbner den 1. maj 2025"]),
        ("", "Udvalget anmoder forvaltningen om at undersøge, om værestedet kan udvides.", ["undersøge"]),
    ],
)
def test_what_a_decision_leaves_to_be_done(recommended: str, decision: str, expected: list[str], profile: Profile) -> None:
    minutes = written(
        "10-12-2024", item(1, "Værested", "Sagen handler om et værested.", decision, recommend=recommended), profile
    )
    found = [each.what for each in commitments_of(minutes)]
    assert len(found) == len(expected), found
    assert all(words in what for words, what in zip(expected, found, strict=True))


# What later minutes say ------------------------------------------------------------------------------------------

PROMISE = "Forvaltningen forventer at forelægge udvalget en evaluering af natteværestedet inden udgangen af 1. kvartal 2025."


def status(profile: Profile, *later: Minutes, text: str = PROMISE, as_of: date | None = None) -> Commitment:
    first, *_ = joined(profile, written("10-12-2024", item(1, "Udsatte", text), profile), *later, as_of=as_of)
    return first


def test_a_report_in_time_is_met(profile: Profile) -> None:
    later = written("11-03-2025", item(2, "Evaluering af natteværestedet", "Evalueringen er vedlagt.", case=7), profile)
    found = status(profile, later)
    assert (found.status, found.evidence[0].because.rule) == (Status.MET, "samme-ord-i-titlen")
    assert found.evidence[0].because.certainty is Certainty.LIKELY


def test_a_report_after_the_term_is_late(profile: Profile) -> None:
    later = written("13-05-2025", item(2, "Evaluering af natteværestedet", "Evalueringen er vedlagt.", case=7), profile)
    assert status(profile, later).status is Status.LATE


def test_no_report_is_silence_only_once_it_is_due_and_there_are_later_minutes(profile: Profile) -> None:
    other = written("13-05-2025", item(2, "Frikommuneforsøg", "Forsøget er i gang.", case=7), profile)
    assert status(profile, other).status is Status.SILENT
    assert status(profile, other, as_of=date(2025, 3, 31)).status is Status.NOT_DUE
    assert status(profile, as_of=date(2026, 1, 1)).status is Status.UNSEEN


def test_a_promise_is_told_anew_only_when_something_comes_about(profile: Profile) -> None:
    """A site that is published every night must not change every promise every night."""
    other = written("14-01-2025", item(2, "Frikommuneforsøg", "Forsøget er i gang.", case=7), profile)
    waiting = status(profile, other, as_of=date(2025, 2, 1))
    assert (waiting.status, waiting.as_of, waiting.later_meetings) == (Status.NOT_DUE, date(2025, 1, 14), 1)
    assert status(profile, other, as_of=date(2025, 3, 31)) == waiting
    late = status(profile, other, as_of=date(2025, 4, 1))
    assert (late.status, late.as_of) == (Status.UNSEEN, date(2025, 4, 1))
    assert status(profile, other, as_of=date(2031, 1, 1)) == late
    early = status(profile, other, as_of=date(2024, 12, 1))
    assert (early.status, early.as_of) == (Status.NOT_DUE, date(2024, 12, 10)), "published before the meeting: told as of its day"


def test_later_meetings_are_counted_only_so_far(profile: Profile) -> None:
    days = [f"{day:02}-{month:02}-2025" for month in range(1, 7) for day in (7, 14, 21, 28, 30)[: 5 if month != 2 else 4]]
    many = [written(day, item(2, "Frikommuneforsøg", "Forsøget er i gang.", case=7), profile) for day in days]
    some, all_of_them = (status(profile, *many[:count], as_of=date(2026, 1, 1)) for count in (26, 29))
    assert some == all_of_them
    assert (some.later_meetings, some.status) == (24, Status.SILENT)
    assert some.said == "Fristen var 31. marts 2025. Ingen af samlingens senere møder, mindst 24, nævner det."


def test_a_word_in_a_text_never_makes_a_promise_kept(profile: Profile) -> None:
    later = written("11-03-2025", item(2, "Andre forhold", "Ved natteværestedet er der opsat en ny lampe.", case=7), profile)
    found = status(profile, later, written("13-05-2025", item(1, "Frikommuneforsøg", "I gang.", case=8), profile))
    assert (found.status, found.evidence[0].because.certainty) == (Status.MENTIONED, Certainty.POSSIBLE)


def test_a_later_sentence_with_the_day_is_sure(profile: Profile) -> None:
    text = "Udvalget besluttede den 10. december 2024 at oprette et natteværested, som nu er åbnet."
    first = written(
        "10-12-2024",
        item(1, "Udsatte", "Sagen handler om natten.", "Udvalget beslutter, at der oprettes et natteværested."),
        profile,
    )
    found, *_ = joined(profile, first, written("11-03-2025", item(2, "Orientering", text, case=7), profile))
    assert (found.status, found.evidence[0].because.certainty) == (Status.MET, Certainty.SURE)


def test_a_report_that_comes_again_is_silent_when_it_stops(profile: Profile) -> None:
    text = "Udvalget besluttede, at det ønskede en status på natteværestedet hver 2. måned."
    told = written("11-02-2025", item(2, "Status på natteværestedet", "Det går godt.", case=7), profile)
    other = written("11-11-2025", item(2, "Frikommuneforsøg", "I gang.", case=8), profile)
    assert status(profile, told, text=text).status is Status.MET
    stopped = status(profile, told, other, text=text)
    assert (stopped.status, stopped.said) == (
        Status.SILENT,
        "Senest omtalt 11. februar 2025. Det skulle være sket igen omkring 11. april 2025.",
    )


def test_a_goal_is_never_told_to_be_reached(profile: Profile) -> None:
    first = written(
        "10-12-2024",
        item(
            1,
            "Ledighed",
            "Om målet.",
            "Udvalget beslutter, at målet for langtidsledigheden er nået med udgangen af 1. halvår 2025.",
        ),
        profile,
    )
    later = written("12-08-2025", item(2, "Status på langtidsledigheden", "Den er faldet.", case=7), profile)
    found, *_ = joined(profile, first, later)
    assert (found.stated.kind, found.status) == ("maal", Status.MENTIONED)


def test_a_promise_said_twice_in_an_item_is_one(profile: Profile) -> None:
    minutes = written("10-12-2024", item(1, "Udsatte", f"{PROMISE}\n\nSagsfremstilling\n\nNatten er kold. {PROMISE}"), profile)
    assert len(commitments_of(minutes)) == 1


# What is no evidence ---------------------------------------------------------------------------------------------

NAMED = 'Forvaltningen forelægger udvalget en evaluering af projektet "Bolden Ruller på hjul" inden udgangen af 1. kvartal 2025.'


@pytest.mark.parametrize(
    ("day", "title", "expected"),
    [
        ("11-03-2025", 'Evaluering af projektet "Bolden Ruller på hjul"', Status.MET),
        ("11-03-2025", 'Evaluering af projektet "Bolden Ruller i øjenhøjde"', Status.SILENT),
        ("11-03-2025", 'Evaluering af projektet "Bolden Ruller på hjul i Tarup"', Status.SILENT),
        ("14-01-2025", 'Evaluering af projektet "Bolden Ruller på hjul"', Status.MET),
        ("03-12-2024", 'Evaluering af projektet "Bolden Ruller på hjul"', Status.SILENT),
    ],
)
def test_only_the_initiative_that_is_named_tells(day: str, title: str, expected: Status, profile: Profile) -> None:
    told = written(day, item(2, title, "Sagen handler om projektet.", case=7), profile)
    other = written("13-05-2025", item(1, "Frikommuneforsøg", "I gang.", case=8), profile, "Beredskabsudvalget 2022-2025")
    assert status(profile, other, told, text=NAMED).status is expected


def test_later_is_told_by_the_day_and_not_by_the_order_of_bodies(profile: Profile) -> None:
    title = "Evaluering af natteværestedet"
    before = written("19-11-2024", item(2, title, "Vedlagt.", case=7), profile, "Økonomiudvalget 2022-2025")
    after = written("11-03-2025", item(1, title, "Vedlagt.", case=8), profile, "Beredskabsudvalget 2022-2025")
    found = status(profile, before, after)
    assert [each.quote.item.meeting.day for each in found.evidence] == [date(2025, 3, 11)]
    assert found.status is Status.MET


@pytest.mark.parametrize(("promised", "expected"), [("status", Status.MET), ("evaluering", Status.MENTIONED)])
def test_an_early_status_is_no_evaluation(promised: str, expected: Status, profile: Profile) -> None:
    text = f'En {promised} af projektet "Bolden Ruller på hjul" præsenteres for udvalget senest den 22. december 2025.'
    told = written("11-03-2025", item(2, 'Status på projektet "Bolden Ruller på hjul"', "Det går godt.", case=7), profile)
    other = written("13-01-2026", item(1, "Frikommuneforsøg", "I gang.", case=8), profile)
    assert status(profile, told, other, text=text).status is expected


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("Sagen om natten forelægges Sundhedsudvalget senest den 1. marts 2025.", "Socialudvalget", Status.UNSEEN),
        ("Sagen om natten forelægges Sundhedsudvalget senest den 1. marts 2025.", "Sundhedsudvalget", Status.SILENT),
        ("Sagen om natten forelægges byrådet senest den 1. marts 2025.", "Odense Byråd", Status.SILENT),
        ("Sagen om natten forelægges udvalget senest den 1. marts 2025.", "Socialudvalget", Status.SILENT),
        ("Sagen om natten forelægges på udvalgsmødet den 4. marts 2025.", "Socialudvalget", Status.UNSEEN),
    ],
)
def test_silence_needs_minutes_of_the_body_that_was_named(text: str, body: str, expected: Status, profile: Profile) -> None:
    other = written("13-05-2025", item(1, "Frikommuneforsøg", "I gang.", case=8), profile, f"{body} 2022-2025")
    assert status(profile, other, text=text).status is expected
