"""Immutable versions of the dumps, named by what is in them: ``dumps/sha256-3f2a…/``.

A version is made of links to the dumps that lie beside it, and versions of earlier builds are taken over from the old
tree. Each is a dump of everything, so the publisher says how many are kept; beyond these the last of each month is. The
same data give the same version: nothing is added then.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from ...settings import day_of
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
    removed: date | None = None
    """The publication with which its files were taken away; nothing while they are there."""

    @property
    def folder(self) -> str:
        return f"{FOLDER}{self.name}/"


def sums(weights: Mapping[str, Weight]) -> bytes:
    """The hash of each file under ``dumps/``, as ``sha256sum --check`` reads them there."""
    found = {path.removeprefix(FOLDER): weight for path, weight in weights.items() if path.startswith(FOLDER)}
    return _sums({name: weight for name, weight in found.items() if name != SUMS and not _is_of_version(name)})


def put_versions(
    tree: KeepsFiles, weights: Mapping[str, Weight], published: date | None, keep: int | None = None
) -> tuple[Version, ...]:
    """Put this version and earlier ones in the tree, and the log that lists them; return those in the tree, this one first.

    ``weights`` are of all files of the tree. The rest is as they were first published, the latest first. Of the earlier ones
    those that are not among the ``keep`` latest, nor the last of a month, are left out, and the log says when; without a date
    of publication none is, and without ``keep`` neither.
    """
    today = day_of(published)
    naming = {name: weights[path] for name, path in _chosen(weights, _NAMING).items()}
    name, earlier = f"sha256-{hashlib.sha256(_sums(naming)).hexdigest()[:16]}", _earlier(tree)
    known = next((version for version in earlier if version.name == name), None)
    this = replace(known, removed=None) if known else Version(name, today)
    if this == known:
        _keep(tree, this)
    else:
        _put(tree, this, weights)
    others = [version for version in earlier if version.name != name]
    if keep is not None and today:
        others = list(_thinned(this, others, keep, today))
    there = tuple(version for version in others if not version.removed)
    for version in there:
        _keep(tree, version)
    tree.add(File(LOG, _log((this, *others))))
    return this, *there


def _thinned(this: Version, others: Sequence[Version], keep: int, today: date) -> Iterator[Version]:
    """Yield all other versions, those as removed that are neither among the latest nor the last of their month."""
    kept, months = 1, {_month(this)}
    for version in others:
        if not version.removed:
            if kept >= keep and _month(version) in months:
                version = replace(version, removed=today)
            else:
                kept += 1
            months.add(_month(version))
        yield version


def _month(version: Version) -> str:
    """Versions without a date are as of one month: nothing tells them apart."""
    return version.published.isoformat()[:7] if version.published else ""


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
    """The versions of the old tree: in the order of its log, then any that the log has lost. One that is not there, though no
    build took it away, is not told of."""
    folder, log = tree.before / FOLDER, tree.before / LOG
    lying = {found.parent.name for found in folder.glob(f"*/{SUMS}") if _NAME.fullmatch(found.parent.name)}
    logged = {version.name: version for version in _read_log(log.read_bytes() if log.is_file() else b"")}
    lost = [Version(name, None) for name in sorted(lying - set(logged))]
    there = (replace(version, removed=None) if name in lying else version for name, version in logged.items())
    return (*(version for version in there if version.removed or version.name in lying), *lost)


def _log(versions: Sequence[Version]) -> bytes:
    file = io.StringIO(newline="")
    rows = [[one.name, *(day.isoformat() if day else "" for day in (one.published, one.removed))] for one in versions]
    csv.writer(file, lineterminator="\r\n").writerows([["version", "udgivet", "fjernet"], *rows])
    return file.getvalue().encode()


def _read_log(data: bytes) -> list[Version]:
    rows = csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline=""))
    return [Version(row[0], *map(_day, row[1:])) for row in rows if len(row) in (2, 3) and _NAME.fullmatch(row[0])]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
