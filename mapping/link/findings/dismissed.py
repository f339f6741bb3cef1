"""Dismissals of findings that are not there: a slip in the path word, or a finding that is gone, must not go unseen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...collection import Collection
from ...problems import Problem, Severity, shorten
from ...profiles import Profile

_NEEDS = "the path word of a finding, the last folder of its page's address; if the finding is gone, remove the entry."


def idle_dismissals(collection: Collection, profiles: Mapping[str, Profile]) -> Iterator[Problem]:
    """Yield a warning for each dismissal that sets nothing aside."""
    for municipality in collection.municipalities:
        known = {finding.slug for finding in municipality.knowledge.findings}
        for dismissal in profiles[municipality.slug].dismissals:
            if dismissal.finding not in known:
                saw = f"a dismissal of «{shorten(dismissal.finding)}», which is no finding of these minutes."
                yield Problem(f"{municipality.slug}.toml", None, "no-such-finding", saw, _NEEDS, Severity.WARNING)
