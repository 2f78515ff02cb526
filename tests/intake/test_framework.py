"""A framework file, and the same held against what is kept already."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure, Profile, RuleBand
from goldenthread.core.facts.organisation import Council
from goldenthread.core.periods import Calendar, parse
from goldenthread.intake import framework as frameworks
from goldenthread.intake import packs
from goldenthread.intake.against import merged
from goldenthread.intake.parsed import Count, Parsed
from tests.intake.making import csv, folder, xlsx

COUNCIL = "Code,Name,Short name,Usual rule\nE1,Seaborough Council,Seaborough,ten-percent\n"
RULES = frozenset({"ten-percent"})


def where(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.sheet, one.cell) for one in found]


def test_headings_match_however_they_stand() -> None:
    rows = [
        ["Our measures for 2026/27"],
        [],
        ["counted AS", " title", "CODE", "(Owner’s initials)"],
        ["percent", "Share", "A1", "AB"],
        ["# Example: count", "Visits", "A2"],
        [None, None, None],
    ]
    parsed = frameworks.read(xlsx({"MEASURES ": rows}))
    assert parsed.findings == ()
    assert [measure.code for measure in parsed.value.measures] == ["A1"]
    assert parsed.counts == (Count(sheet="MEASURES ", read=1, notes=1),)
    assert parsed.counts[0].rows == 2


def test_targets_follow_the_calendar_of_their_measures(tmp_path: Path) -> None:
    where_ = folder(
        tmp_path,
        {
            "measures.csv": "Code,Title,Year\nS1,Pupils,academic\n",
            "targets.csv": "Measure,Period,Target,Profile\nS1,2026/27,85,Even\nX,2026/27,1,flat\n",
        },
    )
    targets = frameworks.read(where_).value.targets
    assert targets[0].period == parse("2026/27", Calendar.ACADEMIC)
    assert targets[0].profile is Profile.EVEN
    assert targets[1].period == parse("2026/27")


def test_a_blank_leaves_what_nobody_said() -> None:
    measure = frameworks.read(
        csv("Code,Title,Due after,Brand\nA1,Visits,,\n", "measures.csv")
    ).value.measures[0]
    assert measure == Measure(code="A1", title="Visits")


def test_a_blank_that_must_be_filled() -> None:
    parsed = frameworks.read(csv("Code,Title\nA1,\n,,\n,B\n", "measures.csv"))
    assert where(parsed.errors) == [("measures", "B2"), ("measures", "A4")]
    assert parsed.errors[0].cure == "What is measured, with its unit of measurement."
    assert (parsed.rows, parsed.rejected) == (2, 2)


def test_two_sheets_of_one_name(tmp_path: Path) -> None:
    where_ = folder(
        tmp_path, {"set-members.csv": "Set,Reference\n", "Set members.csv": "Set,Reference\n"}
    )
    assert "Another sheet of this name" in frameworks.read(where_).errors[0].what


def test_a_sheet_without_headings() -> None:
    parsed = frameworks.read(xlsx({"Measures": [["nothing"], ["# note"], ["known"]], "Places": []}))
    assert where(parsed.errors) == [("Measures", "A1")]
    assert "Code, Title" in parsed.errors[0].cure
    assert parsed.counts[1] == Count(sheet="Measures", rejected=2, notes=1)


def test_rows_below_missing_columns_are_all_rejected() -> None:
    parsed = frameworks.read(csv("Code\nA1\nA2\n# note\n", "measures.csv"))
    assert parsed.counts == (Count(sheet="measures", rejected=2, notes=1),)


def checked(
    files: dict[str, str], tmp_path: Path, held: Framework | None = None
) -> Parsed[Framework]:
    return frameworks.read(folder(tmp_path, files), held or Framework(), RULES)


def test_what_is_whole_has_no_findings(tmp_path: Path) -> None:
    files = {"council.csv": COUNCIL, "measures.csv": "Code,Title\nA1,Visits\n"}
    assert checked(files, tmp_path).findings == ()


@pytest.mark.parametrize(
    ("name", "text", "cell", "what"),
    [
        ("measures", "Code,Title,Unit\nA1,Visits,ASC\n", "C2", "“ASC” as its Unit"),
        ("measures", "Code,Title,Counted as\nA1,Visits,grade\n", "A2", "has no words"),
        ("measures", "Code,Title,Formula\nA1,Visits,a /\n", "C2", "A1"),
        ("measures", "Code,Title,Formula\nA1,Visits,a / 2\n", "C2", "no component called a"),
        ("measures", "Code,Title,Places,Unit\nA1,Visits,-1,\n", "C2", "-1 decimal places"),
        (
            "risks",
            "Code,Risk,Register,Objectives\nR1,Fire,corporate,O1; O2\n",
            "D2",
            "“O1” as its Objectives",
        ),
        ("links", "From,To\nQ1,Q2\n", "A2", "starts nowhere"),
        ("council", COUNCIL + "E2,Another,Other,\n", "", "has 2 rows"),
        (
            "rules",
            "Rule,Order,Title,Rating,Word,Edge\nr,2,R,green,G,target\n",
            "B2",
            "are numbered 2",
        ),
    ],
)
def test_doubts_about_the_whole_come_with_their_cells(
    tmp_path: Path, name: str, text: str, cell: str, what: str
) -> None:
    found = checked({"council.csv": COUNCIL} | {f"{name}.csv": text}, tmp_path).errors
    assert any((one.cell, what in one.what) == (cell, True) for one in found), found


def test_a_target_that_cannot_be_read_is_found_in_its_cell(tmp_path: Path) -> None:
    files = {
        "council.csv": COUNCIL,
        "measures.csv": "Code,Title\nA1,Visits\n",
        "targets.csv": "Measure,Period,Target\nA1,2026/27,plenty\n",
    }
    assert ("targets", "C2") in where(checked(files, tmp_path).findings)


def test_codes_that_are_held_already_are_known(tmp_path: Path) -> None:
    held = Framework(
        council=(Council(code="E1", title="Seaborough Council", short="Seaborough"),),
        measures=(Measure(code="A1", title="Visits", unit="GONE"),),
    )
    files = {
        "components.csv": "Measure,Name,Title\nA1,a,Part\n",
        "set-members.csv": "Set,Reference,Measure\nNIS,1,A1\n",
    }
    found = checked(files, tmp_path, held).errors
    assert [(one.sheet, one.cell) for one in found] == [("set-members", "A2")]
    assert "NIS" in found[0].what


def test_a_doubt_about_a_row_that_is_held_has_no_cell(tmp_path: Path) -> None:
    held = Framework(measures=(Measure(code="A1", title="Visits", formula="a"),))
    files = {"council.csv": COUNCIL, "units.csv": "Code,Name,Kind\nA,B,team\n"}
    found = checked(files, tmp_path, held)
    assert found.findings == ()


def test_a_doubt_points_at_the_row_it_speaks_of(tmp_path: Path) -> None:
    text = "Code,Title,Unit,From\nA1,Visits,,\nA1,Visits,GONE,2026-04-01\n"
    found = checked({"council.csv": COUNCIL, "measures.csv": text}, tmp_path).errors
    assert where(found) == [("measures", "C3")]


def test_what_is_given_stands_for_what_is_held() -> None:
    one, two = Measure(code="A1", title="One"), Measure(code="A1", title="Two")
    assert merged(Framework(measures=(one,)), Framework(measures=(two,))).measures == (two,)


def test_packs_are_read_by_name() -> None:
    assert {"rules", "mappings/england", "mappings/scotland"} <= set(packs.names())
    bands = packs.framework("rules").rules
    assert all(isinstance(band, RuleBand) for band in bands)


def test_a_pack_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="There is no pack “nothing”"):
        packs.framework("nothing")


def test_a_pack_with_errors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    where_ = folder(tmp_path, {"measures.csv": "Code,Title\nA1,\n"})
    monkeypatch.setattr(packs, "_found", lambda: {"torn": where_})
    with pytest.raises(ValueError, match="Pack “torn”, measures B2: “Title” is blank"):
        packs.framework("torn")


def test_no_packs_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packs, "files", lambda _: tmp_path)
    assert packs.names() == ()


def test_a_cell_of_a_column_that_is_not_there() -> None:
    parsed: Any = frameworks.read(csv("Code,Title\nA1,x\nA1,y\n", "measures.csv"))
    assert where(parsed.errors) == [("measures", "A3")]
