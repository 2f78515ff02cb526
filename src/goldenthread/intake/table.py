"""CSV files as sheets: the encoding is found out, and every cell is text."""

import csv
import io

from goldenthread.core.facts.findings import Finding
from goldenthread.intake.cells import Row, Sheet, Value, error, warning

ENCODINGS = ("utf-8-sig", "cp1252")
MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
LONGEST_CELL = 131_072
"""Characters in one cell; more means an unclosed quotation mark has swallowed the rest of the file."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts so could be run as a formula; export puts an apostrophe before it, import takes it off."""


def read(data: bytes, name: str) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """One CSV file as a sheet of that name, or no sheet and the reason."""
    text = _decoded(data)
    if text is None:
        return None, (
            error(f"“{name}” is not text.", "Save it as CSV (UTF-8) or as .xlsx.", sheet=name),
        )
    try:
        rows = _rows(text)
    except csv.Error as fault:
        cure = "Look for a quotation mark that is opened and never closed."
        return None, (error(f"“{name}” cannot be read as CSV: {fault}.", cure, sheet=name),)
    return Sheet(name=name, rows=rows), _doubts(text, name)


def _decoded(data: bytes) -> str | None:
    encodings = [code for mark, code in MARKS if data.startswith(mark)] or list(ENCODINGS)
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _rows(text: str) -> tuple[Row, ...]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    return tuple(Row(number, tuple(map(_cell, cells))) for number, cells in enumerate(reader, 1))


def _delimiter(text: str) -> str:
    """Comma, or whichever of semicolon and tab the first line has more of."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _cell(text: str) -> Value:
    if text.startswith("'") and text[1:].startswith(DANGEROUS):
        return text[1:]
    return text or None


def _doubts(text: str, name: str) -> tuple[Finding, ...]:
    if "\ufffd" not in text:
        return ()
    what = "Some letters were lost before this file was saved (“\ufffd” stands in their place)."
    return (warning(what, "Save the file again from its source as CSV (UTF-8).", sheet=name),)
