"""Sentences about a measure: its figure and target, why this rating, and how it moved."""

from collections.abc import Iterable
from decimal import Decimal

from goldenthread.core.facts.lines import Goodness, MeasureLine, Movement
from goldenthread.core.facts.measures import Component, Counted, Measure, Polarity, RatingWord
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.judging.judge import edges, why
from goldenthread.core.measuring.direction import amount
from goldenthread.core.quantities import Wanted, rounded, shown, words_of
from goldenthread.core.quantities.formula import explain, parse
from goldenthread.core.quantities.wanted import FINER
from goldenthread.core.quantities.wanting import meant_by
from goldenthread.reports.words import lowered, period_name

MISSING = {
    Unrated.NOT_RETURNED: "has not been returned",
    Unrated.NOT_AVAILABLE: "is not available",
    Unrated.SUPPRESSED: "is suppressed, so that nobody can be identified",
    Unrated.NOT_APPLICABLE: "does not apply",
}


def of_measure(line: MeasureLine) -> tuple[str, ...]:
    """Return a measure's sentences: figure against target, rating, direction and forecast."""
    said = (of_figure(line), of_rating(line), of_direction(line), of_forecast(line))
    return tuple(each for each in said if each)


def of_figure(line: MeasureLine) -> str:
    """Return the figure beside its target, or why there is none."""
    if line.value is None or line.period is None:
        return _without_figure(line)
    figure = f"{shown(line.value, line.measure)} in {period_name(line.period)}"
    against = _against(line)
    return f"{figure}: {against}." if against else f"{figure}; there is no target."


def _without_figure(line: MeasureLine) -> str:
    latest = line.latest
    newest = f" The latest is {latest.shown}, for {latest.period.label}." if latest else ""
    if line.period is None or line.unrated is Unrated.NOT_DUE:
        return f"No figure is due yet.{newest}"
    missing = MISSING.get(line.score.unrated or Unrated.NOT_RETURNED, "has not been returned")
    return f"The figure for {period_name(line.period)} {missing}.{newest}"


def _against(line: MeasureLine) -> str:
    meant = meant_by(line.score.wanted, line.measure)
    if meant is None or line.value is None:
        return ""
    if words_of(line.measure):
        met = "as" if meant.met_by(line.value) else "not as"
        return f"{met} targeted ({line.target})"
    if meant.low is not None and meant.high is not None and meant.low != meant.high:
        return _against_range(line, meant)
    return _against_point(line, meant)


def _against_point(line: MeasureLine, meant: Wanted) -> str:
    point = meant.point or Decimal(0)
    word = "limit" if line.measure.polarity is Polarity.LOWER else "target"
    gap = rounded(line.value or Decimal(0), line.measure.places) - _as_shown(point, line)
    target = line.target.removeprefix("under ").removeprefix("over ")
    if gap == 0:
        return f"exactly the {word} of {target}"
    side = "above" if gap > 0 else "below"
    return f"{_far(gap, line)} {side} the {word} of {target}"


def missed_by(line: MeasureLine) -> str:
    """Return by how much a figure misses its target: "2.3 points"; blank if it meets it or has none."""
    meant = meant_by(line.score.wanted, line.measure)
    if meant is None or line.value is None or words_of(line.measure):
        return ""
    value = rounded(line.value, line.measure.places)
    ends = [_as_shown(end, line) for end in (meant.low, meant.high) if end is not None]
    if meant.met_by(value) or not ends:
        return ""
    gap = min(abs(value - end) for end in ends)
    return _far(gap, line) if gap else ""


def _as_shown(point: Decimal, line: MeasureLine) -> Decimal:
    """Return a target as it is shown, so that figure, target and the gap between them add up."""
    own = -int(point.normalize().as_tuple().exponent)
    return rounded(point, min(max(line.measure.places, own), line.measure.places + FINER))


def _against_range(line: MeasureLine, meant: Wanted) -> str:
    value = rounded(line.value or Decimal(0), line.measure.places)
    if meant.met_by(value):
        return f"within the target of {line.target}"
    below = meant.low is not None and value < meant.low
    end = (meant.low if below else meant.high) or Decimal(0)
    side = "below" if below else "above"
    return f"{_far(value - end, line)} {side} the target of {line.target}"


def _far(gap: Decimal, line: MeasureLine) -> str:
    places = max(line.measure.places, -int(gap.normalize().as_tuple().exponent))
    if line.measure.counted is Counted.PERCENT:
        return points(f"{abs(gap):,.{places}f}")
    if places > line.measure.places:
        return f"{abs(gap):,.{places}f}"
    return amount(abs(gap), line.measure)


def points(number: str) -> str:
    """Return a difference between percentages: "2.3 points", "1 point"."""
    return f"{number} point{'' if number == '1' else 's'}"


def of_rating(line: MeasureLine) -> str:
    """Return what stands and why; a rating set by hand says so and names the computed one."""
    if line.override is not None:
        computed = lowered(line.score.label) if line.score.label else "not rated"
        return f"{line.label}, set by hand; the rule gives {computed}."
    if line.rating is RatingWord.NONE:
        return f"Not rated: {line.score.unrated}." if line.score.unrated else "Not rated."
    return why(line.score, line.measure)


def of_edges(line: MeasureLine) -> str:
    """Return every band of the rule with its edges, or nothing where no rule was used."""
    return edges(line.score.bands, line.measure, line.score.judged) if line.score.bands else ""


def of_formula(measure: Measure, components: Iterable[Component]) -> str:
    """Return how a measure's figure is worked out, in words; nothing where it is given whole."""
    if not measure.formula:
        return ""
    titles = {row.name: lowered(row.title) for row in components if row.measure == measure.code}
    said = explain(parse(measure.formula), titles)
    return f"{said[:1].upper()}{said[1:]}."


def of_direction(line: MeasureLine) -> str:
    """Return how the figure moved and whether that is welcome, or nothing if nothing is known."""
    moved = line.direction
    if moved is None:
        return ""
    if moved.movement is Movement.SAME:
        return f"No change from {moved.against}."
    by = points(moved.shown) if line.measure.counted is Counted.PERCENT else moved.shown
    start = f"{moved.movement.value.capitalize()} {by} on {moved.against}"
    match moved.goodness:
        case Goodness.NEITHER:
            return f"{start}."
        case Goodness.SAME:
            return f"{start}, too small a change to count."
        case _:
            return f"{start}, which is {moved.goodness}."


def of_forecast(line: MeasureLine) -> str:
    """Return what is expected for the whole year, or nothing if nobody said."""
    return f"Expected at year end: {line.forecast}." if line.forecast else ""
