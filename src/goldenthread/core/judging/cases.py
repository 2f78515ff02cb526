"""Cases made from a framework and its figures: the right rule, target and earlier figures for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure, Outturn, RuleBand, Target
from goldenthread.core.judging.judge import rule_in
from goldenthread.core.measuring import rollup
from goldenthread.core.measuring.direction import before, comparable, compared_with
from goldenthread.core.measuring.rollup import Figures
from goldenthread.core.measuring.trajectory import for_period
from goldenthread.core.periods import Period, parts, previous, year_of
from goldenthread.core.quantities import value_of

USUAL = "ten-percent"
"""The rule of a council that has not said which is its usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What one measure is judged on at one place: its definition and its rule's bands as in force,
    every version of the definition, its targets, and the place's figures."""

    measure: Measure
    rule: tuple[RuleBand, ...]
    versions: Sequence[Measure]
    targets: Sequence[Target]
    figures: Figures
    place: str = ""


def case_for(
    framework: Framework,
    measure: Measure,
    period: Period,
    figures: Figures,
    *,
    place: str = "",
) -> Case:
    """Return the case of a measure in one of its own periods, ready for `judge.score`.

    `framework` holds what was in force, and may hold earlier versions of the measure too: a series
    that broke is not compared across the break. `figures` are one place's, by measure and period.
    `period` is the one that the figure speaks of, whenever it was reported.
    """
    ground = Ground(
        measure=measure,
        rule=rule_of(framework, measure),
        versions=framework.measures,
        targets=[target for target in framework.targets if target.measure == measure.code],
        figures=figures,
        place=place,
    )
    return whole_case(ground, period)


def whole_case(ground: Ground, period: Period) -> Case:
    """Return the case of a measure at one place in a period, with all that a condition may ask."""
    measure, figures, place = ground.measure, ground.figures, ground.place
    year = year_of(period)
    return Case(
        measure=measure,
        period=period,
        place=place,
        rule=ground.rule,
        figure=figures.get((measure.code, period)),
        target=for_period(ground.targets, measure, period, figures, place=place),
        year_target=_year_target(ground.targets, measure, year, figures, place=place),
        before=_before(ground.versions, measure, period, figures),
        year_before=rollup.year(figures, measure, previous(year)).value,
    )


def rule_of(framework: Framework, measure: Measure) -> tuple[RuleBand, ...]:
    """Return the bands of the measure's own rule, or of the council's usual one."""
    return rule_in(framework.rules, rule_code(framework, measure))


def rule_code(framework: Framework, measure: Measure) -> str:
    """Return the code of the measure's own rule, or of the council's usual one."""
    return measure.rule or (framework.council[0].rule if framework.council else USUAL)


def _year_target(
    own: Sequence[Target], measure: Measure, year: Period, figures: Figures, *, place: str
) -> Target | None:
    """The year's own target; where only its periods have one, the last of them speaks for the year."""
    annual = for_period(own, measure, year, figures, place=place)
    if annual is not None or measure.outturn is Outturn.PERIOD:
        return annual
    return for_period(own, measure, parts(year, measure.frequency)[-1], figures, place=place)


def _before(
    rows: Sequence[Measure], measure: Measure, period: Period, figures: Figures
) -> Decimal | None:
    versions = [row for row in rows if row.code == measure.code]
    there = compared_with(measure, period)
    known = [each for each in there if comparable(versions, period, each)]
    return before(measure, period, _values(measure, known, figures))


def _values(
    measure: Measure, periods: Sequence[Period], figures: Figures
) -> Mapping[Period, Decimal]:
    found = {each: figures.get((measure.code, each)) for each in periods}
    values = {each: value_of(given, measure) for each, given in found.items() if given}
    return {each: value for each, value in values.items() if value is not None}
