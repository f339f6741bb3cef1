"""What a site weighs, kind by kind: ``python -m benchmarks.weigh SITE MEETINGS [SITE MEETINGS]``.

Of two sites the second is the larger, of minutes of the same kind: what each further meeting adds is their difference. It is
what sizes of sites that nobody has built are reckoned from.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

BLOCK = 4096
"""Bytes that a file takes on the disk at least, on the file systems in use."""


@dataclass(slots=True)
class Weight:
    """Of one kind of file."""

    files: float = 0
    folders: float = 0
    size: float = 0
    """Bytes in the files."""
    disk: float = 0
    """Bytes in blocks of the disk."""

    def add(self, other: Weight, times: float = 1) -> Weight:
        self.files += times * other.files
        self.folders += times * other.folders
        self.size += times * other.size
        self.disk += times * other.disk
        return self


def weigh(site: Path) -> dict[str, Weight]:
    """The weight of each first folder, and of each kind of thing in a municipality's; files with several names count once."""
    found: dict[str, Weight] = {}
    seen: set[tuple[int, int]] = set()
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).parts
        is_municipality = bool(inside) and (site / inside[0] / "moede").is_dir()
        kind = "(top)" if not inside else "/".join(("…", *inside[1:2])) if is_municipality else inside[0]
        weight = found.setdefault(kind, Weight())
        weight.folders += 1
        for size in _sizes(Path(folder), names, seen):
            weight.add(Weight(1, 0, size, -(-size // BLOCK) * BLOCK))
    return found


def _sizes(folder: Path, names: Sequence[str], seen: set[tuple[int, int]]) -> Iterator[int]:
    for name in names:
        about = (folder / name).stat()
        if (about.st_dev, about.st_ino) not in seen:
            seen.add((about.st_dev, about.st_ino))
            yield about.st_size


def each_meeting(small: dict[str, Weight], few: int, large: dict[str, Weight], many: int) -> dict[str, Weight]:
    """What one meeting more adds."""
    kinds = {**large, **small}
    added = {kind: Weight().add(large.get(kind, Weight())).add(small.get(kind, Weight()), -1) for kind in kinds}
    return {kind: Weight().add(weight, 1 / (many - few)) for kind, weight in added.items()}


def table(weights: dict[str, Weight], precision: int) -> str:
    """Markdown, the heaviest first."""
    total = Weight()
    for weight in weights.values():
        total.add(weight)
    rows = [*sorted(weights.items(), key=lambda row: -row[1].size), ("all", total)]
    lines = [
        f"| {kind} | {weight.files:,.{precision}f} | {weight.folders:,.{precision}f} | {weight.size / 1e3:,.1f}"
        f" | {weight.disk / 1e3:,.1f} |"
        for kind, weight in rows
    ]
    return "\n".join(["| kind | files | folders | kB | kB on disk |", "| --- | ---: | ---: | ---: | ---: |", *lines])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sites", nargs="+", metavar="SITE MEETINGS", help="one site, or a smaller and a larger one")
    words = parser.parse_args().sites
    if len(words) not in (2, 4):
        parser.error("one site and its meetings, or two of each")
    weighed = [(weigh(Path(site)), int(meetings)) for site, meetings in zip(words[::2], words[1::2], strict=True)]
    for weights, meetings in weighed:
        print(f"{meetings:,} meetings\n\n{table(weights, 0)}\n")
    if len(weighed) == 2:
        (small, few), (large, many) = weighed
        print(f"each further meeting\n\n{table(each_meeting(small, few, large, many), 2)}")


if __name__ == "__main__":
    main()
