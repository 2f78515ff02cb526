"""The rows of one table of a council's own layout, cell by cell, as figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.returns import Figure, FigureStatus, Missing
from goldenthread.core.periods import Period
from goldenthread.intake import unseen
from goldenthread.intake.cells import Mark, Merged, Row, Sheet, Value, address, error, warning
from goldenthread.intake.columns import Shape, Slot
from goldenthread.intake.fields import Unreadable, is_blank, number, read_period, text
from goldenthread.intake.figures import said
from goldenthread.intake.known import Known, unknown
from goldenthread.intake.mapping import Table
from goldenthread.intake.missing import reason, status_of, without_marks, without_notes
from goldenthread.intake.settled import Settled


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell read: the figure it gives, or the finding that says why it gives none."""

    cell: str
    said: Figure | Finding


@dataclass(slots=True)
class Rows:
    """One sheet, the table it holds, and its columns as found."""

    sheet: Sheet
    table: Table
    shape: Shape
    known: Known
    settled: Settled
    codes: dict[str, Missing] = field(init=False)
    merged: dict[tuple[int, int], Merged] = field(init=False)
    percents: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.codes = self.table.codes()
        self.merged = unseen.covered(self.sheet, self.shape.read())

    def figures(self) -> Iterator[Cell]:
        """Every figure below the headings, down to where the mapping says to stop."""
        for row in self.sheet.filled():
            if row.number <= self.shape.top:
                continue
            if self.table.until and _first(row).startswith(self.table.until):
                return
            if self._is_wanted(row):
                yield from self._row(row)

    def _is_wanted(self, row: Row) -> bool:
        """Whether the row is one of figures: it has a place, and is one of those asked for."""
        if self.shape.place and is_blank(row.cell(self.shape.place)):
            return False
        where = self.shape.where.items()
        return all(re.fullmatch(wanted, text(row.cell(column))) for column, wanted in where)

    def _row(self, row: Row) -> Iterator[Cell]:
        for slot in self.shape.slots:
            columns = [column for column in (slot.value, *slot.components.values()) if column]
            if self._applies(row, slot) and any(self._says(row, column) for column in columns):
                yield self._cell(row, slot, columns)

    def _applies(self, row: Row, slot: Slot) -> bool:
        return all(
            re.fullmatch(wanted, text(row.cell(self.shape.named[name])))
            for name, wanted in slot.measured.where.items()
        )

    def _says(self, row: Row, column: int) -> bool:
        return not is_blank(row.cell(column)) or self._beneath(row, column) is not None

    def _beneath(self, row: Row, column: int) -> Unreadable | None:
        return unseen.doubt(self.sheet, self.merged, row, column)

    def _cell(self, row: Row, slot: Slot, columns: list[int]) -> Cell:
        cell = address(row.number, columns[0])
        try:
            for column in columns:
                if wrong := self._beneath(row, column):
                    raise wrong
            return Cell(cell, self._figure(row, slot))
        except Unreadable as wrong:
            kind = f"{slot.measured.code}{slot.measured.column}"
            found = error(wrong.what, wrong.cure, sheet=self.sheet.name, cell=cell, kind=kind)
            return Cell(cell, found)

    def _figure(self, row: Row, slot: Slot) -> Figure:
        measure = self._measure(row, slot)
        figure = Figure(
            measure=measure.code,
            period=self._period(row, slot, measure),
            place=self.settled.code(row.cell(self.shape.place), row.cell(self.shape.title))
            if self.shape.place
            else "",
            status=status_of(slot.heading) or FigureStatus.FINAL,
        )
        figure = self._valued(row, slot, measure, figure) if slot.value else figure
        return self._divided(row, slot, figure) if slot.components else figure

    def _measure(self, row: Row, slot: Slot) -> Measure:
        column = slot.measured.column
        code = (
            without_notes(text(row.cell(self.shape.named[column])))
            if column
            else slot.measured.code
        )
        for wrong in unknown("measure", code, self.known.measures):
            raise wrong
        if not code:
            raise Unreadable("This row names no measure.", f"Fill in “{column}”.")
        return self.known.measures[code]

    def _period(self, row: Row, slot: Slot, measure: Measure) -> Period:
        periods = self.table.period
        label = slot.period or periods.constant
        if self.shape.period:
            label = f"{periods.before} {without_marks(text(row.cell(self.shape.period)))}".strip()
        return read_period(label, measure.calendar)

    def _valued(self, row: Row, slot: Slot, measure: Measure, figure: Figure) -> Figure:
        """The figure with the value, or the reason there is none, that its cell gives."""
        found = said(row.cell(slot.value), measure, self.codes)
        value = found.value
        if value is not None and self._is_fraction(row, slot):
            value = value.scaleb(2)
        return replace(
            figure, value=value, missing=found.missing, status=found.status or figure.status
        )

    def _is_fraction(self, row: Row, slot: Slot) -> bool:
        """Whether 0.842 stands for 84.2: the mapping says so, or the cell is shown so."""
        if slot.measured.fraction:
            return True
        if self.sheet.mark(row.number, slot.value) is not Mark.PERCENT:
            return False
        self.percents.setdefault(slot.value, row.number)
        return True

    def _divided(self, row: Row, slot: Slot, figure: Figure) -> Figure:
        """The figure with its components; one that is missing makes the whole figure so."""
        cells = {name: row.cell(column) for name, column in slot.components.items()}
        gaps = [self._gap(cell) for cell in cells.values()]
        if any(gaps):
            missing = None if figure.value is not None else next(gap for gap in gaps if gap)
            return replace(figure, missing=missing)
        parts = tuple((name, _part(cell)) for name, cell in cells.items())
        return replace(figure, components=parts, missing=None)

    def _gap(self, cell: object) -> Missing | None:
        if isinstance(cell, str):
            return reason(cell, self.codes)
        return Missing.NOT_AVAILABLE if cell is None else None

    def shown_as_percent(self) -> Iterator[Finding]:
        """A warning for each column that was read as it is shown, not as it is stored."""
        cure = "Write fraction = true in the mapping to say that this is right."
        for column, number_ in self.percents.items():
            yield warning(
                unseen.SHOWN_AS_PERCENT, cure, sheet=self.sheet.name, cell=address(number_, column)
            )


def _first(row: Row) -> str:
    return next((text(cell) for cell in row.cells if not is_blank(cell)), "")


def _part(cell: Value) -> Decimal:
    return number(without_marks(cell) if isinstance(cell, str) else cell)
