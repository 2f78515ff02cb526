"""The workbook, held to each rule of the Analysis Function's checklist by reading the file back."""

import io
import re
from dataclasses import replace
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from goldenthread.reports.look import Look
from goldenthread.reports.model import Number, tables
from goldenthread.reports.render.xlsx import render
from tests.reports.papers import departmental, everything, number, table
from tests.reports.reading import parts

FILE = render(everything(), Look())
BOOK = openpyxl.load_workbook(io.BytesIO(FILE))
REAL = openpyxl.load_workbook(io.BytesIO(render(departmental(), Look())))
SHEETS = [sheet for book in (BOOK, REAL) for sheet in book if sheet.title != "Cover"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_a_sheet_holds_one_real_table_from_column_a_with_nothing_below(sheet: Worksheet) -> None:
    [made] = sheet.tables.values()
    first, last = made.ref.split(":")
    assert first.startswith("A")
    assert sheet["A1"].value
    assert last == f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
    heads = [cell.value for cell in sheet[int(first[1:])]]
    assert all(heads)
    assert len(set(heads)) == len(heads)
    assert heads == [column.name for column in made.tableColumns]
    assert made.autoFilter is None


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_no_cell_of_a_table_is_empty_merged_filled_or_hidden(sheet: Worksheet) -> None:
    [made] = sheet.tables.values()
    cells = [cell for row in sheet[made.ref] for cell in row]
    assert all(cell.value not in {None, ""} for cell in cells)
    assert all(cell.fill.fill_type is None for cell in cells)
    assert all(cell.alignment.wrap_text for cell in cells)
    assert not sheet.merged_cells.ranges
    assert not any(each.hidden for each in sheet.row_dimensions.values())
    assert not any(each.hidden for each in sheet.column_dimensions.values())
    assert sheet.sheet_state == "visible"


@pytest.mark.parametrize("sheet", [*BOOK, *REAL], ids=lambda sheet: sheet.title)
def test_no_pane_filter_header_footer_picture_or_odd_font(sheet: Worksheet) -> None:
    assert sheet.freeze_panes is None
    assert not sheet.auto_filter.ref
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"Arial"}
    assert sheet["A1"].font.sz == 16


def test_no_sheet_has_a_header_or_footer_of_its_own() -> None:
    assert not any("<headerFooter" in text for text in parts(FILE).values())


def test_no_part_of_the_file_is_a_picture_a_drawing_or_a_macro() -> None:
    with ZipFile(io.BytesIO(FILE)) as kept:
        assert not [name for name in kept.namelist() if re.search("media|drawing|vba", name)]


def test_sheets_and_tables_are_named_apart_and_the_first_opens_at_a1() -> None:
    for book in (BOOK, REAL):
        assert len(set(book.sheetnames)) == len(book.sheetnames)
        names = [name for sheet in book for name in sheet.tables]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[A-Za-z]\w*", name) for name in names)
        assert book.worksheets[0].title == "Cover"
        assert book["Cover"].sheet_view.selection[0].activeCell in {None, "A1"}


def test_each_name_on_the_contents_sheet_leads_to_its_sheet() -> None:
    links = {
        cell.value: cell.hyperlink.location for cell in BOOK["Contents"]["A"] if cell.hyperlink
    }
    assert links == {name: f"'{name}'!A1" for name in BOOK.sheetnames[2:]}


def test_notes_stand_on_their_own_sheet_and_titles_name_them() -> None:
    assert [cell.value for cell in BOOK["Notes"]["B"]][-1] == "[p] means provisional."
    assert BOOK["Table 3"]["A1"].value == "Table 3: Measures measures [note 1]"


def test_a_workbook_without_notes_has_no_sheet_for_them() -> None:
    plain = replace(everything(), blocks=(replace(table(), notes=()),))
    assert "Notes" not in openpyxl.load_workbook(io.BytesIO(render(plain, Look()))).sheetnames


def test_figures_are_numbers_shown_by_their_format() -> None:
    cells = [cell for row in BOOK["Table 3"].iter_rows() for cell in row]
    [first, second] = [cell for cell in cells if isinstance(cell.value, int | float)]
    assert first.value == second.value == -1234.5
    assert first.number_format == '#,##0.0"%\u00a0[p]";"−"#,##0.0"%\u00a0[p]"'


def test_every_number_of_a_report_is_a_number_in_its_workbook() -> None:
    meant = [
        c.value for t in tables(departmental()) for r in t.rows for c in r if isinstance(c, Number)
    ]
    cells = (cell.value for sheet in REAL for row in sheet.iter_rows() for cell in row)
    found = [value for value in cells if isinstance(value, int | float)]
    assert len(found) == len(meant)
    assert all(abs(float(a) - b) < 1e-9 for a, b in zip(meant, found, strict=True))


def test_it_is_titled_says_its_language_and_keeps_no_name_of_a_person() -> None:
    core = parts(FILE)["docProps/core.xml"]
    assert "<dc:language>en-GB</dc:language>" in core
    title = "Monitoring report: Every block, 2026/27 Q2 – Seaborough Borough Council"
    assert f"<dc:title>{title}</dc:title>" in core
    assert set(re.findall(r"<dc:creator>([^<]*)|<cp:lastModifiedBy>([^<]*)", core)) == {
        ("Seaborough Borough Council", ""),
        ("", "Seaborough Borough Council"),
    }
    assert BOOK.properties.created == everything().at.replace(tzinfo=None)


def test_text_is_never_taken_for_a_formula() -> None:
    sums = replace(table(), rows=(("=1+1", "@x", number("2"), "+3"),))
    book = openpyxl.load_workbook(io.BytesIO(render(replace(everything(), blocks=(sums,)), Look())))
    assert [cell.data_type for cell in book["Table 1"][4]] == ["s", "s", "n", "s"]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(everything(), Look()) == FILE
