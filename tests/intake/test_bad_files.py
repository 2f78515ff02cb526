"""Every fault that spreadsheets are known to bring, made for real: each is found at its cell, with a cure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Component, Counted, Measure
from goldenthread.core.facts.organisation import Place, PlaceKind
from goldenthread.core.periods import parse
from goldenthread.intake import framework as frameworks
from goldenthread.intake import returns, sniff
from goldenthread.intake.parsed import Parsed
from goldenthread.intake.workbook import Upload
from tests.intake.making import csv, ods, rewritten, xlsx

HELD = Framework(
    measures=(
        Measure(code="A1", title="Visits"),
        Measure(code="P1", title="Share at home", counted=Counted.PERCENT, places=1),
        Measure(code="F1", title="Appeals upheld", counted=Counted.PERCENT, formula="a / b * 100"),
        Measure(code="G1", title="Grade", counted=Counted.GRADE, words=("poor", "fair", "good")),
    ),
    components=(
        Component(measure="F1", name="a", title="Upheld"),
        Component(measure="F1", name="b", title="Heard"),
    ),
    places=(Place(code="W1", title="Harbour", kind=PlaceKind.WARD),),
)
TOP: list[Any] = [
    "Measure",
    "Period",
    "Place",
    "Value",
    "Components",
    "Missing because",
    "Commentary",
]
Q2 = "2026/27 Q2"


def figures(*rows: list[Any], change: Callable[[Any], None] | None = None) -> Upload:
    return xlsx({"Figures": [TOP, *rows]}, change)


def only(found: tuple[Finding, ...]) -> Finding:
    assert len(found) == 1, [f"{one.cell} {one.what}" for one in found]
    assert found[0].cure
    return found[0]


def the_error(upload: Upload) -> Finding:
    parsed = returns.read(upload, HELD)
    found = only(parsed.errors)
    assert parsed.rows == sum(count.read for count in parsed.counts) + parsed.rejected
    return found


def test_merged_cells_are_named_with_their_block() -> None:
    def merge(book: Any) -> None:
        book["Figures"].merge_cells("A2:A3")

    found = the_error(figures(["A1", Q2, "", 1], ["", "2026/27 Q1", "", 2], change=merge))
    assert (found.sheet, found.cell) == ("Figures", "A3")
    assert "A2:A3" in found.what
    assert "Unmerge" in found.cure


def test_merged_cells_in_ods_are_named_too() -> None:
    rows = [
        TOP[:4],
        [{"numberrowsspanned": 2, "valuetype": "string"}, Q2, None, 1],
        ["covered", Q2, "W1", 2],
    ]
    parsed = returns.read(ods({"Figures": rows}), HELD)
    assert [one.cell for one in parsed.errors] == ["A2", "A3"]
    assert "A2:A3" in parsed.errors[1].what


def test_hidden_rows_columns_and_sheets_are_read_and_said() -> None:
    def hide(book: Any) -> None:
        sheet = book["Figures"]
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["D"].hidden = True
        book.create_sheet("Guidance")
        sheet.sheet_state = "hidden"

    parsed = returns.read(figures(["A1", Q2, "", 1], change=hide), HELD)
    assert [figure.value for figure in parsed.value.figures] == [Decimal(1)]
    assert [(one.cell, one.what) for one in parsed.warnings] == [
        ("", "The sheet is hidden; it was read."),
        ("A2", "1 hidden row was read: row 2."),
        ("D1", "Hidden columns were read: D."),
    ]


def test_a_date_where_a_number_belongs() -> None:
    found = the_error(figures(["A1", Q2, "", date(2026, 1, 12)]))
    assert found.cell == "D2"
    assert found.what.startswith("12 Jan 2026 stands where a number belongs")
    assert "12/1" in found.what
    assert "Format the cell as a number" in found.cure


def test_a_date_where_a_code_belongs() -> None:
    rows = [["Code", "Title"], [datetime.fromisoformat("2026-02-01"), "Visits"]]
    found = only(frameworks.read(xlsx({"Measures": rows})).errors)
    assert (found.sheet, found.cell) == ("Measures", "A2")
    assert "turned a code into a date" in found.what


def test_a_percentage_as_text_reads_as_it_looks() -> None:
    parsed = returns.read(figures(["P1", Q2, "", " 84.2% "]), HELD)
    assert parsed.findings == ()
    assert parsed.value.figures[0].value == Decimal("84.2")


def test_a_percentage_by_format_reads_as_it_is_shown_and_is_said() -> None:
    def percent(book: Any) -> None:
        book["Figures"]["D2"].number_format = "0.0%"

    parsed = returns.read(figures(["P1", Q2, "", 0.842], change=percent), HELD)
    assert parsed.value.figures[0].value == Decimal("84.2")
    assert only(parsed.warnings).cell == "D2"


def test_fractions_in_a_percentage_are_doubted() -> None:
    parsed = returns.read(figures(["P1", Q2, "", 0.842], ["P1", Q2, "W1", 0.5]), HELD)
    found = only(parsed.warnings)
    assert found.cell == "D2"
    assert "0.842 would be 0.842%" in found.what
    assert "84.2" in found.cure


def test_thousands_and_stray_spaces_are_read() -> None:
    parsed = returns.read(figures([" A1", f" {Q2} ", "", "1,234 "]), HELD)
    assert parsed.findings == ()
    assert parsed.value.figures[0].value == Decimal(1234)


def test_duplicate_keys_name_both_cells() -> None:
    found = the_error(figures(["A1", Q2, "", 1], ["A1", "Q2 2026-27", "", 2]))
    assert found.cell == "A3"
    assert "cell A2" in found.what
    assert "Measure, Period, Place" in found.cure


@pytest.mark.parametrize(
    ("row", "cell", "what"),
    [
        (["A2", Q2, "", 1], "A2", "“A2” is not in the framework"),
        (["A1", Q2, "W2", 1], "C2", "“W2” is not in the framework"),
    ],
)
def test_unknown_codes_come_with_the_nearest(row: list[Any], cell: str, what: str) -> None:
    found = the_error(figures(row))
    assert found.cell == cell
    assert what in found.what
    assert "Did you mean" in found.cure


def test_the_wrong_period() -> None:
    upload = figures(["A1", "2026/27 Q1", "", 1], ["A1", Q2, "", 1])
    found = only(returns.read(upload, HELD, expected=parse(Q2)).errors)
    assert found.cell == "B2"
    assert "2026/27 Q1" in found.what
    assert Q2 in found.what


def test_a_period_that_has_not_ended_is_doubted() -> None:
    found = only(returns.read(figures(["A1", Q2, "", 1]), HELD, today=date(2026, 9, 30)).warnings)
    assert (found.cell, found.what) == ("B2", "2026/27 Q2 does not end until 30 Sep 2026.")
    assert returns.read(figures(["A1", Q2, "", 1]), HELD, today=date(2026, 10, 1)).findings == ()


@pytest.mark.parametrize(
    "label", ["31 September 2026", "2026/27 Q5", "soon", datetime.fromisoformat("2026-09-01")]
)
def test_what_is_not_a_period(label: Any) -> None:
    found = the_error(figures(["A1", label, "", 1]))
    assert found.cell == "B2"
    assert "2026/27 Q2" in found.cure


def test_thirty_one_september_is_no_day() -> None:
    rows = [
        ["Code", "Plan", "Kind", "Title", "Due"],
        ["M1", "SP", "milestone", "Open", "31 September 2026"],
    ]
    found = only(frameworks.read(xlsx({"Items": rows})).errors)
    assert (found.sheet, found.cell) == ("Items", "E2")
    assert "30 days" in found.what


def test_a_formula_without_its_result() -> None:
    found = the_error(figures(["A1", Q2, "", "=1+1"]))
    assert found.cell == "D2"
    assert "result was not saved" in found.what
    assert "save it" in found.cure


def test_a_row_of_nothing_but_formulas_is_not_lost() -> None:
    parsed = returns.read(figures(["=1", "=1", "=1", "=1"]), HELD)
    assert {one.cell for one in parsed.errors} == {"A2", "B2", "C2", "D2"}


def test_a_formula_without_its_result_in_ods() -> None:
    rows = [TOP[:4], ["A1", Q2, None, {"formula": "of:=1+1"}]]
    found = only(returns.read(ods({"Figures": rows}), HELD).errors)
    assert found.cell == "D2"


def test_an_error_in_a_cell() -> None:
    def fail(book: Any) -> None:
        cell = book["Figures"]["D2"]
        cell.value, cell.data_type = "#REF!", "e"

    found = the_error(figures(["A1", Q2, "", 1], change=fail))
    assert found.cell == "D2"
    assert "#REF!" in found.what


def test_an_error_kept_as_words() -> None:
    text = f"Measure,Period,Value\nA1,{Q2},#DIV/0!\n"
    found = only(returns.read(csv(text, "figures.csv"), HELD).errors)
    assert (found.cell, "#DIV/0!" in found.what) == ("C2", True)


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("abc", "is not a figure"),
        (True, "TRUE stands where a number belongs"),
        ("1,23,4", "a comma stands in an odd place"),
    ],
)
def test_what_is_not_a_figure(cell: Any, what: str) -> None:
    found = the_error(figures(["A1", Q2, "", cell]))
    assert found.cell == "D2"
    assert what in found.what


def test_a_word_that_is_none_of_a_grades() -> None:
    found = the_error(figures(["G1", Q2, "", 3]))
    assert (found.cell, "poor; fair; good" in found.cure) == ("D2", True)


@pytest.mark.parametrize(
    ("parts", "cell", "what"),
    [
        ("a = 1; c = 2", "E2", "“c” is not a component"),
        ("a = 1", "E2", "“b” is not given"),
        ("a = 1; b", "E2", "has no value beside its name"),
        ("a = 1; b = x", "E2", "“x” is not a number"),
    ],
)
def test_components_that_do_not_fit(parts: str, cell: str, what: str) -> None:
    errors = returns.read(figures(["F1", Q2, "", None, parts]), HELD).errors
    assert [one.cell for one in errors] == [cell] * len(errors)
    assert any(what in one.what for one in errors)


def test_neither_a_figure_nor_a_reason() -> None:
    found = the_error(figures(["A1", Q2, "", None, None, None, "Awaited"]))
    assert (found.cell, found.what) == ("D2", "This row gives no figure and no reason why.")


def test_a_figure_and_a_reason() -> None:
    assert the_error(figures(["A1", Q2, "", 1, None, "not available"])).cell == "F2"


def test_a_missing_column() -> None:
    found = only(returns.read(xlsx({"Figures": [["Measure", "Value"], ["A1", 1]]}), HELD).errors)
    assert (found.sheet, found.cell, found.what) == (
        "Figures",
        "A1",
        "There is no column “Period”.",
    )


def test_a_strange_column_and_sheet_are_warned_of() -> None:
    rows = [["Measure", "Period", "Value", "Colour", "value"], ["A1", Q2, 1, "red", 2]]
    parsed = returns.read(xlsx({"Figures": rows, "Odds": [["x"]]}), HELD)
    assert [(one.sheet, one.cell) for one in parsed.warnings] == [
        ("Odds", ""),
        ("Figures", "D1"),
        ("Figures", "E1"),
    ]
    assert "stands twice" in parsed.warnings[2].what


# Files that are not what their names say, or must not be opened ------------------------------------


def unread(upload: Upload) -> Finding:
    parsed: Parsed[Framework] = frameworks.read(upload)
    assert parsed.value == Framework()
    return only(parsed.findings)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 and so on", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"\xff\xd8\xff\xe0", "is a picture"),
        (b"\x1f\x8b\x08", "is an archive"),
        (b"<html><table><tr><td>1", "is a web page"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>", "is a web page or XML"),
        (b"\x00\x01\x02\x03", "neither a workbook nor text"),
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"PK\x03\x04 torn off", "is damaged"),
        (b"Measure\x81\x8d,Period\n", "is not text"),
        (b'Measure,"Period\n', "cannot be read as CSV"),
    ],
)
def test_the_wrong_type_whatever_its_name(data: bytes, what: str) -> None:
    found = unread(Upload("returns.xlsx", data))
    assert what in found.what
    assert "returns" in found.sheet


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"word/document.xml": b""}, "is a Word document"),
        ({"xl/workbook.bin": b""}, "binary workbook"),
        ({"photo.jpg": b""}, "an archive or another program's file"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "an archive"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "it has no contents"),
        (
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            },
            "locked with a password",
        ),
        ({"xl/workbook.xml": b"<a"}, "damaged inside"),
        ({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>"}, "document type"),
    ],
)
def test_archives_that_are_no_workbook(parts: dict[str, bytes], what: str) -> None:
    assert what in unread(Upload("returns.xlsx", zipped(parts))).what


def wide_text(text: str) -> bytes:
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("EncryptedPackage", "locked with a password"),
        ("WordDocument", "a Word document"),
        ("Workbook", "damaged inside"),
    ],
)
def test_old_office_files(inside: str, what: str) -> None:
    data = sniff.OLE + b"\0" * 600 + wide_text(inside)
    assert what in unread(Upload("returns.xls", data)).what


def test_a_locked_archive() -> None:
    data = bytearray(zipped({"xl/workbook.xml": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in unread(Upload("returns.xlsx", bytes(data))).what


def test_a_zip_bomb_is_told_by_its_directory() -> None:
    data = zipped({"xl/workbook.xml": b"\0" * (sniff.SMALL + 1)})
    assert "would unpack to 20 MB" in unread(Upload("returns.xlsx", data)).what


def test_a_directory_that_lies_is_told_by_the_checksum() -> None:
    data = bytearray(zipped({"xl/workbook.xml": b"<x/>" * 1000}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    assert "is damaged" in unread(Upload("returns.xlsx", bytes(data))).what


def test_a_file_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniff, "LARGEST_FILE", 10)
    assert "is larger than" in unread(csv("a,b,c,d,e,f,g\n")).what


def test_one_far_cell_does_not_fill_the_memory() -> None:
    def far(book: Any) -> None:
        book["Measures"]["XFD1048576"] = 1

    found = unread(xlsx({"Measures": [["Code"]]}, far))
    assert "1,048,576 rows by 16,384 columns" in found.what


def test_one_repeated_ods_cell_does_not_fill_the_memory() -> None:
    far = {"valuetype": "float", "value": "1", "numbercolumnsrepeated": 16_384}
    upload = ods({"Measures": [["Code"], *([[far]] * 300)]})
    assert "some cell far from the table" in unread(upload).what


@pytest.mark.parametrize("times", ["0", "-1", "99999999", "x"])
def test_an_ods_that_repeats_beyond_sense(times: str) -> None:
    upload = ods({"Measures": [["Code"], [{"valuetype": "float", "value": "1"}]]})

    def repeat(name: str, data: bytes) -> bytes:
        more = f'<table:table-row table:number-rows-repeated="{times}"'.encode()
        return data.replace(b"<table:table-row", more) if name == "content.xml" else data

    assert "damaged inside" in unread(rewritten(upload, repeat)).what


@pytest.mark.parametrize("name", ["nothing-here.xlsx", "nothing\0here"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    found = only(frameworks.read(tmp_path / name).findings)
    assert "cannot be read" in found.what


def test_a_folder_without_csv(tmp_path: Path) -> None:
    assert "holds no CSV file" in only(frameworks.read(tmp_path).findings).what


def test_a_file_with_no_sheet_that_is_known() -> None:
    parsed = frameworks.read(csv("Thing,Other\n1,2\n", "odds.csv"))
    assert "holds no sheet of a framework" in only(parsed.errors).what
    parsed_returns = returns.read(csv("Thing,Other\n1,2\n", "odds.csv"), HELD)
    assert "holds no sheet of returns" in only(parsed_returns.errors).what
