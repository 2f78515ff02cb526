"""How late something is, and how often its date was moved."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import pairwise

from goldenthread.core.facts.returns import Progress
from goldenthread.core.periods.spans import LONDON

OVER = (Progress.DONE, Progress.WITHDRAWN)
"""Nothing is overdue once it is done or will no longer be done."""


def today(at: datetime) -> date:
    """Return the day it is here at a moment."""
    return at.astimezone(LONDON).date()


def overdue(due: date | None, progress: Progress | None, today: date) -> int:
    """Return the days past due: 0 without a date, before it, or when nothing is left to do."""
    if due is None or progress in OVER:
        return 0
    return max((today - due).days, 0)


def slips(dates: Iterable[date | None]) -> int:
    """Return how often a date moved later, given each date said in the order they were said."""
    said = [day for day in dates if day is not None]
    return sum(later > earlier for earlier, later in pairwise(said))
