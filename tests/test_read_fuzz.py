"""No input makes the reader crash, and no line of it is lost."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from mapping.model import Minutes, Reading
from mapping.problems import Unreadable
from mapping.profiles import Profile
from mapping.read import read_minutes
from mapping.read.as_json import reading_from_json, reading_to_json

PROFILE = Profile(slug="prøveby", name="Prøveby Kommune", abbreviations=(("BYR", "Byrådet"),))
HEAD = "REFERAT Byrådet 2026-2029 d. 06-05-2026\n\nMødedato Onsdag d. 6. maj 2026 kl. 17:00\n\n"

pieces = st.sampled_from(
    [
        "Punkt 1: B-sag: Havnen",
        "# **Punkt 2a: Skoler**",
        "01.02.05-P16-4-25",
        "Sagsresumé",
        "## Indstilling",
        "**Beslutning**",
        "Bilag",
        "Bilag 1 Plan",
        "By- og Miljøforvaltningen indstiller, at udvalget godkender:",
        "1. At noget sker",
        "- et punkt",
        "Godkendt.",
        "Udvalget besluttede ikke at behandle punkt 1. Resten følger.",
        "Mødet hævet kl. 29.99.",
        "1.000 kr.\t2026\t2027\tI alt",
        "B2026 - Kajen\t100\t\t100",
        "I alt\t100\t0\t100\t7",
        "|År|Antal|",
        "|2024|12 %|",
        "Den 31. februar 2026 vedtog byrådet 3-4 mio. kr. om året i perioden 2025-2024.",
        'Projektet "Alle med" og VeteranTeam Odense, jf. BYR 14/6 2024',
        "og midt i en sætning",
        "Side 3 af 9",
        "",
        "\t",
        "****",
    ]
)
documents = st.lists(st.one_of(pieces, st.text(max_size=40)), max_size=40).map("\n".join)


def read(data: bytes) -> tuple[Minutes, str] | None:
    try:
        reading = read_minutes(data, "prøveby/møde.txt", PROFILE)
    except Unreadable as unreadable:
        assert unreadable.problem.file == "prøveby/møde.txt" and unreadable.problem.needs
        return None
    return reading.minutes, reading.text


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read(data)


@given(documents)
@example("Punkt 1: Havnen\n1. a\n2. b\nBeslutning\n\nGodkendt.\nBilag\n|a|b|\n|1|2|")
def test_no_line_is_lost(body: str) -> None:
    found = read((HEAD + body).encode("utf-8", "surrogatepass"))
    if found is None:
        return
    minutes, text = found
    assert reading_from_json(reading_to_json(Reading(minutes, text, ()))) == (minutes, text, ())
    kept = {note.line for note in (*minutes.unread, *minutes.ignored)}
    for span in [minutes.body.span, minutes.time.span, *(entry.span for entry in minutes.contents)]:
        kept.update(range(span.first, span.last + 1))
    if minutes.time.end_span:
        kept.add(minutes.time.end_span.first)
    if minutes.place:
        kept.add(minutes.place.span.first)
    for item in minutes.items:
        kept.update(range(item.span.first, item.span.last + 1))
    solid = {number for number, line in enumerate(text.split("\n"), 1) if line.strip() and line.strip() != "****"}
    contents_heading = {n for n, line in enumerate(text.split("\n"), 1) if line.strip(" :*#").lower() in ("indhold", "dagsorden")}
    assert solid - kept - contents_heading == set()


@given(documents)
def test_every_block_stands_on_its_lines(body: str) -> None:
    found = read((HEAD + body).encode("utf-8", "surrogatepass"))
    if found is None:
        return
    minutes, text = found
    lines = text.split("\n")
    for item in minutes.items:
        for section in item.sections:
            for block in section.blocks:
                assert 1 <= block.span.first <= block.span.last <= len(lines)
                source = "".join(lines[block.span.first - 1 : block.span.last])
                assert set(block.text) - set(" ") <= set(source) | {" "}
