"""The same minutes lead to the same on every day until one that joining names: so a build knows that there is nothing new."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from desk import generate

from mapping import places
from mapping.collection import Municipality
from mapping.inputs import Input
from mapping.link import join, summarise
from mapping.profiles import Profile, read_profile
from mapping.read import read_minutes

ROOT = Path(__file__).parents[1]
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def profile() -> Profile:
    return read_profile(places.municipalities() / "odense.toml")


def municipality(folder: Path, profile: Profile, as_of: date) -> Municipality:
    files = sorted(path for path in folder.iterdir() if path.suffix in (".md", ".txt"))
    given = [Input("odense", path) for path in files]
    minutes = [read_minutes(each.path.read_bytes(), each.name, profile).minutes for each in given]
    (found,) = join([summarise(each) for each in minutes], {"odense": profile}, as_of).municipalities
    return found


@pytest.mark.parametrize("folder", ["real", "made up"])
def test_nothing_turns_before_the_day_that_is_named(folder: str, profile: Profile, tmp_path: Path) -> None:
    """Each turn to the last one, from the first meeting on: the day after it, one in between and the day before the next."""
    if folder == "made up":
        generate(tmp_path / "minutes", 4, items=2)
    where = ROOT / "minutes" / "odense" if folder == "real" else tmp_path / "minutes" / "odense"
    day = date(2022, 1, 1)
    now = municipality(where, profile, day)
    turns = changes = 0
    while turn := now.knowledge.turn:
        assert turn > day
        for other in {day + DAY, day + (turn - day) // 2, turn - DAY} - {day}:
            if other < turn:
                assert municipality(where, profile, other) == now, f"{day} to {turn}: {other}"
        day, before, now = turn, now, municipality(where, profile, turn)
        turns, changes = turns + 1, changes + (now.knowledge.commitments != before.knowledge.commitments)
    assert turns > 3 and changes > 2, "most of these days change something"
    assert municipality(where, profile, day + 4000 * DAY) == now, "after the last one nothing turns"
