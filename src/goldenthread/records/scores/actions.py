"""Keeping ratings: as computed, and as set by hand beside them."""

from collections.abc import Sequence
from datetime import datetime

from goldenthread.core.facts.scores import Override, Score
from goldenthread.core.facts.trail import Kept
from goldenthread.core.progress import Progress, nothing
from goldenthread.records.scores import models
from goldenthread.records.trail.actions import Saying, append


def keep(
    *,
    scores: Sequence[Score],
    by: str,
    at: datetime,
    reason: str,
    progress: Progress = nothing,
) -> Kept:
    """Keep the ratings that differ from those held. Raises TrailError as every keeping does."""
    saying = Saying(by=by, at=at, reason=reason, what="rated")
    return append(model=models.Score, facts=scores, saying=saying, progress=progress)


def override(*, override: Override, by: str, at: datetime, reason: str) -> Kept:
    """Keep a rating set by hand, or its withdrawal. Raises TrailError as every keeping does."""
    what = "withdrew a rating set by hand" if override.withdrawn else "set a rating by hand"
    saying = Saying(by=by, at=at, reason=reason, what=what)
    return append(model=models.Override, facts=[override], saying=saying)
