"""Cases made from a framework and its figures: the right rule, target and earlier figures for each."""

from collections.abc import Iterable, Mapping, Sequence
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
    own = [target for target in framework.targets if target.measure == measure.code]
    versions = [row for row in framework.measures if row.code == measure.code]
    year = year_of(period)
    return Case(
        measure=measure,
        period=period,
        place=place,
        rule=rule_of(framework, measure),
        figure=figures.get((measure.code, period)),
        target=for_period(own, measure, period, figures, place=place),
        year_target=year_target(own, measure, year, figures, place=place),
        before=figure_before(versions, measure, period, figures),
        year_before=rollup.year(figures, measure, previous(year)).value,
    )


def rule_of(framework: Framework, measure: Measure) -> tuple[RuleBand, ...]:
    """Return the bands of the measure's own rule, or of the council's usual one."""
    return rule_in(framework.rules, rule_code(framework, measure))


def rule_code(framework: Framework, measure: Measure) -> str:
    """Return the code of the measure's own rule, or of the council's usual one."""
    return measure.rule or (framework.council[0].rule if framework.council else USUAL)


def year_target(
    own: Sequence[Target], measure: Measure, year: Period, figures: Figures, *, place: str
) -> Target | None:
    """The year's own target; where only its periods have one, the last of them speaks for the year."""
    annual = for_period(own, measure, year, figures, place=place)
    if annual is not None or measure.outturn is Outturn.PERIOD:
        return annual
    return for_period(own, measure, parts(year, measure.frequency)[-1], figures, place=place)


def figure_before(
    versions: Iterable[Measure], measure: Measure, period: Period, figures: Figures
) -> Decimal | None:
    """The figure to compare with, from before no break in the series; None if there is none.

    `versions` are the measure's dated definitions.
    """
    breaks = [each for each in versions if each.breaks]
    there = compared_with(measure, period)
    known = [each for each in there if comparable(breaks, period, each)] if breaks else there
    return before(measure, period, _values(measure, known, figures))


def _values(
    measure: Measure, periods: Sequence[Period], figures: Figures
) -> Mapping[Period, Decimal]:
    found = {each: figures.get((measure.code, each)) for each in periods}
    values = {each: value_of(given, measure) for each, given in found.items() if given}
    return {each: value for each, value in values.items() if value is not None}
