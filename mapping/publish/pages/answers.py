"""All that ``lookup`` answers from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ...collection import Collection
from ...uris import Uris
from .known import Known
from .naming import Naming


class Tables(NamedTuple):
    """Of one collection."""

    known: Known
    naming: Naming


def tables_of(collection: Collection, uris: Uris, folder: Path | None = None) -> Tables:
    """``folder`` is for what is put down meanwhile."""
    known = Known(collection, folder)
    return Tables(known, Naming(collection, uris, known.cases, folder))
