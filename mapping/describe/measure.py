"""Measurements of quality, in the Data Quality Vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, Decimal

from rdflib import URIRef

from ..collection import Coverage
from ..names import MAAL, Triple
from . import terms
from .literals import decimal, integer


def measures(coverage: Coverage) -> Mapping[str, int | Decimal]:
    """What is measured of what was read, by the last part of the metric's IRI. What cannot be measured is left out."""
    explained = coverage.lines_read + coverage.lines_ignored
    found: dict[str, int | Decimal] = {}
    if coverage.lines:
        found["linjer-forklaret"] = (Decimal(explained) / coverage.lines).quantize(Decimal("0.0001"), ROUND_DOWN)
    found["linjer-ikke-laest"] = coverage.lines_unread
    if coverage.items_expected is not None:
        found["punkter-mangler"] = max(coverage.items_expected - coverage.items_read, 0)
    found["ikke-klassificeret"] = coverage.items_not_classified
    return found


def describe_measurement(this: URIRef, metric: str, value: int | Decimal, measured: URIRef) -> Iterator[Triple]:
    """Say what was measured, and say so of what was measured too. ``metric`` is the last part of its IRI."""
    yield this, terms.TYPE, terms.QUALITY_MEASUREMENT
    yield this, terms.TYPE, terms.ENTITY
    yield this, terms.MEASUREMENT_OF, MAAL[metric]
    yield this, terms.COMPUTED_ON, measured
    yield this, terms.MEASURED, integer(value) if isinstance(value, int) else decimal(value)
    yield measured, terms.HAS_MEASUREMENT, this
