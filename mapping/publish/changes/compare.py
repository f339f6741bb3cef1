"""What a build changes: the documents it made against what the log says was published last."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from ...problems import Unusable
from ...slugs import natural
from ..documents import Document
from ..dumps import statements
from ..tree import NotPublished
from .log import Entry, Kind, Log, write_time

SECOND = timedelta(seconds=1)


def content_hash(document: Document) -> str:
    """SHA-256 of a document's triples as N-Triples, sorted: the same for the same triples in any order and any format."""
    lines = sorted(set(document.once(statements)))
    return hashlib.sha256(" .\n".join([*lines, ""]).encode()).hexdigest()


def refuse_earlier(log: Log, published: date | None) -> None:
    """Raise Unusable for a time of publication that lies before the last one; a build does this first of all."""
    if isinstance(published, datetime) and published.utcoffset() is None:
        raise Unusable(f"The time of publication {published.isoformat()} has no zone; it needs one: {published.isoformat()}Z.")
    if published is None or log.time is None:
        return
    if isinstance(published, datetime):
        earlier = published.replace(microsecond=0) < log.time
    else:
        earlier = published < log.time.date()
    if earlier:
        raise Unusable(
            f"The date of publication, {_said(published)}, lies before the last one, {write_time(log.time)}. Whoever follows"
            " the change feed reads on from there, and would never see these changes. Give a later one."
        )


def compare(log: Log, current: Mapping[str, str], published: date | None) -> tuple[Entry, ...]:
    """The changes of one build, by path; ``current`` has each document's folder and ``content_hash``.

    Nothing where nothing changed, and where a site without a feed is built without a date of publication. Raises
    NotPublished where changes of a site with a feed have no date, and Unusable where their date is not after the last.
    """
    refuse_earlier(log, published)
    found = [(path, kind) for path, found in current.items() if (kind := _kind(log.latest.get(path), found))]
    found += [(path, Kind.DELETE) for path, entry in log.latest.items() if entry.kind is not Kind.DELETE and path not in current]
    if not found:
        return ()
    if published is None:
        if log.time is None:
            return ()
        raise NotPublished(
            f"What was published {write_time(log.time)} differs in {len(found)} of its documents, and the change feed needs to"
            " know when this was published. Nothing was. Give a date: --published 2026-05-12, or «published» in site.toml."
        )
    time = _time(log.time, published)
    # As bytes: there may be hundreds of thousands, and in memory such a text takes four bytes a letter.
    ordered = enumerate(sorted(found, key=lambda change: natural(change[0]).encode("utf-8", "surrogatepass")))
    return tuple(Entry(time, kind, path, current.get(path, ""), place // log.most + 1) for place, (path, kind) in ordered)


def _kind(last: Entry | None, found: str) -> Kind | None:
    if last is None or last.kind is Kind.DELETE:
        return Kind.CREATE
    return None if last.hash == found else Kind.UPDATE


def _time(last: datetime | None, published: date) -> datetime:
    """The time of a publication. A date stands for a day, which begins with its midnight in UTC; what is published later
    on the same day follows by a second each time, so that no two publications have the same time."""
    if isinstance(published, datetime):
        time = published.replace(microsecond=0)
        if last is not None and time <= last:
            raise Unusable(f"Something else was published {write_time(last)} already; these changes need a later time.")
        return time
    midnight = datetime(published.year, published.month, published.day, tzinfo=UTC)
    if last is None or last < midnight:
        return midnight
    if (last + SECOND).date() != published:
        raise Unusable(f"The last publication has the last second of {published.isoformat()}; these changes need a later date.")
    return last + SECOND


def _said(published: date) -> str:
    return write_time(published) if isinstance(published, datetime) else published.isoformat()
