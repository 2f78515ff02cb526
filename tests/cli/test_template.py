"""`goldenthread template`: empty workbooks that import as nothing, and lay out what is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.cli import template as module
from goldenthread.cli.imports import command as importing
from goldenthread.cli.template import command
from goldenthread.intake import returns
from goldenthread.records.publishing import queries as publishing
from tests.cli.keeping import empty_file, kept, run
from tests.town.fixtures import Town, town, town_file

__all__ = ["empty_file", "kept", "town", "town_file"]


def test_an_empty_framework(kept: Path) -> None:
    out = kept / "new" / "framework.xlsx"
    done = run(command, "framework", "--out", out)
    assert done.exit_code == 0
    assert f"Wrote {out}." in done.output
    again = run(command, "framework", "--out", out)
    assert again.exit_code == 1
    assert "is there already" in again.output


def test_returns_for_the_town_import_as_nothing_until_filled_in(town: Town, tmp_path: Path) -> None:
    out = tmp_path / "returns.xlsx"
    done = run(command, "returns", "--period", "2026/27 Q2", "--out", out)
    assert done.exit_code == 0, done.output
    parsed = returns.read(out, publishing.framework())
    assert (parsed.findings, parsed.rows) == ((), 0)
    assert sum(count.notes for count in parsed.counts) > 100
    empty = run(importing, "returns", out, "--period", "2026/27 Q2")
    assert "Rows 0 = applied 0" in empty.output


def test_returns_are_named_after_their_period(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept)
    done = run(command, "returns", "--period", "2026/27 Q2")
    assert (kept / "returns-2026-27-q2.xlsx").exists()
    assert "--period '2026/27 Q2' --dry-run" in done.output


def test_without_a_store_the_rows_are_left_empty(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import click

    def closed() -> None:
        raise click.ClickException("The store is not set up.")

    monkeypatch.setattr(module, "open_store", closed)
    done = run(command, "returns", "--period", "2026/27", "--out", kept / "a.xlsx")
    assert done.exit_code == 0
    assert "The rows are left empty. The store is not set up." in done.output


def test_what_is_not_a_period(kept: Path) -> None:
    assert run(command, "returns", "--period", "soon").exit_code == 2
