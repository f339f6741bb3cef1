"""``python -m tests.accuracy [--verbose] [--accept]``: the tables, each miss, and the tables put into the README."""

from __future__ import annotations

import argparse
import sys

from . import knowledge
from .measure import faults, scores, table
from .readme import KNOWLEDGE, write_table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description="precision and recall against the gold")
    parser.add_argument("--verbose", action="store_true", help="list every miss (-) and every false fact (+)")
    parser.add_argument("--accept", action="store_true", help="write the tables into the README of this folder")
    chosen = parser.parse_args()
    found = scores()
    sys.stdout.write(f"{table(found)}\n{knowledge.table()}")
    if chosen.verbose:
        sys.stdout.write("\n".join([*faults(found), *knowledge.faults()]) + "\n")
    if chosen.accept:
        write_table(table(found))
        write_table(knowledge.table(), KNOWLEDGE)


main()
