"""Ratings as computed, and as set by hand."""

from django.db import models

from goldenthread.core.facts import scores
from goldenthread.records.trail.columns import Exact, Span
from goldenthread.records.trail.models import Statement, by_key, one_history


class Score(Statement):
    """A measure's rating for a period and place, with everything needed to say why."""

    FACT = scores.Score

    measure = models.TextField()
    period = Span()
    place = models.TextField()
    rating = models.TextField()
    label = models.TextField()
    unrated = models.TextField(null=True)
    value = Exact(null=True)
    wanted = models.TextField()
    rule = models.TextField()
    bands = models.TextField()
    note = models.TextField()
    judged = models.TextField()

    class Meta:
        constraints = one_history(scores.Score)
        indexes = by_key(scores.Score)


class Override(Statement):
    """A rating set by hand. The computed one stays beside it; `withdrawn` puts the computed one back."""

    FACT = scores.Override

    measure = models.TextField()
    period = Span()
    place = models.TextField()
    rating = models.TextField()
    label = models.TextField()
    reason = models.TextField()
    withdrawn = models.BooleanField()

    class Meta:
        constraints = one_history(scores.Override)
        indexes = by_key(scores.Override)
