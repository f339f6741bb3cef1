"""PDF: the words where they stand on the page, put in order and made into lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

import pypdfium2 as pdfium

from ...problems import Problem, Severity, Unreadable
from ..furniture import PageLine, furniture
from ..heal import Words, join_at_hyphens, words_of
from ..lines import Drawn, Role, SourceText, compose
from .pdf_lines import draw
from .pdf_pieces import Piece
from .pdf_rows import Row, parts
from .pdf_style import Style, style_of
from .pdf_tables import flow
from .pdf_words import PageWords, page_words

_MOST_PAGES: Final = 3000
_MOST_LETTERS: Final = 200_000
"""Of one page: a page of a newspaper has 30,000."""
_MOST_IN_ALL: Final = 20_000_000
_PASSWORD: Final = 4
"""PDFium's number for a file that only opens with a password."""
_HIDDEN: Final = ("Title", "Author", "Subject", "Keywords")


def read_pdf(data: bytes, name: str) -> SourceText:
    """The lines of a PDF; ``name`` is ``municipality/file``. Raises Unreadable."""
    document = _opened(data, name)
    try:
        pages = _pages(document, name)
        hidden = _hidden(document)
    finally:
        document.close()
    _refuse_pictures(pages, name)
    drawn, starts = _drawn(pages)
    source = compose(name, data, "pdf", drawn, starts)
    problems = [*_cut_off(data, name), *_silent(pages, starts, name)]
    return replace(source, problems=(*source.problems, *problems), hidden=hidden)


def _opened(data: bytes, name: str) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            saw, needs = "a PDF that is locked with a password", "the same PDF without a password."
            raise Unreadable(Problem(name, None, "pdf-locked", f"{saw}.", needs)) from error
        saw = "a file that begins like a PDF but cannot be opened as one: it is damaged or cut off."
        raise Unreadable(Problem(name, None, "pdf-damaged", saw, "the PDF fetched or saved again.")) from error


def _pages(document: Any, name: str) -> list[PageWords]:
    count = len(document)
    if count > _MOST_PAGES:
        raise Unreadable(_too_large(f"a PDF of {count} pages", name))
    pages: list[PageWords] = []
    letters = 0
    for number in range(count):
        read = _page(document, number, name)
        letters += read.letters
        if letters > _MOST_IN_ALL:
            raise Unreadable(_too_large(f"a PDF with more than {_MOST_IN_ALL} letters", name))
        pages.append(read)
    return pages


def _page(document: Any, number: int, name: str) -> PageWords:
    try:
        page = document[number]
    except pdfium.PdfiumError as error:
        saw = f"a PDF whose page {number + 1} of {len(document)} cannot be opened: the file is damaged or cut off."
        raise Unreadable(Problem(name, None, "pdf-damaged", saw, "the PDF fetched or saved again.")) from error
    try:
        read = page_words(page, _MOST_LETTERS)
    except pdfium.PdfiumError as error:
        saw = f"a PDF whose page {number + 1} of {len(document)} cannot be read: the file is damaged."
        raise Unreadable(Problem(name, None, "pdf-damaged", saw, "the PDF fetched or saved again.")) from error
    finally:
        page.close()
    if read is None:
        raise Unreadable(_too_large(f"more than {_MOST_LETTERS} letters on page {number + 1}", name))
    return read


def _too_large(saw: str, name: str) -> Problem:
    return Problem(name, None, "pdf-too-large", f"{saw}, which no minutes have.", "the minutes of one meeting a file.")


def _hidden(document: Any) -> tuple[str, ...]:
    """What the file says of itself; it is checked for numbers of persons, and never published."""
    told = document.get_metadata_dict(skip_empty=True)
    return tuple(told[key] for key in _HIDDEN if key in told)


