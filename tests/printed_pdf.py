"""PDFs made for tests: minutes set by a library, or printed by a browser."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontName="Helvetica-Bold")
_CELL = ParagraphStyle("cell", parent=_BODY, spaceAfter=0)


def blocks(text: str) -> Iterator[str | list[list[str]]]:
    """Yield the paragraphs of a text, and its tables: runs of lines with tabs, the lines of contents lists aside."""
    rows: list[list[str]] = []
    for line in [*text.split("\n"), "."]:
        if "\t" in line and "....." not in line:
            rows.append(line.split("\t"))
            continue
        if line.strip() or not rows:
            if rows:
                yield rows
            rows = []
        if line.strip(" .#*"):
            yield line.strip().replace("**", "").replace("\\", "").lstrip("# ")


def set_by_library(text: str, headings: Sequence[str] = (), head: str = "", ruled: bool = True) -> bytes:
    """A PDF of the text; ``head`` is printed over every page, and the page's number under it."""
    story: list[Flowable] = []
    for block in blocks(text):
        if isinstance(block, str):
            story.append(Paragraph(html.escape(block), _HEADING if block in headings else _BODY))
        else:
            style = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))] if ruled else []
            cells = [[Paragraph(html.escape(cell), _CELL) for cell in row] for row in block]
            widths = [170] + [52] * (max(map(len, block)) - 1)
            story += [LongTable(cells, widths[: len(block[0])], repeatRows=1, style=style, hAlign="LEFT"), Spacer(1, 8)]

    def furnish(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, A4[1] - 40, head)
        canvas.drawRightString(A4[0] - 60, 30, f"Side {document.page}")

    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, invariant=1, title="Referat", author="Prøveby Kommune")
    document.build(story, onFirstPage=furnish, onLaterPages=furnish) if head else document.build(story)
    return out.getvalue()


def drawn(*pages: Sequence[tuple[float, float, str]], font: str = "Helvetica", size: float = 10) -> bytes:
    """A PDF with words at places: points from the left and from the foot of the page. A text in «**» is bold."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in pages:
        for x, y, text in page:
            bold = text.startswith("**")
            canvas.setFont(f"{font}-Bold" if bold else font, size)
            canvas.drawString(x, y, text.strip("*") if bold else text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def printed_by_browser(text: str, folder: Path) -> bytes:
    """The text as a web page, printed by Chromium with its own heads and feet."""
    parts = []
    for block in blocks(text):
        if isinstance(block, str):
            parts.append(f"<p>{html.escape(block)}</p>")
        else:
            rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in block)
            parts.append(f"<table>{rows}</table>")
    style = "body{font:11pt sans-serif}table{border-collapse:collapse}td{border:1px solid;padding:2px 5px}"
    page = folder / "side.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><title>Referat</title><style>{style}</style>{''.join(parts)}", "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command = [str(CHROMIUM), *flags, f"--print-to-pdf={folder / 'side.pdf'}", page.as_uri()]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return (folder / "side.pdf").read_bytes()
