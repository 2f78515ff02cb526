"""Standards: one definition and its rule, ready to judge any number of figures at any place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from goldenthread.core.facts.measures import Measure, Profile, RuleBand, Target
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Score
from goldenthread.core.judging.bands import conditional
from goldenthread.core.judging.cases import Ground, whole_case
from goldenthread.core.judging.judge import score
from goldenthread.core.judging.yardsticks import Yardstick, held_to, of_aim, of_case
from goldenthread.core.measuring.aims import WHOLE, Aim, aim_of, share_of
from goldenthread.core.measuring.rollup import Figures, by_period
from goldenthread.core.measuring.trajectory import share_in
from goldenthread.core.periods import Period, year_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A definition with its rule's bands, and every version of the definition.

    What its targets come to is worked out when first asked for and kept, for it is the same in most
    periods and at many places.
    """

    measure: Measure
    rule: tuple[RuleBand, ...]
    versions: Sequence[Measure]
    laid: dict[tuple[Aim | None, Decimal], Yardstick] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """One place's own targets of a measure, what each asks, and the place's figures."""

    place: str
    targets: Sequence[Target]
    asked: Mapping[Period, tuple[Aim, Profile]]
    figures: Figures


def here(place: str, targets: Sequence[Target], figures: Iterable[Figure]) -> Here:
    """Return a place, from one measure's targets and figures there."""
    asked = {target.period: (aim_of(target), target.profile) for target in targets}
    return Here(place=place, targets=targets, asked=asked, figures=by_period(figures))


def judged(standard: Standard, figure: Figure, at: Here) -> Score:
    """Return the figure's rating; the same as `judge.score` gives of its case."""
    if conditional(standard.rule):
        return score(whole_case(_ground(standard, at), figure.period))
    return held_to(_level(standard, figure.period, at), figure)


def yardstick(standard: Standard, period: Period, at: Here) -> Yardstick:
    """Return what a figure of the period is held against."""
    if conditional(standard.rule):
        return of_case(whole_case(_ground(standard, at), period))
    return _level(standard, period, at)


def _ground(standard: Standard, at: Here) -> Ground:
    return Ground(
        measure=standard.measure,
        rule=standard.rule,
        versions=standard.versions,
        targets=at.targets,
        figures=at.figures,
        place=at.place,
    )


def _level(standard: Standard, period: Period, at: Here) -> Yardstick:
    """The yardstick of a rule that asks nothing but where the figure lies."""
    aim, share = _aimed(standard.measure, period, at)
    found = standard.laid.get((aim, share))
    if found is None:
        own = share_of(aim, share, standard.measure) if aim else None
        found = standard.laid[aim, share] = of_aim(standard.rule, standard.measure, own)
    return found


def _aimed(measure: Measure, period: Period, at: Here) -> tuple[Aim | None, Decimal]:
    """What was agreed for the period, and the share of it that is asked: as `for_period` has it."""
    own = at.asked.get(period)
    if own is not None:
        return own[0], WHOLE
    annual = at.asked.get(year_of(period))
    share = share_in(annual[1], measure, period, at.figures) if annual else None
    return (None, WHOLE) if annual is None or share is None else (annual[0], share)
