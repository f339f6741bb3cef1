"""Which form a client gets: the rule itself, and the regular expressions that say the same to servers."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from server_accepts import ACCEPTS

from mapping.publish.servers.negotiation import GREATER, NAMES, RDF, RDF_TYPES, VOICES, Form, negotiate


@pytest.mark.parametrize(("accept", "form"), ACCEPTS)
def test_each_client_gets_its_form(accept: str | None, form: str) -> None:
    assert negotiate(accept).value == form


def test_the_forms_are_the_files_beside_each_page() -> None:
    assert [form.value for form in Form] == ["index.html", "index.ttl", "index.jsonld"]


@given(st.text())
@example("q=,;,;;q=;")
@example(";" * 5000)
def test_whatever_a_client_says_there_is_an_answer(accept: str) -> None:
    assert negotiate(accept) in Form


QUALITIES = st.sampled_from(
    ["", ";q=0", ";q=0.0", ";q=0.001", "; q=0.1", ";q=0.35", " ; Q=0.4", ";q=0.400", ";q=0.9", ";q=1", ";q=1.000"]
)
TYPES = st.sampled_from(
    [
        *RDF_TYPES,
        "text/html",
        "application/xhtml+xml",
        "application/json",
        "*/*",
        "text/*",
        "application/*",
        "image/png",
        "TEXT/HTML",
    ]
)
PARAMETERS = st.sampled_from(["", "", ";charset=utf-8", '; profile="http://www.w3.org/ns/json-ld#compacted"'])
LINES = st.lists(st.tuples(TYPES, PARAMETERS, QUALITIES), max_size=8, unique_by=lambda each: each[0].lower())


@given(LINES, st.sampled_from([",", ", ", " ,\t"]))
def test_the_regular_expressions_say_the_same(ranges: list[tuple[str, str, str]], comma: str) -> None:
    accept = comma.join("".join(each) for each in ranges)
    assert by_voices(accept) == negotiate(accept), accept


@pytest.mark.parametrize("accept", [accept for accept, _ in ACCEPTS])
def test_the_regular_expressions_say_the_same_of_known_clients(accept: str | None) -> None:
    assert by_voices(accept or "") == negotiate(accept)


def by_voices(accept: str) -> Form:
    """What a server does: the voices in order, then two comparisons."""
    said = {name: "0" for name in (*NAMES.values(), RDF)}
    for voice in VOICES:
        if match := re.search(voice.pattern, accept, re.IGNORECASE):
            said[voice.name] = match[1] if voice.value == "$1" else voice.value
    data = Form.JSON_LD if is_greater(said["jsonld"], said["turtle"]) else Form.TURTLE
    best = said[NAMES[data]]
    if said[RDF] == "1":
        return Form.HTML if is_greater(said["html"], best) else data
    return data if is_greater(best, said["html"]) else Form.HTML


def is_greater(one: str, other: str) -> bool:
    return re.search(GREATER, f"{one} {other}") is not None


SPELLED = ["0", "0.", "0.0", "0.000", "0.1", "0.10", "0.101", "0.05", "0.9", "0.95", "0.999", "1", "1.", "1.0", "1.000"]


@pytest.mark.parametrize("one", SPELLED)
def test_q_values_compare_as_numbers(one: str) -> None:
    assert [is_greater(one, other) for other in SPELLED] == [float(one) > float(other) for other in SPELLED]


def test_no_pattern_needs_what_a_server_lacks() -> None:
    """RE2 looks neither ahead nor back, and a Caddyfile takes braces for its own."""
    for voice in VOICES:
        assert not re.search(r"\(\?[=!<]|[{}`]|\\[1-9]", voice.pattern)
