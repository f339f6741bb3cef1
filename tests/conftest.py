"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rdflib
from hypothesis import settings

# The same examples every time: a build server that fails must fail again on a desk. Shared machines have no deadlines.
settings.register_profile("referat", deadline=None, derandomize=True)
settings.load_profile("referat")


@pytest.fixture(autouse=True)
def _literals_stay_as_they_are() -> Iterator[None]:
    """pyshacl leaves rdflib rewriting literals; a test that calls it itself must not change the next one."""
    yield
    rdflib.NORMALIZE_LITERALS = False


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest --accept`` writes golden files anew; read what it wrote before keeping it."""
    parser.addoption("--accept", action="store_true", help="write golden files from what the program says now")
