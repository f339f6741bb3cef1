"""Source file to ``model.Minutes``: knows how minutes are written, and nothing of RDF."""

from .minutes import read_minutes

__all__ = ["read_minutes"]
