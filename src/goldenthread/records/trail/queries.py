"""What is known, and what was known at any moment. Every answer is a plain value."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.trail import Event, Head
from goldenthread.core.history.seal import BEGINNING
from goldenthread.records.trail import models, rows
from goldenthread.records.trail.verification import verify

__all__ = [
    "EMPTY",
    "events",
    "facts_at",
    "head",
    "head_of",
    "moment",
    "rows_at",
    "said",
    "said_at",
    "settled",
    "verify",
    "wait",
]

F = TypeVar("F", bound=Fact)
EMPTY = Head(number=0, at=datetime.min.replace(tzinfo=UTC), seal=BEGINNING)
"""Where the trail stands before anything has happened."""

LOCK = 0x601D_7EAD
"""PostgreSQL's number for the lock that one writer at a time holds. SQLite has one writer anyway."""


def head(*, at: datetime | None = None) -> Head:
    """Where the trail stood at a moment; where it stands now if none is given. One query."""
    events = models.Event.objects.all()
    return _last(events if at is None else events.filter(at__lte=rows.as_moment(at)))


def head_of(
    tables: Collection[str], *, at: datetime | None = None, number: int | None = None
) -> Head:
    """The last event up to a moment, or up to a number, that brought rows to one of the tables.

    What they hold is as it was then: nothing else since has changed them. One query.
    """
    events = models.Event.objects.filter(table__in=tables)
    if number is not None:
        events = events.filter(number__lte=number)
    return _last(events if at is None else events.filter(at__lte=rows.as_moment(at)))


def _last(events: "QuerySet[models.Event]") -> Head:
    last = events.order_by("-number").values_list("number", "at", "seal").first()
    return EMPTY if last is None else Head(number=last[0], at=rows.moment(last[1]), seal=last[2])


def moment(now: datetime) -> datetime:
    """The moment to give an action: now, or the head's where the clock is behind it."""
    return max(now, head().at)


def wait() -> None:
    """Wait for any other writer to end. Until this transaction ends, nobody else writes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def settled(*, at: datetime, live: bool) -> datetime:
    """The moment to give what this transaction keeps, once any other writer has ended.

    That is `at`, however early: what was said to have happened before something else is for the
    trail to refuse. But a moment that was read from a clock just now (`live`) was read before the
    waiting: it is the trail's last where another writer has since put that later.
    """
    if not live:
        return at
    wait()
    return max(at, head().at)


def events(*, at: datetime | None = None, limit: int = 100, before: int = 0) -> tuple[Event, ...]:
    """What happened, newest first: up to `limit` events, those numbered below `before` if it is given."""
    found = models.Event.objects.order_by("-number").filter(number__lte=head(at=at).number)
    if before:
        found = found.filter(number__lt=before)
    return tuple(_event(row) for row in found[:limit])


def _event(row: models.Event) -> Event:
    return Event(
        number=row.number,
        at=rows.moment(row.at),
        by=row.by,
        what=row.what,
        reason=row.reason,
        table=row.table,
        first=row.first,
        count=row.count,
        seal=row.seal,
    )


def rows_at(
    model: type[models.Statement], number: int | None, **wanted: Any
) -> "QuerySet[models.Statement]":
    """The latest row of each key when the trail stood at an event, in order of row; None is now."""
    until = {} if number is None else {"event__lte": number}
    newer = model._default_manager.filter(supersedes=OuterRef("pk"), **until)
    kept = model._default_manager.filter(~Exists(newer), **until, **wanted)
    return kept.order_by("id")


def facts_at(
    model: type[models.Statement], kind: type[F], number: int | None, **wanted: Any
) -> tuple[F, ...]:
    """The facts known when the trail stood at an event; None is now.

    `wanted` narrows by columns as kept.
    """
    found = rows_at(model, number, **wanted).values_list(*rows.names(kind))
    return tuple(rows.fact(kind, values) for values in found)


def said(
    model: type[models.Statement], kind: type[F], number: int, **wanted: Any
) -> tuple[Said[F], ...]:
    """Everything said up to an event, superseded or not, in the order in which it was said."""
    found = model._default_manager.filter(event__lte=number, **wanted).order_by("id")
    return _said(kind, found)


def said_at(
    model: type[models.Statement], kind: type[F], number: int, **wanted: Any
) -> tuple[Said[F], ...]:
    """The facts known when the trail stood at an event, each with who said it, when and why."""
    return _said(kind, rows_at(model, number, **wanted))


def _said(kind: type[F], found: "QuerySet[Any]") -> tuple[Said[F], ...]:
    listed = found.values_list("id", "known_at", "said_by", "said_why", *rows.names(kind))
    return tuple(
        Said(
            fact=rows.fact(kind, values),
            at=rows.moment(at),
            by=by,
            reason=reason,
            number=number,
        )
        for number, at, by, reason, *values in listed
    )
