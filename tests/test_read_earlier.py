"""Earlier bodies' decisions inside an item are never this body's, and are kept with body, day and number."""

from __future__ import annotations

from datetime import date

import pytest
from item_text import Read, read


def told(found: Read) -> list[tuple[str | None, str | None, str | None, str]]:
    return [(one.body, one.date.value if one.date else None, one.item_number, one.outcome.concept) for one in found.earlier]


def test_lines_with_body_day_and_number_inside_the_recommendation() -> None:
    found = read(
        "Indstilling\nTeknisk Forvaltning indstiller,\n\nat planen vedtages.\n\nat beløbet gives.\n\n"
        "Teknik- og Miljøudvalget, 10. maj 2022, pkt. 65:\n\nAnbefales.\n\n"
        "Økonomiudvalget, 18. maj 2022, pkt. 153: Indstilles godkendt.\n\n"
        "Beslutning\nUdsat."
    )
    assert told(found) == [
        ("Teknik- og Miljøudvalget", "2022-05-10", "65", "anbefalet"),
        ("Økonomiudvalget", "2022-05-18", "153", "anbefalet"),
    ]
    assert [one.text for one in found.earlier] == ["Anbefales.", "Indstilles godkendt."]
    assert found.concept == "udsat"
    assert found.recommendation and len(found.recommendation.points) == 2 and "Anbefales" not in found.recommendation.text


def test_bodies_whose_names_do_not_end_as_bodies_do() -> None:
    found = read(
        "Indstilling\n1. at planen sendes i høring.\n\nBeslutning fra Direktionen, 8. maj 2022, pkt. 6:\n\nAnbefales.\n\n"
        "Arbejdsmarked, Erhverv og Turisme, 10. maj 2022, pkt. 261:\n\nAd. 1\n\n"
        "3 medlemmer (A+V) anbefaler forslaget.\n\nBeslutning\nGodkendt."
    )
    assert told(found) == [
        ("Direktionen", "2022-05-08", "6", "anbefalet"),
        ("Arbejdsmarked, Erhverv og Turisme", "2022-05-10", "261", "anbefalet"),
    ]
    assert (found.concept, found.votes) == ("godkendt", ())


def test_odense_until_2021_quotes_inside_the_recommendation() -> None:
    found = read(
        "Indstilling\nBy- og Kulturforvaltningen indstiller til udvalget, at byrådet godkender:\n\n"
        "1. Bevillingen gives.\n\n2. Beløbet frigives.\n\n"
        "By- og Kulturudvalget anbefaler indstillingen.\n\nLis Dam deltog ikke i sagens behandling.\n\n"
        "Borgmesterforvaltningen har ingen bemærkninger.\n\nØkonomiudvalget anbefaler By- og Kulturudvalgets indstilling.\n\n"
        "Beslutning\nByrådet udsatte sagen."
    )
    assert told(found) == [("By- og Kulturudvalget", None, None, "anbefalet"), ("Økonomiudvalget", None, None, "anbefalet")]
    assert found.earlier[0].text == "By- og Kulturudvalget anbefaler indstillingen.\n\nLis Dam deltog ikke i sagens behandling."
    assert found.concept == "udsat"
    assert found.recommendation and "Borgmesterforvaltningen" not in found.recommendation.text
    assert [point.number for point in found.recommendation.points] == ["1", "2"]


def test_a_committee_that_recommends_in_the_first_sentence_is_the_recommender() -> None:
    found = read("Indstilling\nØkonomiudvalget anbefaler, at byrådet godkender planen.\n\nBeslutning\nGodkendt.")
    assert found.earlier == () and found.recommendation and found.recommendation.text.startswith("Økonomiudvalget")


def test_sections_of_earlier_bodies_before_the_meetings_own() -> None:
    found = read(
        "Beslutning i Teknisk Udvalg den 3. maj 2022\nAnbefales.\n\nBeslutning i Økonomiudvalget den 10. maj 2022\nUdsat.\n\n"
        "Beslutning i Kommunalbestyrelsen den 24. maj 2022\nGodkendt.",
        body="Kommunalbestyrelsen",
    )
    assert told(found) == [("Teknisk Udvalg", "2022-05-03", None, "anbefalet"), ("Økonomiudvalget", "2022-05-10", None, "udsat")]
    assert found.concept == "godkendt" and found.decision and found.decision.text == "Godkendt."


def test_the_meetings_own_section_may_stand_first() -> None:
    found = read(
        "Beslutning Teknik- og Miljøudvalget den 24-05-2022\nDrøftet.\n\nBeslutning Økonomiudvalget den 10-05-2022\nGodkendt.",
        body="Udvalget for Teknik og Miljø",
    )
    assert found.concept == "droeftet" and told(found) == [("Økonomiudvalget", "2022-05-10", None, "godkendt")]


def test_this_body_at_an_earlier_meeting_is_earlier() -> None:
    found = read("Beslutning i Byrådet den 26. april 2022\nUdsat.\n\nBeslutning i Byrådet den 24. maj 2022\nGodkendt.")
    assert told(found) == [("Byrådet", "2022-04-26", None, "udsat")] and found.concept == "godkendt"


