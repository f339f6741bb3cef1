"""Builds killed at random moments: the published site is always the old one or the new one, whole.

As a command it does it as often as it is told: ``python tests/kills.py 300``. The tests do it some dozen times.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from desk import ROOT, Desk, contents, generate


@dataclass
class Ordeal:
    """Two states of one desk's minutes, built in turn; every build but the first ones may be killed."""

    desk: Desk
    seed: int
    killed: int = 0
    ended: int = 0
    """Builds that were done before they would have been killed."""

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._states = [{path.name: path.read_bytes() for path in self.desk.files}]
        changed = dict(self._states[0])
        name = sorted(changed)[0]
        changed[name] = changed[name].replace(b"Udvalget ", b"Hele udvalget ", 3)
        changed.pop(sorted(changed)[-1])
        self._states.append(changed)
        for state in (0, 1, 0, 1):  # Versions of dumps add up until both are known.
            self._write(state)
            self.desk.warm()
        self._sites = [contents(self.desk.out)]
        self._write(0)
        started = time.monotonic()
        self.desk.warm()
        self._longest = time.monotonic() - started
        self._sites.insert(0, contents(self.desk.out))
        self._at = 0

    def run(self, times: int, cold: float = 0.3) -> None:
        """Kill so many builds; ``cold`` is the share that have no cache. Raises AssertionError for a site that is neither."""
        for _ in range(times):
            wanted = 1 - self._at
            self._write(wanted)
            cache = None if self._chance.random() < cold else self.desk.cache
            self._kill(self._chance.uniform(0, self._longest * 1.1), cache)
            found = contents(self.desk.out)
            assert found in self._sites, self._difference(found)
            self._at = self._sites.index(found)
            if self._chance.random() < 0.1:
                self._recover()

    def _recover(self) -> None:
        """The next build does what the killed one did not, without being told, and leaves nothing behind."""
        self.desk.warm()
        assert contents(self.desk.out) in self._sites
        self._at = self._sites.index(contents(self.desk.out))
        beside = sorted(path.name for path in self.desk.folder.iterdir())
        assert [name for name in beside if name.startswith("public")] == ["public"], beside

    def _kill(self, after: float, cache: Path | None) -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        command = self.desk.command(cache=cache, jobs=self._chance.choice((1, 2)))
        build = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            build.wait(after)
            self.ended += 1
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)
            build.wait()
            self.killed += 1
        self._wait_for_workers()

    def _wait_for_workers(self) -> None:
        """Workers end by themselves when the first process has gone; the lock is theirs until then."""
        lock = self.desk.folder / "public.lock"
        free = "import fcntl, sys; fcntl.flock(open(sys.argv[1], 'ab'), fcntl.LOCK_EX)"
        if lock.exists():
            subprocess.run([sys.executable, "-c", free, str(lock)], check=True, timeout=60)

    def _write(self, state: int) -> None:
        folder = self.desk.minutes / "odense"
        for path in self.desk.files:
            path.unlink()
        for name, data in self._states[state].items():
            (folder / name).write_bytes(data)

    def _difference(self, found: dict[str, str]) -> str:
        old = self._sites[self._at]
        differing = [path for path in sorted({*found, *old}) if found.get(path) != old.get(path)]
        return f"seed {self.seed}, after {self.killed} kills: neither site; differing from the old one: {differing[:10]}"


def ordeal(folder: Path, seed: int) -> Ordeal:
    """A desk with four meetings, both of whose sites are known."""
    generate(folder / "minutes", 4)
    return Ordeal(Desk(folder), seed)


def main(times: int) -> None:
    """The command."""
    folder = Path(tempfile.mkdtemp(prefix="referat-kills-"))
    try:
        tried = ordeal(folder, seed=7)
        tried.run(times)
        sys.stdout.write(f"{tried.killed} builds killed, {tried.ended} ended before; the site was whole after each\n")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]))
