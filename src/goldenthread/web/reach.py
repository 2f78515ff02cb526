"""What a unit, plan, priority or body answers for: its measures, promises, risks, money and people."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from goldenthread.core.facts.lines import ItemLine, MeasureLine, RiskLine
from goldenthread.core.facts.organisation import Remit
from goldenthread.core.facts.plans import BudgetLine, ItemKind, WorkforceLine
from goldenthread.core.thread.indexed import Indexed
from goldenthread.web.known import Known

Money = TypeVar("Money", BudgetLine, WorkforceLine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The lines that a part of the council answers for, in the framework's order."""

    measures: tuple[MeasureLine, ...]
    items: tuple[ItemLine, ...]
    risks: tuple[RiskLine, ...]
    budget: tuple[BudgetLine, ...]
    workforce: tuple[WorkforceLine, ...]

    def within(self, other: "Reach") -> "Reach":
        """Return the lines that both answer for."""
        codes = {line.code for line in other.measures} | {line.code for line in other.items}
        risks = {line.risk.code for line in other.risks}
        return replace(
            self,
            measures=tuple(line for line in self.measures if line.code in codes),
            items=tuple(line for line in self.items if line.code in codes),
            risks=tuple(line for line in self.risks if line.risk.code in risks),
        )


def within(index: Indexed, unit: str) -> frozenset[str]:
    """Return a unit with every unit beneath it."""
    found = {unit}
    while more := {u.code for u in index.units.values() if u.parent in found} - found:
        found |= more
    return frozenset(found)


def everything(here: Known) -> Reach:
    """Return every line of the council; its money is left to those who spend it."""
    return Reach(
        measures=here.measures, items=here.items, risks=here.risks, budget=(), workforce=()
    )


def of_unit(here: Known, code: str) -> Reach:
    """Return what a unit answers for, with all the units beneath it."""
    units = within(here.index, code)
    return _reach(here, lambda line: line.unit in units, lambda line: line.unit in units, units)


def of_priority(here: Known, code: str) -> Reach:
    """Return what serves a priority, whoever does it."""
    return _reach(
        here,
        lambda line: line.priority is not None and line.priority.code == code,
        lambda line: line.priority is not None and line.priority.code == code,
    )


def of_plan(here: Known, code: str) -> Reach:
    """Return what a plan holds: as its report does, with its unit's measures that hang from nothing."""
    unit = here.index.plans[code].unit
    return _reach(
        here,
        lambda line: code in line.plans or bool(not line.plans and unit and line.unit == unit),
        lambda line: line.item.plan == code,
        frozenset({unit} if unit else ()),
    )


def of_body(here: Known, code: str) -> Reach:
    """Return what lies within a body's remit, and nothing else.

    A body that answers for every priority answers also for what serves none.
    """
    remits = remits_of(here, code)
    priorities = {remit.item for remit in remits if remit.item}
    if priorities >= {line.code for line in here.items if line.item.kind is ItemKind.PRIORITY}:
        priorities.add("")
    units = frozenset(u for r in remits if r.unit for u in within(here.index, r.unit))

    def inside(line: MeasureLine | ItemLine) -> bool:
        served = line.priority.code if line.priority else ""
        return served in priorities or line.unit in units

    return _reach(here, inside, inside, units)


def remits_of(here: Known, body: str) -> tuple[Remit, ...]:
    """Return what a body answers for, in the framework's order."""
    return tuple(r for r in here.picture.framework.remits if r.body == body and not r.ended)


def _reach(
    here: Known,
    measure: Callable[[MeasureLine], bool],
    item: Callable[[ItemLine], bool],
    units: frozenset[str] = frozenset(),
) -> Reach:
    items = tuple(
        line for line in here.items if line.item.kind is not ItemKind.PRIORITY and item(line)
    )
    codes = {line.code for line in items}
    framework = here.picture.framework
    return Reach(
        measures=tuple(line for line in here.measures if measure(line)),
        items=items,
        risks=tuple(
            line
            for line in here.risks
            if line.risk.unit in units or codes.intersection(line.risk.items)
        ),
        budget=_money(here, framework.budget, codes, units),
        workforce=_money(here, framework.workforce, codes, units),
    )


def _money(
    here: Known, lines: tuple[Money, ...], codes: set[str], units: frozenset[str]
) -> tuple[Money, ...]:
    """Return the lines of the period shown: one that is told for another period would mislead."""
    return tuple(
        line
        for line in lines
        if line.period == here.picture.period and (line.unit in units or line.item in codes)
    )
