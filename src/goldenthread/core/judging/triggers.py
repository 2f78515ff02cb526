"""Triggers: what must be read first, over and under, each with the reason in a sentence."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from goldenthread.core.facts.measures import Measure, Polarity, RatingWord
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Item
from goldenthread.core.facts.returns import ItemReturn
from goldenthread.core.facts.scores import Score
from goldenthread.core.judging.judge import Standing, overridden
from goldenthread.core.judging.why import why
from goldenthread.core.measuring.lateness import OVER, overdue, slips
from goldenthread.core.measuring.reported import reported
from goldenthread.core.periods import Period, previous
from goldenthread.core.quantities import NotAQuantity, shown, wanted, wanted_shown

OFF = frozenset({RatingWord.RED_AMBER, RatingWord.RED})
"""The ratings that are off target."""

FAR_OVER = Decimal(10)
"""Per cent of the target by which a figure must beat it to be an exception over: the tolerance that
most councils allow below, turned round."""

LONGEST_RUN = 40
"""Periods looked back for a run: ten years of quarters."""


class Why(StrEnum):
    """What makes something an exception."""

    UNDER = "off target"
    NEWLY = "newly off target"
    RUNNING = "off target two periods running"
    OVER = "far better than target"
    OVERDUE = "overdue"
    SLIPPED = "date moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptionally:
    """One exception: of which measure or item, what makes it one, and a sentence that says so."""

    code: str
    why: Why
    reason: str

    @property
    def over(self) -> bool:
        """Whether it is better than was asked, not worse."""
        return self.why is Why.OVER


def exceptions(picture: Picture) -> tuple[Exceptionally, ...]:
    """Return everything in the picture that must be read first: measures, then items, in their order."""
    measures = (m for m in picture.framework.measures if not m.ended)
    found = [each for measure in measures for each in of_measure(picture, measure)]
    return (*found, *_of_items(picture))


def of_measure(picture: Picture, measure: Measure) -> tuple[Exceptionally, ...]:
    """Return why a measure is an exception in the picture's period: for none, one or two reasons."""
    period = reported(measure, picture.period)
    score = picture.scores.get((measure.code, period)) if period else None
    if score is None or period is None:
        return ()
    standing = _standing(picture, score)
    run = off_for(picture, measure.code, period)
    if run:
        return (_under(standing, measure), _how_long(picture, measure.code, period, run))
    return _over(standing, measure)


def off_for(picture: Picture, code: str, period: Period) -> int:
    """Return for how many periods in a row, up to this one, the rating that stands is off target."""
    run = 0
    while run < LONGEST_RUN and _rating(picture, code, period) in OFF:
        run, period = run + 1, previous(period)
    return run


def _rating(picture: Picture, code: str, period: Period) -> RatingWord | None:
    score = picture.scores.get((code, period))
    return _standing(picture, score).rating if score else None


def _standing(picture: Picture, score: Score) -> Standing:
    return overridden(score, picture.overrides.get((score.measure, score.period)))


def _under(standing: Standing, measure: Measure) -> Exceptionally:
    by_hand = f"{standing.label}: set by hand. {standing.reason}".strip()
    sentence = by_hand if standing.by_hand else why(standing.computed, measure)
    return Exceptionally(code=measure.code, why=Why.UNDER, reason=sentence)


def _how_long(picture: Picture, code: str, period: Period, run: int) -> Exceptionally:
    if run > 1:
        sentence = f"Off target for {run} periods running."
        return Exceptionally(code=code, why=Why.RUNNING, reason=sentence)
    before = picture.scores.get((code, previous(period)))
    was = _standing(picture, before).label.lower() if before else ""
    sentence = f"Newly off target: {was or 'not rated'} the period before."
    return Exceptionally(code=code, why=Why.NEWLY, reason=sentence)


def _over(standing: Standing, measure: Measure) -> tuple[Exceptionally, ...]:
    score = standing.computed
    if standing.by_hand or score.value is None or score.unrated is not None:
        return ()
    beaten = beaten_by(score.value, score.wanted, measure)
    if score.rating is not RatingWord.BLUE and (beaten is None or beaten < FAR_OVER):
        return ()
    return (Exceptionally(code=measure.code, why=Why.OVER, reason=_beaten(score, beaten, measure)),)


def _beaten(score: Score, beaten: Decimal | None, measure: Measure) -> str:
    if beaten is None or score.value is None:
        return why(score, measure)
    goal = wanted(score.wanted, measure)
    target = wanted_shown(goal, measure) if goal else ""
    return f"{shown(score.value, measure)} beats the target of {target} by {beaten:.0f}%."


def beaten_by(value: Decimal, target: str, measure: Measure) -> Decimal | None:
    """Return by how many per cent of itself a target is beaten; `None` where that has no meaning.

    It has none for a range, for a target that is nought or cannot be read, or where nothing is better.
    """
    try:
        goal = wanted(target, measure)
    except NotAQuantity:
        return None
    match measure.polarity:
        case Polarity.HIGHER:
            end, sign = goal.low if goal else None, 1
        case Polarity.LOWER:
            end, sign = goal.high if goal else None, -1
        case _:
            return None
    return (value - end) * sign * 100 / abs(end) if end else None


def _of_items(picture: Picture) -> Iterator[Exceptionally]:
    said: dict[str, list[ItemReturn]] = defaultdict(list)
    for (code, period), given in picture.progress.items():
        if period.end <= picture.period.end:
            said[code].append(given)
    versions: dict[str, list[Item]] = defaultdict(list)
    for row in picture.history.items:
        if row.valid_from < picture.period.end and not row.ended:
            versions[row.code].append(row)
    for item in picture.framework.items:
        if not item.ended:
            yield from of_item(item, versions[item.code], said[item.code], picture.period)


def of_item(
    item: Item, versions: Sequence[Item], said: Sequence[ItemReturn], period: Period
) -> tuple[Exceptionally, ...]:
    """Return whether an item was overdue when the period ended, and how often its date has moved.

    `versions` are its dated rows, `said` what was returned of it up to the period, in any order.
    """
    told = sorted(said, key=lambda each: each.period.end)
    rows = sorted(versions, key=lambda row: row.valid_from)
    progress = told[-1].progress if told else None
    moved = slips([*(row.due for row in rows), *(each.expected for each in told)])
    late = overdue(item.due, progress, period.last_day)
    if late:
        return (_late(item, late, moved),)
    return (_slipped(item, moved),) if moved and progress not in OVER else ()


def _late(item: Item, days: int, moved: int) -> Exceptionally:
    due = f"{item.due.day} {item.due:%B %Y}" if item.due else ""
    also = f" Its date has moved {_times(moved)}." if moved else ""
    plural = "day" if days == 1 else "days"
    return Exceptionally(
        code=item.code,
        why=Why.OVERDUE,
        reason=f"Due on {due} and not done: {days} {plural} late when the period ended.{also}",
    )


def _slipped(item: Item, moved: int) -> Exceptionally:
    return Exceptionally(
        code=item.code, why=Why.SLIPPED, reason=f"Its date has moved {_times(moved)}."
    )


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
