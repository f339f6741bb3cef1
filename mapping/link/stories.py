"""An initiative from beginning to end."""

from __future__ import annotations

from collections.abc import Sequence

from ..collection import Initiative, MeetingSummary
from ..knowledge import Story


def stories(initiatives: Sequence[Initiative], meetings: Sequence[MeetingSummary]) -> tuple[Story, ...]:
    """The story of each initiative, in the initiatives' order."""
    return ()
