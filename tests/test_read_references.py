"""References to other meetings, as any municipality words them."""

from __future__ import annotations

from datetime import date

import pytest

from mapping.model import Block, BlockKind, Direction, Reference, ReferenceKind, Section, Span
from mapping.profiles import Profile
from mapping.read.references import Meeting, read_references

MEETING = Meeting("Havneudvalget", date(2024, 12, 10), Profile(slug="prøveby", name="Prøveby Kommune"))


def references(text: str) -> tuple[Reference, ...]:
    section = Section(1, "sagsfremstilling", None, (Block(BlockKind.PARAGRAPH, text, Span(1, 1)),), Span(1, 1))
    return read_references([section], [], MEETING)


@pytest.mark.parametrize(
    ("text", "kind", "bodies", "day"),
    [
        ("Kommunalbestyrelsen godkendte planen den 3. maj 2023.", ReferenceKind.DECISION, ("Kommunalbestyrelsen",), "2023-05-03"),
        (
            "Borgerrepræsentationen vedtog den 22. juni 2018 en ny plan.",
            ReferenceKind.DECISION,
            ("Borgerrepræsentationen",),
            "2018-06-22",
        ),
        ("Magistraten behandlede sagen den 3. maj 2023.", ReferenceKind.MEETING, ("Magistraten",), "2023-05-03"),
        ("Økonomiudvalget drøftede den 12. maj 2020 planen.", ReferenceKind.MEETING, ("Økonomiudvalget",), "2020-05-12"),
        ("Sagen blev drøftet på møde den 3. maj 2023.", ReferenceKind.MEETING, (), "2023-05-03"),
        ("Byrådets beslutning af 24. februar 2009 gælder.", ReferenceKind.DECISION, ("Byrådet",), "2009-02-24"),
        ("Se referatet, jf. Byrådets møde d. 3.12.2019.", ReferenceKind.MEETING, ("Byrådet",), "2019-12-03"),
        ("Byrådet vedtog på møde den 15. december 2015 en plan.", ReferenceKind.DECISION, ("Byrådet",), "2015-12-15"),
        ("Planen er fra før (ØU den 12. maj 2020).", ReferenceKind.MEETING, (), "2020-05-12"),
        (
            "Udvalget for Kultur & Fritid godkendte den 3. maj 2023 planen.",
            ReferenceKind.DECISION,
            ("Udvalget for Kultur & Fritid",),
            "2023-05-03",
        ),
        ("Kommunalbestyrelsens møde af 3. maj 2023 er nævnt.", ReferenceKind.MEETING, ("Kommunalbestyrelsen",), "2023-05-03"),
    ],
)
def test_a_reference_names_its_body_and_day(text: str, kind: ReferenceKind, bodies: tuple[str, ...], day: str) -> None:
    (found,) = references(text)
    assert (found.kind, found.bodies, found.date.value, found.direction) == (kind, bodies, day, Direction.EARLIER)


@pytest.mark.parametrize(
    "text",
    [
        "Fristen er den 3. maj 2025.",
        "Ministeriet udsendte brevet den 3. maj 2023.",
        "Skolen åbnede den 3. maj 2023, og kommunalbestyrelsen var indbudt.",
        "Reglerne (EU den 3. maj 2023) gælder.",
        "Planen er i høring fra den 3. maj 2023.",
        "Udvalget hørte om stedet for udsatte, som åbnede i august 2023.",
    ],
)
def test_a_date_alone_is_no_reference(text: str) -> None:
    assert references(text) == ()


@pytest.mark.parametrize("piece", ["den 3. maj 2023 ", "Byrådet vedtog ", "ØU ", "Udvalget for A og ", "A-, "])
def test_long_runs_are_read_in_pieces(piece: str) -> None:
    found = references(piece * (50_000 // len(piece)))
    assert [one.position for one in found] == list(range(1, len(found) + 1))
