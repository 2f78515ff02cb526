"""The one way in: a row is appended, sealed to the row before it, and told in the trail."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.trail import Counts, Head, Kept
from goldenthread.core.history.seal import BEGINNING, chain, seal
from goldenthread.core.progress import Progress, nothing, part
from goldenthread.records.trail import models, queries, rows

BATCH = 500
NARROW = 400
"""Up to so many different values of a part of the key are asked for by name; beyond, all are read."""

LOCK = 0x601D_7EAD
"""PostgreSQL's number for the lock that one writer at a time holds. SQLite has one writer anyway."""


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
    head = _open(saying)
    held = _held(model, facts, head)
    wanted = [f for f in _once(facts) if always or held.get(f.key(), (0, None))[1] != f]
    new = sum(fact.key() not in held for fact in wanted)
    if wanted:
        drafts, seals = _drafts(model, wanted, held, saying, head)
        _event(saying, head, model._meta.db_table, drafts[0]["id"], seals)
        _insert(model, drafts, seals, progress)
    counts = Counts(new=new, changed=len(wanted) - new, same=len(facts) - len(wanted))
    return Kept(sheet=model.FACT.SHEET, counts=counts, appended=tuple(wanted))


def _open(saying: Saying) -> Head:
    """Wait for any other writer, then say where the trail stands. Raises TrailError as `append` does."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    head = queries.head()
    if not saying.by.strip():
        raise TrailError("Say who does this: a post, or “system”.")
    if rows.as_moment(saying.at) < rows.as_moment(head.at):
        raise TrailError(
            f"This is said to have happened at {saying.at:%d %B %Y %H:%M:%S.%f}, but something is "
            f"already kept as of {head.at:%d %B %Y %H:%M:%S.%f}. History is written in order."
        )
    return head


def _once(facts: Sequence[Fact]) -> Sequence[Fact]:
    keys: set[tuple[Any, ...]] = set()
    for fact in facts:
        if fact.key() in keys:
            words = ", ".join(str(part) for part in fact.key() if part != "")
            raise TrailError(f"{fact.SHEET}: {words} is given twice.")
        keys.add(fact.key())
    return facts


Held = dict[tuple[Any, ...], tuple[int, Fact]]


def _held(model: type[models.Statement], facts: Sequence[Fact], head: Head) -> Held:
    """The latest row's number and fact of each key that the facts may have."""
    kind = model.FACT
    found = queries.rows_at(model, head.number, **_narrowed(kind, facts))
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
    facts: Sequence[Fact],
    held: Held,
    saying: Saying,
    head: Head,
) -> tuple[Sequence[dict[str, Any]], Sequence[str]]:
    """The rows as they will be kept, and their seals."""
    last = _last(model)
    said = {
        "event_id": head.number + 1,
        "known_at": rows.as_moment(saying.at),
        "said_by": saying.by,
        "said_why": saying.reason,
    }
    drafts = [
        {**said, "id": number, "supersedes_id": _before(held, fact), **rows.columns(fact)}
        for number, fact in enumerate(facts, start=last.number + 1)
    ]
    return drafts, list(chain(last.seal, (rows.content(draft) for draft in drafts)))


def _before(held: Held, fact: Fact) -> int | None:
    """The number of the row that the fact's own supersedes, if there is one."""
    found = held.get(fact.key())
    return found[0] if found else None


def _insert(
    model: type[models.Statement],
    drafts: Sequence[dict[str, Any]],
    seals: Sequence[str],
    progress: Progress,
) -> None:
    # In SQL, not through the model's own bulk_create: five times as quick for a year's figures.
    names = [str(field.attname) for field in model._meta.concrete_fields]
    sql = _insertion(model, names)
    made = ({**draft, "seal": one} for draft, one in zip(drafts, seals, strict=True))
    kept = ([_prepared(row[name]) for name in names] for row in made)
    done = 0
    with connection.cursor() as cursor:
        while batch := list(islice(kept, BATCH)):
            cursor.executemany(sql, batch)
            done += len(batch)
            progress(done, len(drafts))


def _insertion(model: type[models.Statement], names: Sequence[str]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(name) for name in names)
    values = ", ".join(["%s"] * len(names))
    # Names of our own table and columns, none of them from outside.
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({values})"  # noqa: S608  # as above


def _prepared(value: Any) -> Any:
    """A kept value as either database takes it: SQLite keeps a day as its text."""
    return value.isoformat() if isinstance(value, date) else value


def _event(saying: Saying, head: Head, table: str, first: int, seals: Sequence[str]) -> None:
    told: dict[str, Any] = {
        "number": head.number + 1,
        "at": rows.as_moment(saying.at),
        "by": saying.by,
        "what": saying.what,
        "reason": saying.reason,
        "table": table,
        "first": first,
        "count": len(seals),
        "last_seal": seals[-1] if seals else "",
    }
    models.Event.objects.create(seal=seal(head.seal, rows.content(told)), **told)


@transaction.atomic
def tell(*, by: str, at: datetime, reason: str, what: str) -> None:
    """Leave an event that brought no rows, such as an account made. Raises TrailError as `append` does."""
    saying = Saying(by=by, at=at, reason=reason, what=what)
    _event(saying, _open(saying), "", 0, ())


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
            kept.append(append(model=table, facts=mine, saying=saying, progress=here))
            done += len(mine)
    return tuple(kept)
