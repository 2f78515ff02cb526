"""One writer at a time: a second one waits, so that numbers have no gap and seals no fork."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from goldenthread.records.trail.actions import tell
from goldenthread.records.trail.queries import LOCK, head
from tests.said import moment


def _look() -> None:
    tell(by="OD", at=moment(), reason="", what="looked")


def _wait_no_longer(store: BaseDatabaseWrapper) -> None:
    with transaction.atomic(), store.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '20ms'")
        _look()


def test_a_second_writer_waits_for_the_first(store: BaseDatabaseWrapper) -> None:
    if store.vendor == "sqlite":
        # It has one writer anyway, who must say so before reading what to follow on from.
        assert store.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        return
    other = store.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        with pytest.raises(DatabaseError, match="lock timeout"):
            _wait_no_longer(store)
    finally:
        other.close()
    assert head().number == 0
    _look()
    assert head().number == 1
