"""Target checks: what cannot be read, and what is probably a slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.core.checks.targets import targets_checked
from goldenthread.core.facts.findings import Finding, Severity
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Counted, Measure, Polarity, Rollup, Target
from goldenthread.core.measuring.rollup import Figures, by_period
from goldenthread.core.periods import Calendar, parse
from tests.core.drawn import a_figure, a_measure, percent

HIGHER, LOWER = percent(), percent(polarity=Polarity.LOWER)
NO_FIGURES: Figures = {}


def a_target(wanted: str, period: str = "2026/27", **said: Any) -> Target:
    """A target of X."""
    return Target(measure="X", period=parse(period), wanted=wanted, **said)


def checked(measure: Measure, *targets: Target, figures: Figures = NO_FIGURES) -> list[Finding]:
    """What the checks find."""
    return list(targets_checked(Framework(measures=(measure,), targets=targets), figures))


def kinds(measure: Measure, *targets: Target, figures: Figures = NO_FIGURES) -> list[str]:
    """The kind of each finding."""
    return [finding.kind for finding in checked(measure, *targets, figures=figures)]


@pytest.mark.parametrize("wanted", ["85", "58 to 60", ">= 85", "", "n/a"])
def test_a_sound_target_has_no_findings(wanted: str) -> None:
    assert checked(HIGHER, a_target(wanted)) == []


def test_text_that_cannot_be_read_is_an_error() -> None:
    (finding,) = checked(HIGHER, a_target("better"))
    assert finding.severity is Severity.ERROR
    assert (
        finding.what == "The target of X for 2026/27: “better” is not a figure: it is not a number."
    )
    assert finding.cure == "Write it as 1,234.0%."
    assert (finding.kind, finding.subject, finding.sheet) == ("target", "X", "Targets")


def test_nought_where_higher_is_better() -> None:
    (finding,) = checked(HIGHER, a_target("0"))
    assert finding.severity is Severity.WARNING
    assert finding.what == "The target of X for 2026/27 is nought, though higher is better."
    assert checked(LOWER, a_target("0")) == []
    assert checked(a_measure(counted=Counted.YES_NO), a_target("No")) == []


def test_the_wrong_direction() -> None:
    (finding,) = checked(HIGHER, a_target("< 5"))
    assert (
        finding.what == "The target of X for 2026/27 asks for under 5.0%, though higher is better."
    )
    assert kinds(LOWER, a_target("> 5")) == ["wrong direction"]
    assert kinds(percent(polarity=Polarity.NONE), a_target("> 5")) == []


@pytest.mark.parametrize(
    ("wanted", "far"),
    [
        ("0.85", True),
        ("85", False),
        ("8500", True),
        ("20", False),
        ("58 to 60", False),
        ("0", False),
    ],
)
def test_a_hundred_times_out(wanted: str, far: bool) -> None:
    figures = by_period(a_figure(f"2025/26 Q{n}", v) for n, v in enumerate(("84", "0", "86"), 1))
    found = checked(LOWER, a_target(wanted), figures=figures)
    assert [finding.kind for finding in found] == (["target far out"] if far else [])
    if wanted == "0.85":
        assert found[0].what == ("The target of X for 2026/27 is 0.85%, and a usual figure 86.0%.")


def test_words_are_never_far_out() -> None:
    grade = a_measure(counted=Counted.GRADE, words=("a", "b"))
    assert kinds(grade, a_target("b"), figures=by_period([a_figure("2025/26", "1")])) == []


def test_softer_than_last_years_target() -> None:
    last, now = a_target("85", "2025/26"), a_target("80")
    (finding,) = checked(HIGHER, last, now)
    assert finding.what == (
        "The target of X for 2026/27 is softer than last year's target of 85.0%."
    )
    assert finding.cure == "Give the reason, or ask for more."
    assert checked(HIGHER, last, replace(now, reason="A new definition")) == []
    assert checked(LOWER, last, now) == []
    assert kinds(LOWER, a_target("80", "2025/26"), a_target("85")) == ["softer than last year"]
    assert checked(HIGHER, a_target("58 to 60", "2025/26"), now) == []
    assert kinds(HIGHER, a_target("good", "2025/26"), now) == ["target"]


def test_softer_than_last_years_figure() -> None:
    last = by_period(a_figure(f"2025/26 Q{n}", "90") for n in (1, 2, 3, 4))
    mean = percent(rollup=Rollup.MEAN)
    (finding,) = checked(mean, a_target("85"), figures=last)
    assert finding.what.endswith("is softer than last year's figure of 90.0%.")
    assert checked(mean, a_target("95"), figures=last) == []
    assert checked(mean, a_target("85", place="WARD"), figures=last) == []
    assert checked(mean, a_target("85", "2026/27 Q1"), figures=last) == []
    some = by_period(a_figure(f"2025/26 Q{n}", "90") for n in (1, 2))
    assert checked(mean, a_target("85"), figures=some) == []


def test_a_period_of_another_year_than_the_measures() -> None:
    academic = percent(calendar=Calendar.ACADEMIC)
    (finding,) = checked(academic, a_target("85"))
    assert finding.what == (
        "The target of X for 2026/27 is for a financial year, and the measure's is academic."
    )
    assert checked(academic, a_target("85", "2026/27 academic year")) == []


def test_a_target_is_read_by_the_definition_of_its_day() -> None:
    before = a_measure(counted=Counted.YES_NO, valid_from=date(2020, 4, 1))
    after = percent(valid_from=date(2025, 4, 1))
    framework = Framework(
        measures=(after, before),
        targets=(a_target("Yes", "2019/20"), a_target("Yes", "2024/25"), a_target("85")),
    )
    assert list(targets_checked(framework, {})) == []


def test_a_target_of_no_known_measure_is_left_to_the_references() -> None:
    strangers = by_period([a_figure("2025/26", "1", measure="Z")])
    framework = Framework(targets=(a_target("85"),))
    assert list(targets_checked(framework, strangers)) == []


def test_a_formula_that_cannot_be_read_stops_nothing() -> None:
    broken = percent(formula="a +", rollup=Rollup.POOLED)
    last = by_period(a_figure(f"2025/26 Q{n}", "90") for n in (1, 2, 3, 4))
    assert checked(broken, a_target("85"), figures=last) == []
