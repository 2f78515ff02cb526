"""A measure's figures in order: the points of its trend, its quarters, and the newest one known."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldenthread.core.facts.lines import Point
from goldenthread.core.facts.measures import Measure, RatingWord, Target
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import FigureStatus, Missing
from goldenthread.core.facts.scores import Score
from goldenthread.core.measuring.reported import reported
from goldenthread.core.measuring.trajectory import by_measure
from goldenthread.core.periods import Kind, Period, parts, previous, year_of
from goldenthread.core.quantities import REASONS, figure_shown, value_of
from goldenthread.core.quantities.wanting import shown_target
from goldenthread.core.remembered import remembered
from goldenthread.core.thread.indexed import Indexed, indexed

LENGTH = 12
"""Points on a trend: three years of quarters, enough to see a season come round twice."""

UNSURE = (FigureStatus.ESTIMATE, FigureStatus.PROVISIONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A picture with its framework looked up by code and each measure's figures found."""

    picture: Picture
    index: Indexed
    periods: Mapping[str, tuple[Period, ...]]
    breaks: Mapping[str, tuple[date, ...]]
    versions: Mapping[str, tuple[Measure, ...]]
    targets: Mapping[str, tuple[Target, ...]]


@remembered
def held(picture: Picture) -> Held:
    """Return the picture ready to be read measure by measure."""
    periods: dict[str, list[Period]] = defaultdict(list)
    for code, period in picture.figures:
        if period.end <= picture.period.end:
            periods[code].append(period)
    versions: dict[str, list[Measure]] = defaultdict(list)
    for row in picture.history.measures:
        versions[row.code].append(row)
    return Held(
        picture=picture,
        index=indexed(picture.framework),
        periods={
            code: tuple(sorted(found, key=lambda each: each.end)) for code, found in periods.items()
        },
        breaks={
            code: tuple(row.valid_from for row in rows if row.breaks)
            for code, rows in versions.items()
        },
        versions={code: tuple(rows) for code, rows in versions.items()},
        targets=by_measure(picture.framework.targets),
    )


def point(holding: Held, measure: Measure, period: Period) -> Point:
    """Return what is known of a measure for one of its own periods; a missing figure says why."""
    picture = holding.picture
    figure = picture.figures.get((measure.code, period))
    value = value_of(figure, measure) if figure else None
    score = picture.scores.get((measure.code, period))
    rating, label = stands(picture, measure, period)
    return Point(
        period=period,
        value=value,
        shown=figure_shown(figure, measure) if figure else REASONS[Missing.NOT_RETURNED],
        target=shown_target(score.wanted, measure) if score else "",
        rating=rating,
        label=label,
        open=figure is not None and value is not None and figure.status in UNSURE,
        broken=any(
            period.start <= day < period.end for day in holding.breaks.get(measure.code, ())
        ),
    )


def stands(picture: Picture, measure: Measure, period: Period) -> tuple[RatingWord | None, str]:
    """Return the rating and its word that stand for a period: set by hand, else computed."""
    said = picture.overrides.get((measure.code, period))
    if said is not None and not said.fact.withdrawn:
        return said.fact.rating, said.fact.label
    score: Score | None = picture.scores.get((measure.code, period))
    return (score.rating, score.label) if score else (None, "")


def values(holding: Held, measure: Measure) -> dict[Period, Decimal]:
    """Return every value known of the measure's own frequency, by period."""
    found: dict[Period, Decimal] = {}
    for period in holding.periods.get(measure.code, ()):
        if period.kind is measure.frequency:
            value = value_of(holding.picture.figures[measure.code, period], measure)
            if value is not None:
                found[period] = value
    return found


def trend(holding: Held, measure: Measure, length: int = LENGTH) -> tuple[Point, ...]:
    """Return the last points up to the picture's period, oldest first, from the first with a value.

    Periods after the newest figure are left off, so that an annual line does not end in a gap.
    """
    newest = latest(holding, measure)
    if newest is None:
        return ()
    periods = [newest.period]
    while len(periods) < length:
        periods.append(previous(periods[-1]))
    points = [point(holding, measure, period) for period in reversed(periods)]
    while points and points[0].value is None:
        points.pop(0)
    return tuple(points)


def latest(holding: Held, measure: Measure) -> Point | None:
    """Return the newest point with a value, of the measure's own frequency, up to the period."""
    for period in reversed(holding.periods.get(measure.code, ())):
        if period.kind is measure.frequency:
            found = point(holding, measure, period)
            if found.value is not None:
                return found
    return None


def quarters(holding: Held, measure: Measure) -> tuple[Point, ...]:
    """Return one point for each ended quarter of the picture's year that reports a figure."""
    year = year_of(holding.picture.period)
    ended = [each for each in parts(year, Kind.QUARTER) if each.end <= holding.picture.period.end]
    periods = [reported(measure, each) for each in ended]
    return tuple(point(holding, measure, each) for each in periods if each is not None)
