"""Bands: a rule compiled, for one measure and period, into intervals that cover every value once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.measures import Measure, RatingWord, RuleBand
from goldenthread.core.facts.scores import Band
from goldenthread.core.judging.conditions import Known, known_of, settle
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
    doubt: CannotTell | None = None
    gaps: list[CannotTell] = field(default_factory=list)


def compiled(rule: Sequence[RuleBand], case: Case) -> Tiling:
    """Return the rule's bands with explicit edges for the case's measure and period.

    Each band takes what lies within its edge and not within a better band's. A band whose condition
    is not met is passed over. Raises `NotARule` when an edge or a condition cannot be read.
    """
    aim = aim_of(case.target) if case.target else None
    if conditional(rule):
        return settled(tuple(rule), aim, known_of(case))
    return _remembered(tuple(rule), case.measure, aim, (True,) * len(rule)).tiling


def conditional(rule: Iterable[RuleBand]) -> bool:
    """Tell whether a rule asks more than where the figure lies."""
    return any(band.only_if for band in rule)


def unconditional(rule: tuple[RuleBand, ...], measure: Measure, aim: Aim | None) -> Tiling:
    """Return the bands of a rule that asks no more: one tiling for every figure with the same aim."""
    return _laid(rule, measure, aim, (True,) * len(rule)).tiling


def settled(rule: tuple[RuleBand, ...], aim: Aim | None, known: Known) -> Tiling:
    """Return the bands of a rule, each condition settled by what is known of the figure."""
    answers = [_answer(band, known) for band in rule]
    laid = _remembered(rule, known.measure, aim, tuple([answer[0] for answer in answers]))
    said = zip(answers, laid.told, strict=True)
    return Tiling(
        bands=laid.tiling.bands,
        note=_each_once([because for (_, because), told in said if told]),
        gap=laid.tiling.gap,
        lacks_target=laid.tiling.lacks_target,
    )


Doubt = tuple[str, bool]
"""Why something cannot be told, and whether that is for want of a target."""

Answer = bool | Doubt
"""Whether a band's condition holds, or why nobody can say."""


def _answer(band: RuleBand, known: Known) -> tuple[Answer, str]:
    """The answer to a band's condition, and what decided it."""
    try:
        return settle(band.only_if, known)
    except CannotTell as doubt:
        return (str(doubt), doubt.lacks_target), ""


class _Laid(NamedTuple):
    """A tiling, and of which bands the condition had a say in it."""

    tiling: Tiling
    told: tuple[bool, ...]


def _laid(
    rule: tuple[RuleBand, ...], measure: Measure, aim: Aim | None, answers: tuple[Answer, ...]
) -> _Laid:
    """The bands laid out, the best first. Raises `NotARule` when an edge cannot be read."""
    laying = _Laying()
    told = [
        _lay(laying, band, measure, aim, answer) for band, answer in zip(rule, answers, strict=True)
    ]
    return _Laid(_tiling(laying), tuple(told))


_remembered = lru_cache(maxsize=8192)(_laid)


def _lay(
    laying: _Laying, band: RuleBand, measure: Measure, aim: Aim | None, answer: Answer
) -> bool:
    """Lay a band if its condition holds; false if the condition or the edge cannot be told."""
    try:
        match answer:
            case (why, lacks_target):
                raise CannotTell(why, lacks_target=lacks_target)
            case True:
                _lay_reach(laying, reach(band.edge, measure, aim), band)
    except CannotTell as doubt:
        laying.doubt = doubt
        return False
    return True


def _tiling(laying: _Laying) -> Tiling:
    laying.doubt = laying.doubt or CannotTell("The rule says nothing of a figure like this.")
    _lay_reach(laying, EVERYTHING, None)
    return Tiling(
        bands=tuple(laying.bands),
        gap=_each_once([str(gap) for gap in laying.gaps]),
        lacks_target=any(gap.lacks_target for gap in laying.gaps),
    )


def _each_once(sentences: Sequence[str]) -> str:
    return " ".join(dict.fromkeys([said for said in sentences if said])) if sentences else ""


def look_up(bands: Sequence[Band], value: Decimal) -> Band:
    """Return the one band that holds the value."""
    return next(band for band in bands if holds(band, value))


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
