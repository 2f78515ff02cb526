"""Roll-ups: sum, mean, last and pooled, with coverage, and no mean of percentages by accident."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.measures import Counted, Measure, Outturn, Rollup
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.measuring import rollup
from goldenthread.core.measuring.rollup import by_period, over, together
from goldenthread.core.periods import Kind, Period, parse, parts
from tests.core.drawn import a_figure, a_measure, decimals, percent

YEAR = parse("2026/27")
QUARTERS = parts(YEAR, Kind.QUARTER)
SUMMED = a_measure(rollup=Rollup.SUM)
POOLED = percent(rollup=Rollup.POOLED, formula="upheld / appeals * 100")


def _figures(*values: str | None) -> dict[tuple[str, Period], Figure]:
    given_values = zip(QUARTERS, values, strict=False)
    return dict(
        by_period(a_figure(quarter.label, value) for quarter, value in given_values if value)
    )


def _parts(period: Period, upheld: str, appeals: str) -> Figure:
    return a_figure(
        period.label, components=(("upheld", Decimal(upheld)), ("appeals", Decimal(appeals)))
    )


@pytest.mark.parametrize(
    ("measure", "values", "value", "words"),
    [
        (SUMMED, ("1", "2", "3", "4"), "10", "Sum of all 4 quarters"),
        (SUMMED, ("1", None, "3"), "4", "Sum of 2 of 4 quarters"),
        (SUMMED, (), None, "Sum of 0 of 4 quarters"),
        (percent(rollup=Rollup.MEAN), ("1", "2", "3", "4"), "2.5", "Mean of all 4 quarters"),
        (percent(rollup=Rollup.LAST), ("1", "2", "3"), "3", "Last of 3 of 4 quarters"),
        (percent(), ("1", "2"), None, "No way of making one figure from several is agreed"),
        (
            percent(rollup=Rollup.SUM),
            ("1", "2"),
            None,
            "A measure counted as percent is not summed",
        ),
        (
            percent(rollup=Rollup.POOLED),
            ("1", "2"),
            None,
            "Pooling needs a formula and its components",
        ),
        (
            a_measure(rollup=Rollup.SUM, outturn=Outturn.CUMULATIVE),
            ("1", "3", "6"),
            "6",
            "Last of 3 of 4 quarters",
        ),
        (
            percent(rollup=Rollup.MEAN, outturn=Outturn.CUMULATIVE),
            ("1", "3"),
            "2",
            "Mean of 2 of 4 quarters",
        ),
    ],
)
def test_a_year_from_its_quarters(
    measure: Measure, values: tuple[str | None, ...], value: str | None, words: str
) -> None:
    rolled = rollup.year(_figures(*values), measure, YEAR)
    assert rolled.value == (None if value is None else Decimal(value))
    assert rolled.words == words
    assert (rolled.given, rolled.due) == (len([v for v in values if v]), 4)


def test_the_figure_returned_for_the_year_stands() -> None:
    figures = {**_figures("1", "2"), ("X", YEAR): a_figure("2026/27", "9")}
    rolled = rollup.year(figures, SUMMED, YEAR)
    assert (rolled.value, rolled.words, rolled.complete) == (
        Decimal(9),
        "As returned for the year",
        True,
    )


def test_a_missing_figure_for_the_year_does_not_stand() -> None:
    missing = a_figure("2026/27", missing=Missing.NOT_AVAILABLE)
    rolled = rollup.year({**_figures("1", "2"), ("X", YEAR): missing}, SUMMED, YEAR)
    assert rolled.value == 3
    assert not rolled.complete


def test_an_annual_measure_needs_no_method() -> None:
    annual = percent(frequency=Kind.YEAR)
    assert rollup.year({}, annual, YEAR).words == "Last of 0 of 1 years"
    assert over({("X", YEAR): a_figure("2026/27", "5")}, annual, (YEAR,)).value == 5


def test_the_last_stands_for_all_only_if_it_is_there() -> None:
    last = percent(rollup=Rollup.LAST)
    assert rollup.year(_figures("1", None, None, "4"), last, YEAR).complete
    assert not rollup.year(_figures("1", "2", "3"), last, YEAR).complete


def test_pooled_weighs_each_quarter_by_its_cases() -> None:
    figures = by_period([_parts(QUARTERS[0], "1", "1"), _parts(QUARTERS[1], "0", "9")])
    rolled = rollup.year(figures, POOLED, YEAR)
    assert rolled.value == 10  # the mean of 100% and 0% would be 50%
    assert rolled.words == "Pooled from the components of 2 of 4 quarters"
    assert not rolled.complete


def test_pooled_leaves_out_what_has_no_components() -> None:
    whole = _parts(QUARTERS[0], "1", "4")
    lone = a_figure(QUARTERS[1].label, components=(("upheld", Decimal(1)),))
    hidden = a_figure(QUARTERS[2].label, missing=Missing.SUPPRESSED)
    rolled = together([whole, lone, hidden, None], POOLED, Rollup.POOLED)
    assert (rolled.value, rolled.given, rolled.due) == (Decimal(25), 1, 4)
    assert rolled.words == "Pooled from the components of 1 of 4 figures"
    assert together([None], POOLED, Rollup.POOLED).value is None


def test_wards_make_a_council() -> None:
    wards = [a_figure("2026/27", value, place=ward) for ward, value in (("N", "3"), ("S", "4"))]
    rolled = together(wards, a_measure(), Rollup.SUM, each="ward")
    assert (rolled.value, rolled.words) == (Decimal(7), "Sum of all 2 wards")


@given(st.lists(st.one_of(st.none(), decimals()), min_size=4, max_size=4))
def test_sum_and_mean_are_exact(values: list[Decimal | None]) -> None:
    figures = [
        None if value is None else a_figure(quarter.label, str(value))
        for quarter, value in zip(QUARTERS, values, strict=True)
    ]
    known = [Fraction(value) for value in values if value is not None]
    total = sum(known, Fraction(0))
    summed, mean = (together(figures, a_measure(), each) for each in (Rollup.SUM, Rollup.MEAN))
    assert (summed.given, summed.complete) == (len(known), len(known) == 4)
    if not known:
        assert summed.value is None
        assert mean.value is None
    else:
        assert summed.value is not None
        assert mean.value is not None
        assert Fraction(summed.value) == total
        assert abs(Fraction(mean.value) - total / len(known)) < Fraction(1, 10**30)


@pytest.mark.parametrize("counted", sorted(set(Counted) - rollup.ADDED))
def test_what_does_not_add_up_is_never_summed(counted: Counted) -> None:
    measure = a_measure(counted=counted, words=("a", "b"), rollup=Rollup.SUM)
    assert rollup.year(_figures("1", "1"), measure, YEAR).value is None
