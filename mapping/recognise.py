"""What form a file has, told by its content: names of files are often wrong, and a page saved from the web may end in «.aspx»."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

ENOUGH: Final = 65_536
"""Bytes of a file's beginning that tell its form."""
_PDF_WITHIN: Final = 1024
"""Readers of PDF accept so many bytes before the mark."""
_SPACE: Final = b" \t\r\n\f\xef\xbb\xbf"
_JSON: Final = re.compile(rb'\{[ \t\r\n]{0,1000}(?:"|\})|\[[ \t\r\n]{0,1000}(?:[\[{"\]])')
_COMMENT: Final = re.compile(rb"<!--(?:(?!-->).){0,20000}-->[ \t\r\n]*", re.DOTALL)
_PAGE: Final = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_TAG: Final = re.compile(
    rb"</?(?:p|div|span|h[1-6]|table|tr|td|ul|ol|li|br|strong|b|section|article|main|font|a)\b", re.IGNORECASE
)
_FEWEST_TAGS: Final = 4
_MINUTES: Final = (b"Dagsordenpunkt", b'"heading_span"')


class Form(Enum):
    """A form that minutes come in."""

    PDF = "pdf"
    HTML = "html"
    JSON = "json"
    XML = "xml"
    TEXT = "text"
    """Text, and Markdown, which is told by its lines."""


def form_of(data: bytes) -> Form:
    """The form of a file, from its bytes or its first ``ENOUGH`` bytes. What is nothing else is text, good or bad."""
    start = _beginning(data[:ENOUGH])
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Form.PDF
    if _JSON.match(start):
        return Form.JSON
    if start.startswith(b"<?xml"):
        return Form.HTML if _PAGE.search(start) else Form.XML
    if not start.startswith(b"<"):
        return Form.TEXT
    if start[:10].startswith(b"<Dagsorden"):
        return Form.XML
    while comment := _COMMENT.match(start):
        start = start[comment.end() :]
    return Form.HTML if _PAGE.match(start) or len(_TAG.findall(start)) >= _FEWEST_TAGS else Form.TEXT


def is_surely_minutes(start: bytes) -> bool:
    """Whether a file whose ending is unknown is to be read all the same, from its first ``ENOUGH`` bytes."""
    form = form_of(start)
    if form in (Form.JSON, Form.XML):
        return any(mark in _beginning(start) for mark in _MINUTES)
    return form is not Form.TEXT


def _beginning(data: bytes) -> bytes:
    """Without what stands before the first mark, and in an encoding in which the marks can be found."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data[: len(data) // 2 * 2].decode("utf-16", "replace").encode()
    return data.lstrip(_SPACE)
