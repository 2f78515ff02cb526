"""What an .ods workbook holds beneath its values."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.intake.cells import Beneath, Mark, Merged
from goldenthread.intake.markup import Attributes, hold_size, walk

HIDDEN = {"collapse", "filter"}
MOST_ROWS = 1_048_576
CELLS = {"table-cell", "covered-table-cell"}

MARKS = {"percentage": Mark.PERCENT, "error": Mark.ERROR, None: Mark.NO_VALUE}
"""What a cell's type tells. A failed formula is a text to the standard, and an error to LibreOffice."""


def look(packed: zipfile.ZipFile) -> Mapping[str, Beneath]:
    """Each sheet's marks, merged blocks and hidden rows and columns, by the sheet's name."""
    seen = _Seen()
    with packed.open("content.xml") as stream:
        walk(stream, seen.start, seen.end)
    return seen.sheets


def _bare(found: Attributes) -> Attributes:
    return {name.rpartition(":")[2]: value for name, value in found.items()}


def _times(found: Attributes, name: str) -> int:
    """How many rows or columns one stands for. ValueError if more than any spreadsheet has."""
    times = int(found.get(name, "1"))
    if not 0 < times <= MOST_ROWS:
        raise ValueError(f"{name} is {times}")
    return times


@dataclass(slots=True)
class _Seen:
    """What has been met so far, sheet after sheet. Rows and columns may stand for many."""

    sheets: dict[str, Beneath] = field(default_factory=dict)
    name: str = ""
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    rows: int = 0
    repeated: int = 1
    columns: int = 0
    column: int = 0
    deepest: int = 0
    widest: int = 0

    def start(self, tag: str, found: Attributes) -> None:
        match tag:
            case "table":
                self._table(_bare(found))
            case "table-column":
                self._heading(_bare(found))
            case "table-row":
                self._row(_bare(found))
            case _ if tag in CELLS:
                self._cell(_bare(found))

    def end(self, tag: str) -> None:
        if tag == "table-row":
            self.rows += self.repeated
            if self.rows > MOST_ROWS:
                raise ValueError(f"sheet {self.name} has too many rows")
        elif tag == "table":
            hold_size(self.name, self.deepest, self.widest)
            self.sheets[self.name] = Beneath(
                marks=self.marks,
                merged=tuple(self.merged),
                hidden_rows=tuple(row for row in self.hidden_rows if row <= self.deepest),
                hidden_columns=tuple(
                    column for column in self.hidden_columns if column <= self.widest
                ),
            )

    def _table(self, found: Attributes) -> None:
        self.name = found.get("name", "")
        self.marks, self.merged, self.hidden_rows, self.hidden_columns = {}, [], [], []
        self.rows = self.columns = self.deepest = self.widest = 0

    def _heading(self, found: Attributes) -> None:
        count = _times(found, "number-columns-repeated")
        if found.get("visibility") in HIDDEN:
            self.hidden_columns.extend(range(self.columns + 1, self.columns + count + 1))
        self.columns += count

    def _row(self, found: Attributes) -> None:
        self.column = 0
        self.repeated = _times(found, "number-rows-repeated")
        if found.get("visibility") in HIDDEN:
            self.hidden_rows.extend(range(self.rows + 1, self.rows + self.repeated + 1))

    def _cell(self, found: Attributes) -> None:
        count = _times(found, "number-columns-repeated")
        first = self.column + 1
        self.column += count
        if found.keys() & {"value-type", "formula"}:
            self.deepest = max(self.deepest, self.rows + self.repeated)
            self.widest = max(self.widest, self.column)
            hold_size(self.name, self.deepest, self.widest)
            self._mark(first, found)
        self._merge(first, found)

    def _mark(self, first: int, found: Attributes) -> None:
        mark = MARKS.get(found.get("value-type"))
        if mark:
            for row in range(self.rows + 1, self.rows + self.repeated + 1):
                for column in range(first, self.column + 1):
                    self.marks[row, column] = mark

    def _merge(self, first: int, found: Attributes) -> None:
        down = _times(found, "number-rows-spanned")
        across = _times(found, "number-columns-spanned")
        if down > 1 or across > 1:
            row = self.rows + 1
            self.merged.append(Merged(row, first, row + down - 1, first + across - 1))
