"""What the tests of numbers draw from: periods, decimals and plain measures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from goldenthread.core.facts.measures import Counted, Measure
from goldenthread.core.facts.returns import Figure
from goldenthread.core.periods import Calendar, Kind, Period, containing, parse

days = st.dates(min_value=date(1905, 1, 1), max_value=date(2190, 12, 31))


@st.composite
def periods(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind)) -> Period:
    """Any period of any calendar."""
    kind, calendar = draw(st.sampled_from(kinds)), draw(st.sampled_from(Calendar))
    return containing(draw(days), kind, calendar)


def decimals(least: int = -(10**9), most: int = 10**9, places: int = 6) -> Any:
    """Decimals with up to so many places."""
    return st.decimals(min_value=least, max_value=most, places=places, allow_nan=False)


def a_measure(**said: Any) -> Measure:
    """A count called X, unless said otherwise."""
    return Measure(**{"code": "X", "title": "Things", **said})


def percent(**said: Any) -> Measure:
    """A percentage called X, shown to one place, unless said otherwise."""
    return a_measure(**{"counted": Counted.PERCENT, "places": 1, **said})


def a_figure(period: str, value: str | None = None, **said: Any) -> Figure:
    """A figure of X."""
    exact = None if value is None else Decimal(value)
    return Figure(**{"measure": "X", "period": parse(period), "value": exact, **said})
