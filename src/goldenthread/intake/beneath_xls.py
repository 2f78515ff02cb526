"""What an .xls workbook holds beneath its values, read from its records.

The records are those of [MS-XLS]: each has a number, a length and its contents, and a sheet's begin
where the list of sheets says. Without this, a cell that shows 84.2% would be read as 0.842.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from goldenthread.intake.cells import Beneath, Mark, Merged
from goldenthread.intake.compound import Torn, stream
from goldenthread.intake.markup import hold_size

BEGIN, END = 0x0809, 0x000A
SHEET, FORMAT, STYLE = 0x0085, 0x041E, 0x00E0
BIFF8 = 0x0600
PERCENT_FORMATS = frozenset({9, 10})
"""The two formats built into Excel that show 0.842 as 84%; others name a % in their code."""
LAST_COLUMN = 255
NO_NUMBER = 0xFFFF
"""Ends the result of a formula that is a text, a truth or an error; its first byte says which."""
RESULT_ERROR = 2
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01

Record = tuple[int, bytes]


def look(data: bytes) -> Mapping[str, Beneath]:
    """Each sheet's marks, merged blocks and hidden rows and columns, by the sheet's name."""
    book = stream(data, "Workbook", "Book")
    percents = _percents(book)
    return {name: _sheet(name, book, start, percents) for name, start in _starts(book)}


def _records(book: bytes, start: int = 0) -> Iterator[Record]:
    """The records of one part of the book, without those of charts inside it."""
    depth = 0
    while start + 4 <= len(book):
        number, length = struct.unpack_from("<HH", book, start)
        start += 4
        if number == BEGIN:
            depth += 1
        elif number == END:
            depth -= 1
        if depth == 1:
            yield number, book[start : start + length]
        if depth <= 0:
            return
        start += length


def _is_8(book: bytes) -> bool:
    """Whether texts are written as Excel 97 and later write them."""
    number, _, version = struct.unpack_from("<HHH", book)
    if number != BEGIN:
        raise Torn("it does not begin as a workbook does")
    return bool(version == BIFF8)


def _starts(book: bytes) -> Iterator[tuple[str, int]]:
    """Each sheet's name, and where its records begin."""
    newer = _is_8(book)
    for number, inside in _records(book):
        if number == SHEET:
            yield _name(inside, newer), *struct.unpack_from("<I", inside)


def _name(inside: bytes, newer: bool) -> str:
    """A sheet's name: its length, then since Excel 97 a byte that says how wide its letters are."""
    length = inside[6]
    if newer and inside[7] & 1:
        return inside[8 : 8 + 2 * length].decode("utf-16-le", "replace")
    start = 8 if newer else 7
    return inside[start : start + length].decode("latin-1" if newer else "cp1252", "replace")


def _percents(book: bytes) -> frozenset[int]:
    """The numbers of the cell styles that show a fraction as a percentage."""
    codes = set(PERCENT_FORMATS)
    styles: list[int] = []
    for number, inside in _records(book):
        if number == FORMAT and b"%" in inside[2:]:
            codes.update(struct.unpack_from("<H", inside))
        elif number == STYLE:
            styles.extend(struct.unpack_from("<2xH", inside))
    return frozenset(number for number, code in enumerate(styles) if code in codes)


@dataclass(slots=True)
class _Seen:
    """What has been met so far of one sheet."""

    percents: frozenset[int]
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    deepest: int = 0
    widest: int = 0

    def number(self, inside: bytes) -> None:
        self._number(*struct.unpack_from("<HHH", inside))

    def numbers(self, inside: bytes) -> None:
        """A run of numbers along a row: each a style of 2 bytes and a number of 4."""
        row, first = struct.unpack_from("<HH", inside)
        for along, at in enumerate(range(4, len(inside) - 2, 6)):
            self._number(row, first + along, *struct.unpack_from("<H", inside, at))

    def _number(self, row: int, column: int, style: int) -> None:
        self.deepest, self.widest = max(self.deepest, row + 1), max(self.widest, column + 1)
        if style in self.percents:
            self.marks[row + 1, column + 1] = Mark.PERCENT

    def formula(self, inside: bytes) -> None:
        kind, ends = struct.unpack_from("<B5xH", inside, 6)
        if ends != NO_NUMBER:
            self.number(inside)
        elif kind == RESULT_ERROR:
            self._error(inside)

    def truth(self, inside: bytes) -> None:
        """A truth or an error: its last byte says which."""
        if inside[7]:
            self._error(inside)

    def _error(self, inside: bytes) -> None:
        row, column = struct.unpack_from("<HH", inside)
        self.marks[row + 1, column + 1] = Mark.ERROR

    def row(self, inside: bytes) -> None:
        (number,) = struct.unpack_from("<H", inside)
        if inside[12] & HIDDEN_ROW:
            self.hidden_rows.append(number + 1)

    def columns(self, inside: bytes) -> None:
        """Columns hidden all the way to the sheet's end are only beyond the table."""
        first, last, hidden = struct.unpack_from("<HH4xH", inside)
        if hidden & HIDDEN_COLUMN and last < LAST_COLUMN:
            self.hidden_columns.extend(range(first + 1, last + 2))

    def merge(self, inside: bytes) -> None:
        (many,) = struct.unpack_from("<H", inside)
        for top, bottom, left, right in struct.iter_unpack("<HHHH", inside[2 : 2 + 8 * many]):
            self.merged.append(Merged(top + 1, left + 1, bottom + 1, right + 1))


READ: Mapping[int, Callable[[_Seen, bytes], None]] = {
    0x0006: _Seen.formula,
    0x007D: _Seen.columns,
    0x00BD: _Seen.numbers,
    0x00E5: _Seen.merge,
    0x0203: _Seen.number,
    0x0205: _Seen.truth,
    0x0208: _Seen.row,
    0x027E: _Seen.number,
}
"""The records of a sheet that matter here, by number."""


def _sheet(name: str, book: bytes, start: int, percents: frozenset[int]) -> Beneath:
    seen = _Seen(percents)
    for number, inside in _records(book, start):
        if number in READ:
            READ[number](seen, inside)
    hold_size(name, seen.deepest, seen.widest)
    return Beneath(
        marks=seen.marks,
        merged=tuple(seen.merged),
        hidden_rows=tuple(seen.hidden_rows),
        hidden_columns=tuple(seen.hidden_columns),
    )
