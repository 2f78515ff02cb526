"""Reading a workbook's XML piece by piece, in little memory, with nothing in it able to expand."""

from collections.abc import Callable
from typing import IO
from xml.parsers.expat import ParserCreate, XMLParserType

Attributes = dict[str, str]
MOST_CELLS = 4_000_000
"""Cells in the block that a sheet spans: 200,000 rows of 20 columns. More would fill the memory."""


class Refused(Exception):
    """The workbook must not be opened; the text says why."""


def walk(
    stream: IO[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
) -> None:
    """Call `start` and `end` for the stream's elements, by local name. Refused, or ExpatError."""
    parser = guarded()
    parser.StartElementHandler = lambda name, found: start(local(name), found)
    if end:
        parser.EndElementHandler = lambda name: end(local(name))
    parser.ParseFile(stream)


def guarded() -> XMLParserType:
    """A parser that refuses a document type; for what is too large to be walked through at leisure."""
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def local(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def _refuse(*_: object) -> None:
    raise Refused("The workbook holds an XML document type, which no spreadsheet program writes.")


def hold_size(name: str, rows: int, columns: int) -> None:
    """Refuse a sheet that spans more cells than memory should hold."""
    if rows * columns > MOST_CELLS:
        span = f"{rows:,} rows by {columns:,} columns"
        raise Refused(f"Sheet “{name}” spans {span}: some cell far from the table holds something.")
