"""Keeping what might go wrong."""

from collections.abc import Sequence
from datetime import datetime

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.trail import Kept
from goldenthread.core.progress import Progress, nothing
from goldenthread.records.risks import models
from goldenthread.records.trail.actions import Saying, append_all


def keep(
    *,
    facts: Sequence[Fact],
    by: str,
    at: datetime,
    reason: str,
    progress: Progress = nothing,
) -> tuple[Kept, ...]:
    """Keep what differs from what is held: all of it or, if anything is amiss, none.

    Risks and mitigations belong here; any other fact raises TypeError.
    Raises TrailError if the moment is earlier than the trail's last or a key is given twice.
    """
    saying = Saying(by=by, at=at, reason=reason, what="kept risks")
    return append_all(tables=models.TABLES, facts=facts, saying=saying, progress=progress)
