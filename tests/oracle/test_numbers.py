"""Rounding, profiles and roll-ups against fractions, worked as one would on paper."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.measures import Outturn, Profile, Rollup, Target
from goldenthread.core.measuring import rollup
from goldenthread.core.measuring.rollup import by_period
from goldenthread.core.measuring.trajectory import for_period
from goldenthread.core.periods import Kind, number, parse, parts
from goldenthread.core.quantities import rounded
from tests.core.drawn import a_figure, a_measure, decimals, percent

YEAR = parse("2026/27")
LAST = parts(parse("2025/26"), Kind.QUARTER)
THIS = parts(YEAR, Kind.QUARTER)
cases = st.integers(min_value=0, max_value=10**6)


def _half_up(value: Fraction, places: int) -> Fraction:
    """Add a half in the last place, cut off, and put the sign back."""
    scale = 10**places
    size = Fraction(math.floor(abs(value) * scale + Fraction(1, 2)), scale)
    return -size if value < 0 else size


@given(decimals(), st.integers(min_value=0, max_value=6))
def test_rounded_as_on_paper(value: Decimal, places: int) -> None:
    exact = rounded(value, places)
    assert Fraction(exact) == _half_up(Fraction(value), places)
    assert -int(exact.as_tuple().exponent) == places
    assert not (exact.is_signed() and exact == 0)


@given(st.lists(st.tuples(cases, cases), min_size=4, max_size=4))
def test_pooled_is_all_cases_over_all_cases(quarters: list[tuple[int, int]]) -> None:
    measure = percent(rollup=Rollup.POOLED, formula="met / all * 100", places=2)
    figures = by_period(
        a_figure(quarter.label, components=(("met", Decimal(met)), ("all", Decimal(of))))
        for quarter, (met, of) in zip(THIS, quarters, strict=True)
    )
    met, of = (sum(each) for each in zip(*quarters, strict=True))
    rolled = rollup.year(figures, measure, YEAR)
    if of == 0:
        assert rolled.value is None
    else:
        assert rolled.value is not None
        assert Fraction(rounded(rolled.value, 2)) == _half_up(Fraction(met * 100, of), 2)


@given(decimals(1, 10**6, 2), st.sampled_from((Kind.MONTH, Kind.QUARTER, Kind.HALF)), st.data())
def test_even_is_so_many_parts_of_the_whole(
    whole: Decimal, kind: Kind, data: st.DataObject
) -> None:
    measure = a_measure(outturn=Outturn.CUMULATIVE)
    period = data.draw(st.sampled_from(parts(YEAR, kind)))
    annual = Target(measure="X", period=YEAR, wanted=f"{whole:f}", profile=Profile.EVEN)
    found = for_period([annual], measure, period, {})
    share = Fraction(number(period), len(parts(YEAR, kind)))
    expected = Fraction(whole) if share == 1 else _half_up(Fraction(whole) * share, 4)
    assert found is not None
    assert Fraction(found.wanted) == expected


@given(decimals(1, 10**6, 2), st.lists(cases, min_size=4, max_size=4))
def test_last_years_shape_is_last_years_share(whole: Decimal, added: list[int]) -> None:
    measure = a_measure(outturn=Outturn.CUMULATIVE)
    so_far = [sum(added[: n + 1]) for n in range(4)]
    figures = by_period(a_figure(q.label, str(v)) for q, v in zip(LAST, so_far, strict=True))
    annual = Target(measure="X", period=YEAR, wanted=f"{whole:f}", profile=Profile.LAST_YEAR)
    for quarter, before in zip(THIS, so_far, strict=True):
        found = for_period([annual], measure, quarter, figures)
        if so_far[-1] == 0:
            assert found is None
        else:
            assert found is not None
            exact = Fraction(whole) * Fraction(before, so_far[-1])
            assert abs(Fraction(found.wanted) - exact) <= Fraction(1, 10**4)
