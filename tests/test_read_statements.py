"""Reservations, dissent, remarks, and matters brought before the council, word for word."""

from __future__ import annotations

import pytest
from item_text import decided

from mapping.model import Statement


def only(text: str) -> Statement:
    (found,) = decided(text, "Teknik- og Miljøudvalget").statements
    return found


@pytest.mark.parametrize(
    ("text", "kind", "parties", "members"),
    [
        ("Ø tager forbehold.", "reservation", ("Ø",), ()),
        ("2 medlemmer (N+Ø) tager forbehold frem til behandlingen i KB.", "reservation", ("N", "Ø"), ()),
        ("Liste B forbeholder sig sin stillingtagen til byrådets behandling.", "reservation", ("B",), ()),
        ("2 medlemmer (O+Ø) afventer stillingtagen indtil KB-behandlingen.", "reservation", ("O", "Ø"), ()),
        ("Ida Dam tog forbehold.", "reservation", (), ("Ida Dam",)),
        ("Enhedslistens byrådsgruppe kunne ikke tiltræde indstillingen.", "minority", ("Enhedslisten",), ()),
        ("O (1) kan ikke anbefale indstillingen, da området er vådt.", "minority", ("O",), ()),
        ("Liste B stemte imod, idet sagen ikke er oplyst.", "minority", ("B",), ()),
        ("Bo Holm (V) afgav mindretalsudtalelse.", "minority", ("V",), ("Bo Holm",)),
        ("Bo Holm (V) ønskede tilført protokollen, at sagen haster.", "remark", ("V",), ("Bo Holm",)),
        ("Ø ønskede at få ført til referat, at planen er dyr.", "remark", ("Ø",), ()),
        ("Ida Lund (F) begærer sagen indbragt for byrådet.", "council", ("F",), ("Ida Lund",)),
        ("Ø ønsker sagen afgjort i byrådet.", "council", ("Ø",), ()),
    ],
)
def test_what_members_had_recorded(text: str, kind: str, parties: tuple[str, ...], members: tuple[str, ...]) -> None:
    found = only(f"Godkendt.\n\n{text}")
    assert (found.kind.value, found.parties, found.members, found.text) == (kind, parties, members, text)


def test_the_quotation_behind_a_remark_is_part_of_it() -> None:
    text = 'Enhedslisten ønskede følgende bemærkning tilført protokollen:\n\n"Det er dyrt.\n\nDet er grimt."'
    found = only(f"Godkendt.\n\n{text}\n\nBo Holm gik kl. 18.")
    assert (found.kind.value, found.parties, found.text) == ("remark", ("Enhedslisten",), text)
    assert (found.span.first, found.span.last) == (4, 8)


def test_a_remark_without_quotation_marks_is_the_paragraph_behind_the_colon() -> None:
    assert only("V afgav følgende protokolbemærkning:\n\nVi er imod.\n\nGodkendt.").text.endswith(":\n\nVi er imod.")


def test_a_reservation_that_no_member_takes_is_none() -> None:
    assert decided("Der tages forbehold for myndighedernes godkendelse.").statements == ()
    assert decided("Godkendt uden forbehold.").statements == ()


def test_a_majority_is_no_minority() -> None:
    assert decided("Et flertal bestående af A og V (5) anbefaler indstillingen.", "Økonomiudvalget").statements == ()


def test_a_minority_by_its_name() -> None:
    assert only("Anbefales.\n\nEt mindretal bestående af Ø kan ikke støtte planen.").parties == ("Ø",)


def test_statements_stand_in_printed_order() -> None:
    found = decided("Godkendt.\n\nØ tager forbehold. B tager forbehold.\n\nV kan ikke støtte planen.").statements
    assert [(one.position, one.parties) for one in found] == [(1, ("Ø",)), (2, ("B",)), (3, ("V",))]


def test_an_unclosed_quotation_ends_somewhere() -> None:
    text = 'Godkendt.\n\nV afgav følgende protokolbemærkning:\n\n"Vi er imod.\n\n' + "\n\n".join(["En linje."] * 300)
    assert len(only(text).text) < 3000
