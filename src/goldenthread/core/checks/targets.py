"""Target checks: targets that cannot be read, and those that are probably slips."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from goldenthread.core.facts.findings import Finding, Severity
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure, Polarity, Target
from goldenthread.core.measuring import rollup
from goldenthread.core.measuring.rollup import Figures
from goldenthread.core.periods import Kind, Period, previous, same_last_year
from goldenthread.core.quantities import (
    NotAQuantity,
    Wanted,
    shown,
    value_of,
    wanted,
    wanted_shown,
    words_of,
)
from goldenthread.core.quantities import formula as formulas

FAR_OUT = 50
"""A target so many times the usual figure, or so many times smaller, has likely slipped two places
(a hundred times). Under fifty, a year's total beside a month's count could be real."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aim:
    """A target that can be read, with its measure as then defined and what came before."""

    target: Target
    measure: Measure
    want: Wanted
    before: Wanted | None
    usual: Decimal | None
    achieved: Decimal | None


def targets_checked(framework: Framework, figures: Figures) -> Iterator[Finding]:
    """Findings on every target, in the order of the rows.

    Errors: text that cannot be read. Warnings: a period of another year than the measure's, nought
    where higher is better, a hundred times out against the figures, the wrong direction, softer
    than last year's target or figure with no reason given.
    """
    versions = _versions(framework.measures)
    usual = _usual(figures, versions)
    known = {target.key(): target for target in framework.targets}
    for target in framework.targets:
        measure = _version(versions.get(target.measure, ()), target.period.last_day)
        if measure is None:
            continue
        try:
            want = wanted(target.wanted, measure)
        except NotAQuantity as wrong:
            yield _unread(target, str(wrong))
            continue
        yield from _misplaced(target, measure)
        if want is not None:
            aim = _Aim(
                target=target,
                measure=measure,
                want=want,
                before=_before(known, target, measure),
                usual=usual.get(measure.code),
                achieved=_achieved(figures, target, measure),
            )
            yield from _lint(aim)


def _versions(measures: Iterable[Measure]) -> Mapping[str, Sequence[Measure]]:
    found: dict[str, list[Measure]] = defaultdict(list)
    for measure in sorted(measures, key=lambda measure: measure.valid_from):
        found[measure.code].append(_readable(measure))
    return found


def _readable(measure: Measure) -> Measure:
    """The measure, without its formula if that cannot be read: `checks` reports it elsewhere."""
    try:
        formulas.parse(measure.formula or "0")
    except formulas.NotAFormula:
        return replace(measure, formula="")
    return measure


def _version(versions: Sequence[Measure], day: date) -> Measure | None:
    """The definition in force on a day; the first one, before there was any."""
    standing = [measure for measure in versions if measure.valid_from <= day] or versions[:1]
    return standing[-1] if standing else None


def _usual(figures: Figures, versions: Mapping[str, Sequence[Measure]]) -> Mapping[str, Decimal]:
    """The middle size of each measure's figures, noughts apart."""
    sizes: dict[str, list[Decimal]] = defaultdict(list)
    for figure in figures.values():
        measure = _version(versions.get(figure.measure, ()), figure.period.last_day)
        value = value_of(figure, measure) if measure else None
        if value:
            sizes[figure.measure].append(abs(value))
    return {code: sorted(each)[len(each) // 2] for code, each in sizes.items()}


def _before(
    known: Mapping[tuple[str, Period, str], Target], target: Target, measure: Measure
) -> Wanted | None:
    last = known.get((target.measure, same_last_year(target.period), target.place))
    try:
        return wanted(last.wanted, measure) if last else None
    except NotAQuantity:
        return None


def _achieved(figures: Figures, target: Target, measure: Measure) -> Decimal | None:
    """Last year's figure for the target's period; of another place's there is none to hand."""
    if target.place or target.period.kind is not Kind.YEAR:
        return None
    last = rollup.year(figures, measure, previous(target.period))
    return last.value if last.complete else None


def _unread(target: Target, wrong: str) -> Finding:
    what, _, cure = wrong.rpartition(". ")
    return Finding(
        severity=Severity.ERROR,
        what=f"The target of {target.measure} for {target.period.label}: {what}.",
        cure=cure,
        sheet=Target.SHEET,
        subject=target.measure,
        kind="target",
    )


def _doubt(target: Target, kind: str, what: str, cure: str) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        what=f"The target of {target.measure} for {target.period.label} {what}.",
        cure=cure,
        sheet=Target.SHEET,
        subject=target.measure,
        kind=kind,
    )


def _misplaced(target: Target, measure: Measure) -> Iterator[Finding]:
    if target.period.calendar is not measure.calendar:
        what = f"is for a {target.period.calendar} year, and the measure's is {measure.calendar}"
        cure = "Write the period of the measure's own year, or change the measure's year."
        yield _doubt(target, "target of another year", what, cure)


def _lint(aim: _Aim) -> Iterator[Finding]:
    yield from _nought(aim)
    yield from _wrong_direction(aim)
    yield from _far_out(aim)
    if not aim.target.reason:
        yield from _softer(aim)


def _nought(aim: _Aim) -> Iterator[Finding]:
    higher = aim.measure.polarity is Polarity.HIGHER
    if higher and not words_of(aim.measure) and aim.want.point == 0:
        what = "is nought, though higher is better"
        yield _doubt(
            aim.target, "zero target", what, "Leave it blank if none was set, or correct it."
        )


def _wrong_direction(aim: _Aim) -> Iterator[Finding]:
    polarity, want = aim.measure.polarity, aim.want
    capped = polarity is Polarity.HIGHER and want.low is None
    propped = polarity is Polarity.LOWER and want.high is None
    if capped or propped:
        what = f"asks for {wanted_shown(want, aim.measure)}, though {polarity} is better"
        cure = "Correct the target, or which way is better."
        yield _doubt(aim.target, "wrong direction", what, cure)


def _far_out(aim: _Aim) -> Iterator[Finding]:
    point, usual = aim.want.point, aim.usual
    if not point or not usual or words_of(aim.measure):
        return
    if abs(point) >= usual * FAR_OUT or abs(point) * FAR_OUT <= usual:
        what = f"is {wanted_shown(aim.want, aim.measure)}, and a usual figure {shown(usual, aim.measure)}"
        cure = "Check the units: 0.85 and 85% are a hundred times apart."
        yield _doubt(aim.target, "target far out", what, cure)


def _softer(aim: _Aim) -> Iterator[Finding]:
    now, before = aim.want.point, aim.before.point if aim.before else None
    for last, name in ((before, "target"), (aim.achieved, "figure")):
        if now is not None and last is not None and _easier(now, last, aim.measure.polarity):
            what = f"is softer than last year's {name} of {shown(last, aim.measure)}"
            yield _doubt(
                aim.target, "softer than last year", what, "Give the reason, or ask for more."
            )
            return


def _easier(now: Decimal, last: Decimal, polarity: Polarity) -> bool:
    if polarity is Polarity.HIGHER:
        return now < last
    return polarity is Polarity.LOWER and now > last
