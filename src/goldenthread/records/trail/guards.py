"""Guards: the database itself refuses to change or delete what has been said.

A migration that makes a table of statements ends with `guarded(table)`. A later migration that
makes the table anew (as SQLite does for some changes of columns) must end with it too;
`goldenthread verify` and a test look whether every table has its guards.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "what has been said is never changed or deleted; say it anew"

FUNCTION = f"""
CREATE OR REPLACE FUNCTION goldenthread_refuse() RETURNS trigger LANGUAGE plpgsql AS $refuse$
BEGIN RAISE EXCEPTION '%: {REFUSAL}', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $refuse$
"""


def guarded(table: str) -> migrations.RunPython:
    """The step of a migration that guards a table; undone, it takes the guards away."""

    def protect(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in guards(table, editor.connection.vendor):
            editor.execute(statement, params=None)

    def release(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in releases(table, editor.connection.vendor):
            editor.execute(statement, params=None)

    return migrations.RunPython(protect, release)


def guards(table: str, vendor: str) -> tuple[str, ...]:
    """The SQL that guards a table."""
    if vendor == "postgresql":
        # By statement, so that one that touches no row is refused too.
        return (
            FUNCTION,
            (
                f'CREATE TRIGGER "{table}_kept" BEFORE UPDATE OR DELETE OR TRUNCATE '
                f'ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION goldenthread_refuse()'
            ),
        )
    return tuple(
        f'CREATE TRIGGER "{table}_kept_from_{verb}" BEFORE {verb.upper()} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table}: {REFUSAL}'); END"
        for verb in ("update", "delete")
    )


def releases(table: str, vendor: str) -> tuple[str, ...]:
    """The SQL that takes a table's guards away."""
    if vendor == "postgresql":
        return (f'DROP TRIGGER IF EXISTS "{table}_kept" ON "{table}"',)
    return tuple(
        f'DROP TRIGGER IF EXISTS "{table}_kept_from_{verb}"' for verb in ("update", "delete")
    )


class RoleError(ValueError):
    """A role that cannot be held to adding, and why."""


def hold_to_adding(role: str) -> None:
    """Let a role of the database read and add to what has been said, and never change or delete it.

    In every other table, such as that of accounts, it may do what the pages need. Only PostgreSQL
    has roles. Raises RoleError if there is no such role, or if it owns the tables, for what an
    owner may do cannot be taken away.
    """
    if connection.vendor != "postgresql":
        raise RoleError("SQLite has no roles: its triggers alone guard what has been said.")
    with connection.cursor() as cursor:
        cursor.execute(ROLE, [role])
        found = cursor.fetchone()
        if found is None:
            raise RoleError(f"The database has no role “{role}”. Make it first: CREATE ROLE.")
        schema, owns = found
        if owns:
            raise RoleError(
                f"The role “{role}” may do all that the owner of the tables may, so nothing can be "
                "refused it. Give another, and run this as the owner."
            )
        for statement in _grants(_quoted(role), _quoted(schema)):
            cursor.execute(statement)


ROLE = """
SELECT current_schema(), rolsuper OR pg_has_role(rolname, current_user, 'MEMBER')
FROM pg_roles WHERE rolname = %s
"""


def _grants(role: str, schema: str) -> Iterator[str]:
    kept = {
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("goldenthread.records.")
    }
    yield f"GRANT USAGE ON SCHEMA {schema} TO {role}"
    # Judging again fills tables of its own, which are gone when it ends.
    yield f"GRANT TEMPORARY ON DATABASE {_quoted(str(connection.settings_dict['NAME']))} TO {role}"
    for table in connection.introspection.table_names():
        rights = "SELECT, INSERT" if table in kept else "SELECT, INSERT, UPDATE, DELETE"
        yield f"REVOKE ALL ON {_quoted(table)} FROM {role}"
        yield f"GRANT {rights} ON {_quoted(table)} TO {role}"


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def unguarded(tables: Iterable[str]) -> list[str]:
    """Which of the tables lack a guard."""
    found = _triggers()
    on_server = connection.vendor == "postgresql"
    ends = ["_kept"] if on_server else ["_kept_from_update", "_kept_from_delete"]
    return [table for table in tables if not {table + end for end in ends} <= found]


def _triggers() -> set[str]:
    listed = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        # A guard that has been switched off is none.
        listed = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
    with connection.cursor() as cursor:
        cursor.execute(listed)
        return {name for (name,) in cursor.fetchall()}
