"""Lines whose letters a conversion pulled apart."""

from __future__ import annotations

import re
from typing import Final

from ..vocabulary import section_headings, words

_SPACED: Final = re.compile(r"\S(?: {1,12}\S)+")
_GAP: Final = re.compile(r" {2,}")
_LONGEST: Final = 300
_LONGEST_HEADING: Final = 60
_LABELLED: Final = re.compile(r"([^\t:]{2,40}:)[\t ]*\t[\t ]*(?=[^\W\d_]|\d{1,2}\. ?[a-z]|\d{1,2}[-./]\d{1,2}[-./]\d)([^\t]+)")


def closed_up(raw: str) -> str:
    """The line with its letters together, where it is sure that they belong so: «R E F E R A T», «Besl utning».

    ``raw`` has its white space as printed: wider gaps part the words of a letter-spaced line.
    """
    text = raw.strip(" ")
    if " " not in text or len(text) > _LONGEST:
        return raw
    if text[1:2] == " " and _SPACED.fullmatch(text):
        return _without_spacing(text)
    return _heading_mended(text) if len(text) <= _LONGEST_HEADING else raw


def _without_spacing(text: str) -> str:
    """Words of a line in which every character stands alone. A row of party letters («A V Ø») is none."""
    joined = [group.replace(" ", "") for group in _GAP.split(text)]
    letters = [letter for word in joined for letter in word if letter.isalpha()]
    repeated = len({letter.casefold() for letter in letters}) < len(letters)
    small = sum(letter.islower() for letter in letters) > len(letters) / 2
    known = words(" ".join(joined)) in section_headings()
    sure = known or (len(letters) > 5 and (repeated or small) and all(len(word) > 1 or not word.isalpha() for word in joined))
    return " ".join(joined) if sure else text


def _heading_mended(text: str) -> str:
    """A known section heading of one word that a gap tore: the line holds nothing else."""
    whole = text.replace(" ", "")
    if len(whole) < 6 or words(whole) not in section_headings() or words(text) in section_headings():
        return text
    return whole


def untabbed(text: str) -> str:
    """A label and its value that only a tab parts, as words: «Mødested:» and «Rådhuset» are no row of a table."""
    match = _LABELLED.fullmatch(text) if "\t" in text and len(text) <= _LONGEST else None
    return f"{match[1]} {match[2]}" if match else text
