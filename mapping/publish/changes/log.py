"""What was published when: the hash of each document's triples at every publication that changed it.

The log lies in the site itself, ``ldes/log.jsonl``, so that it travels with it; the change feed, the page of changes,
the tombstones and the dates of the site map are all drawn from it. It only grows. Its first line says whose it is, each
other line is one change, and each line is sealed with a hash of itself and of the seal before it. ``ldes/log-end.json``
repeats the last line and says how many there are: by it a log that was cut off is told from one that is whole.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from ...problems import Unusable
from ...table import Table
from ..tree import NotPublished
from ..walk import MARKER

FOLDER: Final = "ldes/"
LOG: Final = "ldes/log.jsonl"
END: Final = "ldes/log-end.json"
FORM: Final = 1
"""Of the log's lines; a later form gets the next number."""
MEMBERS: Final = 200
"""Changes on one page of the feed. Written into each log, since the pages of a feed never change."""

_SEALED: Final = re.compile(rb'(\{.*),"seal":"([0-9a-f]{32})"\}\n')
_HELP: Final = (
    "Nothing was published. Put «ldes/» back from a copy of the site as it was last published; or, to begin a new feed"
    " on purpose, choose an empty --out: whoever follows the old feed will then have to start over."
)


class Kind(StrEnum):
    """What happened to a document."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class Entry(NamedTuple):
    """One change of one document."""

    time: datetime
    """When it was published; aware, in whole seconds."""
    kind: Kind
    path: str
    """The document's folder, relative to the output folder."""
    hash: str
    """``content_hash`` of its triples; nothing where it was removed."""
    page: int = 1
    """Which of the publication's pages in the feed tells of it."""


class Publication(NamedTuple):
    """All changes that were published together."""

    time: datetime
    changes: int


@dataclass(slots=True)
class Log:
    """A log in memory: what it says of each document last, and how many changes each publication had."""

    base: str
    """What the IRIs of its documents begin with."""
    most: int = MEMBERS
    """Changes on one page of its feed."""
    entries: int = 0
    last: bytes = b""
    """The last line."""
    length: int = 0
    """Bytes of it that are sound."""
    put_back: bytes = b""
    """Its last line, where that was cut off and had to be put back."""
    latest: Table[Entry] = field(default_factory=Table)
    """The last change of each document, by its path. It lies in a file: there may be very many of them."""
    publications: list[Publication] = field(default_factory=list)

    @property
    def time(self) -> datetime | None:
        """When something was last published."""
        return self.publications[-1].time if self.publications else None

    def head(self) -> bytes:
        """The line that an empty log begins with."""
        self.last = _sealed(b"", {"base": self.base, "form": FORM, "most": self.most})
        return self.last

    def add(self, entry: Entry) -> bytes:
        """Take in one more change; return its line."""
        self.last = _sealed(
            _seal_of(self.last),
            {
                "time": write_time(entry.time),
                "kind": entry.kind,
                "document": self.base + entry.path,
                "hash": entry.hash,
                "page": entry.page,
            },
        )
        self._count(entry)
        return self.last

    def take(self, line: bytes) -> Entry | None:
        """Take in the next line of a log that was read; nothing, and nothing taken, where it is not sound."""
        entry = self.follow(line)
        if entry is not None:
            self._count(entry)
        return entry

    def follow(self, line: bytes) -> Entry | None:
        """The entry of the next line, if that is sound; nothing is remembered but the line."""
        found = _SEALED.fullmatch(line)
        if found is None or found[2] != _seal(_seal_of(self.last), found[1]):
            return None
        said = json.loads(found[1] + b"}")
        time = datetime.fromisoformat(said["time"])
        if self.time == time:
            time = self.time  # One object for all changes of a publication: there may be very many of them.
        entry = Entry(time, Kind(said["kind"]), said["document"].removeprefix(self.base), said["hash"], said["page"])
        self.last = line
        return entry

    def _count(self, entry: Entry) -> None:
        self.entries += 1
        self.latest[entry.path] = entry
        before = self.publications.pop() if entry.time == self.time else Publication(entry.time, 0)
        self.publications.append(Publication(entry.time, before.changes + 1))


def write_time(time: datetime) -> str:
    """As ``xsd:dateTime`` writes it, with its zone: ``2026-05-12T00:00:00Z``."""
    return time.isoformat(timespec="seconds").replace("+00:00", "Z")


