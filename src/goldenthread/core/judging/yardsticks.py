"""Yardsticks: what a figure is held against, laid out once for all figures held against the same."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.measures import Judged, Measure, Polarity, RatingWord, RuleBand
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.facts.scores import Score, Unrated
from goldenthread.core.judging.bands import Tiling, compiled, look_up, settled, unconditional
from goldenthread.core.judging.conditions import Known
from goldenthread.core.judging.edges import NotARule
from goldenthread.core.measuring.aims import Aim
from goldenthread.core.periods import Period
from goldenthread.core.quantities import rounded, value_of

_MISSING = {
    Missing.NOT_DUE: Unrated.NOT_DUE,
    Missing.NOT_RETURNED: Unrated.NOT_RETURNED,
    Missing.NOT_AVAILABLE: Unrated.NOT_AVAILABLE,
    Missing.SUPPRESSED: Unrated.SUPPRESSED,
    Missing.NOT_APPLICABLE: Unrated.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """A definition, the text of a target, and a rule's bands for both.

    There are no bands where the rule cannot be read, or is none; `problem` then says which.
    """

    measure: Measure
    rule: str
    wanted: str = ""
    judged: Judged = Judged.SHOWN
    tiling: Tiling | None = None
    problem: str = ""


def bare(case: Case) -> Yardstick:
    """Return the case's yardstick without bands, for a figure that is not to be rated."""
    wanted = case.target.wanted if case.target else ""
    return Yardstick(measure=case.measure, rule=_code(case.rule, case.measure), wanted=wanted)


def of_case(case: Case) -> Yardstick:
    """Return what the case's figure is held against."""
    wanted = case.target.wanted if case.target else ""
    return _made(case.rule, case.measure, wanted, lambda: compiled(case.rule, case))


def of_known(rule: tuple[RuleBand, ...], aim: Aim | None, known: Known) -> Yardstick:
    """Return what the one figure of which this is known is held against."""
    return _made(rule, known.measure, known.wanted, lambda: settled(rule, aim, known))


def of_aim(rule: tuple[RuleBand, ...], measure: Measure, aim: Aim | None) -> Yardstick:
    """Return what any figure with this aim is held against; the rule may set no conditions."""
    wanted = aim.wanted if aim else ""
    return _made(rule, measure, wanted, lambda: unconditional(rule, measure, aim))


def _made(
    rule: tuple[RuleBand, ...], measure: Measure, wanted: str, laid: Callable[[], Tiling]
) -> Yardstick:
    code, tiling, problem = _code(rule, measure), None, ""
    if not rule:
        problem = f"There is no rule called “{code}”."
    elif not never_rated(measure):
        try:
            tiling = laid()
        except NotARule as wrong:
            problem = str(wrong)
    return Yardstick(
        measure=measure,
        rule=code,
        wanted=wanted,
        judged=rule[0].judged if rule else Judged.SHOWN,
        tiling=tiling,
        problem=problem,
    )


def _code(rule: tuple[RuleBand, ...], measure: Measure) -> str:
    return rule[0].rule if rule else measure.rule


def never_rated(measure: Measure) -> bool:
    """Tell whether the measure is for information only."""
    return measure.data_only or measure.polarity is Polarity.NONE


def missing(figure: Figure, measure: Measure) -> Unrated | None:
    """Why the figure cannot be judged, each reason a different thing to mend; `None` if it can."""
    if never_rated(measure):
        return Unrated.DATA_ONLY
    return _MISSING[figure.missing] if figure.missing else None


def held_to(yardstick: Yardstick, figure: Figure) -> Score:
    """Return the figure's rating, or a score without one that says why."""
    reason = missing(figure, yardstick.measure)
    value = None if reason else value_of(figure, yardstick.measure)
    if value is None:
        return unrated(yardstick, figure.period, figure.place, reason or Unrated.NOT_AVAILABLE)
    return rated(yardstick, figure.period, figure.place, value)


def unrated(
    yardstick: Yardstick, period: Period, place: str, reason: Unrated, note: str = ""
) -> Score:
    """Return a score without a rating."""
    return Score(
        measure=yardstick.measure.code,
        period=period,
        place=place,
        unrated=reason,
        wanted=yardstick.wanted,
        rule=yardstick.rule,
        note=note,
    )


def rated(yardstick: Yardstick, period: Period, place: str, value: Decimal) -> Score:
    """Return the score of a value, looked up in the yardstick's bands."""
    tiling, judged = yardstick.tiling, yardstick.judged
    if tiling is None:
        return unrated(yardstick, period, place, Unrated.NO_RULE, yardstick.problem)
    if judged is Judged.SHOWN:
        value = rounded(value, yardstick.measure.places)
    band = look_up(tiling.bands, value)
    told = band.rating is not RatingWord.NONE
    return Score(
        measure=yardstick.measure.code,
        period=period,
        place=place,
        rating=band.rating,
        label=band.label if told else "",
        unrated=None if told else _gap(tiling),
        value=value,
        wanted=yardstick.wanted,
        rule=yardstick.rule,
        bands=tiling.bands,
        note=tiling.note if told else tiling.gap,
        judged=judged,
    )


def _gap(tiling: Tiling) -> Unrated:
    return Unrated.NO_TARGET if tiling.lacks_target else Unrated.NO_RULE
