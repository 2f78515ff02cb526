"""`goldenthread import`: checked, shown, applied whole or not at all, and repeated without effect."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from goldenthread.cli.imports import command
from goldenthread.core.facts.returns import Figure
from goldenthread.core.periods import parse
from goldenthread.records.collection import queries as collection
from goldenthread.records.publishing import queries as publishing
from goldenthread.records.trail import queries as trail
from tests.cli.keeping import empty_file, kept, run
from tests.intake.making import folder, ods

__all__ = ["empty_file", "kept"]

FILES = {
    "council.csv": "Code,Name,Short name\nE1,Seaborough Council,Seaborough\n",
    "measures.csv": "Code,Title,Places\nA1,Visits,0\nA2,Loans,1\n",
}
Q2 = "2026/27 Q2"
FIGURES = f"Measure,Period,Value\nA1,{Q2},10\nA2,{Q2},2.5\n"


@pytest.fixture
def framework(kept: Path) -> Path:
    """A framework's folder, applied."""
    where = kept / "framework"
    where.mkdir()
    folder(where, FILES)
    done = run(command, "framework", where, "--at", "2026-10-01T09:00")
    assert done.exit_code == 0, done.output
    return where


@pytest.fixture
def officer(framework: Path) -> None:
    """A post that may give returns, kept after the framework."""
    post = framework.parent / "posts.csv"
    post.write_text("Code,Title,Kind\nPO-1,Performance officer,officer\n", "utf-8")
    done = run(command, "framework", post, "--at", "2026-10-01T09:30")
    assert done.exit_code == 0, done.output


def figures(kept: Path, text: str) -> Path:
    path = kept / "figures.csv"
    path.write_text(text, "utf-8")
    return path


def held() -> dict[tuple[Any, ...], Figure]:
    return {figure.key(): figure for figure in collection.returns().figures}


def test_a_dry_run_shows_and_applies_nothing(kept: Path) -> None:
    done = run(command, "framework", folder(kept, FILES), "--dry-run")
    assert done.exit_code == 0
    assert "Measures: new 2 · changed 0 · same 0" in done.output
    assert "This was a dry run: nothing was applied." in done.output
    assert publishing.framework().measures == ()


def test_a_framework_is_applied_and_repeated_without_effect(framework: Path) -> None:
    assert [measure.code for measure in publishing.framework().measures] == ["A1", "A2"]
    again = run(command, "framework", framework)
    assert "Measures: new 0 · changed 0 · same 2" in again.output
    assert "Rows 3 = applied 0 + unchanged 3 + rejected 0." in again.output
    manifests = [said.fact for said in collection.imports()]
    assert [(one.rows, one.applied, one.unchanged) for one in manifests] == [(3, 3, 0), (3, 0, 3)]
    assert manifests[0].sha256 == manifests[1].sha256


def test_what_would_change_is_shown_old_and_new(framework: Path) -> None:
    (framework / "measures.csv").write_text(
        "Code,Title,Places\nA1,Visitors,0\nA2,Loans,1\n", "utf-8"
    )
    done = run(command, "framework", framework, "--dry-run")
    assert "Measures: new 0 · changed 1 · same 1" in done.output
    assert "    A1: Title Visits → Visitors" in done.output


@pytest.mark.usefixtures("officer")
def test_returns_are_applied_with_their_manifest(framework: Path, kept: Path) -> None:
    path = figures(kept, FIGURES)
    done = run(
        command, "returns", path, "--period", Q2, "--by", "PO-1", "--reason", "Second quarter"
    )
    assert done.exit_code == 0, done.output
    assert "Rows 2 = applied 2 + unchanged 0 + rejected 0. Ratings judged again: 2." in done.output
    assert held()["A2", parse(Q2), ""].value == Decimal("2.5")
    said = collection.imports()[-1]
    assert (said.by, said.reason, said.fact.layout) == ("PO-1", "Second quarter", "returns")


def test_errors_apply_nothing_and_end_with_one(framework: Path, kept: Path) -> None:
    before = trail.head()
    done = run(command, "returns", figures(kept, FIGURES + f"A3,{Q2},1\nA1,{Q2},11\n"))
    assert done.exit_code == 1
    assert "Error, figures A4: The measure “A3” is not in the framework." in done.output
    assert "Error, figures A5: This row says again what row 2 (cell A2) says." in done.output
    assert "2 errors found, so nothing was applied." in done.output
    assert trail.head() == before


