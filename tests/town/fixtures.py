"""The town: the example council, built once a session through the product's own flows, for any test.

    def test_something(town: Town) -> None: ...

gives the test a store of its own to read and to write, as known on 16 October 2026, when the reports
for 2026/27 quarter 2 are due. It is always SQLite, whatever the other tests run on.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

ACCOUNT, PASSWORD = "town", "a town is built of streets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The example council's store: its file, the period that closes, and the moment it tells."""

    file: Path
    closes: Any
    as_at: datetime

    @property
    def later(self) -> datetime:
        """A moment after everything that has happened: for a test's own doings."""
        return self.as_at + timedelta(hours=1)


@contextmanager
def stored(file: Path) -> Iterator[None]:
    """Everything that asks for the database is given this file, in any thread, until the end."""
    from django.db import connections
    from django.db.utils import load_backend

    from goldenthread.config.environment import SQLITE

    engine = "django.db.backends.sqlite3"
    held, before = connections["default"], connections.settings["default"]
    asked = {**before, "ENGINE": engine, "NAME": str(file), "OPTIONS": dict(SQLITE)}
    connections.settings["default"] = asked
    connections["default"] = load_backend(engine).DatabaseWrapper(asked, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = before
        connections["default"] = held


def _build(file: Path) -> None:
    """Tables, the story step by step, and an account that holds a post."""
    from django.core.management import call_command

    from goldenthread.cli.story import follow, told
    from goldenthread.core.facts.organisation import Holder
    from goldenthread.records.people import actions

    with stored(file):
        call_command("migrate", verbosity=0, interactive=False)
        story = told()
        follow(story)
        said: dict[str, Any] = {"by": "system", "at": story.as_at, "reason": "For the tests"}
        actions.make_account(account=ACCOUNT, password=PASSWORD, **said)
        actions.keep(facts=[Holder(account=ACCOUNT, post="MGR-COR-PERF")], **said)
        _settle(file)


def _settle(file: Path) -> None:
    """Everything into the one file, so that copying it copies all."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert not file.with_name(f"{file.name}-wal").exists()


@pytest.fixture(scope="session")
def town_file(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any, worker_id: str
) -> Path:
    """The store of the example council, built once however many workers there are. Copy it."""
    top = tmp_path_factory.getbasetemp()
    shared = top if worker_id == "master" else top.parent
    file = shared / "town.sqlite3"
    with (shared / "town.lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            building = shared / "town-building.sqlite3"
            _build(building)
            building.rename(file)
    return file


@pytest.fixture
def town(town_file: Path, tmp_path: Path, django_db_blocker: Any) -> Iterator[Town]:
    """The example council in a store of the test's own."""
    from goldenthread.cli.story import told

    file = tmp_path / "town.sqlite3"
    shutil.copyfile(town_file, file)
    story = told()
    with django_db_blocker.unblock(), stored(file):
        yield Town(file=file, closes=story.closes, as_at=story.as_at)


@pytest.fixture
def town_client(town: Town, client: Any) -> Any:
    """Django's test client, signed in to the example council."""
    from django.contrib.auth.models import User

    client.force_login(User.objects.get(username=ACCOUNT))
    return client
