"""Keeping what was returned, and what became of each file."""

from collections.abc import Sequence
from datetime import datetime

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.imports import Manifest
from goldenthread.core.facts.trail import Kept
from goldenthread.core.progress import Progress, nothing
from goldenthread.records.collection import models
from goldenthread.records.trail.actions import Saying, TrailError, append, append_all


def keep(
    *,
    facts: Sequence[Fact],
    by: str,
    at: datetime,
    reason: str,
    progress: Progress = nothing,
) -> tuple[Kept, ...]:
    """Keep what differs from what is held: all of it or, if anything is amiss, none.

    Figures, progress, risk control and narrative belong here; any other fact raises TypeError.
    Raises TrailError if the moment is earlier than the trail's last or a key is given twice.
    """
    saying = Saying(by=by, at=at, reason=reason, what="kept returns")
    return append_all(tables=models.RETURNS, facts=facts, saying=saying, progress=progress)


def record_import(*, manifest: Manifest, by: str, at: datetime, reason: str) -> None:
    """Keep what became of a file, even if the same file came before.

    Raises TrailError if its rows do not add up.
    """
    if manifest.rows != manifest.applied + manifest.unchanged + manifest.rejected:
        raise TrailError(f"The rows of {manifest.file} do not add up: {manifest}.")
    saying = Saying(by=by, at=at, reason=reason, what="imported a file")
    append(model=models.Manifest, facts=[manifest], saying=saying, always=True)
