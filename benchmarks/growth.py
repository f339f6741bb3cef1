"""Measures whether reading takes time in proportion to the size of the file, and prints the figures as a Markdown table.

    python -m benchmarks.growth --megabytes 1 2 4 10

Each input is a file of ``--megabytes`` made by saying one thing over and over: a document of ``tests/accuracy/``, or lines that
are made to be hard (a heading that never ends, nothing but numbers, one line without a break). Where the milliseconds a megabyte
stay the same from the smallest file to the greatest, reading is linear. A file that is refused counts as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from mapping.problems import Unreadable
from mapping.profiles import Profile
from mapping.read import read_minutes

DOCUMENTS: Final = Path(__file__).resolve().parent.parent / "tests" / "accuracy" / "documents"
HEAD: Final = "REFERAT Byrådet d. 06-05-2026\n\nMødedato Onsdag d. 6. maj 2026 kl. 17:00\n\nPunkt 1: Havnen\n\nBeslutning\n\n"
HARD: Final = {
    "one line without a break": "mødet den ",
    "numbers only": "1. 1 1.1 1-1 1/1 1.1.2026 1.000 kr. 1,1 mio. kr. 1%\n",
    "headings only": "Indstilling\nBeslutning\nBilag\n",
    "items only": "Punkt 7: Havnen\n",
    "votes only": "For stemte: A (Ane Lund, Bo Holm), B, C. Imod stemte: Ø (Ib Krag), V. Undlod at stemme: O.\n",
    "brackets that never close": "((((((((((((((((((((((((((((((((((((((((\n",
    "attendance only": "Ane Lund (A) mødte kl. 17.30. Bo Holm (V) forlod mødet kl. 18.\nFraværende: Ane Lund (A), Bo Holm (V)\n"
    "I stedet for Ane Lund mødte Bo Holm.\nAfbud fra Ane Lund og Bo Holm.\n\n",
    "names only": "Ane Lund, Bo Holm, Ib Krag, Karl Otto Emil Peter Hans Jens Ole Åge Vang, ",
    "cells of a table": "1.000 kr.\t2026\t2027\nVeje\t1\t2\n",
    "one cell a line": "Veje\n\n1.000\n\n2.000\n\n",
    "pipes": "| a | 1 | 2 |\n",
    "hyphens at line ends": "op-\ngjort parke-\nringsanlæg, samarbejds\nmøder\n",
    "spaces": "                                        \n",
}
"""What is repeated to make a hard file, by what the table calls it."""
PAGE: Final = f"<!doctype html><html><body><main><pre>{HEAD}</pre>"
TAGS: Final = "<div><p><span><b>a</b></span></p></div>\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="Measure whether reading is linear.")
    parser.add_argument("--megabytes", type=float, nargs="+", default=[1, 2, 4, 10], metavar="MB")
    parser.add_argument("--only", help="only inputs with this in their name")
    given = parser.parse_args(arguments)
    sizes = sorted(given.megabytes)
    print(f"| input | {' | '.join(f'{size:g} MB, s' for size in sizes)} | ms a MB | growth |")
    print(f"| --- |{' ---: |' * (len(sizes) + 2)}")
    for name, head, part, file in inputs():
        if not given.only or given.only in name:
            print(measured(name, head, part, file, sizes), flush=True)
    return 0


def inputs() -> Iterator[tuple[str, str, str, str]]:
    """Name, beginning, what is repeated, and the file's name."""
    for path in sorted(DOCUMENTS.glob("*/*.txt")):
        yield f"{path.parent.name} {path.name[:4]}", "", path.read_text("utf-8") + "\n", path.name
    for path in sorted(DOCUMENTS.glob("*/*.html")):
        head, _, body = path.read_text("utf-8").partition("<main")
        yield f"{path.parent.name} {path.name[:4]} (HTML)", head, f"<main{body.partition('</main>')[0]}</main>\n", path.name
    yield from ((name, HEAD, part, "møde.txt") for name, part in HARD.items())
    yield "tags only (HTML)", PAGE, TAGS, "møde.html"


def measured(name: str, head: str, part: str, file: str, sizes: Sequence[float]) -> str:
    """One row: seconds for each size, the greatest's milliseconds a megabyte, and how those have grown from the smallest's."""
    taken = [seconds(repeated(head, part, size), file) for size in sizes]
    rates = [1000 * each / size for each, size in zip(taken, sizes, strict=True)]
    growth = rates[-1] / max(rates[0], 1e-9)
    return f"| {name} | {' | '.join(f'{each:.2f}' for each in taken)} | {rates[-1]:.0f} | {growth:.2f} |"


def repeated(head: str, part: str, megabytes: float) -> bytes:
    """A file of about that size."""
    wanted = int(megabytes * 1_000_000)
    each = part.encode("utf-8")
    return head.encode("utf-8") + each * max(1, wanted // len(each))


def seconds(data: bytes, file: str) -> float:
    """What reading it takes."""
    profile = Profile(slug="prøveby", name="Prøveby Kommune")
    start = perf_counter()
    try:
        read_minutes(data, f"prøveby/{file}", profile)
    except Unreadable:
        pass
    return perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(main())
