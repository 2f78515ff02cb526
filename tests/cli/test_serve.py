"""Serving: bound to this machine, every worker signing alike."""

import os
import socket
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from goldenthread.cli import serve
from tests.town.fixtures import Town


@pytest.fixture
def started(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been started."""
    found: list[list[str]] = []
    monkeypatch.setattr(serve, "free", lambda _: None)
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


def test_an_address_that_is_taken_is_told_before_anything_starts() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        where = f"127.0.0.1:{other.getsockname()[1]}"
        with pytest.raises(click.ClickException, match="Perhaps another program serves there"):
            serve.free(where)
    serve.free(where)


@pytest.mark.parametrize("where", ["8000", "localhost", "127.0.0.1:", ":80", "localhost:99999"])
def test_what_is_no_address_is_told(where: str) -> None:
    with pytest.raises(click.ClickException, match=r"Write it as 127\.0\.0\.1:8000"):
        serve.free(where)
