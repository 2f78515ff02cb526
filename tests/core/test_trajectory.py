"""Trajectories: what a year's target asks of each period, and how far there is to go."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.measures import (
    Counted,
    Measure,
    Outturn,
    Profile,
    Rollup,
    Target,
)
from goldenthread.core.measuring.aims import aim_of, share_of
from goldenthread.core.measuring.reported import reported
from goldenthread.core.measuring.rollup import Figures, by_period
from goldenthread.core.measuring.trajectory import (
    by_measure,
    for_period,
)
from goldenthread.core.periods import Kind, Period, parse, parts
from goldenthread.core.quantities import rounded
from tests.core.drawn import a_figure, a_measure, decimals, percent

YEAR = parse("2026/27")
QUARTERS = parts(YEAR, Kind.QUARTER)
BUILT_UP = a_measure(outturn=Outturn.CUMULATIVE)
SUMMED = a_measure(rollup=Rollup.SUM)
NONE: Figures = {}


def a_target(wanted: str = "1250", profile: Profile = Profile.EVEN, **said: Any) -> Target:
    """A target of X for the year."""
    return Target(**{"measure": "X", "period": YEAR, "wanted": wanted, "profile": profile, **said})


def asked(measure: Measure, *targets: Target, figures: Figures = NONE) -> list[str | None]:
    """What each quarter's target says."""
    found = [for_period(targets, measure, quarter, figures) for quarter in QUARTERS]
    return [target.wanted if target else None for target in found]


def test_rules_row_8_thresholds_follow_the_profile() -> None:
    annual = a_target(amber=Decimal("1187.5"), red=Decimal(1125), floor=Decimal(1000))
    found = {q.label: for_period([annual], BUILT_UP, q, NONE) for q in QUARTERS}
    first, third = found["2026/27 Q1"], found["2026/27 Q3"]
    assert first is not None
    assert third is not None
    assert first.amber is not None
    assert third.amber is not None
    # Aberdeenshire's published rows: 281.25 / 296.88 / 312.5 and 843.75 / 890.63 / 937.5
    assert (first.red, rounded(first.amber, 2), first.wanted) == (
        Decimal("281.25"),
        Decimal("296.88"),
        "312.5",
    )
    assert (third.red, rounded(third.amber, 2), third.wanted) == (
        Decimal("843.75"),
        Decimal("890.63"),
        "937.5",
    )
    assert first.floor == 250
    assert first.period == QUARTERS[0]


@pytest.mark.parametrize(
    ("measure", "profile", "expected"),
    [
        (BUILT_UP, Profile.EVEN, ["312.5", "625", "937.5", "1250"]),
        (SUMMED, Profile.EVEN, ["312.5", "312.5", "312.5", "312.5"]),
        (percent(), Profile.EVEN, ["1250", "1250", "1250", "1250"]),
        (percent(outturn=Outturn.CUMULATIVE), Profile.EVEN, ["1250", "1250", "1250", "1250"]),
        (a_measure(outturn=Outturn.SNAPSHOT), Profile.EVEN, ["1250", "1250", "1250", "1250"]),
        (BUILT_UP, Profile.FLAT, ["1250", "1250", "1250", "1250"]),
        (BUILT_UP, Profile.NONE, [None, None, None, "1250"]),
        (SUMMED, Profile.NONE, [None, None, None, None]),
        (BUILT_UP, Profile.LAST_YEAR, [None, None, None, None]),
    ],
)
def test_profiles(measure: Measure, profile: Profile, expected: list[str | None]) -> None:
    assert asked(measure, a_target(profile=profile)) == expected


def test_the_year_itself_is_asked_for_the_whole() -> None:
    for profile in (Profile.EVEN, Profile.FLAT, Profile.NONE, Profile.LAST_YEAR):
        annual = a_target(profile=profile)
        assert for_period([annual], BUILT_UP, YEAR, NONE) is annual


def test_an_explicit_row_wins() -> None:
    own = Target(measure="X", period=QUARTERS[1], wanted="700")
    assert asked(BUILT_UP, own, a_target()) == ["312.5", "700", "937.5", "1250"]


def test_rows_of_others_are_passed_over() -> None:
    others = [a_target(place="W"), a_target(measure="Y"), a_target(period=parse("2025/26"))]
    assert asked(BUILT_UP, *others) == [None] * 4
    assert for_period(others, BUILT_UP, YEAR, NONE, place="W") is others[0]


def test_rules_row_19_a_season_above_the_year() -> None:
    last = by_period(
        a_figure(label, value)
        for label, value in (
            ("2025/26 Q1", "36"),
            ("2025/26 Q2", "48"),
            ("2025/26 Q3", "40"),
            ("2025/26 Q4", "36"),
            ("2025/26", "40"),
        )
    )
    asked_for = asked(percent(), a_target("44", Profile.LAST_YEAR), figures=last)
    assert asked_for == ["39.6", "52.8", "44", "39.6"]


