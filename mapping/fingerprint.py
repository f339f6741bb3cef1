"""What the program's results depend on besides their input: its own files and the libraries that do its work.

A digest of them stands in every key of the cache and is compared with that of every worker, so that nothing made by another
version is ever mixed with what this one makes.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from . import places

LIBRARIES: Final = (
    "cbor2",
    "isal",
    "jinja2",
    "lxml",
    "markupsafe",
    "orjson",
    "pagefind",
    "pydantic",
    "pyoxigraph",
    "pypdfium2",
    "pyshacl",
    "rdflib",
    "shacl",
    "tzdata",
)
"""Distributions whose version may show in a result."""
_AFTER: Final = (
    "arguments.py",
    "cli.py",
    "ending.py",
    "fetch/",
    "progress.py",
    "publish/",
    "report/",
    "serve/",
    "summary.py",
    "verify/",
)
"""Parts of the package that what is understood of a meeting does not depend on; ``publish/`` is where it is written."""
_SETTINGS: Final = "site.toml"
"""Read as settings, which are an input."""


@cache
def understanding() -> str:
    """Of all that reads, describes and checks a meeting. Hexadecimal; the same in every process of one installation.

    Profiles of municipalities are left out: they are inputs, each of its own meetings.
    """
    package = Path(__file__).parent
    own = [path for path in _files(package, ".py", ".toml") if not _is_after(path.relative_to(package).as_posix())]
    own = [path for path in own if path.parent != places.municipalities()]
    return _digest([*_named(package, own), *_folder(places.ontology()), *_folder(places.shapes()), *_libraries()])


@cache
def program() -> str:
    """Of everything: what a whole site depends on besides its input and its settings."""
    package = Path(__file__).parent
    own = [path for path in _files(package, ".py", ".toml") if path.parent != places.municipalities()]
    site = [path for path in _files(places.site()) if path.name != _SETTINGS and "node_modules" not in path.parts]
    return _digest([understanding().encode(), *_named(package, own), *_named(places.site(), site)])


def digest_of(*parts: bytes | str) -> str:
    """Of some values in their order, told apart: hexadecimal, 32 characters."""
    return _digest(part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts)


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def _folder(folder: Path) -> Iterator[bytes]:
    return _named(folder, _files(folder))


def _named(folder: Path, files: Iterable[Path]) -> Iterator[bytes]:
    for path in files:
        yield path.relative_to(folder).as_posix().encode()
        yield path.read_bytes()


def _files(folder: Path, *endings: str) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path for path in found if not endings or path.suffix in endings)


def _is_after(path: str) -> bool:
    return path.startswith(_AFTER)


def _libraries() -> Iterator[bytes]:
    yield sys.version.encode()
    for name in LIBRARIES:
        try:
            yield f"{name} {version(name)}".encode()
        except PackageNotFoundError:
            yield f"{name} is not installed".encode()
