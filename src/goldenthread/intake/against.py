"""A framework as read, held against what is kept already: the core's checks, each pointed at its cell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from goldenthread.core.checks.framework import check
from goldenthread.core.facts.columns import Fact, described
from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.framework import Framework
from goldenthread.intake.rows import Taken

WHERE: Mapping[str, str] = {
    "formula": "formula",
    "component": "formula",
    "no words": "words",
    "rate per nothing": "per",
    "places": "places",
    "summed": "rollup",
    "pooled": "rollup",
    "rule order": "order",
}
"""The field that a kind of doubt is about; any other is about the code, or the target, of its row."""


def merged(held: Framework, given: Framework) -> Framework:
    """Both together: a row given stands for the row held under the same key."""
    sheets: dict[str, Any] = {}
    for sheet in fields(Framework):
        rows = {row.key(): row for row in getattr(held, sheet.name)}
        rows |= {row.key(): row for row in getattr(given, sheet.name)}
        sheets[sheet.name] = tuple(rows.values())
    return Framework(**sheets)


def doubts(
    held: Framework, given: Framework, taken: Mapping[str, Taken[Any]], rules: frozenset[str]
) -> tuple[Finding, ...]:
    """What is wrong with both together and was not wrong before, each with its cell where it has one."""
    known = {"Rules": rules}
    before = set(check(held, known=known)) if held != Framework() else set()
    found = check(merged(held, given), known=known)
    rows = _places(taken)
    return tuple(
        _located(one, rows.get((one.sheet, one.subject), ())) for one in found if one not in before
    )


def _places(taken: Mapping[str, Taken[Any]]) -> dict[tuple[str, str], list[tuple[Taken[Any], int]]]:
    """Where each code's rows stand, by the sheet's title and the code."""
    found: dict[tuple[str, str], list[tuple[Taken[Any], int]]] = defaultdict(list)
    for one in taken.values():
        for place, fact in enumerate(one.facts):
            found[fact.SHEET, str(fact.key()[0])].append((one, place))
    return found


def _located(finding: Finding, rows: Iterable[tuple[Taken[Any], int]]) -> Finding:
    """The finding with the cell of the first of its code's rows that it speaks of."""
    named = ((one, place, _field(finding, one.facts[place])) for one, place in rows)
    for one, place, name in named:
        if name:
            return replace(finding, sheet=one.sheet, cell=one.cell(place, name))
    return finding


def _field(finding: Finding, fact: Fact) -> str:
    """The field of a fact that a finding speaks of; blank if it speaks of another row of its code."""
    if finding.kind == "unknown code":
        return next(_unknown(finding, fact), "")
    return WHERE.get(finding.kind) or ("wanted" if hasattr(fact, "wanted") else fact.KEY[0])


def _unknown(finding: Finding, fact: Fact) -> Iterator[str]:
    """The field whose code is unknown: the finding quotes the code and the column's title."""
    for one in described(type(fact)):
        value = getattr(fact, one.name)
        codes = value if isinstance(value, tuple) else (value,)
        if any(f"“{code}” as its {one.column.title}," in finding.what for code in codes):
            yield one.name
    ends = (getattr(fact, "source", ""), getattr(fact, "target", ""))
    if f"from {ends[0]} to {ends[1]} " in finding.what:
        yield "source"
