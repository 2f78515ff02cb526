"""Roll-up: how the figures of several periods, or several places, make one, and how complete it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.core.facts.measures import Counted, Measure, Outturn, Rollup
from goldenthread.core.facts.returns import Figure
from goldenthread.core.periods import Period, parts
from goldenthread.core.quantities import formula as formulas
from goldenthread.core.quantities import value_of
from goldenthread.core.quantities.formula import EXACT

Figures = Mapping[tuple[str, Period], Figure]
"""Figures by measure and period, for one place: the shape in which a `Picture` holds them."""

ADDED = frozenset({Counted.COUNT, Counted.MONEY, Counted.DAYS})
"""What may be summed: two quarters' percentages, rates, ratios or grades add up to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """One figure made of several, or `None` with the reason; always with how, and from how many.

    `given` of the `due` figures were there. `complete` says whether that is enough for the figure to
    stand: all of them or, where the last stands for all, the last. `words` says it: "Sum of 3 of 4
    quarters".
    """

    value: Decimal | None
    method: Rollup
    given: int
    due: int
    complete: bool
    words: str


def by_period(figures: Iterable[Figure]) -> Figures:
    """Figures ready for `year` and `trajectory`; give one place's figures at a time."""
    return {(figure.measure, figure.period): figure for figure in figures}


def year(figures: Figures, measure: Measure, year: Period) -> Rolled:
    """The year's figure: the one returned for the year if there is one, else rolled up."""
    whole = figures.get((measure.code, year))
    value = value_of(whole, measure) if whole else None
    if value is None:
        return over(figures, measure, parts(year, measure.frequency))
    return Rolled(
        value=value,
        method=measure.rollup,
        given=1,
        due=1,
        complete=True,
        words="As returned for the year",
    )


def over(figures: Figures, measure: Measure, periods: Sequence[Period]) -> Rolled:
    """The figures of some periods, in order, made one by the measure's own method.

    Cumulative figures already hold their year so far, so the last of them stands for all; and one
    figure stands for itself.
    """
    method = measure.rollup
    cumulative = measure.outturn is Outturn.CUMULATIVE and method is not Rollup.MEAN
    if cumulative or len(periods) == 1:
        method = Rollup.LAST
    found = [figures.get((measure.code, period)) for period in periods]
    return together(found, measure, method, each=measure.frequency)


def together(
    figures: Sequence[Figure | None], measure: Measure, method: Rollup, *, each: str = "figure"
) -> Rolled:
    """Figures made one by a method; `None` stands for one that was due and is not there.

    Percentages, rates, ratios and grades are never summed, and are averaged only where the method
    is `Rollup.MEAN` by name: a mean of percentages hides how many stood behind each. Pooling sums
    each component and works the formula out once. `each` is what one figure is called in words.
    """
    refusal = _refusal(measure, method)
    if method is Rollup.POOLED and not refusal:
        return _pooled(figures, measure, each)
    values = [value_of(figure, measure) if figure else None for figure in figures]
    known = [value for value in values if value is not None]
    return Rolled(
        value=_METHODS[method](known) if known and not refusal else None,
        method=method,
        given=len(known),
        due=len(values),
        complete=values[-1:] != [None] if method is Rollup.LAST else len(known) == len(values),
        words=refusal or _words(method, len(known), len(values), each),
    )


def _refusal(measure: Measure, method: Rollup) -> str:
    if method is Rollup.NONE:
        return "No way of making one figure from several is agreed"
    if method is Rollup.SUM and measure.counted not in ADDED:
        return f"A measure counted as {measure.counted} is not summed"
    if method is Rollup.POOLED and not measure.formula:
        return "Pooling needs a formula and its components"
    return ""


def _pooled(figures: Sequence[Figure | None], measure: Measure, each: str) -> Rolled:
    formula = formulas.parse(measure.formula)
    needed = formulas.names(formula)
    held = [dict(figure.components) for figure in figures if figure and not figure.missing]
    whole = [components for components in held if components.keys() >= set(needed)]
    sums = {name: _sum([components[name] for components in whole]) for name in needed}
    return Rolled(
        value=formulas.evaluate(formula, sums) if whole else None,
        method=Rollup.POOLED,
        given=len(whole),
        due=len(figures),
        complete=len(whole) == len(figures),
        words=_words(Rollup.POOLED, len(whole), len(figures), each),
    )


def _sum(values: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return total


def _mean(values: Sequence[Decimal]) -> Decimal:
    return EXACT.divide(_sum(values), Decimal(len(values)))


def _last(values: Sequence[Decimal]) -> Decimal:
    return values[-1]


_METHODS: Mapping[Rollup, Callable[[Sequence[Decimal]], Decimal]] = {
    Rollup.SUM: _sum,
    Rollup.MEAN: _mean,
    Rollup.LAST: _last,
}
_NAMES = {
    Rollup.SUM: "Sum",
    Rollup.MEAN: "Mean",
    Rollup.LAST: "Last",
    Rollup.POOLED: "Pooled from the components",
}


def _words(method: Rollup, given: int, due: int, each: str) -> str:
    share = f"all {due}" if given == due else f"{given} of {due}"
    return f"{_NAMES[method]} of {share} {each}s"
