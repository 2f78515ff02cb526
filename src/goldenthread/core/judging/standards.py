"""Standards: one definition and its rule, ready to judge any number of figures at any place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from goldenthread.core.facts.measures import Measure, Profile, RuleBand, Target
from goldenthread.core.facts.returns import Figure
from goldenthread.core.judging.bands import conditional
from goldenthread.core.judging.cases import figure_before, year_target
from goldenthread.core.judging.conditions import Known, asks_of_the_year
from goldenthread.core.judging.yardsticks import Yardstick, of_aim, of_known
from goldenthread.core.measuring.aims import WHOLE, Aim, aim_of, share_of
from goldenthread.core.measuring.rollup import Figures, by_period
from goldenthread.core.measuring.trajectory import share_in
from goldenthread.core.periods import Period, year_of
from goldenthread.core.quantities import value_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A definition with its rule's bands, and every version of the definition.

    What its targets come to is worked out when first asked for and kept, for it is the same in most
    periods and at many places.
    """

    measure: Measure
    rule: tuple[RuleBand, ...]
    versions: Sequence[Measure]
    conditional: bool
    of_the_year: bool
    shares: dict[tuple[Aim, Decimal], Aim] = field(default_factory=dict)
    laid: dict[Aim | None, Yardstick] = field(default_factory=dict)


def standard(measure: Measure, rule: tuple[RuleBand, ...], versions: Sequence[Measure]) -> Standard:
    """Return a definition and its rule, ready to judge by."""
    return Standard(
        measure=measure,
        rule=rule,
        versions=[version for version in versions if version.breaks],
        conditional=conditional(rule),
        of_the_year=any(asks_of_the_year(band.only_if) for band in rule),
    )


def looks_back(targets: Iterable[Target], held: Iterable[Iterable[Standard]]) -> bool:
    """Tell whether a figure's rating may rest on others: on the direction of travel, or their shape."""
    shaped = any(target.profile is Profile.LAST_YEAR for target in targets)
    return shaped or any(by.conditional for each in held for by in each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """One place's own targets of a measure, what each asks, and its figures if any rating looks back."""

    place: str
    targets: Sequence[Target]
    asked: Mapping[Period, tuple[Aim, Profile]]
    figures: Figures


def here(place: str, targets: Sequence[Target], figures: Iterable[Figure]) -> Here:
    """Return a place, from one measure's targets and figures there."""
    asked = {target.period: (aim_of(target), target.profile) for target in targets}
    return Here(place=place, targets=targets, asked=asked, figures=by_period(figures))


def yardstick(by: Standard, figure: Figure, at: Here) -> Yardstick:
    """Return what the figure is held against; the same as its case would be."""
    aim = _asked(by, figure.period, at)
    if by.conditional:
        return of_known(by.rule, aim, _known(by, figure, at, aim))
    found = by.laid.get(aim)
    if found is None:
        found = by.laid[aim] = of_aim(by.rule, by.measure, aim)
    return found


def _asked(by: Standard, period: Period, at: Here) -> Aim | None:
    """What is asked for the period, as `for_period` has it."""
    own = at.asked.get(period)
    if own is not None:
        return own[0]
    annual = at.asked.get(year_of(period))
    share = share_in(annual[1], by.measure, period, at.figures) if annual else None
    if annual is None or share is None:
        return None
    return annual[0] if share is WHOLE else _share(by, annual[0], share)


def _share(by: Standard, aim: Aim, share: Decimal) -> Aim:
    found = by.shares.get((aim, share))
    if found is None:
        found = by.shares[aim, share] = share_of(aim, share, by.measure)
    return found


def _known(by: Standard, figure: Figure, at: Here, aim: Aim | None) -> Known:
    measure, year = by.measure, year_of(figure.period)
    whole = (
        year_target(at.targets, measure, year, at.figures, place=at.place)
        if by.of_the_year
        else None
    )
    return Known(
        measure=measure,
        value=value_of(figure, measure),
        forecast=figure.forecast,
        wanted=aim.wanted if aim else "",
        before=figure_before(by.versions, measure, figure.period, at.figures),
        year_aim=aim_of(whole) if whole else None,
    )
