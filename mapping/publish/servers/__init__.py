"""The rules by which web servers serve the site, written from one table for each of them.

The templates lie in ``site/servers/``. What a server is told follows ``rules`` and ``negotiation`` alone, and only the error
page and the rules of static hosts need to know under which path of its host the site lies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...problems import Unusable
from ..files import File
from . import negotiation, rules

__all__ = ["server_files"]

_WRITTEN: Final[Mapping[str, str]] = {
    ".htaccess": "htaccess",
    "_headers": "headers",
    "_redirects": "redirects",
    "server/Caddyfile": "Caddyfile",
    "server/nginx.conf": "nginx.conf",
}
"""Which template writes which file of the site."""

_PLAIN: Final = re.compile(r"[A-Za-z0-9._~/-]*")


def server_files(base: str, templates: Path) -> Iterator[File]:
    """Yield the files by which nginx, Apache, Caddy and static hosts serve a site whose IRIs begin with ``base``.

    ``templates`` is ``site/servers/``. Raises Unusable for a base whose path the servers' languages cannot hold.
    """
    prefix = urlsplit(base).path
    if not _PLAIN.fullmatch(prefix):
        raise Unusable(
            f"The base «{base}» has a path that the rules of web servers cannot hold. It needs a path of letters a to z,"
            " digits, points, hyphens, underscores and slashes."
        )
    # The files are no HTML, and nothing in them comes from minutes.
    environment = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    for path, template in _WRITTEN.items():
        text = environment.get_template(f"{template}.jinja").render(rules=rules, negotiation=negotiation, prefix=prefix)
        yield File(path, text.encode())
    yield File(".nojekyll", b"")
