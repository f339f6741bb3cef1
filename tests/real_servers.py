"""A small site, and the real servers that serve it: each on a free loopback port, ended when its tests are."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from mapping.publish.servers import server_files
from mapping.serve import preview

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 20

HTML = "<!doctype html>\n<html lang=da><title>{0}</title><h1 id=moede>{0} æøå</h1>\n"
TURTLE = '<http://localhost:8000/{0}#moede> <http://purl.org/dc/terms/title> "æøå"@da .\n'
JSON_LD = (
    '{{"@id": "http://localhost:8000/{0}#moede", "http://purl.org/dc/terms/title": {{"@value": "æøå", "@language": "da"}}}}\n'
)
VERSION = "sha256-0a1b2c3d4e5f6071"

DOCUMENTS = ("odense/moede/2026-04-28/", "odense/moede/2026-04-28/referat/", "def/")
"""With a page, Turtle and JSON-LD."""
PAGES = ("", "odense/", "daekning/")
"""With a page only."""
FILES = {
    "404.html": HTML.format("Siden findes ikke"),
    "odense/moede/2026-04-28/referat.txt": "Referat\nMødet begyndte.\n",
    "static/referat.css": "body { color: black }\n",
    "static/soeg.js": "let a = 1;\n",
    "tabeller/beloeb.csv": "år;beløb\n",
    "dumps/latest.nq": "# nothing\n",
    "dumps/latest.nq.gz": "not really",
    f"dumps/{VERSION}/referat.ttl": "# nothing\n",
    "ldes/2026-04/a1b2c3.trig": "# nothing\n",
    "ldes/feed.ttl": "# nothing\n",
    "ldes/maaned-2026-04.ttl": "# nothing\n",
    "ldes/log.jsonl": "{}\n",
    "aendringer/feed.xml": "<feed/>\n",
    ".well-known/void": "# nothing\n",
    ".well-known/api-catalog": "{}",
    "tabeller/beloeb.csv-metadata.json": "{}",
    "SHA256SUMS": "0  nothing\n",
    ".referat": "index.html\n",
}


def write_site(folder: Path) -> None:
    """The small site, by hand."""
    texts = dict(FILES)
    for document in (*DOCUMENTS, *PAGES):
        texts[f"{document}index.html"] = HTML.format(document)
    for document in DOCUMENTS:
        texts[f"{document}index.ttl"] = TURTLE.format(document)
        texts[f"{document}index.jsonld"] = JSON_LD.format(document)
    for path, text in texts.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def write_rules(folder: Path, base: str) -> None:
    for file in server_files(base, ROOT / "site" / "servers"):
        place = folder / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.data)


@dataclass(frozen=True)
class Server:
    """A running server: where its site begins."""

    name: str
    url: str


@contextmanager
def public_folder() -> Iterator[Path]:
    """A folder that a server's own user may read as well: pytest's are closed to others."""
    with tempfile.TemporaryDirectory(prefix="referat-servers-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def program(name: str) -> str:
    """Where a server's program lies; without it the test is skipped, on a build server failed."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")
    if found is None:
        reason = f"{name} is not installed (apt-get install {' '.join(apt_packages())})"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def apt_packages() -> list[str]:
    return (ROOT / ".ci" / "apt-packages").read_text("utf-8").split()


NGINX = """
daemon off; worker_processes 1; pid {own}/pid; error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {own}/a; proxy_temp_path {own}/b; fastcgi_temp_path {own}/c; uwsgi_temp_path {own}/d;
    scgi_temp_path {own}/e;
    server {{ listen 127.0.0.1:{port}; root {root}; include {site}/server/nginx.conf; }}
}}
"""

APACHE = """
ServerRoot {own}
ServerName localhost
PidFile {own}/pid
Mutex file:{own}
ErrorLog /dev/stderr
Listen 127.0.0.1:{port}
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
LoadModule negotiation_module /usr/lib/apache2/modules/mod_negotiation.so
LoadModule setenvif_module /usr/lib/apache2/modules/mod_setenvif.so
LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
LoadModule deflate_module /usr/lib/apache2/modules/mod_deflate.so
TypesConfig /dev/null
AddEncoding x-gzip .gz
AddDefaultCharset iso-8859-1
DocumentRoot {root}
<Directory {root}>
    AllowOverride FileInfo Indexes Options=FollowSymLinks,Indexes,MultiViews
    Require all granted
</Directory>
"""
"""With defaults as unkind as a host's may be: the rules have to say everything themselves."""

CADDY = """
{{
    admin off
    auto_https off
}}
http://127.0.0.1:{port} {{
    root * {root}
    import {site}/server/Caddyfile
}}
"""

COMMANDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "nginx": ("nginx", NGINX, ("-e", "stderr", "-c")),
    "apache": ("apache2", APACHE, ("-DFOREGROUND", "-f")),
    "caddy": ("caddy", CADDY, ("run", "--adapter", "caddyfile", "--config")),
}
"""Of each server its program, its configuration, and the arguments before the configuration's name."""


@contextmanager
def running(name: str, root: Path, site: Path) -> Iterator[Server]:
    """One real server over ``root``, whose site lies in ``site``."""
    command, template, arguments = COMMANDS[name]
    binary = program(command)
    with public_folder() as own:
        port = free_port()
        configuration = own / "configuration"
        configuration.write_text(template.format(own=own, port=port, root=root, site=site), "utf-8")
        environment = {"PATH": os.defpath, "HOME": str(own), "XDG_DATA_HOME": str(own), "XDG_CONFIG_HOME": str(own)}
        log = own / "log"
        with log.open("wb") as output:
            process = subprocess.Popen([binary, *arguments, str(configuration)], stdout=output, stderr=output, env=environment)
        try:
            wait_for(port, process, log)
            yield Server(name, f"http://127.0.0.1:{port}/{'' if root == site else site.relative_to(root).as_posix() + '/'}")
        finally:
            end(process)


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


@contextmanager
def previewed(site: Path) -> Iterator[Server]:
    """Our own preview, in a thread."""
    server = preview(site, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Server("preview", server.url)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def start() -> Iterator[Callable[[str], Server]]:
    """Start a server by name, once: ``nginx``; ``nginx/`` with its site in a folder of its host; ``nginx?`` with a base that
    speaks of such a folder, where there is none."""
    with ExitStack() as stack:
        running_already: dict[str, Server] = {}

        def begin(name: str) -> Server:
            if name not in running_already:
                plain = name.rstrip("/?")
                root = stack.enter_context(public_folder())
                site = root / "aabne" / "referater" if name.endswith("/") else root
                write_site(site)
                write_rules(site, "https://data.example.dk/aabne/referater/" if name != plain else "http://localhost:8000/")
                made = previewed(site) if plain == "preview" else running(plain, root, site)
                running_already[name] = stack.enter_context(made)
            return running_already[name]

        yield begin
