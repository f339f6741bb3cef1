"""What was read, said in RDF: one file for each kind of thing.

``describe_meeting`` says everything that one set of minutes says; ``describe_collection`` says what is known across meetings.
A triple's subject decides which document it is published in, so each of the two keeps to its own subjects.
"""

from .claim import describe_claims
from .collection import describe_collection, joined_documents
from .commitment import describe_commitments
from .comparison import describe_comparisons
from .joined import JoinedFacts
from .meeting import describe_meeting

__all__ = [
    "describe_commitments",
    "JoinedFacts",
    "describe_claims",
    "describe_collection",
    "describe_comparisons",
    "describe_meeting",
    "joined_documents",
]
