"""A build that knows what earlier ones found out makes the very bytes of one that does not, and does only what is needed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Desk, contents, copy_of_program, generate

Change = Callable[[Desk, random.Random], None]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    generate(folder / "minutes", 6)
    generate(folder / "more", 9)
    return folder


@pytest.fixture
def desk(corpus: Path, tmp_path: Path) -> Desk:
    shutil.copytree(corpus / "minutes", tmp_path / "minutes")
    shutil.copytree(corpus / "more", tmp_path / "more")
    return Desk(tmp_path, copy_of_program(tmp_path / "program"))


def correct_a_decision(desk: Desk, chance: random.Random) -> None:
    """A word of one item."""
    path = chance.choice(desk.files)
    text = path.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    places = [number for number, line in enumerate(lines) if line.startswith(("Udvalget ", "Forvaltningen "))]
    number = chance.choice(places)
    lines[number] = lines[number].rstrip("\n") + f" Rettet {chance.randrange(1000)} gange.\n"
    path.write_text("".join(lines), "utf-8")


def add_a_meeting(desk: Desk, chance: random.Random) -> None:
    there = {path.stem for path in desk.files}
    more = [path for path in sorted((desk.folder / "more").rglob("*")) if path.is_file() and path.stem not in there]
    if more:
        shutil.copy(chance.choice(more), desk.minutes / "odense")


def remove_a_meeting(desk: Desk, chance: random.Random) -> None:
    if len(desk.files) > 2:
        chance.choice(desk.files).unlink()


def rename_a_file(desk: Desk, chance: random.Random) -> None:
    path = chance.choice(desk.files)
    path.rename(path.with_name(f"{path.stem}-{chance.randrange(100)}{path.suffix}"))


def break_a_file(desk: Desk, chance: random.Random) -> None:
    chance.choice(desk.files).write_text("Intet at se her.\n", "utf-8")


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def change_how_a_municipality_writes(desk: Desk, chance: random.Random) -> None:
    append(desk.program / "mapping/municipalities/odense.toml", f"\n# {chance.random()}\n")


def change_a_template(desk: Desk, chance: random.Random) -> None:
    append(desk.program / "site/templates/agenda_item.html", f"<!-- {chance.randrange(1000)} -->\n")


def change_a_shape(desk: Desk, chance: random.Random) -> None:
    append(desk.program / "shapes/agenda_item.ttl", f"\n# {chance.random()}\n")


def change_the_program(desk: Desk, chance: random.Random) -> None:
    append(desk.program / "mapping/publish/jsonld.py", f"\n# {chance.random()}\n")


def nothing(desk: Desk, chance: random.Random) -> None:
    """The next night."""


INPUT = (correct_a_decision, add_a_meeting, remove_a_meeting, rename_a_file, break_a_file, correct_a_decision, nothing)
PROGRAM = (change_how_a_municipality_writes, change_a_template, change_a_shape, change_the_program)


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_kept_is_what_would_be_made(desk: Desk, seed: int) -> None:
    """Each kind of change at least once over the two, several of them in one night."""
    chance = random.Random(seed)
    changes: list[Change] = [*INPUT[seed % 2 :: 2], *PROGRAM[seed % 2 :: 2]]
    chance.shuffle(changes)
    desk.warm("2026-05-01")
    for day, change in enumerate(changes, 2):
        change(desk, chance)
        before = desk.folder / "before"
        shutil.copytree(desk.out, before)
        desk.warm(f"2026-05-{day:02}")
        assert desk.cold(before, f"2026-05-{day:02}") == contents(desk.out), f"{change.__name__}, seed {seed}, step {day}"
        shutil.rmtree(before)


def test_nothing_is_done_twice(desk: Desk) -> None:
    first = desk.warm("2030-05-01")  # Years later, so that no promise falls due between two nights.
    assert (first["read_anew"], first["from_cache"], first["unchanged"]) == (6, 0, False)
    again = desk.warm("2030-05-01")
    assert (again["read_anew"], again["from_cache"], again["unchanged"], again["files_written"]) == (0, 6, True, 0)
    assert again["files"] == first["files"]
    tomorrow = desk.warm("2030-05-02")
    assert (tomorrow["read_anew"], tomorrow["unchanged"], tomorrow["files_written"]) == (0, True, 0), "no term passed that day"
    before = desk.folder / "before"
    shutil.copytree(desk.out, before)
    assert desk.cold(before, "2030-05-02") == contents(desk.out)


def test_a_day_on_which_a_term_has_passed_is_news(desk: Desk) -> None:
    """The minutes are the same; what they promise for a day in 2029 is overdue then."""
    path = desk.files[-1]
    text = path.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("Forvaltningen "))
    path.write_text(text.replace(line, f"{line} Forvaltningen forelægger en evaluering senest den 4. marts 2030.", 1), "utf-8")
    desk.warm("2030-03-03")
    on_the_day = desk.warm("2030-03-04")
    assert (on_the_day["unchanged"], on_the_day["changes"]) == (True, [])
    overdue = desk.warm("2030-03-05")
    assert (overdue["unchanged"], overdue["read_anew"]) == (False, 0)
    assert any("/tilsagn/" in iri or "/moede/" in iri for _, iri in overdue["changes"])


def test_one_corrected_item_is_what_is_written(desk: Desk) -> None:
    first = desk.warm("2030-05-01")
    path = desk.files[3]
    text = path.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("Forvaltningen "))
    path.write_text(text.replace(line, f"{line} Det er alt.", 1), "utf-8")
    corrected = desk.warm("2030-05-02")
    assert (corrected["read_anew"], corrected["from_cache"]) == (1, 5)
    assert 0 < len(corrected["changes"]) < 6, "the item, and what quotes it"
    assert {kind for kind, _ in corrected["changes"]} == {"update"}
    assert corrected["files_written"] < first["files"] / 4


def test_a_template_makes_pages_anew_and_reads_nothing(desk: Desk) -> None:
    desk.warm("2030-05-01")
    change_a_template(desk, random.Random(1))
    again = desk.warm("2030-05-02")
    assert (again["read_anew"], again["from_cache"]) == (0, 6)
    assert again["changes"] == []
    change_a_shape(desk, random.Random(1))
    assert desk.warm("2030-05-03")["read_anew"] == 6, "what was checked by other shapes is checked again"


def damaged(data: bytes, kind: str, chance: random.Random) -> bytes:
    if kind == "flipped":
        at = chance.randrange(len(data))
        return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
    return {"cut": data[: len(data) // 2], "emptied": b"", "of another form": b"referat cache 0\n" + data[16:]}[kind]


def test_a_damaged_cache_is_found_out(desk: Desk) -> None:
    """Entries of all kinds, damaged in every way; one is another's, put in its place."""
    desk.warm("2026-05-01")
    right = contents(desk.out)
    chance = random.Random(3)
    entries = sorted(path for path in desk.cache.rglob("*") if path.is_file() and path.parent != desk.cache)
    for number, path in enumerate(chance.sample(entries, len(entries) // 2)):
        kind = ("flipped", "cut", "emptied", "of another form", "gone", "another's")[number % 6]
        if kind == "gone":
            path.unlink()
        elif kind == "another's":
            shutil.copy(chance.choice([each for each in entries if each.exists() and each != path]), path)
        else:
            path.write_bytes(damaged(path.read_bytes(), kind, chance))
    (desk.out / "index.html").touch()
    desk.warm("2026-05-01")
    assert contents(desk.out) == right


def test_a_file_that_was_changed_by_hand_is_put_right(desk: Desk) -> None:
    desk.warm()
    right = contents(desk.out)
    page = next((desk.out / "odense/moede").glob("*/*/index.html"))
    page.write_text("Noget andet.", "utf-8")
    desk.warm()
    assert contents(desk.out) == right
