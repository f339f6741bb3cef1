"""The knowledge of one municipality's matters, put together: the table of contents of what is joined beyond lists."""

from __future__ import annotations

from collections.abc import Sequence

from ..collection import Case, Initiative, MeetingSummary
from ..knowledge import Knowledge
from ..profiles import Profile
from ..rows import Keep
from .cases import case_histories
from .commitments import Promises
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
    promises: Promises,
    keep: Keep,
) -> Knowledge:
    """All that is known across a municipality's meetings, its promises among it."""
    histories = keep(case_histories(cases, meetings))
    references = keep(resolve_references(meetings, cases, initiatives))
    told, money = stories(initiatives, meetings, profile.initiatives), join_money(meetings, initiatives)
    return Knowledge(
        stories=keep(told),
        histories=histories,
        references=references,
        findings=keep(join_findings(profile, meetings, initiatives, told, references)),
        commitments=promises.commitments,
        money=keep(money),
        expiries=expiries(money),
        holes=holes(profile.slug, meetings),
        turn=promises.turn,
    )
