"""The trail: what happened, in order, each event sealed to the one before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from goldenthread.core.facts.columns import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the trail stands: the number, moment and seal of its last event."""

    number: int
    at: datetime
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened: who did what, when and why, and which rows of which table it left.

    `first` and `count` tell the rows: `count` of them numbered from `first` on.
    """

    number: int
    at: datetime
    by: str
    what: str
    reason: str
    table: str
    first: int
    count: int
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where the trail does not hold: the table, the row's number, and what is wrong with it."""

    table: str
    row: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verifying found: how much was read, the first break if there is one, and the last seal."""

    events: int
    rows: int
    broken: Break | None
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What keeping some facts did: how many were new, how many changed, how many were held already."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            same=self.same + other.same,
        )

    @property
    def appended(self) -> int:
        """How many rows were written."""
        return self.new + self.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What keeping facts of one kind did: their sheet, how many, and those that were appended."""

    sheet: str
    counts: Counts
    appended: tuple[Fact, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What applying a file did: how many rows of each sheet, and how many ratings followed."""

    sheets: Mapping[str, Counts] = field(default_factory=dict)
    scores: Counts = Counts()

    @property
    def total(self) -> Counts:
        """The rows of all sheets together."""
        return sum(self.sheets.values(), Counts())
