"""The demonstration: made afresh, in a folder of its own, with its papers and a way to sign in."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import demo
from tests.town.fixtures import stored


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Where the store and the papers go."""
    return tmp_path / "data", tmp_path / "out"


@pytest.fixture
def alone(
    folders: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    django_db_blocker: Any,
) -> Iterator[None]:
    """A process of the demonstration's own, as near as a test can have one."""
    for name in ("DATABASE_URL", "GOLDENTHREAD_DATA", "GOLDENTHREAD_HTTPS"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    settings.DATA = folders[0]
    with django_db_blocker.unblock(), stored(folders[0] / "goldenthread.sqlite3"):
        yield


def run(folders: tuple[Path, Path], *more: str) -> Result:
    data, out = folders
    return CliRunner().invoke(demo.command, ["--data", str(data), "--out", str(out), *more])


@pytest.mark.usefixtures("alone")
def test_it_makes_a_council_its_papers_and_an_account(folders: tuple[Path, Path]) -> None:
    from django.contrib.auth import authenticate

    data, out = folders
    data.mkdir()
    (data / demo.MARK).touch()
    (data / "goldenthread.sqlite3").write_text("an older demonstration")
    done = run(folders, "--no-serve")
    assert done.exit_code == 0, done.output
    assert "Seaborough Borough Council: 366 measures" in done.output
    assert {path.suffix for path in out.iterdir()} == {
        ".html",
        ".pdf",
        ".docx",
        ".xlsx",
        ".csv",
        ".json",
        ".txt",
    }
    reports = re.search(r"files of (\d+) reports", done.output)
    assert reports
    assert len(list(out.glob("*.pdf"))) == int(reports[1])
    name, password = (out / demo.SIGN_IN).read_text(encoding="utf-8").split()
    assert authenticate(username=name, password=password)
    assert password in done.output
    assert (out / demo.SIGN_IN).stat().st_mode & 0o077 == 0
    assert "DATABASE_URL" not in os.environ
    assert (data / "secret").read_text(encoding="utf-8"), "every process must sign alike"


def test_it_will_not_throw_away_a_council_s_store(folders: tuple[Path, Path]) -> None:
    data, _ = folders
    data.mkdir()
    store = data / "goldenthread.sqlite3"
    store.write_text("a council's own")
    done = run(folders, "--no-serve")
    assert done.exit_code == 1
    assert "no demonstration made" in done.output
    assert store.read_text() == "a council's own"


def test_it_serves_the_pages_when_asked(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    served = []

    @click.command()
    @click.argument("address")
    def serve(address: str) -> None:
        served.append(address)

    monkeypatch.setitem(sys.modules, "goldenthread.cli.serve", SimpleNamespace(command=serve))
    with click.Context(demo.command) as ctx:
        demo._serve(ctx, "127.0.0.1:8123")
    assert served == ["127.0.0.1:8123"]
