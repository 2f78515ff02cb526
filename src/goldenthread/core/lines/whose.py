"""Whose line is whose: what a unit, a plan, a priority and a body answer for, by one rule each.

A page and a paper about the same part of the council hold the same lines, because both ask here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from goldenthread.core.facts.lines import ItemLine, MeasureLine, RiskLine
from goldenthread.core.facts.organisation import BodyKind, Remit, Unit, UnitKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import BudgetLine, ItemKind, Plan, PlanKind, WorkforceLine
from goldenthread.core.facts.risks import Risk
from goldenthread.core.lines.items import item_lines
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.lines.risks import risk_lines
from goldenthread.core.remembered import remembered
from goldenthread.core.thread.indexed import Indexed, indexed
from goldenthread.core.thread.weave import planned

Line = MeasureLine | ItemLine | RiskLine
Money = TypeVar("Money", BudgetLine, WorkforceLine)

OF_THE_WHOLE = (BodyKind.EXECUTIVE, BodyKind.PARTNERSHIP)
"""Bodies that answer for the whole council, or the whole partnership, unless a remit says less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Lines of one picture: all of them, or those that a part of the council answers for.

    Every list is in the framework's order, risks highest first; money and people are those of the
    picture's period.
    """

    picture: Picture
    index: Indexed
    measures: tuple[MeasureLine, ...]
    items: tuple[ItemLine, ...]
    risks: tuple[RiskLine, ...]
    budget: tuple[BudgetLine, ...]
    workforce: tuple[WorkforceLine, ...]


@remembered
def everything(picture: Picture) -> Share:
    """Return every line of the council."""
    framework = picture.framework
    return Share(
        picture=picture,
        index=indexed(framework),
        measures=measure_lines(picture),
        items=item_lines(picture),
        risks=risk_lines(picture),
        budget=tuple(line for line in framework.budget if line.period == picture.period),
        workforce=tuple(line for line in framework.workforce if line.period == picture.period),
    )


def code_of(line: Line) -> str:
    """Return the code of what a line is about."""
    return line.risk.code if isinstance(line, RiskLine) else line.code


def narrowed(share: Share, wanted: Callable[[Line], object]) -> Share:
    """Return the share with only those of its measures, items and risks that are wanted."""
    return replace(
        share,
        measures=tuple(filter(wanted, share.measures)),
        items=tuple(filter(wanted, share.items)),
        risks=tuple(filter(wanted, share.risks)),
    )


def in_both(one: Share, other: Share) -> Share:
    """Return the first share with only those measures, items and risks that the second holds too."""
    codes = {line.code for line in other.measures} | {line.code for line in other.items}
    risks = {line.risk.code for line in other.risks}
    return narrowed(
        one, lambda line: code_of(line) in (risks if isinstance(line, RiskLine) else codes)
    )


def within(index: Indexed, units: Iterable[str]) -> frozenset[str]:
    """Return some units with every unit beneath them."""
    found = set(units)
    while more := {u.code for u in index.units.values() if u.parent in found} - found:
        found |= more
    return frozenset(found)


def upwards(index: Indexed, unit: str) -> tuple[Unit, ...]:
    """Return a unit and those above it, nearest first; a circle of parents ends where it began."""
    found: dict[str, Unit] = {}
    while unit in index.units and unit not in found:
        found[unit] = index.units[unit]
        unit = found[unit].parent
    return tuple(found.values())


def unit_of(index: Indexed, line: Line) -> str:
    """Return the unit that a line comes from."""
    return unit_of_risk(index, line.risk) if isinstance(line, RiskLine) else line.unit


def unit_of_risk(index: Indexed, risk: Risk) -> str:
    """Return the unit that bears a risk; else that of the first objective it threatens that has one."""
    plans = (index.items[code].plan for code in risk.items if code in index.items)
    return risk.unit or planned(index, plans)


@remembered
def partner_units(index: Indexed) -> frozenset[str]:
    """Return the units of partners, with those beneath them."""
    own = (unit.code for unit in index.units.values() if unit.kind is UnitKind.PARTNER)
    return within(index, own)


def partners(index: Indexed, line: Line) -> bool:
    """Whether a partner, not the council, answers for a line."""
    return unit_of(index, line) in partner_units(index)


def of_unit(share: Share, code: str) -> Share:
    """Return what a unit answers for, with every unit beneath it.

    That is its measures and what its plans promise; what partners measure for its plans, since no
    partner answers to the council's own bodies; the risks that it bears or that threaten its
    promises; and the money and people that it has or that serve its promises.
    """
    units = within(share.index, (code,))
    return _share(share, lambda line: _comes_from(share.index, line, units), units)


def _comes_from(index: Indexed, line: MeasureLine | ItemLine, units: frozenset[str]) -> bool:
    if line.unit in units or isinstance(line, ItemLine):
        return line.unit in units
    return line.unit in partner_units(index) and planned(index, line.plans) in units


def of_priority(share: Share, code: str) -> Share:
    """Return what counts under a priority, whoever does it, with what threatens and what serves it."""
    return _share(share, lambda line: line.priority is not None and line.priority.code == code)


def of_plan(share: Share, code: str) -> Share:
    """Return what a plan promises, what hangs from that at any height, and the rest of its unit's.

    The rest is the measures of its unit that hang from nothing, the risks that the unit bears, and
    its money and people.
    """
    unit = share.index.plans[code].unit

    def held(line: MeasureLine | ItemLine) -> bool:
        if isinstance(line, ItemLine):
            return line.item.plan == code
        return code in line.plans or bool(not line.plans and unit and line.unit == unit)

    return _share(share, held, frozenset({unit} if unit else ()))


def remit(picture: Picture, body: str) -> tuple[Remit, ...]:
    """Return what a body's remit names, in the framework's order."""
    return tuple(row for row in picture.framework.remits if row.body == body and not row.ended)


def is_of_the_whole(share: Share, body: str) -> bool:
    """Whether a body answers for everything: its remit names every priority, or need name nothing."""
    rows = remit(share.picture, body)
    if not rows:
        kinds = {each.code: each.kind for each in share.picture.framework.bodies if not each.ended}
        return kinds.get(body) in OF_THE_WHOLE
    items = share.index.items.values()
    every = {item.code for item in items if item.kind is ItemKind.PRIORITY}
    return bool(every) and every <= {row.item for row in rows}


def of_body(share: Share, body: str) -> Share:
    """Return what is in a body's remit, and nothing else.

    That is what counts under a priority that it names, and what a unit that it names answers for.
    A body of the whole answers for everything, also for what serves no priority.
    """
    if is_of_the_whole(share, body):
        return share
    rows = remit(share.picture, body)
    priorities = {row.item for row in rows if row.item}
    units = within(share.index, (row.unit for row in rows if row.unit))

    def inside(line: MeasureLine | ItemLine) -> bool:
        served = line.priority is not None and line.priority.code in priorities
        return served or _comes_from(share.index, line, units)

    return _share(share, inside, units)


def _share(
    share: Share,
    wanted: Callable[[MeasureLine | ItemLine], bool],
    units: frozenset[str] = frozenset(),
) -> Share:
    """The lines wanted, with the risks, money and people of these units or of the items wanted."""
    items = tuple(filter(wanted, share.items))
    codes = {line.code for line in items}
    return replace(
        share,
        measures=tuple(filter(wanted, share.measures)),
        items=items,
        risks=tuple(
            line
            for line in share.risks
            if line.risk.unit in units or codes.intersection(line.risk.items)
        ),
        budget=_serving(share.budget, codes, units),
        workforce=_serving(share.workforce, codes, units),
    )


def _serving(lines: tuple[Money, ...], items: set[str], units: frozenset[str]) -> tuple[Money, ...]:
    return tuple(line for line in lines if line.unit in units or line.item in items)


def service_plans(share: Share) -> tuple[Plan, ...]:
    """Return the service plans that promise something of a share, in the framework's order."""
    codes = {line.item.plan for line in share.items}
    plans = share.index.plans.values()
    return tuple(p for p in plans if p.kind is PlanKind.SERVICE and p.code in codes)
