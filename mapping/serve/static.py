"""The files of a site, by the same rules as the web servers are given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from ..publish.servers import rules
from ..publish.servers.negotiation import Form, negotiate
from .messages import Request, Response, text

_METHODS: Final = frozenset({"GET", "HEAD"})
_MOST_OF_A_PATH: Final = 2000
"""Characters. No file of a site has a longer one, and rules are not tried on what somebody made up to be slow."""


@dataclass(frozen=True, slots=True)
class Files:
    """The folder that is served."""

    folder: Path

    def answer(self, request: Request) -> Response:
        """The file that is asked for, in the form that the client wants."""
        if request.method == "OPTIONS":
            return Response(HTTPStatus.NO_CONTENT, {**rules.CORS, **rules.PREFLIGHT})
        if request.method not in _METHODS:
            said = text(HTTPStatus.METHOD_NOT_ALLOWED, "These are files: only GET and HEAD.")
            return Response(said.status, {**said.headers, "Allow": rules.PREFLIGHT["Access-Control-Allow-Methods"]}, said.body)
        path = unquote(request.path, errors="replace")
        if len(path) > _MOST_OF_A_PATH:
            return self._missing()
        if self._file(path.rstrip("/"), folder=True) and not path.endswith("/"):
            # Relative, so that no path can lead to another host.
            query = f"?{request.query}" if request.query else ""
            location = f"./{quote(path.rpartition('/')[2])}/{query}"
            return Response(HTTPStatus.MOVED_PERMANENTLY, {**rules.CORS, "Location": location})
        return self._negotiated(path, request) or self._sent(path, request) or self._missing()

    def _negotiated(self, path: str, request: Request) -> Response | None:
        form = negotiate(request.headers.get("accept"))
        for each in rules.NEGOTIATED:
            match = re.search(each.pattern, path)
            if match is None:
                continue
            for name in _choices(each, form):
                describes = name in (Form.TURTLE, Form.JSON_LD)
                said = {"Vary": "Accept", "Content-Location": name, **({"Link": rules.DESCRIBES} if describes else {})}
                if response := self._sent(match[1] + name, request, said):
                    return response
        return None

    def _sent(self, path: str, request: Request, said: dict[str, str] | None = None) -> Response | None:
        file = self._file(path)
        if file is None:
            return None
        stat = file.stat()
        headers = {
            **rules.CORS,
            "Content-Type": _content_type(path),
            "Cache-Control": _cache(request.path),
            "ETag": f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"',
            "Last-Modified": formatdate(stat.st_mtime, usegmt=True),
            **({"Link": rules.DESCRIBES} if re.search(f"/{rules.DATA_FILE}", request.path) else {}),
            **(said or {}),
        }
        if _is_known(request, headers["ETag"], int(stat.st_mtime)):
            return Response(HTTPStatus.NOT_MODIFIED, headers)
        return Response(HTTPStatus.OK, headers, file)

    def _missing(self) -> Response:
        headers = {**rules.CORS, "Content-Type": _content_type(rules.NOT_FOUND), "Cache-Control": rules.REVALIDATE}
        page = self._file(f"/{rules.NOT_FOUND}")
        return Response(HTTPStatus.NOT_FOUND, headers, page or b"<!doctype html><title>404</title><p>Siden findes ikke.</p>\n")

    def _file(self, path: str, folder: bool = False) -> Path | None:
        """What lies at a decoded path, if it is inside the folder and is for everybody."""
        words = path.strip("/").split("/") if path.strip("/") else []
        strange = any(word in ("", ".", "..") or set(word) & set("\\\0:") or len(word) > 255 for word in words)
        if strange or re.search(rules.HIDDEN, path):
            return None
        place = self.folder.joinpath(*words).resolve()
        if not place.is_relative_to(self.folder.resolve()):
            return None
        return place if (place.is_dir() if folder else place.is_file()) else None


def _choices(each: rules.Negotiated, form: Form) -> Iterator[str]:
    if form is not Form.HTML:
        yield each.data + form.value
    yield each.page


def _content_type(path: str) -> str:
    named = next((kind for kind in rules.NAMED if re.search(kind.pattern, path)), None)
    kind = named or next((kind for kind in rules.KINDS if path.endswith(f".{kind.ending}")), None)
    return kind.content_type if kind else rules.OTHER


def _cache(path: str) -> str:
    return rules.FOREVER if any(re.search(never.pattern, path) for never in rules.IMMUTABLE) else rules.REVALIDATE


def _is_known(request: Request, tag: str, changed: int) -> bool:
    """Whether the client has this very file; its tag says more than its date (RFC 9110, 13.2.2)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return any(each.strip().removeprefix("W/") in (tag, "*") for each in tags.split(","))
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
        return changed <= since.timestamp()
    except (ValueError, OverflowError, TypeError):
        return False
