"""Files made for real, good and bad, so that the tests read what a council would send."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P

from goldenthread.intake.workbook import Upload

Rows = Any


def xlsx(sheets: Mapping[str, Rows], change: Callable[[Any], None] | None = None) -> Upload:
    """An .xlsx of these sheets; `change` may do to the openpyxl workbook what people do."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return Upload("given.xlsx", stream.getvalue())


def ods(sheets: Mapping[str, Rows]) -> Upload:
    """An .ods of these sheets. A cell may be a dict of odfpy's own attributes, or None."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        table.addElement(TableColumn())
        for row in rows:
            table.addElement(_ods_row(row))
        document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.write(stream)
    return Upload("given.ods", stream.getvalue())


def _ods_row(cells: Sequence[Any]) -> Any:
    row = TableRow()
    for cell in cells:
        row.addElement(_ods_cell(cell))
    return row


def _ods_cell(cell: Any) -> Any:
    if cell is None:
        return TableCell()
    if cell == "covered":
        return CoveredTableCell()
    if isinstance(cell, dict):
        return TableCell(**cell)
    if isinstance(cell, str):
        made = TableCell(valuetype="string")
        made.addElement(P(text=cell))
        return made
    return TableCell(valuetype="float", value=str(cell))


def csv(text: str, name: str = "given.csv") -> Upload:
    """A CSV file of this text."""
    return Upload(name, text.encode())


def folder(where: Path, files: Mapping[str, str]) -> Path:
    """A folder of CSV files."""
    for name, text in files.items():
        (where / name).write_text(text, "utf-8")
    return where


def rewritten(upload: Upload, change: Callable[[str, bytes], bytes]) -> Upload:
    """A workbook with its parts changed by hand: `change` is given each part's name and bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(upload.data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.infolist():
            data = change(part.filename, old.read(part))
            new.writestr(part.filename, data, zipfile.ZIP_DEFLATED)
    return Upload(upload.name, stream.getvalue())
