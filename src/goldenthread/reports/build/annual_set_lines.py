"""Each member of a set with its year: the outturn, the target, how it is rated and which way it went."""

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.measures import Measure, MeasureSet, Membership, RatingWord
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import Figure
from goldenthread.core.judging.cases import case_for
from goldenthread.core.judging.judge import score as judge
from goldenthread.core.lines.choosing import natural
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.measuring.direction import comparable, travel, travel_in_words
from goldenthread.core.measuring.rollup import Figures, year
from goldenthread.core.periods import Kind, Period, previous, year_of
from goldenthread.core.quantities import shown
from goldenthread.core.quantities.wanting import shown_target

NOT_COMPLETE = "No figure for the year"
NO_COMPARISON = "No comparison"


class NoSuchSet(ValueError):
    """The picture holds no set of that code, or no council."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """One member of a set in one year. `line` is None where the council holds no measure for it.

    `outturn`, `target`, `label` and `direction` are in words; `how` says what the outturn is made of.
    """

    member: Membership
    line: MeasureLine | None
    outturn: str = ""
    target: str = ""
    rating: RatingWord = RatingWord.NONE
    label: str = ""
    direction: str = ""
    how: str = ""

    @property
    def title(self) -> str:
        """What is measured, since the figure is of that; else what the set calls it."""
        return self.line.measure.title if self.line else self.member.title or "Not named"


def members(picture: Picture, found: MeasureSet) -> tuple[Yearly, ...]:
    """Return every member of a set, in order of its reference in the set."""
    lines = {line.code: line for line in measure_lines(picture)}
    own: dict[str, dict[tuple[str, Period], Figure]] = defaultdict(dict)
    for key, figure in picture.figures.items():
        own[key[0]][key] = figure
    rows = [row for row in picture.framework.members if row.set == found.code and not row.ended]
    ordered = sorted(rows, key=lambda row: (natural(row.reference), row.measure))
    return tuple(_yearly(picture, row, lines.get(row.measure), own[row.measure]) for row in ordered)


def _yearly(
    picture: Picture, member: Membership, line: MeasureLine | None, figures: Figures
) -> Yearly:
    if line is None:
        return Yearly(member=member, line=None)
    asked = _year(picture, line)
    rolled = year(figures, line.measure, asked)
    bare = Yearly(member=member, line=line, how=rolled.words)
    if rolled.value is None or not rolled.complete:
        return replace(
            bare,
            outturn=NOT_COMPLETE,
            target=line.target,
            label="Not rated",
            direction=NO_COMPARISON,
        )
    if line.period == asked:
        return _as_it_stands(bare, line)
    return _judged(picture, bare, line.measure, _whole(line.measure, asked, rolled.value, figures))


def _year(picture: Picture, line: MeasureLine) -> Period:
    """The year that is reported: the measure's own where it has one figure a year."""
    own = line.period is not None and line.period.kind is Kind.YEAR
    return line.period if own and line.period else year_of(picture.period)


def _as_it_stands(bare: Yearly, line: MeasureLine) -> Yearly:
    return replace(
        bare,
        outturn=line.shown,
        target=line.target,
        rating=line.rating,
        label=line.label,
        direction=line.direction.words if line.direction else NO_COMPARISON,
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """A year's outturn, with the figures that it is judged among, its own included."""

    year: Period
    value: Decimal
    figures: Figures


def _whole(measure: Measure, asked: Period, value: Decimal, figures: Figures) -> _Whole:
    made = Figure(measure=measure.code, period=asked, value=value)
    return _Whole(asked, value, {**figures, (measure.code, asked): made})


def _judged(picture: Picture, bare: Yearly, measure: Measure, whole: _Whole) -> Yearly:
    """A year made of its periods, judged against the year's own target by the measure's own rule."""
    found = judge(case_for(picture.framework, measure, whole.year, whole.figures))
    return replace(
        bare,
        outturn=shown(whole.value, measure),
        target=shown_target(found.wanted, measure),
        rating=found.rating,
        label=found.label or f"Not rated: {found.unrated}",
        direction=_moved(picture, measure, whole, found.wanted),
    )


def _moved(picture: Picture, measure: Measure, whole: _Whole, wanted: str) -> str:
    """How the outturn moved on last year's, where both can be compared."""
    last = previous(whole.year)
    before = year(whole.figures, measure, last)
    versions = [row for row in picture.history.measures if row.code == measure.code]
    if before.value is None or not before.complete or not comparable(versions, whole.year, last):
        return NO_COMPARISON
    return travel_in_words(travel(whole.value, before.value, measure, wanted), measure)
