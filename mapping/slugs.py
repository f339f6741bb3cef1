"""Printed names as path words, Danish in ASCII and lower case; and the order in which addresses made of them are sorted."""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST: Final = 100
"""Characters of a path word; file systems stop at 255 bytes and a build adds suffixes."""

_LETTERS: Final = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ð": "d", "þ": "th"}
_OUTSIDE: Final = re.compile(r"[^a-z0-9]+")
_OUTSIDE_NUMBER: Final = re.compile(r"[^a-z0-9.]+")
_DIGITS: Final = re.compile(r"([0-9]+)")
_ZERO, _END = "\0", "\1"


@lru_cache(maxsize=10_000)
def slug(text: str) -> str:
    """«Beskæftigelses- og Socialudvalget» as ``beskaeftigelses-og-socialudvalget``.

    A name that leaves no ASCII at all, or is longer than ``LONGEST``, ends in a piece of its hash, so that
    two such names do not meet on one path.
    """
    return _bounded(text, _OUTSIDE.sub("-", _ascii(text)).strip("-"))


@lru_cache(maxsize=10_000)
def number_slug(text: str) -> str:
    """A case number or KLE number: as ``slug``, but full stops stay (``27.12.04-g01-169-21``)."""
    kept = _OUTSIDE_NUMBER.sub("-", _ascii(text))
    return _bounded(text, re.sub(r"\.{2,}", "-", kept).strip("-."))


def _ascii(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).lower()
    spelt = "".join(_LETTERS.get(letter, letter) for letter in composed)
    return "".join(ch for ch in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(ch))


def _bounded(text: str, made: str) -> str:
    if made and len(made) <= LONGEST:
        return made
    digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:12]
    return f"{made[: LONGEST - 13].rstrip('-.')}-{digest}".lstrip("-")


def natural(text: str) -> str:
    """A sort key by which ``punkt-9`` comes before ``punkt-10``: one string, which compares faster than its parts would.

    Figures are told apart by how many they are, then by what they are, zeros in front left out: Python refuses to read very
    long ones as numbers. Nothing but zeros comes before the end of a text, other figures after it, and letters after both.
    """
    whole, mark, fragment = text.partition("#")  # The things of one document share all that stands before it.
    return f"{_spread(whole)}{mark}{_spread(fragment)}\0{_END}{text}"


@lru_cache(maxsize=10_000)
def _spread(text: str) -> str:
    parts = _DIGITS.split(text)
    key = [parts[0]]
    for figures, rest in zip(parts[1::2], parts[2::2], strict=True):
        bare = figures.lstrip("0")
        key.append(f"\0{chr(min(len(bare) + 1, sys.maxunicode)) if bare else _ZERO}{bare}{rest}")
    return "".join(key)
