"""Aims: what a target asks for, whatever its period, and a share of it."""

from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from goldenthread.core.facts.measures import Measure, Target
from goldenthread.core.quantities import NotAQuantity, Wanted, rounded, wanted, words_of, written
from goldenthread.core.quantities.formula import EXACT

FINER = 4
"""Decimal places kept in a profiled target beyond those of the measure: a third of a year's target
does not end, and four more places than any figure shows can never change a rating."""

WHOLE = Decimal(1)
"""The share of a year's target that is all of it."""


class Aim(NamedTuple):
    """Of a target, what an edge may ask for: not its period, so a level target's is one all year."""

    wanted: str
    tolerance: Decimal | None
    amber: Decimal | None
    red: Decimal | None
    floor: Decimal | None
    benchmark: Decimal | None
    baseline: Decimal | None


_ASKED = attrgetter(*Aim._fields)


def aim_of(target: Target) -> Aim:
    """Return what an edge may ask of the target."""
    return Aim(*_ASKED(target))


def share_of(aim: Aim, share: Decimal, measure: Measure) -> Aim:
    """Return a share of all that is asked: number, range or limit, and its thresholds.

    All of it where the target is a word, or cannot be read.
    """
    if share == WHOLE or words_of(measure):
        return aim
    try:
        want = wanted(aim.wanted, measure)
    except NotAQuantity:
        return aim
    return Aim(
        wanted=written(_part(want, share, measure), measure) if want else aim.wanted,
        tolerance=aim.tolerance,
        amber=_times(aim.amber, share, measure),
        red=_times(aim.red, share, measure),
        floor=_times(aim.floor, share, measure),
        benchmark=_times(aim.benchmark, share, measure),
        baseline=_times(aim.baseline, share, measure),
    )


def _part(want: Wanted, share: Decimal, measure: Measure) -> Wanted:
    low, high = _times(want.low, share, measure), _times(want.high, share, measure)
    return Wanted(low, high, want.low_in, want.high_in)


def _times(value: Decimal | None, share: Decimal, measure: Measure) -> Decimal | None:
    if value is None:
        return None
    exact = rounded(EXACT.multiply(value, share), measure.places + FINER)
    return Decimal(f"{exact.normalize():f}")
