"""``python -m tests.accuracy [--verbose] [--accept]``: the table, each miss, and the table put into the README."""

from __future__ import annotations

import argparse
import sys

from .measure import faults, scores, table
from .readme import write_table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description="precision and recall against the gold")
    parser.add_argument("--verbose", action="store_true", help="list every miss (-) and every false fact (+)")
    parser.add_argument("--accept", action="store_true", help="write the table into the README of this folder")
    chosen = parser.parse_args()
    found = scores()
    sys.stdout.write(table(found))
    if chosen.verbose:
        sys.stdout.write("\n".join(faults(found)) + "\n")
    if chosen.accept:
        write_table(table(found))


main()
