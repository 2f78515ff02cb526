"""A period closes: the reports that went out are kept by their fingerprints."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from goldenthread.core.facts.publishing import Issue
from goldenthread.core.facts.trail import Counts
from goldenthread.records.publishing import actions


@transaction.atomic(durable=True)
def record(*, issues: Sequence[Issue], by: str, at: datetime, reason: str) -> Counts:
    """Keep which reports went out, all or none. The same file written again is not new."""
    return actions.record(issues=issues, by=by, at=at, reason=reason).counts
