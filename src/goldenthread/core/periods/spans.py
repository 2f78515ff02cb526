"""Spans of days: what a period is, what it is called, and how to step from one to another.

Everybody else reaches these through `periods`, which adds reading periods as people write them.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""Where returns fall due: five in the afternoon here, summer time or not."""

DUE_AT = time(17, 0)


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


MONTHS_IN = {
    Kind.MONTH: 1,
    Kind.QUARTER: 3,
    Kind.TERM: 4,
    Kind.HALF: 6,
    Kind.YEAR: 12,
    Kind.ROLLING: 12,
}
STEP = {**MONTHS_IN, Kind.ROLLING: 1}
"""Months from one period to the next of its kind; a rolling year moves on by a month."""

OPENING = {Calendar.FINANCIAL: 4, Calendar.ACADEMIC: 9, Calendar.CALENDAR: 1}
"""The month in which a year begins."""

MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TERM_NAMES = ("Autumn", "Spring", "Summer")

_LETTER = {Kind.QUARTER: "Q", Kind.HALF: "H"}


class NotAPeriod(ValueError):
    """What was given is not a period; the message says why and what to write instead."""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days, from `start` up to but not including `end`.

    Whole months only, and in step with its calendar: an impossible one raises `NotAPeriod`.
    """

    kind: Kind
    calendar: Calendar
    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a span that no calendar holds, so that every period has one true label."""
        if not _in_step(self):
            raise NotAPeriod(
                f"{self.start} to {self.end} is not a {self.kind} of the {self.calendar} year. "
                "Use periods.parse or periods.containing."
            )

    def __hash__(self) -> int:
        """By its days alone: periods are looked up oftener than anything else."""
        return hash((self.start, self.end))

    @property
    def label(self) -> str:
        """Its one canonical name, such as "2026/27 Q2"; `periods.parse` reads it back."""
        return _label(self)

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1)

    def __str__(self) -> str:
        """Its label."""
        return self.label


def _in_step(period: Period) -> bool:
    if period.start.day != 1 or period.end != months_on(period.start, MONTHS_IN[period.kind]):
        return False
    if period.kind is Kind.TERM and period.calendar is not Calendar.ACADEMIC:
        return False
    return (period.start.month - OPENING[period.calendar]) % STEP[period.kind] == 0


def months_on(day: date, months: int) -> date:
    """The first of the month so many months after that of `day` (before it, if negative)."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


@lru_cache(maxsize=4096)
def starting(kind: Kind, calendar: Calendar, start: date) -> Period:
    """The period of a kind that begins on a day; `NotAPeriod` if none does."""
    return Period(kind, calendar, start, months_on(start, MONTHS_IN[kind]))


def containing(day: date, kind: Kind, calendar: Calendar = Calendar.FINANCIAL) -> Period:
    """The period of a kind that holds a day.

    A term is always of the academic year. A rolling year is the one that ends with the day's month.
    """
    if kind is Kind.ROLLING:
        return starting(kind, calendar, months_on(day, -11))
    if kind is Kind.TERM:
        calendar = Calendar.ACADEMIC
    into = (day.month - OPENING[calendar]) % MONTHS_IN[kind]
    return starting(kind, calendar, months_on(day, -into))


def previous(period: Period) -> Period:
    """The period of the same kind just before; for a rolling year, the one a month earlier."""
    return _moved(period, -STEP[period.kind])


def following(period: Period) -> Period:
    """The period of the same kind just after; for a rolling year, the one a month later."""
    return _moved(period, STEP[period.kind])


def same_last_year(period: Period) -> Period:
    """The same period a year earlier."""
    return _moved(period, -12)


def _moved(period: Period, months: int) -> Period:
    return starting(period.kind, period.calendar, months_on(period.start, months))


@lru_cache(maxsize=4096)
def year_of(period: Period) -> Period:
    """The year, of the period's own calendar, in which its last day falls."""
    return containing(period.last_day, Kind.YEAR, period.calendar)


@lru_cache(maxsize=4096)
def parts(year: Period, kind: Kind) -> tuple[Period, ...]:
    """The periods of a kind that lie wholly within another, in order.

    A rolling year counts as lying where its last day falls. Terms are of the academic year.
    """
    found, each = [], containing(year.start, kind, year.calendar)
    while each.end <= year.end:
        if kind is Kind.ROLLING or each.start >= year.start:
            found.append(each)
        each = following(each)
    return tuple(found)


def year_to_date(period: Period) -> tuple[Period, ...]:
    """The periods of its kind from the start of its year up to and including it, in order."""
    return tuple(p for p in parts(year_of(period), period.kind) if p.end <= period.end)


@lru_cache(maxsize=4096)
def number(period: Period) -> int:
    """Its place among those of its kind in its year, from 1: the quarter number of a quarter."""
    return len(year_to_date(period))


def due(period: Period, days: int) -> datetime:
    """When a return is due: five in the afternoon, London time, so many days after the last day."""
    return datetime.combine(period.last_day + timedelta(days=days), DUE_AT, LONDON)


@lru_cache(maxsize=4096)
def _label(period: Period) -> str:
    match period.kind:
        case Kind.MONTH:
            return _month(period.start) + _mark(period.calendar)
        case Kind.ROLLING:
            return f"rolling year to {_month(period.last_day)}{_mark(period.calendar)}"
        case Kind.TERM:
            return f"{_year(period)} {TERM_NAMES[number(period) - 1]} term"
        case Kind.YEAR:
            academic = period.calendar is Calendar.ACADEMIC
            return _year(period) + (" academic year" if academic else "")
        case _:
            academic = period.calendar is Calendar.ACADEMIC
            part = f"{_LETTER[period.kind]}{number(period)}"
            return f"{_year(period)} academic {part}" if academic else f"{_year(period)} {part}"


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year:04d}"


def _mark(calendar: Calendar) -> str:
    return "" if calendar is Calendar.FINANCIAL else f" ({calendar} year)"


def _year(period: Period) -> str:
    first = year_of(period).start.year
    if period.calendar is Calendar.CALENDAR:
        return f"{first:04d}"
    return f"{first:04d}/{(first + 1) % 100:02d}"
