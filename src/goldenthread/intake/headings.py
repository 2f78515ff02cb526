"""Which row of a sheet holds the headings, and which field of a fact stands in which column."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import TypeGuard

from goldenthread.core.facts.columns import Described, Fact, described
from goldenthread.core.facts.findings import Finding
from goldenthread.intake.cells import Row, Sheet, Value, address, error, squeezed, warning
from goldenthread.intake.fields import is_blank

WITHIN = 20
"""Rows from the top within which the headings must stand; titles and notes may come first."""

FOR_READING = "("
"""A heading in brackets, such as "(Last figure)", is there to be read by people and by nothing else."""


def _titles(fact: type[Fact]) -> dict[str, Described]:
    by_name = {squeezed(one.name): one for one in described(fact)}
    return by_name | {squeezed(one.column.title): one for one in described(fact)}


def required(fact: type[Fact]) -> frozenset[str]:
    """The fields that every row must fill."""
    return frozenset(
        f.name for f in fields(fact) if f.default is MISSING and f.default_factory is MISSING
    )


def recognised(row: Row, fact: type[Fact]) -> dict[str, int]:
    """Which field stands in which column, by a row's headings; the first of two of the same name."""
    titles = _titles(fact)
    found: dict[str, int] = {}
    for column, cell in enumerate(row.cells, 1):
        known = titles.get(squeezed(cell)) if _is_heading(cell) else None
        if known:
            found.setdefault(known.name, column)
    return found


def _is_heading(cell: Value) -> TypeGuard[str]:
    return isinstance(cell, str) and not is_blank(cell) and not cell.strip().startswith(FOR_READING)


def heading_row(sheet: Sheet, fact: type[Fact]) -> Row | None:
    """The row that holds most of the headings, among the first; the upper of equals."""
    near = [row for row in sheet.rows[:WITHIN] if recognised(row, fact)]
    return max(near, key=lambda row: len(recognised(row, fact)), default=None)


def no_headings(sheet: Sheet, fact: type[Fact]) -> tuple[Finding, ...]:
    """The finding for a sheet that holds something, but no headings that are known."""
    if not any(True for _ in sheet.filled()):
        return ()
    expected = ", ".join(one.column.title for one in described(fact)[:4])
    cure = f"Put the headings in the first row: {expected} and so on."
    return (error("No row of headings was found.", cure, sheet=sheet.name, cell="A1"),)


def missing(
    sheet: Sheet, fact: type[Fact], top: Row, columns: Mapping[str, int]
) -> tuple[Finding, ...]:
    """A finding for each column that must be there and is not."""
    cell = address(top.number, 1)
    return tuple(
        error(
            f"There is no column “{one.column.title}”.",
            f"Add a column headed “{one.column.title}”. {one.column.guidance}",
            sheet=sheet.name,
            cell=cell,
        )
        for one in described(fact)
        if one.name in required(fact) and one.name not in columns
    )


def unread(
    sheet: Sheet, fact: type[Fact], top: Row, columns: Mapping[str, int]
) -> tuple[Finding, ...]:
    """A finding for each heading that means nothing here, or that stands twice."""
    used = set(columns.values())
    strange = [
        (column, cell)
        for column, cell in enumerate(top.cells, 1)
        if column not in used and _is_heading(cell)
    ]
    cure = "Remove the column, or correct its heading if it should have been read."
    return tuple(
        warning(_why_unread(cell, fact), cure, sheet=sheet.name, cell=address(top.number, column))
        for column, cell in strange
    )


def _why_unread(heading: str, fact: type[Fact]) -> str:
    if squeezed(heading) in _titles(fact):
        return f"The column “{heading.strip()}” stands twice; the second was not read."
    return f"The column “{heading.strip()}” is not known and was not read."
