"""Both databases for one test: whatever is kept must be kept the same on each.

A test that asks for `store` runs twice, once on SQLite and once on PostgreSQL, whose address is in
TEST_POSTGRES_URL; `tools/with_postgres.py` starts one. Without it the second run fails. A test that
needs more processes than its own asks for `apart`: a store of its own that they can all open.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from goldenthread.config.environment import database

URL = os.environ.get("TEST_POSTGRES_URL", "")
ADVICE = "TEST_POSTGRES_URL names no PostgreSQL; run: python tools/with_postgres.py pytest …"

if URL and "postgres" not in settings.DATABASES:
    settings.DATABASES["postgres"] = {**database(URL, Path()), "CONN_MAX_AGE": 0}
    connections.configure_settings(settings.DATABASES)  # fills in what the address does not say

BOTH = ["default", "postgres"] if URL else ["default"]


@pytest.fixture(
    params=[
        pytest.param("default", id="sqlite", marks=pytest.mark.django_db),
        pytest.param("postgres", id="postgresql", marks=pytest.mark.django_db(databases=BOTH)),
    ]
)
def store(request: pytest.FixtureRequest, db: None) -> Iterator[BaseDatabaseWrapper]:
    """The database that everything is kept in for this test."""
    alias: str = request.param
    if alias == "postgres" and not URL:
        pytest.fail(ADVICE)
    usual = connections["default"]
    connections["default"] = connections[alias]
    try:
        yield connections[alias]
    finally:
        connections["default"] = usual


@pytest.fixture(params=["sqlite", "postgresql"])
def apart(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """The environment of a process that opens a store of its own, empty and without tables."""
    environment = {
        **os.environ,
        "GOLDENTHREAD_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "goldenthread.config.settings",
    }
    if request.param == "sqlite":
        yield environment
        return
    if not URL:
        pytest.fail(ADVICE)
    with database_of_its_own() as address:
        yield {**environment, "DATABASE_URL": address}


@contextmanager
def database_of_its_own(like: str = "template1") -> Iterator[str]:
    """The address of a new PostgreSQL database, a copy of another; it is gone afterwards."""
    server, name = URL.rpartition("/")[0], f"apart_{secrets.token_hex(4)}"
    with psycopg.connect(URL, autocommit=True) as asking:
        asking.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        try:
            yield f"{server}/{name}"
        finally:
            asking.execute(f"DROP DATABASE {name} WITH (FORCE)")
