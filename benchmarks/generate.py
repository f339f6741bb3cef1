"""Makes up minutes in the form Odense writes them: same arguments, same bytes.

    python -m benchmarks.generate --meetings 100 --seed 1 --out FOLDER --truth

writes ``FOLDER/odense/<day>-<body>.{md,txt}`` and, beside the folder so that no build reads it as minutes,
``FOLDER-truth/odense/<same name>.json`` with what is in each file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from mapping.slugs import slug

from .blocks import Sheet
from .items import Dropped, Style, decide, write_item
from .layout import Form, lay_out
from .matters import MattersTruth, plant
from .pen import Pen
from .plan import MeetingPlan, plan
from .truth import ItemTruth, MeetingTruth
from .words import WEEKDAYS

ITEMS = 20
"""Items that a meeting usually has; some have five, some twenty-five."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make."""

    meetings: int
    seed: int = 1
    items: int = ITEMS
    length: float = 1.0
    wrong_totals: float = 0.05
    matters: bool = False
    """Whether matters are planted of which it is known what follows from them across meetings."""


def make(wanted: Wanted) -> Iterator[tuple[str, bytes, MeetingTruth]]:
    """File name, file and truth of each meeting. Each depends on the plan and the seed alone, not on the others' text."""
    for meeting in planned(wanted)[0]:
        rng = Random(f"{wanted.seed}:{meeting.body.name}:{meeting.day}")
        text, truth = _write(meeting, wanted, rng)
        yield truth.file, text.encode(), truth


def planned(wanted: Wanted) -> tuple[list[MeetingPlan], MattersTruth]:
    """The outline of the corpus, and the truth of what was planted in it."""
    meetings = list(plan(wanted.meetings, wanted.seed, wanted.items))
    return plant(meetings, wanted.seed) if wanted.matters else (meetings, MattersTruth())


def _write(meeting: MeetingPlan, wanted: Wanted, rng: Random) -> tuple[str, MeetingTruth]:
    late = meeting.day.year >= 2026
    markdown = rng.random() < (0.3 if late else 0.7)
    style = Style(wanted.wrong_totals, wanted.length, int(late), late, rng.random() < 0.12)
    name = f"{meeting.day}-{slug(meeting.body.name)}.{'md' if markdown else 'txt'}"
    end = f"{rng.randint(17, 19)}.{rng.choice(('05', '15', '30', '45'))}" if late and rng.random() < 0.6 else None
    start = f"{rng.randint(12, 16)}:{rng.choice(('00', '30'))}"
    weekday = WEEKDAYS[meeting.day.weekday()]
    truth = MeetingTruth(name, meeting.body.name, meeting.term, meeting.day.isoformat(), weekday, start, end, meeting.body.place)
    written: list[tuple[Sheet, ItemTruth, Pen]] = []
    for item in meeting.items:
        written.append(write_item(meeting, item, [done.title for _, done, _ in written], style, rng))
    cases = [at for at, item in enumerate(meeting.items) if item.kind == "case"]
    drop = rng.choice(cases) if rng.random() < 0.05 else None
    dropped = _dropped(*written[drop][1:]) if drop is not None else None
    sheets = []
    for at, (sheet, said, pen) in enumerate(written):
        off = dropped if at in (0, drop) else None
        sheets.append(decide(sheet, pen, style, off, end if at == 0 else None))
        truth.items.append(said)
    return lay_out(meeting, truth, sheets, Form(markdown, rng)), truth


def _dropped(said: ItemTruth, pen: Pen) -> Dropped:
    return Dropped(said.number, said.title, pen.item.initiative.name if pen.item.initiative else None)


def write(wanted: Wanted, out: Path, with_truth: bool) -> tuple[int, int]:
    """Write the corpus; the number of files and their bytes."""
    files = size = 0
    (out / "odense").mkdir(parents=True, exist_ok=True)
    truths = out.with_name(f"{out.name}-truth") / "odense"
    if with_truth:
        truths.mkdir(parents=True, exist_ok=True)
    for name, data, truth in make(wanted):
        (out / "odense" / name).write_bytes(data)
        if with_truth:
            (truths / f"{name}.json").write_bytes(truth.json())
        files, size = files + 1, size + len(data)
    if with_truth and wanted.matters:
        (truths.parent / "matters.json").write_bytes(planned(wanted)[1].json())
    return files, size


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description="Make up minutes in the form of Odense.")
    parser.add_argument("--meetings", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--truth", action="store_true", help="also write what is in the files, to FOLDER-truth")
    parser.add_argument("--items", type=int, default=ITEMS, help=f"items a meeting usually has (default {ITEMS})")
    parser.add_argument("--length", type=float, default=1.0, help="paragraphs, compared with real minutes (default 1)")
    parser.add_argument("--wrong-totals", type=float, default=0.05, help="share of budgets with a wrong total (default 0.05)")
    parser.add_argument("--matters", action="store_true", help="plant matters that go over several meetings")
    given = parser.parse_args(arguments)
    wanted = Wanted(given.meetings, given.seed, given.items, given.length, given.wrong_totals, given.matters)
    files, size = write(wanted, given.out, given.truth)
    sys.stdout.write(f"{files} meetings, {size / 1000:.0f} kB, {size / files / 1000:.0f} kB a meeting\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
