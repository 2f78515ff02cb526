"""Returns come in: what they would change, and changing it, with the ratings that follow."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Returns
from goldenthread.core.facts.trail import Applied
from goldenthread.core.history.differences import Difference, between_sheets
from goldenthread.core.progress import Progress, half, nothing
from goldenthread.flows.ratings import judge_again
from goldenthread.records.collection import actions, queries
from goldenthread.records.publishing import queries as publishing
from goldenthread.records.trail.queries import settled


class ReturnsError(ValueError):
    """Returns that speak of something the framework does not hold."""


def preview(*, returns: Returns, at: datetime | None = None) -> Mapping[str, Difference]:
    """What applying returns would change, by the name that each sheet has in `Returns`."""
    return between_sheets(queries.returns(at=at), returns)


@transaction.atomic(durable=True)
def apply(
    *, returns: Returns, by: str, at: datetime, reason: str, progress: Progress = nothing
) -> Applied:
    """Keep what returns change and judge again what they touch: all of it, or nothing.

    Repeating it changes nothing. Raises ReturnsError if they speak of something unknown, and
    TrailError if a key is given twice or `at` is earlier than what is kept already.
    """
    return keep(returns=returns, by=by, at=at, reason=reason, progress=progress)


@transaction.atomic(durable=True)
def submit(
    *, facts: Iterable[Fact], by: str, at: datetime, reason: str, live: bool = False
) -> Applied:
    """Keep single figures, progress or paragraphs, as a form gives them; otherwise as `apply`.

    With `live`, `at` is now, or the trail's last moment if another writer came in between.
    """
    moment = settled(at=at, live=live)
    return _keep(tuple(facts), by=by, at=moment, reason=reason, progress=nothing)


@transaction.atomic(savepoint=False)
def keep(
    *, returns: Returns, by: str, at: datetime, reason: str, progress: Progress = nothing
) -> Applied:
    """The same as `apply`, for a flow that has begun its own transaction."""
    facts = (*returns.figures, *returns.progress, *returns.risk_control, *returns.narrative)
    return _keep(facts, by=by, at=at, reason=reason, progress=progress)


def _keep(
    facts: tuple[Fact, ...], *, by: str, at: datetime, reason: str, progress: Progress
) -> Applied:
    history = publishing.framework()
    _known(facts, history)
    keeping, judging = half(progress, 0, len(facts)), half(progress, 1, len(facts))
    kept = actions.keep(facts=facts, by=by, at=at, reason=reason, progress=keeping)
    changed = [fact for one in kept for fact in one.appended]
    scores = judge_again(
        history=history, changed=changed, by=by, at=at, reason=reason, progress=judging
    )
    return Applied(sheets={one.sheet: one.counts for one in kept}, scores=scores)


def _known(facts: Iterable[Fact], framework: Framework) -> None:
    """Raise ReturnsError if a fact speaks of something that the framework never held."""
    sheets = {
        "measure": framework.measures,
        "item": framework.items,
        "mitigation": framework.mitigations,
        "plan": framework.plans,
        "place": framework.places,
    }
    held = {name: {row.key()[0] for row in rows} | {""} for name, rows in sheets.items()}
    for fact in facts:
        for name in fact.KEY:
            if name in held and getattr(fact, name) not in held[name]:
                raise ReturnsError(
                    f"{fact.SHEET}: there is no {name} {getattr(fact, name)}. "
                    "Add it to the framework, or mend the code."
                )