def test_last_years_shape_of_what_builds_up_and_of_what_is_summed() -> None:
    values = ("100", "250", "600", "1000")
    built = by_period(a_figure(f"2025/26 Q{n}", v) for n, v in enumerate(values, 1))
    annual = a_target("2000", Profile.LAST_YEAR)
    assert asked(BUILT_UP, annual, figures=built) == ["200", "500", "1200", "2000"]
    shares = asked(SUMMED, annual, figures=built)
    assert sum(Decimal(share or 0) for share in shares) == pytest.approx(2000, abs=Decimal("0.001"))


def test_no_shape_from_half_a_year_or_from_nothing() -> None:
    annual = a_target("2000", Profile.LAST_YEAR)
    half = by_period(a_figure(f"2025/26 Q{n}", "5") for n in (1, 2))
    assert asked(SUMMED, annual, figures=half) == [None] * 4
    nought = by_period(a_figure(f"2025/26 Q{n}", "0") for n in (1, 2, 3, 4))
    assert asked(SUMMED, annual, figures=nought) == [None] * 4
    below = by_period(a_figure(f"2025/26 Q{n}", "-5") for n in (1, 2, 3, 4))
    assert asked(SUMMED, annual, figures=below) == [None] * 4


def test_rules_row_21_lagged_figures_are_judged_by_the_lagged_profile() -> None:
    """What is reported in quarter 2, one quarter behind, is quarter 1's figure, and asked for so."""
    lagged = a_measure(outturn=Outturn.CUMULATIVE, lag=1)
    spoken_of = reported(lagged, QUARTERS[1])
    assert spoken_of == QUARTERS[0]
    found = for_period([a_target()], lagged, spoken_of, NONE)
    assert found is not None
    assert found.wanted == "312.5"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("58 to 60", ["14.5 to 15", "29 to 30", "43.5 to 45", "58 to 60"]),
        ("< 8", ["< 2", "< 4", "< 6", "< 8"]),
        (">= 8", ["2", "4", "6", ">= 8"]),
        ("soon", ["soon", "soon", "soon", "soon"]),
        ("", ["", "", "", ""]),
        ("1", ["0.25", "0.5", "0.75", "1"]),
        ("-4", ["-1", "-2", "-3", "-4"]),
    ],
)
def test_ranges_and_limits_are_profiled_too(wanted: str, expected: list[str]) -> None:
    assert asked(BUILT_UP, a_target(wanted)) == expected


@pytest.mark.parametrize("profile", [Profile.EVEN, Profile.LAST_YEAR, Profile.FLAT])
def test_a_word_is_asked_for_all_year(profile: Profile) -> None:
    yes_no = a_measure(counted=Counted.YES_NO, outturn=Outturn.CUMULATIVE, rollup=Rollup.SUM)
    annual = a_target("Yes", profile)
    found = for_period([annual], yes_no, QUARTERS[0], NONE)
    assert found is not None
    assert found.wanted == "Yes"


def test_the_other_figures_of_a_target_follow_it() -> None:
    whole = a_target(benchmark=Decimal(8), baseline=Decimal(4), tolerance=Decimal(5))
    half = share_of(aim_of(whole), Decimal("0.5"), BUILT_UP)
    assert (half.benchmark, half.baseline, half.tolerance) == (Decimal(4), Decimal(2), Decimal(5))
    assert half.amber is None


def test_a_third_of_a_year_is_kept_to_four_places_more() -> None:
    academic = a_measure(outturn=Outturn.CUMULATIVE, places=1)
    year = parse("2026/27 academic year")
    annual = a_target("100", period=year)
    terms = [for_period([annual], academic, term, NONE) for term in parts(year, Kind.TERM)]
    assert [term and term.wanted for term in terms] == ["33.33333", "66.66667", "100"]


@given(decimals(1, 10**6, 2), st.sampled_from((Kind.MONTH, Kind.QUARTER, Kind.HALF)))
def test_an_even_profile_rises_to_the_whole(whole: Decimal, kind: Kind) -> None:
    annual = a_target(f"{whole:f}")
    steps = [_number(for_period([annual], BUILT_UP, part, NONE)) for part in parts(YEAR, kind)]
    assert steps == sorted(steps)
    assert steps[-1] == whole
    shares = [_number(for_period([annual], SUMMED, part, NONE)) for part in parts(YEAR, kind)]
    assert abs(sum(shares) - whole) <= Decimal("0.001")


def _number(target: Target | None) -> Decimal:
    assert target is not None
    return Decimal(target.wanted)


def test_targets_are_found_by_their_measure() -> None:
    one, two, other = a_target("1"), a_target("2", period=QUARTERS[0]), a_target("3", measure="Y")
    assert by_measure([one, other, two]) == {"X": (one, two), "Y": (other,)}


@given(st.sampled_from(QUARTERS), st.sampled_from(Profile), st.sampled_from(Outturn))
def test_a_target_is_for_the_period_asked(
    quarter: Period, profile: Profile, outturn: Outturn
) -> None:
    found = for_period([a_target("100", profile)], a_measure(outturn=outturn), quarter, NONE)
    assert found is None or found.period == quarter
