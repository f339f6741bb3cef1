"""What a page was told while it was made, so that the next build can ask again instead of making it again.

A trace holds the questions and one digest of all answers. Asked of another collection, the same questions with the same
answers make the same page: a page sees nothing of the collection but by asking.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from ...model import MeetingKey
from .canonical import SIZE, Canonical

Arguments = tuple[Hashable, ...]
_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")
_Of = TypeVar("_Of", bound="Asking")
_QUESTION: Final = "_question"


@dataclass(frozen=True, slots=True)
class Trace:
    """Every question that was put, and what the answers came to."""

    questions: tuple[tuple[str, tuple[Arguments, ...]], ...]
    """By the name of what was asked, each with the arguments that it was asked with."""
    answers: bytes

    @property
    def size(self) -> int:
        """How many questions."""
        return sum(len(many) for _, many in self.questions)


@dataclass(frozen=True, slots=True)
class _Question:
    answer: Callable[..., object]
    seen: Callable[[Any, Any], object]
    is_own: bool


def _all_of_it(_: object, answer: object) -> object:
    return answer


def asked(
    seen: Callable[[Any, Any], object] = _all_of_it, own: bool = False
) -> Callable[[Callable[Concatenate[_Of, _Asked], _Told]], Callable[Concatenate[_Of, _Asked], _Told]]:
    """A method that answers a question; its arguments are hashable, told apart by ``repr`` and can be pickled.

    ``seen`` gives what pages show of the answer, where that is less than all. An answer that a meeting's own minutes give
    (``own``) is not recorded while that meeting, the first argument, is shown: its minutes are known to be the same.
    """

    def decorate(method: Callable[Concatenate[_Of, _Asked], _Told]) -> Callable[Concatenate[_Of, _Asked], _Told]:
        question, name = _Question(method, seen, own), method.__name__

        @wraps(method)
        def answer(self: _Of, /, *args: _Asked.args, **named: _Asked.kwargs) -> _Told:
            told = method(self, *args, **named)
            recording = self.recorded
            if recording is not None and not (own and args[0] == recording.own):
                recording.add(name, args, self.canonical, lambda: seen(self, told))
            return told

        setattr(answer, _QUESTION, question)
        return answer

    return decorate


class Recording:
    """A trace that grows."""

    def __init__(self, own: MeetingKey | None) -> None:
        self.own = own
        self._asked: dict[str, dict[Arguments, bytes]] = {}

    def add(self, name: str, args: Arguments, canonical: Canonical, told: Callable[[], object]) -> None:
        """One question; one that was put before has the same answer."""
        many = self._asked.setdefault(name, {})
        if args not in many:
            many[args] = canonical.digest(told())

    @property
    def trace(self) -> Trace:
        """What was asked so far."""
        questions = tuple((name, tuple(many)) for name, many in self._asked.items())
        return Trace(questions, _whole(answer for many in self._asked.values() for answer in many.values()))


class Asking:
    """What answers questions, and records them while it is told to."""

    def __init__(self, canonical: Canonical) -> None:
        self.canonical = canonical
        self.recorded: Recording | None = None

    @contextmanager
    def recording(self, own: MeetingKey | None = None) -> Iterator[Recording]:
        """Record what is asked within the block; ``own`` is the meeting whose pages are made there. Not to be nested."""
        self.recorded = recording = Recording(own)
        try:
            yield recording
        finally:
            self.recorded = None

    def agrees(self, trace: Trace) -> bool:
        """Whether every question would be answered as it was."""
        answers = []
        for name, many in trace.questions:
            question: _Question | None = getattr(getattr(type(self), name, None), _QUESTION, None)
            if question is None:
                return False
            answers += [self.canonical.digest(question.seen(self, question.answer(self, *args))) for args in many]
        return _whole(answers) == trace.answers

    def digest(self, value: object) -> bytes:
        """Of something joined that a page is made of, such as a case: what pages show of it."""
        return self.canonical.digest(value)


def _whole(answers: Iterator[bytes] | list[bytes]) -> bytes:
    return hashlib.blake2b(b"".join(answers), digest_size=SIZE).digest()
