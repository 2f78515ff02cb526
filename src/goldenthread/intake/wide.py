"""A council's own layout, or a publisher's, read through a mapping: each cell a figure."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.organisation import Place
from goldenthread.core.facts.returns import Figure, Returns
from goldenthread.core.periods import Period
from goldenthread.intake import workbook
from goldenthread.intake.cells import Sheet, error, squeezed
from goldenthread.intake.columns import shape
from goldenthread.intake.fields import Unreadable
from goldenthread.intake.known import Known, known
from goldenthread.intake.mapping import Layout, NotAMapping, Table, load
from goldenthread.intake.parsed import Count, Parsed
from goldenthread.intake.settled import Settled
from goldenthread.intake.unseen import hidden
from goldenthread.intake.wide_rows import Cell, Rows
from goldenthread.intake.workbook import Source


def read(
    source: Source,
    framework: Framework,
    mapping: Layout | Path | str,
    expected: Period | None = None,
) -> Parsed[Returns]:
    """Read the figures of every table of a mapping. With `expected`, only that period's.

    `places` of what is returned are those that the file names and the framework does not know.
    """
    opened = workbook.read(source)
    try:
        layout = mapping if isinstance(mapping, Layout) else load(mapping)
    except NotAMapping as wrong:
        cure = "Correct the mapping file."
        return Parsed(value=Returns(), findings=(error(str(wrong), cure, sheet=str(mapping)),))
    reading = _Reading(framework, known(framework), expected)
    for table in layout.table:
        reading.table(table, opened.sheets if not opened.findings else ())
    return Parsed(
        value=Returns(figures=tuple(reading.figures.values())),
        findings=(*opened.findings, *(reading.findings if opened.sheets else ())),
        counts=tuple(reading.counts),
        places=tuple(reading.places.values()),
    )


@dataclass(slots=True)
class _Reading:
    """A file being read: what has been found so far in all its tables."""

    framework: Framework
    known: Known
    expected: Period | None
    figures: dict[tuple[Any, ...], Figure] = field(default_factory=dict)
    cells: dict[tuple[Any, ...], str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)

    def table(self, table: Table, sheets: tuple[Sheet, ...]) -> None:
        """Read every sheet that the table's name or pattern fits."""
        pattern = re.compile(table.sheet, re.IGNORECASE)
        fitting = [
            s
            for s in sheets
            if squeezed(s.name) == squeezed(table.sheet) or pattern.fullmatch(s.name)
        ]
        if not fitting:
            names = ", ".join(sheet.name for sheet in sheets)
            cure = f"Correct “sheet” in the mapping. The file's sheets: {names}."
            self.findings.append(
                error(f"There is no sheet “{table.sheet}”.", cure, sheet=table.sheet)
            )
        for sheet in fitting:
            self._sheet(sheet, table)

    def _sheet(self, sheet: Sheet, table: Table) -> None:
        try:
            found = shape(sheet, table)
        except Unreadable as wrong:
            self.findings.append(error(wrong.what, wrong.cure, sheet=sheet.name, cell="A1"))
            return
        self.findings.extend(hidden(sheet, found.top, found.read()))
        self._cells(
            sheet, Rows(sheet, table, found, self.known, Settled(table.place, self.framework))
        )

    def _cells(self, sheet: Sheet, rows: Rows) -> None:
        rejected, before = 0, len(self.figures)
        for said in rows.figures():
            finding = self._kept(said, sheet.name)
            if finding:
                rejected += 1
                self.findings.append(finding)
        self.places = rows.settled.places | self.places
        self.findings.extend(rows.shown_as_percent())
        read = len(self.figures) - before
        self.counts.append(Count(sheet=sheet.name, read=read, rejected=rejected))

    def _kept(self, said: Cell, sheet: str) -> Finding | None:
        """Keep a figure if its period is wanted; tell if it cannot be, or another cell has given it."""
        figure, cell = said.said, said.cell
        if isinstance(figure, Finding):
            return figure
        if self.expected not in {None, figure.period}:
            return None
        here = f"{sheet} {cell}"
        first = self.figures.setdefault(figure.key(), figure)
        there = self.cells.setdefault(figure.key(), here)
        if here == there:
            return None
        agrees = "the same" if first == figure else "something else"
        whose = figure.place or "the council"
        what = f"{there} already says {agrees} of {figure.measure}, {figure.period.label}, {whose}."
        cure = "Remove one of them, or let the mapping leave it out with “where”."
        return error(what, cure, sheet=sheet, cell=cell, kind="twice")
