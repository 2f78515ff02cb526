"""Reports as they went out."""

from django.db import models

from goldenthread.core.facts import publishing
from goldenthread.records.trail.columns import Moment, Span
from goldenthread.records.trail.models import Statement, by_key, one_history


class Issue(Statement):
    """One file of a published report. The same store and as-at moment give the same fingerprint."""

    FACT = publishing.Issue

    report = models.TextField()
    subject = models.TextField()
    period = Span()
    as_at = Moment()
    audience = models.TextField()
    format = models.TextField()
    sha256 = models.TextField()

    class Meta:
        constraints = one_history(publishing.Issue)
        indexes = by_key(publishing.Issue)
