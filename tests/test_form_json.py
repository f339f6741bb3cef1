"""JSON of FirstAgenda in its variants, XML that is none of ours, and our own JSON read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mapping.check import check_privacy
from mapping.meetings import understand
from mapping.problems import Unreadable
from mapping.profiles import Profile, read_profile
from mapping.read import read_minutes
from mapping.read.as_json import reading_to_json
from mapping.read.forms import read_source
from mapping.read.lines import Role
from mapping.uris import Uris

ROOT = Path(__file__).parents[1]
ODENSE = read_profile(ROOT / "mapping" / "municipalities" / "odense.toml")
EXAMPLE = ROOT / "tests" / "minutes" / "odense" / "2025-03-04-kulturudvalget.txt"
REAL = sorted((ROOT / "minutes" / "odense").iterdir())


def firstagenda(**changes: Any) -> bytes:
    meeting: dict[str, Any] = {
        "Udvalg": {"Navn": "Byrådet"},
        "Moede": {"Dato": "2024-05-14T16:00:00+02:00", "Sted": "Byrådssalen", "Navn": "Referat"},
        "Dagsordenpunkter": [{"Punktnummer": "1", "Navn": "Sag", "Felter": [{"Html": "<h3>Beslutning</h3><p>Godkendt.</p>"}]}],
    }
    return json.dumps({**meeting, **changes}, ensure_ascii=False).encode()


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_source(data, "odense/x.json").lines if not line.blank]


def code(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_minutes(data, "odense/x.json", ODENSE)
    return caught.value.problem.code


def test_a_meeting_is_drawn_as_minutes() -> None:
    assert texts(firstagenda()) == [
        "REFERAT Byrådet d. 14-05-2024",
        "Mødedato d. 14. maj 2024 kl. 16:00",
        "Mødested Byrådssalen",
        "Punkt 1: Sag",
        "Beslutning",
        "Godkendt.",
    ]


@pytest.mark.parametrize("printed", ["2024-05-14T14:00:00Z", "2024-05-14T16:00:00", "2024-05-14T16:00:00.0000000+02:00"])
def test_the_time_is_that_of_danish_clocks(printed: str) -> None:
    assert texts(firstagenda(Moede={"Dato": printed}))[1] == "Mødedato d. 14. maj 2024 kl. 16:00"


def test_a_day_without_an_hour() -> None:
    assert texts(firstagenda(Moede={"Dato": "2024-05-14T00:00:00"}))[1] == "Mødedato d. 14. maj 2024"


def test_names_of_another_version_and_missing_parts() -> None:
    item = {
        "Number": 4,
        "Caption": "4. Budget",
        "CaseNumber": "25/4311",
        "IsOpen": False,
        "Beslutning": "Godkendt.",
        "Bilag": None,
    }
    drawn = texts(firstagenda(Dagsordenpunkter=[item, "x", {}], Moede={"MeetingBeginUtc": "2024-05-14"}, Udvalg="Byrådet"))
    assert drawn[2:] == ["Punkt 4: Budget", "25/4311", "Lukket punkt", "Beslutning", "Godkendt.", "Punkt 3: (uden titel)"]


def test_only_the_items_of_the_json_are_items() -> None:
    fields = [{"Navn": "Sagsfremstilling", "Html": "<h2>Punkt 2: Nej</h2><p>3. Heller ikke</p>"}]
    source = read_source(firstagenda(Dagsordenpunkter=[{"Navn": "Sag", "Felter": fields}]), "x/x")
    assert [line.text for line in source.lines if line.role is Role.ITEM] == ["Punkt 1: Sag"]


def test_a_field_that_repeats_its_name_has_one_heading() -> None:
    fields = [{"Navn": "Indstilling", "Html": "<h3>Indstilling:</h3><p>At sagen drøftes.</p>"}]
    assert texts(firstagenda(Dagsordenpunkter=[{"Navn": "Sag", "Felter": fields}])).count("Indstilling") == 1


def test_an_agenda_is_no_minutes() -> None:
    moede = {"Dato": "2024-05-14", "Navn": "Dagsorden"}
    assert code(firstagenda(Moede=moede, Dagsordenpunkter=[{"Navn": "Sag", "Felter": []}])) == "agenda"
    assert texts(firstagenda(Moede=moede))[-1] == "Godkendt."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"Udvalg": None}, "no-body"),
        ({"Moede": {}}, "no-date"),
        ({"Moede": {"Dato": "i morgen"}}, "no-date"),
        ({"Moede": {"Dato": "9999-12-31T23:59:59-23:59"}}, "no-date"),
        ({"Dagsordenpunkter": []}, "no-items"),
        ({"Dagsordenpunkter": None}, "unknown-json"),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, Any], expected: str) -> None:
    assert code(firstagenda(**changes)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"name": "package"}', "unknown-json"),
        (b'{"Dagsordenpunkter": [', "not-json"),
        (b"[" * 100_000, "not-json"),
        (b'<?xml version="1.0"?><rss/>', "unknown-xml"),
        (b'<?xml version="1.0"?><Dagsorden>', "not-xml"),
        (b'<?xml version="1.0"?><Dagsorden><Dagsordenpunkt/></Dagsorden>', "no-body"),
        (b'<?xml version="1.0"?><Dagsorden Udvalg="B" Dato="32. maj 2024"><Dagsordenpunkt/></Dagsorden>', "no-date"),
    ],
)
def test_what_is_none_of_the_forms(data: bytes, expected: str) -> None:
    assert code(data) == expected


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "http://example.dk/d.dtd">',
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;">]>',
    ],
)
def test_xml_brings_nothing_in_from_elsewhere(doctype: str) -> None:
    data = f'<?xml version="1.0"?>{doctype}<Dagsorden><Dagsordenpunkt>&x;</Dagsordenpunkt></Dagsorden>'.encode()
    assert code(data) in ("document-type", "not-xml")


@pytest.mark.parametrize("path", [EXAMPLE, *REAL], ids=lambda path: path.stem)
def test_our_own_json_loses_nothing(path: Path) -> None:
    once = read_minutes(path.read_bytes(), f"odense/{path.name}", ODENSE)
    again = read_minutes(reading_to_json(once).encode(), "odense/x.json", ODENSE)
    assert again == once
    assert reading_to_json(again) == reading_to_json(once)


def test_our_own_json_is_described_and_checked_as_its_source_is() -> None:
    uris = Uris("https://data.example.dk/")
    once = understand(EXAMPLE.read_bytes(), f"odense/{EXAMPLE.name}", ODENSE, uris)
    assert once.reading is not None
    again = understand(reading_to_json(once.reading).encode(), "odense/x.json", ODENSE, uris)
    assert (again.triples, again.problems) == (once.triples, once.problems) and again.triples


def own(**changes: Any) -> dict[str, Any]:
    reading = read_minutes(EXAMPLE.read_bytes(), f"odense/{EXAMPLE.name}", ODENSE)
    made: dict[str, Any] = {**json.loads(reading_to_json(reading)), **changes}
    return made


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"text": None}, "no-text"),
        ({"items": [{"number": 1}]}, "breaks-schema"),
        ({"strange": 1}, "breaks-schema"),
        ({"municipality": "nyborg"}, "not-our-json"),
        ({"text": "kort\n"}, "not-our-json"),
        ({"source": {"name": "a\u001b[31m", "sha256": "0" * 64, "form": "text", "lines": 1}}, "not-our-json"),
    ],
)
def test_json_that_we_would_not_have_written(changes: dict[str, Any], expected: str) -> None:
    assert code(json.dumps(own(**changes)).encode()) == expected


def test_a_fault_in_our_own_json_is_told_with_its_place_and_without_its_value() -> None:
    broken = own()
    broken["items"][1]["position"] = "010190-1234"
    with pytest.raises(Unreadable) as caught:
        read_minutes(json.dumps(broken).encode(), "odense/x.json", ODENSE)
    assert "«items.1.position»" in caught.value.problem.saw and "010190" not in str(caught.value)


def test_a_value_that_stands_on_no_line_is_found_out() -> None:
    changed = own()
    changed["items"][1]["title"] = "En helt anden titel"
    found = understand(json.dumps(changed).encode(), "odense/x.json", ODENSE, Uris("https://data.example.dk/"))
    assert "quote-not-in-lines" in {problem.code for problem in found.problems}


def test_a_cpr_number_in_our_own_json_stops_it() -> None:
    changed = own()
    lines = changed["text"].split("\n")
    lines[1] = "010190-1234"
    read = read_minutes(json.dumps({**changed, "text": "\n".join(lines)}).encode(), "odense/x.json", ODENSE)
    assert [problem.code for problem in check_privacy(read)] == ["cpr-number"]


def test_a_municipality_without_toml_reads_its_own_json() -> None:
    nordby = Profile("nordby", "Nordby Kommune")
    once = read_minutes(firstagenda(), "nordby/x.json", nordby)
    assert read_minutes(reading_to_json(once).encode(), "nordby/y.json", nordby) == once
