"""The command as a whole: what the disk or the store refuses is told as a sentence, never as a traceback."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import DatabaseError, IntegrityError, OperationalError

from goldenthread.cli import main
from goldenthread.intake import template


def run(monkeypatch: pytest.MonkeyPatch, problem: Exception, out: Path) -> Result:
    def refuse(*_: object) -> bytes:
        raise problem

    monkeypatch.setattr(template, "framework", refuse)
    return CliRunner().invoke(main.main, ["template", "framework", "--out", str(out)])


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "f.xlsx"), "f.xlsx: No space left on"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), "Error: Input/output error."),
        (OSError("torn"), "Error: torn."),
        (OperationalError("attempt to write a readonly database"), "The store refused: attempt to"),
        (DatabaseError("file is not a database"), "The store refused: file is not"),
        (OperationalError("database or disk is full"), "Nothing was kept by halves"),
    ],
)
def test_what_is_refused_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, problem: Exception, said: str
) -> None:
    done = run(monkeypatch, problem, tmp_path / "f.xlsx")
    assert done.exit_code == 1
    assert said in done.output
    assert not (tmp_path / "f.xlsx").exists()


def test_a_fault_of_our_own_is_not_hushed_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for fault in (KeyError("ours"), IntegrityError("ours")):
        done = run(monkeypatch, fault, tmp_path / "f.xlsx")
        assert done.exception is fault


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    out = tmp_path / "file" / "new" / "framework.xlsx"
    done = CliRunner().invoke(main.main, ["template", "framework", "--out", str(out)])
    assert done.exit_code == 1
    assert f"Error: {tmp_path / 'file' / 'new'}: " in done.output
