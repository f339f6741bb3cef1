"""The log of changes: what its lines say, what is done about a damaged one, and which dates are refused."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from changing_site import BASE, URIS, contents, document, publish, replay, triples_of

from mapping.names import RDF
from mapping.problems import Unusable
from mapping.publish.changes import content_hash, notes, read_changes
from mapping.publish.tree import MARKER, NotPublished
from mapping.uris import Uris

MAY = date(2026, 5, 12)
DAY = timedelta(days=1)
CASE, LIST = "odense/sag/1/", "kle/"


def lines(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "ldes/log.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site with two publications: two documents, of which one was then changed."""
    public = tmp_path / "public"
    publish(public, {CASE: "a", LIST: "k"}, MAY)
    publish(public, {CASE: "b", LIST: "k"}, MAY + DAY)
    return public


# What it says ---------------------------------------------------------------------------------------------------------


def test_each_change_is_a_line(out: Path) -> None:
    head, *said = lines(out)
    assert {**head, "seal": ""} == {"base": BASE, "form": 1, "most": 3, "seal": ""}
    assert [(line["time"], line["kind"], line["document"]) for line in said] == [
        ("2026-05-12T00:00:00Z", "create", f"{BASE}kle/"),
        ("2026-05-12T00:00:00Z", "create", f"{BASE}odense/sag/1/"),
        ("2026-05-13T00:00:00Z", "update", f"{BASE}odense/sag/1/"),
    ]


def test_a_hash_is_that_of_the_sorted_n_triples() -> None:
    said = (
        '<https://data.example.dk/kle/#ting> <http://purl.org/dc/terms/title> "k"@da .\n'
        f"<https://data.example.dk/kle/#ting> <{RDF.type}> <http://xmlns.com/foaf/0.1/Project> .\n"
        f"<https://data.example.dk/kle/> <{RDF.type}> <http://xmlns.com/foaf/0.1/Document> .\n"
        "<https://data.example.dk/kle/> <http://xmlns.com/foaf/0.1/primaryTopic> <https://data.example.dk/kle/#ting> .\n"
    )
    made = document(LIST, "k")
    turned = replace(made, subjects=made.subjects[::-1] + made.subjects)
    assert content_hash(made) == content_hash(turned) == hashlib.sha256(said.encode()).hexdigest()


def test_the_log_only_grows(out: Path) -> None:
    before = (out / "ldes/log.jsonl").read_bytes()
    publish(out, {}, MAY + 2 * DAY)
    after = (out / "ldes/log.jsonl").read_bytes()
    assert after.startswith(before)
    assert [line["kind"] for line in lines(out)[4:]] == ["delete", "delete"]
    assert [line["hash"] for line in lines(out)[4:]] == ["", ""]


def test_what_was_removed_and_comes_back_is_new(out: Path) -> None:
    for texts in ({LIST: "k"}, {CASE: "b", LIST: "k"}):
        last = lines(out)[-1]["time"]
        publish(out, texts, datetime.fromisoformat(str(last)) + DAY)
    assert [line["kind"] for line in lines(out)[1:]] == ["create", "create", "update", "delete", "create"]


# Dates ----------------------------------------------------------------------------------------------------------------


def test_a_site_without_a_date_of_publication_has_no_feed(tmp_path: Path) -> None:
    public = tmp_path / "public"
    assert publish(public, {CASE: "a"}, None) == ()
    assert [path for path in contents(public) if path.startswith(("ldes", "aendringer"))] == []
    assert list(notes(read_changes(public, None, URIS))) == []


def test_changes_of_a_site_with_a_feed_need_a_date(out: Path) -> None:
    before = contents(out)
    with pytest.raises(NotPublished) as refused:
        publish(out, {CASE: "c", LIST: "k"}, None)
    assert str(refused.value) == (
        "What was published 2026-05-13T00:00:00Z differs in 1 of its documents, and the change feed needs to know when this was"
        " published. Nothing was. Give a date: --published 2026-05-12, or «published» in site.toml."
    )
    assert contents(out) == before


@pytest.mark.parametrize(
    "earlier",
    [MAY, datetime(2026, 5, 12, 23, 59, 59, tzinfo=UTC), datetime(2026, 5, 13, 1, 59, tzinfo=timezone(timedelta(hours=2)))],
)
def test_time_does_not_go_backwards(out: Path, earlier: date) -> None:
    with pytest.raises(Unusable, match="lies before the last one, 2026-05-13T00:00:00Z"):
        read_changes(out, earlier, URIS)


def test_a_time_without_a_zone_is_refused(out: Path) -> None:
    with pytest.raises(Unusable, match="2026-05-14T12:00:00 has no zone"):
        read_changes(out, datetime(2026, 5, 14, 12), URIS)


def test_a_second_publication_on_a_day_follows_the_first(out: Path) -> None:
    publish(out, {CASE: "c", LIST: "k"}, MAY + DAY)
    publish(out, {CASE: "d", LIST: "k"}, MAY + DAY)
    assert [line["time"] for line in lines(out)[3:]] == ["2026-05-13T00:00:00Z", "2026-05-13T00:00:01Z", "2026-05-13T00:00:02Z"]
    assert replay(out)[CASE] == triples_of(document(CASE, "d"))


