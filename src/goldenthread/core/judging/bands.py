"""Bands: a rule compiled, for one measure and period, into intervals that cover every value once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.measures import Measure, RatingWord, RuleBand
from goldenthread.core.facts.scores import Band
from goldenthread.core.judging.conditions import settle
from goldenthread.core.judging.edge_reach import Aim, CannotTell, aim_of, reach
from goldenthread.core.judging.reach import EVERYTHING, NOTHING, Reach, around, holds, hull

NOT_RATED = "Not rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiling:
    """Bands, best first, that cover every value once.

    A stretch that the rule cannot tell apart, because something it asks for is missing, is a band
    rated `none`; `gap` says why, and `lacks_target` whether a target would mend it. `note` says which
    conditions decided between bands.
    """

    bands: tuple[Band, ...]
    note: str = ""
    gap: str = ""
    lacks_target: bool = False


@dataclass(slots=True)
class _Laying:
    """What has been laid so far, and why the next stretch cannot be told, if it cannot."""

    bands: list[Band] = field(default_factory=list)
    covered: Reach = NOTHING
    notes: list[str] = field(default_factory=list)
    doubt: CannotTell | None = None
    gaps: list[CannotTell] = field(default_factory=list)


def compiled(rule: Sequence[RuleBand], case: Case) -> Tiling:
    """Return the rule's bands with explicit edges for the case's measure and period.

    Each band takes what lies within its edge and not within a better band's. A band whose condition
    is not met is passed over. Raises `NotARule` when an edge or a condition cannot be read.
    """
    laying = _Laying()
    if any(band.only_if for band in rule):
        for band in rule:
            _lay(laying, band, case)
        return _tiling(laying)
    return _unconditional(tuple(rule), case.measure, aim_of(case.target))


@lru_cache(maxsize=8192)
def _unconditional(rule: tuple[RuleBand, ...], measure: Measure, aim: Aim | None) -> Tiling:
    """The tiling of a rule that asks nothing of the figure, so one for all with the same aim."""
    laying = _Laying()
    for band in rule:
        _lay_edge(laying, band, measure, aim)
    return _tiling(laying)


def _tiling(laying: _Laying) -> Tiling:
    laying.doubt = laying.doubt or CannotTell("The rule says nothing of a figure like this.")
    _lay_reach(laying, EVERYTHING, None)
    return Tiling(
        bands=tuple(laying.bands),
        note=" ".join(dict.fromkeys(note for note in laying.notes if note)),
        gap=" ".join(dict.fromkeys(str(gap) for gap in laying.gaps if str(gap))),
        lacks_target=any(gap.lacks_target for gap in laying.gaps),
    )


def look_up(bands: Sequence[Band], value: Decimal) -> Band:
    """Return the one band that holds the value."""
    return next(band for band in bands if holds(band, value))


def _lay(laying: _Laying, band: RuleBand, case: Case) -> None:
    try:
        settled = settle(band.only_if, case)
        if settled.holds:
            _lay_reach(laying, reach(band.edge, case.measure, aim_of(case.target)), band)
        laying.notes.append(settled.because)
    except CannotTell as doubt:
        laying.doubt = doubt


def _lay_edge(laying: _Laying, band: RuleBand, measure: Measure, aim: Aim | None) -> None:
    try:
        _lay_reach(laying, reach(band.edge, measure, aim), band)
    except CannotTell as doubt:
        laying.doubt = doubt


def _lay_reach(laying: _Laying, good: Reach, band: RuleBand | None) -> None:
    covered = hull(laying.covered, good)
    rating, label = _named(laying, band)
    pieces = around(laying.covered, covered)
    for piece in pieces:
        laying.bands.append(Band(rating, label, piece.low, piece.high, piece.low_in, piece.high_in))
    if pieces and laying.doubt:
        laying.gaps.append(laying.doubt)
    if pieces:
        laying.doubt = None
    laying.covered = covered


def _named(laying: _Laying, band: RuleBand | None) -> tuple[RatingWord, str]:
    """The band's own rating, unless a better band's edge is not known: then nobody can say."""
    if band is None or laying.doubt:
        return RatingWord.NONE, NOT_RATED
    return band.rating, band.label
