"""``referat serve``: a preview of the site on one's own machine, with the negotiation that a web server would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from ..problems import Unusable
from ..publish.servers import rules
from . import sparql
from .messages import Handler
from .server import Log, Preview
from .static import Files

__all__ = ["ENDPOINTS", "LOOPBACK", "preview"]

LOOPBACK: Final = "127.0.0.1"

ENDPOINTS: Final[Mapping[str, Callable[[Path], Handler]]] = {sparql.PATH: sparql.endpoint}
"""What is more than files, by exact path: a function that is given the site's folder and gives the path's handler."""


def preview(folder: Path, port: int, host: str = LOOPBACK, log: Log = lambda line: None) -> Preview:
    """A server for a built site; its ``url`` can be told before its ``run()``, which ends with a signal.

    Port 0 takes any free one. ``log`` is given one line for each request. Raises Unusable for a folder that holds no site,
    and for a port that cannot be had.
    """
    if not (folder / rules.FOLDER_INDEX).is_file():
        raise Unusable(f"There is no site in «{folder}»: it has no {rules.FOLDER_INDEX}. Build one first, or name its folder.")
    handlers = {path: make(folder) for path, make in ENDPOINTS.items()}
    return Preview((host, port), handlers, Files(folder).answer, log)
