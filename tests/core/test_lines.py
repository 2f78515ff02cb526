"""Lines for measures: what a page and a paper say of each, from one picture."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from goldenthread.core.facts.lines import Goodness, Movement
from goldenthread.core.facts.measures import Measure, RatingWord, Rollup, Target
from goldenthread.core.facts.returns import Figure, FigureStatus, Missing
from goldenthread.core.facts.scores import Override, Unrated
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.measuring.reported import reported
from goldenthread.core.periods import Kind, Period, parse, previous
from goldenthread.core.quantities.wanting import meant_by, shown_target
from tests.core.pictured import (
    FALLS,
    FIGURES,
    FRAMEWORK,
    HOME,
    LAST,
    Q1,
    Q2,
    given,
    line_of,
    pictured,
)


def test_a_line_says_figure_target_rating_and_direction() -> None:
    line = line_of("HH 12", pictured())
    assert (line.shown, line.target, line.label) == ("2,841", "2,600", "Off target")
    assert line.rating is RatingWord.RED
    assert line.direction is not None
    assert line.direction.movement is Movement.UP
    assert line.direction.goodness is Goodness.WORSE
    assert (line.direction.shown, line.direction.against) == ("104", "the same quarter last year")
    assert line.last_year is not None
    assert line.last_year.shown == "2,737"
    assert line.commentary == "More falls at home."


def test_a_line_stands_somewhere() -> None:
    line = line_of("HH 9", pictured())
    assert line.priority is not None
    assert line.priority.title == "A healthy borough"
    assert (line.plans, line.sets) == (("SP-ASC", "CS"), ("NIS",))
    assert (line.unit_title, line.code) == ("Adult social care", "HH 9")
    assert line.owner is not None
    assert not line.owner.vacant


def test_a_rating_set_by_hand_stands_and_the_computed_one_stays() -> None:
    override = Override(
        measure="HH 12", period=Q2, rating=RatingWord.AMBER, label="Slightly off target"
    )
    line = line_of("HH 12", pictured(overrides=(override,)))
    assert line.rating is RatingWord.AMBER
    assert line.label == "Slightly off target"
    assert line.score.rating is RatingWord.RED
    assert line.override is not None
    back = line_of("HH 12", pictured(overrides=(replace(override, withdrawn=True),)))
    assert back.override is None
    assert back.rating is RatingWord.RED


@pytest.mark.parametrize("missing", list(Missing))
def test_a_missing_figure_says_why(missing: Missing) -> None:
    figures = (Figure(measure="HH 12", period=Q2, missing=missing),)
    line = line_of("HH 12", pictured(figures))
    assert line.value is None
    assert line.shown == missing.value.capitalize()
    assert line.unrated is not None
    assert line.label == f"Not rated: {line.unrated}"
    assert line.direction is None


def test_no_figure_is_not_due_until_its_day_and_then_not_returned() -> None:
    early = line_of("HH 12", pictured(()))
    assert early.unrated is Unrated.NOT_DUE
    late = datetime(2026, 11, 1, tzinfo=UTC)
    assert line_of("HH 12", pictured((), at=late)).unrated is Unrated.NOT_RETURNED


def test_a_score_that_no_rule_gave_is_not_rated() -> None:
    line = line_of("HH 12", pictured(scores={}))
    assert line.unrated is Unrated.NO_RULE
    picture = pictured()
    bare = replace(picture.scores["HH 12", Q2], rating=RatingWord.NONE, unrated=None)
    line = line_of("HH 12", replace(picture, scores={("HH 12", Q2): bare}))
    assert (line.label, line.unrated) == ("Not rated", None)


def test_an_annual_measure_is_due_only_as_its_year_ends() -> None:
    annual = replace(HOME, frequency=Kind.YEAR)
    framework = replace(FRAMEWORK, measures=(annual,))
    year = parse("2025/26")
    line = line_of("HH 9", pictured((given("HH 9", year, "85"),), framework))
    assert line.period is None
    assert line.shown == "Not due"
    assert line.latest is not None
    assert line.latest.period == year
    assert (line.last_year, line.quarters) == (None, ())
    assert line.year_before is not None
    assert line.year_before.shown == "85.0%"


def test_last_year_is_made_of_its_quarters_and_open_while_some_are_missing() -> None:
    summed = replace(FALLS, rollup=Rollup.SUM)
    framework = replace(FRAMEWORK, measures=(summed,))
    line = line_of("HH 12", pictured(framework=framework, figures=FIGURES[:2]))
    assert line.year_before is not None
    assert (line.year_before.shown, line.year_before.open) == ("2,737", True)
    assert line_of("HH 12", pictured()).year_before is None


def test_a_direction_is_not_told_across_a_break() -> None:
    changed = replace(FALLS, valid_from=date(2026, 4, 1), breaks=True)
    history = replace(FRAMEWORK, measures=(FALLS, changed, HOME))
    line = line_of("HH 12", pictured(history=history))
    assert line.direction is None
    figures = (*FIGURES, given("HH 12", Q1, "2600"))
    broken = line_of("HH 12", pictured(figures, history=history)).trend
    assert [point.broken for point in broken] == [False, False, False, True, False]


def test_a_trend_runs_from_the_first_figure_to_the_newest() -> None:
    line = line_of("HH 12", pictured())
    assert [point.period for point in line.trend] == [
        LAST,
        parse("2025/26 Q3"),
        parse("2025/26 Q4"),
        Q1,
        Q2,
    ]
    assert [point.shown for point in line.trend][:2] == ["2,737", "Not returned"]
    assert line_of("HH 12", pictured(())).trend == ()
    assert line_of("HH 12", pictured(())).latest is None
    only_missing = (Figure(measure="HH 12", period=Q2, missing=Missing.NOT_AVAILABLE),)
    assert line_of("HH 12", pictured(only_missing)).latest is None


def test_what_comes_after_the_period_is_not_told() -> None:
    after = (*FIGURES, given("HH 12", parse("2026/27 Q3"), "9999"))
    line = line_of("HH 12", pictured(after))
    assert line.latest is not None
    assert line.latest.period == Q2
    assert [point.period for point in line.quarters] == [Q1, Q2]


def test_a_figure_that_may_change_is_marked() -> None:
    figures = (given("HH 12", Q2, "2841", status=FigureStatus.PROVISIONAL),)
    line = line_of("HH 12", pictured(figures))
    assert line.shown == "2,841 [p]"
    assert line.latest is not None
    assert line.latest.open


def test_a_whole_year_s_figure_is_no_point_of_a_quarterly_trend() -> None:
    figures = (given("HH 12", parse("2025/26"), "10000"), *FIGURES)
    points = line_of("HH 12", pictured(figures)).trend
    assert {point.period.kind for point in points} == {Kind.QUARTER}
    assert line_of("HH 12", pictured(figures)).year_before is not None


def test_a_year_s_figure_is_not_the_latest_of_a_quarterly_measure() -> None:
    line = line_of("HH 12", pictured((given("HH 12", parse("2025/26"), "10000"),)))
    assert line.latest is None


def test_a_measure_that_trails_is_reported_later() -> None:
    trailing = Measure(code="M", title="M", lag=1)
    assert reported(trailing, Q2) == Q1


def test_a_forecast_is_shown_in_the_measure_s_units() -> None:
    figures = (given("HH 9", Q2, "86", forecast=Decimal("85.5")),)
    line = line_of("HH 9", pictured(figures))
    assert line.forecast == "85.5%"
    assert line.expected is not None
    assert line.expected.rating is RatingWord.GREEN
    silent = line_of("HH 9", pictured())
    assert (silent.forecast, silent.expected) == ("", None)


def test_off_target_is_an_exception_with_its_reason() -> None:
    line = line_of("HH 12", pictured())
    assert line.exception is not None
    assert not line.exception.over
    assert "off target" in line.exception.kinds
    assert line_of("HH 9", pictured()).exception is None


def test_an_ended_measure_has_no_line() -> None:
    ended = replace(FRAMEWORK, measures=(replace(FALLS, ended=True), HOME))
    assert [line.code for line in measure_lines(pictured(framework=ended))] == ["HH 9"]


@pytest.mark.parametrize(
    ("frequency", "period", "found"),
    [
        (Kind.QUARTER, "2026/27 Q2", "2026/27 Q2"),
        (Kind.MONTH, "2026/27 Q2", "Sep 2026"),
        (Kind.YEAR, "2026/27 Q2", None),
        (Kind.YEAR, "2026/27 Q4", "2026/27"),
        (Kind.QUARTER, "2026/27", "2026/27 Q4"),
        (Kind.HALF, "2026/27 Q2", "2026/27 H1"),
        (Kind.HALF, "2026/27 Q3", None),
        (Kind.TERM, "2026/27 Q4", None),
        (Kind.TERM, "2026/27 Q2", "2025/26 Summer term"),
    ],
)
def test_a_period_reports_what_ends_within_it(
    frequency: Kind, period: str, found: str | None
) -> None:
    asked = reported(Measure(code="M", title="M", frequency=frequency), parse(period))
    assert (asked.label if asked else None) == found


def test_a_target_is_shown_in_the_measure_s_units() -> None:
    assert shown_target("85", HOME) == "85.0%"
    assert shown_target(" ", HOME) == ""
    assert shown_target("rather more", HOME) == "rather more"
    assert meant_by("rather more", HOME) is None


def test_each_period_has_its_own_target() -> None:
    targets = (*FRAMEWORK.targets, Target(measure="HH 12", period=Q1, wanted="2700"))
    figures = (given("HH 12", Q1, "2700"), *FIGURES)
    line = line_of("HH 12", pictured(figures, replace(FRAMEWORK, targets=targets)))
    assert [point.target for point in line.quarters] == ["2,700", "2,600"]


def test_quarters_of_a_year_asked_are_all_four() -> None:
    year: Period = parse("2025/26")
    figures = tuple(given("HH 12", previous(Q1), "1") for _ in range(1))
    line = line_of("HH 12", pictured(figures, period=year))
    assert [point.period.label for point in line.quarters] == [
        f"2025/26 Q{each}" for each in range(1, 5)
    ]