# Reading what the last build left -----------------------------------------------------------------------------------


def read_log(site: Path, base: str, latest: Table[Entry] | None = None) -> Log:
    """The log of a published site; an empty one where the site has no feed yet, or where there is no site.

    ``latest`` is an empty table for the last change of each document, where one is at hand. An incomplete last line is put back.
    Raises NotPublished for any other damage, and Unusable for a log of another base.
    """
    if not (site / LOG).is_file():
        _refuse_lost(site)
        return Log(base, latest=Table() if latest is None else latest)
    count, last = _read_end(site / END)
    with (site / LOG).open("rb") as file:
        log = _read_head(file.readline(), base)
        if latest is not None:
            log.latest = latest
        rest = _read_lines(log, file)
        more = bool(file.read(1))
    if not rest and not more and (log.entries, log.last) == (count, last):
        return log
    cut = not more and not rest.endswith(b"\n") and last.startswith(rest)
    if not (cut and log.entries == count - 1 and log.take(last)):
        raise _damaged(f"is sound to line {log.entries + 1} only, and should have {count + 1} lines")
    log.put_back = last
    return log


def entries_of(site: Path, log: Log) -> Iterator[Entry]:
    """Yield the entries of a log that was read once more, one by one; none where the site has no log."""
    if not (site / LOG).is_file():
        return
    with (site / LOG).open("rb") as file:
        again = _read_head(file.readline(), log.base)
        for line in chain(file, (log.put_back,)):
            entry = again.follow(line)
            if entry is not None:  # What is cut off comes again, whole.
                yield entry


def copy_sound(site: Path, log: Log, into: BinaryIO) -> None:
    """Write a log that was read as it should be: what is sound of it, and the line that was put back."""
    with (site / LOG).open("rb") as file:
        left = log.length
        while left > 0 and (part := file.read(min(left, 1 << 20))):
            into.write(part)
            left -= len(part)
    into.write(log.put_back)


def end_of(log: Log) -> bytes:
    """What ``log-end.json`` holds."""
    return (json.dumps({"changes": log.entries, "last": log.last.decode()}, indent=1) + "\n").encode()


def _read_head(line: bytes, base: str) -> Log:
    found = _SEALED.fullmatch(line)
    if found is None or found[2] != _seal(b"", found[1]):
        raise _damaged("does not begin as a log does")
    said: dict[str, Any] = json.loads(found[1] + b"}")
    if said["form"] != FORM:
        raise Unusable(f"«{LOG}» of what is published was written by another version of this program; use that one, or a newer.")
    if said["base"] != base:
        raise Unusable(
            f"What is published here has a change feed under <{said['base']}>, and the base is now <{base}>: every IRI"
            " would be another. Choose another --out for the new base, or give the old base."
        )
    return Log(base, most=said["most"], last=line, length=len(line))


def _read_lines(log: Log, file: BinaryIO) -> bytes:
    """Take in the lines that are sound; return the first that is not, or nothing."""
    for line in iter(file.readline, b""):
        if log.take(line) is None:
            return line
        log.length += len(line)
    return b""


def _read_end(path: Path) -> tuple[int, bytes]:
    try:
        said = json.loads(path.read_bytes())
        return int(said["changes"]), str(said["last"]).encode()
    except FileNotFoundError as error:
        raise _damaged(f"cannot be trusted, since «{END}» is gone") from error
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(f"cannot be trusted, since «{END}» is damaged") from error


def _refuse_lost(site: Path) -> None:
    """A feed whose log is gone must not be taken for a site without one."""
    marker = site / MARKER
    listed = marker.is_file() and f"\n{FOLDER}" in marker.read_text("utf-8")
    if listed or any((site / FOLDER).glob("*")):
        raise _damaged("is gone")


def _damaged(how: str) -> NotPublished:
    return NotPublished(f"The log of changes «{LOG}» of what is published {how}. {_HELP}")


# Hashes ---------------------------------------------------------------------------------------------------------------


def _sealed(seal: bytes, said: dict[str, object]) -> bytes:
    body = json.dumps(said, separators=(",", ":")).encode()[:-1]
    return body + b',"seal":"' + _seal(seal, body) + b'"}\n'


def _seal(before: bytes, body: bytes) -> bytes:
    return hashlib.sha256(before + body).hexdigest()[:32].encode()


def _seal_of(line: bytes) -> bytes:
    return line[-35:-3]
