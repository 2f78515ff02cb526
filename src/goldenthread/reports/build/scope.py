"""What one service plan's report speaks of: its measures, items, risks, money and people."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.core.facts.lines import ItemLine, MeasureLine, Owner, RiskLine
from goldenthread.core.facts.organisation import Body, BodyKind, Council, Post, PostKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import OBJECTIVES, STEPS, BudgetLine, Plan, WorkforceLine
from goldenthread.core.facts.returns import Narrative, Section
from goldenthread.core.lines.choosing import by_reference, natural
from goldenthread.core.lines.whose import everything, of_plan, upwards
from goldenthread.core.thread.indexed import Indexed, indexed, owner, unit_title
from goldenthread.reports.words import listed

BOARDS = (BodyKind.EXECUTIVE, BodyKind.SCRUTINY, BodyKind.MANAGEMENT)
"""Bodies that read departmental reports; partnerships and the full council get others."""


class NoSuchPlan(ValueError):
    """The picture holds no plan of that code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A plan with everything that its report draws on, in the order it is reported."""

    picture: Picture
    index: Indexed
    council: Council
    plan: Plan
    owner: Owner | None
    measures: tuple[MeasureLine, ...]
    objectives: tuple[ItemLine, ...]
    milestones: tuple[ItemLine, ...]
    risks: tuple[RiskLine, ...]
    budget: tuple[BudgetLine, ...]
    workforce: tuple[WorkforceLine, ...]
    bodies: tuple[tuple[Body, str], ...]
    above: tuple[Post, ...] = ()

    @property
    def subject(self) -> str:
        """The service that the report is about."""
        return unit_title(self.index, self.plan.unit) if self.plan.unit else self.plan.title

    @property
    def owes(self) -> str:
        """The post that owes what is missing, to begin a sentence with."""
        return f"The {self.owner.title}" if self.owner else "The plan's owner, not yet named,"

    def told(self, section: Section) -> tuple[Narrative, ...]:
        """The paragraphs that officers wrote for a section, in order."""
        said = (n for n in self.picture.narrative if n.plan == self.plan.code)
        return tuple(sorted((n for n in said if n.section is section), key=lambda n: n.order))


def scope(picture: Picture, code: str) -> Scope:
    """Return what the report of a plan speaks of; raises NoSuchPlan."""
    index = indexed(picture.framework)
    plan = index.plans.get(code)
    if plan is None or not picture.framework.council:
        raise NoSuchPlan(f"There is no plan “{code}” in {picture.period.label}, or no council.")
    share = of_plan(everything(picture), code)
    measures = sorted(share.measures, key=_key_first)
    return Scope(
        picture=picture,
        index=index,
        council=picture.framework.council[0],
        plan=plan,
        owner=owner(index, plan.owner),
        measures=tuple(measures),
        objectives=_ordered(line for line in share.items if line.item.kind in OBJECTIVES),
        milestones=_ordered(line for line in share.items if line.item.kind in STEPS),
        risks=share.risks,
        budget=share.budget,
        workforce=share.workforce,
        bodies=_bodies(picture, index, plan, measures),
        above=_above(index, plan),
    )


def _above(index: Indexed, plan: Plan) -> tuple[Post, ...]:
    """The strategic directors of the plan's unit and of those above it, its owner left out."""
    units = {unit.code for unit in upwards(index, plan.unit)}
    return tuple(
        post
        for post in index.posts.values()
        if post.kind is PostKind.STRATEGIC_DIRECTOR
        and post.unit in units
        and post.code != plan.owner
    )


def _key_first(line: MeasureLine) -> tuple[object, ...]:
    return not line.measure.key_measure, by_reference(line)


def _ordered(lines: Iterable[ItemLine]) -> tuple[ItemLine, ...]:
    return tuple(sorted(lines, key=lambda line: (not line.item.key_item, natural(line.code))))


def _bodies(
    picture: Picture, index: Indexed, plan: Plan, measures: Iterable[MeasureLine]
) -> tuple[tuple[Body, str], ...]:
    """The boards that receive the report, each with what in its remit the report is about."""
    units = {unit.code: unit.title for unit in upwards(index, plan.unit)}
    priority = _main_priority(measures)
    found: dict[str, list[str]] = {}
    for remit in picture.framework.remits:
        why = priority.get(remit.item) or units.get(remit.unit)
        if why and not remit.ended:
            found.setdefault(remit.body, []).append(why)
    boards = [body for body in picture.framework.bodies if body.kind in BOARDS and not body.ended]
    return tuple((body, listed(found[body.code])) for body in boards if body.code in found)


def _main_priority(measures: Iterable[MeasureLine]) -> dict[str, str]:
    """The priority that most of the measures serve, with its title."""
    served = Counter(
        (line.priority.code, line.priority.title) for line in measures if line.priority
    )
    return dict(priority for priority, _ in served.most_common(1))
