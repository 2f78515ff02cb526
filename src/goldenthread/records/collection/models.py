"""Figures, progress, risk control and narrative as returned, and the files they came in."""

from django.db import models

from goldenthread.core.facts import imports, returns
from goldenthread.records.trail.columns import Exact, Span
from goldenthread.records.trail.models import Statement, by_key, one_history


class Figure(Statement):
    """A measure's value for a period and place: a value, or components to work it out from, or why there is none."""

    FACT = returns.Figure

    measure = models.TextField()
    period = Span()
    place = models.TextField()
    value = Exact(null=True)
    components = models.TextField()
    missing = models.TextField(null=True)
    status = models.TextField()
    forecast = Exact(null=True)
    commentary = models.TextField()

    class Meta:
        constraints = one_history(returns.Figure)
        indexes = by_key(returns.Figure)


class ItemReturn(Statement):
    """How an objective, milestone or task stood in a period."""

    FACT = returns.ItemReturn

    item = models.TextField()
    period = Span()
    progress = models.TextField()
    confidence = models.TextField(null=True)
    done_on = models.DateField(null=True)
    expected = models.DateField(null=True)
    commentary = models.TextField()

    class Meta:
        constraints = one_history(returns.ItemReturn)
        indexes = by_key(returns.ItemReturn)


class MitigationReturn(Statement):
    """How a risk control measure stood in a period."""

    FACT = returns.MitigationReturn

    mitigation = models.TextField()
    period = Span()
    progress = models.TextField()
    commentary = models.TextField()

    class Meta:
        constraints = one_history(returns.MitigationReturn)
        indexes = by_key(returns.MitigationReturn)


class Narrative(Statement):
    """One numbered paragraph of a plan's report for a period."""

    FACT = returns.Narrative

    plan = models.TextField()
    period = Span()
    section = models.TextField()
    order = models.IntegerField()
    heading = models.TextField()
    text = models.TextField()

    class Meta:
        constraints = one_history(returns.Narrative)
        indexes = by_key(returns.Narrative)


class Manifest(Statement):
    """One import. `rows` = `applied` + `unchanged` + `rejected`, or the import does not stand."""

    FACT = imports.Manifest

    file = models.TextField()
    sha256 = models.TextField()
    layout = models.TextField()
    rows = models.IntegerField()
    applied = models.IntegerField()
    unchanged = models.IntegerField()
    rejected = models.IntegerField()

    class Meta:
        constraints = one_history(imports.Manifest)
        indexes = by_key(imports.Manifest)


RETURNS = (Figure, ItemReturn, MitigationReturn, Narrative)
"""What a returns file may say, in the order in which it is kept."""
