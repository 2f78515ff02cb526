"""Files as sheets of cells: names, encodings, numbers, addresses."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import PasswordError

from goldenthread.intake import beneath_xlsx, workbook
from goldenthread.intake.cells import (
    Beneath,
    Mark,
    Merged,
    Row,
    Sheet,
    address,
    letters,
    place_of,
    squeezed,
)
from goldenthread.intake.fingerprint import sha256
from goldenthread.intake.workbook import Upload
from tests.intake.making import csv, folder, ods, rewritten, xlsx


def only_sheet(upload: Upload) -> Sheet:
    opened = workbook.read(upload)
    assert opened.findings == ()
    return opened.sheets[0]


@pytest.mark.parametrize(
    ("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")]
)
def test_columns_have_letters(column: int, name: str) -> None:
    assert letters(column) == name
    assert place_of(f"{name}14") == (14, column)
    assert address(14, column) == f"{name}14"


def test_names_match_however_they_are_written() -> None:
    assert squeezed(" Set-Members_ ") == squeezed("set members")


def test_a_row_knows_its_cells() -> None:
    assert Row(1, ("a", None)).cell(3) is None
    assert Row(1, (" ", None)).is_blank()
    assert not Row(1, (Decimal(0),)).is_blank()


def test_a_row_of_failed_formulas_is_filled() -> None:
    marks = {(1, 1): Mark.ERROR, (2, 1): Mark.PERCENT}
    sheet = Sheet(name="S", rows=(Row(1, ()), Row(2, ())), beneath=Beneath(marks=marks))
    assert [row.number for row in sheet.filled()] == [1]


@pytest.mark.parametrize("make", [xlsx, ods])
@pytest.mark.parametrize("typed", ["0.1", "84.2", "0.29", "1234567.89", "-0.05", "100"])
def test_a_number_is_the_decimal_that_was_typed(make: Any, typed: str) -> None:
    cell = only_sheet(make({"S": [[float(typed)]]})).rows[0].cells[0]
    assert cell == Decimal(typed)


@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_any_number_keeps_its_shortest_text(number: float) -> None:
    assert workbook._value(number) == Decimal(repr(number))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("", None),
        ("a", "a"),
        (3, Decimal(3)),
        (True, True),
        (float("inf"), "inf"),
        (time(9, 30), "09:30:00"),
        (timedelta(hours=1), "1:00:00"),
        (datetime.fromisoformat("2026-01-02"), date(2026, 1, 2)),
        (datetime.fromisoformat("2026-01-02T03:00"), datetime.fromisoformat("2026-01-02T03:00")),
        (date(2026, 1, 2), date(2026, 1, 2)),
        (None, None),
    ],
)
def test_a_cell_as_the_reader_gives_it(cell: Any, value: Any) -> None:
    assert workbook._value(cell) == value


@pytest.mark.parametrize(
    ("data", "cell"),
    [
        ("naïve £1".encode(), "naïve £1"),
        ("\ufeffnaïve £1".encode(), "naïve £1"),
        ("naïve £1".encode("cp1252"), "naïve £1"),
        ("naïve £1".encode("utf-16"), "naïve £1"),
        (b"'=1+1", "=1+1"),
        (b"'plain", "'plain"),
        (b'"a, ""b"""', 'a, "b"'),
    ],
)
def test_csv_in_any_encoding(data: bytes, cell: str) -> None:
    sheet = only_sheet(Upload("Set members.csv", data))
    assert (sheet.name, sheet.rows[0].cells) == ("Set members", (cell,))


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_csv_with_any_delimiter(between: str) -> None:
    assert only_sheet(csv(f"a{between}b\n1{between}2\n")).rows[1].cells == ("1", "2")


def test_letters_lost_before_saving_are_warned_of() -> None:
    opened = workbook.read(Upload("a.csv", "na\ufffdve".encode()))
    assert "Some letters were lost" in opened.findings[0].what


def test_torn_utf_16_is_not_text() -> None:
    assert "is not text" in workbook.read(Upload("a.csv", b"\xff\xfea")).findings[0].what


def test_a_folder_is_its_csv_files(tmp_path: Path) -> None:
    where = folder(tmp_path, {"b.csv": "B", "a.CSV": "A", "notes.txt": "no"})
    opened = workbook.read(where)
    assert [sheet.name for sheet in opened.sheets] == ["a", "b"]


def test_a_fingerprint_is_of_what_is_inside(tmp_path: Path) -> None:
    where = folder(tmp_path, {"a.csv": "A", "b.csv": "B"})
    whole = sha256(where)
    assert sha256(where / "a.csv") == sha256(Upload("other.csv", b"A"))
    (where / "b.csv").write_text("C")
    assert sha256(where) != whole


