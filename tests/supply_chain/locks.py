"""The locked packages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[2]


class Use(StrEnum):
    """What a package is for. The names are those of the tables in licences.toml."""

    RUNTIME = "runtime"
    BROWSER = "browser"
    DEVELOPMENT = "development"


@dataclass(frozen=True, slots=True)
class Package:
    """A package at its locked version."""

    ecosystem: str
    name: str
    version: str
    use: Use
    licence: str = ""
    """What the lock says of it. Locks of PyPI's packages say nothing."""


def locked(root: Path = ROOT) -> list[Package]:
    """Every package of every lock, once."""
    runtime = list(_python(root / "requirements.lock", Use.RUNTIME))
    names = {package.name for package in runtime}
    development = [each for each in _python(root / "requirements-dev.lock", Use.DEVELOPMENT) if each.name not in names]
    browser = _npm(root / "site" / "browser" / "package-lock.json", Use.BROWSER)
    clients = _npm(root / "tests" / "clients" / "package-lock.json", Use.DEVELOPMENT)
    return [*runtime, *development, *browser, *clients]


def _python(lock: Path, use: Use) -> Iterator[Package]:
    for line in lock.read_text("utf-8").splitlines():
        if line.startswith((" ", "#")) or not line.strip():
            continue
        wanted = Requirement(line.removesuffix("\\"))
        (pin,) = wanted.specifier
        yield Package("PyPI", canonicalize_name(wanted.name), pin.version, use)


def _npm(lock: Path, use: Use) -> Iterator[Package]:
    found = {
        (place.rpartition("node_modules/")[2], entry["version"]): entry.get("license", "")
        for place, entry in json.loads(lock.read_text("utf-8"))["packages"].items()
        if place
    }
    for (name, version), licence in sorted(found.items()):
        yield Package("npm", name, version, use, licence=licence)
