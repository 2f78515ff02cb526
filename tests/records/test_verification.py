"""Whoever alters history, whatever they take the trouble to mend, is found at the first broken row."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from goldenthread.core.facts.measures import Target
from goldenthread.core.facts.trail import Break, Verdict
from goldenthread.core.history.seal import BEGINNING, seal
from goldenthread.records.measures import actions as measures
from goldenthread.records.trail.actions import tell
from goldenthread.records.trail.guards import guards, releases
from goldenthread.records.trail.models import Event
from goldenthread.records.trail.queries import events, head, verify
from goldenthread.records.trail.verification import _beyond, tables_kept
from tests.said import Q1, Q2, YEAR, moment, say_everything

TABLES = [Event._meta.db_table, *(table._meta.db_table for table in tables_kept())]


def _run(*statements: str) -> None:
    """Do something as the database's owner may: with the guards off and on again."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in TABLES:
            for sql in releases(table, connection.vendor):
                cursor.execute(sql)
        for sql in statements:
            cursor.execute(sql)
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            for sql in guards(table, connection.vendor):
                cursor.execute(sql)


def _targets() -> None:
    """Seven rows of one table, brought by three events."""
    say_everything()
    for days, wanted in ((1, "86"), (2, "87")):
        facts = [Target(measure="M1", period=p, wanted=wanted) for p in (YEAR, Q1, Q2)]
        measures.keep(facts=facts, by="PH", at=moment(days), reason="agreed")
        tell(by="PH", at=moment(days), reason="to see", what="looked")


def _broken() -> tuple[str, int]:
    broken = verify().broken
    assert broken is not None
    return broken.table, broken.row


