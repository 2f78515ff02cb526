"""How measures and targets came to be what they are."""

from datetime import datetime

from goldenthread.core.facts.measures import Measure, Target
from goldenthread.core.facts.picture import Said
from goldenthread.records.measures import models
from goldenthread.records.trail import queries as trail


def definition_history(*, measure: str, at: datetime | None = None) -> tuple[Said[Measure], ...]:
    """Everything said of a measure's definition, in the order in which it was said."""
    return trail.said(models.Measure, Measure, trail.head(at=at).number, code=measure)


def target_history(*, measure: str, at: datetime | None = None) -> tuple[Said[Target], ...]:
    """Everything said of a measure's targets, in the order in which it was said."""
    return trail.said(models.Target, Target, trail.head(at=at).number, measure=measure)
