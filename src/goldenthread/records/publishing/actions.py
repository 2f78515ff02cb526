"""Keeping which reports went out."""

from collections.abc import Sequence
from datetime import datetime

from goldenthread.core.facts.publishing import Issue
from goldenthread.core.facts.trail import Kept
from goldenthread.records.publishing import models
from goldenthread.records.trail.actions import Saying, append


def record(*, issues: Sequence[Issue], by: str, at: datetime, reason: str) -> Kept:
    """Keep the fingerprints of reports that went out; one that went out the same before is not new."""
    saying = Saying(by=by, at=at, reason=reason, what="issued reports")
    return append(model=models.Issue, facts=issues, saying=saying)
