"""Trajectory: what a year's target asks of each of its periods, and how far there is to go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from goldenthread.core.facts.measures import Counted, Measure, Outturn, Profile, Rollup, Target
from goldenthread.core.measuring import rollup
from goldenthread.core.measuring.aims import WHOLE, aim_of, share_of
from goldenthread.core.measuring.rollup import Figures
from goldenthread.core.periods import Period, number, parts, same_last_year, year_of
from goldenthread.core.quantities import value_of, words_of
from goldenthread.core.quantities.formula import EXACT

SHARED = frozenset({Counted.COUNT, Counted.MONEY, Counted.DAYS, Counted.RATE})
"""What builds up through a year. A percentage, ratio or grade is asked for in full all year."""


def by_measure(targets: Iterable[Target]) -> Mapping[str, tuple[Target, ...]]:
    """Targets by their measure's code, so that a page of measures need not search all of them."""
    found: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        found[target.measure].append(target)
    return {code: tuple(each) for code, each in found.items()}


def for_period(
    targets: Sequence[Target],
    measure: Measure,
    period: Period,
    figures: Figures,
    *,
    place: str = "",
) -> Target | None:
    """What the measure is meant to reach in a period; None if nothing was agreed for it.

    A row for the very period wins; else the year's row is profiled, its thresholds with it. The
    period is the one that the figure speaks of, under which it is kept: what is reported in
    quarter 2 of a measure one quarter behind is asked for with quarter 1, and so judged by the
    lagged profile. Last year's shape needs last year's figures in `figures`, and gives None
    without them. A target whose text cannot be read is returned as it stands, to be seen and mended.
    """
    own = {t.period: t for t in targets if t.measure == measure.code and t.place == place}
    if period in own:
        return own[period]
    annual = own.get(year_of(period))
    if annual is None:
        return None
    share = share_in(annual.profile, measure, period, figures)
    if share is None:
        return None
    return replace(annual, period=period, **share_of(aim_of(annual), share, measure)._asdict())


def share_in(
    profile: Profile, measure: Measure, period: Period, figures: Figures
) -> Decimal | None:
    """Return the share of a year's target that its profile asks of a period; None for nothing.

    Only last year's shape looks at the figures.
    """
    match profile:
        case Profile.FLAT:
            return WHOLE
        case Profile.NONE:
            return WHOLE if _ends_the_year(measure, period) else None
        case Profile.EVEN:
            return _even(measure, period)
        case _:
            return _as_last_year(measure, period, figures)


def _ends_the_year(measure: Measure, period: Period) -> bool:
    """Whether the period's figure is the year's own, so that the unspread target applies to it."""
    return period.end == year_of(period).end and measure.outturn is not Outturn.PERIOD


def _even(measure: Measure, period: Period) -> Decimal:
    if measure.counted in SHARED and measure.outturn is Outturn.CUMULATIVE:
        return _so_far(period)
    if measure.rollup is Rollup.SUM and measure.outturn is Outturn.PERIOD:
        return EXACT.divide(WHOLE, Decimal(_periods(period)))
    return WHOLE


@lru_cache(maxsize=4096)
def _so_far(period: Period) -> Decimal:
    """The share of its year that has gone by the period's end."""
    return EXACT.divide(Decimal(number(period)), Decimal(_periods(period)))


def _periods(period: Period) -> int:
    """How many of its kind its year has."""
    return len(parts(year_of(period), period.kind))


def _as_last_year(measure: Measure, period: Period, figures: Figures) -> Decimal | None:
    """Last year's figure for the same period, as a share of last year's whole; None if unknown.

    A season may take a quarter above the year: 48 asked of a quarter and 44 of the year.
    """
    if words_of(measure):
        return WHOLE
    before = same_last_year(period)
    then = figures.get((measure.code, before))
    part = value_of(then, measure) if then else None
    whole = rollup.year(figures, measure, year_of(before))
    if part is None or not whole.complete or not whole.value or whole.value < 0:
        return None
    return EXACT.divide(part, whole.value)
