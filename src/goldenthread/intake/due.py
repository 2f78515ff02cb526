"""Which periods of a measure are to be returned with a period."""

from collections.abc import Iterator
from datetime import timedelta

from goldenthread.core.facts.measures import Measure
from goldenthread.core.periods import Kind, Period, containing, following, previous


def due_with(measure: Measure, period: Period) -> tuple[Period, ...]:
    """The measure's own periods that end within a period, moved back by its lag; none if it is not due then.

    A quarter's return holds three months of a monthly measure, and a year's figure at the year's end.
    """
    return tuple(_lagged(each, measure.lag) for each in _ending(measure, period))


def _ending(measure: Measure, period: Period) -> Iterator[Period]:
    if measure.frequency is Kind.ROLLING:
        yield containing(period.end - timedelta(days=1), Kind.ROLLING, measure.calendar)
        return
    each = containing(period.start, measure.frequency, measure.calendar)
    while each.end <= period.end:
        yield each
        each = following(each)


def _lagged(period: Period, lag: int) -> Period:
    for _ in range(lag):
        period = previous(period)
    return period
