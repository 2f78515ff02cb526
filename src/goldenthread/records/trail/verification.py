"""Verifying: every row and event is read as the database holds it and sealed again.

Rows are compared as text straight from the database, so that nothing is forgiven in the reading.
A break is the first place where what is held is not what was sealed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models

from goldenthread.core.facts.trail import Break, Verdict
from goldenthread.core.history.seal import BEGINNING, Content, seal
from goldenthread.core.progress import Progress, nothing
from goldenthread.records.trail.guards import unguarded
from goldenthread.records.trail.models import Event, Statement

Raw = dict[str, str | None]
"""A row as the database holds it: each column as text."""

EVENTS = Event._meta.db_table
BATCH = 2000
"""Rows fetched at a time: enough to be quick, few enough to hold."""


def verify(*, sealed: str = "", progress: Progress = nothing) -> Verdict:
    """Read everything kept and seal it again; say where the first break is, if there is one.

    `sealed` is a seal written down earlier, as on a report: history has been rewritten if no event
    bears it. `progress` is told how many rows have been read.
    """
    tables = tables_kept()
    total = sum(table._default_manager.count() for table in tables) + Event.objects.count()
    reader = _Reader(progress, total)
    broken, events = _events(reader, sealed)
    if broken is None:
        # Every table is read, so that the first break is the first in time.
        found = [one for table in tables if (one := _rows(reader, table, events))]
        broken = min(found, key=lambda one: one[0])[1] if found else _guards(tables)
    last = events[-1].seal if events else BEGINNING
    return Verdict(events=len(events), rows=reader.done - len(events), broken=broken, seal=last)


def tables_kept() -> tuple[type[Statement], ...]:
    """Every table of statements, in the order of the records."""
    return tuple(model for model in apps.get_models() if issubclass(model, Statement))


class _Reader:
    """Reads tables as text, in order, and tells how far it is."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.done, self._total, self._progress = 0, total, progress

    def read(self, model: type[models.Model]) -> Iterator[Raw]:
        """Every row of a table in order of its number."""
        fields = model._meta.concrete_fields
        with connection.chunked_cursor() as cursor:
            cursor.execute(_select(model))
            while rows := cursor.fetchmany(BATCH):
                for row in rows:
                    yield {
                        field.attname: _as_sealed(field, value)
                        for field, value in zip(fields, row, strict=True)
                    }
                self.done += len(rows)
                self._progress(self.done, self._total)


def _select(model: type[models.Model]) -> str:
    quote = connection.ops.quote_name
    columns = [f"CAST({quote(str(field.column))} AS TEXT)" for field in model._meta.concrete_fields]
    # Names of our own tables and columns, none of them from outside. The key is the table's, a
    # number: by its name alone PostgreSQL would sort by the text that is selected.
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    return f"SELECT {', '.join(columns)} FROM {table} ORDER BY {table}.{key}"  # noqa: S608  # as above


def _as_sealed(field: Any, text: str | None) -> str | None:
    """A column's text as it was sealed: SQLite keeps yes and no as 1 and 0, and nothing else is one."""
    if isinstance(field, models.BooleanField) and connection.vendor == "sqlite":
        return {"1": "true", "0": "false"}.get(str(text), f"neither yes nor no: {text}")
    return text


@dataclass(frozen=True, slots=True)
class _Sealed:
    """What an event says of the rows it brought."""

    number: int
    table: str
    first: int
    count: int
    last_seal: str
    seal: str


def _events(reader: _Reader, sealed: str) -> tuple[Break | None, list[_Sealed]]:
    events: list[_Sealed] = []
    previous = BEGINNING
    for raw in reader.read(Event):
        what = _wrong(raw, "number", len(events) + 1, previous)
        if what:
            return Break(table=EVENTS, row=len(events) + 1, what=what), events
        previous = str(raw["seal"])
        events.append(_event(raw))
    if sealed and sealed not in {event.seal for event in events}:
        what = f"no event bears the seal {sealed}: history was rewritten after it was written down"
        return Break(table=EVENTS, row=len(events), what=what), events
    return None, events


def _event(raw: Raw) -> _Sealed:
    return _Sealed(
        number=int(raw["number"] or 0),
        table=raw["table"] or "",
        first=int(raw["first"] or 0),
        count=int(raw["count"] or 0),
        last_seal=raw["last_seal"] or "",
        seal=raw["seal"] or "",
    )


def _wrong(raw: Raw, key: str, expected: int, previous: str) -> str:
    """What is wrong with the row that should be the next; blank if nothing is."""
    if not raw:
        return "it is missing: it was deleted"
    if raw[key] != str(expected):
        return f"row {raw[key]} stands in its place: a row was inserted, deleted or renumbered"
    content: Content = {name: text for name, text in raw.items() if name != "seal"}
    if seal(previous, content) != raw["seal"]:
        return "it is not as it was sealed: it was altered, or the seal of the row before it was"
    return ""


def _rows(
    reader: _Reader, table: type[Statement], events: Sequence[_Sealed]
) -> tuple[int, Break] | None:
    """The first break in a table, if there is one, with the number of the event it belongs to."""
    name, previous = table._meta.db_table, BEGINNING
    rows = reader.read(table)
    mine = [event for event in events if event.table == name]
    for number, (event, last) in enumerate(_due(mine), start=1):
        raw = next(rows, {})
        what = _wrong(raw, "id", number, previous)
        if not what and last and raw["seal"] != event.last_seal:
            what = f"it, or a row before it, is not what event {event.number} sealed"
        if what:
            return event.number, Break(table=name, row=number, what=what)
        previous = str(raw["seal"])
    return _beyond(name, next(rows, {}), len(events))


def _due(events: Iterable[_Sealed]) -> Iterator[tuple[_Sealed, bool]]:
    """The event of each row that should be there, in order, and whether the row is its last."""
    for event in events:
        for place in range(1, event.count + 1):
            yield event, place == event.count


def _beyond(name: str, raw: Raw, read: int) -> tuple[int, Break] | None:
    """A row that no event tells of. One of an event that came while we were reading is no break."""
    if not raw:
        return None
    event = str(raw["event_id"])
    if event.isdigit() and int(event) > read and Event.objects.filter(number=event).exists():
        return None
    row = str(raw["id"])
    what = f"row {row} was inserted: no event tells of it"
    return read + 1, Break(table=name, row=int(row) if row.isdigit() else 0, what=what)


def _guards(tables: Iterable[type[Statement]]) -> Break | None:
    """The first table that the database no longer guards, if there is one."""
    bare = unguarded([EVENTS, *(table._meta.db_table for table in tables)])
    what = "nothing is altered, but the database no longer refuses to change or delete its rows"
    return Break(table=bare[0], row=0, what=what) if bare else None
