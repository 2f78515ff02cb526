"""Periods: the months, quarters, terms, halves and years that figures belong to, as half-open days.

The one door to them: what a period is and how to step about (`spans`), reading labels (`labels`)
and reading days (`days`).
"""

from goldenthread.core.periods.days import NotADay, read_date
from goldenthread.core.periods.labels import parse
from goldenthread.core.periods.spans import (
    Calendar,
    Kind,
    NotAPeriod,
    Period,
    containing,
    due,
    following,
    number,
    parts,
    previous,
    same_last_year,
    year_of,
    year_to_date,
)

__all__ = [
    "Calendar",
    "Kind",
    "NotADay",
    "NotAPeriod",
    "Period",
    "containing",
    "due",
    "following",
    "number",
    "parse",
    "parts",
    "previous",
    "read_date",
    "same_last_year",
    "year_of",
    "year_to_date",
]
