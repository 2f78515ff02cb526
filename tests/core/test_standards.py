"""Judging a whole measure gives each figure what judging its case alone gives it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import (
    Counted,
    Measure,
    Outturn,
    Polarity,
    Profile,
    Rollup,
    RuleBand,
    Target,
)
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.judging.cases import case_for
from goldenthread.core.judging.judge import score
from goldenthread.core.judging.reach import NOTHING, Reach, hull
from goldenthread.core.judging.rejudge import judgings, scores
from goldenthread.core.measuring.rollup import by_period
from goldenthread.core.periods import Kind, parse, parts
from tests.core.judging import rule

YEARS = (parse("2025/26"), parse("2026/27"))
QUARTERS = tuple(quarter for year in YEARS for quarter in parts(year, Kind.QUARTER))
RULES = ("ten-percent", "tolerance", "thresholds", "ten-green-direction-amber", "spelt")
FORECAST = (
    RuleBand(
        rule="spelt",
        order=1,
        title="Spelt out",
        rating=rule("met-or-not")[0].rating,
        label="Met",
        edge="target",
        only_if="forecast meets target and direction better or same",
    ),
    replace(rule("met-or-not")[1], rule="spelt", order=2),
)
NUMBERS = st.integers(0, 200).map(lambda n: Decimal(n) / 2)


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """A measure of any common sort, perhaps one whose series breaks between the years."""
    return Measure(
        code="M1",
        title="A measure",
        counted=draw(st.sampled_from([Counted.COUNT, Counted.PERCENT])),
        places=draw(st.integers(0, 1)),
        polarity=draw(st.sampled_from(Polarity)),
        outturn=draw(st.sampled_from([Outturn.PERIOD, Outturn.CUMULATIVE])),
        rollup=draw(st.sampled_from([Rollup.SUM, Rollup.LAST])),
        rule=draw(st.sampled_from([*RULES, "no such rule"])),
        data_only=draw(st.integers(0, 5)) == 0,
    )


@st.composite
def targets(draw: st.DrawFn, place: str) -> tuple[Target, ...]:
    """A year's target or none for each year, and perhaps one for the very quarter."""
    texts = st.sampled_from(["50", "50 to 60", "< 40", "", "tbc", "not a target"])
    spans = draw(st.sets(st.sampled_from([*YEARS, QUARTERS[4]])))
    return tuple(
        Target(
            measure="M1",
            period=span,
            place=place,
            wanted=draw(texts),
            profile=draw(st.sampled_from(Profile)),
            tolerance=draw(st.none() | NUMBERS),
            amber=draw(st.none() | NUMBERS),
        )
        for span in sorted(spans, key=str)
    )


@st.composite
def figures(draw: st.DrawFn, place: str) -> tuple[Figure, ...]:
    """Two years of quarters, with gaps."""
    return tuple(
        Figure(
            measure="M1",
            period=quarter,
            place=place,
            value=draw(st.none() | NUMBERS),
            forecast=draw(st.none() | NUMBERS),
            missing=draw(st.none() | st.none() | st.sampled_from(Missing)),
        )
        for quarter in QUARTERS
        if draw(st.integers(0, 4))
    )


@given(measures(), st.data(), st.booleans())
def test_a_measure_is_judged_as_each_of_its_cases(
    of: Measure, data: st.DataObject, breaks: bool
) -> None:
    later = replace(of, breaks=breaks, valid_from=date(2026, 4, 1))
    aims = [data.draw(targets(place)) for place in ("", "W1")]
    given = [data.draw(figures(place)) for place in ("", "W1")]
    framework = Framework(
        rules=(*(band for name in RULES[:-1] for band in rule(name)), *FORECAST),
        measures=(of, later),
        targets=(*aims[0], *aims[1]),
    )
    (judging,) = judgings(framework, [*given[0], *given[1]], ["M1"])
    rated = given[0] if not aims[1] else (*given[0], *given[1])
    found = scores(judging)
    assert len(found) == len(rated)
    for figure, one in zip(rated, found, strict=True):
        held = later if figure.period.start >= later.valid_from else of
        here = by_period(given[0] if figure.place == "" else given[1])
        assert one == score(case_for(framework, held, figure.period, here, place=figure.place))


def test_what_is_never_rated_says_so_even_without_a_figure() -> None:
    of = Measure(code="M1", title="A measure", data_only=True)
    assert score(case_for(Framework(), of, QUARTERS[0], {})).unrated is Unrated.DATA_ONLY


def test_an_empty_reach_adds_nothing() -> None:
    some = Reach(Decimal(1), Decimal(2))
    assert hull(some, NOTHING) == hull(NOTHING, some) == some


def test_the_same_key_is_told_apart_by_all_that_it_says() -> None:
    one, band = Measure(code="M1", title="One"), rule("ten-percent")[0]
    assert hash(one) == hash(replace(one, title="Two"))
    assert len({one, replace(one, title="Two"), replace(one)}) == 2
    assert len({band, replace(band, label="Else"), replace(band)}) == 2
