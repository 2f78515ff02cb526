"""Bands: a rule compiled, for one measure and period, into intervals that cover every value once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.measures import Measure, RatingWord, RuleBand
from goldenthread.core.facts.scores import Band
from goldenthread.core.judging.conditions import settle
from goldenthread.core.judging.edge_reach import CannotTell, reach
from goldenthread.core.judging.reach import EVERYTHING, NOTHING, Reach, around, holds, hull
from goldenthread.core.measuring.aims import Aim, aim_of

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
    aim = aim_of(case.target) if case.target else None
    if not conditional(rule):
        return _remembered(tuple(rule), case.measure, aim)
    laying = _Laying()
    for band in rule:
        _lay(laying, band, case, aim)
    return _tiling(laying)


def conditional(rule: Iterable[RuleBand]) -> bool:
    """Tell whether a rule asks more than where the figure lies."""
    return any(band.only_if for band in rule)


def unconditional(rule: Iterable[RuleBand], measure: Measure, aim: Aim | None) -> Tiling:
    """Return the bands of a rule that asks no more: one tiling for every figure with the same aim.

    Raises `NotARule` when an edge cannot be read.
    """
    laying = _Laying()
    for band in rule:
        _lay_edge(laying, band, measure, aim)
    return _tiling(laying)


@lru_cache(maxsize=8192)
def _remembered(rule: tuple[RuleBand, ...], measure: Measure, aim: Aim | None) -> Tiling:
    return unconditional(rule, measure, aim)


def _tiling(laying: _Laying) -> Tiling:
    laying.doubt = laying.doubt or CannotTell("The rule says nothing of a figure like this.")
    _lay_reach(laying, EVERYTHING, None)
    return Tiling(
        bands=tuple(laying.bands),
        note=_each_once(laying.notes),
        gap=_each_once([str(gap) for gap in laying.gaps]),
        lacks_target=any(gap.lacks_target for gap in laying.gaps),
    )


def _each_once(sentences: Sequence[str]) -> str:
    return " ".join(dict.fromkeys([said for said in sentences if said])) if sentences else ""


def look_up(bands: Sequence[Band], value: Decimal) -> Band:
    """Return the one band that holds the value."""
    return next(band for band in bands if holds(band, value))


def _lay(laying: _Laying, band: RuleBand, case: Case, aim: Aim | None) -> None:
    try:
        settled = settle(band.only_if, case)
        if settled.holds:
            _lay_reach(laying, reach(band.edge, case.measure, aim), band)
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
