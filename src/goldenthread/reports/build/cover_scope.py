"""What one body's cover report speaks of: its remit, and the papers that it covers."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.core.facts.lines import ItemLine, MeasureLine, RiskLine
from goldenthread.core.facts.organisation import Body, Council, Post, PostKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import STEPS, BudgetLine, Item, ItemKind, Plan
from goldenthread.core.facts.returns import Narrative, Section
from goldenthread.core.lines.choosing import by_reference
from goldenthread.core.lines.whose import everything, of_body, service_plans, upwards
from goldenthread.core.thread.indexed import Indexed, indexed
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
    to_hand: tuple[Report, ...]
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


def cover(
    picture: Picture, code: str, papers: Sequence[Report], to_hand: Sequence[Report] = ()
) -> Cover:
    """Return what the cover report of a body speaks of; raises NoSuchBody."""
    index = indexed(picture.framework)
    bodies = {body.code: body for body in picture.framework.bodies if not body.ended}
    if code not in bodies or not picture.framework.council:
        raise NoSuchBody(f"There is no body “{code}” in {picture.period.label}, or no council.")
    share = of_body(everything(picture), code)
    return Cover(
        picture=picture,
        index=index,
        council=picture.framework.council[0],
        body=bodies[code],
        papers=tuple(papers),
        to_hand=tuple(to_hand),
        priorities=tuple(i for i in index.items.values() if i.kind is ItemKind.PRIORITY),
        measures=tuple(sorted(share.measures, key=by_reference)),
        milestones=tuple(line for line in share.items if line.item.kind in STEPS),
        risks=share.risks,
        budget=share.budget,
        plans=service_plans(share),
    )


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
    over = (sitting[each.code] for each in upwards(index, unit) if each.code in sitting)
    return next(over, None)


def portfolios(found: Cover) -> tuple[str, ...]:
    """Return the portfolio holders who agreed the targets of what is reported."""
    codes = {line.code for line in found.measures}
    agreed = {row.agreed_by for row in found.picture.framework.targets if row.measure in codes}
    posts = (post for code, post in found.index.posts.items() if code in agreed)
    return tuple(post.title for post in posts if post.kind is PostKind.PORTFOLIO_HOLDER)
