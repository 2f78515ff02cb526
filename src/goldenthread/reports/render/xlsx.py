"""A report as a workbook that keeps the Analysis Function's rules for accessible spreadsheets.

A cover, a contents sheet, the text, the notes, then one table to a sheet: its title in A1, a real Excel
table from column A, nothing below. No fills, merged cells, frozen panes, filters or pictures. Figures
are numbers, shown by their format in the words of every other format.
"""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from goldenthread.reports.look import Look
from goldenthread.reports.model import (
    FIRST,
    Cell,
    Column,
    Kind,
    Number,
    Report,
    document_title,
    shown,
)
from goldenthread.reports.render import ooxml
from goldenthread.reports.render.sheets import Sheet, sheets

PLAIN = {"font_name": "Arial", "font_size": 12, "valign": "top"}
WRAPPED = {**PLAIN, "text_wrap": True}
TITLE = {**PLAIN, "font_size": 16, "bold": True}
LINK = {**WRAPPED, "font_color": "#0B3D91", "underline": 1}
WIDEST = 60
NARROWEST = 12
A4 = 9
"""What Excel calls the paper."""
COVER = 90
"""Widths in characters."""


@dataclass(slots=True)
class Book:
    """A workbook being written, and the formats that it has so far."""

    file: Any
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def format(self, **how: Any) -> Any:
        """Return the workbook's format of that description, made once."""
        key = tuple(sorted(how.items()))
        if key not in self.formats:
            self.formats[key] = self.file.add_format(how)
        return self.formats[key]


def render(report: Report, look: Look) -> bytes:
    """Return the workbook. The look changes nothing: a workbook has no colours of its own."""
    kept = BytesIO()
    # XlsxWriter changes the dictionary that it is given, so it gets one of its own.
    how = {"in_memory": True, "default_format_properties": dict(PLAIN)}
    book = Book(xlsxwriter.Workbook(kept, how))
    book.file.set_properties(_properties(report))
    _cover(book, report)
    for sheet in sheets(report):
        _sheet(book, sheet)
    book.file.close()
    return ooxml.settled(kept.getvalue(), report.at, report.language)


def _properties(report: Report) -> dict[str, Any]:
    return {
        "title": document_title(report),
        "author": report.council,
        "subject": report.period,
        "created": report.at.replace(tzinfo=None),
    }


def _cover(book: Book, report: Report) -> None:
    page = book.file.add_worksheet("Cover")
    page.set_column(0, 0, COVER)
    page.write_string(0, 0, document_title(report), book.format(**TITLE, text_wrap=True))
    facts = (f"{term}: {text}" for term, text in report.facts)
    first = (f"{FIRST}:", *report.first) if report.first else ()
    for row, text in enumerate((report.council, *report.front, *first, *facts), 1):
        page.write_string(row, 0, text, book.format(**WRAPPED))


def _sheet(book: Book, sheet: Sheet) -> None:
    page = book.file.add_worksheet(sheet.name)
    page.write_string(0, 0, sheet.table.caption, book.format(**TITLE))
    for at, text in enumerate(sheet.above, 1):
        page.write_string(at, 0, text, book.format(**PLAIN))
    top = len(sheet.above) + 1
    _table(book, page, sheet, top)
    _printed(page, top)
    for down, row in enumerate(sheet.table.rows, top + 1):
        for across, cell in enumerate(row):
            _cell(book, page, (down, across), cell)
        if sheet.links:
            address = f"internal:'{shown(row[0])}'!A1"
            page.write_url(down, 0, address, book.format(**LINK), shown(row[0]))


def _printed(page: Any, top: int) -> None:
    """Print it on A4 on its side, as wide as the page, its header row again on every page."""
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _table(book: Book, page: Any, sheet: Sheet, top: int) -> None:
    table = sheet.table
    heads = [{"header": c.title, "header_format": _head(book, c)} for c in table.columns]
    how = {"name": f"{table.name}_data", "columns": heads, "style": None, "autofilter": False}
    page.add_table(top, 0, top + len(table.rows), len(heads) - 1, {**how, "title": table.caption})
    for across, column in enumerate(table.columns):
        page.set_column(across, across, _wide(column, [row[across] for row in table.rows]))


def _head(book: Book, column: Column) -> Any:
    side = "right" if column.kind is Kind.NUMBER else "left"
    return book.format(**{**WRAPPED, "bold": True, "bottom": 2, "align": side, "valign": "bottom"})


def _cell(book: Book, page: Any, at: tuple[int, int], cell: Cell) -> None:
    if isinstance(cell, Number):
        page.write_number(*at, cell.value, book.format(**WRAPPED, num_format=_format(cell)))
    else:
        page.write_string(*at, shown(cell), book.format(**WRAPPED))


def _format(number: Number) -> str:
    digits = "#,##0" + ("." + "0" * number.places if number.places else "")
    shape = f"{_literal(number.before)}{digits}{_literal(number.after)}"
    return f"{shape};{_literal('−')}{shape}"


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""


def _wide(column: Column, cells: list[Cell]) -> int:
    longest = max(len(shown(cell)) for cell in cells)
    return min(WIDEST, max(NARROWEST, len(column.title) + 2, longest + 2))
