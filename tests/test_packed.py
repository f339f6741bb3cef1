"""Packed files put together of parts: one gzip member, whatever the parts, and the same bytes wherever they were packed."""

from __future__ import annotations

import gzip
import pickle
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept_files import Kept

from mapping.publish.packed import Packing, Part, open_twin

# Small parts, which are packed together; parts that are packed by themselves; and nothing at all.
PLAIN = st.one_of(st.binary(max_size=50), st.integers(1, 40).map(lambda times: b"<a:1> <a:p> <a:2> .\n" * times * 25))
PARTS = st.lists(PLAIN, max_size=12)


def written(parts: list[Part]) -> dict[str, bytes]:
    kept = Kept()
    with open_twin(kept, "x") as twin:
        for part in parts:
            twin.add(part)
    return kept.files


@given(PARTS)
def test_parts_strung_together_are_one_member(plain: list[bytes]) -> None:
    """A browser's ``DecompressionStream`` refuses a file with anything after its first member."""
    files = written(list(map(Part.of, plain)))
    assert files["x"] == b"".join(plain)
    assert gzip.decompress(files["x.gz"]) == files["x"]
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    reader.decompress(files["x.gz"])
    assert reader.eof and not reader.unused_data
    assert files["x.gz"][3] == 0 and files["x.gz"][4:8] == b"\0\0\0\0", "flags (a file's name) or a time"


@given(PARTS)
def test_a_part_that_went_between_processes_gives_the_same_bytes(plain: list[bytes]) -> None:
    here = list(map(Part.of, plain))
    there = [pickle.loads(pickle.dumps(part)) for part in here]
    assert there == here and written(there) == written(here)
    for part in here:
        assert zlib.decompressobj(-zlib.MAX_WBITS).decompress(part.packed) == part.plain


def test_a_large_part_travels_packed() -> None:
    part = Part.of(b"<a:1> <a:p> <a:2> .\n" * 50_000)
    assert len(pickle.dumps(part)) < len(part.plain) // 20


def test_small_parts_are_packed_together_as_they_come() -> None:
    """Written in between, so that memory does not grow; and far smaller than each by itself."""
    packing, line = Packing(), b"<https://data.example.dk/odense/sag/1/#sag> <a:p> <a:2> .\n"
    pieces = [packing.add(Part.of(line * 20)) for _ in range(1000)]
    whole = b"".join(pieces) + packing.end()
    assert gzip.decompress(whole) == line * 20_000
    assert sum(map(bool, pieces)) > 3
    assert len(whole) * 4 < 1000 * len(Part.of(line * 20).packed)


@pytest.mark.skipif(shutil.which("gzip") is None, reason="no gzip on this machine")
def test_gzip_itself_reads_them(tmp_path: Path) -> None:
    files = written([Part.of(b"a\n" * times) for times in (1, 9_000, 0, 2, 200_000)])
    (tmp_path / "x.gz").write_bytes(files["x.gz"])
    assert subprocess.run(["gzip", "-dc", tmp_path / "x.gz"], check=True, capture_output=True).stdout == files["x"]
    subprocess.run(["gzip", "--test", tmp_path / "x.gz"], check=True)
