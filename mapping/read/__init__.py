"""Source file to ``model.Minutes``: knows how minutes are written, and nothing of RDF."""

from .minutes import read_minutes
from .without_persons import without_persons

__all__ = ["read_minutes", "without_persons"]
