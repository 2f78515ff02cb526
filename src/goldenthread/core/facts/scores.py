"""Scores: how a figure was judged, with the edges it was judged by."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from goldenthread.core.facts.columns import Column, Fact
from goldenthread.core.facts.measures import Judged, RatingWord
from goldenthread.core.periods import Period


@dataclass(frozen=True, slots=True)
class Band:
    """One band with explicit edges. `None` is without limit; `_in` says whether the edge itself belongs."""

    rating: RatingWord
    label: str
    low: Decimal | None
    high: Decimal | None
    low_in: bool
    high_in: bool


class Unrated(StrEnum):
    """Why a measure has no rating: each is a different thing to mend."""

    DATA_ONLY = "for information only"
    NO_TARGET = "no target"
    NOT_DUE = "not due this period"
    NOT_RETURNED = "not returned"
    NOT_AVAILABLE = "not available"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not applicable"
    NO_RULE = "no rule fits"
    NO_FORECAST = "no forecast given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Fact):
    """A measure's rating for a period and place, with everything needed to say why."""

    SHEET: ClassVar[str] = "Scores"
    KEY: ClassVar[tuple[str, ...]] = ("measure", "period", "place")

    measure: Annotated[str, Column("Measure", "The measure's code.")]
    period: Annotated[Period, Column("Period", "The period judged.")]
    place: Annotated[str, Column("Place", "Blank for the council itself.")] = ""
    rating: Annotated[RatingWord, Column("Rating", "The rating.")] = RatingWord.NONE
    label: Annotated[str, Column("Word", "What the rating is called.")] = ""
    unrated: Annotated[Unrated | None, Column("Not rated because", "Why there is no rating.")] = None
    value: Annotated[Decimal | None, Column("Figure judged", "The figure that was looked up in the bands.")] = None
    wanted: Annotated[str, Column("Target", "The target for this period, profiled if need be.")] = ""
    rule: Annotated[str, Column("Rule", "The rule that judged it.")] = ""
    bands: Annotated[tuple[Band, ...], Column("Bands", "The bands with their edges.")] = ()
    note: Annotated[str, Column("Note", "A condition that decided between bands, in words.")] = ""
    judged: Annotated[Judged, Column("Judged", "Which figure was judged.")] = Judged.SHOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(Fact):
    """A rating set by hand. The computed one stays beside it; `withdrawn` puts the computed one back."""

    SHEET: ClassVar[str] = "Overrides"
    KEY: ClassVar[tuple[str, ...]] = ("measure", "period", "place")

    measure: Annotated[str, Column("Measure", "The measure's code.")]
    period: Annotated[Period, Column("Period", "The period.")]
    place: Annotated[str, Column("Place", "Blank for the council itself.")] = ""
    rating: Annotated[RatingWord, Column("Rating", "The rating set by hand.")] = RatingWord.NONE
    label: Annotated[str, Column("Word", "What the rating is called.")] = ""
    reason: Annotated[str, Column("Reason", "Why the computed rating does not stand.")] = ""
    withdrawn: Annotated[bool, Column("Withdrawn", "Yes to go back to the computed rating.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A rating that does not come out again: what is held, and what the figure gives by its edges.

    `figure` is the one that stood when it was rated, as given or worked out; `None` if there is none.
    """

    measure: str
    period: Period
    place: str
    figure: Decimal | None
    held: str
    again: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedAgain:
    """What judging every rating held once more found: how many there are, and those that differ."""

    ratings: int
    differ: tuple[Disagreement, ...] = ()

    @property
    def agree(self) -> int:
        """How many came out the same."""
        return self.ratings - len(self.differ)
