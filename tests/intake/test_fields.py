"""One cell as one field: what people type is read; what cannot be meant is refused with a cure."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.columns import BEGINNING, Described, described
from goldenthread.core.facts.measures import Measure, Polarity
from goldenthread.core.facts.plans import Item, Link
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.risks import Risk
from goldenthread.core.periods import Calendar, parse
from goldenthread.intake import fields
from goldenthread.intake.fields import Unreadable, read, written
from goldenthread.intake.page import cell


def field(fact: Any, name: str) -> Described:
    return next(one for one in described(fact) if one.name == name)


WORDS, CHOICE, FLAG = (
    field(Measure, "code"),
    field(Measure, "polarity"),
    field(Measure, "data_only"),
)
WHOLE, NUMBER, DAY = field(Measure, "places"), field(Measure, "dead_band"), field(Item, "due")
PERIOD, PARTS, CODES = field(Figure, "period"), field(Figure, "components"), field(Risk, "items")


@pytest.mark.parametrize(
    ("one", "value", "expected"),
    [
        (WORDS, " ASC-LI4 ", "ASC-LI4"),
        (WORDS, "two\r\nlines", "two\nlines"),
        (WORDS, Decimal("123"), "123"),
        (WORDS, True, "yes"),
        (CHOICE, "Higher ", Polarity.HIGHER),
        (FLAG, "Yes", True),
        (FLAG, "✓", True),
        (FLAG, Decimal(0), False),
        (FLAG, False, False),
        (FLAG, "-", False),
        (WHOLE, Decimal("12.0"), 12),
        (WHOLE, "12", 12),
        (NUMBER, "£1,234.50", Decimal("1234.50")),
        (NUMBER, "−2", Decimal(-2)),
        (NUMBER, "84.2 %", Decimal("84.2")),
        (NUMBER, "1e3", Decimal(1000)),
        (DAY, "30 Sep 2026", date(2026, 9, 30)),
        (DAY, datetime.fromisoformat("2026-09-30T14:05"), date(2026, 9, 30)),
        (DAY, date(2026, 9, 30), date(2026, 9, 30)),
        (PERIOD, "Q2 2026-27", parse("2026/27 Q2")),
        (PARTS, "upheld = 3; appeals=12;", (("upheld", Decimal(3)), ("appeals", Decimal(12)))),
        (CODES, "A; B ;", ("A", "B")),
    ],
)
def test_what_people_type_is_read(one: Described, value: Any, expected: Any) -> None:
    assert read(value, one) == expected


@pytest.mark.parametrize(
    ("one", "value", "what", "cure"),
    [
        (WORDS, date(2026, 1, 12), "turned a code into a date", "as text"),
        (CHOICE, "higer", "not one of the choices", "Did you mean “higher”?"),
        (CHOICE, "zzz", "not one of the choices", "Choose one of: higher; lower; range; none."),
        (FLAG, "maybe", "neither yes nor no", "Write yes or no."),
        (WHOLE, "1.5", "1.5 is not a whole number", "whole number"),
        (NUMBER, "(12)", "has brackets round it", "-12"),
        (NUMBER, "twelve", "is not a number", "84.2"),
        (NUMBER, "inf", "is not a number", "84.2"),
        (NUMBER, "1" * 40, "too long for a number", "run together"),
        (NUMBER, "#N/A", "A formula here has failed (#N/A)", "Mend the formula"),
        (NUMBER, date(2026, 1, 12), "12 Jan 2026 stands where a number belongs", "as a number"),
        (NUMBER, False, "FALSE stands where a number belongs", "Type the number"),
        (DAY, Decimal(46000), "The number 46000 stands where a day belongs", "30 Sep 2026"),
        (DAY, "31 September 2026", "September 2026 has 30 days", "from 1 to 30"),
        (PERIOD, date(2026, 9, 1), "stands where a period belongs", "as text"),
        (PERIOD, "banana", "it names no year", "2026/27 Q2"),
        (PARTS, "upheld", "“upheld” has no value", "name = value"),
    ],
)
def test_what_cannot_be_meant_is_refused(one: Described, value: Any, what: str, cure: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(value, one)
    assert what in caught.value.what
    assert cure in caught.value.cure


def test_a_period_follows_the_calendar_of_its_measure() -> None:
    assert read("2026/27", PERIOD, Calendar.ACADEMIC) == parse("2026/27", Calendar.ACADEMIC)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        ("a", "a"),
        (True, "yes"),
        (date(2026, 1, 2), "2 Jan 2026"),
        (Decimal("1E+2"), "100"),
    ],
)
def test_any_cell_as_words(value: Any, said: str) -> None:
    assert fields.text(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (BEGINNING, ""),
        (False, "no"),
        (True, "yes"),
        (3, "3"),
        (Polarity.RANGE, "range"),
        (Decimal("0.10"), "0.10"),
        (date(2026, 1, 2), "2026-01-02"),
        (parse("2026/27 Q2"), "2026/27 Q2"),
        (("a", "b"), "a; b"),
        ((("a", Decimal("1.5")), ("b", Decimal(2))), "a = 1.5; b = 2"),
    ],
)
def test_what_is_written(value: Any, said: str) -> None:
    assert written(value) == said


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6
    )
)
def test_a_number_written_reads_back(number: Decimal) -> None:
    assert read(written(number), NUMBER) == number


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_day_written_reads_back(day: date) -> None:
    assert read(written(day), DAY) == day


def test_a_cell_of_a_beginning_is_blank() -> None:
    assert cell(BEGINNING, field(Link, "valid_from")) is None
    assert cell(False, FLAG) == ""
