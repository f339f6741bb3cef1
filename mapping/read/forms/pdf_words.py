"""What a page of a PDF shows: its words with their places, and the straight lines drawn on it. Only this room knows PDFium."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_BOLD_NAME: Final = re.compile(r"bold|black|heavy|demi(?!light)", re.IGNORECASE)
_BOLD_FLAG: Final = 1 << 18
_FILL_AND_STROKE: Final = 2
"""The way of drawing letters by which Word makes a bold type that a font has not."""
_THIN: Final = 3.0
_MOST_SHAPES: Final = 4000
"""Shapes of one page that are looked at: a map has far more, and no tables."""
_HYPHENS: Final = frozenset({0x02, 0xFFFE})
"""What PDFium turns a hyphen at a line's end into."""
_NEW_WORD: Final = 0.22
"""A gap of so many type sizes parts two words."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together. Places are in points; y grows upwards."""

    text: str
    x0: float
    x1: float
    base: float
    """The line that the letters stand on."""
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A shape's outermost places."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class PageWords:
    """One page, turned so that most of its words stand upright."""

    width: float
    height: float
    words: tuple[Word, ...]
    turned: tuple[str, ...]
    """Words that run in another direction than most of the page's: stamps, and what is printed along an edge."""
    boxes: tuple[Box, ...]
    letters: int
    unknown: int
    """Letters that the file names no character for."""
    pictures: bool


@dataclass(slots=True)
class _Letters:
    """A word while it grows."""

    text: list[str]
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    turn: int
    """Quarter turns against the clock."""


def page_words(page: Any, most: int) -> PageWords | None:
    """The page's words and shapes; nothing for a page of more than ``most`` characters, which no minutes have."""
    text_page = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > most:
            return None
        grown = list(_words(text_page, count))
    finally:
        text_page.close()
    turns = Counter(word.turn for word in grown)
    turn = max(turns, key=lambda each: (turns[each], each == 0), default=0)
    width, height = page.get_size()
    letters = sum(len(word.text) for word in grown)
    unknown = sum(_is_unknown(letter) for word in grown for letter in word.text)
    return PageWords(
        width,
        height,
        tuple(Word("".join(each.text), each.x0, each.x1, each.base, each.size, each.bold) for each in grown if each.turn == turn),
        tuple("".join(each.text) for each in grown if each.turn != turn),
        tuple(_turned(box, turn) for box in islice(_boxes(page), _MOST_SHAPES)),
        letters,
        unknown,
        letters == 0 and next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH]), None) is not None,
    )


def _words(text_page: Any, count: int) -> Iterator[_Letters]:
    """Yield words in the order of the file, each word's letters together: white space and gaps part them."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    word: _Letters | None = None
    for i in range(count):
        code = raw.FPDFText_GetUnicode(text_page, i)
        letter = "-" if code in _HYPHENS else chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if letter.isspace() or code == 0:
            if word:
                yield word
            word = None
            continue
        raw.FPDFText_GetCharOrigin(text_page, i, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, i, box)
        if word and not _follows(word, x.value, y.value, box):
            yield word
            word = None
        if word is None:
            word = _begun(text_page, i)
            word.x0, word.base = _place(x.value, y.value, word.turn)
        word.text.append(letter)
        word.x1 = _far_end(box, word.turn)
    if word:
        yield word


def _follows(word: _Letters, x: float, y: float, box: Any) -> bool:
    """Whether a letter stands on the word's line, right after it."""
    start, base = _place(x, y, word.turn)
    return abs(base - word.base) < 0.15 * word.size and -0.5 * word.size < start - word.x1 < _NEW_WORD * word.size


def _begun(text_page: Any, i: int) -> _Letters:
    matrix, flags, name = raw.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(200)
    raw.FPDFText_GetMatrix(text_page, i, matrix)
    raw.FPDFText_GetFontInfo(text_page, i, name, 200, flags)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = min(max(abs(raw.FPDFText_GetFontSize(text_page, i)) * scale, 1.0), 400.0)
    turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4 if matrix.a or matrix.b else 0
    drawn = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text_page, i))
    bold = bool(_BOLD_NAME.search(name.value.decode("latin-1")) or flags.value & _BOLD_FLAG or drawn == _FILL_AND_STROKE)
    return _Letters([], 0.0, 0.0, 0.0, size, bold, turn)


def _place(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place on the page after it is turned back."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _far_end(box: Any, turn: int) -> float:
    return float((box.right, box.top, -box.left, -box.bottom)[turn])


def _turned(box: Box, turn: int) -> Box:
    (ax, ay), (bx, by) = _place(box.x0, box.y0, turn), _place(box.x1, box.y1, turn)
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _boxes(page: Any) -> Iterator[Box]:
    """Yield the page's own shapes; those inside forms stand in places of their own and are passed over."""
    area = page.get_width() * page.get_height()
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        try:
            x0, y0, x1, y1 = shape.get_bounds()
        except pdfium.PdfiumError:
            continue
        if (x1 - x0) * (y1 - y0) < area / 2:
            yield Box(x0, y0, x1, y1)


def edges(boxes: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The upright and the level lines that the shapes draw: a thin shape is one, another has four."""
    upright: list[Box] = []
    level: list[Box] = []
    for box in boxes:
        thin, flat = box.x1 - box.x0 < _THIN, box.y1 - box.y0 < _THIN
        if thin and not flat:
            upright.append(box)
        elif flat and not thin:
            level.append(box)
        elif not flat:
            upright += [Box(x, box.y0, x, box.y1) for x in (box.x0, box.x1)]
            level += [Box(box.x0, y, box.x1, y) for y in (box.y0, box.y1)]
    return upright, level


def _is_unknown(letter: str) -> bool:
    code = ord(letter)
    return code < 0x20 or code == 0xFFFD or (0xE000 <= code < 0xF900 and code not in _SYMBOLS)


_SYMBOLS: Final = frozenset({0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF0E0, 0xF02D, 0xF06F})
"""Bullets and arrows of Symbol and Wingdings, as Word writes them."""
