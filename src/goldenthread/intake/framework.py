"""A framework workbook, or folder of CSVs, as one `Framework`."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, get_args, get_type_hints

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.periods import Calendar
from goldenthread.intake import workbook
from goldenthread.intake.cells import Sheet, error, squeezed, warning
from goldenthread.intake.parsed import Parsed
from goldenthread.intake.rows import Raw, Rules, Taken, take
from goldenthread.intake.workbook import Source

UNREAD = frozenset({"guidance", "readme", "notes", "cover", "contents", "choices"})
"""Sheets that explain the others; nobody needs to be told that they were not read."""


def sheets(whole: type[Any]) -> dict[str, type[Fact]]:
    """The fields of a `Framework` or `Returns` with the kind of fact each holds, in order."""
    hints = get_type_hints(whole)
    return {one.name: get_args(hints[one.name])[0] for one in fields(whole)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Which sheets hold which facts, and what was found while looking."""

    by_field: dict[str, list[Sheet]]
    findings: tuple[Finding, ...]


def matched(found: Iterable[Sheet], whole: type[Any]) -> Matched:
    """Match sheets to kinds of fact by name. A sheet that nobody knows is a warning."""
    known = {squeezed(fact.SHEET): name for name, fact in sheets(whole).items()}
    known |= {squeezed(name): name for name in sheets(whole)}
    by_field: dict[str, list[Sheet]] = {}
    strange = []
    for sheet in found:
        name = known.get(squeezed(sheet.name))
        if name:
            by_field.setdefault(name, []).append(sheet)
        elif squeezed(sheet.name) not in UNREAD and any(True for _ in sheet.filled()):
            strange.append(sheet.name)
    names = ", ".join(fact.SHEET for fact in sheets(whole).values())
    cure = f"Correct its name if it should have been read. Known sheets: {names}."
    what = "This sheet is not known and was not read."
    return Matched(
        by_field=by_field,
        findings=tuple(warning(what, cure, sheet=name) for name in strange),
    )


def read(source: Source) -> Parsed[Framework]:
    """Read a framework from a workbook or a folder of CSVs. Nothing is raised: doubts are findings."""
    opened = workbook.read(source)
    found = matched(opened.sheets, Framework)
    taken = _taken(found.by_field)
    findings = (
        *opened.findings,
        *found.findings,
        *(f for one in taken.values() for f in one.findings),
    )
    none = () if opened.findings or found.by_field else (_nothing(opened.name),)
    return Parsed(
        value=Framework(**{name: one.facts for name, one in taken.items()}),
        findings=(*none, *findings),
        counts=tuple(one.count for one in taken.values()),
    )


def _nothing(name: str) -> Finding:
    names = ", ".join(fact.SHEET for fact in sheets(Framework).values())
    cure = f"Name at least one sheet, or CSV file, as one of: {names}."
    return error(f"“{name}” holds no sheet of a framework.", cure, sheet=name)


def _taken(by_field: dict[str, list[Sheet]]) -> dict[str, Taken[Any]]:
    """Every sheet as facts. Measures come first: the periods of others follow their calendars."""
    taken: dict[str, Taken[Any]] = {}
    for name, fact in sheets(Framework).items():
        if name in by_field:
            measures = taken["measures"].facts if "measures" in taken else ()
            taken[name] = take(by_field[name][0], fact, Rules(calendar=_Calendars(measures)))
    return taken


class _Calendars:
    """Which year the periods of a row follow: those of the measure that it names."""

    def __init__(self, measures: tuple[Measure, ...]) -> None:
        self.known = {measure.code: measure.calendar for measure in measures}

    def __call__(self, raw: Raw) -> Calendar:
        code = raw.get("measure")
        return (
            self.known.get(code.strip(), Calendar.FINANCIAL)
            if isinstance(code, str)
            else Calendar.FINANCIAL
        )
