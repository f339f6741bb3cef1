"""Outcomes, their qualifiers, and decisions by point, as any municipality words them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from item_text import decided, read

from mapping.read.recommendations import recommenders
from mapping.read.wordings import qualify
from mapping.vocabulary import NOT_CLASSIFIED, qualifiers

COMMITTEE = "Teknik- og Miljøudvalget"


# Outcomes ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Godkendt som indstillet.", "godkendt"),
        ("Udvalget godkendte forvaltningens indstilling.", "godkendt"),
        ("Kan tiltrædes.", "godkendt"),
        ("Et flertal bestående af A, B og V godkendte indstillingen.", "godkendt"),
        ("Efter afstemning blev indstillingen godkendt.", "godkendt"),
        ("Godkendt Fraværende: Ida Lund", "godkendt"),
        ("Enstemmigt vedtaget.", "vedtaget"),
        ("Med 5 stemmer mod 2 blev forslaget vedtaget.", "vedtaget"),
        ("Indstillingen kan anbefales.", "anbefalet"),
        ("Anbefales godkendt.", "anbefalet"),
        ("Indstilles til kommunalbestyrelsen.", "anbefalet"),
        ("Udvalget anbefaler byrådet at godkende planen.", "anbefalet"),
        ("Fremsendes til byrådet med anbefaling.", "anbefalet"),
        ("Sagen oversendes til økonomiudvalget med anbefaling.", "anbefalet"),
        ("Ikke anbefalet.", "ikke-anbefalet"),
        ("Oversendes til byrådet.", "oversendt"),
        ("Tilbagesendes til fornyet behandling i forvaltningen.", "oversendt"),
        ("Overgår til 2. behandling.", "oversendt"),
        ("Forslaget nyder ikke fremme.", "afvist"),
        ("Ansøgningen imødekommes ikke.", "afvist"),
        ("Udvalget besluttede at udsætte sagen.", "udsat"),
        ("Udvalget besluttede, at sagen genoptages i august.", "udsat"),
        ("Punktet udgår.", "udgaaet"),
        ("Valgt blev Ida Lund.", "valgt"),
        ("Som formand valgtes Ida Lund.", "valgt"),
        ("Udvalget tog sagen til efterretning.", "orientering-givet"),
        ("Formanden orienterede om byggeriet.", "orientering-givet"),
        ("De udsatte unge blev drøftet.", "droeftet"),
        ("Intet.", "intet-at-bemaerke"),
        ("Ingen.", "intet-at-bemaerke"),
        ("Ingen bemærkninger.", "intet-at-bemaerke"),
    ],
)
def test_wordings_of_many_municipalities(text: str, concept: str) -> None:
    assert decided(text, COMMITTEE).concept == concept


@pytest.mark.parametrize(
    "text",
    [
        "Udvalget kunne ikke godkende indstillingen.",
        "Ikke tiltrådt.",
        "Udvalget godkender ikke forslaget.",
        "Udvalget kan ikke tiltræde indstillingen.",
        "Indstillingen blev ikke godkendt.",
    ],
)
def test_a_negation_never_reads_as_approval(text: str) -> None:
    assert decided(text, COMMITTEE).concept == "afvist"


@pytest.mark.parametrize(
    "text",
    [
        "Hvis byrådet godkender planen, sendes den i høring.",
        "Planen skal godkendes.",
        "Planen vil blive godkendt.",
        "Sagen blev ikke udsat.",
        "Ingen stemte imod.",
        "Ø foreslog, at sagen udsættes.",
        "Fraværende: Ida Lund.",
    ],
)
def test_conditions_wishes_and_proposals_decide_nothing(text: str) -> None:
    assert decided(text, COMMITTEE).concept == NOT_CLASSIFIED


@pytest.mark.parametrize(
    "text",
    [
        "Byrådet godkender endeligt i juni.",
        "Planen godkendes endeligt i byrådet.",
        "Forvaltningen anbefaler, at planen vedtages.",
    ],
)
def test_what_another_body_will_do_is_not_this_decision(text: str) -> None:
    assert decided(text, COMMITTEE).concept == NOT_CLASSIFIED
    assert decided(f"Udvalget drøftede sagen. {text}", COMMITTEE).concept == "droeftet"


@pytest.mark.parametrize("body", ["Børn- og Ungeudvalget", "Udvalget for Plan og Miljø", "Teknisk Udvalg"])
def test_a_bodys_own_name_is_no_member(body: str) -> None:
    assert decided(f"{body} godkender indstillingen.", body).concept == "godkendt"


def test_the_same_words_are_the_councils_own_in_its_minutes() -> None:
    assert decided("Byrådet godkender endeligt.", "Odense Byråd").concept == "godkendt"
    assert decided("Kommunalbestyrelsen vedtog planen.", "Kommunalbestyrelsen 2022-2025").concept == "vedtaget"


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Godkendt med den ændring, at punkt 2 udgår.", "godkendt"),
        ("Godkendt, idet sagen genoptages i august.", "godkendt"),
        ("Udvalget godkender planen, hvis byrådet giver bevillingen.", "godkendt"),
        ("Udvalget drøftede, om planen kan godkendes.", "droeftet"),
        ("Udvalget drøftede den godkendte plan.", "droeftet"),
        ("Udvalget anbefaler, at sagen udsættes.", "anbefalet"),
    ],
)
def test_the_main_clause_decides(text: str, concept: str) -> None:
    assert decided(text, COMMITTEE).concept == concept


def test_sent_back_with_the_remark_that_the_council_has_adopted_it_is_adoption() -> None:
    text = "Tilbagesendes Afdelingen for Skoler med bemærkning, at byrådet i sit møde den 24. maj 2022 har vedtaget den."
    found = decided(text, "Aarhus Byråd")
    assert (found.concept, found.adds) == ("vedtaget", ())


def test_approved_answers_a_recommendation_to_reject() -> None:
    found = read("Indstilling\nForvaltningen indstiller, at ansøgningen afvises.\n\nBeslutning\nGodkendt.")
    assert found.concept == "godkendt"


def test_a_closed_item_may_say_no_more_than_approved() -> None:
    assert decided("Godkendt.", title="Lukket sag").concept == "godkendt"


def test_the_first_sentence_that_decides_is_the_outcome() -> None:
    found = decided("Drøftet. Udvalget besluttede at arbejde videre.", COMMITTEE)
    assert found.concept == "vedtaget" and found.parts == [(None, "droeftet"), (None, "vedtaget")]
    assert decided("Godkendt. Sagen oversendes til byrådet.", COMMITTEE).concept == "godkendt"


def test_dissent_is_no_part_of_the_outcome() -> None:
    found = decided("Godkendt.\n\nListe Ø kan ikke godkende indstillingen.\n\nBo Holm (V) foreslog, at sagen udsættes.")
    assert (found.concept, found.adds, found.parts) == ("godkendt", ("mindretal",), [])


def test_a_quotation_in_a_remark_says_nothing_of_its_own() -> None:
    found = decided(
        'Godkendt.\n\nEnhedslisten afgav følgende protokolbemærkning:\n\n"Vi stemte imod.\n\nForslaget burde være forkastet."'
    )
    assert (found.concept, found.adds) == ("godkendt", ("med-bemaerkning",))


# Amendments ---------------------------------------------------------------------------------------------------------------


def test_a_rejected_amendment_is_not_the_items_fate() -> None:
    found = decided("Ændringsforslaget blev forkastet med 12 stemmer mod 17.\n\nFor stemte: Ø.\n\nIndstillingen blev vedtaget.")
    assert (found.concept, found.adds) == ("vedtaget", ())
    assert found.parts == [(None, "afvist"), (None, "vedtaget")]


def test_an_adopted_amendment_amends() -> None:
    found = decided("Ændringsforslaget blev vedtaget. Den således ændrede indstilling blev godkendt.")
    assert (found.concept, found.adds) == ("godkendt", ("med-aendring",))


def test_a_proposal_that_falls_before_the_recommendation_is_approved() -> None:
    text = "Borgmesteren foreslog, at sagen udsættes. Forslaget blev forkastet. Indstillingen blev godkendt."
    assert decided(text).concept == "godkendt"


def test_an_amendment_alone_leaves_the_item_open() -> None:
    assert decided("Ændringsforslaget blev forkastet.").concept == NOT_CLASSIFIED


# Points -------------------------------------------------------------------------------------------------------------------

POINTS = "Indstilling\nForvaltningen indstiller,\n1. at planen vedtages.\n2. at beløbet gives.\n3. at sagen drøftes.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Ad. 1 Godkendt.\n\nAd. 2 Udsat.",
        "Ad 1) Godkendt.\n\nAd 2) Udsat.",
        "Ad 1.\n\nGodkendt.\n\nAd 2.\n\nUdsat.",
        "# Ad. 1\n\nGodkendt.\n\n# Ad. 2\n\nUdsat.",
        "Pkt. 1: Godkendt. Pkt. 2: Udsat.",
        "1. Godkendt.\n2. Udsat.",
        "At-punkt 1 blev godkendt. At-punkt 2 blev udsat.",
        "Punkt 1 blev godkendt.\n\nPunkt 2 udsættes.",
    ],
)
def test_a_decision_by_points(text: str) -> None:
    found = read(f"{POINTS}Beslutning\n{text}")
    assert found.parts == [("1", "godkendt"), ("2", "udsat")]
    assert (found.concept, found.adds) == ("godkendt", ("delvis",))


def test_points_in_a_row_are_one_part_each() -> None:
    found = read(f"{POINTS}Beslutning\nPunkt 1 og 2 blev godkendt.\n\nPunkt 3: Drøftet.")
    assert found.parts == [("1", "godkendt"), ("2", "godkendt"), ("3", "droeftet")]
    assert read(f"{POINTS}Beslutning\nAd. 1-3 godkendt.").parts == [("1", "godkendt"), ("2", "godkendt"), ("3", "godkendt")]


def test_dissent_under_a_point_is_no_part() -> None:
    found = read(
        f"{POINTS}Beslutning\nAd 1.\n\nEt flertal bestående af A og V (5) anbefaler.\n\nO (1) kan ikke anbefale."
        "\n\nAd 2.\n\nAnbefales."
    )
    assert found.parts == [("1", "anbefalet"), ("2", "anbefalet")]


def test_the_approval_of_the_agenda_may_decide_another_items_fate() -> None:
    found = decided(
        "Dagsordenen godkendt, idet sag 30 bliver udsat. Punkt 7 og 9 udgår.", title="Dagsorden - Godkendelse", number="1"
    )
    assert found.decision
    told = [(part.about_item, part.outcome.concept) for part in found.decision.parts]
    assert told == [(None, "dagsorden-godkendt"), ("30", "udsat"), ("7", "udgaaet"), ("9", "udgaaet")]
    assert found.concept == "dagsorden-godkendt"


def test_a_point_of_the_recommendation_is_no_other_item() -> None:
    found = read(f"{POINTS}Beslutning\nGodkendt med den ændring, at punkt 3 udgår.")
    assert (found.concept, found.adds, found.parts) == ("godkendt", ("med-aendring",), [])


# Qualifiers ---------------------------------------------------------------------------------------------------------------


def qualifier_examples() -> Iterator[tuple[str, str]]:
    yield from ((example, concept.slug) for concept in qualifiers().concepts.values() for example in concept.examples)


@pytest.mark.parametrize(("example", "slug"), list(qualifier_examples()))
def test_qualifier_examples(example: str, slug: str) -> None:
    assert slug in qualify(example)


def test_every_qualifier_is_named_in_both_languages_and_has_an_example() -> None:
    for concept in qualifiers().concepts.values():
        assert concept.label_da and concept.label_en and concept.definition_da and concept.wordings and concept.examples, (
            concept.slug
        )


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("Godkendt.", ()),
        ("Godkendt uden bemærkninger.", ()),
        ("Godkendt uden forbehold.", ()),
        ("Indstillingen blev godkendt uden afstemning.", ("uden-afstemning",)),
        ("Enstemmigt godkendt.", ("enstemmigt",)),
        ("Godkendt med følgende tilføjelse: Fristen er maj.", ("med-aendring",)),
        ("Godkendt, idet formanden bemyndiges til at rette.", ("bemyndiget", "med-bemaerkning")),
        ("Anbefales. Ø tager forbehold.", ("forbehold",)),
        ("Forslaget er godkendt ved 1. behandling.", ("foerste-behandling",)),
    ],
)
def test_what_is_added_to_an_outcome(text: str, adds: tuple[str, ...]) -> None:
    assert decided(text).adds == adds


# Recommendations ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Forvaltningen indstiller,\n1. at planen vedtages.\n2. at beløbet gives.",
        "Forvaltningen indstiller,\n1) at planen vedtages.\n2) at beløbet gives.",
        "Forvaltningen indstiller,\n\nat planen vedtages.\n\nat beløbet gives.",
        "Det indstilles:\n\n- at planen vedtages.\n- at beløbet gives.",
        "Forvaltningen indstiller, at planen vedtages. at beløbet gives.",
    ],
)
def test_points_of_a_recommendation(text: str) -> None:
    found = read(f"Indstilling\n{text}").recommendation
    assert found and [(point.number, point.text) for point in found.points] == [
        ("1", "at planen vedtages."),
        ("2", "at beløbet gives."),
    ]


def test_numbers_behind_at_and_letters_are_kept_as_printed() -> None:
    found = read("Indstilling\nDet indstilles:\n\nAt 1) planen vedtages.\n\nAt 2) beløbet gives.").recommendation
    assert found and [(point.number, point.text) for point in found.points] == [
        ("1", "planen vedtages."),
        ("2", "beløbet gives."),
    ]
    found = read("Indstilling\nDet indstilles,\n\na) at planen vedtages.\n\nb) at beløbet gives.").recommendation
    assert found and [point.number for point in found.points] == ["a", "b"]


def test_one_sentence_is_no_list() -> None:
    found = read("Indstilling\nDet indstilles, at planen vedtages, og at beløbet gives.").recommendation
    assert found and found.points == ()


def test_the_main_recommendation_is_not_the_alternative_one() -> None:
    found = read("Alternativ indstilling\n1. at intet sker.\n\nHovedindstilling\n1. at planen vedtages.").recommendation
    assert found and found.text == "at planen vedtages."
    within = read("Indstilling\n1. at planen vedtages.\n\n# Alternativ indstilling\n\n1. at intet sker.").recommendation
    assert within and [point.text for point in within.points] == ["at planen vedtages."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Plan, Teknik & Miljø indstiller, at noget sker.", ("Plan, Teknik & Miljø",)),
        ("Teknisk Forvaltning indstiller, at noget sker.", ("Teknisk Forvaltning",)),
        ("Borgmesteren indstiller, at noget sker.", ()),
        ("Det indstilles, at noget sker.", ()),
        ("Byforvaltningen og Skoleforvaltningen indstiller, at noget sker.", ("Byforvaltningen", "Skoleforvaltningen")),
    ],
)
def test_who_recommends(text: str, names: tuple[str, ...]) -> None:
    assert recommenders(text) == names
