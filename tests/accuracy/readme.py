"""The table in the README of this folder, between its two marks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

README: Final = Path(__file__).with_name("README.md")
BEGIN: Final = "<!-- the measure begins -->\n"
END: Final = "<!-- the measure ends -->"


def table_in_readme() -> str:
    """What stands between the marks."""
    return README.read_text("utf-8").partition(BEGIN)[2].partition(END)[0].strip() + "\n"


def write_table(table: str) -> None:
    """Put a table between the marks."""
    before, begin, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(f"{before}{begin}\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")
