"""A council's own layout, read through a mapping."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Component, Counted, Measure
from goldenthread.core.facts.organisation import Council, Place, PlaceKind
from goldenthread.core.facts.returns import FigureStatus, Missing, Returns
from goldenthread.core.periods import parse
from goldenthread.intake import mapping, wide
from goldenthread.intake.mapping import Layout, NotAMapping
from goldenthread.intake.parsed import Parsed
from goldenthread.intake.workbook import Upload
from tests.intake.making import csv, ods, xlsx

HELD = Framework(
    council=(Council(code="E1", title="Seaborough Borough Council", short="Seaborough"),),
    places=(Place(code="E2", title="Elsewhere", kind=PlaceKind.AUTHORITY),),
    measures=(
        Measure(code="WASTE", title="Recycled", counted=Counted.PERCENT, places=1),
        Measure(code="HOMES", title="Homes"),
        Measure(
            code="TEST", title="Delivered", counted=Counted.PERCENT, formula="done / due * 100"
        ),
    ),
    components=(
        Component(measure="TEST", name="done", title="Done"),
        Component(measure="TEST", name="due", title="Due"),
    ),
)


def layout(table: str, measures: str) -> Layout:
    return mapping.parse(f'title = "Any"\n[[table]]\n{table}\n[[table.measure]]\n{measures}\n')


def values(parsed: Parsed[Returns]) -> list[tuple[str, str, str, Any]]:
    return [
        (one.measure, one.period.label, one.place, one.missing or one.value)
        for one in parsed.value.figures
    ]


DOWN = """
sheet = "Table_3"
headings = "ONS code"
until = "Notes"
where = { "ONS code" = "E\\\\d+" }
missing = { "-" = "not applicable" }
place = { column = "ONS code", title = "Authority", kinds = { E9 = "nation" } }
period = { column = "Year" }
"""
TABLE = [
    ["Table 3: waste"],
    ["Year", "ONS code", "Authority [note 1]", "Recycled\n(share)"],
    ["2022-23", "E1", "Seaborough", 0.361],
    ["2022-23", "E2", "Elsewhere", "-"],
    ["2022-23", "E3", "Third [note 7]", "[x]"],
    ["2022-23", "E9", "England [r]", 0.4],
    ["2022-23", "Total", "", 0.5],
    ["2022-23", None, "", 0.5],
    ["2022-23", "E4", "Blank", None],
    ["Notes: none of this is read"],
    ["2022-23", "E5", "After", 0.5],
]


def test_one_row_a_place_and_year() -> None:
    asked = layout(DOWN, 'code = "WASTE"\nvalue = "Recycled"\nfraction = true')
    parsed = wide.read(ods({"Cover": [["x"]], "Table 3": TABLE}), HELD, asked)
    assert parsed.findings == ()
    assert values(parsed) == [
        ("WASTE", "2022/23", "", Decimal("36.1")),
        ("WASTE", "2022/23", "E2", Missing.NOT_APPLICABLE),
        ("WASTE", "2022/23", "E3", Missing.NOT_AVAILABLE),
        ("WASTE", "2022/23", "E9", Decimal(40)),
    ]
    assert [(place.code, place.title, place.kind.value) for place in parsed.places] == [
        ("E3", "Third", "other authority"),
        ("E9", "England", "nation"),
    ]
    assert (parsed.rows, parsed.rejected) == (4, 0)


def test_only_the_period_that_is_asked_for() -> None:
    asked = layout(DOWN, 'code = "WASTE"\nvalue = "Recycled"\nfraction = true')
    parsed = wide.read(xlsx({"Table_3": TABLE}), HELD, asked, parse("2021/22"))
    assert (values(parsed), parsed.rows) == ([], 0)


ACROSS = 'sheet = ".*"\nheadings = "2"\nperiod = { headings = "Q[1-4]", before = "2026/27" }'


def test_periods_across_the_headings() -> None:
    rows = [
        ["Quarterly"],
        ["Ref", "Q1", "Q2 [p]", "Year to date"],
        ["HOMES", 3, "4", 7],
        ["WASTE", None, "50%", 1],
    ]
    parsed = wide.read(xlsx({"PRT": rows}), HELD, layout(ACROSS, 'column = "Ref"'))
    assert parsed.findings == ()
    assert values(parsed) == [
        ("HOMES", "2026/27 Q1", "", Decimal(3)),
        ("HOMES", "2026/27 Q2", "", Decimal(4)),
        ("WASTE", "2026/27 Q2", "", Decimal(50)),
    ]
    assert [one.status for one in parsed.value.figures][:2] == [
        FigureStatus.FINAL,
        FigureStatus.PROVISIONAL,
    ]


LONG = """
sheet = ".*"
headings = "Area"
place = { column = "Area", prefix = "P-", council = "Ours" }
period = { constant = "2026/27" }
"""
DIVIDED = 'code = "TEST"\nwhere = { Code = "T ?1" }\ncomponents = { done = "Num", due = "Den" }'


def test_components_and_places_by_name() -> None:
    text = "Code,Area,Num,Den\nT1,Ours,3,4\nT 1,Argyll & Bute,1,..\nT1,Bute,,2\nT1,Arran,,\nT2,Ours,9,9\n"
    parsed = wide.read(csv(text), HELD, layout(LONG, DIVIDED))
    assert parsed.findings == ()
    figures = parsed.value.figures
    assert figures[0].components == (("done", Decimal(3)), ("due", Decimal(4)))
    assert [(one.place, one.missing) for one in figures] == [
        ("", None),
        ("P-ARGYLL-BUTE", Missing.NOT_AVAILABLE),
        ("P-BUTE", Missing.NOT_AVAILABLE),
    ]


def test_a_value_stands_though_its_components_are_missing() -> None:
    measures = 'code = "TEST"\nvalue = "Share"\ncomponents = { done = "Num", due = "Den" }'
    parsed = wide.read(
        csv("Area,Share,Num,Den\nOurs,75,[x],[x]\nMine,75,3,4\n"), HELD, layout(LONG, measures)
    )
    assert values(parsed)[0] == ("TEST", "2026/27", "", Decimal(75))
    assert parsed.value.figures[1].components != ()


PLAIN = 'sheet = "S"\nheadings = "Code"\nperiod = { column = "Year" }'
BY_CODE = 'column = "Code"\nvalue = "Figure"'


@pytest.mark.parametrize(
    ("rows", "cell", "what"),
    [
        ([["HOMES", "2026/27", "many"]], "C2", "is not a figure"),
        ([["HOMES", "soon", 1]], "C2", "is not a period"),
        ([["HOUSES", "2026/27", 1]], "C2", "“HOUSES” is not in the framework"),
        ([[None, "2026/27", 1]], "C2", "names no measure"),
        ([["HOMES", "2026/27", 1], ["HOMES", "2026-27", 1]], "C3", "S C2 already says the same"),
        ([["HOMES", "2026/27", 1], ["HOMES", "2026-27", 2]], "C3", "says something else"),
        ([["HOMES", "2026/27", "=1+1"]], "C2", "result was not saved"),
    ],
)
def test_doubts_come_with_their_cells(rows: list[Any], cell: str, what: str) -> None:
    parsed = wide.read(
        xlsx({"S": [["Code", "Year", "Figure"], *rows]}), HELD, layout(PLAIN, BY_CODE)
    )
    assert [(one.sheet, one.cell) for one in parsed.errors] == [("S", cell)]
    assert what in parsed.errors[0].what
    assert parsed.rejected == 1


def test_merged_cells_and_percentages_by_format() -> None:
    def change(book: Any) -> None:
        sheet = book["S"]
        sheet.merge_cells("C2:C3")
        sheet["C2"].number_format = "0.0%"

    rows = [["Code", "Year", "Figure"], ["WASTE", "2026/27", 0.361], ["WASTE", "2025/26", None]]
    parsed = wide.read(xlsx({"S": rows}, change), HELD, layout(PLAIN, BY_CODE))
    assert values(parsed) == [("WASTE", "2026/27", "", Decimal("36.1"))]
    assert [(one.cell, one.severity.value) for one in parsed.findings] == [
        ("C3", "error"),
        ("C2", "warning"),
    ]
    assert "fraction = true" in parsed.warnings[0].cure


@pytest.mark.parametrize(
    ("table", "measures", "what", "cure"),
    [
        (PLAIN.replace('"S"', '"T"'), BY_CODE, "There is no sheet “T”", "The file's sheets: S."),
        (
            PLAIN.replace('"Code"', '"Kode"'),
            BY_CODE,
            "No row of headings with “Kode”",
            "“headings”",
        ),
        (PLAIN.replace('"Code"', '"9"'), BY_CODE, "No row of headings with “9”", "“headings”"),
        (
            PLAIN,
            'column = "Code"\nvalue = "Figures"',
            "There is no column “Figures”",
            "Did you mean “Figure”?",
        ),
        (
            PLAIN,
            'column = "Code"\nvalue = "zzz"',
            "There is no column “zzz”",
            "Correct the mapping",
        ),
        (
            PLAIN,
            'column = "Code"\nvalue = "Fig"',
            "Several columns begin with “Fig”",
            "whole heading",
        ),
        (
            PLAIN.replace('column = "Year"', 'headings = "Q."'),
            'column = "Code"',
            "No heading matches",
            "under period",
        ),
    ],
)
def test_a_mapping_that_does_not_fit_the_file(
    table: str, measures: str, what: str, cure: str
) -> None:
    upload = xlsx({"S": [["Code", "Year", "Figure", "Fig. 2"], ["HOMES", "2026/27", 1, 2]]})
    found = wide.read(upload, HELD, layout(table, measures)).errors
    assert [what in one.what for one in found] == [True]
    assert cure in found[0].cure


def test_a_file_that_cannot_be_opened_has_only_that_said() -> None:
    parsed = wide.read(Upload("a.pdf", b"%PDF"), HELD, layout(PLAIN, BY_CODE))
    assert [one.what for one in parsed.findings] == ["“a.pdf” is a PDF, whatever its name says."]


# The mapping file itself ------------------------------------------------------------------------------

GOOD = 'title = "T"\n[[table]]\nsheet = "S"\nheadings = 3\n[[table.measure]]\ncode = "A"\nvalue = "V"\n'


def test_a_mapping_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(GOOD, "utf-8")
    assert mapping.load(path).table[0].headings == "3"


def test_shipped_mappings_by_name() -> None:
    assert "england-waste" in mapping.names()
    assert all(mapping.load(name).table for name in mapping.names())


def test_no_mappings_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(mapping, "files", lambda _: tmp_path)
    assert mapping.names() == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("not toml", "The mapping is not TOML"),
        ('title = "T"', "has no \\[\\[table\\]\\]"),
        ("colour = 1", "“colour” in the mapping is not a setting"),
        ('[[table]]\nsheet = "S"\nheadings = "H"', "A setting is missing in the mapping"),
        ('title = "T"\n[table]\nsheet = "S"', "two brackets"),
        ('title = "T"\ntable = ["S"]', "a table of settings is expected"),
        ('title = ["T"]', "“title” in the mapping is one text or number"),
        (GOOD.replace('sheet = "S"', 'sheet = "("'), "is not a pattern"),
        (
            GOOD.replace("headings = 3", 'headings = 3\nmissing = { "-" = "gone" }'),
            "the reason is one of",
        ),
        (GOOD.replace("headings = 3", "headings = 3\nmissing = 4"), "is written as"),
        (GOOD.replace("headings = 3", "headings = 3\nplace = {}"), "A setting is missing in place"),
        (GOOD.split("[[table.measure]]", maxsplit=1)[0], "There is no \\[\\[table.measure\\]\\]"),
        (GOOD + 'column = "C"', "either a code or a column"),
        (GOOD.replace('value = "V"', ""), "needs a value, components, or periods"),
        (GOOD + 'where = { C = "(" }', "is not a pattern"),
        (GOOD + 'fraction = "yes"', "is true or false"),
        (GOOD + "fraction = true\nvalue = 1", "not TOML"),
        (
            GOOD.replace("headings = 3", 'headings = 3\nplace = { column = "C", kind = "moon" }'),
            "kind of place",
        ),
        (
            GOOD.replace(
                "headings = 3", 'headings = 3\nplace = { column = "C", kinds = { E = "moon" } }'
            ),
            "kind of place",
        ),
    ],
)
def test_what_is_wrong_with_a_mapping_is_said(text: str, what: str) -> None:
    with pytest.raises(NotAMapping, match=what):
        mapping.parse(text)
