"""Replay: published figures judged again, every difference with the reason that the data suggest."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.lines import Goodness
from goldenthread.core.facts.measures import Judged, Measure, Polarity, RatingWord, RuleBand, Target
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Score, Unrated
from goldenthread.core.judging import judge
from goldenthread.core.measuring.direction import travel
from goldenthread.core.periods import Kind, containing

ANY = containing(date(2000, 4, 1), Kind.QUARTER)
"""A period to judge in where the published one is only words: a published target is of its period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One published row. `None` where it is not known; `no_rating` and `no_direction` then say why.

    `before` is the figure that the published direction was measured from, `last` the figure of the
    period just before, when both are printed. `row` counts as a spreadsheet does, headings first.
    """

    row: int
    ref: str = ""
    title: str = ""
    council: str = ""
    period: str = ""
    source: str = ""
    places: int = 0
    polarity: Polarity | None = None
    figure: Decimal | None = None
    target: str = ""
    before: Decimal | None = None
    last: Decimal | None = None
    rating: RatingWord | None = None
    no_rating: str = ""
    direction: Goodness | None = None
    no_direction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row whose published rating or direction is not the one worked out, and why that may be."""

    row: Published
    what: str
    published: str
    ours: str
    because: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many of those that could be compared came out as published, and why others could not be."""

    reproduced: int
    compared: int
    differences: tuple[Difference, ...]
    left_out: Mapping[str, int]


def measure_of(row: Published) -> Measure:
    """Return a measure with what is known of a published row."""
    return Measure(
        code=row.ref or f"row {row.row}",
        title=row.title,
        places=row.places,
        polarity=row.polarity or Polarity.NONE,
    )


def judged(row: Published, rule: tuple[RuleBand, ...]) -> Score:
    """Return our score for a published row."""
    measure = measure_of(row)
    figure = Figure(measure=measure.code, period=ANY, value=row.figure)
    target = Target(measure=measure.code, period=ANY, wanted=row.target)
    case = Case(
        measure=measure,
        period=ANY,
        rule=rule,
        figure=figure,
        target=target,
        before=row.before,
    )
    return judge.score(case)


def ratings(rows: Iterable[Published], rule: tuple[RuleBand, ...]) -> Tally:
    """Return how many published ratings the rule reproduces; those not known are left out, counted."""
    return _tally([_rating(row, rule) for row in rows])


def directions(rows: Iterable[Published]) -> Tally:
    """Return how many published directions of travel are reproduced."""
    return _tally([_direction(row) for row in rows])


# What came of one row: a difference, why it was left out, or `None` when it came out as published.
Outcome = Difference | str | None


def _tally(outcomes: Sequence[Outcome]) -> Tally:
    left_out = Counter(each for each in outcomes if isinstance(each, str))
    differences = tuple(each for each in outcomes if isinstance(each, Difference))
    compared = len(outcomes) - left_out.total()
    return Tally(
        reproduced=compared - len(differences),
        compared=compared,
        differences=differences,
        left_out=dict(left_out.most_common()),
    )


def _rating(row: Published, rule: tuple[RuleBand, ...]) -> Outcome:
    if row.rating is None:
        return row.no_rating
    if row.polarity is None:
        return "which way is better is not known"
    if row.figure is None:
        return "the figure is not one number"
    found = judged(row, rule)
    if found.unrated is Unrated.NO_TARGET:
        return "no target was published"
    if found.rating is row.rating:
        return None
    return Difference(
        row=row,
        what="rating",
        published=row.rating.value,
        ours=found.rating.value if found.unrated is None else "not rated",
        because=judge.why(replace(found, note=""), measure_of(row)),
        reason=reason(row, found)
        if found.unrated
        else _as_rounded(row, rule) or reason(row, found),
    )


def _direction(row: Published) -> Outcome:
    if row.direction is None:
        return row.no_direction
    if row.polarity is None:
        return "which way is better is not known"
    if row.figure is None or row.before is None:
        return "the figure or the earlier one was not published as one number"
    measure = measure_of(row)
    moved = travel(row.figure, row.before, measure, row.target)
    if moved.goodness is row.direction:
        return None
    return Difference(
        row=row,
        what="direction",
        published=row.direction.value,
        ours=moved.goodness.value,
        because=f"It went from {row.before:f} to {row.figure:f}.",
        reason="Nothing in the published row explains it.",
    )


def reason(row: Published, found: Score) -> str:
    """Return what the published row itself suggests for a rating that is not reproduced."""
    if found.unrated is not None:
        return found.note
    return _as_nought(row) or _as_stale(row) or _as_level(row) or _as_judgement(row, found)


def _as_rounded(row: Published, rule: tuple[RuleBand, ...]) -> str:
    """Whether the figure as shown gives what was published, where the exact one was judged."""
    shown = judged(row, tuple(replace(band, judged=Judged.SHOWN) for band in rule))
    if shown.rating is not row.rating or shown.value is None:
        return ""
    return f"The figure was rounded to {shown.value:f} before it was judged."


def _as_nought(row: Published) -> str:
    earlier = next((value for value in (row.before, row.last) if value), None)
    if row.figure != 0 or earlier is None:
        return ""
    return f"A figure of 0 after {earlier:f}: most likely a missing figure, stored as nought."


def _as_stale(row: Published) -> str:
    if row.last is None or row.figure != row.last:
        return ""
    return (
        f"The figure is still last period's {row.last:f}: most likely stale, while the rating speaks "
        "of a newer one."
    )


def _as_level(row: Published) -> str:
    if row.figure is None or f"{row.figure:f}" != row.target:
        return ""
    return (
        "Figure and target are the same as printed: the rating speaks of a difference that rounding "
        "hides, or of judgement."
    )


def _as_judgement(row: Published, found: Score) -> str:
    better = list(RatingWord)
    if row.rating is None or better.index(row.rating) > better.index(found.rating):
        return "The published rating is worse than the figures are: judgement, or another target."
    apart = _apart(row)
    needs = f" It would need a tolerance of {apart}." if apart else ""
    return f"Judgement, or another tolerance.{needs}"


def _apart(row: Published) -> str:
    """How far the figure lies from a target that is one number, in per cent of it."""
    try:
        goal = Decimal(row.target)
    except ArithmeticError:
        return ""
    if row.figure is None or goal == 0:
        return ""
    return f"{abs(row.figure - goal) * 100 / abs(goal):.1f}%"
