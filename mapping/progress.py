"""Progress on stderr, the seconds that each stage takes, and a safe place to stop.

The bar is our own: what would draw one (tqdm, rich) leaves the plain lines, the seconds and the interrupt to be made all the
same, and tqdm starts a thread, which does not go well with processes that are forked.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

Clock = Callable[[], float]
"""Seconds that only grow."""

_REDRAWN: Final = 0.1
"""Seconds between two drawings of a bar."""
_LATELY: Final = 20.0
"""Seconds from which a bar's rate is told: what came from the cache says nothing of what has to be read."""
_TOLD_AFTER: Final = 0.5
"""Seconds before which no rate is told."""
_LEAST_BAR: Final = 10
_MOST_BAR: Final = 40


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage is."""

    stage: str
    done: int
    total: int
    here: float
    """Seconds in this stage, or in this round of it."""
    whole: float
    """Seconds since the command began."""


class _Shown(Protocol):
    """Where steps are shown."""

    def tell(self, step: Step) -> None:
        """Show a step, if it is worth it."""

    def end(self) -> None:
        """Nothing more comes."""


class Meter:
    """What a command tells its progress to: a bar on a terminal, a few plain lines elsewhere, nothing where that is asked for.

    An interrupt is answered where progress is told, which is a safe place to stop: Python would raise it anywhere, even
    where it starts a process, and it would be lost there. A second interrupt is answered at once.
    """

    def __init__(self, quiet: bool, clock: Clock = time.monotonic) -> None:
        self._shown: _Shown | None = None if quiet else Bar() if _draws() else Lines()
        self._clock = clock
        self._seconds: dict[str, float] = {}
        self._stage = "start"
        self._told: tuple[str, int, int] = ("", 0, 0)
        self._began = self._entered = self._since = clock()
        self._interrupted = False
        self._before = signal.getsignal(signal.SIGINT)

    def __enter__(self) -> Meter:
        # Nobody but a main thread may listen, and whoever starts us in the background may have interrupts ignored.
        if threading.current_thread() is threading.main_thread() and self._before is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if signal.getsignal(signal.SIGINT) == self._interrupt:
            signal.signal(signal.SIGINT, self._before)
        if kind is None:
            self._leave()
        self._enter(self._stage, self._clock())
        if self._shown:
            self._shown.end()

    def _interrupt(self, *_: object) -> None:
        self._interrupted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def show(self, stage: str, done: int, total: int) -> None:
        """Be told of a step. Raises KeyboardInterrupt where one is waiting."""
        if self._interrupted:
            raise KeyboardInterrupt
        step = (stage, done, total)
        if step == self._told:
            return
        now = self._clock()
        if stage != self._stage:
            self._leave()
            self._enter(stage, now)
        if done == 0 or stage != self._told[0]:
            self._since = now
        self._told = step
        if self._shown:
            self._shown.tell(Step(*step, now - self._since, now - self._began))

    def _leave(self) -> None:
        """A stage of one step is not told of again when it is done."""
        if self._told[1:] == (0, 1):
            self.show(self._stage, 1, 1)

    def _enter(self, stage: str, now: float) -> None:
        self._seconds[self._stage] = self._seconds.get(self._stage, 0.0) + now - self._entered
        self._stage, self._entered = stage, now

    @property
    def seconds(self) -> dict[str, float]:
        """Of each stage that was left, in their order: a stage lasts until another is told of, or to the end."""
        return dict(self._seconds)


# Lines and bars ------------------------------------------------------------------------------------------------------


class Lines:
    """Plain lines for a file or a pipe: every tenth part of much work, and its end."""

    def tell(self, step: Step) -> None:
        done, total = step.done, step.total
        if done == total or (total >= 100 and done > 0 and done % (total // 10) == 0):
            rate = f", {done / step.here:.1f} a second" if done and step.here > _TOLD_AFTER else ""
            _say(f"{step.stage:<8} {done} of {total}{rate}\n")

    def end(self) -> None:
        """Every line has ended already."""


class Bar:
    """One line on a terminal for each stage, drawn over and over while it lasts. It has no colours."""

    def __init__(self, width: Callable[[], int] | None = None) -> None:
        self._width = width or _width
        self._open = 0
        """Letters in the line that is not ended yet."""
        self._last: Step | None = None
        self._lately: deque[Step] = deque()

    def tell(self, step: Step) -> None:
        last = self._last
        if last is None or last.stage != step.stage or step.done < last.done:
            self.end()
            self._lately.clear()
        elif step.done < step.total and step.whole - last.whole < _REDRAWN:
            return
        self._last = step
        self._lately.append(step)
        while step.whole - self._lately[0].whole > _LATELY and len(self._lately) > 2:
            self._lately.popleft()
        self._draw(drawn(step, self._rate(step), self._width()))
        if step.done >= step.total:
            self.end()

    def _rate(self, step: Step) -> float | None:
        """Steps a second: of late, and at the stage's end of the whole stage."""
        first = self._lately[0]
        done, seconds = step.done - first.done, step.whole - first.whole
        if step.done >= step.total:
            done, seconds = step.done, step.here
        return done / seconds if done and seconds > _TOLD_AFTER else None

    def _draw(self, line: str) -> None:
        # Blanks wipe out what a longer line left.
        _say(f"\r{line:<{self._open}}")
        self._open = len(line)

    def end(self) -> None:
        if self._open:
            _say("\n")
            self._open = 0


def drawn(step: Step, rate: float | None, width: int) -> str:
    """A step as one line of less than ``width`` letters. Where that is narrow the least needed is left out first."""
    counted = f"{step.done:,} of {step.total:,}"
    pace = [f"{rate:,.1f} a second"] if rate else []
    left = [f"{clock_time((step.total - step.done) / rate)} left"] if rate and step.done < step.total else []
    whole = [f"{clock_time(step.whole)} in all"]
    for said in ([*pace, *left, *whole], [*pace, *left], left, []):
        told = ", ".join([counted, *said])
        room = width - 1 - len(f"{step.stage:<8} [] {told}")
        if room >= _LEAST_BAR:
            return f"{step.stage:<8} [{_bar(step, min(room, _MOST_BAR))}] {told}"
    return f"{step.stage} {counted}"[: max(width - 1, 0)]


def _bar(step: Step, letters: int) -> str:
    full = letters * min(step.done, step.total) // step.total if step.total else letters
    return f"{'#' * full:.<{letters}}"


def clock_time(seconds: float) -> str:
    """Minutes and seconds, and hours where there are any: 0:07, 12:40, 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _draws() -> bool:
    """Whether stderr is a terminal that can go back to the beginning of a line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _width() -> int:
    """Letters in a line of the terminal; a window is made wider and narrower meanwhile."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80
