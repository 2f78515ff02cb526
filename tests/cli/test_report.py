"""One report of any kind, or of any selection, as one file."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from tests.town.fixtures import Town

PERIOD = ("--period", "2026/27 Q2")


def _report(*asked: object, fails: bool = False) -> Result:
    result = CliRunner().invoke(main.main, ["report", *map(str, asked), *PERIOD])
    assert (result.exit_code != 0) is fails, result.output
    assert "Traceback" not in result.output
    return result


def test_a_report_is_written_in_the_format_its_file_is_named_for(
    town: Town, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "exceptions.html"
    said = _report("exceptions", "council", "--out", out)
    assert f"Wrote {out}: Of " in said.output
    assert b"Exception report" in out.read_bytes()


def test_without_a_file_it_is_named_after_what_it_is_about(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _report("overview", "PEOPLE", "--format", "csv", "--at", "2026-10-14")
    assert (tmp_path / "overview-people-2026-27-q2.csv").exists()


def test_a_selection_takes_filters_or_a_text(town: Town, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    _report("selection", "--unit", "ASC", "--rating", "red", "--out", first)
    _report("selection", "unit=ASC; rating=red", "--out", second)
    assert first.read_bytes() == second.read_bytes()


def test_a_selection_by_place_tells_the_places_own_figures(town: Town, tmp_path: Path) -> None:
    from goldenthread.records.collection.queries import returns

    place = next(figure.place for figure in returns().figures if figure.place)
    out = tmp_path / "place.csv"
    _report("selection", "--place", place, "--out", out)
    assert "Nothing meets all of that" not in out.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("nonsense",), "is none of: departmental"),
        (("exceptions",), "It can be about: council"),
        (("exceptions", "NONE"), "“NONE” is no unit, priority or body"),
        (("selection", "--unit", "NONE"), "There is no unit “NONE”"),
        (("exceptions", "council", "--unit", "ASC"), "Filters belong to the kind"),
        (("exceptions", "council", "--out", "x.exe"), "should end in one of"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_cure(
    town: Town, asked: tuple[str, ...], said: str
) -> None:
    assert said in _report(*asked, fails=True).output


def test_a_file_that_cannot_be_written_is_named(town: Town, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    result = _report("overview", "PEOPLE", "--out", tmp_path / "file" / "x.csv", fails=True)
    assert str(tmp_path / "file") in result.output


@pytest.mark.parametrize(
    ("kind", "subject", "near"),
    [
        ("exceptons", "council", "exceptions"),
        ("exceptions", "CONCIL", "council"),
        ("departmental", "sp-asc", "SP-ASC"),
    ],
)
def test_the_nearest_is_offered(town: Town, kind: str, subject: str, near: str) -> None:
    assert f"Did you mean “{near}”?" in _report(kind, subject, fails=True).output


def test_before_there_is_a_council_that_is_what_is_said(town: Town) -> None:
    said = _report("measure", "ASC-LI01", "--at", "2000-01-01", fails=True).output
    assert "No council is held yet" in said
