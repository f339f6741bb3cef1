"""Case numbers in every shape that municipalities use, alone on a line, after a label, or in brackets after a title."""

from __future__ import annotations

import re
from typing import Final

from ..model import CaseNumber, Span
from .lines import Line

_KLE: Final = r"(?P<topic>\d{2}\.\d{2}\.\d{2})-(?P<facet>[A-ZÆØÅ]\d{2})-(?P<serial>\d{1,6})-(?P<short>\d{2})(?![\w-])"
_KLE_AND_YEAR: Final = (
    r"(?P<topic>\d{2}\.\d{2}\.\d{2})[ .-]?(?P<facet>[A-ZÆØÅ]\d{2}) ?[-–/] ?"
    r"(?P<year>(?:19|20)\d{2})[/-](?P<serial>\d{1,7})(?![\w/-])"
)
_KLE_ALONE: Final = r"(?P<topic>\d{2}\.\d{2}\.\d{2})-?(?P<facet>[A-ZÆØÅ]\d{2})-(?P<serial>\d{1,6})(?![\w/-])"
_WITH_MUNICIPALITY: Final = r"\d{3}-(?P<year>(?:19|20)\d{2})-(?P<serial>\d{1,7})(?![\w/-])"
_SLASHED: Final = r"(?:(?P<year>(?:19|20)\d{2})|(?P<short>\d{2}))/(?P<serial>\d{3,7})(?![\w/-])"
_DASHED: Final = r"(?P<year>(?:19|20)\d{2})-(?P<serial>\d{5,7})(?![\w/-])"
_LABELLED_YEAR: Final = r"(?P<year>(?:19|20)\d{2})[-/](?P<serial>\d{1,7})(?![\w/-])"
_LABELLED_SHORT: Final = r"(?P<short>\d{2})/(?P<serial>\d{1,7})(?![\w/-])"
_FIGURES: Final = r"\d{4,9}(?![\w/.-])"
_LETTERED: Final = r"(?=[\w/-]{0,25}\d{3})[A-ZÆØÅ]{1,5}\d{0,4}(?:[-/]\d{1,7}){1,3}(?![\w/-])"

_UNMISTAKABLE: Final = tuple(
    re.compile(each) for each in (_KLE, _KLE_AND_YEAR, _KLE_ALONE, _WITH_MUNICIPALITY, _SLASHED, _DASHED)
)
"""Shapes that are read wherever a case number is looked for; a date or a telephone number has none of them."""
_AFTER_LABEL: Final = (
    *_UNMISTAKABLE,
    *(re.compile(each) for each in (_LABELLED_YEAR, _LABELLED_SHORT, _LETTERED, _FIGURES)),
)
_LABEL: Final = re.compile(
    r"(?:(?:acadre|esdh|edh|sbsys|ks)[ -]?)?(?:sags ?-?nr|sagsnummer|sags?-? ?id|emnenr|emnesag)\b\.? ?:? ?", re.IGNORECASE
)
_JOURNAL: Final = re.compile(r"\b(?:journal ?nr|journalnummer|j\. ?nr|jnr|acadre)\b\.? ?:? ?", re.IGNORECASE)
_LOOSE_LABEL: Final = re.compile(r"(?:sag(?: nr\.?)?:? |(?:åbent?|lukket) - )", re.IGNORECASE)
"""Words before a number that is a case's only where its shape says so: «Sag 306-2009-600», «Åbent - 27.12.04-G01-169-21»."""
_MAY_OPEN: Final = re.compile(r"[\daeskjlå]", re.IGNORECASE)
"""What every case number and every label for one begins with."""
_DIGIT: Final = re.compile(r"\d")
_AT_END: Final = re.compile(r"\s*\((?P<inner>[\w./ –-]{0,40})\)\s*$|[ \t]+(?P<bare>\S{6,40})\s*$")
_LONGEST: Final = 240


def case_number(line: Line) -> CaseNumber | None:
    """A line that is nothing but a case number, or that begins with a label and one."""
    text = line.text.strip()
    if len(text) > _LONGEST or not _MAY_OPEN.match(text) or not _DIGIT.search(text):
        return None
    for shape in _UNMISTAKABLE if _DIGIT.match(text) else ():
        match = shape.fullmatch(text)
        if match:
            return _number(match, line.span)
    return _labelled(text, line.span)


def labelled_value(line: Line) -> CaseNumber | None:
    """A line that is the value of a case number's label on the line before: «299835»."""
    text = line.text.strip()
    found = (shape.fullmatch(text) for shape in _AFTER_LABEL) if len(text) <= 40 else ()
    match = next((each for each in found if each), None)
    return _number(match, line.span) if match else None


def is_bare_label(line: Line) -> bool:
    """A label for a case number with nothing after it."""
    text = line.text.strip()
    return len(text) <= 40 and bool(_LABEL.fullmatch(text) or _JOURNAL.fullmatch(text))


def opens_with_label(text: str) -> bool:
    """Whether a line begins with a label for a case number."""
    return bool(_LABEL.match(text) or _JOURNAL.match(text))


def number_in_title(title: str, span: Span) -> tuple[str, CaseNumber | None]:
    """The title without the case number that stands last in it, and that number: «Godkendelse af dagsorden (2020-0073256)»."""
    match = _AT_END.search(title[-80:]) if len(title) < 1000 else None
    if match is None:
        return title, None
    cut = title[: len(title) - len(match.group())].rstrip(" ,-–")
    inner = match["inner"]
    if inner is not None and not inner.strip():
        return cut or title, None
    text = (inner if inner is not None else match["bare"]).strip()
    shapes = _UNMISTAKABLE if inner is not None else _UNMISTAKABLE[:2]
    found = next((each for shape in shapes if (each := shape.fullmatch(text))), None)
    if found is None or not cut:
        return title, None
    return cut, _number(found, span)


def _labelled(text: str, span: Span) -> CaseNumber | None:
    """The number after the first label that has one; a journal number only where no label says «sag»."""
    if not opens_with_label(text):
        loose = _LOOSE_LABEL.match(text)
        found = next((each for shape in _UNMISTAKABLE if loose and (each := shape.match(text, loose.end()))), None)
        return _number(found, span) if found else None
    for label in (_LABEL, _JOURNAL):
        for at in label.finditer(text):
            found = next((each for shape in _AFTER_LABEL if (each := shape.match(text, at.end()))), None)
            if found:
                return _number(found, span)
    return None


def _number(match: re.Match[str], span: Span) -> CaseNumber:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else opened(parts["short"]) if parts.get("short") else None
    serial = int(parts["serial"]) if parts.get("serial") else None
    return CaseNumber(match.group().strip(), parts.get("topic"), parts.get("facet"), serial, year, span)


def opened(two_digits: str) -> int:
    """The year of a case number: SBSYS numbers began in the 1980s, so 80 to 99 are of that century."""
    year = int(two_digits)
    return 1900 + year if year >= 80 else 2000 + year
