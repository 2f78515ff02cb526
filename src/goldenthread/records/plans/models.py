"""Plans, their items, the links between them, remits, money and people."""

from django.db import models

from goldenthread.core.facts import organisation, plans
from goldenthread.records.trail.columns import Exact, Span
from goldenthread.records.trail.models import Statement, by_key, one_history


class Remit(Statement):
    """One priority, or one unit, that a body answers for."""

    FACT = organisation.Remit

    body = models.TextField()
    item = models.TextField()
    unit = models.TextField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(organisation.Remit)
        indexes = by_key(organisation.Remit)


class Plan(Statement):
    """A plan of one or more years."""

    FACT = plans.Plan

    code = models.TextField()
    title = models.TextField()
    kind = models.TextField()
    unit = models.TextField()
    parent = models.TextField()
    owner = models.TextField()
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    status = models.TextField()
    approved_on = models.DateField(null=True)
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(plans.Plan)
        indexes = by_key(plans.Plan)


class Item(Statement):
    """One thing that a plan promises."""

    FACT = plans.Item

    code = models.TextField()
    plan = models.TextField()
    kind = models.TextField()
    title = models.TextField()
    plain = models.TextField()
    owner = models.TextField()
    key_item = models.BooleanField()
    inward = models.BooleanField()
    due = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(plans.Item)
        indexes = by_key(plans.Item)


class Link(Statement):
    """A strand of the thread: `source` (an item or a measure) contributes to `target` (an item above it)."""

    FACT = plans.Link

    source = models.TextField()
    target = models.TextField()
    primary = models.BooleanField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(plans.Link)
        indexes = by_key(plans.Link)


class BudgetLine(Statement):
    """Money beside an objective, for one period."""

    FACT = plans.BudgetLine

    code = models.TextField()
    period = Span()
    title = models.TextField()
    unit = models.TextField()
    item = models.TextField()
    budget = Exact(null=True)
    profile = Exact(null=True)
    actual = Exact(null=True)
    forecast = Exact(null=True)

    class Meta:
        constraints = one_history(plans.BudgetLine)
        indexes = by_key(plans.BudgetLine)


class WorkforceLine(Statement):
    """People beside an objective, for one period."""

    FACT = plans.WorkforceLine

    code = models.TextField()
    period = Span()
    title = models.TextField()
    unit = models.TextField()
    item = models.TextField()
    established = Exact(null=True)
    filled = Exact(null=True)
    agency = Exact(null=True)

    class Meta:
        constraints = one_history(plans.WorkforceLine)
        indexes = by_key(plans.WorkforceLine)


TABLES = (
    Remit,
    Plan,
    Item,
    Link,
    BudgetLine,
    WorkforceLine,
)
"""In the order in which they are kept."""
