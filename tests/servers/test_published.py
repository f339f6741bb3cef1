"""A site as the build writes it, on each server, walked whole as a harvester walks it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from real_servers import ROOT, Server, previewed, public_folder, running, write_rules

from mapping import places
from mapping.pipeline import build
from mapping.settings import read_settings
from mapping.verify import Limits, verify

BASE = "https://data.example.dk/aabne/"
"""Another one than where it is served, and with a folder."""


@dataclass(frozen=True)
class Published:
    root: Path
    site: Path


@pytest.fixture(scope="session")
def published() -> Iterator[Published]:
    with public_folder() as root:
        site = root / "aabne"
        settings = read_settings(places.site() / "site.toml", BASE)
        build([ROOT / "minutes"], site, settings, 1, lambda stage, done, total: None)
        write_rules(site, BASE)
        yield Published(root, site)


@pytest.fixture(scope="module", params=["nginx", "apache", "caddy", "preview"])
def server(request: pytest.FixtureRequest, published: Published) -> Iterator[Server]:
    with ExitStack() as stack:
        if request.param == "preview":
            yield stack.enter_context(previewed(published.site))
        else:
            yield stack.enter_context(running(request.param, published.root, published.site))


def test_a_harvester_finds_nothing_wrong(server: Server) -> None:
    report = verify(server.url, sample=None, limits=Limits(requests=5000, seconds=300))
    assert [str(problem) for problem in report.problems] == []
    assert report.base == BASE
    assert report.negotiates
    assert report.status == 0
    assert report.visited == report.known > 100
    assert report.with_data > 100
    assert report.things > 1300
