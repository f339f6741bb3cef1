"""Progress as people see it on a terminal, as programs see it in a file, and the seconds of each stage."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapping.progress import Bar, Meter, Step, clock_time, drawn

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "minutes" / "odense" / "2025-03-04-kulturudvalget.txt"
HALF = Step("read", 512, 1024, here=20.0, whole=61.0)


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (120, "read     [####################....................] 512 of 1,024, 25.6 a second, 0:20 left, 1:01 in all"),
        (80, "read     [########........] 512 of 1,024, 25.6 a second, 0:20 left, 1:01 in all"),
        (70, "read     [#########..........] 512 of 1,024, 25.6 a second, 0:20 left"),
        (50, "read     [#######.......] 512 of 1,024, 0:20 left"),
        (38, "read     [######.......] 512 of 1,024"),
        (34, "read 512 of 1,024"),
        (10, "read 512 "),
        (0, ""),
    ],
)
def test_a_bar_takes_the_room_that_there_is(width: int, line: str) -> None:
    assert drawn(HALF, 25.6, width) == line
    assert len(line) < max(width, 1)


def test_a_bar_without_a_rate_or_without_work() -> None:
    assert drawn(Step("link", 0, 7, 0.0, 3.0), None, 60) == f"link     [{'.' * 28}] 0 of 7, 0:03 in all"
    assert drawn(Step("link", 0, 0, 0.0, 3.0), None, 60) == f"link     [{'#' * 28}] 0 of 0, 0:03 in all"


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0:00"), (0.4, "0:00"), (59.6, "1:00"), (760, "12:40"), (3723, "1:02:03"), (90000, "25:00:00")]
)
def test_seconds_are_told_as_a_clock_tells_them(seconds: float, told: str) -> None:
    assert clock_time(seconds) == told


def test_a_bar_is_drawn_over_itself_and_ends_with_each_stage(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar(lambda: 60)
    for step in (
        Step("read", 0, 4, 0.0, 0.0),
        Step("read", 1, 4, 0.05, 0.05),  # Too soon to be seen.
        Step("read", 2, 4, 1.0, 1.0),
        Step("read", 4, 4, 2.0, 2.0),
        Step("pages", 1, 3, 0.0, 2.1),
        Step("swap", 1, 1, 0.0, 2.2),
    ):
        bar.tell(step)
    bar.end()
    drawings = capsys.readouterr().err.splitlines(keepends=True)
    assert [line.rstrip() for line in "".join(drawings).replace("\r", "\n").split("\n") if line] == [
        "read     [............................] 0 of 4, 0:00 in all",
        "read     [########........] 2 of 4, 2.0 a second, 0:01 left",
        "read     [##############] 4 of 4, 2.0 a second, 0:02 in all",
        "pages    [#########...................] 1 of 3, 0:02 in all",
        "swap     [############################] 1 of 1, 0:02 in all",
    ]


def test_the_rate_of_a_bar_is_that_of_late(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar(lambda: 100)
    bar.tell(Step("read", 0, 10_000, 0.0, 0.0))
    bar.tell(Step("read", 9000, 10_000, 1.0, 1.0))  # From the cache.
    for second in range(2, 60):
        bar.tell(Step("read", 9000 + 10 * second, 10_000, float(second), float(second)))
    assert capsys.readouterr().err.endswith("9,590 of 10,000, 10.0 a second, 0:41 left, 0:59 in all")


def test_seconds_belong_to_the_stage_that_was_told_of_last(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    with Meter(False, clock) as meter:
        clock.now += 1
        meter.show("read", 0, 2)
        clock.now += 2
        meter.show("read", 2, 2)
        clock.now += 0.5  # Still the reading's: nothing else was told of.
        meter.show("link", 0, 1)
        clock.now += 4
        meter.show("read", 1, 1)
        clock.now += 8
    assert meter.seconds == {"start": 1.0, "read": 10.5, "link": 4.0}
    assert capsys.readouterr().err == "read     2 of 2, 1.0 a second\nlink     1 of 1, 0.2 a second\nread     1 of 1\n"


def test_a_stage_of_one_step_is_done_when_the_next_begins_or_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter(False, Clock()) as meter:
        meter.show("queries", 0, 1)
        meter.show("search", 0, 1)
    assert capsys.readouterr().err == "queries  1 of 1\nsearch   1 of 1\n"
    with pytest.raises(ValueError), Meter(False, Clock()) as meter:
        meter.show("search", 0, 1)
        raise ValueError
    assert capsys.readouterr().err == ""


def test_a_quiet_meter_counts_seconds_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    with Meter(True, clock) as meter:
        meter.show("read", 0, 1)
        clock.now += 3
    assert meter.seconds == {"start": 0.0, "read": 3.0}
    assert capsys.readouterr().err == ""


def test_a_file_gets_every_tenth_part_of_much_work(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter(False, Clock()) as meter:
        for done in range(201):
            meter.show("read", done, 200)
            meter.show("read", done, 200)
    assert capsys.readouterr().err == "".join(f"read     {done} of 200\n" for done in range(20, 201, 20))


def test_an_interrupt_is_answered_where_progress_is_told() -> None:
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), Meter(True) as meter:
            os.kill(os.getpid(), signal.SIGINT)
            reached = True
            meter.show("read", 0, 1)
        assert reached
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal of 72 letters a line."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 72, 0, 0))
    yield ours, theirs
    os.close(ours)


def seen(terminal: tuple[int, int], folder: Path, **environment: str) -> str:
    """What the command shows on a terminal."""
    (folder / "minutes" / "odense").mkdir(parents=True)
    (folder / "minutes" / "odense" / SMALL.name).write_bytes(SMALL.read_bytes())
    ours, theirs = terminal
    command = [sys.executable, str(ROOT / "build.py"), "check", "--jobs", "1"]
    going = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "TERM": "xterm", **environment}
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Nobody has the other end any more.
            break
        if not piece:
            break
        shown += piece
    assert going.wait(timeout=60) == 0
    return shown.decode()


def test_a_terminal_gets_bars(terminal: tuple[int, int], tmp_path: Path) -> None:
    shown = seen(terminal, tmp_path)
    lines = [each for each in re.split(r"[\r\n]+", shown) if each]
    assert re.fullmatch(r"read     \[\.{40}\] 0 of 1, 0:0\d in all", lines[0])
    assert re.fullmatch(r"read     \[#{20,40}\] 1 of 1,.* 0:0\d in all *", lines[1])
    assert [line[:5] for line in lines] == ["read ", "read ", "join ", "join "]
    assert "\x1b" not in shown and max(map(len, lines)) < 72


def test_a_terminal_that_cannot_go_back_gets_lines(terminal: tuple[int, int], tmp_path: Path) -> None:
    assert seen(terminal, tmp_path, TERM="dumb").startswith("read     1 of 1")
