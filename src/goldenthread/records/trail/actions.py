"""The one way in: a row is appended, sealed to the row before it, and told in the trail."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.trail import Counts, Head, Kept
from goldenthread.core.history.seal import BEGINNING, chain, seal
from goldenthread.core.progress import Progress, nothing, part
from goldenthread.records.trail import models, queries, rows

BATCH = 500
NARROW = 400
"""Up to so many different values of a part of the key are asked for by name; beyond, all are read."""


class TrailError(ValueError):
    """What cannot be kept, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Who says something, when, why, and what they were doing."""

    by: str
    at: datetime
    reason: str
    what: str


@transaction.atomic
def append(
    *,
    model: type[models.Statement],
    facts: Sequence[Fact],
    saying: Saying,
    always: bool = False,
    progress: Progress = nothing,
) -> Kept:
    """Keep the facts that differ from what is held of the same key; say which did.

    All are kept or none. `always` keeps a fact even if it is held already. Raises TrailError if the
    moment is earlier than the trail's last, if nobody is named, or if a key is given twice.
    """
    return _append(model, facts, saying, always=always, progress=progress)


def _append(
    model: type[models.Statement],
    facts: Sequence[Fact],
    saying: Saying,
    *,
    always: bool = False,
    progress: Progress,
) -> Kept:
    head = _open(saying)
    keyed = _keyed(facts)
    held = _held(model, facts)
    found = [(fact, held.get(key, ABSENT)) for key, fact in keyed.items()]
    wanted = [(fact, number) for fact, (number, was) in found if always or was != fact]
    new = sum(number is None for _, number in wanted)
    if wanted:
        drafts = _drafts(model, wanted, saying, head)
        _event(saying, head, model._meta.db_table, drafts)
        _insert(model, drafts, progress)
    counts = Counts(new=new, changed=len(wanted) - new, same=len(facts) - len(wanted))
    return Kept(sheet=model.FACT.SHEET, counts=counts, appended=tuple(f for f, _ in wanted))


def _open(saying: Saying) -> Head:
    """Wait for any other writer, then say where the trail stands. Raises TrailError as `append` does."""
    queries.wait()
    head = queries.head()
    if not saying.by.strip():
        raise TrailError("Say who does this: a post, or “system”.")
    if rows.as_moment(saying.at) < rows.as_moment(head.at):
        raise TrailError(
            f"This is said to have happened at {saying.at:%d %B %Y %H:%M}, but something is "
            f"already kept as of {head.at:%d %B %Y %H:%M}. History is written in order."
        )
    return head


Key = tuple[Any, ...]
Draft = dict[str, Any]
"""A row as it will be kept, by column."""

Held = dict[Key, tuple[int | None, Fact | None]]
ABSENT = (None, None)
"""What stands for a key of which nothing is held."""


def _keyed(facts: Sequence[Fact]) -> dict[Key, Fact]:
    """The facts by their keys, in order. Raises TrailError if two have the same."""
    keyed: dict[Key, Fact] = {}
    for fact in facts:
        key = fact.key()
        if key in keyed:
            words = ", ".join(str(part) for part in key if part != "")
            raise TrailError(f"{fact.SHEET}: {words} is given twice.")
        keyed[key] = fact
    return keyed


def _held(model: type[models.Statement], facts: Sequence[Fact]) -> Held:
    """The latest row's number and fact of each key that the facts may have."""
    kind = model.FACT
    found = queries.rows_at(model, None, **_narrowed(kind, facts))
    listed = found.values_list("id", *rows.names(kind))
    pairs = ((number, rows.fact(kind, values)) for number, *values in listed.iterator(2000))
    return {fact.key(): (number, fact) for number, fact in pairs}


