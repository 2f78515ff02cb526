"""Which of a measure's own periods a reporting period asks for."""

from goldenthread.core.facts.measures import Measure
from goldenthread.core.periods import Period, containing, previous


def reported(measure: Measure, period: Period) -> Period | None:
    """Return the measure's period that `period` reports, or none when none ends within it.

    A monthly measure is reported in a quarter by the quarter's last month; an annual one only in
    the quarter its year ends in. A measure whose figures trail is reported by as many of its own
    periods before.
    """
    last = containing(period.last_day, measure.frequency, measure.calendar)
    if last.end > period.end:
        last = previous(last)
    if last.end <= period.start:
        return None
    for _ in range(measure.lag):
        last = previous(last)
    return last