def test_one_error_is_one(framework: Path, kept: Path) -> None:
    done = run(command, "returns", figures(kept, FIGURES), "--period", "2026/27 Q1", "--dry-run")
    assert "2 errors found" in done.output
    done = run(command, "returns", figures(kept, f"Measure,Period,Value\nA1,{Q2},many\n"))
    assert "1 error found" in done.output


def test_nothing_is_half_applied(
    framework: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldenthread.records.collection import actions

    def killed(**_: object) -> None:
        raise KeyboardInterrupt

    before = trail.head()
    monkeypatch.setattr(actions, "record_import", killed)
    done = run(command, "returns", figures(kept, FIGURES))
    assert done.exit_code == 1
    assert trail.head() == before
    assert held() == {}


def test_a_moment_before_what_is_kept_is_refused(framework: Path, kept: Path) -> None:
    done = run(command, "returns", figures(kept, FIGURES), "--at", "2026-09-01T09:00+00:00")
    assert done.exit_code == 1
    assert "Nothing was applied." in done.output


def test_a_moment_is_in_british_time_unless_it_says_otherwise(framework: Path, kept: Path) -> None:
    done = run(command, "returns", figures(kept, FIGURES), "--at", "2026-10-02T09:00")
    assert done.exit_code == 0, done.output
    assert trail.head().at.utcoffset() == timedelta(0)
    assert trail.head().at.hour == 8


@pytest.mark.parametrize(
    ("option", "value", "advice"),
    [("--at", "soon", "2026-10-31T17:00"), ("--period", "soon", "2026/27 Q2")],
)
def test_what_cannot_be_meant_is_refused_with_advice(
    kept: Path, option: str, value: str, advice: str
) -> None:
    done = run(command, "returns", figures(kept, FIGURES), option, value)
    assert done.exit_code == 2
    assert advice in done.output


def test_a_table_through_a_mapping_brings_its_places(kept: Path) -> None:
    council = "Code,Name,Short name\nE06000006,Halton Borough Council,Halton\n"
    folder(kept, {"council.csv": council})
    assert run(command, "framework", kept).exit_code == 0
    assert run(command, "framework", "mappings/england").exit_code == 0
    top = ["Year", "ONS code", "Authority", "Residual household waste per household (kg)"]
    top += ["Percentage of household waste sent for reuse, recycling or composting (Ex NI192)"]
    top += [
        "Percentage of municipal waste sent to landfill",
        "Collected household waste per person (kg)",
    ]
    rows = [
        ["2023-24", "E06000006", "Halton Borough Council", 596.4, 0.361, 0, 425],
        ["2023-24", "E07000223", "Adur District Council", 380.1, 0.4, "-", 300],
    ]
    path = kept / "waste.ods"
    path.write_bytes(ods({"Table_3": [top, *rows]}).data)
    done = run(command, "returns", path, "--mapping", "england-waste")
    assert done.exit_code == 0, done.output
    assert "Places to compare with that are new: 1" in done.output
    assert "Rows 8 = applied 8 + unchanged 0 + rejected 0." in done.output
    assert held()["NI192", parse("2023/24"), ""].value == Decimal("36.1")
    assert [place.title for place in publishing.framework().places] == ["Adur District Council"]
    again = run(command, "returns", path, "--mapping", "england-waste")
    assert "Rows 8 = applied 0 + unchanged 8 + rejected 0." in again.output


def test_a_single_shipped_file_goes_by_its_name_too(kept: Path) -> None:
    done = run(command, "framework", "rules", "--dry-run")
    assert "The Council sheet has no rows" in done.output


def test_a_file_that_is_not_there(kept: Path) -> None:
    done = run(command, "framework", kept / "nothing.xlsx")
    assert done.exit_code == 1
    assert "cannot be read" in done.output


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--at", "2226-10-31"), "31 October 2226 is far ahead"),
        (("--by", "PO1"), "There is no post “PO1”. Did you mean “PO-1”?"),
        (("--by", "ZZZZ"), "There is no post “ZZZZ”. Give --by the code of a post"),
        (("--at", "2026-09-01"), "Leave --at out, or give a later moment."),
    ],
)
def test_a_moment_or_post_that_cannot_be_meant_is_refused(
    kept: Path, given: tuple[str, str], said: str
) -> None:
    done = run(command, "returns", figures(kept, FIGURES), *given)
    assert done.exit_code == 1
    assert said in " ".join(done.output.split())
    assert held() == {}
