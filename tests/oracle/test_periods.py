"""Periods against a slow, obvious calendar: every day counted, one at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.periods import Calendar, Kind, Period, containing, due, parts
from tests.core.drawn import days, periods

FIRST_MONTHS = {
    (Kind.MONTH, Calendar.FINANCIAL): range(1, 13),
    (Kind.QUARTER, Calendar.FINANCIAL): (4, 7, 10, 1),
    (Kind.HALF, Calendar.FINANCIAL): (4, 10),
    (Kind.YEAR, Calendar.FINANCIAL): (4,),
    (Kind.MONTH, Calendar.ACADEMIC): range(1, 13),
    (Kind.QUARTER, Calendar.ACADEMIC): (9, 12, 3, 6),
    (Kind.TERM, Calendar.ACADEMIC): (9, 1, 5),
    (Kind.HALF, Calendar.ACADEMIC): (9, 3),
    (Kind.YEAR, Calendar.ACADEMIC): (9,),
    (Kind.MONTH, Calendar.CALENDAR): range(1, 13),
    (Kind.QUARTER, Calendar.CALENDAR): (1, 4, 7, 10),
    (Kind.HALF, Calendar.CALENDAR): (1, 7),
    (Kind.YEAR, Calendar.CALENDAR): (1,),
}
"""In which months each kind of period begins, written out by hand."""


@given(days, st.sampled_from(sorted(FIRST_MONTHS)))
def test_walk_back_and_on_to_the_nearest_first_of_the_month(
    day: date, which: tuple[Kind, Calendar]
) -> None:
    kind, calendar = which
    start = day
    while not (start.day == 1 and start.month in FIRST_MONTHS[which]):
        start -= timedelta(days=1)
    end = day + timedelta(days=1)
    while not (end.day == 1 and end.month in FIRST_MONTHS[which]):
        end += timedelta(days=1)
    assert containing(day, kind, calendar) == Period(kind, calendar, start, end)


@given(periods(), st.sampled_from((Kind.MONTH, Kind.QUARTER, Kind.TERM, Kind.HALF, Kind.YEAR)))
def test_parts_are_the_periods_all_of_whose_days_are_within(whole: Period, kind: Kind) -> None:
    within, day = [], whole.start
    while day < whole.end:
        part = containing(day, kind, whole.calendar)
        if part not in within and whole.start <= part.start and part.end <= whole.end:
            within.append(part)
        day += timedelta(days=1)
    assert parts(whole, kind) == tuple(within)


@given(
    st.dates(min_value=date(1997, 1, 1), max_value=date(2035, 12, 31)),
    st.integers(min_value=0, max_value=60),
)
def test_summer_time_is_from_the_last_sunday_of_march_to_that_of_october(
    day: date, after: int
) -> None:
    period = containing(day, Kind.MONTH)
    when = due(period, after)
    local = period.end + timedelta(days=after - 1)
    summer = _last_sunday(local.year, 3) <= local < _last_sunday(local.year, 10)
    assert when == datetime(local.year, local.month, local.day, 16 if summer else 17, tzinfo=UTC)


def _last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    while day.isoweekday() != 7:
        day -= timedelta(days=1)
    return day
