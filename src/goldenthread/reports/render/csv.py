"""A report as plain rows for a machine: one line for each cell of each table, and for each paragraph.

UTF-8 with a byte order mark, because Excel reads UTF-8 rightly only with one. Text that a spreadsheet
would take for a formula gets an apostrophe before it; a number never does.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from goldenthread.reports.look import Look
from goldenthread.reports.model import Cell, Number, Report, Table, shown, tables
from goldenthread.reports.render.text import lines

HEADER = ("Council", "Period", "As at", "Table", "Row", "Name", "Column", "Value", "As shown")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
TEXT = "Report text"


def render(report: Report, look: Look) -> bytes:
    """Return every paragraph and every cell of a report, one to a line, as CSV."""
    start = (report.council, report.period, report.at.isoformat())
    return _written((HEADER, *((*start, *row) for row in _rows(report))))


def of_table(table: Table) -> bytes:
    """Return one table as CSV, with its own columns and one line for each of its rows."""
    header = tuple(column.title for column in table.columns)
    return _written((header, *(tuple(map(plain, row)) for row in table.rows)))


def plain(cell: Cell) -> str:
    """Return a cell for a machine: a number without its unit, or the words."""
    return f"{cell.value:.{cell.places}f}" if isinstance(cell, Number) else _safe(shown(cell))


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for number, (section, text) in enumerate(lines(report), 1):
        yield TEXT, str(number), _safe(section), "Text", _safe(text), _safe(text)
    for table in tables(report):
        for number, row in enumerate(table.rows, 1):
            yield from _cells(table, str(number), row)
        for text in table.notes:
            yield _safe(table.caption), "", "", "Note", _safe(text), _safe(text)


def _cells(table: Table, number: str, row: tuple[Cell, ...]) -> Iterator[tuple[str, ...]]:
    name = _safe(shown(row[table.row_header]))
    for column, cell in zip(table.columns, row, strict=True):
        words = _safe(shown(cell))
        yield _safe(table.caption), number, name, _safe(column.title), plain(cell), words


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _written(rows: Iterable[tuple[str, ...]]) -> bytes:
    kept = StringIO(newline="")
    csv.writer(kept).writerows(rows)
    return kept.getvalue().encode("utf-8-sig")
