"""What was promised, and what became of it: the table of contents of this kind of knowledge."""

from .commitments_brief import brief_commitments, brief_words
from .commitments_kept import Promises, join_commitments

__all__ = ["Promises", "brief_commitments", "brief_words", "join_commitments"]
