"""Goes through lines for what they say of attendance: lists under their labels, and the sentences between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ..model import Presence, Span
from ..vocabulary import words
from .attendance_lists import Label, is_nobody, label_of, names_row, pieces, read_list
from .attendance_prose import read_sentence
from .attendance_said import Said
from .lines import Line
from .phrases import phrases
from .sentences import sentences

_LONGEST_HEADING: Final = 80
_LONGEST: Final = 4000
"""Characters; a longer line is no line of a list."""
_MOST_JOINED: Final = 3
"""Lines over which one entry of a list may run."""
_MOST_WRAPPED: Final = 30
"""Lines over which names in a row, with commas between them, may run."""


@cache
def _headings() -> frozenset[str]:
    return frozenset(map(words, phrases().attendance.headings))


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of it that a label opens."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    def after(self, start: int) -> Piece:
        """What is left of it from a place in its text."""
        return Piece(self.line, self.start + start, self.end)


@dataclass(slots=True)
class Found:
    """What lines say of attendance, and the stretches of them that say nothing else."""

    said: list[Said] = field(default_factory=list)
    taken: list[Piece] = field(default_factory=list)


def cut(lines: Sequence[Line]) -> list[Piece]:
    """The lines, cut before each label that stands within one."""
    return [
        Piece(line, start, end)
        for line in lines
        for start, end in (pieces(line.text) if len(line.text) <= _LONGEST else [(0, len(line.text))])
    ]


class Finder:
    """Reads the pieces of one head, or of one section of an item, from first to last."""

    def __init__(self, lines: Sequence[Line], number: str | None, in_head: bool, prose: bool = True) -> None:
        self._pieces = cut(lines)
        self._number = number
        self._in_head = in_head
        self._prose = prose
        self._found = Found()

    def find(self, title: str | None = None) -> Found:
        """All that the lines say; ``title`` is a label that stands outside them, such as an item's title."""
        running: list[Piece] = []
        label = label_of(title, in_head=True) if title else None
        at = self._list(label, 0) if label else 0
        while at < len(self._pieces):
            piece = self._pieces[at]
            after = self._opened(piece, at) if piece.text.strip() else at
            if after > at or not piece.text.strip():
                self._sentences(running)
                running = []
                at = max(after, at + 1)
            else:
                running.append(piece)
                at += 1
        self._sentences(running)
        return self._found

    def _opened(self, piece: Piece, at: int) -> int:
        """The place after the list that a piece opens, or the piece's own place where it opens none."""
        if len(piece.text) < _LONGEST_HEADING and words(piece.text) in _headings():
            label = label_of(piece.text, self._in_head)
            after = self._list(label, at + 1) if label else at + 1
            self._found.taken.append(piece)
            return max(after, at + 1)
        row = names_row(piece.line) if self._in_head else None
        label = row or label_of(piece.text, self._in_head)
        if label is None:
            return at
        return self._under(label, piece, at)

    def _under(self, label: Label, piece: Piece, at: int) -> int:
        if label.rest:
            if is_nobody(label.rest):
                self._found.taken.append(piece)
                return at + 1
            return self._list(label, at, piece.after(label.start)) if label.colon else at
        if at + 1 < len(self._pieces) and is_nobody(self._pieces[at + 1].text) and self._pieces[at + 1].text.strip():
            self._found.taken += self._pieces[at : at + 2]
            return at + 2
        after = self._list(label, at + 1)
        empty = label.presence is not Presence.PRESENT and piece.text.rstrip().endswith(":")  # «Fraværende:» with nobody below.
        if after > at + 1 or (label.colon and self._in_head) or empty:
            self._found.taken.append(piece)
            return after
        return at

    def _list(self, label: Label, at: int, first: Piece | None = None) -> int:
        """Read the entries from a place on, one a line or several; give the place after the last."""
        begin, end, party = at, at, None
        apart = False
        while at < len(self._pieces):
            piece = first if first is not None and at == begin else self._pieces[at]
            if not piece.text.strip():
                apart, at = True, at + 1
                continue
            said, over = self._entry(label, piece, at)
            shaped = said and (party is None or not apart or any(one.person.party for one in said) == party)
            if not said or not shaped or (first is None and self._opens(piece)):
                break
            party = any(one.person.party for one in said) if party is None else party
            self._found.said += said
            self._found.taken += [self._pieces[at], *self._pieces[at + 1 : at + over]]
            at = end = at + over
            apart = False
        return end

    def _opens(self, piece: Piece) -> bool:
        label = label_of(piece.text, self._in_head)
        return label is not None and (label.colon or not label.rest)

    def _entry(self, label: Label, piece: Piece, at: int) -> tuple[list[Said], int]:
        """What an entry says, and over how many pieces it runs: one that ends in the middle goes on below."""
        texts = [piece.text.strip()]
        best: tuple[list[Said], int] = ([], 0)
        for over in range(1, _MOST_WRAPPED):
            text = " ".join(texts)
            span = Span(piece.line.number, self._pieces[at + over - 1].line.number)
            said = read_list(text, label, text, span, self._number)
            if said:
                best = (said, over)
            if len(text) > _LONGEST or not self._goes_on(at + over):
                break
            below = self._pieces[at + over].text.strip()
            if self._is_done(said, text, below, label) if said else over >= _MOST_JOINED:
                break
            texts.append(below)
        return best

    def _is_done(self, said: Sequence[Said], text: str, below: str, label: Label) -> bool:
        """Whether an entry ends with its line: one name, a separator at its end, or names of their own on the line below."""
        if len(said) < 2 or text.endswith((",", ";", ".", " og", " samt")):
            return True
        return read_list(below, label, below, said[0].span, self._number) is not None

    def _goes_on(self, at: int) -> bool:
        """Whether the next piece may belong to the same entry: the line right below, and no label of its own."""
        if at >= len(self._pieces) or not self._pieces[at].text.strip() or "\t" in self._pieces[at].text:
            return False
        return not self._opens(self._pieces[at])

    def _sentences(self, running: Sequence[Piece]) -> None:
        """Read running text, sentence by sentence, and remember where each stands."""
        if not running or not (self._prose or self._found.said):
            return
        text = " ".join(piece.text.replace("\t", " ") for piece in running)
        starts = [0]
        for piece in running:
            starts.append(starts[-1] + len(piece.text) + 1)
        at = 0
        for sentence in sentences(text):
            begin = text.find(sentence, at)
            if begin < 0:
                continue
            at = begin + len(sentence)
            first, last = bisect_right(starts, begin) - 1, bisect_right(starts, at - 1) - 1
            span = Span(running[first].line.number, running[last].line.number)
            understood = read_sentence(sentence, sentence, span, self._number, self._found.said)
            self._found.said += understood.said
            if understood.whole:
                self._take(running[first : last + 1], starts[first : last + 1], begin, at)

    def _take(self, pieces: Sequence[Piece], starts: Sequence[int], begin: int, end: int) -> None:
        for piece, start in zip(pieces, starts, strict=True):
            first, last = max(begin - start, 0), min(end - start, len(piece.text))
            self._found.taken.append(Piece(piece.line, piece.start + first, piece.start + last))