def _refuse_pictures(pages: Sequence[PageWords], name: str) -> None:
    letters, unknown = sum(page.letters for page in pages), sum(page.unknown for page in pages)
    if not letters:
        saw = f"a PDF of {len(pages)} pages without a single letter: pictures of pages, as a scanner makes them."
        needs = "the PDF as the program that wrote the minutes saves it, or one that went through text recognition (OCR)."
        raise Unreadable(Problem(name, None, "pdf-without-text", saw, needs))
    if unknown * 5 > letters:
        saw = f"a PDF that does not say which letters {unknown} of its {letters} signs are."
        needs = "the PDF as the program that wrote the minutes saves it, or one that went through text recognition (OCR)."
        raise Unreadable(Problem(name, None, "pdf-without-text", saw, needs))


def _drawn(pages: Sequence[PageWords]) -> tuple[list[Drawn], list[int]]:
    """The lines of all pages, and the number of the first of each page's."""
    known = words_of([" ".join(word.text for word in page.words) for page in pages])
    flowing = [flow(page, lambda texts: join_at_hyphens(texts, known)) for page in pages]
    running = furniture(_edges(flowing))
    drawn: list[Drawn] = []
    starts: list[int] = []
    for number, lines in enumerate(_pages_drawn(pages, flowing, running, known)):
        starts.append(len(drawn) + 1)
        drawn += lines
        drawn += [Drawn(text, Role.FURNITURE) for text in _turned(pages[number])]
    return drawn, starts


def _edges(pages: Sequence[Sequence[Row]]) -> list[list[PageLine]]:
    """The lines of pages by their places; empty for rows of tables, whose heads are printed again on each page."""
    places: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        for row in page:
            places[row.text].add(round(row.base / 3))
    found = []
    for page in pages:
        heads = {
            i
            for i, (row, below) in enumerate(pairwise(page))
            if len(places[row.text]) > 1 and row.base - below.base < 3 * row.size and len(parts(row)) > 1 < len(parts(below))
        }
        found.append([PageLine("" if row.cells or i in heads else row.text, round(row.base / 3)) for i, row in enumerate(page)])
    return found


def _pages_drawn(
    pages: Sequence[PageWords], flowing: Sequence[Sequence[Row]], running: frozenset[tuple[int, int]], known: Words
) -> list[list[Drawn]]:
    """Each page's lines; pages of one width share a style."""
    alike: dict[int, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        alike[round(page.width / 10)].append(number)
    rows_of: dict[int, set[int]] = defaultdict(set)
    for number, row in running:
        rows_of[number].add(row)
    styles: dict[int, Style] = {}
    for width, numbers in alike.items():
        styles[width] = style_of(
            [[row for i, row in enumerate(flowing[n]) if i not in rows_of[n]] for n in numbers], 10.0 * width
        )
    done: list[list[Drawn]] = []
    above: Piece | None = None
    for number, page in enumerate(pages):
        drawing = draw(flowing[number], frozenset(rows_of[number]), styles[round(page.width / 10)], known, above)
        above = drawing.last
        done.append(list(drawing.lines))
    return done


def _turned(page: PageWords) -> list[str]:
    return [" ".join(page.turned), ""] if page.turned else []


def _cut_off(data: bytes, name: str) -> list[Problem]:
    if b"%%EOF" in data[-2048:]:
        return []
    saw, needs = "a PDF without its end: it may be cut off, and pages be missing.", "the whole file, if it was cut off."
    return [Problem(name, None, "pdf-without-end", saw, needs, Severity.WARNING)]


def _silent(pages: Sequence[PageWords], starts: Sequence[int], name: str) -> list[Problem]:
    """Pages that show something but have no text."""
    numbers = [i for i, page in enumerate(pages) if page.pictures]
    if not numbers:
        return []
    told = ", ".join(str(i + 1) for i in numbers[:10]) + (" and more" if len(numbers) > 10 else "")
    saw = f"no text on page {told} of {len(pages)}, only pictures or drawings."
    needs = "nothing, if they are figures; text recognition (OCR), if they are scanned pages."
    return [Problem(name, starts[numbers[0]], "page-without-text", saw, needs, Severity.WARNING)]
