"""Lines for measures: each with its figure, target, rating, direction and trend."""

from collections.abc import Mapping
from decimal import Decimal

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.lines import Direction, Exceptional, MeasureLine, Point
from goldenthread.core.facts.measures import Basis, Measure, RatingWord
from goldenthread.core.facts.picture import Picture, Said
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.facts.scores import Override, Score
from goldenthread.core.judging.cases import case_for
from goldenthread.core.judging.judge import expected
from goldenthread.core.judging.judge import score as judge
from goldenthread.core.judging.triggers import of_measure
from goldenthread.core.lines.series import Held, held, latest, point, quarters, trend, values
from goldenthread.core.measuring.direction import (
    amount,
    before,
    comparable,
    compared_with,
    travel,
    travel_in_words,
)
from goldenthread.core.measuring.reported import reported
from goldenthread.core.measuring.rollup import year
from goldenthread.core.measuring.trajectory import for_period
from goldenthread.core.periods import Kind, Period, due, previous, same_last_year, year_of
from goldenthread.core.quantities import REASONS, shown
from goldenthread.core.quantities.wanting import shown_target
from goldenthread.core.remembered import remembered
from goldenthread.core.thread.indexed import owner, unit_title
from goldenthread.core.thread.weave import planned, plans_of, priority_of

AGAINST = {
    Basis.LAST_YEAR: {
        Kind.QUARTER: "the same quarter last year",
        Kind.MONTH: "the same month last year",
        Kind.TERM: "the same term last year",
        Kind.HALF: "the same half last year",
        Kind.YEAR: "last year",
        Kind.ROLLING: "the year before",
    },
    Basis.LAST_PERIOD: {
        Kind.QUARTER: "last quarter",
        Kind.MONTH: "last month",
        Kind.TERM: "last term",
        Kind.HALF: "the last half-year",
        Kind.YEAR: "last year",
        Kind.ROLLING: "the rolling year a month earlier",
    },
    Basis.YEAR_END: dict.fromkeys(Kind, "the end of last year"),
    Basis.LONG_TERM: dict.fromkeys(Kind, "the long-term mean"),
}
"""What a direction is measured from, as a sentence says it."""


@remembered
def measure_lines(picture: Picture) -> tuple[MeasureLine, ...]:
    """Return a line for every measure in force, in the framework's own order."""
    holding = held(picture)
    return tuple(measure_line(holding, measure) for measure in holding.index.measures.values())


def measure_line(holding: Held, measure: Measure) -> MeasureLine:
    """Return everything that is said of one measure in the picture's period."""
    picture, index = holding.picture, holding.index
    period = reported(measure, picture.period)
    asked = period or picture.period
    now = point(holding, measure, asked)
    figure = picture.figures.get((measure.code, asked))
    score = picture.scores.get((measure.code, asked)) or _unscored(holding, measure, period)
    rating, label = _standing(now, score)
    plans = plans_of(index, measure.code)
    unit = measure.unit or planned(index, plans)
    return MeasureLine(
        measure=measure,
        period=period,
        figure=figure,
        value=now.value,
        shown=now.shown if period else REASONS[Missing.NOT_DUE],
        target=shown_target(score.wanted, measure),
        score=score,
        override=_override(picture, measure, asked),
        rating=rating,
        label=label,
        direction=direction_of(holding, measure, period),
        latest=latest(holding, measure),
        last_year=point(holding, measure, same_last_year(asked)) if period else None,
        year_before=year_before(holding, measure),
        quarters=quarters(holding, measure),
        trend=trend(holding, measure),
        commentary=figure.commentary if figure else "",
        owner=owner(index, measure.owner),
        unit=unit,
        unit_title=unit_title(index, unit),
        priority=priority_of(index, measure.code),
        plans=plans,
        sets=index.sets.get(measure.code, ()),
        exception=_exception(picture, measure),
        forecast=_forecast(figure, measure),
        expected=_expected(picture, measure, figure),
    )


def _unscored(holding: Held, measure: Measure, period: Period | None) -> Score:
    """Return the score of a measure that nobody has judged: unrated, with the reason why."""
    picture = holding.picture
    spoken = period or picture.period
    targets = holding.targets.get(measure.code, ())
    return judge(
        Case(
            measure=measure,
            period=spoken,
            rule=(),
            figure=picture.figures.get((measure.code, spoken)),
            target=for_period(targets, measure, spoken, picture.figures),
            asked=period is not None and picture.at >= due(period, measure.due_days),
        )
    )


def _standing(now: Point, score: Score) -> tuple[RatingWord, str]:
    rating = now.rating or score.rating
    if rating is RatingWord.NONE:
        return rating, f"Not rated: {score.unrated}" if score.unrated else "Not rated"
    return rating, now.label or score.label


def _override(picture: Picture, measure: Measure, period: Period) -> Said[Override] | None:
    said = picture.overrides.get((measure.code, period))
    return None if said is None or said.fact.withdrawn else said


def direction_of(holding: Held, measure: Measure, period: Period | None) -> Direction | None:
    """Return how the figure moved from the measure's own basis; none across a break in its series."""
    if period is None:
        return None
    known = values(holding, measure)
    now, then = known.get(period), _then(holding, measure, period, known)
    if now is None or then is None:
        return None
    score = holding.picture.scores.get((measure.code, period))
    moved = travel(now, then, measure, score.wanted if score else "")
    return Direction(
        movement=moved.movement,
        goodness=moved.goodness,
        by=moved.by,
        shown=amount(moved.by, measure),
        against=AGAINST[measure.basis][period.kind],
        words=travel_in_words(moved, measure),
    )


def _then(
    holding: Held, measure: Measure, period: Period, known: Mapping[Period, Decimal]
) -> Decimal | None:
    versions = holding.versions.get(measure.code, ())
    there = compared_with(measure, period)
    alike = {p: known[p] for p in there if p in known and comparable(versions, period, p)}
    return before(measure, period, alike)


def year_before(holding: Held, measure: Measure) -> Point | None:
    """Return last year's outturn: as given, else what its periods make; open if some are missing."""
    last = previous(year_of(holding.picture.period))
    rolled = year(holding.picture.figures, measure, last)
    if rolled.value is None:
        return None
    return Point(
        period=last,
        value=rolled.value,
        shown=shown(rolled.value, measure),
        open=not rolled.complete,
    )


def _exception(picture: Picture, measure: Measure) -> Exceptional | None:
    found = of_measure(picture, measure)
    if not found:
        return None
    return Exceptional(
        over=found[0].over,
        reason=found[-1].reason,
        kinds=tuple(each.why.value for each in found),
    )


def _expected(picture: Picture, measure: Measure, figure: Figure | None) -> Score | None:
    if figure is None or figure.forecast is None:
        return None
    return expected(case_for(picture.framework, measure, figure.period, picture.figures))


def _forecast(figure: Figure | None, measure: Measure) -> str:
    if figure is None or figure.forecast is None:
        return ""
    return shown(figure.forecast, measure)
