"""How a command ends that does not end well: a sentence and an exit status for each expected fault."""

from __future__ import annotations

from typing import Final, NamedTuple

from .pipeline import Stopped
from .problems import Problem, Unusable
from .publish.tree import NotPublished


class NotReported(Exception):
    """The run came to its end, but what came of it could not be written where it was asked for: a whole sentence."""


class Ending(NamedTuple):
    """What is told of a fault."""

    status: int
    sentence: str
    problems: tuple[Problem, ...] = ()


EXPECTED: Final = (NotPublished, NotReported, Unusable, OSError, KeyboardInterrupt)
"""Every fault that is none of the program."""


def ending(fault: BaseException) -> Ending:
    """What a fault comes to. Of an unexpected one no more than its kind is told: its words may quote anything."""
    match fault:
        case Stopped():
            end = Ending(1, str(fault), fault.problems)
        case NotPublished() | NotReported():
            end = Ending(1, str(fault))
        case Unusable():
            end = Ending(2, str(fault))
        case OSError():
            end = Ending(1, f"{fault.strerror or fault} («{fault.filename or 'the file'}»).")
        case KeyboardInterrupt():
            end = Ending(130, "Interrupted. What was published before stands.")
        case _:
            end = Ending(1, f"The program failed ({type(fault).__name__}). What was published before stands.")
    return end
