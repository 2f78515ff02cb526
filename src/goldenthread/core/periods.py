"""Periods: the months, quarters, terms, halves and years that figures belong to, as half-open days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    HALF = "half-year"
    YEAR = "year"
    ROLLING = "rolling year"


class Calendar(StrEnum):
    """Where a year begins: April, September or January."""

    FINANCIAL = "financial"
    ACADEMIC = "academic"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days, from `start` up to but not including `end`."""

    kind: Kind
    calendar: Calendar
    start: date
    end: date
