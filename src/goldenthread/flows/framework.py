"""The framework comes in: what it would change, and changing it."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from goldenthread.core.differences import Difference, between_sheets
from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.trail import Applied, Kept
from goldenthread.flows.ratings import judge_again
from goldenthread.flows.steps import Stretch
from goldenthread.records.measures import actions as measures
from goldenthread.records.people import actions as people
from goldenthread.records.plans import actions as plans
from goldenthread.records.publishing import queries as publishing
from goldenthread.records.risks import actions as risks
from goldenthread.records.trail.actions import Progress

KEEPERS: Mapping[Callable[..., tuple[Kept, ...]], tuple[str, ...]] = MappingProxyType(
    {
        people.keep: ("council", "units", "posts", "places", "bodies"),
        plans.keep: ("plans", "items", "remits", "links", "budget", "workforce"),
        measures.keep: ("measures", "components", "sets", "members", "targets", "rules"),
        risks.keep: ("risks", "mitigations"),
    }
)
"""Who keeps which sheets, in the order in which they are kept."""


def preview(*, framework: Framework, at: datetime | None = None) -> Mapping[str, Difference]:
    """What applying a framework would change, by the name that each sheet has in `Framework`.

    Sheets that say nothing are left out. What is held and not mentioned stays as it is.
    """
    return between_sheets(publishing.framework(at=at), framework)


@transaction.atomic(durable=True)
def apply(
    *, framework: Framework, by: str, at: datetime, reason: str, progress: Progress | None = None
) -> Applied:
    """Keep what a framework changes and judge again what it touches: all of it, or nothing.

    Repeating it changes nothing. Raises TrailError if a key is given twice, or if `at` is earlier
    than what is kept already.
    """
    return keep(framework=framework, by=by, at=at, reason=reason, progress=progress)


def keep(
    *, framework: Framework, by: str, at: datetime, reason: str, progress: Progress | None = None
) -> Applied:
    """The same as `apply`, for a flow that has begun its own transaction."""
    stretch = Stretch(progress, sum(len(getattr(framework, f.name)) for f in fields(framework)))
    kept: list[Kept] = []
    for keeper, sheets in KEEPERS.items():
        facts = _rows(framework, sheets)
        kept += keeper(facts=facts, by=by, at=at, reason=reason, progress=stretch.next(len(facts)))
    changed = [fact for one in kept for fact in one.appended]
    scores = judge_again(changed=changed, by=by, at=at, reason=reason, progress=stretch.rest())
    return Applied(sheets={one.sheet: one.counts for one in kept}, scores=scores)


def _rows(framework: Framework, sheets: tuple[str, ...]) -> list[Fact]:
    return [fact for name in sheets for fact in getattr(framework, name)]
