"""`goldenthread export`: what is held, as files that import back to the same state."""

from __future__ import annotations

from pathlib import Path

from goldenthread.cli.export import command
from goldenthread.cli.imports import command as importing
from goldenthread.core.periods.spans import LONDON
from goldenthread.intake import framework as frameworks
from goldenthread.intake import returns
from goldenthread.records.collection import queries as collection
from goldenthread.records.publishing import queries as publishing
from tests.cli.keeping import run
from tests.intake.against_town import same
from tests.town.fixtures import Town, town, town_file

__all__ = ["town", "town_file"]


def test_the_town_framework_comes_back_the_same(town: Town, tmp_path: Path) -> None:
    for name in ("framework.xlsx", "framework"):
        done = run(command, "framework", "--out", tmp_path / name)
        assert done.exit_code == 0, done.output
        parsed = frameworks.read(tmp_path / name)
        assert parsed.findings == ()
        assert same(parsed.value, publishing.framework())
        again = run(importing, "framework", tmp_path / name)
        assert "applied 0 +" in again.output, again.output


def test_the_town_returns_come_back_the_same(town: Town, tmp_path: Path) -> None:
    done = run(command, "returns", "--out", tmp_path / "new" / "returns.xlsx")
    assert done.exit_code == 0, done.output
    parsed = returns.read(tmp_path / "new" / "returns.xlsx", publishing.framework())
    assert parsed.errors == ()
    assert same(parsed.value, collection.returns())
    again = run(importing, "returns", tmp_path / "new" / "returns.xlsx", "--dry-run")
    assert "Figures: new 0 · changed 0" in again.output, again.output


def test_figures_alone_and_as_they_were_known(town: Town, tmp_path: Path) -> None:
    assert run(command, "figures", "--out", tmp_path / "now").exit_code == 0
    assert [path.name for path in (tmp_path / "now").iterdir()] == ["figures.csv"]
    done = run(command, "figures", "--out", tmp_path / "then", "--at", "2025-06-01T12:00")
    assert done.exit_code == 0, done.output
    now, then = (
        (tmp_path / when / "figures.csv").read_text("utf-8-sig") for when in ("now", "then")
    )
    assert 0 < len(then.splitlines()) < len(now.splitlines())


def test_a_day_means_its_end_as_it_does_when_a_quarter_is_closed(
    town: Town, tmp_path: Path
) -> None:
    known = publishing.picture(period=town.closes).known
    last = max(moment for _, moment in known.values()).astimezone(LONDON)
    for name, moment in (("day", f"{last:%Y-%m-%d}"), ("end", f"{last:%Y-%m-%d}T23:59:59")):
        done = run(command, "figures", "--out", tmp_path / name, "--at", moment)
        assert done.exit_code == 0, done.output
    day, end = ((tmp_path / name / "figures.csv").read_bytes() for name in ("day", "end"))
    assert day == end
    done = run(command, "figures", "--out", tmp_path / "start", "--at", f"{last:%Y-%m-%d}T00:00")
    assert (tmp_path / "start" / "figures.csv").read_bytes() != day


def test_a_moment_that_is_none_is_said_to_be_none(town: Town) -> None:
    done = run(command, "framework", "--at", "yesterday")
    assert done.exit_code == 2
    assert "“yesterday” is not a moment" in done.output


def test_what_is_there_already_is_not_mixed_with(town: Town, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert run(command, "figures", "--out", tmp_path / "mine").exit_code == 0
    for name in ("mine", "mine/figures.csv"):
        done = run(command, "figures", "--out", tmp_path / name)
        assert done.exit_code == 1
        assert "holds something already" in done.output


def test_a_workbook_that_is_there_is_not_written_over(town: Town, tmp_path: Path) -> None:
    mine = tmp_path / "framework.xlsx"
    mine.write_bytes(b"an afternoon's work")
    done = run(command, "framework", "--out", mine)
    assert done.exit_code == 1
    assert "is there already. Move it away, or name another with --out." in done.output
    assert mine.read_bytes() == b"an afternoon's work"