@pytest.mark.parametrize(
    "heading", ["Beslutning", "Beslutning i Byrådet", "Byrådets beslutning", "Beslutning i Byrådet den 24-05-2022"]
)
def test_a_single_decision_that_names_this_body_or_none_is_ours(heading: str) -> None:
    found = read(f"{heading}\nGodkendt.", body="Odense Byråd")
    assert (found.concept, found.earlier) == ("godkendt", ())


def test_a_single_decision_of_another_body_and_day_is_not_ours() -> None:
    found = read("Beslutning i Økonomiudvalget den 10. maj 2022\nAnbefales.")
    assert found.decision is None and told(found) == [("Økonomiudvalget", "2022-05-10", None, "anbefalet")]


def test_abbreviations_are_the_municipalitys() -> None:
    found = read("Indstilling\n1. at planen vedtages.\n\nTMU, 3. maj 2022, pkt. 4:\n\nAnbefales.\n\nBeslutning\nGodkendt.")
    assert [(one.body, one.bodies) for one in found.earlier] == [("TMU", ("Teknik- og Miljøudvalget",))]
    own = read("Beslutning TMU den 24-05-2022\nGodkendt.", body="Teknik- og Miljøudvalget")
    assert (own.concept, own.earlier) == ("godkendt", ())


def test_a_history_whose_last_entry_repeats_the_decision() -> None:
    found = read(
        "Beslutning\nUdsat.\n\nSagens forløb\n15-05-2022 Borgmesterens Afdeling påtegning\n\nIngen bemærkninger.\n\n"
        "19-05-2022 Magistraten\n\nFremsendes til Aarhus Byråd med bemærkning, at Magistraten anbefaler indstillingen.\n\n"
        "24-05-2022 Aarhus Byråd\n\nSagens behandling blev udsat i byrådets møde den 24. maj 2022.",
        body="Aarhus Byråd",
    )
    assert told(found)[1] == ("Magistraten", "2022-05-19", None, "anbefalet")
    assert [one.body for one in found.earlier] == ["Borgmesterens Afdeling", "Magistraten"]
    assert found.decision and found.decision.text == "Udsat."


def test_blocks_after_the_case_and_a_label_over_the_own_decision() -> None:
    found = read(
        "Sagsfremstilling\nTekst om sagen.\n\n# Økonomiudvalgets beslutning i mødet den 17. maj 2022\n\n"
        "Indstillingen blev anbefalet.\n\n"
        "# Videre\n\nMere tekst.\n\n"
        "Beslutning\nBorgerrepræsentationens beslutning i mødet den 24. maj 2022\n\nIndstillingen blev godkendt.",
        body="Borgerrepræsentationen",
    )
    assert told(found) == [("Økonomiudvalget", "2022-05-17", None, "anbefalet")]
    assert found.earlier[0].text == "Indstillingen blev anbefalet."
    assert found.decision and found.decision.text == "Indstillingen blev godkendt." and found.concept == "godkendt"


def test_a_label_of_this_body_and_day_is_the_decision_where_no_section_is() -> None:
    found = read(
        "Sagsfremstilling\nTekst.\n\nKultur- og Idrætsudvalget, 24-05-2022, pkt. 44\n\nDrøftet.", body="Kultur- og Idrætsudvalget"
    )
    assert (found.concept, found.earlier) == ("droeftet", ())


def test_sentences_of_a_history() -> None:
    found = read(
        "Historik\nByrådet vedtog den 3. maj 2021, at planen sendes i høring. Planen er fra 1. april 2020.\n\n"
        "Beslutning\nDrøftet.",
        body="Teknik- og Miljøudvalget",
    )
    assert told(found) == [("Byrådet", "2021-05-03", None, "vedtaget")] and found.concept == "droeftet"


def test_a_list_of_meetings_to_come_holds_no_decisions() -> None:
    found = read(
        "Historik\nØkonomiudvalget, 1. juni 2022, pkt. 4:\n\nForventes godkendt.\n\nBeslutning\nAnbefales.", body="Teknisk Udvalg"
    )
    assert found.earlier == () and found.concept == "anbefalet"


def test_text_that_tells_of_a_meeting_is_no_label() -> None:
    text = "Sagsfremstilling\nØkonomiudvalget besluttede den 3. maj 2022 at udsætte sagen. Den 4. maj 2022: nyt.\n"
    found = read(f"{text}\nBeslutning\nGodkendt.")
    assert found.earlier == () and len(found.sections[0].blocks) == 1


def test_published_sections_stay_whole() -> None:
    found = read(
        "Indstilling\nat planen vedtages.\n\nØkonomiudvalget, 3. maj 2022, pkt. 7:\n\nAnbefales.\n\nBeslutning\nGodkendt."
    )
    assert found.sections[0].text == "at planen vedtages.\n\nØkonomiudvalget, 3. maj 2022, pkt. 7:\n\nAnbefales."
    assert (found.earlier[0].span.first, found.earlier[0].span.last) == (4, 6)


def test_a_day_without_a_year_takes_the_meetings() -> None:
    found = read("Beslutning i Teknisk Udvalg den 3. maj\nAnbefales.\n\nBeslutning\nGodkendt.", day=date(2022, 5, 24))
    assert found.earlier[0].date and found.earlier[0].date.year_from_meeting and found.earlier[0].date.value == "2022-05-03"
