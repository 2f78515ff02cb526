"""Any file a council keeps figures in, as sheets of cells: xlsx, xls, ods, CSV, or a folder of CSVs.

A number is the exact decimal that the file stores. Spreadsheets store a number as its shortest text
or as a double; either way the shortest text that reads back to the same double is what a person
typed and sees (0.1 is 0.1), so a number passes through that text and never through binary fractions.
"""

import io
import math
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from goldenthread.core.facts.findings import Finding
from goldenthread.intake import beneath, table
from goldenthread.intake.cells import Beneath, Row, Sheet, Value, error
from goldenthread.intake.sniff import LARGEST_FILE, Kind, sniff

XLS_ROWS = 65_536
CALAMINE_FAULTS = (CalamineError, ValueError, OSError, OverflowError)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is not on the disk: its name as the sender called it, and its bytes."""

    name: str
    data: bytes


Source = Path | str | Upload


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's sheets in order, and what was found wrong with the file itself."""

    name: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()


def read(source: Source) -> Opened:
    """Open a file or a folder of CSVs. Nothing is raised: what cannot be read is a finding."""
    if isinstance(source, Upload):
        return _file(source.data, source.name)
    path = Path(source)
    try:
        return _folder(path) if path.is_dir() else _file(_bytes(path), path.name)
    except (OSError, ValueError) as fault:
        what = f"“{path}” cannot be read: {getattr(fault, 'strerror', None) or fault}."
        return _not(
            path.name, error(what, "Check the name of the file and where it is.", sheet=path.name)
        )


def _bytes(path: Path) -> bytes:
    """A file's bytes, and no more of them than tell that it is too large."""
    with path.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def _not(name: str, *findings: Finding) -> Opened:
    return Opened(name, (), findings)


def _folder(path: Path) -> Opened:
    files = sorted(file for file in path.iterdir() if file.suffix.casefold() == ".csv")
    if not files:
        what = f"The folder “{path.name}” holds no CSV file."
        return _not(
            path.name, error(what, "Name the folder that the CSV files are in.", sheet=path.name)
        )
    opened = [_file(_bytes(file), file.name) for file in files]
    sheets = tuple(sheet for one in opened for sheet in one.sheets)
    return Opened(path.name, sheets, tuple(f for one in opened for f in one.findings))


def _file(data: bytes, name: str) -> Opened:
    sniffed = sniff(data, name)
    if sniffed.finding:
        return _not(name, sniffed.finding)
    if sniffed.kind is Kind.CSV:
        sheet, findings = table.read(data, Path(name).stem)
        return Opened(name, (sheet,) if sheet else (), findings)
    return _workbook(data, name, sniffed.kind)


def _workbook(data: bytes, name: str, kind: Kind | None) -> Opened:
    looked = beneath.look(data, kind)
    if looked.finding:
        return _not(name, looked.finding)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = tuple(_sheet(book, one, looked.sheets) for one in book.sheets_metadata)
    except BaseException as fault:
        if not _is_reader(fault):
            raise
        return _not(name, _unopened(name, fault))
    return Opened(name, sheets, _cut_off(sheets) if kind is Kind.XLS else ())


def _is_reader(fault: BaseException) -> bool:
    """Whether the workbook reader has given up: it panics, outside Exception, over some damaged files."""
    return isinstance(fault, CALAMINE_FAULTS) or type(fault).__name__ == "PanicException"


def _unopened(name: str, fault: BaseException) -> Finding:
    if "password" in str(fault).casefold():
        return error(
            f"“{name}” is locked with a password.", "Remove the password and try again.", sheet=name
        )
    cure = "Open it in a spreadsheet program, save it under a new name, and try again."
    return error(f"“{name}” cannot be opened as a workbook: {fault}.", cure, sheet=name)


def _sheet(book: CalamineWorkbook, about: Any, looks: dict[str, Beneath]) -> Sheet:
    if "WorkSheet" not in str(about.typ):
        return Sheet(name=about.name, rows=())
    sheet: CalamineSheet = book.get_sheet_by_name(about.name)
    rows = sheet.to_python(skip_empty_area=False)
    look = looks.get(about.name, Beneath())
    last = max((row for row, _ in look.marks), default=0)
    found = [Row(number, tuple(map(_value, row))) for number, row in enumerate(rows, 1)]
    return Sheet(
        name=about.name,
        rows=(*found, *(Row(number, ()) for number in range(len(found) + 1, last + 1))),
        hidden=about.visible != SheetVisibleEnum.Visible,
        beneath=look,
    )


def _value(cell: Any) -> Value:
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return Decimal(cell) if type(cell) is int else _day(cell)


def _number(cell: float) -> Value:
    if not math.isfinite(cell):
        return str(cell)
    return Decimal(repr(cell).removesuffix(".0"))


def _day(cell: bool | date | datetime | None) -> Value:
    """A moment at midnight is a day: spreadsheets do not tell the two apart."""
    if isinstance(cell, datetime) and cell.time() == time.min:
        return cell.date()
    return cell


def _cut_off(sheets: tuple[Sheet, ...]) -> tuple[Finding, ...]:
    cure = "Save it as .xlsx from the system it came from, and check that the last rows are there."
    return tuple(
        error(
            "An .xls sheet ends at row 65,536; anything after it is lost.",
            cure,
            sheet=sheet.name,
            cell=f"A{XLS_ROWS}",
        )
        for sheet in sheets
        if len(sheet.rows) >= XLS_ROWS
    )
