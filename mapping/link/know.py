"""The knowledge of one municipality's matters, put together: the table of contents of what is joined beyond lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..collection import Case, Initiative, MeetingSummary
from ..knowledge import Knowledge
from ..profiles import Profile
from .cases import case_histories
from .commitments import join_commitments
from .coverage import holes
from .findings import join_findings
from .money import expiries, join_money
from .references import resolve_references
from .stories import stories


def know(
    profile: Profile,
    meetings: Sequence[MeetingSummary],
    cases: Sequence[Case],
    initiatives: Sequence[Initiative],
    as_of: date | None,
) -> Knowledge:
    """All that is known across a municipality's meetings; statuses are told as of ``as_of``, else of the latest meeting."""
    told, references = stories(initiatives, meetings, profile.initiatives), resolve_references(meetings, cases, initiatives)
    money, promises = join_money(meetings, initiatives), join_commitments(profile.slug, meetings, initiatives, as_of)
    return Knowledge(
        stories=told,
        histories=case_histories(cases, meetings),
        references=references,
        findings=join_findings(profile, meetings, initiatives, told, references),
        commitments=promises.commitments,
        money=money,
        expiries=expiries(money),
        holes=holes(profile.slug, meetings),
        turn=promises.turn,
    )
