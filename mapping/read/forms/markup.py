"""HTML as a tree, safely: no scripts, no network, no depth or size that a page of minutes does not have."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from ...problems import Problem, Unreadable

_CHARSET: Final = re.compile(rb"<meta[^>]{0,300}?charset=[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_DECLARED_WITHIN: Final = 4096
"""Bytes in which a page says its encoding: HTML's standard gives it the first 1024, and pages are not that strict."""
_NULL: Final = re.compile("[\x00\ud800-\udfff]")
_NOT_A_PAGE: Final = "a page of minutes saved again from the web, or the minutes as PDF or text."


def decode(data: bytes, name: str) -> str:
    """A page's text: in the encoding that it says, in UTF-8, or in Windows-1252, which is HTML's own last resort."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:_DECLARED_WITHIN])
        word = declared[1].decode("ascii").lower() if declared else "windows-1252"
        # A page that says UTF-8 and is not has bytes of its own; browsers show U+FFFD, and a reader must not guess.
        if word in ("utf-8", "utf8"):
            saw = "bytes that are no UTF-8, in a page that says it is UTF-8"
            raise Unreadable(Problem(name, None, "unreadable-encoding", saw, "the page saved again as UTF-8.")) from None
        try:
            return data.decode("cp1252" if word in ("iso-8859-1", "latin1", "windows-1252") else word, "replace")
        except LookupError:
            saw = f"an encoding «{word}» that nobody knows"
            raise Unreadable(Problem(name, None, "unreadable-encoding", saw, "the page saved again as UTF-8.")) from None


def parse(text: str, name: str) -> etree._Element | None:
    """The tree of a page or of a piece of HTML; nothing for one without elements or text. Raises Unreadable.

    libxml2 keeps no element deeper than 2048, and would leave out all that follows: such a page is refused instead.
    """
    if not text.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(_NULL.sub("\ufffd", text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(Problem(name, None, "not-html", f"HTML that no reader can make out: {error}", _NOT_A_PAGE)) from error
    if any(entry.level >= etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise Unreadable(Problem(name, None, "too-deep", "more than 2,000 elements within each other", _NOT_A_PAGE))
    return root
