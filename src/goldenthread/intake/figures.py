"""Figures as returned: the words of a cell turned into a value, a reason or a doubt, by what the measure counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from goldenthread.core import quantities
from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.measures import Counted, Measure
from goldenthread.core.facts.returns import Figure, FigureStatus, Missing
from goldenthread.core.periods import Kind, Period, previous
from goldenthread.intake.cells import Value, warning
from goldenthread.intake.fields import Unreadable, advised, is_blank, number, shown_day, text
from goldenthread.intake.known import Known, unknown
from goldenthread.intake.missing import reason, status_of, without_marks
from goldenthread.intake.rows import Raw, Taken, Wrong


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says of a figure: its value, or why there is none, and how firm it is if marked."""

    value: Decimal | None = None
    missing: Missing | None = None
    status: FigureStatus | None = None


def said(cell: Value, measure: Measure, codes: Mapping[str, Missing] | None = None) -> Said:
    """Read one cell as a figure of a measure. Unreadable if it is neither a figure nor a reason."""
    if not isinstance(cell, str):
        return Said(_in_range(number(cell), measure))
    why = reason(cell, codes)
    if why:
        return Said(missing=why)
    status, bare = status_of(cell), without_marks(cell)
    try:
        return Said(_in_range(quantities.read(bare, measure), measure), status=status)
    except quantities.NotAQuantity as wrong:
        raise advised(wrong, "Write the figure alone, as in 84.2.") from None


def _in_range(value: Decimal, measure: Measure) -> Decimal:
    """A grade or yes/no stands for one of the measure's words; anything else may be any number."""
    words = quantities.words_of(measure)
    if words and not (value == int(value) and 0 <= value < len(words)):
        choices = "; ".join(words)
        raise Unreadable(
            f"{value:f} stands for none of the measure's words.", f"Write one of: {choices}."
        )
    return value


def mended(known: Known) -> Callable[[Raw], Raw]:
    """A row of the Figures sheet with its value read by what its measure counts."""

    def mend(raw: Raw) -> Raw:
        measure = known.measures.get(text(raw.get("measure")))
        new = dict(raw)
        for name in ("value", "forecast"):
            if measure and not is_blank(raw.get(name)):
                _mend(new, name, measure)
        return new

    return mend


def _mend(new: Raw, name: str, measure: Measure) -> None:
    try:
        found = said(new[name], measure)
    except Unreadable as wrong:
        raise Wrong(name, wrong.what, wrong.cure) from None
    new[name] = found.value
    if name == "value" and found.missing and is_blank(new.get("missing")):
        new["missing"] = found.missing.value
    if name == "value" and found.status and is_blank(new.get("status")):
        new["status"] = found.status.value


def checked(known: Known, expected: Period | None) -> Callable[[Figure], Iterator[Wrong]]:
    """The doubts about a figure that reject it."""

    def check(figure: Figure) -> Iterator[Wrong]:
        yield from unknown("measure", figure.measure, known.measures)
        yield from unknown("place", figure.place, known.places)
        yield from _parts(figure, known)
        yield from _nothing(figure)
        lag = known.measures[figure.measure].lag if figure.measure in known.measures else 0
        yield from wrong_period(figure.period, expected, lag)

    return check


def _nothing(figure: Figure) -> Iterator[Wrong]:
    given = figure.value is not None or bool(figure.components)
    if not given and figure.missing is None:
        cure = "Type the figure, or say why there is none under Missing because."
        yield Wrong("value", "This row gives no figure and no reason why.", cure)
    if given and figure.missing is not None:
        cure = "Leave one of the two blank."
        yield Wrong("missing", "This row gives a figure and also a reason why there is none.", cure)


def _parts(figure: Figure, known: Known) -> Iterator[Wrong]:
    """Components must be those that the measure's formula names, all of them."""
    wanted = known.components.get(figure.measure, frozenset())
    given = {name for name, _ in figure.components}
    if not given or figure.measure not in known.measures:
        return
    for name in sorted(given - wanted):
        allowed = "; ".join(sorted(wanted)) or "none"
        what = f"“{name}” is not a component of {figure.measure}."
        yield Wrong("components", what, f"Its components are: {allowed}.")
    for name in sorted(wanted - given):
        what = f"The component “{name}” is not given."
        yield Wrong("components", what, f"Add {name} = and its number.")


def wrong_period(period: Period, expected: Period | None, lag: int = 0) -> Iterator[Wrong]:
    """The doubt about a period other than the one the file was said to be for.

    A year ends with its last quarter, so both are right at the year's end; a measure that lags may
    give the period it trails by.
    """
    if expected is None or period.end == expected.end:
        return
    late = expected if period.kind is expected.kind else None
    for _ in range(lag if late else 0):
        late = previous(late) if late else None
    if late == period:
        return
    what = f"This row is for {period.label}, but the returns are for {expected.label}."
    yield Wrong("period", what, "Correct the period, or import the file without --period.")


def doubts(taken: Taken[Figure], known: Known, today: date | None) -> Iterable[Finding]:
    """Warnings about figures that were read: fractions for percentages, odd periods, days to come."""
    for place, figure in enumerate(taken.facts):
        measure = known.measures.get(figure.measure)
        for what, cure in _odd(figure, measure, today):
            yield warning(
                what, cure, sheet=taken.sheet, cell=taken.cell(place, "period"), kind="period"
            )
    yield from _fractions(taken, known)


def _odd(figure: Figure, measure: Measure | None, today: date | None) -> Iterator[tuple[str, str]]:
    period = figure.period
    if today and figure.missing is None and period.end > today:
        last = shown_day(period.end - timedelta(days=1))
        yield (
            f"{period.label} does not end until {last}.",
            "Check the period, or wait until it has ended.",
        )
    if measure and period.kind not in {measure.frequency, Kind.YEAR}:
        what = f"{measure.code} is due each {measure.frequency.value}; {period.label} is a {period.kind.value}."
        yield what, "Check the period, or the measure's frequency."


def _fractions(taken: Taken[Figure], known: Known) -> Iterator[Finding]:
    """Percentages that all lie between 0 and 1, and finer than the measure shows, were typed as fractions."""
    by_measure: dict[str, list[int]] = {}
    for place, figure in enumerate(taken.facts):
        measure = known.measures.get(figure.measure)
        if measure and measure.counted is Counted.PERCENT and figure.value is not None:
            by_measure.setdefault(figure.measure, []).append(place)
    for code, places in by_measure.items():
        values = [taken.facts[place].value or Decimal(0) for place in places]
        if _look_like_fractions(values, known.measures[code]):
            yield _fraction(taken, code, places)


def _look_like_fractions(values: list[Decimal], measure: Measure) -> bool:
    between = all(0 <= value <= 1 for value in values)
    return between and any(value != quantities.rounded(value, measure.places) for value in values)


def _fraction(taken: Taken[Figure], code: str, places: list[int]) -> Finding:
    value = taken.facts[places[0]].value
    what = f"Every figure of {code} lies between 0 and 1, but it is a percentage: {value} would be {value}%."
    cure = "Write 84.2, not 0.842, if fractions were meant."
    return warning(what, cure, sheet=taken.sheet, cell=taken.cell(places[0], "value"), subject=code)
