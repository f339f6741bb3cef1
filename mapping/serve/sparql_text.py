"""What can be told of a query by its text alone: whether it may be asked at all."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Final


class Refused(Exception):
    """A request that is not answered: the message is a whole sentence for whoever sent it.

    Without another status it is 500, which the SPARQL protocol has for queries that a server refuses (section 2.1.7).
    """

    def __init__(self, sentence: str, status: HTTPStatus = HTTPStatus.INTERNAL_SERVER_ERROR) -> None:
        super().__init__(sentence)
        self.status = status


_OPAQUE: Final = re.compile(
    r"""<[^<>"{}|^`\x00-\x20]*>"""  # IRIs first: a # in one begins no comment
    r"""|\\."""  # nor does one that is escaped in a name
    r"""|#[^\r\n]*"""
    r'''|"""(?:[^"\\]|\\.|"(?!""))*"""'''
    r"""|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r'''|"(?:[^"\\\r\n]|\\.)*"'''
    r"""|'(?:[^'\\\r\n]|\\.)*'""",
    re.DOTALL,
)
_NAME: Final = r"[\w.:%-]"
_FROM: Final = re.compile(rf"(?<![?$@]|{_NAME})FROM(?!{_NAME})", re.IGNORECASE)
_PROLOGUE: Final = re.compile(rf"\s*(?:PREFIX\s+{_NAME}*\s*_|BASE\s*_|VERSION\s*_)", re.IGNORECASE)
_UPDATE: Final = re.compile(r"\s*(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)

_GAP: Final = r"(?:\s|#[^\r\n]*+)*+"
_LETTER: Final = r"(?:[^\s{}#<\\]|\\.)"
_TERM: Final = rf"(?:<[^<>]*+>|[?$]{_LETTER}++|[^\s{{}}#<\\:]*+:{_LETTER}*+)"
_SERVICE: Final = re.compile(rf"SERVICE{_GAP}(?:SILENT{_GAP})?+{_TERM}{_GAP}\{{", re.IGNORECASE)
"""The word, perhaps another, an IRI, a variable or a name with a prefix, and the brace of a group."""


def refuse_service(query: str) -> None:
    """Raise Refused for a query that would have this server ask another, which Oxigraph would do.

    Whatever stands for SERVICE in Oxigraph's eyes has these very characters in this order, so nothing gets by, however
    comments, strings and less-than signs are laid around it to look like each other. A text that only quotes such a
    clause is refused as well.
    """
    if _SERVICE.search(query):
        raise Refused("SERVICE is refused: this endpoint asks no other servers. It answers from its own data alone.")


def bare(query: str) -> str:
    """The query with comments gone, and a ``_`` for each IRI and string: as good as syntax where nobody means to deceive."""
    return _OPAQUE.sub(lambda found: " " if found[0][0] == "#" else "_" if found[0][0] == "\\" else " _ ", query)


def is_update(query: str) -> bool:
    """Whether it would change data."""
    text = bare(query)
    while found := _PROLOGUE.match(text):
        text = text[found.end() :]
    return bool(_UPDATE.match(text))


def chooses_graphs(query: str) -> bool:
    """Whether it says with FROM which graphs it is about; otherwise it is about all of them together."""
    return bool(_FROM.search(bare(query)))


def refuse_unreadable(body: bytes) -> str:
    """The text of a request's body. Raises Refused."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("The request is not in UTF-8.", HTTPStatus.BAD_REQUEST) from error
