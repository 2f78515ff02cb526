"""What an .xlsx workbook holds beneath its values."""

import posixpath
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers.expat import XMLParserType

from goldenthread.intake.cells import Beneath, Mark, Merged, place_of
from goldenthread.intake.markup import Attributes, guarded, hold_size, local, walk

PERCENT_FORMATS = {"9", "10"}
"""The two formats built into Excel that show 0.842 as 84%; others name a % in their code."""
LAST_COLUMN = 16_384


def look(packed: zipfile.ZipFile) -> Mapping[str, Beneath]:
    """Each sheet's marks, merged blocks and hidden rows and columns, by the sheet's name."""
    percents = _percents(packed)
    return {
        name: _sheet(packed, name, path, percents)
        for name, path in _paths(packed).items()
        if path in packed.namelist()
    }


def _paths(packed: zipfile.ZipFile) -> dict[str, str]:
    """Where each sheet's XML is, by the sheet's name."""
    names: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(tag: str, found: Attributes) -> None:
        if tag == "sheet":
            names[found["name"]] = next(
                v for k, v in found.items() if k.rpartition(":")[2] == "id" and ":" in k
            )

    def relation(tag: str, found: Attributes) -> None:
        if tag == "Relationship":
            targets[found["Id"]] = posixpath.normpath(
                posixpath.join("/xl", found["Target"])
            ).lstrip("/")

    with packed.open("xl/workbook.xml") as stream:
        walk(stream, sheet)
    with packed.open("xl/_rels/workbook.xml.rels") as stream:
        walk(stream, relation)
    return {name: targets.get(key, "") for name, key in names.items()}


@dataclass(slots=True)
class _Styles:
    """The cell formats as they are met in the style sheet."""

    codes: dict[str, str] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)
    inside: bool = False

    def start(self, tag: str, found: Attributes) -> None:
        if tag == "numFmt":
            self.codes[found["numFmtId"]] = found.get("formatCode", "")
        elif tag == "cellXfs":
            self.inside = True
        elif tag == "xf" and self.inside:
            self.cells.append(found.get("numFmtId", "0"))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self.inside = False


def _percents(packed: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a fraction as a percentage."""
    styles = _Styles()
    if "xl/styles.xml" in packed.namelist():
        with packed.open("xl/styles.xml") as stream:
            walk(stream, styles.start, styles.end)
    shows = {code for code, text in styles.codes.items() if "%" in text} | PERCENT_FORMATS
    return frozenset(str(number) for number, code in enumerate(styles.cells) if code in shows)


@dataclass(slots=True)
class _Seen:
    """What has been met so far of one sheet.

    A large sheet is cells and little else, so the parser calls us for an element's end and for
    text only from a formula on, until the formula's cell ends.
    """

    percents: frozenset[str]
    parser: XMLParserType = field(default_factory=guarded)
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    row: int = 0
    column: int = 0
    deepest: int = 0
    widest: int = 0
    in_value: bool = False
    valued: bool = False
    met: dict[str, Callable[[Attributes], None]] = field(init=False)

    def __post_init__(self) -> None:
        """What to do on meeting each element; the rest are passed by."""
        self.met = {
            "c": self._cell,
            "f": self._formula,
            "row": self._row,
            "col": self._columns,
            "mergeCell": self._merge,
        }

    def read(self, stream: IO[bytes]) -> None:
        """Read the sheet's XML to its end. Refused, ExpatError or ValueError."""
        self.parser.StartElementHandler = self._start
        self.parser.ParseFile(stream)

    def _start(self, name: str, found: Attributes) -> None:
        act = self.met.get(name if ":" not in name else local(name))
        if act:
            act(found)

    def _row(self, found: Attributes) -> None:
        self.row = int(found.get("r", self.row + 1))
        self.column = 0
        if found.get("hidden") in {"1", "true"}:
            self.hidden_rows.append(self.row)

    def _columns(self, found: Attributes) -> None:
        """Columns hidden all the way to the sheet's end are only beyond the table."""
        if found.get("hidden") in {"1", "true"}:
            first, last = int(found["min"]), int(found["max"])
            if last < LAST_COLUMN:
                self.hidden_columns.extend(range(first, last + 1))

    def _merge(self, found: Attributes) -> None:
        first, _, last = found["ref"].partition(":")
        self.merged.append(Merged(*place_of(first), *place_of(last or first)))

    def _cell(self, found: Attributes) -> None:
        self.row, self.column = (
            place_of(found["r"]) if "r" in found else (self.row, self.column + 1)
        )
        if self.row > self.deepest:
            self.deepest = self.row
        if self.column > self.widest:
            self.widest = self.column
        kind = found.get("t", "n")
        if kind == "e":
            self.marks[self.row, self.column] = Mark.ERROR
        elif kind == "n" and found.get("s") in self.percents:
            self.marks[self.row, self.column] = Mark.PERCENT

    def _value(self, _: Attributes) -> None:
        self.in_value = True

    def _formula(self, _: Attributes) -> None:
        self.in_value = self.valued = False
        self.met["v"] = self._value
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _text(self, _: str) -> None:
        self.valued = self.valued or self.in_value

    def _end(self, name: str) -> None:
        tag = local(name)
        if tag == "v":
            self.in_value = False
        elif tag == "c":
            self.parser.EndElementHandler = self.parser.CharacterDataHandler = None
            del self.met["v"]
            if not self.valued:
                self.marks[self.row, self.column] = Mark.NO_VALUE


def _sheet(packed: zipfile.ZipFile, name: str, path: str, percents: frozenset[str]) -> Beneath:
    seen = _Seen(percents)
    with packed.open(path) as stream:
        seen.read(stream)
    hold_size(name, seen.deepest, seen.widest)
    return Beneath(
        marks=seen.marks,
        merged=tuple(seen.merged),
        hidden_rows=tuple(seen.hidden_rows),
        hidden_columns=tuple(seen.hidden_columns),
    )
