"""Risks and what is being done about them."""

from django.db import models

from goldenthread.core.facts import risks
from goldenthread.records.trail.models import Statement, by_key, one_history


class Risk(Statement):
    """A risk as assessed from a day on: likelihood and impact from 1 (low) to 5 (high)."""

    FACT = risks.Risk

    code = models.TextField()
    title = models.TextField()
    register = models.TextField()
    unit = models.TextField()
    owner = models.TextField()
    items = models.TextField()
    likelihood = models.IntegerField()
    impact = models.IntegerField()
    residual_likelihood = models.IntegerField()
    residual_impact = models.IntegerField()
    assessed_on = models.DateField(null=True)
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(risks.Risk)
        indexes = by_key(risks.Risk)


class Mitigation(Statement):
    """A risk control measure: one action against one risk."""

    FACT = risks.Mitigation

    code = models.TextField()
    risk = models.TextField()
    title = models.TextField()
    owner = models.TextField()
    due = models.DateField(null=True)
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(risks.Mitigation)
        indexes = by_key(risks.Mitigation)


TABLES = (
    Risk,
    Mitigation,
)
"""In the order in which they are kept."""
