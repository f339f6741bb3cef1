"""What the TOMLs of municipalities say: every pattern has examples, and they all run here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from mapping import places
from mapping.profiles import Layout, Profile, read_profile
from mapping.register import register
from mapping.vocabulary import sections

PROFILES = [read_profile(path) for path in sorted(places.municipalities().glob("*.toml"))]
LAYOUTS = [(profile.slug, layout) for profile in PROFILES for layout in profile.layouts]


def matches(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text, re.IGNORECASE) is not None


def case_type_examples() -> Iterator[tuple[str, str]]:
    for _, layout in LAYOUTS:
        yield from ((form.pattern, example) for form in layout.case_type_forms for example in form.examples)


def test_every_pattern_of_a_layout_has_an_example() -> None:
    forms = [form for _, layout in LAYOUTS for form in layout.case_type_forms]
    groups = [group for _, layout in LAYOUTS for group in layout.groups]
    assert forms and groups
    assert [form.pattern for form in forms if not form.examples] == []
    assert [group.heading for group in groups if not group.examples] == []


@pytest.mark.parametrize(("pattern", "example"), list(case_type_examples()))
def test_a_case_type_is_found_in_its_examples_and_leaves_a_title(pattern: str, example: str) -> None:
    found = re.search(pattern, example)
    assert found and re.fullmatch("[A-ZÆØÅ]", found["letter"])
    assert re.sub(pattern, "", example).strip()


def test_group_headings_match_their_examples_and_no_other_group_of_the_layout() -> None:
    for slug, layout in LAYOUTS:
        for group in layout.groups:
            for example in group.examples:
                hits = [each for each in layout.groups if matches(each.heading, example)]
                assert hits == [group], f"{slug}: {example}"


def test_headings_name_a_section_that_the_code_list_has() -> None:
    known = set(sections().concepts)
    assert {kind for _, layout in LAYOUTS for kind in layout.headings.values()} <= known


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.slug)
def test_codes_and_cvr_numbers_are_those_of_the_register(profile: Profile) -> None:
    known = register()[profile.slug]
    assert (profile.name, profile.code, profile.cvr) == (known.name, known.code, known.cvr)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.slug)
def test_layouts_of_one_municipality_do_not_overlap(profile: Profile) -> None:
    spans = sorted((layout.first or date.min, layout.last or date.max) for layout in profile.layouts)
    assert all(earlier[1] < later[0] for earlier, later in pairwise(spans))
    assert len({layout.name for layout in profile.layouts}) == len(profile.layouts)


@pytest.mark.parametrize(
    ("slug", "day", "name"),
    [
        ("odense", date(2026, 4, 28), "odense-2022"),
        ("odense", date(2016, 4, 6), "odense-2012-2021"),
        ("odense", date(2008, 3, 26), "odense-2008"),
        ("koebenhavn", date(2007, 10, 11), "koebenhavn-protokol"),
        ("koebenhavn", date(2020, 3, 31), "koebenhavn"),
        ("aarhus", date(2019, 9, 18), "aarhus"),
    ],
)
def test_a_day_has_its_layout(slug: str, day: date, name: str) -> None:
    (profile,) = [each for each in PROFILES if each.slug == slug]
    assert profile.layout_on(day).name == name


def test_where_no_layout_is_known_the_general_one_is_taken() -> None:
    assert Profile(slug="prøveby", name="Prøveby Kommune").layout_on(date(2026, 1, 1)) == Layout("generel")
