"""The knowledge of one municipality's matters, put together: the table of contents of what is joined beyond lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..collection import Case, Initiative, MeetingSummary
from ..knowledge import Knowledge
from ..profiles import Profile
from ..rows import Keep
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
    keep: Keep,
) -> Knowledge:
    """All that is known across a municipality's meetings; statuses are told as of ``as_of``, else of the latest meeting."""
    promises, turn = join_commitments(profile.slug, meetings, initiatives, as_of)
    commitments = keep(promises)
    del promises  # What is kept elsewhere need not be in memory beside what comes next.
    histories = keep(case_histories(cases, meetings))
    references = keep(resolve_references(meetings, cases, initiatives))
    told, money = stories(initiatives, meetings, profile.initiatives), join_money(meetings, initiatives)
    return Knowledge(
        stories=keep(told),
        histories=histories,
        references=references,
        findings=keep(join_findings(profile, meetings, initiatives, told, references)),
        commitments=commitments,
        money=keep(money),
        expiries=expiries(money),
        holes=holes(profile.slug, meetings),
        turn=turn,
    )
