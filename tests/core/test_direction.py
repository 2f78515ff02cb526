"""Direction of travel: movement and goodness apart, against any basis, never across a break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.lines import Goodness, Movement
from goldenthread.core.facts.measures import Basis, Counted
from goldenthread.core.measuring.direction import (
    amount,
    basis_period,
    before,
    comparable,
    compared_with,
    comparisons,
    travel,
    travel_in_words,
)
from goldenthread.core.periods import parse, previous
from tests.core.judging import Q2, measure

VALUES = st.integers(-10_000, 10_000).map(lambda n: Decimal(n) / 100)


@pytest.mark.parametrize(
    ("basis", "label"),
    [
        (Basis.LAST_YEAR, "2025/26 Q2"),
        (Basis.LAST_PERIOD, "2026/27 Q1"),
        (Basis.YEAR_END, "2025/26 Q4"),
    ],
)
def test_each_basis_has_its_period(basis: Basis, label: str) -> None:
    assert basis_period(measure(), Q2, basis) == parse(label)
    assert compared_with(replace(measure(), basis=basis), Q2) == (parse(label),)


def test_the_long_term_is_the_mean_of_the_last_twelve_periods() -> None:
    long_term = replace(measure(), basis=Basis.LONG_TERM)
    assert basis_period(long_term, Q2) is None
    there = compared_with(long_term, Q2)
    assert (len(there), there[0], there[-1]) == (12, parse("2026/27 Q1"), parse("2023/24 Q2"))
    values = {there[0]: Decimal(4), there[-1]: Decimal(5), previous(there[-1]): Decimal(900)}
    assert before(long_term, Q2, values) == Decimal("4.5")
    assert before(long_term, Q2, {there[0]: Decimal(4)}) is None


def test_nothing_to_compare_with() -> None:
    assert before(measure(), Q2, {}) is None
    assert comparisons(measure(), Q2, {}) == {}
    assert comparisons(measure(), Q2, {Q2: Decimal(1)}) == {}


def test_both_figures_are_compared_as_shown() -> None:
    moved = travel(Decimal("84.44"), Decimal("84.36"), measure(places=1))
    assert (moved.movement, moved.by) == (Movement.SAME, Decimal(0))


@pytest.mark.parametrize(
    ("now", "then", "goodness"),
    [
        ("59", "50", Goodness.BETTER),
        ("70", "59", Goodness.WORSE),
        ("70", "48", Goodness.SAME),
        ("58", "60", Goodness.SAME),
        ("55", "70", Goodness.BETTER),
    ],
)
def test_a_range_is_approached_or_left(now: str, then: str, goodness: Goodness) -> None:
    moved = travel(Decimal(now), Decimal(then), measure("range"), "58 to 60")
    assert moved.goodness is goodness


@pytest.mark.parametrize("text", ["", "soon"])
def test_a_range_that_is_not_known_cannot_be_approached(text: str) -> None:
    moved = travel(Decimal(5), Decimal(4), measure("range"), text)
    assert (moved.goodness, travel_in_words(moved, measure("range"))) == (Goodness.NEITHER, "Up 1")


def test_a_limit_alone_is_a_range_with_one_end() -> None:
    of = measure("range")
    assert travel(Decimal(7), Decimal(9), of, "< 5").goodness is Goodness.BETTER
    assert travel(Decimal(3), Decimal(1), of, "5 plus").goodness is Goodness.BETTER


def test_neither_way_is_better() -> None:
    moved = travel(Decimal(5), Decimal(9), measure("none"))
    assert (moved.movement, moved.goodness) == (Movement.DOWN, Goodness.NEITHER)


@pytest.mark.parametrize(("now", "dead"), [("104.9", True), ("105.0", False), ("100.0", False)])
def test_a_dead_band_swallows_only_what_is_smaller(now: str, dead: bool) -> None:
    steady = replace(measure(places=1), dead_band=Decimal(5))
    moved = travel(Decimal(now), Decimal(100), steady)
    assert moved.dead is dead
    if dead:
        assert travel_in_words(moved, steady) == "Up 4.9, too small to count"


def test_a_difference_of_percentages_is_bare_and_of_money_is_not() -> None:
    assert amount(Decimal("3.1"), measure(places=1, counted=Counted.PERCENT)) == "3.1"
    assert amount(Decimal(4200), measure(counted=Counted.MONEY)) == "£4,200"


def test_a_break_in_the_series_is_not_compared_across() -> None:
    broken = replace(measure(), valid_from=date(2026, 4, 1), breaks=True)
    versions = (measure(), broken)
    assert not comparable(versions, Q2, parse("2025/26 Q2"))
    assert comparable(versions, Q2, parse("2026/27 Q1"))
    assert comparable(versions, parse("2025/26 Q4"), parse("2024/25 Q4"))
    assert comparable((measure(),), Q2, parse("2025/26 Q2"))


@given(now=VALUES, then=VALUES, polarity=st.sampled_from(["higher", "lower"]))
def test_there_and_back_is_the_other_way_round(now: Decimal, then: Decimal, polarity: str) -> None:
    of = measure(polarity, places=1)
    there, back = travel(now, then, of), travel(then, now, of)
    opposite = {
        Goodness.BETTER: Goodness.WORSE,
        Goodness.WORSE: Goodness.BETTER,
        Goodness.SAME: Goodness.SAME,
    }
    assert back.goodness is opposite[there.goodness]
    assert back.by == there.by >= 0
