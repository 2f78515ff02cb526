"""A framework workbook, or folder of CSVs, as one `Framework`."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, get_args, get_type_hints

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.framework import Framework
from goldenthread.intake import against, workbook
from goldenthread.intake.cells import Sheet, error, squeezed, warning
from goldenthread.intake.known import known
from goldenthread.intake.parsed import Parsed
from goldenthread.intake.rows import Rules, Taken, take
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

    by_field: dict[str, Sheet]
    findings: tuple[Finding, ...]


def matched(found: Iterable[Sheet], whole: type[Any]) -> Matched:
    """Match sheets to kinds of fact by name. A sheet that nobody knows is a warning."""
    known = {squeezed(fact.SHEET): name for name, fact in sheets(whole).items()}
    known |= {squeezed(name): name for name in sheets(whole)}
    by_field: dict[str, Sheet] = {}
    strange: list[str] = []
    twice: list[str] = []
    for sheet in found:
        name = known.get(squeezed(sheet.name))
        if name and name not in by_field:
            by_field[name] = sheet
        elif name:
            twice.append(sheet.name)
        elif squeezed(sheet.name) not in UNREAD and any(True for _ in sheet.filled()):
            strange.append(sheet.name)
    findings = (*(_strange(name, whole) for name in strange), *map(_twice, twice))
    return Matched(by_field=by_field, findings=findings)


def _strange(name: str, whole: type[Any]) -> Finding:
    known_names = ", ".join(fact.SHEET for fact in sheets(whole).values())
    cure = f"Correct its name if it should have been read. Known sheets: {known_names}."
    return warning("This sheet is not known and was not read.", cure, sheet=name)


def _twice(name: str) -> Finding:
    what = "Another sheet of this name was read already; this one was not."
    return error(what, "Put their rows together in one sheet.", sheet=name)


def read(
    source: Source, held: Framework | None = None, rules: frozenset[str] = frozenset()
) -> Parsed[Framework]:
    """Read a framework from a workbook or a folder of CSVs. Nothing is raised: doubts are findings.

    With `held`, what is kept already, the whole is checked too: codes that point nowhere, formulas,
    targets. `rules` are the codes of rules kept elsewhere. Without it each sheet is read by itself.
    """
    opened = workbook.read(source)
    found = matched(opened.sheets, Framework)
    taken = _taken(found.by_field)
    value = Framework(**{name: one.facts for name, one in taken.items()})
    findings = [*opened.findings, *found.findings]
    if not opened.findings and not found.by_field:
        findings = [_nothing(opened.name)]
    findings += [finding for one in taken.values() for finding in one.findings]
    if held is not None and taken:
        findings += against.doubts(held, value, taken, rules)
    counts = tuple(one.count for one in taken.values())
    return Parsed(value=value, findings=tuple(findings), counts=counts)


def _nothing(name: str) -> Finding:
    names = ", ".join(fact.SHEET for fact in sheets(Framework).values())
    cure = f"Name at least one sheet, or CSV file, as one of: {names}."
    return error(f"“{name}” holds no sheet of a framework.", cure, sheet=name)


def _taken(by_field: dict[str, Sheet]) -> dict[str, Taken[Any]]:
    """Every sheet as facts. Measures come first: the periods of others follow their calendars."""
    taken: dict[str, Taken[Any]] = {}
    for name, fact in sheets(Framework).items():
        if name in by_field:
            measures = taken["measures"].facts if "measures" in taken else ()
            rules = Rules(calendar=known(Framework(measures=measures)).calendar)
            taken[name] = take(by_field[name], fact, rules)
    return taken
