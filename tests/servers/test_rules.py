"""What the build writes for servers: the same files for any site, and for static hosts what they understand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import real_servers
from hypothesis import given
from hypothesis import strategies as st

from mapping import places
from mapping.problems import Unusable
from mapping.publish.servers import rules, server_files

TEMPLATES = places.site() / "servers"


def written(base: str) -> dict[str, str]:
    return {file.path: file.data.decode() for file in server_files(base, TEMPLATES)}


def test_each_server_has_its_file() -> None:
    assert sorted(written("https://data.example.dk/")) == [
        ".htaccess",
        ".nojekyll",
        "_headers",
        "_redirects",
        "server/Caddyfile",
        "server/nginx.conf",
    ]


def test_the_host_of_the_base_does_not_matter() -> None:
    """The same files may be served anywhere: at their own address, at a preview's, behind a proxy."""
    assert written("https://data.example.dk/") == written("http://localhost:8000/")


def test_only_whole_addresses_know_the_folder_of_the_site() -> None:
    plain, deep = written("https://x.dk/"), written("https://x.dk/aabne/data/")
    changed = {
        path: [line for line in deep[path].splitlines() if line not in plain[path].splitlines()]
        for path in plain
        if path != ".nojekyll"
    }
    assert changed == {
        ".htaccess": ["ErrorDocument 403 /aabne/data/404.html", "ErrorDocument 404 /aabne/data/404.html"],
        "server/nginx.conf": ["error_page 403 404 =404 /aabne/data/404.html;"],
        "server/Caddyfile": ["\trewrite * /aabne/data/404.html"],
        "_redirects": ["/aabne/data/.well-known/void /aabne/data/void.ttl 302"],
        "_headers": [
            "/aabne/data/.well-known/void",
            "/aabne/data/.well-known/api-catalog",
            "/aabne/data/dumps/sha256-*",
            "/aabne/data/ldes/2*",
        ],
    }


@pytest.mark.parametrize("path", ["a;b/", "$x/", "a'b/", "a%0Ab/", "a b/", "æ/", "a{b/"])
def test_a_base_that_would_be_read_as_a_rule_is_refused(path: str) -> None:
    with pytest.raises(Unusable, match="path of letters a to z"):
        list(server_files(f"https://x.dk/{path}", TEMPLATES))


def test_no_host_joins_two_values_of_one_header() -> None:
    """Where several rules fit a path, such a host joins what they say of a header by commas."""
    text = written("https://data.example.dk/")["_headers"]
    blocks = [block.splitlines() for block in re.split(r"\n\n+", text) if block.startswith("/")]
    paths = [
        "index.ttl",
        "odense/index.jsonld",
        "dumps/sha256-0a/referat.ttl",
        "ldes/2026-04/a.trig",
        "dumps/latest.nq.gz",
        ".well-known/void",
    ]
    for path in paths:
        names = [line.strip().partition(":")[0] for block in blocks if fits(block[0], f"/{path}") for line in block[1:]]
        assert len(names) == len(set(names)), path
        assert "Access-Control-Allow-Origin" in names
    assert len(blocks) <= 100, "Cloudflare Pages reads so many"


def test_what_hosts_keep_for_ever_never_changes() -> None:
    text = written("https://data.example.dk/")["_headers"]
    kept = re.findall(r"^(/\S+)\n  Cache-Control: public, max-age=31536000, immutable$", text, re.MULTILINE)
    changing = [
        "/dumps/latest.ttl",
        "/dumps/odense/2026.ttl.gz",
        "/ldes/feed.ttl",
        "/ldes/maaned-2026-04.ttl",
        "/ldes/log.jsonl",
        "/ldes/",
        "/",
    ]
    assert [path for path in changing if any(fits(each, path) for each in kept)] == []
    assert all(any(fits(each, path) for each in kept) for path in ("/dumps/sha256-0a1b/referat.ttl", "/ldes/2026-04/a.trig"))


def fits(pattern: str, path: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path) is not None


def test_no_page_has_a_rule_of_its_own() -> None:
    assert all(len(text) < 12_000 for text in written("https://data.example.dk/").values())


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_patterns_take_any_path(path: str) -> None:
    for each in rules.NEGOTIATED:
        match = re.search(each.pattern, path)
        assert match is None or path.startswith(match[1])


def test_a_missing_server_is_a_reason_to_skip_and_on_a_build_server_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    reason = r"^no-such-server is not installed \(apt-get install apache2 caddy chromium nginx\)$"
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=reason):
        real_servers.program("no-such-server")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=reason):
        real_servers.program("no-such-server")


def test_the_templates_are_part_of_the_site_folder() -> None:
    assert sorted(path.name for path in Path(TEMPLATES).iterdir()) == [
        "Caddyfile.jinja",
        "headers.jinja",
        "htaccess.jinja",
        "nginx.conf.jinja",
        "redirects.jinja",
    ]
