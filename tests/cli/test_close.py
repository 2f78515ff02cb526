"""Closing a quarter: every paper for everyone, the same each time, kept by its fingerprint."""

import hashlib
import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from docx import Document

from goldenthread.cli import close, closing_making, main
from goldenthread.records.publishing import queries as publishing
from goldenthread.records.publishing.queries import picture
from goldenthread.records.trail.queries import events
from goldenthread.reports.build import departmental
from goldenthread.reports.build.cover_quarter import quarter
from goldenthread.reports.press import FORMATS
from tests.town.fixtures import Town

NARROW = ("--only", "departmental", "--format", "html")
SOME = ("2026/27 Q2", "--only", "departmental")
"""Reports enough for several processes, and no more than the test needs."""


def _close(*asked: object, fails: bool = False) -> Result:
    result = CliRunner().invoke(main.main, ["close", *map(str, asked)])
    assert (result.exit_code != 0) is fails, result.output
    return result


def _owed(town: Town) -> tuple[int, int]:
    """How many reports the town's period owes, and how many service plans it has."""
    seen = picture(period=town.closes, at=town.as_at)
    return len(list(quarter(seen))), len(departmental.plans(seen))


def _fingerprints(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def test_every_report_that_is_owed_is_written_in_every_format(town: Town, tmp_path: Path) -> None:
    owed, _ = _owed(town)
    result = _close(town.closes.label, "--out", tmp_path / "out", "--at", town.as_at.isoformat())
    made = _fingerprints(tmp_path / "out")
    assert len(made) == owed * len(FORMATS) + 2
    assert f"{owed * len(FORMATS)} files of {owed} reports" in result.output
    assert all(f"departmental-childrens-services-2026-27-q2.{ending}" in made for ending in FORMATS)
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert all(f'href="{name}"' in page for name in made if name != "index.html")
    said = json.loads((tmp_path / "out" / "csv-metadata.json").read_text("utf-8"))
    assert {table["url"] for table in said["tables"]} == {n for n in made if n.endswith(".csv")}
    assert "Executive Board: " in result.output
    assert " minutes to read." in result.output


def test_only_one_kind_or_one_bodys_papers_are_written(town: Town, tmp_path: Path) -> None:
    asked = (town.closes.label, "--format", "csv", "--at", town.as_at.isoformat())
    _close(*asked, "--out", tmp_path / "kind", "--only", "cover")
    names = {file.name for file in (tmp_path / "kind").glob("*.csv")}
    assert names
    assert all(name.startswith("cover-") for name in names)
    _close(*asked, "--out", tmp_path / "body", "--for", "PPB-HEALTH")
    page = (tmp_path / "body" / "index.html").read_text("utf-8")
    names = {file.name for file in (tmp_path / "body").glob("*.csv")}
    assert "cover-health-policy-and-performance-board-2026-27-q2.csv" in names
    assert len(names) > 1
    assert all(name in page for name in names)


def test_the_same_store_and_moment_give_the_same_bytes_whoever_prints(
    town: Town, tmp_path: Path
) -> None:
    first = _close(*SOME, "--out", tmp_path / "a")
    second = _close(*SOME, "--out", tmp_path / "b")
    assert _fingerprints(tmp_path / "a") == _fingerprints(tmp_path / "b")
    [said] = [line for line in first.output.splitlines() if line.startswith("As known at ")]
    assert said in second.output
    third = said.removesuffix(" for the same files again.").rpartition(" ")[2]
    _close(*SOME, "--out", tmp_path / "c", "--at", third, "--format", "csv")
    _, owed = _owed(town)
    again = {
        (name, seal)
        for name, seal in _fingerprints(tmp_path / "c").items()
        if name.endswith(".csv")
    }
    assert again <= set(_fingerprints(tmp_path / "a").items())
    assert len(again) == owed


def test_what_went_out_is_kept_and_the_same_again_is_not_new(town: Town, tmp_path: Path) -> None:
    asked = ("2026/27 Q2", "--out", tmp_path / "out", "--format", "csv", "--only", "departmental")
    _close(*asked)
    kept = publishing.issues()
    assert len(kept) == _owed(town)[1]
    made = _fingerprints(tmp_path / "out")
    assert {said.fact.sha256 for said in kept} <= set(made.values())
    assert {said.fact.subject for said in kept} >= {"SP-CHS", "SP-ASC"}
    _close(*asked)
    assert publishing.issues() == kept
    assert events(limit=1)[0].what == close.ISSUED


def test_an_earlier_moment_tells_only_what_was_known_then(town: Town, tmp_path: Path) -> None:
    _close("2026/27 Q1", "--out", tmp_path / "then", "--at", "2026-07-10", *NARROW)
    _close("2026/27 Q1", "--out", tmp_path / "now", *NARROW)
    assert _fingerprints(tmp_path / "then") != _fingerprints(tmp_path / "now")
    page = (tmp_path / "then" / "index.html").read_text("utf-8")
    assert "10 July 2026, 23:59" in page


def test_a_councils_word_template_is_used(town: Town, tmp_path: Path) -> None:
    own = Document()
    own.sections[0].header.paragraphs[0].text = "Our own header"
    own.save(str(tmp_path / "own.docx"))
    out = tmp_path / "out"
    _close(
        "2026/27 Q2",
        "--out",
        out,
        "--format",
        "docx",
        "--only",
        "departmental",
        "--template",
        tmp_path / "own.docx",
    )
    made = Document(str(next(out.glob("*.docx"))))
    assert made.sections[0].header.paragraphs[0].text == "Our own header"


def test_a_councils_style_sheet_comes_after_ours(town: Town, tmp_path: Path) -> None:
    own = tmp_path / "own.css"
    own.write_text("h1 { font-family: Georgia, serif; }\n", "utf-8")
    out = tmp_path / "out"
    _close("2026/27 Q2", "--out", out, "--format", "html", "--only", "departmental", "--style", own)
    for page in out.glob("*.html"):
        text = page.read_text("utf-8")
        assert (
            text.index(".band") < text.index("h1 { font-family: Georgia") < text.index("</style>")
        )


def test_the_templates_that_settings_name_are_used(
    town: Town, tmp_path: Path, settings: Any
) -> None:
    settings.STYLE = tmp_path / "own.css"
    settings.STYLE.write_text("h1 { color: teal; }", "utf-8")
    _close("2026/27 Q2", "--out", tmp_path / "out", "--format", "html", "--only", "departmental")
    assert "h1 { color: teal; }" in next((tmp_path / "out").glob("dep*.html")).read_text("utf-8")
    settings.STYLE.unlink()
    assert "own.css: No such file" in _close("2026/27 Q2", "--out", tmp_path, fails=True).output


def test_a_moment_that_has_not_come_is_said_to_be_so(town: Town, tmp_path: Path) -> None:
    result = _close(*SOME, "--out", tmp_path, "--format", "csv", "--at", "2999-01-01T12:00")
    assert "has not come yet" in result.stderr


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("sometime",), "PERIOD"),
        (("2026/27 Q2", "--at", "yesterday"), "“yesterday” is not a moment"),
        (("2026/27 Q2", "--template", __file__), "is not a Word file"),
        (("1999/00 Q1", "--at", "2000-01-01"), "No council is held yet. Import a framework"),
        (("2026/27 Q3", "--at", "2026-10-16"), "does not end until 31 December 2026"),
        (("2030/31 Q2",), "One report of it can be had before, as a draft"),
        (("2026/27 Q2", "--only", "sonnet"), "There is no kind of report “sonnet”"),
        (("2026/27 Q2", "--for", "NOBODY"), "There is no body “NOBODY”"),
        (
            ("2026/27 Q2", "--only", "departmental", "--for", "COUNCIL"),
            "No report that was asked for",
        ),
    ],
)
def test_what_cannot_be_done_is_said_with_its_cure(
    town: Town, tmp_path: Path, asked: tuple[str, ...], said: str
) -> None:
    result = _close(*asked, "--out", tmp_path / "out", fails=True)
    assert said in result.output + result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_named(town: Town, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    result = _close(*SOME, "--out", tmp_path / "file" / "out", fails=True)
    assert str(tmp_path / "file") in result.stderr


def test_an_empty_store_says_what_to_do_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.records.trail.queries.events", lambda **_: ())
    with pytest.raises(click.ClickException, match="Import a framework"):
        close.last_said()


def test_a_period_without_a_figure_is_said_to_be_so(town: Town, tmp_path: Path) -> None:
    asked = ("2019/20 Q2", "--only", "exceptions", "--format", "csv", "--out", tmp_path)
    assert "No figure is held for 2019/20 Q2" in _close(*asked).stderr


def test_reports_whose_subjects_are_called_alike_have_files_of_their_own(town: Town) -> None:
    report = departmental.build(picture(period=town.closes), "SP-ASC")
    named = closing_making._named([("departmental", report)] * 3)
    assert list(named) == [report.name, f"{report.name}-2", f"{report.name}-3"]
    assert [one.report.name for one in named.values()] == list(named)
