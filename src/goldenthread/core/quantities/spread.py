"""How figures of many places lie: the middle and the quarters, never a bare rank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The middle of `count` figures, and the figures a quarter of the way from either end."""

    count: int
    low: Decimal
    lower: Decimal
    middle: Decimal
    upper: Decimal
    high: Decimal


FEWEST = 4
"""Quarters of fewer than four figures say nothing."""


def spread(values: Iterable[Decimal]) -> Spread | None:
    """Return how the figures lie, quartiles by linear interpolation; none for fewer than four."""
    ordered = sorted(values)
    if len(ordered) < FEWEST:
        return None
    return Spread(
        count=len(ordered),
        low=ordered[0],
        lower=_at(ordered, 1),
        middle=_at(ordered, 2),
        upper=_at(ordered, 3),
        high=ordered[-1],
    )


def _at(ordered: Sequence[Decimal], quarter: int) -> Decimal:
    place, rest = divmod((len(ordered) - 1) * quarter, 4)
    if not rest:
        return ordered[place]
    return ordered[place] + (ordered[place + 1] - ordered[place]) * rest / 4
