"""`goldenthread verify`, on both databases: all is well, or the first broken row and 1."""

from __future__ import annotations

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from goldenthread.cli.verify import command
from goldenthread.records.trail.guards import releases
from goldenthread.records.trail.queries import events, head
from tests.cli.keeping import run
from tests.said import say_everything
from tests.stores import store

__all__ = ["store"]


def test_all_is_well(store: BaseDatabaseWrapper) -> None:
    say_everything()
    done = run(command)
    assert done.exit_code == 0
    assert "29 rows and 28 events are as they were sealed.\n" in done.stdout
    assert done.stdout.endswith(f"Last seal: {head().seal}\n")


def test_the_first_broken_row_is_named(store: BaseDatabaseWrapper) -> None:
    say_everything()
    with store.cursor() as cursor:
        for sql in releases("collection_figure", store.vendor):
            cursor.execute(sql)
        cursor.execute("UPDATE collection_figure SET value = '99.9' WHERE id = 1")
    done = run(command)
    assert done.exit_code == 1
    assert "Error: collection_figure, row 1: it is not as it was sealed" in done.stderr


def test_a_seal_from_a_printed_report_is_looked_for(store: BaseDatabaseWrapper) -> None:
    say_everything()
    assert run(command, "--seal", events()[3].seal).exit_code == 0
    done = run(command, "--seal", "0" * 64)
    assert done.exit_code == 1
    assert "history was rewritten" in done.stderr


def test_a_store_that_is_not_set_up_is_not_verified(
    store: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'scores'")
    done = run(command)
    assert done.exit_code == 1
    assert "Run “goldenthread init”" in done.stderr
