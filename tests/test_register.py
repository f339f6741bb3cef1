"""The register of municipalities: numbers that are copied wrong are found here."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapping.places import municipalities
from mapping.profiles import read_profile
from mapping.register import Entry, entry, register
from mapping.slugs import slug

ENTRIES = sorted(register().values(), key=lambda one: one.slug)
WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)


def passes_modulus_11(cvr: str) -> bool:
    """The check that the business register's numbers are made by."""
    return sum(weight * int(digit) for weight, digit in zip(WEIGHTS, cvr, strict=True)) % 11 == 0


def test_denmark_has_98_municipalities() -> None:
    assert len(register()) == 98


@pytest.mark.parametrize("one", ENTRIES, ids=lambda one: one.slug)
def test_an_entry_is_well_formed(one: Entry) -> None:
    assert slug(one.slug) == one.slug
    assert one.name.endswith("ommune")
    assert len(one.code) == 4 and one.code.isdigit() and 101 <= int(one.code) <= 860
    assert one.cvr is not None and len(one.cvr) == 8 and passes_modulus_11(one.cvr)
    assert all(slug(alias) == alias for alias in one.aliases)


def test_the_check_digit_finds_a_wrong_digit() -> None:
    assert passes_modulus_11("35209115")
    assert not passes_modulus_11("35209116")


def test_no_two_share_a_code_a_cvr_number_or_a_word() -> None:
    words = [word for one in ENTRIES for word in (one.slug, *one.aliases)]
    assert len({one.code for one in ENTRIES}) == len({one.cvr for one in ENTRIES}) == 98
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("word", "name", "code", "cvr"),
    [
        ("odense", "Odense Kommune", "0461", "35209115"),
        ("koebenhavn", "Københavns Kommune", "0101", "64942212"),
        ("kobenhavn", "Københavns Kommune", "0101", "64942212"),
        ("aarhus", "Aarhus Kommune", "0751", "55133018"),
        ("arhus", "Aarhus Kommune", "0751", "55133018"),
        ("lyngby-taarbaek", "Lyngby-Taarbæk Kommune", "0173", "11715311"),
        ("bornholm", "Bornholms Regionskommune", "0400", "26696348"),
        ("bornholms-regionskommune", "Bornholms Regionskommune", "0400", "26696348"),
        ("nordfyns", "Nordfyns Kommune", "0480", "29188947"),
        ("vesthimmerlands", "Vesthimmerlands Kommune", "0820", "29189471"),
        ("hoeje-taastrup", "Høje-Taastrup Kommune", "0169", "19501817"),
        ("ikast-brande", "Ikast-Brande Kommune", "0756", "29189617"),
        ("kerteminde", "Kerteminde Kommune", "0440", "29189706"),
        ("norddjurs", "Norddjurs Kommune", "0707", "29189986"),
    ],
)
def test_a_municipality_is_found_by_its_word(word: str, name: str, code: str, cvr: str) -> None:
    found = entry(word)
    assert found and (found.name, found.code, found.cvr) == (name, code, cvr)


def test_what_is_no_municipality_is_not_found() -> None:
    assert entry("christiansoe") is None
    assert entry("") is None


@pytest.mark.parametrize("path", sorted(municipalities().glob("*.toml")), ids=lambda path: path.stem)
def test_profiles_agree_with_the_register(path: Path) -> None:
    profile = read_profile(path)
    known = entry(profile.slug)
    if known:
        assert (profile.name, profile.code or known.code, profile.cvr or known.cvr) == (known.name, known.code, known.cvr)
