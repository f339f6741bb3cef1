"""Immutable versions of the dumps, named by what is in them: ``dumps/sha256-3f2a…/``.

A version is made of links to the dumps that lie beside it, and versions of earlier builds are taken over from the old
tree, so that each costs the disk only what has changed. The same data give the same version: nothing is added then.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from ..files import File
from .weigh import Weight

FOLDER: Final = "dumps/"
SUMS: Final = "SHA256SUMS"
LOG: Final = f"{FOLDER}versions.csv"
_NAME: Final = re.compile(r"sha256-[0-9a-f]{16}")
_NAMING: Final = re.compile(r"latest\.(?:ttl|nq)|csv/.+")
"""What names a version: the data themselves, since another version of zlib packs the same data in other bytes."""
_MEMBERS: Final = re.compile(r"latest\.(?:ttl|nq)\.gz|csv/.+")
"""What a version holds: everything once, in the smallest form. Dumps by body and year repeat it and stay outside."""


class KeepsFiles(Protocol):
    """A tree that knows the tree it replaces."""

    def add(self, file: File) -> None: ...

    @property
    def before(self) -> Path:
        """The site as it was published last, or where it would be."""

    def carry(self, path: str) -> bool:
        """Take a file over from the site before, as it is."""

    def again(self, path: str, same: str) -> None:
        """Put at ``path`` what already lies at ``same`` in the new tree."""


@dataclass(frozen=True, slots=True)
class Version:
    """What the dumps held once."""

    name: str
    """``sha256-`` and the first 16 figures of a hash of all its data."""
    published: date | None
    """When it was first published, where the settings said."""

    @property
    def folder(self) -> str:
        return f"{FOLDER}{self.name}/"


def sums(weights: Mapping[str, Weight]) -> bytes:
    """The hash of each file under ``dumps/``, as ``sha256sum --check`` reads them there."""
    found = {path.removeprefix(FOLDER): weight for path, weight in weights.items() if path.startswith(FOLDER)}
    return _sums({name: weight for name, weight in found.items() if name != SUMS and not _is_of_version(name)})


def put_versions(tree: KeepsFiles, weights: Mapping[str, Weight], published: date | None) -> tuple[Version, ...]:
    """Put this version and all earlier ones in the tree, and the log that lists them; this one comes first.

    ``weights`` are of all files of the tree. The rest is as they were first published, the latest first.
    """
    naming = {name: weights[path] for name, path in _chosen(weights, _NAMING).items()}
    name, earlier = f"sha256-{hashlib.sha256(_sums(naming)).hexdigest()[:16]}", _earlier(tree)
    this = next((version for version in earlier if version.name == name), Version(name, published))
    if this in earlier:
        _keep(tree, this)
    else:
        _put(tree, this, weights)
    others = tuple(version for version in earlier if version != this)
    for version in others:
        _keep(tree, version)
    tree.add(File(LOG, _log((this, *others))))
    return this, *others


def _chosen(weights: Mapping[str, Weight], wanted: re.Pattern[str]) -> dict[str, str]:
    """The paths of some dumps by what they are called in a version."""
    names = sorted(path.removeprefix(FOLDER) for path in weights if path.startswith(FOLDER))
    return {name.replace("latest.", "referat.", 1): f"{FOLDER}{name}" for name in names if wanted.fullmatch(name)}


def _sums(weights: Mapping[str, Weight]) -> bytes:
    return "".join(f"{weights[name].sha256}  {name}\n" for name in sorted(weights)).encode()


def _put(tree: KeepsFiles, version: Version, weights: Mapping[str, Weight]) -> None:
    members = _chosen(weights, _MEMBERS)
    for name, path in members.items():
        tree.again(f"{version.folder}{name}", path)
    tree.add(File(f"{version.folder}{SUMS}", _sums({name: weights[path] for name, path in members.items()})))


def _keep(tree: KeepsFiles, version: Version) -> None:
    for file in sorted((tree.before / version.folder).rglob("*")):
        if file.is_file():
            tree.carry(file.relative_to(tree.before).as_posix())


def _is_of_version(name: str) -> bool:
    return bool(_NAME.fullmatch(name.partition("/")[0]))


def _earlier(tree: KeepsFiles) -> tuple[Version, ...]:
    """The versions that lie in the old tree: in the order of its log, then any that the log has lost."""
    folder, log = tree.before / FOLDER, tree.before / LOG
    lying = {found.parent.name for found in folder.glob(f"*/{SUMS}") if _NAME.fullmatch(found.parent.name)}
    logged = {version.name: version for version in _read_log(log.read_bytes() if log.is_file() else b"")}
    lost = [Version(name, None) for name in sorted(lying - set(logged))]
    return (*(version for name, version in logged.items() if name in lying), *lost)


def _log(versions: Sequence[Version]) -> bytes:
    file = io.StringIO(newline="")
    rows = [[version.name, version.published.isoformat() if version.published else ""] for version in versions]
    csv.writer(file, lineterminator="\r\n").writerows([["version", "udgivet"], *rows])
    return file.getvalue().encode()


def _read_log(data: bytes) -> list[Version]:
    rows = csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline=""))
    return [Version(row[0], _day(row[1])) for row in rows if len(row) == 2 and _NAME.fullmatch(row[0])]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