def test_a_reader_that_gives_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """What the reader raises when it panics."""

    for fault, what in [
        (PanicException("torn"), "torn"),
        (PasswordError("password"), "locked with a password"),
    ]:
        monkeypatch.setattr(workbook, "CalamineWorkbook", _broken(fault))
        assert what in workbook.read(xlsx({"S": [[1]]})).findings[0].what
    monkeypatch.setattr(workbook, "CalamineWorkbook", _broken(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        workbook.read(xlsx({"S": [[1]]}))


def _broken(fault: BaseException) -> Any:
    """A reader that raises this when it opens a file."""

    class Broken:
        @staticmethod
        def from_filelike(*_: object) -> None:
            raise fault

    return Broken


def test_a_chart_sheet_is_an_empty_sheet() -> None:
    def chart(book: Any) -> None:
        book.create_chartsheet("Chart")

    opened = workbook.read(xlsx({"S": [["a"]]}, chart))
    assert [(sheet.name, len(sheet.rows)) for sheet in opened.sheets] == [("S", 1), ("Chart", 0)]


def test_merged_blocks_hidden_cells_and_formats_of_an_xlsx() -> None:
    def change(book: Any) -> None:
        sheet = book["S"]
        sheet.merge_cells("A1:B2")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet["C1"].number_format = "0.0%"
        sheet["C2"].number_format = "0%"
        sheet["D1"] = "=1"

    beneath = only_sheet(xlsx({"S": [["a", None, 0.1], [None, None, 0.2], ["c"]]}, change)).beneath
    assert beneath.merged == (Merged(1, 1, 2, 2),)
    assert str(beneath.merged[0]) == "A1:B2"
    assert beneath.hidden_rows == (3,)
    assert beneath.hidden_columns == (3,)
    assert beneath.marks == {(1, 3): Mark.PERCENT, (2, 3): Mark.PERCENT, (1, 4): Mark.NO_VALUE}


def test_columns_hidden_to_the_end_are_beyond_the_table() -> None:
    def cols(name: str, data: bytes) -> bytes:
        hidden = b'<cols><col min="3" max="16384" hidden="1"/></cols><sheetData>'
        return data.replace(b"<sheetData>", hidden) if name.endswith("sheet1.xml") else data

    sheet = only_sheet(rewritten(xlsx({"S": [["a"]]}), cols))
    assert sheet.beneath.hidden_columns == ()


def test_cells_and_rows_without_addresses_follow_one_another() -> None:
    def bare(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        for said in (b' r="A1"', b' r="B1"', b' r="1"'):
            data = data.replace(said, b"")
        return data.replace(
            b"</sheetData>", b"</sheetData><mergeCells><mergeCell ref='B1'/></mergeCells>"
        )

    def formula(book: Any) -> None:
        book["S"]["B1"] = "=1"

    sheet = only_sheet(rewritten(xlsx({"S": [["a", "b"]]}, formula), bare))
    assert sheet.beneath.marks == {(1, 2): Mark.NO_VALUE}
    assert sheet.beneath.merged == (Merged(1, 2, 1, 2),)


def test_a_formula_with_its_result_is_a_value_like_any_other() -> None:
    def formulas(book: Any) -> None:
        book["S"]["A1"], book["S"]["A2"] = "=3+4", "=5+6"

    def worked_out(name: str, data: bytes) -> bytes:
        return re.sub(rb"</f><v */>|</f><v></v>", b"</f><v>7</v>", data, count=1)

    sheet = only_sheet(rewritten(xlsx({"S": [["a"], ["b"], ["c"]]}, formulas), worked_out))
    assert sheet.beneath.marks == {(2, 1): Mark.NO_VALUE}
    assert [row.cell(1) for row in sheet.rows] == [Decimal(7), None, "c"]


def test_a_workbook_without_styles_has_no_percentages() -> None:
    class Bare:
        @staticmethod
        def namelist() -> list[str]:
            return []

    assert beneath_xlsx._percents(Bare()) == frozenset()  # type: ignore[arg-type]  # a stand-in for an archive


def test_what_an_ods_hides() -> None:
    def hide(name: str, data: bytes) -> bytes:
        if name != "content.xml":
            return data
        column = (
            b'<table:table-column table:visibility="collapse" table:number-columns-repeated="2"'
        )
        data = data.replace(b"<table:table-column", column, 1)
        return data.replace(b"<table:table-row", b'<table:table-row table:visibility="filter"', 1)

    upload = ods(
        {"S": [[1, {"valuetype": "percentage", "value": "0.5"}], [None, None]], "T": [[1]]}
    )
    first, second = workbook.read(rewritten(upload, hide)).sheets
    assert first.beneath.hidden_rows == (1,)
    assert first.beneath.hidden_columns == (1, 2)
    assert first.beneath.marks == {(1, 2): Mark.PERCENT}
    assert second.beneath == Beneath()


def test_an_ods_that_never_ends() -> None:
    def long(name: str, data: bytes) -> bytes:
        more = b'<table:table-row table:number-rows-repeated="1048576"'
        return data.replace(b"<table:table-row", more) if name == "content.xml" else data

    found = workbook.read(rewritten(ods({"S": [[None], [None]]}), long)).findings[0]
    assert "too many rows" in found.what
