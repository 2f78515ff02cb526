"""Measures, their components, sets, targets and rules."""

from django.db import models

from goldenthread.core.facts import measures
from goldenthread.records.trail.columns import Exact, Span
from goldenthread.records.trail.models import Statement, by_key, one_history


class Measure(Statement):
    """One version of a measure's definition, from a day on."""

    FACT = measures.Measure

    code = models.TextField()
    title = models.TextField()
    plain = models.TextField()
    counted = models.TextField()
    per = Exact(null=True)
    places = models.IntegerField()
    words = models.TextField()
    suffix = models.TextField()
    polarity = models.TextField()
    frequency = models.TextField()
    calendar = models.TextField()
    outturn = models.TextField()
    rollup = models.TextField()
    formula = models.TextField()
    rule = models.TextField()
    basis = models.TextField()
    dead_band = Exact(null=True)
    data_only = models.BooleanField()
    unit = models.TextField()
    owner = models.TextField()
    collator = models.TextField()
    checker = models.TextField()
    definition = models.TextField()
    source = models.TextField()
    fabric = models.TextField()
    quality = models.TextField()
    lag = models.IntegerField()
    due_days = models.IntegerField()
    key_measure = models.BooleanField()
    breaks = models.BooleanField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(measures.Measure)
        indexes = by_key(measures.Measure)


class Component(Statement):
    """A named part of a measure's formula."""

    FACT = measures.Component

    measure = models.TextField()
    name = models.TextField()
    title = models.TextField()

    class Meta:
        constraints = one_history(measures.Component)
        indexes = by_key(measures.Component)


class MeasureSet(Statement):
    """A named set of measures, such as the National Indicator Set."""

    FACT = measures.MeasureSet

    code = models.TextField()
    title = models.TextField()
    kind = models.TextField()
    publisher = models.TextField()
    edition = models.TextField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(measures.MeasureSet)
        indexes = by_key(measures.MeasureSet)


class Membership(Statement):
    """A measure's place in a set, under the set's own reference; or the national one it stands for."""

    FACT = measures.Membership

    set = models.TextField()
    reference = models.TextField()
    measure = models.TextField()
    title = models.TextField()
    proxy = models.BooleanField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(measures.Membership)
        indexes = by_key(measures.Membership)


class Target(Statement):
    """What a measure is meant to reach in a period, how that was chosen, and who agreed it."""

    FACT = measures.Target

    measure = models.TextField()
    period = Span()
    place = models.TextField()
    wanted = models.TextField()
    profile = models.TextField()
    tolerance = Exact(null=True)
    amber = Exact(null=True)
    red = Exact(null=True)
    floor = Exact(null=True)
    benchmark = Exact(null=True)
    method = models.TextField()
    reason = models.TextField()
    agreed_by = models.TextField()
    agreed_on = models.DateField(null=True)
    baseline = Exact(null=True)

    class Meta:
        constraints = one_history(measures.Target)
        indexes = by_key(measures.Target)


class RuleBand(Statement):
    """One band of a rule, best first. A rule is its bands in order."""

    FACT = measures.RuleBand

    rule = models.TextField()
    order = models.IntegerField()
    title = models.TextField()
    rating = models.TextField()
    label = models.TextField()
    edge = models.TextField()
    only_if = models.TextField()
    judged = models.TextField()
    valid_from = models.DateField()
    ended = models.BooleanField()

    class Meta:
        constraints = one_history(measures.RuleBand)
        indexes = by_key(measures.RuleBand)


TABLES = (
    Measure,
    Component,
    MeasureSet,
    Membership,
    Target,
    RuleBand,
)
"""In the order in which they are kept."""
