"""`goldenthread init`: a store from nothing, and again without harm."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from pytest_django.fixtures import Settings

from goldenthread.cli import store
from goldenthread.cli.init import PASSWORD, command, make_tables
from goldenthread.records.publishing.queries import framework
from goldenthread.records.trail.queries import events, head, verify
from tests.cli.keeping import run
from tests.town.fixtures import stored

WORDS = "a long and winding road"


@pytest.fixture
def folder(
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    django_db_blocker: Any,
) -> Iterator[Path]:
    """A data folder that does not exist yet, and no password in the environment."""
    settings.DATA = tmp_path / "var"
    monkeypatch.delenv(PASSWORD, raising=False)
    (tmp_path / "password").write_text(f"{WORDS}\n", "utf-8")
    with django_db_blocker.unblock(), stored(settings.DATA / "goldenthread.sqlite3"):
        yield settings.DATA


def _init(folder: Path, *arguments: str) -> click.testing.Result:
    return run(command, "--password-file", str(folder.parent / "password"), *arguments)


def test_a_store_is_set_up_from_nothing(folder: Path) -> None:
    done = _init(folder, "--name", "Seaborough Borough Council", "--code", "E0")
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        ["The store is ready. Sign in as admin.", "Next: goldenthread template framework"],
    )
    kept = framework()
    assert [council.title for council in kept.council] == ["Seaborough Borough Council"]
    assert {"ten-percent", "five-percent", "met-or-not"} <= {band.rule for band in kept.rules}
    assert User.objects.get().check_password(WORDS)
    assert verify().broken is None
    assert {event.by for event in events()} == {"system"}


def test_a_role_wants_a_database_that_has_roles(folder: Path) -> None:
    done = _init(folder, "--role", "pages")
    assert done.exit_code == 1
    assert "SQLite has no roles" in done.stderr


def test_nobody_else_on_the_machine_can_read_it(folder: Path) -> None:
    _init(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in ("secret", "goldenthread.sqlite3"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert len((folder / "secret").read_text("utf-8")) > 50


def test_a_database_elsewhere_has_no_file_to_guard(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", "a database on a server")
    monkeypatch.setattr("django.core.management.call_command", lambda *names, **how: None)
    make_tables()
    assert not Path("a database on a server").exists()


def test_doing_it_again_changes_nothing(folder: Path) -> None:
    _init(folder, "--name", "Seaborough", "--code", "E0")
    before, key = head(), (folder / "secret").read_text("utf-8")
    done = _init(folder, "--name", "Seaborough", "--code", "E0")
    assert done.stdout.splitlines()[0] == "The store is ready."
    assert (head(), (folder / "secret").read_text("utf-8")) == (before, key)


def test_a_store_belongs_to_one_council(folder: Path) -> None:
    _init(folder, "--name", "Seaborough", "--code", "E0")
    done = _init(folder, "--name", "Elsewhere", "--code", "E1")
    assert (done.exit_code, done.stderr) == (1, "Error: This store is Seaborough’s already.\n")


def test_the_council_may_come_later(folder: Path) -> None:
    _init(folder)
    assert framework().council == ()
    _init(folder, "--name", "Seaborough", "--code", "E0")
    assert [council.code for council in framework().council] == ["E0"]


def test_a_name_needs_a_code(folder: Path) -> None:
    done = _init(folder, "--name", "Seaborough")
    assert done.exit_code == 2
    assert "name and its code together" in done.stderr
    assert not folder.exists()


def test_a_weak_password_is_refused_in_words(folder: Path) -> None:
    (folder.parent / "password").write_text("short", "utf-8")
    done = _init(folder)
    assert done.exit_code == 1
    assert "This password is too short. It must contain at least 12 characters." in done.stderr
    assert not User.objects.exists()


def test_the_password_may_be_in_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, WORDS)
    assert run(command, "--admin", "chief").stdout.startswith(
        "The store is ready. Sign in as chief."
    )
    assert User.objects.get(username="chief").is_superuser


def test_the_password_is_asked_for_and_not_shown(folder: Path) -> None:
    done = CliRunner().invoke(command, input=f"{WORDS}\n{WORDS}\n")
    assert done.exit_code == 0
    assert WORDS not in done.output
    assert User.objects.get(username="admin").check_password(WORDS)


def test_a_setting_that_cannot_be_used_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise ValueError("DATABASE_URL begins with “mysql”.")

    monkeypatch.setattr("django.setup", refuse)
    with pytest.raises(click.ClickException, match="DATABASE_URL begins with “mysql”"):
        store.configure()


def test_a_store_that_cannot_be_opened_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(connection: object) -> None:
        raise OperationalError("unable to open database file\n")

    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor", refuse)
    with pytest.raises(click.ClickException, match=r"\(unable to open database file\)"):
        store.open_store()


def test_a_bar_moves_as_far_as_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with store.waiting("Reading") as progress:
        progress(1, 4)
        progress(4, 4)
    assert "Reading" in capsys.readouterr().err