def _narrowed(kind: type[Fact], facts: Sequence[Fact]) -> dict[str, list[Any]]:
    """Which rows may have the facts' keys: a return of one period need not read all others."""
    wanted: dict[str, list[Any]] = {}
    for name in kind.KEY:
        values = {getattr(fact, name) for fact in facts}
        if len(values) <= NARROW:
            wanted[f"{name}__in"] = [rows.column(kind, name, value) for value in values]
    return wanted


@dataclass(frozen=True, slots=True)
class _Last:
    """A table's last row: its number and its seal."""

    number: int
    seal: str


def _last(model: type[models.Statement]) -> _Last:
    found = model._default_manager.order_by("-id").values_list("id", "seal").first()
    return _Last(*(found or (0, BEGINNING)))


def _drafts(
    model: type[models.Statement],
    wanted: Iterable[tuple[Fact, int | None]],
    saying: Saying,
    head: Head,
) -> list[Draft]:
    """Facts, each with the row that it supersedes, as they will be kept: sealed to one another."""
    last = _last(model)
    said = {
        "event_id": head.number + 1,
        "known_at": rows.as_moment(saying.at),
        "said_by": saying.by,
        "said_why": saying.reason,
    }
    drafts = [
        {**said, "id": number, "supersedes_id": superseded, **rows.columns(fact)}
        for number, (fact, superseded) in enumerate(wanted, start=last.number + 1)
    ]
    seals = list(chain(last.seal, map(rows.content, drafts)))
    for draft, one in zip(drafts, seals, strict=True):
        draft["seal"] = one
    return drafts


def _insert(model: type[Model], drafts: Sequence[Draft], progress: Progress) -> None:
    # In SQL, not through the model's own bulk_create: five times as quick for a year's figures.
    names = [str(field.attname) for field in model._meta.concrete_fields]
    sql, kept = _insertion(model, names), map(itemgetter(*names), drafts)
    done = 0
    with connection.cursor() as cursor:
        while batch := list(islice(kept, BATCH)):
            cursor.executemany(sql, batch)
            done += len(batch)
            progress(done, len(drafts))


def _insertion(model: type[Model], names: Sequence[str]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(name) for name in names)
    values = ", ".join(["%s"] * len(names))
    # Names of our own table and columns, none of them from outside.
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({values})"  # noqa: S608  # as above


def _event(saying: Saying, head: Head, table: str, drafts: Sequence[Draft]) -> None:
    told: Draft = {
        "number": head.number + 1,
        "at": rows.as_moment(saying.at),
        "by": saying.by,
        "what": saying.what,
        "reason": saying.reason,
        "table": table,
        "first": drafts[0]["id"] if drafts else 0,
        "count": len(drafts),
        "last_seal": drafts[-1]["seal"] if drafts else "",
    }
    _insert(models.Event, [{**told, "seal": seal(head.seal, rows.content(told))}], nothing)


@transaction.atomic
def tell(*, by: str, at: datetime, reason: str, what: str) -> None:
    """Leave an event that brought no rows, such as an account made. Raises TrailError as `append` does."""
    saying = Saying(by=by, at=at, reason=reason, what=what)
    _event(saying, _open(saying), "", ())


@transaction.atomic
def append_all(
    *,
    tables: Iterable[type[models.Statement]],
    facts: Sequence[Fact],
    saying: Saying,
    progress: Progress = nothing,
) -> tuple[Kept, ...]:
    """Keep facts of several kinds, each in the one of `tables` that holds its kind, in their order.

    Raises TypeError for a fact that none of them holds.
    """
    by_kind = {table.FACT: table for table in tables}
    if strangers := {type(fact).__name__ for fact in facts if type(fact) not in by_kind}:
        raise TypeError(f"Not kept here: {', '.join(sorted(strangers))}.")
    kept: list[Kept] = []
    done = 0
    for kind, table in by_kind.items():
        mine = [fact for fact in facts if type(fact) is kind]
        if mine:
            here = part(progress, done, len(facts))
            kept.append(_append(table, mine, saying, progress=here))
            done += len(mine)
    return tuple(kept)
