"""A sheet's rows as facts of one kind, each cell read by what its column asks for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Generic, TypeVar

from goldenthread.core.facts.columns import Described, Fact, described
from goldenthread.core.facts.findings import Finding
from goldenthread.core.periods import Calendar
from goldenthread.intake import headings, unseen
from goldenthread.intake.cells import (
    Mark,
    Row,
    Sheet,
    Value,
    address,
    error,
    warning,
)
from goldenthread.intake.fields import Unreadable, is_blank, read
from goldenthread.intake.parsed import Count

F = TypeVar("F", bound=Fact)
Raw = dict[str, Value]

NOTE = "# "
"""A row whose first words begin so is guidance or an example: set aside, and counted."""


class Wrong(Unreadable):
    """A cell that a rule of the sheet refuses; `name` is the field it stands in."""

    def __init__(self, name: str, what: str, cure: str) -> None:
        super().__init__(what, cure)
        self.name = name


@dataclass(frozen=True, slots=True)
class Rules:
    """What a sheet asks beyond its columns.

    `calendar` says which year a row's periods follow. `mend` changes a row's cells before they are
    read, or raises `Wrong`. `skip` tells a row that was laid out and never filled in. `check` gives
    each doubt about a row that was read; any of them rejects it.
    """

    calendar: Callable[[Raw], Calendar] = lambda _: Calendar.FINANCIAL
    mend: Callable[[Raw], Raw] = lambda raw: raw
    skip: Callable[[Raw], bool] = lambda _: False
    check: Callable[[Any], Iterable[Wrong]] = lambda _: ()


PLAIN = Rules()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken(Generic[F]):
    """The facts of one sheet, the row each came from, and the column of each field."""

    sheet: str = ""
    facts: tuple[F, ...] = ()
    rows: tuple[int, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    count: Count = field(default_factory=lambda: Count(sheet=""))

    def cell(self, number: int, name: str) -> str:
        """The address of a field of the fact at a place in `facts`."""
        return address(self.rows[number], self.columns.get(name, 1))


def take(sheet: Sheet, fact: type[F], rules: Rules = PLAIN) -> Taken[F]:
    """Read every row below the headings. A row with an error is left out; its findings say why."""
    top = headings.heading_row(sheet, fact)
    if top is None:
        none = headings.no_headings(sheet, fact)
        return Taken(sheet=sheet.name, findings=none, count=_all_rejected(sheet, 0))
    columns = headings.recognised(top, fact)
    lacking = headings.missing(sheet, fact, top, columns)
    found = (*lacking, *headings.unread(sheet, fact, top, columns))
    if lacking:
        return Taken(sheet=sheet.name, findings=found, count=_all_rejected(sheet, top.number))
    return _Reading(sheet, fact, columns, rules).run(top.number, found)


def _all_rejected(sheet: Sheet, top: int) -> Count:
    below = [row for row in sheet.filled() if row.number > top]
    notes = sum(is_note(row) for row in below)
    return Count(sheet=sheet.name, rejected=len(below) - notes, notes=notes)


def is_note(row: Row) -> bool:
    """Whether a row that holds something is guidance or an example."""
    first = next((cell for cell in row.cells if not is_blank(cell)), None)
    return isinstance(first, str) and first.lstrip().startswith(NOTE)


class _Reading(Generic[F]):
    """One sheet being read, and what was found so far."""

    def __init__(self, sheet: Sheet, fact: type[F], columns: dict[str, int], rules: Rules) -> None:
        self.sheet = sheet
        self.fact = fact
        self.columns = columns
        self.rules = rules
        self.fields = [(one, columns[one.name]) for one in described(fact) if one.name in columns]
        self.required = headings.required(fact)
        self.merged = unseen.covered(sheet, set(columns.values()))
        self.odd = {row for row, _ in (*sheet.beneath.marks, *self.merged)}
        self.findings: list[Finding] = []
        self.facts: list[F] = []
        self.rows: list[int] = []
        self.keys: dict[Any, int] = {}
        self.percents: dict[int, int] = {}
        self.notes = self.rejected = 0

    def run(self, top: int, found: tuple[Finding, ...]) -> Taken[F]:
        """Read the rows below the headings."""
        for row in self.sheet.filled():
            if row.number > top:
                self._row(row)
        return Taken(
            sheet=self.sheet.name,
            facts=tuple(self.facts),
            rows=tuple(self.rows),
            columns=self.columns,
            findings=(*found, *self._hidden(top), *self._shown_as_percent(), *self.findings),
            count=Count(
                sheet=self.sheet.name,
                read=len(self.facts),
                rejected=self.rejected,
                notes=self.notes,
            ),
        )

    def _row(self, row: Row) -> None:
        if is_note(row):
            self.notes += 1
            return
        before = len(self.findings)
        raw = self._raw(row)
        if len(self.findings) == before and self.rules.skip(raw):
            self.notes += 1
            return
        fact = self._fact(row, raw) if len(self.findings) == before else None
        if fact is None or not self._stands(fact, row.number):
            self.rejected += 1
            return
        self.facts.append(fact)
        self.rows.append(row.number)

    def _stands(self, fact: F, number: int) -> bool:
        """Whether nothing speaks against a fact that was read; findings say what does."""
        doubts = list(self.rules.check(fact))
        for wrong in doubts:
            self._doubt(number, wrong.name, wrong)
        return not doubts and not self._is_twice(fact, number)

    def _fact(self, row: Row, raw: Raw) -> F | None:
        """The row as a fact; None, with findings, if any of its cells cannot be read."""
        before = len(self.findings)
        try:
            raw = self.rules.mend(raw)
        except Wrong as wrong:
            self._doubt(row.number, wrong.name, wrong)
            return None
        values = self._values(row.number, raw)
        return self.fact(**values) if len(self.findings) == before else None

    def _raw(self, row: Row) -> Raw:
        """What each field's cell holds. Most rows have nothing beneath them to look for."""
        if row.number in self.odd:
            return {one.name: self._cell(row, one, column) for one, column in self.fields}
        return {one.name: row.cell(column) for one, column in self.fields}

    def _cell(self, row: Row, one: Described, column: int) -> Value:
        """What a cell holds, as it is shown: a fraction formatted as a percentage is the percentage."""
        value, mark = row.cell(column), self.sheet.mark(row.number, column)
        if wrong := unseen.doubt(self.sheet, self.merged, row, column):
            self._doubt(row.number, one.name, wrong)
        elif mark is Mark.PERCENT and isinstance(value, Decimal):
            self.percents.setdefault(column, row.number)
            return value * 100
        return value

    def _values(self, number: int, raw: Raw) -> dict[str, Any]:
        calendar = self.rules.calendar(raw)
        values: dict[str, Any] = {}
        for one, _ in self.fields:
            value = raw[one.name]
            try:
                if value is not None and not is_blank(value):
                    values[one.name] = read(value, one, calendar)
                elif one.name in self.required:
                    raise Unreadable(f"“{one.column.title}” is blank.", one.column.guidance)
            except Unreadable as wrong:
                self._doubt(number, one.name, wrong)
        return values

    def _doubt(self, number: int, name: str, wrong: Unreadable) -> None:
        cell = address(number, self.columns.get(name, 1))
        self.findings.append(
            error(wrong.what, wrong.cure, sheet=self.sheet.name, cell=cell, kind=name)
        )

    def _is_twice(self, fact: F, number: int) -> bool:
        first = self.keys.setdefault(fact.key(), number)
        if first == number:
            return False
        column = self.columns.get(self.fact.KEY[0], 1)
        what = f"This row says again what row {first} (cell {address(first, column)}) says."
        cure = f"Remove one of them, or change what tells them apart: {self._key_titles()}."
        self._doubt(number, self.fact.KEY[0], Unreadable(what, cure))
        return True

    def _key_titles(self) -> str:
        titles = {one.name: one.column.title for one in described(self.fact)}
        return ", ".join(titles[name] for name in self.fact.KEY)

    def _shown_as_percent(self) -> tuple[Finding, ...]:
        return tuple(
            warning(
                unseen.SHOWN_AS_PERCENT,
                "Nothing, if that is right; otherwise format the column as plain numbers.",
                sheet=self.sheet.name,
                cell=address(row, column),
            )
            for column, row in self.percents.items()
        )

    def _hidden(self, top: int) -> tuple[Finding, ...]:
        return unseen.hidden(self.sheet, top, set(self.columns.values()))
