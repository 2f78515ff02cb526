"""The picture: everything that a page or report of one period may say, as known at one moment.

What was known at an event never changes, so it is remembered in the process under that event's
seal, which stands for the whole history up to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from django.db.models import Max, Min

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.picture import Picture, Said
from goldenthread.core.facts.publishing import Issue
from goldenthread.core.facts.returns import Figure, ItemReturn, MitigationReturn, Narrative
from goldenthread.core.facts.scores import Override, Score
from goldenthread.core.facts.trail import Head
from goldenthread.core.history.validity import framework_on
from goldenthread.core.periods import Period
from goldenthread.records.collection import models as collection
from goldenthread.records.measures import models as measures
from goldenthread.records.people import models as people
from goldenthread.records.plans import models as plans
from goldenthread.records.publishing import models as publishing
from goldenthread.records.risks import models as risks
from goldenthread.records.scores import models as scores
from goldenthread.records.trail import queries as trail
from goldenthread.records.trail import rows
from goldenthread.records.trail.models import Statement

SHEETS: Mapping[str, type[Statement]] = MappingProxyType(
    {
        "council": people.Council,
        "units": people.Unit,
        "posts": people.Post,
        "places": people.Place,
        "plans": plans.Plan,
        "items": plans.Item,
        "bodies": people.Body,
        "remits": plans.Remit,
        "measures": measures.Measure,
        "components": measures.Component,
        "links": plans.Link,
        "sets": measures.MeasureSet,
        "members": measures.Membership,
        "rules": measures.RuleBand,
        "targets": measures.Target,
        "risks": risks.Risk,
        "mitigations": risks.Mitigation,
        "budget": plans.BudgetLine,
        "workforce": plans.WorkforceLine,
    }
)
"""Each sheet of a framework and the table that holds it."""

TABLES = tuple(model._meta.db_table for model in SHEETS.values())
"""The tables of a framework: it is as it was at the last event that brought rows to one of them."""

PICTURES = 16
"""Pictures given again as the very same value: by that, and not by all that is in them, is it known what
was worked out of them before (`core.remembered`). Without either, a page or a close starts over each time.
"""

T = TypeVar("T")
ByPeriod = Mapping[tuple[str, Period], T]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What was known at an event, whatever the period."""

    history: Framework
    figures: ByPeriod[Figure]
    scores: ByPeriod[Score]
    overrides: ByPeriod[Said[Override]]
    progress: ByPeriod[ItemReturn]
    risk_control: ByPeriod[MitigationReturn]
    narrative: tuple[Narrative, ...]
    known: ByPeriod[tuple[datetime, datetime]]


def picture(*, period: Period, at: datetime | None = None) -> Picture:
    """What was known at a moment, for a period; what is known now if no moment is given.

    With no moment given, `Picture.at` is the moment at which something last became known. One
    query if the same picture was asked for lately.
    """
    head = trail.head(at=at)
    return _picture(head, head.at if at is None else at, period)


def framework(*, at: datetime | None = None, on: date | None = None) -> Framework:
    """The framework as known at a moment: what was in force on a day, or every dated row."""
    history = _history(trail.head_of(TABLES, at=at))
    return history if on is None else framework_on(history, on)


def issues(*, at: datetime | None = None) -> tuple[Said[Issue], ...]:
    """Every report that went out, in order."""
    return trail.said(publishing.Issue, Issue, trail.head(at=at).number)


@lru_cache(maxsize=PICTURES)
def _picture(head: Head, at: datetime, period: Period) -> Picture:
    known = _known(head)
    return Picture(
        period=period,
        at=at,
        framework=framework_on(known.history, period.last_day),
        history=known.history,
        figures=known.figures,
        scores=known.scores,
        overrides=known.overrides,
        progress=known.progress,
        risk_control=known.risk_control,
        narrative=tuple(one for one in known.narrative if one.period == period),
        known=known.known,
    )


@lru_cache(maxsize=8)
def _history(head: Head) -> Framework:
    sheets: dict[str, Any] = {
        name: trail.facts_at(model, model.FACT, head.number) for name, model in SHEETS.items()
    }
    return Framework(**sheets)


@lru_cache(maxsize=8)
def _known(head: Head) -> _Known:
    number = head.number
    figures = trail.facts_at(collection.Figure, Figure, number, place="")
    rated = trail.facts_at(scores.Score, Score, number, place="")
    by_hand = trail.said_at(scores.Override, Override, number, place="")
    done = trail.facts_at(collection.ItemReturn, ItemReturn, number)
    controlled = trail.facts_at(collection.MitigationReturn, MitigationReturn, number)
    told = trail.facts_at(collection.Narrative, Narrative, number)
    return _Known(
        history=_history(trail.head_of(TABLES, number=number)),
        figures=_mapped(((f.measure, f.period), f) for f in figures),
        scores=_mapped(((s.measure, s.period), s) for s in rated),
        overrides=_mapped(
            ((o.fact.measure, o.fact.period), o) for o in by_hand if not o.fact.withdrawn
        ),
        progress=_mapped(((p.item, p.period), p) for p in done),
        risk_control=_mapped(((c.mitigation, c.period), c) for c in controlled),
        narrative=tuple(sorted(told, key=lambda n: (n.plan, n.section, n.order))),
        known=_moments(number),
    )


def _mapped(pairs: Iterable[tuple[tuple[str, Period], T]]) -> ByPeriod[T]:
    return MappingProxyType(dict(pairs))


def _moments(number: int) -> ByPeriod[tuple[datetime, datetime]]:
    """When each figure of the council's first and last became known."""
    kept = collection.Figure.objects.filter(event__lte=number, place="")
    found = kept.values_list("measure", "period").annotate(Min("known_at"), Max("known_at"))
    return _mapped(
        ((measure, rows.span(period)), (rows.moment(first), rows.moment(last)))
        for measure, period, first, last in found.order_by("measure", "period")
    )
