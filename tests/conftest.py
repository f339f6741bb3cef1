"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The same examples every time: a build server that fails must fail again on a desk. Shared machines have no deadlines.
settings.register_profile("referat", deadline=None, derandomize=True)
settings.load_profile("referat")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest --accept`` writes golden files anew; read what it wrote before keeping it."""
    parser.addoption("--accept", action="store_true", help="write golden files from what the program says now")
