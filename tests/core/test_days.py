"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from goldenthread.core.periods import NotADay, read_date
from goldenthread.core.periods.days import full_year, month_number
from tests.core.drawn import days


@pytest.mark.parametrize(
    "written",
    [
        "30 Sep 2026",
        "30 September 2026",
        "30th September, 2026",
        "Wednesday 30 September 2026",
        "30-Sep-26",
        "30/09/2026",
        "30.9.26",
        "2026-09-30",
        "2026-09-30 00:00:00",
        "2026-09-30T00:00:00",
        "  30  Sept  2026 ",
    ],
)
def test_read_as_written(written: str) -> None:
    assert read_date(written) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("31 September 2026", "September 2026 has 30 days. Write a day from 1 to 30."),
        ("31st Sept 2026", "September 2026 has 30 days"),
        ("29/02/2025", "February 2025 has 28 days"),
        ("0 May 2026", "May 2026 has 31 days"),
        ("2026-02-30", "February 2026 has 28 days"),
        ("09/30/2026", "there are 12 months. Write the day first"),
        ("01/00/2026", "there are 12 months"),
        ("0000-01-01", "there is no such year"),
        ("9999-01-01", "there is no such year"),
        ("1 Smarch 2026", "Write it as 30 Sep 2026"),
        ("soon", "Write it as 30 Sep 2026"),
        ("", "Write it as 30 Sep 2026"),
    ],
)
def test_refused_with_the_reason(written: str, why: str) -> None:
    with pytest.raises(NotADay, match="is not a day") as refused:
        read_date(written)
    assert why in str(refused.value)


@given(days)
def test_each_day_is_read_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day
    assert read_date(f"{day:%d %B %Y}") == day


def test_months_and_years() -> None:
    assert [month_number(word) for word in ("Jan", "SEPTEMBER", "sept", "Smarch")] == [
        1,
        9,
        9,
        None,
    ]
    assert [full_year(year) for year in ("79", "80", "2026")] == [2079, 1980, 2026]
