"""A site that is built once, a server that is not its IRIs' own, and Chromium behind a proxy that tells of every other host."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from mapping import places
from mapping.pipeline import build
from mapping.settings import read_settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--allow-browser-signin=false",
    "--gaia-url=http://127.0.0.1:9/",
    "--component-updater=url-source=http://127.0.0.1:9/",
    "--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,DialMediaRouteProvider,Translate,HttpsUpgrades",
]
"""Chromium itself asks its makers this and that; what is left is what our pages ask."""
PREFIX = "/aabne/data/"
"""Where the site is served: neither the host nor the path that its IRIs have."""


def missing(what: str) -> None:
    """Leave these tests out, with the reason; where everything has to be there, fail."""
    reason = f"{what} is needed for the tests in a browser"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two real meetings, published."""
    folder = tmp_path_factory.mktemp("site") / "public"
    settings = read_settings(places.site() / "site.toml")
    report = build([Path(__file__).parents[2] / "minutes"], folder, settings, 1, lambda stage, done, total: None)
    assert report.published == 2
    return folder


class _Site(SimpleHTTPRequestHandler):
    """Files under ``PREFIX``, and nothing else, by the plainest server there is."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".wasm": "application/wasm", ".js": "text/javascript"}

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX)) if path.startswith(PREFIX) else "/nowhere"

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Elsewhere(BaseHTTPRequestHandler):
    """A proxy that lets nothing through, and notes what was asked for."""

    asked: list[str]

    def _note(self) -> None:
        self.asked.append(self.path)
        self.send_error(502)

    do_GET = do_POST = do_HEAD = do_OPTIONS = do_CONNECT = do_PUT = _note

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(handler: Any) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is to be seen."""
    with serving(partial(_Site, directory=str(site))) as place:
        yield f"http://{place}{PREFIX}"


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """The address of the proxy, and the list of what was asked of it."""
    asked: list[str] = []
    with serving(type("Noting", (_Elsewhere,), {"asked": asked})) as place:
        yield place, asked


@pytest.fixture(scope="session")
def browser(elsewhere: tuple[str, list[str]]) -> Iterator[Any]:
    if CHROMIUM is None:
        missing("Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright")
    # Chromium takes no proxy for its own machine unless told, and the site is on it.
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, f"--proxy-server=http://{elsewhere[0]}"])
        yield started
        started.close()


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["wide", "phone"])
def page(browser: Any, address: str, elsewhere: tuple[str, list[str]], request: pytest.FixtureRequest) -> Iterator[Any]:
    """A new page; the test fails if it asked any other origin for anything, or if a script of it failed."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="da-DK", accept_downloads=True)
    opened = context.new_page()
    faults: list[str] = []
    asked: list[str] = []
    origin = address.removesuffix(PREFIX)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda sent: asked.append(sent.url))
    opened.set_default_timeout(20_000)
    del elsewhere[1][:]
    yield opened
    wide = opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert [url for url in asked if not url.startswith((origin, "blob:", "data:"))] == []
    assert elsewhere[1] == []
    assert faults == []
    assert wide <= 0, "the page is wider than the screen"


@pytest.fixture
def plain_page(browser: Any) -> Iterator[Any]:
    """A new page in a browser whose JavaScript is off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
