"""Checks: what SHACL says of the triples, and what SHACL cannot say of the text. Everything is a Problem at its line.

A new check is one generator of Problems and one line in ``CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ..model import Reading
from ..names import Triple
from ..packing import PackedTriples
from ..problems import Problem
from ..uris import Uris
from .contents import check_contents
from .doubles import check_item_numbers, check_section_headings
from .ledger import Account, Ledger, account, account_of_packed
from .missing import check_decisions, check_layout, check_outcomes, check_unread
from .privacy import check_privacy, cpr_numbers, masked
from .quotes import check_quotes
from .shapes import check_collection_shapes, check_meeting_shapes, shipped
from .sums import check_sums
from .weekday import check_term, check_weekday

__all__ = [
    "CHECKS",
    "Account",
    "Ledger",
    "account",
    "account_of_packed",
    "check_collection",
    "check_meeting",
    "check_privacy",
    "cpr_numbers",
    "masked",
]

CHECKS: Final[tuple[Callable[[Reading], Iterator[Problem]], ...]] = (
    check_layout,
    check_quotes,
    check_weekday,
    check_term,
    check_contents,
    check_item_numbers,
    check_section_headings,
    check_decisions,
    check_outcomes,
    check_unread,
    check_sums,
)
"""What is checked of one meeting's text besides its shapes, in the order in which problems are told."""


def check_meeting(
    reading: Reading, triples: Sequence[Triple], uris: Uris, *, cleared: bool = False, packed: PackedTriples | None = None
) -> Iterator[Problem]:
    """Everything that is wrong with one meeting. ``packed`` are its triples as ``packing`` has them, where they are at hand.

    Where there is a CPR number, nothing else is told: another message might quote the very line that holds it; ``cleared``
    says that the caller has had ``check_privacy`` look and it found none. Where two items have one number, the shapes are
    not asked: all they could say is that consequence over and over.
    """
    found = [] if cleared else list(check_privacy(reading))
    if found:
        yield from found
        return
    for check in CHECKS:
        yield from check(reading)
    minutes = reading.minutes
    if len({item.number for item in minutes.items}) < len(minutes.items):
        return
    yield from check_meeting_shapes(triples, minutes.source.name, minutes.key, uris, shipped(), packed)


def check_collection(triples: Sequence[Triple], uris: Uris, packed: Sequence[PackedTriples] | None = None) -> Iterator[Problem]:
    """What is wrong with the description of all that several meetings were joined to. ``packed`` are the same triples as
    ``packing`` has them, where they are at hand."""
    yield from check_collection_shapes(triples, uris, shipped(), packed)
