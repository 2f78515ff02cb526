"""Which money and people serve which objective: the lines of each service, and what stands alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import OBJECTIVES, BudgetLine, PlanKind, WorkforceLine
from goldenthread.core.lines.items import item_lines
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.lines.outline import Woven, beneath, woven
from goldenthread.core.thread.indexed import indexed, unit_title

NOWHERE = "No service plan"
Line = BudgetLine | WorkforceLine
T = TypeVar("T", BudgetLine, WorkforceLine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An objective with the money and people that serve it or anything beneath it, and its measures."""

    line: ItemLine
    budget: tuple[BudgetLine, ...]
    workforce: tuple[WorkforceLine, ...]
    measures: tuple[MeasureLine, ...]

    @property
    def served(self) -> bool:
        """Whether any money or people serve it."""
        return bool(self.budget or self.workforce)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service plan's money, people and objectives; or what belongs to none."""

    title: str
    budget: tuple[BudgetLine, ...]
    workforce: tuple[WorkforceLine, ...]
    objectives: tuple[Objective, ...]


def services(picture: Picture) -> tuple[Service, ...]:
    """Return the service plans in the framework's order, and last what belongs to none of them."""
    weave = woven(picture, item_lines(picture), measure_lines(picture))
    homes = _homes(picture)
    found = (_service(picture, weave, homes, plan) for plan in [*_plans(picture), ""])
    return tuple(each for each in found if each.title != NOWHERE or each.budget or each.workforce)


def _plans(picture: Picture) -> Iterator[str]:
    index = indexed(picture.framework)
    yield from (plan.code for plan in index.plans.values() if plan.kind is PlanKind.SERVICE)


def _homes(picture: Picture) -> Mapping[str, str]:
    """The service plan that each line belongs to: its unit's, else its objective's."""
    index = indexed(picture.framework)
    ours = set(_plans(picture))
    units = {index.plans[code].unit: code for code in ours if index.plans[code].unit}
    homes: dict[str, str] = {}
    lines: list[Line] = [*picture.framework.budget, *picture.framework.workforce]
    for line in lines:
        item = index.items.get(line.item)
        plan = item.plan if item and item.plan in ours else ""
        homes[line.code] = units.get(line.unit, plan)
    return homes


def _service(picture: Picture, weave: Woven, homes: Mapping[str, str], plan: str) -> Service:
    budget = tuple(
        line for line in _now(picture.framework.budget, picture) if homes[line.code] == plan
    )
    people = tuple(
        line for line in _now(picture.framework.workforce, picture) if homes[line.code] == plan
    )
    held = weave.index.plans.get(plan)
    title = (unit_title(weave.index, held.unit) if held.unit else held.title) if held else NOWHERE
    ours = (line for line in weave.items.values() if held and line.item.plan == plan)
    objectives = (line for line in ours if line.item.kind in OBJECTIVES)
    return Service(
        title=title,
        budget=budget,
        workforce=people,
        objectives=tuple(_objective(picture, weave, line) for line in objectives),
    )


def _now(lines: Sequence[T], picture: Picture) -> Iterator[T]:
    return (line for line in lines if line.period == picture.period)


def _objective(picture: Picture, weave: Woven, line: ItemLine) -> Objective:
    codes = {line.code, *beneath(weave, [line.code])}
    return Objective(
        line=line,
        budget=tuple(b for b in _now(picture.framework.budget, picture) if b.item in codes),
        workforce=tuple(w for w in _now(picture.framework.workforce, picture) if w.item in codes),
        measures=tuple(weave.measures[code] for code in weave.measures if code in codes),
    )


def unserved(found: Sequence[Service]) -> tuple[tuple[Service, Objective], ...]:
    """Return the objectives that no money and no people serve, each with its service."""
    return tuple((each, one) for each in found for one in each.objectives if not one.served)


def stray(
    found: Sequence[Service], known: Mapping[str, object]
) -> tuple[tuple[Service, Line], ...]:
    """Return the lines that name no objective, or none that is known, each with its service."""
    return tuple((each, line) for each in found for line in _lines(each) if line.item not in known)


def _lines(each: Service) -> list[Line]:
    return [*each.budget, *each.workforce]
