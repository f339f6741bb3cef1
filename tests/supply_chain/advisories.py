"""Known vulnerabilities, from a database in the OSV format (https://ossf.github.io/osv-schema/) that lies on disk.

Nothing is fetched: a check that needs a network is a check that fails for other reasons than the one it is there for.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import total_ordering
from pathlib import Path
from typing import Any, Final

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from .locks import Package


@dataclass(frozen=True, slots=True)
class Hit:
    """A package at a version that an advisory names."""

    package: Package
    id: str
    summary: str
    fixed: tuple[str, ...]

    def __str__(self) -> str:
        mended = f"mended in {', '.join(self.fixed)}" if self.fixed else "not mended yet"
        said = self.summary or "no summary"
        return f"{self.package.name} {self.package.version} ({self.package.use}): {self.id}, {said}; {mended}."


def entries(database: Path) -> Iterator[dict[str, Any]]:
    """Yield the entries of a database: a zip of JSON files as OSV offers them, a folder of them, or one."""
    if database.is_dir():
        for path in sorted(database.rglob("*.json")):
            yield json.loads(path.read_bytes())
    elif zipfile.is_zipfile(database):
        with zipfile.ZipFile(database) as archive:
            for name in sorted(each for each in archive.namelist() if each.endswith(".json")):
                yield json.loads(archive.read(name))
    else:
        yield json.loads(database.read_bytes())


def hits(packages: Iterable[Package], known: Iterable[Mapping[str, Any]]) -> list[Hit]:
    """The packages that are vulnerable, by what is known; an entry that was withdrawn counts for nothing."""
    by_name: dict[tuple[str, str], list[Package]] = defaultdict(list)
    for package in packages:
        by_name[package.ecosystem, _name(package.ecosystem, package.name)].append(package)
    found = []
    for entry in known:
        for affected in [] if "withdrawn" in entry else entry.get("affected", []):
            of = affected.get("package", {})
            ecosystem = str(of.get("ecosystem", "")).partition(":")[0]
            for package in by_name.get((ecosystem, _name(ecosystem, str(of.get("name", "")))), []):
                if is_affected(package.version, affected, ecosystem):
                    found.append(Hit(package, entry["id"], str(entry.get("summary", "")), _mended(affected)))
    return sorted(set(found), key=lambda hit: (hit.package.name, hit.id))


def is_affected(version: str, affected: Mapping[str, Any], ecosystem: str = "PyPI") -> bool:
    """Whether a version is one of those listed, or lies in a range of versions. Ranges of commits tell nothing about it."""
    order = _ORDERS[ecosystem]
    if order(version) in map(order, affected.get("versions", [])):
        return True
    ranges = (each for each in affected.get("ranges", []) if each.get("type") in ("ECOSYSTEM", "SEMVER"))
    return any(_lies_in(order(version), each["events"], order) for each in ranges)


def _lies_in(version: Ordered, events: Iterable[Mapping[str, str]], order: Callable[[str], Ordered]) -> bool:
    """The evaluation that the schema prescribes: events in their order, the last that applies decides."""
    # «0» stands before every version, also before what precedes 0 itself. An end that cannot be read ends nothing.
    read = [(Ordered() if value == "0" else order(value), kind) for event in events for kind, value in event.items()]
    steps = [(at, kind) for at, kind in read if kind == "introduced" or (kind in _KINDS and at.key is not None)]
    steps.sort(key=lambda step: (step[0], _KINDS.index(step[1])))
    inside = False
    for at, kind in steps:
        if kind == "introduced" and version >= at:
            inside = True
        elif (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
            inside = False
    return inside


_KINDS: Final = ("introduced", "fixed", "last_affected")


@total_ordering
@dataclass(frozen=True, slots=True)
class Ordered:
    """A version as something that can be compared. What no rule can read comes before all others: so it is never past a mend."""

    key: Any = None

    def __lt__(self, other: Ordered) -> bool:
        if self.key is None or other.key is None:
            return self.key is None and other.key is not None
        return bool(self.key < other.key)


def _pep440(version: str) -> Ordered:
    try:
        return Ordered(Version(version))
    except InvalidVersion:
        return Ordered()


_SEMVER: Final = re.compile(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+.*)?")


def _semver(version: str) -> Ordered:
    found = _SEMVER.fullmatch(version)
    if found is None:
        return Ordered()
    numbers = tuple(int(each or 0) for each in found.group(1, 2, 3))
    words = [(0, int(each), "") if each.isdigit() else (1, 0, each) for each in (found[4] or "").split(".") if each]
    return Ordered((numbers, not words, words))  # One without a word behind it comes after all that have one.


_ORDERS: Final[Mapping[str, Callable[[str], Ordered]]] = {"PyPI": _pep440, "npm": _semver}


def _name(ecosystem: str, name: str) -> str:
    return canonicalize_name(name) if ecosystem == "PyPI" else name


def _mended(affected: Mapping[str, Any]) -> tuple[str, ...]:
    ranges = (each for each in affected.get("ranges", []) if each.get("type") in ("ECOSYSTEM", "SEMVER"))
    return tuple(event["fixed"] for each in ranges for event in each["events"] if "fixed" in event)
