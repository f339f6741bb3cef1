"""Measures the program on made-up minutes and prints the figures as a Markdown table.

    python -m benchmarks.measure --sizes 10 100 1000 --repeats 3

Every figure is the median of some runs, each in a fresh process of ``benchmarks.stage``. This process itself stays small and
imports nothing of the program: on Linux a process begins with the peak memory of the one that started it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
STAGES: Final = ("start", "read", "describe", "check", "link", "publish", "floor", "stream", "build", "build-parallel")
FLOORS: Final = ("floor", "stream")
SAID: Final = {
    "start": "start (libraries only)",
    "floor": "floor: read and write the same files",
    "stream": "floor: the same bytes as one file, to disk",
    "build": "whole build, 1 process",
    "build-parallel": "whole build, {jobs} processes",
}
HEAD: Final = ("meetings", "stage", "seconds", "ms a meeting", "spread", "peak MB", "MB in", "triples", "files out", "MB out")

Figures = dict[str, float]
"""What one process printed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure", description="Measure the program on made-up minutes.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000], metavar="MEETINGS")
    parser.add_argument("--repeats", type=int, default=3, help="runs of which the median is told (default 3)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=list(STAGES), help="which stages (default: all)")
    parser.add_argument("--work", type=Path, help="where to work; needs room for two sites, 5 MB a meeting each")
    given = parser.parse_args(arguments)
    print(f"{machine()}\nMade-up minutes with seed {given.seed}; medians of {given.repeats}.\n")
    print(row(HEAD) + "\n" + row(["---:" if at != 1 else "---" for at in range(len(HEAD))]), flush=True)
    for size in given.sizes:
        with tempfile.TemporaryDirectory(prefix="referat-", dir=given.work) as folder:
            for line in measure(size, given.seed, given.repeats, given.stages, Path(folder)):
                print(line, flush=True)
    return 0


def measure(size: int, seed: int, repeats: int, stages: Sequence[str], folder: Path) -> Iterator[str]:
    """Yield the table's rows for one number of meetings."""
    minutes, spool = folder / "minutes", folder / "spool"
    _python("benchmarks.generate", "--meetings", str(size), "--seed", str(seed), "--out", str(minutes))
    _run("prepare", minutes, spool)
    for stage in stages:
        runs = []
        for _ in range(repeats):
            _clear(stage, spool)
            runs.append(_run(stage, minutes, spool))
        if stage != "publish":  # What that one leaves is read by both floors.
            _clear(stage, spool)
        yield _told(size, stage, runs)


def machine() -> str:
    """The machine, in one line."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()} {platform.release()},"
        f" Python {platform.python_version()}; load at the start {os.getloadavg()[0]:.1f}."
    )


def row(cells: Sequence[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def _told(size: int, stage: str, runs: Sequence[Figures]) -> str:
    seconds = [run["seconds"] for run in runs]
    middle = {name: median(run[name] for run in runs) for name in runs[0]}
    cells = [f"{size:,}", SAID.get(stage, stage).format(jobs=_jobs()), _seconds(middle["seconds"])]
    cells += [f"{1000 * middle['seconds'] / size:.2f}", f"{_seconds(min(seconds))}-{_seconds(max(seconds))}"]
    cells += ["" if stage in FLOORS else f"{middle['peak'] / 1e6:.0f}", _megabytes(middle["bytes_in"]), _count(middle["triples"])]
    return row([*cells, _count(middle["files"]), _megabytes(middle["bytes_out"])])


def _seconds(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:.1f}"


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.1f}" if value else ""


def _count(value: float) -> str:
    return f"{value:,.0f}" if value else ""


def _run(stage: str, minutes: Path, spool: Path) -> Figures:
    figures: Figures = json.loads(_python("benchmarks.stage", stage, str(minutes), str(spool)))
    return figures


def _python(module: str, *arguments: str) -> str:
    """What a fresh process prints. Raises CalledProcessError, with what it complained of on stderr."""
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _clear(stage: str, spool: Path) -> None:
    """Remove what a stage wrote. Each run writes anew: a second build would find its files unchanged and link them."""
    left = {"publish": "site", "floor": "copy", "build": "built-1", "build-parallel": f"built-{_jobs()}"}
    if stage in left:
        shutil.rmtree(spool / left[stage], ignore_errors=True)


def _jobs() -> int:
    """As many processes as the command takes by itself."""
    return min(os.cpu_count() or 1, 4)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except FileNotFoundError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB memory"


if __name__ == "__main__":
    sys.exit(main())