@pytest.fixture
def kept(store: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    """Return the database, with seven targets in it."""
    _targets()
    assert verify().broken is None
    return store


def test_an_empty_store_holds(store: BaseDatabaseWrapper) -> None:
    assert verify() == Verdict(events=0, rows=0, broken=None, seal=BEGINNING)


def test_what_was_left_alone_holds(kept: BaseDatabaseWrapper) -> None:
    told: list[tuple[int, int]] = []
    verdict = verify(progress=lambda done, total: told.append((done, total)))
    assert verdict == Verdict(events=head().number, rows=35, broken=None, seal=head().seal)
    assert told[-1] == (verdict.rows + verdict.events, verdict.rows + verdict.events)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


COLUMNS = [
    "wanted = '99'",
    "wanted = ''",
    "amber = '80'",
    "place = 'W1'",
    "period = '2027-07-01/2027-10-01 quarter financial'",
    "agreed_on = '2026-01-01'",
    "known_at = '2026-07-01T09:00:00.000002Z'",
    "said_by = 'XX'",
    "said_why = 'other'",
    "event_id = event_id - 1",
    "seal = 'x'",
]


@pytest.mark.parametrize("change", COLUMNS)
def test_an_altered_row_is_named(kept: BaseDatabaseWrapper, change: str) -> None:
    _run(f"UPDATE measures_target SET {change} WHERE id = 3")
    assert _broken() == ("measures_target", 3)


def test_an_altered_flag_is_named(kept: BaseDatabaseWrapper) -> None:
    _run("UPDATE people_unit SET ended = (1 = 1) WHERE id = 1")
    assert _broken() == ("people_unit", 1)


def test_sqlite_knows_yes_and_no_by_one_and_nought(store: BaseDatabaseWrapper) -> None:
    say_everything()
    if store.vendor == "sqlite":
        _run("UPDATE people_unit SET ended = 'false' WHERE id = 1")
        assert _broken() == ("people_unit", 1)
    else:
        assert verify().broken is None


@pytest.mark.parametrize("row", [5, 6])
def test_a_deleted_row_is_named(kept: BaseDatabaseWrapper, row: int) -> None:
    _run(f"DELETE FROM measures_target WHERE id = {row}")
    what = f"row {row + 1} stands in its place: a row was inserted, deleted or renumbered"
    assert verify().broken == Break(table="measures_target", row=row, what=what)


def test_the_last_row_deleted_is_named(kept: BaseDatabaseWrapper) -> None:
    _run("DELETE FROM measures_target WHERE id = 7")
    what = "it is missing: it was deleted"
    assert verify().broken == Break(table="measures_target", row=7, what=what)


def test_a_deleted_row_with_the_rest_moved_up_is_named(kept: BaseDatabaseWrapper) -> None:
    _run(
        "DELETE FROM people_place WHERE id = 1",
        "UPDATE trail_event SET count = 0 WHERE \"table\" = 'people_place'",
    )
    assert _broken()[0] == "trail_event"


def test_an_inserted_row_is_named(kept: BaseDatabaseWrapper) -> None:
    _run(_copied("measures_target", {"id": "8", "place": "'W9'", "supersedes_id": "NULL"}))
    what = "row 8 was inserted: no event tells of it"
    assert verify().broken == Break(table="measures_target", row=8, what=what)


def test_a_row_inserted_before_all_others_is_named(kept: BaseDatabaseWrapper) -> None:
    _run(_copied("measures_target", {"id": "-3", "place": "'W9'", "supersedes_id": "NULL"}))
    what = "row -3 stands in its place: a row was inserted, deleted or renumbered"
    assert verify().broken == Break(table="measures_target", row=1, what=what)


def _copied(table: str, instead: dict[str, str]) -> str:
    """Insert a copy of a table's first row with some values in place of its own."""
    model = next(t for t in tables_kept() if t._meta.db_table == table)
    names = [str(field.column) for field in model._meta.concrete_fields]
    into = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(instead.get(name, f'"{name}"') for name in names)
    return f'INSERT INTO "{table}" ({into}) SELECT {values} FROM "{table}" WHERE id = 1'


def test_rows_that_changed_places_are_named(kept: BaseDatabaseWrapper) -> None:
    _run(
        "UPDATE measures_target SET said_why = 'x' || id WHERE id IN (3, 4)",
        *(
            f"UPDATE measures_target SET wanted = '{wanted}' WHERE id = {row}"
            for row, wanted in ((3, "87"), (4, "86"))
        ),
    )
    assert _broken() == ("measures_target", 3)


def _resealed(table: str, row: int, change: dict[str, Any]) -> None:
    """Alter a row and seal it, and every row after it, as if it had always been so."""
    model = next(t for t in tables_kept() if t._meta.db_table == table)
    names = [field.attname for field in model._meta.concrete_fields]
    _run(
        *(
            f"UPDATE {table} SET {name} = '{value}' WHERE id = {row}"
            for name, value in change.items()
        )
    )
    previous, updates = BEGINNING, []
    for kept in model._default_manager.order_by("id").values(*names):
        content = {n: None if v is None else str(v) for n, v in kept.items() if n != "seal"}
        previous = seal(previous, content)
        updates.append(f"UPDATE {table} SET seal = '{previous}' WHERE id = {kept['id']}")
    _run(*updates)


def test_a_row_sealed_again_with_all_after_it_is_found_by_its_event(
    kept: BaseDatabaseWrapper,
) -> None:
    _resealed("measures_target", 2, {"wanted": "99"})
    what = f"it, or a row before it, is not what event {events()[3].number} sealed"
    assert verify().broken == Break(table="measures_target", row=4, what=what)


@pytest.mark.parametrize(
    "change", ["by = 'XX'", "count = count + 1", "last_seal = 'x'", "what = ''"]
)
def test_an_altered_event_is_named(kept: BaseDatabaseWrapper, change: str) -> None:
    _run(f"UPDATE trail_event SET {change} WHERE number = 5")
    assert _broken() == ("trail_event", 5)


def test_a_deleted_event_is_named(kept: BaseDatabaseWrapper) -> None:
    _run(
        "UPDATE trail_event SET number = 1000 WHERE number = (SELECT MAX(number) FROM trail_event)"
    )
    assert _broken()[0] == "trail_event"


def test_a_seal_written_down_earlier_proves_what_came_before(kept: BaseDatabaseWrapper) -> None:
    printed = events()[3].seal
    assert verify(sealed=printed).broken is None
    broken = verify(sealed="f" * 64).broken
    assert broken is not None
    assert broken.what.startswith("no event bears the seal ffff")


def test_the_first_break_in_time_is_named(kept: BaseDatabaseWrapper) -> None:
    _run(
        "UPDATE measures_target SET wanted = '1' WHERE id = 6",
        "UPDATE scores_score SET label = 'x' WHERE id = 1",
    )
    assert _broken() == ("scores_score", 1)


def test_a_row_that_came_while_reading_is_no_break(kept: BaseDatabaseWrapper) -> None:
    raw: dict[str, str | None] = {"id": "8", "event_id": str(head().number)}
    assert _beyond("measures_target", raw, head().number - 1) is None
    assert _beyond("measures_target", raw, head().number) is not None
    odd: dict[str, str | None] = {"id": "x", "event_id": "y"}
    found = _beyond("measures_target", odd, 1)
    assert found is not None
    assert found[1].row == 0
