"""Whatever bytes come, reading a form ends soon, with lines or with a Problem."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.problems import Unreadable
from mapping.read.forms import read_source
from mapping.recognise import Form, form_of

HTML = b"<!doctype html><html><body>"
TAGS = st.sampled_from("p div b strong h1 h2 h3 ul ol li table tr td th br nav main header span a td colspan".split())
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    st.builds(
        "<{} {}={}>".format, TAGS, st.sampled_from(["colspan", "rowspan", "start", "class", "role", "id"]), st.integers(-1, 99)
    ),
    st.text(max_size=20),
)


def outcome(data: bytes) -> str:
    try:
        return f"{len(read_source(data, 'odense/x').lines)} lines"
    except Unreadable as unreadable:
        return unreadable.problem.code


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_tags_in_any_order_are_read(body: str) -> None:
    data = HTML + body.encode("utf-8", "surrogatepass")
    try:
        source = read_source(data, "odense/x")
    except Unreadable as unreadable:
        assert unreadable.problem.code in ("empty-file", "unreadable-encoding", "too-deep")
        return
    assert source.text.count("\n") == len(source.lines)
    assert all(
        line.text.strip(" ") in source.text.replace("\u00a0", " ") or line.blank
        for line in source.lines
        if "  " not in source.text
    )


@given(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_html_in_a_field_stays_within_its_item(body: str, title: str, number: str) -> None:
    item = {"Punktnummer": number, "Navn": title, "Felter": [{"Navn": title, "Html": body}]}
    meeting = {"Udvalg": "Byrådet", "Moede": {"Dato": "2024-05-14"}, "Dagsordenpunkter": [item, item]}
    source = read_source(json.dumps(meeting).encode(), "odense/x")
    assert sum(line.role is not None and line.role.value == "item" for line in source.lines) == 2


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_have_a_form(data: bytes) -> None:
    assert form_of(data) in Form
    if form_of(data) is not Form.PDF:
        assert outcome(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (HTML + b"<div>" * 10_000 + b"hej", "too-deep"),
        (HTML + b"<table><tr><td>" * 10_000 + b"hej", "too-deep"),
        (b'{"Dagsordenpunkter":' + b"[" * 100_000, "not-json"),
        (b'{"a":' * 100_000, "not-json"),
        (b"<?xml version='1.0'?>" + b"<Dagsorden>" * 100_000, "not-xml"),
        (HTML + b"<p class='" + b"x " * 2_000_000 + b"'>hej</p>", "2 lines"),
        (HTML + b"<p " + b"a=b " * 500_000 + b">hej</p>", "2 lines"),
        (b"<" * 1_000_000, "1 lines"),
        (b"<!--" * 250_000, "1 lines"),
    ],
    ids=["divs", "tables", "arrays", "objects", "xml", "attribute", "attributes", "brackets", "comments"],
)
def test_depth_and_size_end(data: bytes, expected: str) -> None:
    assert outcome(data) == expected


def test_a_small_page_does_not_grow_into_a_large_text() -> None:
    data = HTML + b"<table>" + (b"<tr><td rowspan=9999 colspan=9999>" + b"x" * 90 + b"<td>y</tr>") * 2_000
    assert len(read_source(data, "odense/x").text) < 10 * len(data)
