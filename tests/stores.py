"""Both databases for one test: whatever is kept must be kept the same on each.

A test that asks for `store` runs twice, once on SQLite and once on PostgreSQL, whose address is in
TEST_POSTGRES_URL; `tools/with_postgres.py` starts one. Without it the second run fails.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

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
