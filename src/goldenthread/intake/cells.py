"""Sheets as plain cells: what a file says before anybody asks what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from goldenthread.core.facts.findings import Finding, Severity

Value = str | Decimal | bool | date | datetime | None
"""What a cell holds: text, an exact number, yes or no, a day (or moment), or nothing."""


class Mark(Enum):
    """What a cell's value alone does not tell."""

    PERCENT = auto()
    NO_VALUE = auto()
    ERROR = auto()


@dataclass(frozen=True, slots=True)
class Merged:
    """A block of merged cells, rows and columns counted from 1, both ends in it."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """The block as a person finds it: "A5:A9"."""
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneath:
    """What a sheet hides: marks on cells, merged blocks, hidden rows and columns."""

    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)
    merged: tuple[Merged, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a person sees it, from 1, and its cells from column A on."""

    number: int
    cells: tuple[Value, ...]

    def cell(self, column: int) -> Value:
        """What stands in a column, counted from 1; nothing beyond the last."""
        return self.cells[column - 1] if column <= len(self.cells) else None

    def is_blank(self) -> bool:
        """Whether nothing stands in it but spaces."""
        return all(
            cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook, or one CSV file. `hidden` sheets are read, and said to be."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    beneath: Beneath = field(default_factory=Beneath)

    def mark(self, row: int, column: int) -> Mark | None:
        """What is to be known of a cell beside its value."""
        return self.beneath.marks.get((row, column))

    def filled(self) -> Iterator[Row]:
        """The rows in which something stands, or should: a formula that has failed or has no result."""
        amiss = {row for (row, _), mark in self.beneath.marks.items() if mark is not Mark.PERCENT}
        return (row for row in self.rows if row.number in amiss or not row.is_blank())


def letters(column: int) -> str:
    """A column as a spreadsheet names it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """A cell as a spreadsheet names it: (14, 3) is C14."""
    return f"{letters(column)}{row}"


def place_of(name: str) -> tuple[int, int]:
    """The row and column that an address names: "C14" is (14, 3). ValueError if it names no cell."""
    head = name.rstrip("0123456789")
    return int(name[len(head) :]), _column(head)


@lru_cache(maxsize=1024)
def _column(head: str) -> int:
    column = 0
    for letter in head.upper():
        column = column * 26 + ord(letter) - 64
    return column


def squeezed(text: str) -> str:
    """Text with its case, spaces and punctuation taken away, so that names can be matched."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def error(what: str, cure: str, **where: str) -> Finding:
    """A doubt that stops an import."""
    return Finding(severity=Severity.ERROR, what=what, cure=cure, **where)


def warning(what: str, cure: str, **where: str) -> Finding:
    """A doubt that does not stop an import, but that somebody should see."""
    return Finding(severity=Severity.WARNING, what=what, cure=cure, **where)
