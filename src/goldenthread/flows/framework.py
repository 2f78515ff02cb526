"""The framework comes in: what it would change, and changing it."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.trail import Applied, Kept
from goldenthread.core.history.differences import Difference, between_sheets
from goldenthread.core.progress import Progress, half, nothing, part
from goldenthread.flows.ratings import judge_again
from goldenthread.records.measures import actions as measures
from goldenthread.records.people import actions as people
from goldenthread.records.plans import actions as plans
from goldenthread.records.publishing import queries as publishing
from goldenthread.records.risks import actions as risks

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
    *, framework: Framework, by: str, at: datetime, reason: str, progress: Progress = nothing
) -> Applied:
    """Keep what a framework changes and judge again what it touches: all of it, or nothing.

    Repeating it changes nothing. Raises TrailError if a key is given twice, or if `at` is earlier
    than what is kept already.
    """
    return keep(framework=framework, by=by, at=at, reason=reason, progress=progress)


@transaction.atomic(savepoint=False)
def keep(
    *, framework: Framework, by: str, at: datetime, reason: str, progress: Progress = nothing
) -> Applied:
    """The same as `apply`, for a flow that has begun its own transaction."""
    rows = sum(len(getattr(framework, sheet.name)) for sheet in fields(framework))
    keeping, judging = half(progress, 0, rows), half(progress, 1, rows)
    kept: list[Kept] = []
    done = 0
    for keeper, sheets in KEEPERS.items():
        facts = [fact for name in sheets for fact in getattr(framework, name)]
        here = part(keeping, done, rows)
        kept += keeper(facts=facts, by=by, at=at, reason=reason, progress=here)
        done += len(facts)
    changed = [fact for one in kept for fact in one.appended]
    history = publishing.framework()
    scores = judge_again(
        history=history, changed=changed, by=by, at=at, reason=reason, progress=judging
    )
    return Applied(sheets={one.sheet: one.counts for one in kept}, scores=scores)
