"""Judging again: what a change touches, and the ratings that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from goldenthread.core.facts.columns import BEGINNING
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Component, Measure, RatingWord, RuleBand, Target
from goldenthread.core.facts.organisation import Council, Unit, UnitKind
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.judging.rejudge import judgings, scores, touched
from goldenthread.core.periods import parse

Q1, Q2, YEAR = parse("2026/27 Q1"), parse("2026/27 Q2"), parse("2026/27")


def _band(order: int, rating: RatingWord, edge: str, rule: str = "met") -> RuleBand:
    return RuleBand(rule=rule, order=order, title="Met", rating=rating, label="x", edge=edge)


RULES = (
    _band(1, RatingWord.GREEN, "target"),
    _band(2, RatingWord.RED, "otherwise"),
    _band(1, RatingWord.BLUE, "target", rule="other"),
)
OWN = Measure(code="M1", title="Own rule", rule="other")
USUAL = Measure(code="M2", title="Usual rule")
FRAMEWORK = Framework(
    council=(Council(code="E0", title="C", short="C", rule="met"),),
    measures=(OWN, USUAL),
    rules=RULES,
    targets=(Target(measure="M2", period=YEAR, wanted="85"),),
)


def _figure(measure: str, period: str, value: str, place: str = "") -> Figure:
    return Figure(measure=measure, period=parse(period), value=Decimal(value), place=place)


def test_a_figure_touches_its_measure_from_its_period_on() -> None:
    changed = [_figure("M2", "2026/27 Q2", "1"), _figure("M2", "2026/27 Q1", "1", "W1")]
    assert touched(FRAMEWORK, changed) == {"M2": Q1.start}
    assert touched(FRAMEWORK, changed[::-1]) == {"M2": Q1.start}


def test_a_definition_target_or_component_touches_all_of_its_measure() -> None:
    for fact in (
        OWN,
        Target(measure="M1", period=Q1),
        Component(measure="M1", name="a", title="A"),
    ):
        assert touched(FRAMEWORK, [fact, _figure("M1", "2026/27 Q2", "1")]) == {"M1": BEGINNING}


def test_a_rule_touches_every_measure_that_it_judges() -> None:
    assert touched(FRAMEWORK, [RULES[2]]) == {"M1": BEGINNING}
    assert touched(FRAMEWORK, [RULES[0]]) == {"M2": BEGINNING}
    assert touched(FRAMEWORK, [FRAMEWORK.council[0]]) == {"M2": BEGINNING}
    assert touched(Framework(measures=(USUAL,)), [RULES[0]]) == {}
    usual = replace(RULES[0], rule="ten-percent")
    assert touched(Framework(measures=(USUAL,)), [usual]) == {"M2": BEGINNING}


def test_nothing_else_touches_a_rating() -> None:
    assert touched(FRAMEWORK, [Unit(code="A", title="A", kind=UnitKind.TEAM)]) == {}
    assert touched(FRAMEWORK, []) == {}


def _rated(
    framework: Framework, *figures: Figure, since: date = BEGINNING
) -> dict[tuple[str, str], RatingWord]:
    (judging,) = judgings(framework, figures, ["M2"])
    return {(s.period.label, s.place): s.rating for s in scores(judging, since)}


def test_each_figure_is_judged_once() -> None:
    lot = (
        _figure("M2", "2026/27 Q1", "84"),
        _figure("M2", "2026/27 Q2", "85"),
        _figure("M1", "2026/27 Q2", "85"),
    )
    assert _rated(FRAMEWORK, *lot) == {
        ("2026/27 Q1", ""): RatingWord.RED,
        ("2026/27 Q2", ""): RatingWord.GREEN,
    }
    assert _rated(FRAMEWORK, *lot, since=Q2.start) == {("2026/27 Q2", ""): RatingWord.GREEN}


def test_a_place_is_judged_by_its_own_target() -> None:
    aims = (*FRAMEWORK.targets, Target(measure="M2", period=YEAR, place="W1", wanted="50"))
    lot = (_figure("M2", "2026/27 Q1", "60"), _figure("M2", "2026/27 Q1", "60", "W1"))
    assert _rated(replace(FRAMEWORK, targets=aims), *lot) == {
        ("2026/27 Q1", ""): RatingWord.RED,
        ("2026/27 Q1", "W1"): RatingWord.GREEN,
    }


def test_a_place_without_a_target_is_there_to_compare_with() -> None:
    lot = (_figure("M2", "2026/27 Q1", "60"), _figure("M2", "2026/27 Q1", "60", "W1"))
    assert list(_rated(FRAMEWORK, *lot)) == [("2026/27 Q1", "")]


def test_each_period_is_judged_by_what_was_in_force_on_its_last_day() -> None:
    july = date(2026, 7, 1)
    stricter = replace(RULES[1], order=1, rating=RatingWord.AMBER, edge="target", valid_from=july)
    rules = replace(FRAMEWORK, rules=(*RULES, stricter))
    lot = (_figure("M2", "2026/27 Q1", "90"), _figure("M2", "2026/27 Q2", "90"))
    assert list(_rated(rules, *lot).values()) == [RatingWord.GREEN, RatingWord.AMBER]
    renewed = replace(USUAL, rule="other", valid_from=july)
    defined = replace(FRAMEWORK, measures=(*FRAMEWORK.measures, renewed))
    assert list(_rated(defined, *lot).values()) == [RatingWord.GREEN, RatingWord.BLUE]


def test_a_period_without_a_definition_is_not_rated() -> None:
    late = replace(FRAMEWORK, measures=(replace(USUAL, valid_from=date(2026, 7, 1)),))
    lot = (_figure("M2", "2026/27 Q1", "90"), _figure("M2", "2026/27 Q2", "90"))
    assert list(_rated(late, *lot)) == [("2026/27 Q2", "")]
    ended = replace(FRAMEWORK, measures=(USUAL, replace(USUAL, valid_from=Q1.end, ended=True)))
    assert list(_rated(ended, *lot)) == [("2026/27 Q1", "")]


def test_a_missing_figure_says_why_it_is_not_rated() -> None:
    missing = Figure(measure="M2", period=Q1, missing=Missing.SUPPRESSED)
    (judging,) = judgings(FRAMEWORK, [missing], ["M2"])
    (score,) = scores(judging)
    assert (score.rating, score.unrated) == (RatingWord.NONE, Unrated.SUPPRESSED)


def test_a_measure_without_figures_has_no_ratings() -> None:
    (judging,) = judgings(FRAMEWORK, [], ["M9"])
    assert scores(judging) == ()
