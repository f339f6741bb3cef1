"""A publisher's desk for tests: a copy of the program that may be changed, a folder of small minutes, and builds as processes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_BUILD = """
import json, sys
from datetime import date
from pathlib import Path
from mapping import places
from mapping.pipeline import build
from mapping.settings import read_settings
minutes, out, cache, published, jobs = sys.argv[1:]
settings = read_settings(places.site() / "site.toml", published=date.fromisoformat(published) if published else None)
report = build([Path(minutes)], Path(out), settings, int(jobs), lambda *_: None, cache=Path(cache) if cache else None)
names = ("published", "files", "files_written", "files_kept", "files_removed", "read_anew", "from_cache", "unchanged")
told = {name: getattr(report, name) for name in names}
print(json.dumps(told | {"changes": [(change.kind, change.iri) for change in report.changes]}))
"""


def generate(folder: Path, meetings: int, items: int = 3, seed: int = 1) -> None:
    """Made-up minutes that hang together, in ``folder``."""
    command = [sys.executable, "-m", "benchmarks.generate", "--meetings", str(meetings), "--items", str(items)]
    command += ["--length", "6000", "--seed", str(seed), "--wrong-totals", "0", "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def contents(folder: Path) -> dict[str, str]:
    """A hash of every file, by path."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@dataclass(frozen=True)
class Desk:
    """``folder`` holds ``minutes``, ``public`` and ``cache``; ``program`` the program, the checkout itself or a copy of it."""

    folder: Path
    program: Path = ROOT

    @property
    def minutes(self) -> Path:
        return self.folder / "minutes"

    @property
    def files(self) -> list[Path]:
        """The minutes, in order."""
        return sorted(path for path in self.minutes.rglob("*") if path.is_file())

    @property
    def out(self) -> Path:
        return self.folder / "public"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def command(self, out: Path | None = None, cache: Path | None = None, published: str = "", jobs: int = 1) -> list[str]:
        """A build as a process."""
        cached = "" if cache is None else str(cache)
        return [sys.executable, "-c", _BUILD, str(self.minutes), str(out or self.out), cached, published, str(jobs)]

    def build(self, out: Path | None = None, cache: Path | None = None, published: str = "", jobs: int = 1) -> dict[str, Any]:
        """What the build came to."""
        environment = os.environ | {"PYTHONPATH": str(self.program), "PYTHONDONTWRITEBYTECODE": "1"}
        command = self.command(out, cache, published, jobs)
        done = subprocess.run(command, cwd=self.program, env=environment, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def warm(self, published: str = "") -> dict[str, Any]:
        """A build that has all that earlier ones found out."""
        return self.build(cache=self.cache, published=published)

    def cold(self, before: Path, published: str = "") -> dict[str, str]:
        """The contents of what a build makes of the same input that has nothing but the site before."""
        if before.exists():
            shutil.copytree(before, self.folder / "cold")
        self.build(out=self.folder / "cold", published=published)
        made = contents(self.folder / "cold")
        shutil.rmtree(self.folder / "cold")
        return made


def copy_of_program(folder: Path) -> Path:
    """A copy of everything that a build reads."""
    for name in ("mapping", "ontology", "shapes", "site"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    return folder
