"""What one body's cover report speaks of: its remit, and the papers that it covers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.lines import ItemLine, MeasureLine, RiskLine
from goldenthread.core.facts.organisation import Body, Council, Post, PostKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import BudgetLine, Item, ItemKind, Plan, PlanKind
from goldenthread.core.facts.returns import Narrative, Section
from goldenthread.core.lines.choosing import by_reference
from goldenthread.core.lines.items import item_lines
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.lines.risks import risk_lines
from goldenthread.core.thread.indexed import Indexed, indexed
from goldenthread.core.thread.weave import priority_of
from goldenthread.reports.model import Report

TO_FILL_IN = "To fill in"
"""What a part begins with that no fact held here can answer: the reporting officer writes it."""


class NoSuchBody(ValueError):
    """The picture holds no body of that code, or no council."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A body with what lies in its remit, and the papers that go to it."""

    picture: Picture
    index: Indexed
    council: Council
    body: Body
    papers: tuple[Report, ...]
    priorities: tuple[Item, ...]
    measures: tuple[MeasureLine, ...]
    milestones: tuple[ItemLine, ...]
    risks: tuple[RiskLine, ...]
    budget: tuple[BudgetLine, ...]
    plans: tuple[Plan, ...]

    def told(self, section: Section) -> tuple[Narrative, ...]:
        """The paragraphs that officers wrote for a section, plan by plan."""
        codes = [plan.code for plan in self.plans]
        said = [n for n in self.picture.narrative if n.section is section and n.plan in codes]
        return tuple(sorted(said, key=lambda n: (codes.index(n.plan), n.order)))


@dataclass(frozen=True, slots=True)
class _Remit:
    """The codes of priorities and of units, those beneath included, that a body answers for."""

    items: frozenset[str]
    units: frozenset[str]

    def holds(self, unit: str, priority: Item | None) -> bool:
        return unit in self.units or (priority is not None and priority.code in self.items)


def cover(picture: Picture, code: str, papers: Sequence[Report]) -> Cover:
    """Return what the cover report of a body speaks of; raises NoSuchBody."""
    index = indexed(picture.framework)
    bodies = {body.code: body for body in picture.framework.bodies if not body.ended}
    if code not in bodies or not picture.framework.council:
        raise NoSuchBody(f"There is no body “{code}” in {picture.period.label}, or no council.")
    remit = _remit(picture, code)
    measures = [line for line in measure_lines(picture) if remit.holds(line.unit, line.priority)]
    items = [line for line in item_lines(picture) if remit.holds(line.unit, line.priority)]
    plans = _plans(index, items)
    return Cover(
        picture=picture,
        index=index,
        council=picture.framework.council[0],
        body=bodies[code],
        papers=tuple(papers),
        priorities=tuple(i for i in index.items.values() if i.kind is ItemKind.PRIORITY),
        measures=tuple(sorted(measures, key=by_reference)),
        milestones=tuple(line for line in items if line.item.kind is ItemKind.MILESTONE),
        risks=tuple(_risks(picture, index, remit)),
        budget=tuple(_budget(picture, plans, items)),
        plans=plans,
    )


def _remit(picture: Picture, code: str) -> _Remit:
    rows = [row for row in picture.framework.remits if row.body == code and not row.ended]
    units = {row.unit for row in rows if row.unit}
    for _ in picture.framework.units:
        units |= {unit.code for unit in picture.framework.units if unit.parent in units}
    return _Remit(frozenset(row.item for row in rows if row.item), frozenset(units))


def _plans(index: Indexed, items: Iterable[ItemLine]) -> tuple[Plan, ...]:
    """The service plans that promise something in the remit, in the framework's order."""
    codes = {line.item.plan for line in items}
    service = (plan for plan in index.plans.values() if plan.kind is PlanKind.SERVICE)
    return tuple(plan for plan in service if plan.code in codes)


def _risks(picture: Picture, index: Indexed, remit: _Remit) -> Iterator[RiskLine]:
    for line in risk_lines(picture):
        served = (priority_of(index, item) for item in line.risk.items)
        if any(remit.holds(line.risk.unit, priority) for priority in (None, *served)):
            yield line


def _budget(
    picture: Picture, plans: Iterable[Plan], items: Iterable[ItemLine]
) -> Iterator[BudgetLine]:
    units, codes = {plan.unit for plan in plans if plan.unit}, {line.code for line in items}
    for line in picture.framework.budget:
        if line.period == picture.period and (line.item in codes or line.unit in units):
            yield line


def officer(found: Cover) -> str:
    """Return the post that reports: the one director over all of it, else the chief executive."""
    over = {_director(found.index, line.unit) for line in found.measures}
    directors = [post for post in over if post is not None]
    if len(over) == len(directors) == 1:
        return directors[0].title
    posts = found.index.posts.values()
    chief = [post.title for post in posts if post.kind is PostKind.CHIEF_EXECUTIVE]
    return chief[0] if chief else f"{TO_FILL_IN}: the post of the reporting officer"


def _director(index: Indexed, unit: str) -> Post | None:
    """The strategic director of a unit, or of the nearest one above it that has one."""
    sitting = {
        post.unit: post
        for post in index.posts.values()
        if post.kind is PostKind.STRATEGIC_DIRECTOR and post.unit
    }
    seen = set[str]()
    while unit in index.units and unit not in seen:
        if unit in sitting:
            return sitting[unit]
        seen.add(unit)
        unit = index.units[unit].parent
    return None


def portfolios(found: Cover) -> tuple[str, ...]:
    """Return the portfolio holders who agreed the targets of what is reported."""
    codes = {line.code for line in found.measures}
    agreed = {row.agreed_by for row in found.picture.framework.targets if row.measure in codes}
    posts = (post for code, post in found.index.posts.items() if code in agreed)
    return tuple(post.title for post in posts if post.kind is PostKind.PORTFOLIO_HOLDER)
