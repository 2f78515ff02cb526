"""A throw-away PostgreSQL: there while the command runs, gone without trace after it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import psycopg
import pytest

from tools import with_postgres

TOOL = with_postgres.__file__
ASK = """
import os, psycopg
with psycopg.connect(os.environ["TEST_POSTGRES_URL"]) as connection:
    print(connection.execute("select 6 * 7").fetchone())
raise SystemExit(3)
"""


def _run(code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, TOOL, sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _fail_beside_a_server(addresses: list[str]) -> None:
    with with_postgres.server() as address:
        addresses.append(address)
        raise ZeroDivisionError


def test_the_command_can_ask_it_and_its_exit_code_comes_back() -> None:
    done = _run(ASK)
    assert (done.returncode, done.stdout, done.stderr) == (3, "(42,)\n", "")


def test_nothing_is_left_even_when_the_work_inside_fails() -> None:
    addresses: list[str] = []
    with pytest.raises(ZeroDivisionError):
        _fail_beside_a_server(addresses)
    folder = Path(unquote(addresses[0].partition("@")[2].rpartition("/")[0]))
    assert folder.name.startswith("goldenthread-pg-")
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(addresses[0])


def test_it_is_stopped_when_the_command_is_asked_to_stop() -> None:
    code = "import os, time; print(os.environ['TEST_POSTGRES_URL'], flush=True); time.sleep(60)"
    command = [sys.executable, TOOL, sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 128 + signal.SIGTERM
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


def test_a_machine_without_the_server_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.with_postgres.Path.glob", lambda *_: [])
    monkeypatch.setattr("tools.with_postgres.shutil.which", lambda _name: None)
    with pytest.raises(with_postgres.PostgresError, match="on Debian: postgresql"):
        with_postgres.programs()
