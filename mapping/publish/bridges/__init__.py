"""Bridges: the same data as councils' systems elsewhere write theirs, made from the triples that the site itself publishes.

What is said, and when it is not, stands in ``ontology/bridges/``: SPARQL CONSTRUCT queries by form, and for JSON a table of
keys. ``construct`` runs the queries on a few documents at a time, ``shape`` makes JSON objects of what they give, and
``write`` puts both in the tree, one meeting after the other, so that memory does not grow with the site.
"""

from __future__ import annotations

from .chunks import Bridged, Bridging
from .write import BRIDGES, OPARL, Bridges, bridge_paths, open_bridges

__all__ = ["BRIDGES", "OPARL", "Bridged", "Bridges", "Bridging", "bridge_paths", "open_bridges"]
