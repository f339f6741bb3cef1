"""A PDF made from a document's text: the same bytes every time, so that no binary file is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from fpdf import FPDF

_LINES: Final = 46
"""Lines on a page, under its running head."""
_WIDTH: Final = 92
"""Characters on a line."""
_OUTSIDE_LATIN_1: Final = str.maketrans({"–": "-", "—": "-", "”": '"', "“": '"', "•": "-", "’": "'"})


def printed_as_pdf(text: str) -> bytes:
    """The text set line by line, with a running head and a page number on each page."""
    pdf = FPDF(format="A4")
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.set_auto_page_break(False)
    pdf.set_font("Helvetica", size=10)
    lines = [part for line in text.split("\n") for part in _wrapped(line)]
    pages = [lines[start : start + _LINES] for start in range(0, len(lines), _LINES)]
    for number, page in enumerate(pages, 1):
        pdf.add_page()
        pdf.cell(w=0, h=5, text="Referat - trykt udgave", new_x="LMARGIN", new_y="NEXT")
        for line in page:
            _set(pdf, line)
        pdf.set_y(-15)
        pdf.cell(w=0, h=5, text=f"Side {number} af {len(pages)}", align="C")
    return bytes(pdf.output())


def _set(pdf: FPDF, line: str) -> None:
    """One line; the cells of a table stand in columns."""
    first, *cells = line.translate(_OUTSIDE_LATIN_1).split("\t")
    pdf.cell(w=90 if cells else 0, h=5.2, text=first)
    for cell in cells:
        pdf.cell(w=24, h=5.2, text=cell, align="R")
    pdf.ln(5.2)


def _wrapped(line: str) -> list[str]:
    if "\t" in line or len(line) <= _WIDTH:
        return [line]
    parts = [""]
    for word in line.split(" "):
        if len(parts[-1]) + len(word) >= _WIDTH:
            parts.append("")
        parts[-1] = f"{parts[-1]} {word}".strip()
    return parts
