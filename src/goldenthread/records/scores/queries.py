"""How a rating came to be what it is."""

from datetime import datetime

from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.scores import Override, Score
from goldenthread.core.periods import Period
from goldenthread.records.scores import models
from goldenthread.records.trail import queries as trail
from goldenthread.records.trail import rows


def score_history(
    *, measure: str, period: Period, place: str = "", at: datetime | None = None
) -> tuple[Said[Score], ...]:
    """Every computed rating of a figure, in the order in which they were kept."""
    wanted = {"measure": measure, "period": rows.as_span(period), "place": place}
    return trail.said(models.Score, Score, trail.head(at=at).number, **wanted)


def override_history(
    *, measure: str, period: Period, place: str = "", at: datetime | None = None
) -> tuple[Said[Override], ...]:
    """Every rating of a figure set by hand, and every withdrawal, in order."""
    wanted = {"measure": measure, "period": rows.as_span(period), "place": place}
    return trail.said(models.Override, Override, trail.head(at=at).number, **wanted)
