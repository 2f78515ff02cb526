"""The database itself refuses to change or delete what has been said."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from goldenthread.core.facts.trail import Break
from goldenthread.records.trail.guards import (
    REFUSAL,
    RoleError,
    guarded,
    hold_to_adding,
    releases,
    unguarded,
)
from goldenthread.records.trail.models import Event
from goldenthread.records.trail.verification import tables_kept, verify
from tests.said import say_everything

KEPT = [Event._meta.db_table, *(model._meta.db_table for model in tables_kept())]


def _refused(sql: str) -> str:
    with (
        pytest.raises(DatabaseError) as refusal,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    return str(refusal.value)


def test_every_table_of_the_records_is_guarded() -> None:
    ours = [m for m in apps.get_models() if m.__module__.startswith("goldenthread.records.")]
    assert {model._meta.db_table for model in ours} == set(KEPT)


def test_nothing_said_can_be_changed_or_deleted(store: BaseDatabaseWrapper) -> None:
    say_everything()
    for table in KEPT:
        for sql in (f'UPDATE "{table}" SET seal = seal', f'DELETE FROM "{table}"'):
            assert f"{table}: {REFUSAL}" in _refused(sql)


def test_postgresql_refuses_to_empty_a_table(store: BaseDatabaseWrapper) -> None:
    if store.vendor == "sqlite":
        assert "syntax error" in _refused('TRUNCATE "trail_event"')
        return
    for table in KEPT:
        assert f"{table}: {REFUSAL}" in _refused(f'TRUNCATE "{table}" CASCADE')


def test_a_lost_guard_is_noticed(store: BaseDatabaseWrapper) -> None:
    say_everything()
    assert unguarded(KEPT) == []
    with connection.cursor() as cursor:
        for sql in releases("risks_risk", store.vendor):
            cursor.execute(sql)
    assert unguarded(KEPT) == ["risks_risk"]
    what = "nothing is altered, but the database no longer refuses to change or delete its rows"
    assert verify().broken == Break(table="risks_risk", row=0, what=what)


def test_a_guard_can_be_put_on_and_taken_off(store: BaseDatabaseWrapper) -> None:
    step: Any = guarded("risks_risk")
    editor = _Editor(store)
    step.reverse_code(None, editor)
    assert unguarded(["risks_risk"]) == ["risks_risk"]
    step.code(None, editor)
    assert unguarded(["risks_risk"]) == []


class _Editor:
    """As much of a schema editor as a step of a migration uses; SQLite's own wants no transaction."""

    def __init__(self, store: BaseDatabaseWrapper) -> None:
        self.connection = store

    def execute(self, sql: str, params: None) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)


def test_a_role_may_add_and_never_change_or_delete(store: BaseDatabaseWrapper) -> None:
    if store.vendor == "sqlite":
        with pytest.raises(RoleError, match="SQLite has no roles"):
            hold_to_adding("pages")
        return
    with connection.cursor() as cursor:
        cursor.execute('CREATE ROLE "the ""pages"""')
        cursor.execute('GRANT ALL ON ALL TABLES IN SCHEMA public TO "the ""pages"""')
        hold_to_adding('the "pages"')
        cursor.execute('SET LOCAL ROLE "the ""pages"""')
    say_everything()
    assert verify().broken is None
    for table in KEPT:
        for sql in (f'UPDATE "{table}" SET seal = seal', f'DELETE FROM "{table}"'):
            assert f"permission denied for table {table}" in _refused(sql)
    assert "must be owner" in _refused(f'DROP TRIGGER "{KEPT[0]}_kept" ON "{KEPT[0]}"')
    assert "must be owner" in _refused(f'DROP TABLE "{KEPT[0]}" CASCADE')


@pytest.mark.parametrize(("role", "why"), [("postgres", "may do all"), ("nobody", "has no role")])
def test_an_owner_or_nobody_cannot_be_held(store: BaseDatabaseWrapper, role: str, why: str) -> None:
    with pytest.raises(RoleError, match="SQLite" if store.vendor == "sqlite" else why):
        hold_to_adding(role)


@pytest.mark.django_db
def test_migrations_say_all_that_the_models_say() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
