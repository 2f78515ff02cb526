"""Serving: bound to this machine, every worker signing alike."""

import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from goldenthread.cli import serve
from tests.town.fixtures import Town


@pytest.fixture
def started(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been started."""
    found: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, program: found.append(program))
    monkeypatch.setenv("GOLDENTHREAD_SECRET_KEY", "")
    monkeypatch.delenv("GOLDENTHREAD_SECRET_KEY")
    return found


def run(*arguments: str) -> Any:
    return CliRunner().invoke(serve.command, list(arguments))


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        ((), "127.0.0.1:8000"),
        (("--port", "8123"), "127.0.0.1:8123"),
        (("127.0.0.1:9000",), "127.0.0.1:9000"),
    ],
)
def test_it_is_bound_to_this_machine(
    started: list[list[str]], arguments: tuple[str, ...], where: str, settings: Any
) -> None:
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    assert f"Open http://{where} in a browser." in done.output
    (program,) = started
    assert program[program.index("--bind") + 1] == where
    assert program[program.index("--workers") + 1] == "2"
    assert program[-1] == "goldenthread.config.wsgi:application"
    assert os.environ["GOLDENTHREAD_SECRET_KEY"] == settings.SECRET_KEY


def test_a_store_that_is_not_set_up_is_told(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("goldenthread.cli.store._behind", lambda: True)
    done = run()
    assert done.exit_code == 1
    assert "goldenthread init" in done.output


@pytest.mark.parametrize(
    ("where", "behind", "https"),
    [("127.0.0.1:8000", False, "no"), ("127.0.0.1:8000", True, None), ("0.0.0.0:80", False, None)],
)
def test_only_what_stays_on_this_machine_goes_unencrypted(
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    behind: bool,
    https: str | None,
) -> None:
    monkeypatch.setenv("GOLDENTHREAD_HTTPS", "")
    monkeypatch.delenv("GOLDENTHREAD_HTTPS")
    monkeypatch.setenv("GOLDENTHREAD_BEHIND_PROXY", "yes")
    if not behind:
        monkeypatch.delenv("GOLDENTHREAD_BEHIND_PROXY")
    run(where)
    assert os.environ.get("GOLDENTHREAD_HTTPS") == https
    assert len(started) == 1
