"""Direction of travel: how a figure moved, and, apart from that, whether the movement is welcome."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.core.facts.lines import Goodness, Movement
from goldenthread.core.facts.measures import Basis, Counted, Measure, Polarity
from goldenthread.core.periods import Period, parts, previous, same_last_year, year_of
from goldenthread.core.quantities import Wanted, rounded, shown, wanted

LONG_TERM = 12
"""Periods that a long-term mean is taken over: three years of quarters."""

_PLAIN = (Counted.PERCENT, Counted.GRADE, Counted.YES_NO)


@dataclass(frozen=True, slots=True)
class Travel:
    """How a figure moved. `by` is never negative; `dead` when the move was too small to count."""

    movement: Movement
    goodness: Goodness
    by: Decimal
    basis: Basis
    dead: bool = False


def travel(now: Decimal, then: Decimal, measure: Measure, target: str = "") -> Travel:
    """Return how the figure moved, both figures compared as shown.

    A movement smaller than the measure's dead-band, a percentage of the earlier figure, counts as the same.
    A measure that must stay inside a range moves for the better when it comes nearer to `target`.
    """
    new, old = rounded(now, measure.places), rounded(then, measure.places)
    movement = _movement(new, old)
    if _within_dead_band(new - old, old, measure.dead_band):
        return Travel(movement, Goodness.SAME, abs(new - old), measure.basis, dead=True)
    return Travel(movement, _goodness(new, old, measure, target), abs(new - old), measure.basis)


def _movement(new: Decimal, old: Decimal) -> Movement:
    if new == old:
        return Movement.SAME
    return Movement.UP if new > old else Movement.DOWN


def _within_dead_band(change: Decimal, old: Decimal, dead_band: Decimal | None) -> bool:
    return bool(change) and dead_band is not None and abs(change) * 100 < abs(old) * dead_band


def _goodness(new: Decimal, old: Decimal, measure: Measure, target: str) -> Goodness:
    if new == old:
        return Goodness.SAME
    match measure.polarity:
        case Polarity.HIGHER:
            return _welcome(new - old)
        case Polarity.LOWER:
            return _welcome(old - new)
        case Polarity.RANGE:
            return _nearer(new, old, _read(target, measure))
        case _:
            return Goodness.NEITHER


def _welcome(gain: Decimal) -> Goodness:
    if gain == 0:
        return Goodness.SAME
    return Goodness.BETTER if gain > 0 else Goodness.WORSE


def _read(target: str, measure: Measure) -> Wanted | None:
    try:
        return wanted(target, measure)
    except ValueError:
        return None


def _nearer(new: Decimal, old: Decimal, meant: Wanted | None) -> Goodness:
    if meant is None:
        return Goodness.NEITHER
    return _welcome(_outside(old, meant) - _outside(new, meant))


def _outside(value: Decimal, meant: Wanted) -> Decimal:
    """How far outside the range a value lies; nought inside."""
    below = Decimal(0) if meant.low is None else meant.low - value
    above = Decimal(0) if meant.high is None else value - meant.high
    return max(below, above, Decimal(0))


def travel_in_words(moved: Travel, measure: Measure) -> str:
    """Return movement and goodness as two words: "Up 3.1, better", "Down 4, better (lower is better)"."""
    if moved.movement is Movement.SAME:
        return "No change"
    start = f"{moved.movement.value.capitalize()} {amount(moved.by, measure)}"
    if moved.dead:
        return f"{start}, too small to count"
    if moved.goodness is Goodness.NEITHER:
        return start
    return f"{start}, {moved.goodness.value}{_reminder(measure.polarity)}"


def _reminder(polarity: Polarity) -> str:
    return " (lower is better)" if polarity is Polarity.LOWER else ""


def amount(by: Decimal, measure: Measure) -> str:
    """Return a difference in the measure's units; between percentages it is points, so bare."""
    return f"{by:,.{measure.places}f}" if measure.counted in _PLAIN else shown(by, measure)


def basis_period(measure: Measure, period: Period, basis: Basis | None = None) -> Period | None:
    """Return the period that a figure is compared with; `None` for the long-term mean of many.

    Last year end is the last period of the same length in the year before.
    """
    match basis or measure.basis:
        case Basis.LAST_YEAR:
            return same_last_year(period)
        case Basis.LAST_PERIOD:
            return previous(period)
        case Basis.YEAR_END:
            return parts(previous(year_of(period)), period.kind)[-1]
        case _:
            return None


def compared_with(
    measure: Measure, period: Period, basis: Basis | None = None
) -> tuple[Period, ...]:
    """Return the periods that a figure is compared with: one, or the twelve before it for a mean."""
    there = basis_period(measure, period, basis)
    if there is not None:
        return (there,)
    walk = [previous(period)]
    while len(walk) < LONG_TERM:
        walk.append(previous(walk[-1]))
    return tuple(walk)


def before(
    measure: Measure,
    period: Period,
    values: Mapping[Period, Decimal],
    basis: Basis | None = None,
) -> Decimal | None:
    """Return the value to compare with, or `None` if it is not known.

    The long-term mean is of those of the last twelve periods that have a value, two of them at least.
    """
    there = compared_with(measure, period, basis)
    known = [values[each] for each in there if each in values]
    if len(there) == 1:
        return known[0] if known else None
    return sum(known, Decimal(0)) / len(known) if len(known) > 1 else None


def comparable(versions: Iterable[Measure], period: Period, then: Period) -> bool:
    """Tell whether no break in the series lies between two periods, the later one first.

    `versions` are the measure's dated definitions; one that breaks does so from the day it holds.
    """
    days = (each.valid_from for each in versions if each.breaks)
    return not any(then.end <= day < period.end for day in days)


def comparisons(
    measure: Measure, period: Period, values: Mapping[Period, Decimal], target: str = ""
) -> dict[Basis, Travel]:
    """Return the movement against every basis for which there is an earlier figure."""
    now = values.get(period)
    if now is None:
        return {}
    found = {basis: before(measure, period, values, basis) for basis in Basis}
    return {
        basis: travel(now, then, replace(measure, basis=basis), target)
        for basis, then in found.items()
        if then is not None
    }
