"""Periods: one label each, read however a council writes them, and stepped through exactly."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.periods import (
    Calendar,
    Kind,
    NotAPeriod,
    Period,
    containing,
    due,
    following,
    number,
    parse,
    parts,
    previous,
    same_last_year,
    year_of,
    year_to_date,
)
from tests.core.drawn import days, periods

F, A, C = Calendar.FINANCIAL, Calendar.ACADEMIC, Calendar.CALENDAR


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("2013/14 Q2", "2013/14 Q2"),
        ("Q2 2013/14", "2013/14 Q2"),
        ("2013-14 Q2", "2013/14 Q2"),
        ("Quarter 2 2013/14", "2013/14 Q2"),
        ("quarter 2, 2013/14", "2013/14 Q2"),
        ("2nd quarter 2013/14", "2013/14 Q2"),
        ("Second quarter of 2013/14", "2013/14 Q2"),
        ("Qtr2 13/14", "2013/14 Q2"),
        ("2018-19;Q1", "2018/19 Q1"),
        ("1st April – 30th June 2019", "2019/20 Q1"),
        ("1 April 2019 to 30 June 2019", "2019/20 Q1"),
        ("Apr-Jun 2026", "2026/27 Q1"),
        ("January to March 2026/27", "2026/27 Q4"),
        ("2026 Q2", "2026 Q2"),
        ("Q2 2026", "2026 Q2"),
        ("2026/27 academic Q2", "2026/27 academic Q2"),
        ("H1 2026/27", "2026/27 H1"),
        ("First half 2026/27", "2026/27 H1"),
        ("1 October 2026 to 31 March 2027", "2026/27 H2"),
        ("2018/19 mid-year", "2018/19 H1"),
        ("2013-14", "2013/14"),
        ("2013–14", "2013/14"),
        ("2013/2014", "2013/14"),
        ("1999/00", "1999/00"),
        ("1999-2000", "1999/00"),
        ("98/99", "1998/99"),
        ("FYE 2008", "2007/08"),
        ("FYE 2025", "2024/25"),
        ("financial year ending 31 March 2025", "2024/25"),
        ("FY26/27", "2026/27"),
        ("financial year 2026/27", "2026/27"),
        ("2014/15 outturn", "2014/15"),
        ("2004-05 [note 1]", "2004/05"),
        ("1 April 2026 to 31 March 2027", "2026/27"),
        ("2026", "2026"),
        ("calendar year 2026", "2026"),
        ("1 January to 31 December 2026", "2026"),
        ("academic year 2026/27", "2026/27 academic year"),
        ("AY 2026/27", "2026/27 academic year"),
        ("June 2026", "Jun 2026"),
        ("Jun-26", "Jun 2026"),
        ("Sept '26", "Sep 2026"),
        ("2008/09 May", "May 2008"),
        ("2008/09 January", "Jan 2009"),
        ("2011/12 Period 9", "Dec 2011"),
        ("1 to 2026", None),
        ("1 June 2026 to 30 June 2026", "Jun 2026"),
        ("Jun 2026 (academic year)", "Jun 2026 (academic year)"),
        ("Autumn term 2026/27", "2026/27 Autumn term"),
        ("Autumn 2026", "2026/27 Autumn term"),
        ("Spring term 2027", "2026/27 Spring term"),
        ("Summer 2026/27", "2026/27 Summer term"),
        ("Term 3 2026/27", "2026/27 Summer term"),
        ("rolling year to Jun 2026", "rolling year to Jun 2026"),
        ("12 months to June 2026", "rolling year to Jun 2026"),
        ("year ending June 2026", "rolling year to Jun 2026"),
        ("1 December 2025 to 28 February 2026", "2025/26 academic Q2"),
        ("1 Oct to 31 Dec 2026", "2026/27 Q3"),
        ("1 December – 31 May 2026", None),
        ("1 Oct – 31 March 2027", "2026/27 H2"),
    ],
)
def test_read_as_written(written: str, label: str | None) -> None:
    if label is None:
        with pytest.raises(NotAPeriod):
            parse(written)
    else:
        assert parse(written).label == label


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2013/15", "the year after 2013 is 14, not 15"),
        ("2026-06", "the year after 2026 is 27, not 06"),
        ("Q5", "it names no year"),
        ("", "it names no year"),
        ("cat-26", "it names no year"),
        ("2026/27 Q5", "a year has quarters 1 to 4, and no 5"),
        ("2026/27 Q0", "a year has quarters 1 to 4, and no 0"),
        ("5th term 2026/27", "a year has terms 1 to 3, and no 5"),
        ("31 September", "September has 30 days"),
        ("31 Sept 2026", "September 2026 has 30 days"),
        ("1 July to 31 September 2026", "September 2026 has 30 days"),
        ("29/02/2025", "February 2025 has 28 days"),
        ("30 September 2026", "it is a day"),
        ("2026-09-30", "it is a day"),
        ("31 Smarch", "it is not a month, quarter or year"),
        ("3026/27", "3026 is not a year from 1900 to 2199"),
        ("FY 2026", "2026 alone does not say which financial year it is"),
        ("academic Q2 2026", "2026 alone does not say which academic year it is"),
        ("calendar year 2026/27", "a calendar year is one year, as in 2026"),
        ("Term 2 2026", "a term is of an academic year"),
        ("2026/27 Q2 extra", "“q2 extra” is not a part of a year"),
        ("cat to dog 2026", "“cat to dog” is not a span of months"),
        ("Apr to cat 2026", "“apr to cat” is not a span of months"),
        ("April to May 2026", "not the days of a month, quarter, half-year or year"),
        ("rolling year to 2026/27 Q2", "a rolling year ends with a month"),
        ("2026/27 " * 20, "it is too long"),
    ],
)
def test_refused_with_the_reason_and_a_cure(written: str, why: str) -> None:
    with pytest.raises(NotAPeriod, match="is not a period") as refused:
        parse(written)
    assert why in str(refused.value)
    assert "Write it as 2026/27 Q2" in str(refused.value)


def test_the_calendar_given_says_only_what_is_unsaid() -> None:
    assert parse("2026/27", A) == parse("2026/27 academic year")
    assert parse("2026/27", C) == parse("2026/27")
    assert parse("Jun 2026", C).label == "Jun 2026 (calendar year)"
    assert parse("2026/27 Q2", A).start == date(2026, 12, 1)
    assert parse("2026 Q2", F).calendar is C
    assert parse("Apr to Jun 2026", C).label == "2026 Q2"


@given(periods())
def test_a_label_is_read_back(period: Period) -> None:
    assert parse(period.label) == period
    assert str(period) == period.label


@given(st.text(max_size=100))
def test_any_text_is_a_period_or_is_refused(text: str) -> None:
    try:
        period = parse(text)
    except NotAPeriod:
        return
    assert parse(period.label) == period


_PIECES = ["2026/27", "13-14", "2026", "Q2", "Q7", "h1", "Jun", "to", "-", "1", "31", "september",
           "year", "ending", "academic", "autumn", "term", "(", "fy", "12 months"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=6).map(" ".join), st.sampled_from(Calendar))
def test_any_words_are_a_period_or_are_refused(text: str, calendar: Calendar) -> None:
    try:
        period = parse(text, calendar)
    except NotAPeriod:
        return
    assert parse(period.label) == period


@given(periods())
def test_steps_go_there_and_back(period: Period) -> None:
    assert following(previous(period)) == period
    assert previous(following(period)) == period
    if period.kind is not Kind.ROLLING:
        assert previous(period).end == period.start
        assert number(same_last_year(period)) == number(period)
    assert same_last_year(period).kind is period.kind
    assert same_last_year(period).start.year == period.start.year - 1


@given(days, st.sampled_from(Kind), st.sampled_from(Calendar))
def test_the_period_that_holds_a_day_holds_it(day: date, kind: Kind, calendar: Calendar) -> None:
    period = containing(day, kind, calendar)
    assert period.start <= day < period.end
    assert period.last_day == period.end - timedelta(days=1)
    assert period.kind is kind


@given(periods((Kind.YEAR,)), st.sampled_from((Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR)))
def test_the_parts_of_a_year_are_the_year(year: Period, kind: Kind) -> None:
    found = parts(year, kind)
    assert found[0].start == year.start
    assert found[-1].end == year.end
    assert all(a.end == b.start for a, b in pairwise(found))
    assert [number(part) for part in found] == list(range(1, len(found) + 1))
    assert all(year_of(part) == year for part in found)


def test_parts_of_parts() -> None:
    assert [p.label for p in parts(parse("2026/27 H2"), Kind.QUARTER)] == [
        "2026/27 Q3",
        "2026/27 Q4",
    ]
    assert parts(parse("2026/27 Q4"), Kind.YEAR) == ()
    assert [p.label for p in parts(parse("2026/27", A), Kind.TERM)] == [
        "2026/27 Autumn term",
        "2026/27 Spring term",
        "2026/27 Summer term",
    ]
    assert [p.label for p in parts(parse("2026/27"), Kind.TERM)] == [
        "2025/26 Summer term",
        "2026/27 Autumn term",
    ]


def test_a_rolling_year_lies_where_it_ends() -> None:
    rolling = parse("rolling year to Jun 2026")
    assert (rolling.start, rolling.end) == (date(2025, 7, 1), date(2026, 7, 1))
    assert year_of(rolling).label == "2026/27"
    assert number(rolling) == 3
    assert previous(rolling).label == "rolling year to May 2026"
    assert [p.label for p in parts(parse("2026/27 Q1"), Kind.ROLLING)] == [
        "rolling year to Apr 2026",
        "rolling year to May 2026",
        "rolling year to Jun 2026",
    ]


def test_the_year_so_far() -> None:
    so_far = year_to_date(parse("2026/27 Q3"))
    assert [p.label for p in so_far] == ["2026/27 Q1", "2026/27 Q2", "2026/27 Q3"]
    assert year_to_date(parse("2026/27")) == (parse("2026/27"),)


@pytest.mark.parametrize(
    ("period", "moment"),
    [
        ("2026/27 Q2", datetime(2026, 10, 14, 16, 0, tzinfo=UTC)),  # summer time
        ("2026/27 Q3", datetime(2027, 1, 14, 17, 0, tzinfo=UTC)),
    ],
)
def test_due_at_five_in_london(period: str, moment: datetime) -> None:
    when = due(parse(period), 14)
    assert when == moment
    assert (when.hour, when.minute) == (17, 0)


@pytest.mark.parametrize(
    ("kind", "calendar", "start", "end"),
    [
        (Kind.MONTH, F, date(2026, 4, 2), date(2026, 5, 2)),
        (Kind.MONTH, F, date(2026, 4, 1), date(2026, 4, 30)),
        (Kind.QUARTER, F, date(2026, 5, 1), date(2026, 8, 1)),
        (Kind.YEAR, C, date(2026, 4, 1), date(2027, 4, 1)),
        (Kind.TERM, F, date(2026, 9, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_out_of_step_cannot_be(
    kind: Kind, calendar: Calendar, start: date, end: date
) -> None:
    with pytest.raises(NotAPeriod, match="is not a"):
        Period(kind, calendar, start, end)
