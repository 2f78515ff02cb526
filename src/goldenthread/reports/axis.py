"""A scale for a chart: round steps, exact Decimals, and its values in the words of the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.reports.model import Number

STEPS = 4
"""About how many steps a scale has."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `low` to `high` by `step`, drawn from `bottom` up to `top`."""

    low: Decimal
    high: Decimal
    step: Decimal
    top: Decimal
    bottom: Decimal

    def y(self, value: Decimal) -> Decimal:
        """Return the height of a value; one beyond the scale stands at its end."""
        held = min(max(value, self.low), self.high)
        return self.bottom - (held - self.low) / (self.high - self.low) * (self.bottom - self.top)

    @property
    def ticks(self) -> list[Decimal]:
        """The values that the scale names, from the lowest."""
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * at for at in range(count + 1)]


def axis(values: Sequence[Decimal], top: Decimal, bottom: Decimal) -> Axis:
    """Return a scale that holds every value, from nought where that leaves the figures readable."""
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if low >= 0 and low * 2 <= high:
        low = Decimal(0)
    if high <= 0:
        high = Decimal(0) if low < 0 else Decimal(1)
    step = _step((high - low) or abs(high))
    low = low // step * step - (step if low < 0 and low % step else 0)
    high = -(-high // step) * step if high >= 0 else Decimal(0)
    while high < max(values, default=Decimal(0)) or high <= low:
        high += step
    return Axis(low, high, step, top, bottom)


def named(value: Decimal, step: Decimal, like: Number) -> str:
    """Return a value of the scale in the words of the figures it measures."""
    exponent = step.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    after = like.after.partition("\u00a0[")[0]
    return Number(value=value, places=places, before=like.before, after=after).shown


def _step(span: Decimal) -> Decimal:
    rough = span / STEPS
    unit = Decimal(1).scaleb(rough.adjusted())
    return next(unit * times for times in (1, 2, 5, 10) if unit * times >= rough)
