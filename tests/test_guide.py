"""The guide «Adding a municipality» in CONTRIBUTING.md is run as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mapping.meetings import understand
from mapping.model import Minutes
from mapping.profiles import Profile, read_profile
from mapping.register import entry
from mapping.uris import Uris

WHOLE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
GUIDE = WHOLE.partition("### Adding a municipality")[2].partition("\n### ")[0]
NAME = "kerteminde/2026-05-28-kommunalbestyrelsen.txt"


def block(kind: str, number: int = 0) -> str:
    """A block of code in the guide."""
    blocks: list[tuple[str, str]] = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    return [text for name, text in blocks if name == kind][number]


def without_toml() -> Profile:
    known = entry("kerteminde")
    assert known
    return Profile(known.slug, known.name, known.code, known.cvr)


@pytest.fixture
def with_toml(tmp_path: Path) -> Profile:
    path = tmp_path / "kerteminde.toml"
    path.write_text(block("toml"), "utf-8")
    return read_profile(path)


def said(profile: Profile) -> tuple[Minutes, str]:
    found = understand(block("text").encode(), NAME, profile, Uris("https://data.example.dk/"))
    assert found.reading
    return found.reading.minutes, "\n".join(str(problem) for problem in found.problems)


def test_the_guide_shows_what_is_said_before_the_toml() -> None:
    assert said(without_toml())[1].strip() == block("").strip()


def test_the_guide_shows_what_is_said_with_the_toml(with_toml: Profile) -> None:
    assert said(with_toml)[1].strip() == block("", 1).strip()


def test_the_toml_of_the_guide_makes_the_three_things_right(with_toml: Profile) -> None:
    minutes, _ = said(with_toml)
    titles = [(item.case_type, item.title) for item in minutes.items]
    assert titles == [("A", "Tilskud til havnebadet"), ("E", "Regnskab for museet")]
    assert [item.sections[0].kind for item in minutes.items] == ["sagsfremstilling", "sagsfremstilling"]
    assert [reference.bodies for reference in minutes.items[1].references] == [("Kommunalbestyrelsen",)]
    assert minutes.layout == "kerteminde"
