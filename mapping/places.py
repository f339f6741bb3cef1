"""Where the folders of data lie: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_INSTALLED: Final = _PACKAGE / "_data"
"""The wheel puts ``ontology/``, ``shapes/`` and ``site/`` here; a checkout has no such folder."""


def ontology() -> Path:
    """Classes, properties, code lists and alignments, as Turtle."""
    return _data("ontology")


def shapes() -> Path:
    """SHACL shapes, one file a class."""
    return _data("shapes")


def site() -> Path:
    """``site.toml``, ``templates/`` and ``static/``."""
    return _data("site")


def municipalities() -> Path:
    """One TOML for each municipality whose minutes can be read."""
    return _PACKAGE / "municipalities"


def _data(name: str) -> Path:
    return (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent) / name
