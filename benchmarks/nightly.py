"""What a night costs: a first build, then builds that find little or nothing new, in one run on one made-up corpus.

    python -m benchmarks.nightly --meetings 1000

prints a Markdown table. Every build is a process of its own with as many workers as the command takes by itself, all formats
written. Memory is that of all its processes together (the sum of ``Pss``, in which what they share counts once), looked at
twice a second; where the system does not tell it, that column is empty.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from .measure import ROOT, machine, row

_BUILD: Final = """
import json, sys, time
from datetime import date
from pathlib import Path
from mapping import places
from mapping.pipeline import build
from mapping.settings import read_settings
minutes, folder, day, jobs = sys.argv[1:]
settings = read_settings(places.site() / "site.toml", published=date.fromisoformat(day))
stages, now = {}, ["", 0.0]
def progress(stage, done, total):
    if stage != now[0]:
        stages[now[0]] = stages.get(now[0], 0.0) + time.perf_counter() - now[1]
        now[:] = [stage, time.perf_counter()]
began = time.perf_counter()
report = build([Path(minutes)], Path(folder) / "public", settings, int(jobs), progress, cache=Path(folder) / "cache")
progress("", 0, 0)
stages.pop("", None)
names = ("published", "triples", "files", "files_written", "files_kept", "read_anew", "unchanged")
told = {name: getattr(report, name) for name in names}
print(json.dumps(told | {"changes": len(report.changes), "seconds": time.perf_counter() - began, "stages": stages}))
"""
_HEAD: Final = ("build", "seconds", "of the first", "meetings a second", "read anew", "files written", "files kept", "peak MB")


@dataclass(frozen=True, slots=True)
class Night:
    """One build."""

    name: str
    told: dict[str, Any]
    peak: int
    """Bytes of all its processes together; zero where the system does not tell."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.nightly", description="Measure first and later builds.")
    parser.add_argument("--meetings", type=int, default=1000)
    parser.add_argument("--items", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 4))
    parser.add_argument("--work", type=Path, help="where to work; needs room for a site, 4 MB a meeting")
    given = parser.parse_args(arguments)
    print(f"{machine()} {given.meetings:,} made-up meetings of {given.items} items, seed {given.seed}, {given.jobs} workers.\n")
    with tempfile.TemporaryDirectory(prefix="referat-", dir=given.work) as work:
        _print(_nights(given, Path(work)), given.meetings)
    return 0


def _nights(given: argparse.Namespace, work: Path) -> list[Night]:
    minutes = work / "minutes"
    made = ["--meetings", str(given.meetings), "--items", str(given.items), "--seed", str(given.seed), "--out", str(minutes)]
    subprocess.run([sys.executable, "-m", "benchmarks.generate", *made], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    nights = [_night("first", minutes, work, "2030-03-10", given.jobs)]
    nights.append(_night("again, nothing new", minutes, work, "2030-03-10", given.jobs))
    nights.append(_night("next day, nothing new", minutes, work, "2030-03-11", given.jobs))
    _correct(sorted(path for path in minutes.rglob("*") if path.is_file()))
    nights.append(_night("next day, one item corrected", minutes, work, "2030-03-12", given.jobs))
    return nights


def _correct(files: Sequence[Path]) -> None:
    """One sentence more in the middle of the corpus."""
    path = files[len(files) // 2]
    text = path.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("Forvaltningen "))
    path.write_text(text.replace(line, f"{line} Det er alt.", 1), "utf-8")


def _night(name: str, minutes: Path, work: Path, day: str, jobs: int) -> Night:
    command = [sys.executable, "-c", _BUILD, str(minutes), str(work), day, str(jobs)]
    build = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    watch = _Watch(build.pid)
    watch.start()
    said, _ = build.communicate()
    watch.stop.set()
    watch.join()
    if build.returncode:
        raise RuntimeError(f"the build «{name}» ended with {build.returncode}")
    night = Night(name, json.loads(said), watch.peak)
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in night.told["stages"].items())
    print(f"{name}: {night.told['seconds']:.1f} s ({stages}); {night.told['changes']} documents changed", file=sys.stderr)
    return night


def _print(nights: Sequence[Night], meetings: int) -> None:
    first = nights[0].told
    print(
        f"{first['triples']:,} triples, {first['files']:,} files.\n\n{row(_HEAD)}\n{row(['---', *['---:'] * (len(_HEAD) - 1)])}"
    )
    for night in nights:
        told, seconds = night.told, night.told["seconds"]
        cells = [night.name, f"{seconds:.1f}", f"{100 * seconds / first['seconds']:.1f} %", f"{meetings / seconds:.1f}"]
        cells += [f"{told[name]:,}" for name in ("read_anew", "files_written", "files_kept")]
        print(row([*cells, f"{night.peak / 1e6:.0f}" if night.peak else ""]))


class _Watch(threading.Thread):
    """Looks at the memory of a session's processes while they run."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = session
        self.peak = 0
        self.stop = threading.Event()

    def run(self) -> None:
        while not self.stop.wait(0.5):
            found = (_memory(process, self._session) for process in Path("/proc").glob("[0-9]*"))
            self.peak = max(self.peak, sum(found))


def _memory(process: Path, session: int) -> int:
    """What a process of a session holds, in bytes; nothing of one of another, or that has ended."""
    try:
        if os.getsid(int(process.name)) != session:
            return 0
        lines = (process / "smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    sys.exit(main())
