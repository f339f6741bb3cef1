"""What the SPARQL page runs in the browser: npm packages at locked versions, put in ``site/browser/built/`` beforehand.

A build fetches nothing. Where nobody has run npm there are no parts, and the page says that the tool was not built in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from ..problems import Unusable
from .files import File

FOLDER: Final = "sparql/dele/"
"""Where the parts are published. Their paths carry their versions: what lies there never changes."""


@dataclass(frozen=True, slots=True)
class Parts:
    """``parts.json``, as ``site/browser/build.mjs`` writes it. Paths are relative to its folder."""

    engine: str
    editor: str
    style: str
    licences: str
    files: dict[str, str]
    """The path of every file, and its SHA-256."""


_PARTS: Final = TypeAdapter(Parts)
_AGAIN: Final = "Build the parts again: npm ci && npm run build, in site/browser."


def read_parts(site: Path) -> Parts | None:
    """The parts that were built, if any were. Raises Unusable where their list cannot be read."""
    try:
        return _PARTS.validate_json((site / "browser/built/parts.json").read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise Unusable(f"site/browser/built/parts.json is not what build.mjs writes. {_AGAIN}") from error


def part_files(site: Path, parts: Parts) -> Iterator[File]:
    """Yield the parts as they are published. Raises Unusable for one that is not what was built."""
    for path, digest in sorted(parts.files.items()):
        data = (site / "browser/built" / path).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise Unusable(f"site/browser/built/{path} is not the file that was built. {_AGAIN}")
        yield File(f"{FOLDER}{path}", data)
