"""The picture: everything a page or report of one period may say, as known at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Figure, ItemReturn, MitigationReturn, Narrative
from goldenthread.core.facts.scores import Override, Score
from goldenthread.core.periods import Period

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Generic[T]):
    """A fact with who said it, when it became known, and why. Rows are appended, never changed."""

    fact: T
    at: datetime
    by: str
    reason: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What was known at `at`, for `period`.

    `framework` holds what was in force on the period's last day, one row a code; `history` holds every
    dated row known at `at`. Figures, scores and progress are keyed by (code, period) and are for the
    council itself; `known` tells when each figure first and last became known.
    """

    period: Period
    at: datetime
    framework: Framework
    history: Framework
    figures: Mapping[tuple[str, Period], Figure]
    scores: Mapping[tuple[str, Period], Score]
    overrides: Mapping[tuple[str, Period], Said[Override]]
    progress: Mapping[tuple[str, Period], ItemReturn]
    risk_control: Mapping[tuple[str, Period], MitigationReturn]
    narrative: tuple[Narrative, ...]
    known: Mapping[tuple[str, Period], tuple[datetime, datetime]] = field(default_factory=dict)
