"""A measure's trend as a chart: its figures, target, bands and breaks, with its sentence and table."""

from goldenthread.core.facts.lines import Goodness, MeasureLine, Point
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.scores import Band, Score
from goldenthread.core.periods import Kind as Span
from goldenthread.core.periods import Period
from goldenthread.core.quantities.wanting import meant_by, shown_target
from goldenthread.reports import model
from goldenthread.reports.build import cells
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.chart import starts_at
from goldenthread.reports.measure_words import of_direction, of_figure
from goldenthread.reports.model import Chart, Column, Ground, Kind, Number, Table, Trend
from goldenthread.reports.words import lowered

FEWEST = 3
"""Figures that a chart needs: two make a line, but no trend."""
COLUMNS = (
    Column("Period"),
    Column("Figure", Kind.NUMBER),
    Column("Target", Kind.NUMBER),
    Column("Rating", Kind.STATUS),
)
EACH = {
    Span.MONTH: "each month",
    Span.QUARTER: "each quarter",
    Span.TERM: "each term",
    Span.HALF: "each half-year",
    Span.YEAR: "each year",
    Span.ROLLING: "each rolling year",
}


def drawable(line: MeasureLine) -> bool:
    """Whether a measure has figures enough to draw, and figures that are numbers."""
    found = [cells.number(point.shown) for point in line.trend if point.value is not None]
    return len(found) >= FEWEST and all(found)


def charted(line: MeasureLine, scope: Scope) -> Chart:
    """Return a measure's chart."""
    trend = Trend(points=tuple(_point(point, line, scope) for point in line.trend))
    return Chart(
        title=_headline(line),
        subtitle=_subtitle(line, scope, trend),
        sentence=" ".join(text for text in (of_figure(line), of_direction(line)) if text),
        drawing=trend,
        table=_table(line, scope),
    )


def _headline(line: MeasureLine) -> str:
    """Return what the chart tells: the rating and the movement; the newest figure if there is none."""
    if line.rating is RatingWord.NONE and line.latest:
        return f"{line.code}: {line.latest.shown} in {line.latest.period.label}"
    moved = line.direction
    welcome = {Goodness.BETTER, Goodness.WORSE}
    then = f", {moved.goodness} than {moved.against}" if moved and moved.goodness in welcome else ""
    return f"{line.code}: {lowered(line.label)}{then}"


def _subtitle(line: MeasureLine, scope: Scope, trend: Trend) -> str:
    first, last = line.trend[0].period, line.trend[-1].period
    span = f"{EACH[first.kind]} from {first.label} to {last.label}"
    said = [f"{line.measure.title}, {scope.council.short}, {span}."]
    if any(point.provisional for point in trend.points):
        said.append("An open marker is a figure that is not final.")
    return " ".join(text for text in (*said, starts_at(trend)) if text)


def _table(line: MeasureLine, scope: Scope) -> Table:
    rows = (
        (
            point.period.label,
            cells.figure(point),
            _target(point, line, scope) or "No target",
            cells.rated(point.rating or RatingWord.NONE, point.label or "Not rated"),
        )
        for point in line.trend
    )
    caption = f"{line.code}: the figures in the chart"
    return Table(name=f"chart-{line.code}", caption=caption, columns=COLUMNS, rows=tuple(rows))


def _score(point: Point, line: MeasureLine, scope: Scope) -> Score | None:
    return scope.picture.scores.get((line.code, point.period))


def _target(point: Point, line: MeasureLine, scope: Scope) -> Number | str:
    score = _score(point, line, scope)
    meant = meant_by(score.wanted, line.measure) if score else None
    if score is None or meant is None:
        return point.target
    shown = shown_target(score.wanted, line.measure)
    return (cells.number(shown) if meant.point is not None else None) or shown


def _point(point: Point, line: MeasureLine, scope: Scope) -> model.Point:
    score, target = _score(point, line, scope), _target(point, line, scope)
    label, group = _names(point.period)
    return model.Point(
        label=label,
        group=group,
        value=cells.number(point.shown) if point.value is not None else None,
        target=target if isinstance(target, Number) else None,
        grounds=_grounds(score) if score else (),
        provisional=point.open,
        breaks=point.broken,
    )


def _names(period: Period) -> tuple[str, str]:
    match period.kind:
        case Span.YEAR:
            return period.label.partition(" ")[0], ""
        case Span.MONTH | Span.ROLLING:
            return f"{period.last_day:%b}", f"{period.last_day:%Y}"
        case _:
            year, _, part = period.label.partition(" ")
            return part.removeprefix("academic "), year


def _grounds(score: Score) -> tuple[Ground, ...]:
    """Return the bands that rate; a ground that says "not rated" everywhere would say nothing."""
    return tuple(_ground(band) for band in score.bands if band.rating is not RatingWord.NONE)


def _ground(band: Band) -> Ground:
    return Ground(status=cells.rated(band.rating, band.label), low=band.low, high=band.high)