def test_an_exact_time_keeps_its_zone_and_must_be_later(out: Path) -> None:
    noon = datetime(2026, 5, 13, 12, tzinfo=timezone(timedelta(hours=2)))
    publish(out, {CASE: "c", LIST: "k"}, noon)
    assert lines(out)[-1]["time"] == "2026-05-13T12:00:00+02:00"
    assert (out / "ldes/2026-05/20260513T100000Z-1.trig").is_file()
    with pytest.raises(Unusable, match=r"published 2026-05-13T12:00:00\+02:00 already; these changes need a later time"):
        publish(out, {CASE: "d", LIST: "k"}, noon)


# Damage ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("left", [0, 1, 40, -1])
def test_a_last_line_that_was_cut_off_is_put_back(out: Path, left: int) -> None:
    log = out / "ldes/log.jsonl"
    sound = log.read_bytes()
    kept, last = sound[: sound[:-1].rindex(b"\n") + 1], sound[sound[:-1].rindex(b"\n") + 1 :]
    log.write_bytes(kept + last[:left])
    (problem,) = notes(read_changes(out, MAY + DAY, URIS))
    assert str(problem) == (
        "ldes/log.jsonl: change-log-mended\n"
        "  saw    its last line was cut off; «ldes/log-end.json» holds that line, and it was put back.\n"
        "  needs  a look at why: a disk that was full, or a copy that was cut short."
    )
    assert publish(out, {CASE: "b", LIST: "k"}, MAY + DAY) == ()
    assert log.read_bytes() == sound
    assert "13. maj 2026" in (out / "aendringer/index.html").read_text("utf-8")


def test_a_log_that_was_put_back_goes_on(out: Path) -> None:
    log = out / "ldes/log.jsonl"
    sound = log.read_bytes()
    log.write_bytes(sound[:-9])
    publish(out, {}, MAY + 2 * DAY)
    assert log.read_bytes().startswith(sound)
    assert len(lines(out)) == 6
    assert replay(out) == {}


def cut_two_lines(log: Path) -> None:
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-2]))


def cut_into_the_second_but_last(log: Path) -> None:
    first, second, third, _ = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(first + second + third[:20])


def change_a_letter(log: Path) -> None:
    log.write_bytes(log.read_bytes().replace(b'"create"', b'"delete"', 1))


def leave_out_a_line(log: Path) -> None:
    first, _, *rest = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(first + b"".join(rest))


def add_a_line(log: Path) -> None:
    log.write_bytes(log.read_bytes() + log.read_bytes().splitlines(keepends=True)[-1])


def add_half_a_line(log: Path) -> None:
    log.write_bytes(log.read_bytes() + b'{"time"')


def empty(log: Path) -> None:
    log.write_bytes(b"")


def remove(log: Path) -> None:
    log.unlink()


def remove_all_but_the_list(log: Path) -> None:
    (log.parent.parent / MARKER).write_text("Sentence.\nindex.html\nldes/log.jsonl\n")
    for path in sorted(log.parent.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


def remove_the_end(log: Path) -> None:
    (log.parent / "log-end.json").unlink()


def cut_the_end(log: Path) -> None:
    end = log.parent / "log-end.json"
    end.write_bytes(end.read_bytes()[:-20])


def another_end(log: Path) -> None:
    end = log.parent / "log-end.json"
    end.write_text(json.dumps({**json.loads(end.read_text()), "changes": 4}))


def no_end_at_all(log: Path) -> None:
    (log.parent / "log-end.json").write_text("[]")


DAMAGE = {
    cut_two_lines: "is sound to line 2 only, and should have 4 lines",
    cut_into_the_second_but_last: "is sound to line 2 only, and should have 4 lines",
    change_a_letter: "is sound to line 1 only, and should have 4 lines",
    leave_out_a_line: "is sound to line 1 only, and should have 4 lines",
    add_a_line: "is sound to line 4 only, and should have 4 lines",
    add_half_a_line: "is sound to line 4 only, and should have 4 lines",
    empty: "does not begin as a log does",
    remove: "is gone",
    remove_all_but_the_list: "is gone",
    remove_the_end: "cannot be trusted, since «ldes/log-end.json» is gone",
    cut_the_end: "cannot be trusted, since «ldes/log-end.json» is damaged",
    another_end: "is sound to line 4 only, and should have 5 lines",
    no_end_at_all: "cannot be trusted, since «ldes/log-end.json» is damaged",
}


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_any_other_damage_is_refused_and_the_feed_is_not_begun_anew(out: Path, damage) -> None:  # type: ignore[no-untyped-def]
    damage(out / "ldes/log.jsonl")
    with pytest.raises(NotPublished) as refused:
        read_changes(out, MAY + DAY, URIS)
    assert str(refused.value) == (
        f"The log of changes «ldes/log.jsonl» of what is published {DAMAGE[damage]}. Nothing was published. Put «ldes/» back"
        " from a copy of the site as it was last published; or, to begin a new feed on purpose, choose an empty --out: whoever"
        " follows the old feed will then have to start over."
    )


def test_a_page_of_the_feed_that_is_gone_is_missed(out: Path) -> None:
    (out / "ldes/2026-05/20260512T000000Z-1.trig").unlink()
    with pytest.raises(NotPublished, match="«ldes/2026-05/20260512T000000Z-1.trig», a part of the change feed .* is gone"):
        publish(out, {CASE: "c", LIST: "k"}, MAY + 2 * DAY)


def test_a_log_of_another_base_is_not_gone_on_with(out: Path) -> None:
    with pytest.raises(Unusable) as refused:
        read_changes(out, None, Uris("https://data.odense.dk/"))
    assert str(refused.value) == (
        "What is published here has a change feed under <https://data.example.dk/>, and the base is now"
        " <https://data.odense.dk/>: every IRI would be another. Choose another --out for the new base, or give the old base."
    )
