"""Whatever is published in whatever order: who follows the feed holds what the site holds."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from changing_site import contents, document, members, publish, replay, triples_of
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.publish.changes import lastmod, read_changes
from mapping.uris import Uris

PATHS = (
    "",
    "odense/",
    "odense/moede/b/2026-04-28/",
    "odense/moede/b/2026-04-28/punkt-10/",
    "odense/moede/b/2026-04-28/punkt-9/",
    "kle/",
)
TEXTS = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(("a", "b", 'svær «"\\\n@prefix x: <y> .\n}')))
STEPS = st.lists(st.tuples(TEXTS, st.integers(0, 45)), min_size=1, max_size=6)


@settings(max_examples=60)
@given(STEPS)
def test_who_follows_the_feed_holds_what_the_site_holds(steps: list[tuple[dict[str, str], int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out, day = Path(folder) / "public", date(2026, 1, 1)
        known: dict[str, str] = {}
        changed: dict[str, date] = {}
        tellings = 0
        for texts, days in steps:
            day += timedelta(days=days)
            never_touched = {path: data for path, data in contents(out).items() if path.startswith("ldes/2")}
            publish(out, texts, day)
            differing = {path for path in {*known, *texts} if known.get(path) != texts.get(path)}
            known, tellings = texts, tellings + len(differing)
            changed |= dict.fromkeys(differing, day)
            if not tellings:
                assert not (out / "ldes").exists()
                continue
            assert replay(out) == {path: triples_of(document(path, text)) for path, text in texts.items()}
            assert never_touched.items() <= contents(out).items()
            assert lastmod(read_changes(out, None, Uris("https://data.example.dk/"))) == {path: changed[path] for path in texts}
            _holds_to_its_promises(out, tellings)
            _keeps_every_place(out, texts, set(changed))


@settings(max_examples=15)
@given(STEPS)
def test_the_same_once_more_changes_no_byte(steps: list[tuple[dict[str, str], int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out, day = Path(folder) / "public", date(2026, 1, 1)
        for texts, days in steps:
            day += timedelta(days=days)
            publish(out, texts, day)
        once = contents(out)
        assert publish(out, texts, day) == ()
        assert contents(out) == once
        assert publish(out, texts, None) == ()
        pages = ("ldes/index.html",)  # Each page says when the site was published, where it says it.
        now = contents(out, "ldes")
        assert {path: now[path] for path in now if path not in pages} == {
            path: data for path, data in once.items() if path.startswith("ldes/") and path not in pages
        }


def _holds_to_its_promises(out: Path, tellings: int) -> None:
    told = members(out)
    assert len({member.iri for member in told}) == len(told) == tellings
    assert [member.time for member in told] == sorted(member.time for member in told)
    assert all(member.since <= member.time < member.before for member in told)
    assert all(datetime.fromisoformat(member.time).tzinfo == UTC for member in told)


def _keeps_every_place(out: Path, texts: dict[str, str], ever: set[str]) -> None:
    for path in ever:
        removed = b"owl:deprecated true" in (out / path / "index.ttl").read_bytes()
        assert removed == (path not in texts)
        assert (b"noindex" in (out / path / "index.html").read_bytes()) == removed
