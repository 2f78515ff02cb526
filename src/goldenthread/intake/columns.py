"""Which column of a council's own table is which, by what its headings say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from goldenthread.intake.cells import Row, Sheet, squeezed
from goldenthread.intake.fields import Unreadable, text
from goldenthread.intake.mapping import Measured, Table
from goldenthread.intake.missing import without_marks

WITHIN = 200
"""Rows from the top among which a mapping's heading is looked for."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One measure's columns: its figure or its components, and the period if the heading tells it."""

    measured: Measured
    value: int = 0
    components: Mapping[str, int] = field(default_factory=dict)
    period: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A table's columns, as found in one sheet. 0 is no column."""

    top: int
    slots: tuple[Slot, ...]
    where: Mapping[int, str]
    place: int = 0
    title: int = 0
    period: int = 0
    named: Mapping[str, int] = field(default_factory=dict)

    def read(self) -> set[int]:
        """Every column that is read."""
        used = {self.place, self.title, self.period, *self.where, *self.named.values()}
        for slot in self.slots:
            used |= {slot.value, *slot.components.values()}
        return used - {0}


def shape(sheet: Sheet, table: Table) -> Shape:
    """Find a table's columns in a sheet. Unreadable, with the headings there are, if one is not there."""
    top = _top(sheet, table)
    find = _Finder(top)
    place = table.place
    needed = [one for measure in table.measure for one in (measure.column, *measure.where) if one]
    return Shape(
        top=top.number,
        slots=tuple(
            slot for measure in table.measure for slot in _slots(measure, table, top, find)
        ),
        where={find(name): pattern for name, pattern in table.where.items()},
        place=find(place.column) if place else 0,
        title=find(place.title) if place and place.title else 0,
        period=find(table.period.column) if table.period.column else 0,
        named={name: find(name) for name in needed},
    )


def _top(sheet: Sheet, table: Table) -> Row:
    """The row of headings: by its number, or the first that holds the heading named."""
    for row in sheet.rows[:WITHIN] if not table.headings.isdigit() else sheet.rows:
        if table.headings.isdigit():
            if row.number == int(table.headings):
                return row
        elif squeezed(table.headings) in {_heading(cell) for cell in row.cells}:
            return row
    what = f"No row of headings with “{table.headings}” was found."
    raise Unreadable(what, "Correct “headings” in the mapping, or the heading in the sheet.")


def _heading(cell: object) -> str:
    return squeezed(without_marks(cell)) if isinstance(cell, str) else ""


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds a column by its heading: the same words, or else the only heading that begins with them."""

    top: Row

    def __call__(self, name: str) -> int:
        said = {column: _heading(cell) for column, cell in enumerate(self.top.cells, 1)}
        wanted = squeezed(name)
        exact = [column for column, heading in said.items() if heading == wanted]
        begins = [column for column, heading in said.items() if heading.startswith(wanted)]
        found = exact or begins
        if exact or len(begins) == 1:
            return found[0]
        headings = [
            text(cell).replace("\n", " ") for cell in self.top.cells if isinstance(cell, str)
        ]
        raise Unreadable(*_no_column(name, headings, several=bool(begins)))


def _no_column(name: str, headings: list[str], *, several: bool) -> tuple[str, str]:
    if several:
        return f"Several columns begin with “{name}”.", "Give the whole heading in the mapping."
    near = get_close_matches(name, headings, n=1, cutoff=0.5)
    meant = f"Did you mean “{near[0]}”? " if near else ""
    return (
        f"There is no column “{name}”.",
        f"{meant}Correct the mapping, or the heading in the sheet.",
    )


def _slots(measured: Measured, table: Table, top: Row, find: _Finder) -> list[Slot]:
    if table.period.headings:
        return _across(measured, table, top)
    components = {name: find(heading) for name, heading in measured.components.items()}
    return [Slot(measured, find(measured.value) if measured.value else 0, components)]


def _across(measured: Measured, table: Table, top: Row) -> list[Slot]:
    """A slot for each heading that is a period."""
    pattern = re.compile(table.period.headings, re.IGNORECASE)
    slots = []
    for column, cell in enumerate(top.cells, 1):
        bare = without_marks(text(cell))
        if bare and pattern.fullmatch(bare):
            label = f"{table.period.before} {bare}".strip()
            slots.append(Slot(measured, column, {}, label, text(cell)))
    if not slots:
        what = f"No heading matches the pattern for periods, “{table.period.headings}”."
        raise Unreadable(what, "Correct “headings” under period in the mapping.")
    return slots
