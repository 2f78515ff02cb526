"""Lines: one measure, item or risk with everything a page or a report says about it.

Every door and every document reads the same line, so no two of them can disagree.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from goldenthread.core.facts.measures import Measure, RatingWord
from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.plans import Item
from goldenthread.core.facts.returns import Figure, ItemReturn, MitigationReturn
from goldenthread.core.facts.risks import Mitigation, Risk
from goldenthread.core.facts.scores import Override, Score, Unrated
from goldenthread.core.periods import Period


class Movement(StrEnum):
    """Which way a figure went. Says nothing of whether that is good."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


class Goodness(StrEnum):
    """Whether a movement is welcome."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NEITHER = "neither better nor worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """How a figure moved: `words` is the cell ("Up 104, worse"), `against` where it moved from."""

    movement: Movement
    goodness: Goodness
    by: Decimal
    shown: str
    against: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period of a series: `value` is `None` without a figure; `broken` starts a new series."""

    period: Period
    value: Decimal | None
    shown: str
    target: str = ""
    rating: RatingWord | None = None
    label: str = ""
    open: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The post that answers for something, and whether anybody holds it."""

    code: str
    title: str
    vacant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptional:
    """Why a line must be read first: off target or far over, in a sentence; and its kinds."""

    over: bool
    reason: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """One measure in one period.

    `period` is the measure's own period that the picture's period reports, `None` when none is due.
    `latest` is the newest figure known up to the picture's period, whatever period it is for.
    `rating` and `label` are what stands: the override's where there is one, else the score's.
    `expected` is how the year-end forecast would be rated, `None` where nobody gave one. `unit` is
    the measure's own; where it names none, that of the nearest plan that it hangs from.
    """

    measure: Measure
    period: Period | None
    figure: Figure | None
    value: Decimal | None
    shown: str
    target: str
    score: Score
    override: Said[Override] | None
    rating: RatingWord
    label: str
    direction: Direction | None
    latest: Point | None
    last_year: Point | None
    year_before: Point | None
    quarters: tuple[Point, ...]
    trend: tuple[Point, ...]
    commentary: str
    owner: Owner | None
    unit: str
    unit_title: str
    priority: Item | None
    plans: tuple[str, ...]
    sets: tuple[str, ...]
    exception: Exceptional | None
    forecast: str = ""
    expected: Score | None = None

    @property
    def code(self) -> str:
        """The measure's code."""
        return self.measure.code

    @property
    def unrated(self) -> Unrated | None:
        """Why there is no rating, unless one stands."""
        return self.score.unrated if self.rating is RatingWord.NONE else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One objective, milestone or task in one period. `slips` counts the moves of its date.

    `overdue` is the days past due at the picture's moment: 0 when done or not yet due.
    """

    item: Item
    progress: ItemReturn | None
    due: date | None
    first_due: date | None
    expected: date | None
    slips: int
    overdue: int
    commentary: str
    owner: Owner | None
    unit: str
    priority: Item | None

    @property
    def code(self) -> str:
        """The item's code."""
        return self.item.code


@dataclass(frozen=True, slots=True, kw_only=True)
class MitigationLine:
    """One risk control measure in one period."""

    mitigation: Mitigation
    progress: MitigationReturn | None
    owner: Owner | None
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """One risk, its scores (likelihood times impact, `None` if not assessed) and its control."""

    risk: Risk
    score: int | None
    residual: int | None
    owner: Owner | None
    unit_title: str
    mitigations: tuple[MitigationLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many share a rating, under the word the council uses for it."""

    rating: RatingWord
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of `measures` measures, `rated` have a rating; tallies and reasons add up to them all."""

    measures: int
    rated: int
    ratings: tuple[Tally, ...]
    reasons: tuple[tuple[Unrated, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which measures to show; blank means any. Values are codes, or a rating or direction."""

    priority: str = ""
    unit: str = ""
    plan: str = ""
    set: str = ""
    rating: str = ""
    direction: str = ""
    owner: str = ""
    exception: str = ""
