"""A store of a test's own with nothing in it but tables, and commands run against it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from django.core.management import call_command

from tests.town.fixtures import stored

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """A store with every table and no row, made once."""
    file = tmp_path_factory.mktemp("kept") / "empty.sqlite3"
    with django_db_blocker.unblock(), stored(file):
        call_command("migrate", verbosity=0, interactive=False)
    return file


@pytest.fixture
def kept(empty_file: Path, tmp_path: Path, django_db_blocker: Any) -> Iterator[Path]:
    """The folder of a test, in which an empty store stands and everything is kept."""
    shutil.copyfile(empty_file, tmp_path / "kept.sqlite3")
    with django_db_blocker.unblock(), stored(tmp_path / "kept.sqlite3"):
        yield tmp_path


def run(command: click.Command, *arguments: object) -> Result:
    """Run a command and give what it printed and how it ended; any exception but its own is raised."""
    result = CliRunner().invoke(command, [str(one) for one in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
