"""Reaches: stretches of the line of values, and how they are laid one beyond another."""

from decimal import Decimal
from typing import NamedTuple

from goldenthread.core.facts.scores import Band


class Reach(NamedTuple):
    """A stretch of values. `None` is without limit; `_in` says whether the end itself belongs."""

    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True


EVERYTHING = Reach(None, None)
NOTHING = Reach(Decimal(0), Decimal(0), False, False)


def empty(reach: Reach) -> bool:
    """Tell whether no value at all lies in the reach."""
    if reach.low is None or reach.high is None:
        return False
    ends_in = reach.low_in and reach.high_in
    return reach.low > reach.high or (reach.low == reach.high and not ends_in)


def holds(reach: Reach | Band, value: Decimal) -> bool:
    """Tell whether the value lies in the reach, or in the band."""
    low, high = reach.low, reach.high
    above = low is None or value > low or (reach.low_in and value == low)
    return above and (high is None or value < high or (reach.high_in and value == high))


def hull(first: Reach, second: Reach) -> Reach:
    """Return the least reach that holds both."""
    if second is EVERYTHING or empty(first):
        return second
    if empty(second):
        return first
    low = min(_low_key(first), _low_key(second))
    high = max(_high_key(first), _high_key(second))
    return _from_keys(low, high)


def common(first: Reach, second: Reach) -> Reach:
    """Return what lies in both."""
    low = max(_low_key(first), _low_key(second))
    high = min(_high_key(first), _high_key(second))
    return _from_keys(low, high)


def around(inner: Reach, outer: Reach) -> tuple[Reach, ...]:
    """Return what `outer` adds to `inner`, which it holds: none, one or two reaches, lower first."""
    if empty(inner):
        return () if empty(outer) else (outer,)
    pieces = []
    if inner.low is not None:
        pieces.append(Reach(outer.low, inner.low, outer.low_in, not inner.low_in))
    if inner.high is not None:
        pieces.append(Reach(inner.high, outer.high, not inner.high_in, outer.high_in))
    return tuple([piece for piece in pieces if not empty(piece)])


# An end as something that sorts: without limit lies furthest out, and an end that belongs lies just
# outside one that does not.
End = tuple[int, Decimal, int]


def _low_key(reach: Reach) -> End:
    if reach.low is None:
        return (0, Decimal(0), 0)
    return (1, reach.low, 0 if reach.low_in else 1)


def _high_key(reach: Reach) -> End:
    if reach.high is None:
        return (1, Decimal(0), 0)
    return (0, reach.high, 1 if reach.high_in else 0)


def _from_keys(low: End, high: End) -> Reach:
    return Reach(
        low=low[1] if low[0] else None,
        high=None if high[0] else high[1],
        low_in=low[2] == 0,
        high_in=high[0] == 1 or high[2] == 1,
    )
