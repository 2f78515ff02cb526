"""The twenty-nine things that published rules ask of an engine, one test a row, with published numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.lines import Goodness, Movement
from goldenthread.core.facts.measures import (
    Basis,
    Counted,
    Judged,
    Measure,
    Outturn,
    Profile,
    RatingWord,
    Rollup,
    Target,
)
from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.facts.scores import Override, Score, Unrated
from goldenthread.core.judging import judge
from goldenthread.core.judging.bands import compiled
from goldenthread.core.judging.cases import case_for
from goldenthread.core.measuring.direction import comparisons, travel, travel_in_words
from goldenthread.core.measuring.reported import reported
from goldenthread.core.measuring.trajectory import for_period
from goldenthread.core.periods import parse, year_of
from tests.core.judging import Q2, case, figure, measure, rating, rule, score, spelt, target

LOWER = measure("lower")


@pytest.mark.parametrize(
    ("name", "value", "wanted", "expected"),
    [
        ("ten-percent", "184401", "186079", "amber"),
        ("ten-percent", "455", "782", "red"),
        ("ten-percent", "42", "45", "amber"),
        ("ten-percent", "81", "90", "amber"),
        ("five-percent", "95", "100", "amber"),
        ("five-percent", "94", "100", "red"),
        ("fifteen-percent", "85", "100", "amber"),
    ],
)
def test_row_01_amber_up_to_a_percentage_of_the_target(
    name: str, value: str, wanted: str, expected: str
) -> None:
    assert rating(rule(name), value, wanted) == expected


def test_row_02_green_includes_a_shortfall() -> None:
    assert rating(rule("within-ten-green"), "90", "100") == "green"
    assert rating(rule("within-ten-green"), "89", "100") == "red"


def test_row_03_amber_on_top_of_a_tolerant_green() -> None:
    found = [rating(rule("ten-green-fifteen-amber"), str(v), "100") for v in (90, 89, 85, 84)]
    assert found == ["green", "amber", "amber", "red"]


@pytest.mark.parametrize(
    ("before", "expected"), [("79", "amber"), ("80", "amber"), ("81", "red"), (None, "none")]
)
def test_row_04_amber_and_red_told_apart_by_direction(before: str | None, expected: str) -> None:
    found = score(rule("ten-green-direction-amber"), "80", "100", before=before)
    assert found.rating.value == expected
    assert ("Direction of travel" in found.note) == (before is not None)


def test_row_05_tolerance_of_the_measure_itself() -> None:
    own = target("100", tolerance="3")
    assert [rating(rule("tolerance"), v, own) for v in ("100", "97", "96")] == [
        "green",
        "amber",
        "red",
    ]
    assert rating(rule("ten-percent"), "96", own) == "red"
    assert rating(rule("tolerance"), "97", "100") == "none"


def test_row_06_thresholds_floor_and_minimum_expectation() -> None:
    own = target("90", amber="85", red="80", floor="70")
    assert [rating(rule("thresholds-and-floor"), str(v), own) for v in (86, 85, 80, 69)] == [
        "green",
        "amber",
        "red-amber",
        "red",
    ]
    assert [rating(rule("target-and-floor"), str(v), own) for v in (90, 70, 69)] == [
        "green",
        "amber",
        "red",
    ]


def test_row_07_thresholds_in_absolute_values() -> None:
    housing = target("87", red="83", amber="85")
    found = [rating(rule("thresholds"), value, housing) for value in ("99", "86", "84", "82")]
    assert found == ["green", "green", "amber", "red"]


@pytest.mark.parametrize(
    ("label", "wanted", "amber", "red"),
    [
        ("2015/16 Q1", "312.5", "296.88", "281.25"),
        ("2015/16 Q3", "937.5", "890.63", "843.75"),
    ],
)
def test_row_08_thresholds_follow_the_profile(
    label: str, wanted: str, amber: str, red: str
) -> None:
    jobs = replace(measure(), outturn=Outturn.CUMULATIVE)
    annual = Target(
        measure="M1",
        period=parse("2015/16"),
        wanted="1250",
        profile=Profile.EVEN,
        amber=Decimal("1187.5"),
        red=Decimal(1125),
    )
    found = for_period([annual], jobs, parse(label), {})
    assert found is not None
    assert found.wanted == wanted
    assert found.amber is not None
    assert found.amber.quantize(Decimal("0.01"), "ROUND_HALF_UP") == Decimal(amber)
    assert found.red == Decimal(red)
    assert rating(rule("thresholds"), str(Decimal(amber).to_integral_value()), found) == "green"
    assert rating(rule("thresholds"), str(int(Decimal(red))), found) == "red"


@pytest.mark.parametrize(
    ("forecast", "expected"), [("105", "amber"), ("99", "red"), (None, "none")]
)
def test_row_09_amber_by_forecast(forecast: str | None, expected: str) -> None:
    found = score(rule("forecast"), "40", "50", forecast=forecast, year="100")
    assert found.rating.value == expected


def test_row_10_two_ratings_at_once() -> None:
    both = case(rule("ten-percent"), "40", "50", forecast="101", year="100")
    now, then = judge.score(both), judge.expected(both)
    assert (now.rating, now.period) == (RatingWord.RED, Q2)
    assert (then.rating, then.period) == (RatingWord.GREEN, year_of(Q2))


@pytest.mark.parametrize(
    ("name", "count"),
    [("met-or-not", 2), ("ten-percent", 3), ("four-band", 4), ("five-band", 5)],
)
def test_row_11_two_to_five_bands(name: str, count: int) -> None:
    found = compiled(rule(name), case(rule(name), "50", "100"))
    assert len({band.rating for band in found.bands}) == count


def test_row_12_blue_exceeded_or_within_tolerance() -> None:
    assert rating(rule("blue-exceeded"), "101", "100") == "blue"
    assert rating(rule("blue-exceeded"), "100", "100") == "green"
    within = score(rule("blue-within-tolerance"), "96", "100")
    assert (within.rating.value, within.label) == ("blue", "Within tolerance")


def test_row_13_for_information_only() -> None:
    for of in (replace(measure(), data_only=True), measure("none")):
        assert score(rule("ten-percent"), "5", "10", of).unrated is Unrated.DATA_ONLY


@pytest.mark.parametrize(
    ("given", "label", "expected"),
    [
        (None, "2026/27 Q2", Unrated.NOT_RETURNED),
        (figure("5"), "2026/27 Q2", Unrated.NO_TARGET),
        (figure(None, missing=Missing.NOT_AVAILABLE), "2026/27 Q2", Unrated.NOT_AVAILABLE),
        (figure(None, missing=Missing.NOT_DUE), "2026/27 Q2", Unrated.NOT_DUE),
        (figure(None, missing=Missing.SUPPRESSED), "2026/27 Q2", Unrated.SUPPRESSED),
        (figure(None, missing=Missing.NOT_APPLICABLE), "2026/27 Q2", Unrated.NOT_APPLICABLE),
        (figure(None, missing=Missing.NOT_RETURNED), "2026/27 Q2", Unrated.NOT_RETURNED),
        (figure(None), "2026/27 Q2", Unrated.NOT_AVAILABLE),
    ],
)
def test_row_14_each_kind_of_nothing_is_its_own(
    given: Figure | None, label: str, expected: Unrated
) -> None:
    found = judge.score(
        Case(measure=measure(), period=parse(label), rule=rule("ten-percent"), figure=given)
    )
    assert found.unrated is expected


def test_row_14_an_annual_measure_is_not_due_in_july() -> None:
    annual = replace(measure(), frequency=parse("2026/27").kind)
    bands = rule("ten-percent")
    early = judge.score(Case(measure=annual, period=Q2, rule=bands))
    late = judge.score(Case(measure=annual, period=parse("2026/27 Q4"), rule=bands))
    waiting = judge.score(Case(measure=measure(), period=Q2, rule=bands, asked=False))
    assert [each.unrated for each in (early, late, waiting)] == [
        Unrated.NOT_DUE,
        Unrated.NOT_RETURNED,
        Unrated.NOT_DUE,
    ]


def test_row_15_polarity() -> None:
    assert rating(rule("met-or-not"), "11", "10") == "green"
    assert rating(rule("met-or-not"), "11", "10", LOWER) == "red"
    assert rating(rule("met-or-not"), "11", "10", measure("range")) == "red"


@pytest.mark.parametrize(
    ("polarity", "wanted", "value", "expected"),
    [
        ("range", "58 to 60", "58", "green"),
        ("range", "58–60", "61", "amber"),
        ("range", "58 to 60", "50", "red"),
        ("higher", "58 to 60", "61", "green"),
        ("lower", "< 5", "4", "green"),
        ("lower", "< 5", "5", "amber"),
        ("higher", "37 plus", "37", "green"),
        ("higher", "37 plus", "30", "red"),
    ],
)
def test_row_16_ranges_and_inequalities(
    polarity: str, wanted: str, value: str, expected: str
) -> None:
    assert rating(rule("ten-percent"), value, wanted, measure(polarity)) == expected


def test_row_17_against_others() -> None:
    own = target("80", benchmark="84")
    assert rating(rule("harder-of-two"), "82", own) == "amber"
    assert rating(rule("harder-of-two"), "84", own) == "green"
    assert rating(rule("harder-of-two"), "72", own) == "red"
    assert rating(rule("harder-of-two"), "80", "80") == "green"
    assert rating(rule("benchmark"), "84", own) == "green"


def test_row_18_words_and_grades() -> None:
    grade = measure(counted=Counted.GRADE, words=("poor", "fair", "good", "excellent"))
    found = score(rule("met-or-not"), "1", "good", grade)
    assert found.rating.value == "red"
    assert judge.edges(found.bands, grade) == (
        "On target: good or excellent; Off target: poor or fair"
    )
    yes_no = measure(counted=Counted.YES_NO)
    assert judge.why(score(rule("met-or-not"), "0", "Yes", yes_no), yes_no) == (
        "Off target: No is below the target of Yes."
    )


def test_row_19_a_quarter_asked_for_more_than_the_year() -> None:
    own = (
        Target(measure="M1", period=parse("2019/20"), wanted="44"),
        Target(measure="M1", period=parse("2019/20 Q1"), wanted="48"),
    )
    of = replace(measure(), rule="met-or-not")
    framework = Framework(rules=rule("met-or-not"), targets=own)
    for label, expected in (("2019/20 Q1", RatingWord.RED), ("2019/20 Q2", RatingWord.GREEN)):
        period = parse(label)
        figures = {("M1", period): Figure(measure="M1", period=period, value=Decimal(46))}
        assert judge.score(case_for(framework, of, period, figures)).rating is expected


@pytest.mark.parametrize(
    ("outturn", "rollup", "expected"),
    [
        (Outturn.CUMULATIVE, Rollup.LAST, "50"),
        (Outturn.PERIOD, Rollup.SUM, "25"),
        (Outturn.SNAPSHOT, Rollup.LAST, "100"),
        (Outturn.ROLLING, Rollup.LAST, "100"),
        (Outturn.ANNUAL, Rollup.LAST, "100"),
    ],
)
def test_row_20_what_span_a_figure_speaks_of(
    outturn: Outturn, rollup: Rollup, expected: str
) -> None:
    of = replace(measure(), outturn=outturn, rollup=rollup)
    annual = Target(measure="M1", period=year_of(Q2), wanted="100", profile=Profile.EVEN)
    made = case_for(Framework(targets=(annual,)), of, Q2, {})
    assert made.target is not None
    assert made.target.wanted == expected


def test_row_21_lagged_figures_against_the_lagged_profile() -> None:
    lagged = replace(measure(), lag=1, outturn=Outturn.CUMULATIVE, rule="met-or-not")
    annual = Target(measure="M1", period=year_of(Q2), wanted="100", profile=Profile.EVEN)
    spoken_of = reported(lagged, Q2)
    assert spoken_of == parse("2026/27 Q1")
    figures = {("M1", spoken_of): Figure(measure="M1", period=spoken_of, value=Decimal(30))}
    framework = Framework(rules=rule("met-or-not"), targets=(annual,))
    found = judge.score(case_for(framework, lagged, spoken_of, figures))
    assert (found.wanted, found.rating) == ("25", RatingWord.GREEN)


def test_row_22_a_target_changed_within_the_year_judges_only_its_own_periods() -> None:
    own = (
        Target(measure="M1", period=parse("2019/20 Q2"), wanted="100"),
        Target(measure="M1", period=parse("2019/20 Q4"), wanted="90"),
    )
    found = []
    for label in ("2019/20 Q2", "2019/20 Q4"):
        period = parse(label)
        figures = {("M1", period): Figure(measure="M1", period=period, value=Decimal(96))}
        framework = Framework(rules=rule("ten-percent"), targets=own)
        found.append(judge.score(case_for(framework, measure(), period, figures)).rating)
    assert found == [RatingWord.AMBER, RatingWord.GREEN]
    removed = replace(own[1], wanted="")
    assert score(rule("ten-percent"), "96", removed).unrated is Unrated.NO_TARGET


@pytest.mark.parametrize(
    ("exact", "shown", "beneath"),
    [
        ("94.591268610043610905617910554257", "green", "green-amber"),
        ("84.841710612352641745438196245089", "green-amber", "amber"),
        ("74.919502176525703164928207604106", "amber", "red"),
        ("74.866961678917129676970162262829", "amber", "red"),
        ("74.4", "red", "red"),
    ],
)
def test_row_23_round_before_banding(exact: str, shown: str, beneath: str) -> None:
    bands = rule("housing-delivery-test")
    assert rating(bands, exact, None) == shown
    exactly = tuple(replace(band, judged=Judged.BENEATH) for band in bands)
    assert rating(exactly, exact, None) == beneath


def test_row_24_nought_and_below() -> None:
    behind = score(rule("ten-percent"), "-28", "0")
    assert (behind.rating, behind.unrated) == (RatingWord.NONE, Unrated.NO_RULE)
    assert behind.note.startswith("10% of a target of 0 is nothing")
    assert rating(rule("ten-percent"), "3", "0") == "green"
    assert rating(rule("ten-percent-nought"), "-28", "0") == "red"
    assert rating(rule("met-or-not"), "-28", "0") == "red"
    assert rating(rule("ten-percent"), "-1.2", "5", measure(places=1)) == "red"
    found = [rating(rule("ten-percent"), value, "-20") for value in ("-20", "-22", "-23")]
    assert found == ["green", "amber", "red"]


@pytest.mark.parametrize(
    ("now", "goodness"), [("104", Goodness.SAME), ("106", Goodness.BETTER), ("94", Goodness.WORSE)]
)
def test_row_25_direction_with_a_dead_band(now: str, goodness: Goodness) -> None:
    steady = replace(measure(), dead_band=Decimal(5))
    assert travel(Decimal(now), Decimal(100), steady).goodness is goodness


def test_row_26_several_comparisons_at_once() -> None:
    labels = {"2025/26 Q2": 80, "2025/26 Q4": 84, "2026/27 Q1": 90, "2026/27 Q2": 88}
    values = {parse(label): Decimal(value) for label, value in labels.items()}
    found = comparisons(measure(), Q2, values)
    assert {basis: (moved.goodness, moved.by) for basis, moved in found.items()} == {
        Basis.LAST_YEAR: (Goodness.BETTER, Decimal(8)),
        Basis.LAST_PERIOD: (Goodness.WORSE, Decimal(2)),
        Basis.YEAR_END: (Goodness.BETTER, Decimal(4)),
        Basis.LONG_TERM: (Goodness.BETTER, Decimal(3)),
    }


@pytest.mark.parametrize(
    ("polarity", "now", "movement", "goodness", "words"),
    [
        ("higher", "87.1", Movement.UP, Goodness.BETTER, "Up 3.1, better"),
        ("lower", "87.1", Movement.UP, Goodness.WORSE, "Up 3.1, worse (lower is better)"),
        ("higher", "80.0", Movement.DOWN, Goodness.WORSE, "Down 4.0, worse"),
        ("lower", "80.0", Movement.DOWN, Goodness.BETTER, "Down 4.0, better (lower is better)"),
        ("lower", "84.04", Movement.SAME, Goodness.SAME, "No change"),
    ],
)
def test_row_27_movement_and_goodness_apart(
    polarity: str, now: str, movement: Movement, goodness: Goodness, words: str
) -> None:
    of = measure(polarity, places=1, counted=Counted.PERCENT)
    moved = travel(Decimal(now), Decimal("84.0"), of)
    assert (moved.movement, moved.goodness) == (movement, goodness)
    assert travel_in_words(moved, of) == words


@pytest.mark.parametrize(
    ("agreed", "trigger", "value", "polarity", "expected"),
    [
        (target("49", baseline="19"), "37", "46", "higher", "amber"),
        (target("60", baseline="27.5"), "47", "0", "higher", "red"),
        (target("56000", baseline="52560"), "54624", "53964", "higher", "red"),
        (target("19.85", baseline="23.85"), "21.45", "10.96", "lower", "green"),
    ],
)
def test_row_28_reward_between_a_trigger_and_the_target(
    agreed: Target, trigger: str, value: str, polarity: str, expected: str
) -> None:
    of = measure(polarity, places=2)
    found = score(rule("reward"), value, agreed, of)
    assert found.rating.value == expected
    amber = [band for band in found.bands if band.rating is RatingWord.AMBER]
    assert Decimal(trigger) in (amber[0].low, amber[0].high)


@pytest.mark.parametrize(
    ("value", "share"), [("46", "0.9"), ("37", "0.6"), ("36", "0"), ("49", "1"), ("60", "1")]
)
def test_row_28_the_share_of_the_reward(value: str, share: str) -> None:
    earned = judge.reward(Decimal(value), Decimal(19), Decimal(49), Decimal(60))
    assert earned == Decimal(share)


def test_row_28_a_goal_at_its_baseline_is_earned_by_standing_there() -> None:
    level = Decimal(10), Decimal(10), Decimal(60)
    assert [judge.reward(Decimal(v), *level) for v in (10, 9)] == [1, 0]


def test_row_29_an_override_keeps_the_computed_rating_beside_it() -> None:
    computed = score(rule("ten-percent"), "0", "40", LOWER)
    at = datetime(2026, 10, 9, 9, tzinfo=UTC)
    by_hand = Override(
        measure="M1",
        period=Q2,
        rating=RatingWord.RED,
        label="Off target",
        reason="The figure is a blank that came through as nought.",
    )
    stands = judge.overridden(computed, _said(by_hand, at))
    assert (stands.rating, stands.by_hand, stands.by, stands.at) == (
        RatingWord.RED,
        True,
        "HEAD-PERF",
        at,
    )
    assert stands.reason == by_hand.reason
    assert stands.computed.rating is RatingWord.GREEN
    for said in (None, _said(replace(by_hand, withdrawn=True), at)):
        again = judge.overridden(computed, said)
        assert (again.rating, again.label, again.by_hand) == (RatingWord.GREEN, "On target", False)


def _said(fact: Override, at: datetime) -> Said[Override]:
    return Said(fact=fact, at=at, by="HEAD-PERF", reason=fact.reason, number=1)


def test_every_shipped_rule_is_exercised_above_or_named_here() -> None:
    """A rule that judges nothing in this file would be shipped untried."""
    exact = score(rule("ten-percent-exact"), "80.96", "90", measure(places=1))
    assert (exact.rating, exact.judged) == (RatingWord.RED, Judged.BENEATH)
    assert rating(rule("ten-percent"), "80.96", "90", measure(places=1)) == "amber"
    assert rating(rule("within-tolerance"), "97", target("100", tolerance="3")) == "green"
    assert rating(rule("within-tolerance"), "96", target("100", tolerance="3")) == "red"


def test_a_score_says_what_it_was_judged_by() -> None:
    found: Score = score(rule("ten-percent"), "85", "90")
    assert (found.measure, found.rule, found.wanted, found.value) == (
        "M1",
        "ten-percent",
        "90",
        Decimal(85),
    )
    assert spelt(("green", "target", ""))[0].rule == "spelt"
    assert Measure(code="M1", title="A measure") == measure()
