"""Judging: a case in, a score out, with the bands it was looked up in and why there is no rating."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.measures import RatingWord, RuleBand
from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Override, Score, Unrated
from goldenthread.core.judging.printed import edges
from goldenthread.core.judging.why import why
from goldenthread.core.judging.yardsticks import (
    bare,
    missing,
    never_rated,
    of_case,
    rated,
    unrated,
)
from goldenthread.core.periods import Period, containing, year_of
from goldenthread.core.quantities import value_of

__all__ = ["Standing", "edges", "expected", "overridden", "reward", "rule_in", "score", "why"]


def rule_in(rules: Iterable[RuleBand], code: str) -> tuple[RuleBand, ...]:
    """Return the bands of one rule, best first; none if there is no such rule or it has ended."""
    bands = (band for band in rules if band.rule == code and not band.ended)
    return tuple(sorted(bands, key=lambda band: band.order))


def score(case: Case) -> Score:
    """Return the rating as things stand now, or a score without one that says why."""
    reason = _no_figure(case)
    if reason is not None or case.figure is None:
        return _unrated(case, reason or Unrated.NOT_RETURNED)
    value = value_of(case.figure, case.measure)
    if value is None:
        return _unrated(case, Unrated.NOT_AVAILABLE)
    return _rated(case, value)


def expected(case: Case) -> Score:
    """Return the rating expected at the year's end: the forecast against the year's target.

    A rule that asks for the direction of travel compares the forecast with last year's outturn.
    """
    year = year_of(case.period)
    at_end = replace(case, period=year, target=case.year_target, before=case.year_before)
    if never_rated(case.measure):
        return _unrated(at_end, Unrated.DATA_ONLY)
    forecast = case.figure.forecast if case.figure else None
    if forecast is None:
        return _unrated(at_end, Unrated.NO_FORECAST)
    return _rated(replace(at_end, figure=_as_outturn(case, year, forecast)), forecast)


def _as_outturn(case: Case, year: Period, forecast: Decimal) -> Figure:
    return Figure(
        measure=case.measure.code, period=year, place=case.place, value=forecast, forecast=forecast
    )


def _no_figure(case: Case) -> Unrated | None:
    """Why there is nothing to judge, each reason a different thing to mend; `None` if there is."""
    if case.figure is not None:
        return missing(case.figure, case.measure)
    if never_rated(case.measure):
        return Unrated.DATA_ONLY
    return Unrated.NOT_RETURNED if _asked(case) else Unrated.NOT_DUE


def _asked(case: Case) -> bool:
    """Whether a figure was due: its day has come, and one of the measure's own periods ends here."""
    kind, calendar = case.measure.frequency, case.measure.calendar
    return case.asked and containing(case.period.last_day, kind, calendar).end == case.period.end


def _unrated(case: Case, reason: Unrated) -> Score:
    return unrated(bare(case), case.period, case.place, reason)


def _rated(case: Case, value: Decimal) -> Score:
    return rated(of_case(case), case.period, case.place, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The rating that stands, with the computed one kept beside it, and who set it by hand and why."""

    rating: RatingWord
    label: str
    computed: Score
    by_hand: bool = False
    by: str = ""
    at: datetime | None = None
    reason: str = ""


def overridden(computed: Score, said: Said[Override] | None) -> Standing:
    """Return what stands: the override unless there is none or it was withdrawn."""
    if said is None or said.fact.withdrawn:
        return Standing(rating=computed.rating, label=computed.label, computed=computed)
    return Standing(
        rating=said.fact.rating,
        label=said.fact.label,
        computed=computed,
        by_hand=True,
        by=said.by,
        at=said.at,
        reason=said.fact.reason,
    )


def reward(value: Decimal, baseline: Decimal, goal: Decimal, trigger: Decimal) -> Decimal:
    """Return the share of a reward earned, from 0 to 1.

    Nothing below the trigger (a percentage of the way from baseline to goal); from there on the share
    of the way that was gone. A goal equal to its baseline is earned by standing at it.
    """
    if goal == baseline:
        return Decimal(1) if value == goal else Decimal(0)
    gone = (value - baseline) / (goal - baseline)
    return min(gone, Decimal(1)) if gone * 100 >= trigger else Decimal(0)
