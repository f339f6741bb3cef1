"""From a file's bytes to characters."""

from __future__ import annotations

import re
from typing import Final

from ..problems import Problem, Severity, Unreadable

_FOREIGN: Final = re.compile(rb"[\x80-\xff]")
_DANISH: Final = frozenset("æøåÆØÅéÉèÈüÜöÖäÄáÁêëïôçñß§«»”“„’‘–—…•°½¼¾´·€²³×±©®\u00a0\u00ad".encode("cp1252"))
"""Bytes above ASCII that Danish minutes hold in Windows-1252; nearly all of them mean the same in Latin-1."""
_LETTERS: Final = re.compile(rb"[a-zA-Z][\xe6\xf8\xe5\xc6\xd8\xc5]|[\xe6\xf8\xe5\xc6\xd8\xc5][a-zA-Z]")
"""A Danish letter beside another letter."""
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The file's text, and a note where it is of an old encoding; ``name`` is for Problems. Raises Unreadable."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = "utf-16" if marked else "utf-8-sig"
    if b"\x00" in data and not marked:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise Unreadable(
            Problem(name, line, "not-text", "a NUL character: the file is no text", "text or Markdown, saved as UTF-8.")
        )
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        saw = f"byte 0x{data[error.start]:02x}, which is no {encoding.removesuffix('-sig').upper()}"
        if not marked and _is_old_danish(data):
            return data.decode("cp1252"), (_old_encoding(saw, line, name),)
        raise Unreadable(Problem(name, line, "unreadable-encoding", saw, "the file saved as UTF-8.")) from error


def _is_old_danish(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 are plainly Danish in Windows-1252: every one means something that minutes print,
    and Danish letters stand in words."""
    foreign = _FOREIGN.findall(data)
    unlikely = sum(byte[0] not in _DANISH for byte in foreign)
    return not unlikely and bool(_LETTERS.search(data)) and not _NO_TEXT.search(data)


def _old_encoding(saw: str, line: int, name: str) -> Problem:
    needs = "nothing, if æ, ø and å look right: it was read as Windows-1252. Saved as UTF-8, a file is read without guessing."
    return Problem(name, line, "old-encoding", f"{saw}.", needs, Severity.NOTE)
