"""The tables in the README of this folder, each between its two marks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

README: Final = Path(__file__).with_name("README.md")
MEASURE: Final = "measure"
KNOWLEDGE: Final = "knowledge"


def table_in_readme(name: str = MEASURE) -> str:
    """What stands between the marks of that name."""
    begin, end = _marks(name)
    return README.read_text("utf-8").partition(begin)[2].partition(end)[0].strip() + "\n"


def write_table(table: str, name: str = MEASURE) -> None:
    """Put a table between the marks of that name."""
    begin, end = _marks(name)
    before, _, rest = README.read_text("utf-8").partition(begin)
    README.write_text(f"{before}{begin}\n{table}\n{end}{rest.partition(end)[2]}", "utf-8")


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- the {name} begins -->\n", f"<!-- the {name} ends -->"
