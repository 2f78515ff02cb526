"""Findings and changes told in lines of words, the same on a screen as on a page: a few of each, then how many more."""

from collections.abc import Iterable, Iterator, Mapping

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.findings import Finding, Severity
from goldenthread.core.history.differences import Change, Difference
from goldenthread.intake.fields import written

MOST = 5
"""Findings of one kind on one sheet that are told one by one."""
MOST_CHANGES = 10
"""Changes to one sheet that are told one by one."""
BLANK = "blank"
"""Stands for a cell with nothing in it."""


def findings(found: Iterable[Finding], most: int = MOST) -> Iterator[str]:
    """Errors, then warnings: where, what and how to mend it; like ones counted after the first few."""
    grouped: dict[tuple[Severity, str, str], list[Finding]] = {}
    for one in sorted(found, key=lambda one: one.severity is not Severity.ERROR):
        grouped.setdefault((one.severity, one.sheet, one.kind or one.what), []).append(one)
    for group in grouped.values():
        yield from map(finding, group[:most])
        if len(group) > most:
            yield f"    and {len(group) - most:,} more like it"


def finding(one: Finding) -> str:
    """One finding in a line: "Error, Figures C14: “abc” is not a number. Write digits only."."""
    where = " ".join(part for part in (one.sheet, one.cell) if part)
    return f"{one.severity.value.capitalize()}, {where or 'the file'}: {one.what} {one.cure}"


def changes(differences: Mapping[str, Difference], most: int = MOST_CHANGES) -> Iterator[str]:
    """What would change, sheet by sheet: how many rows are new, changed and the same, and how they change."""
    for difference in differences.values():
        counts = f"new {len(difference.new):,} · changed {len(difference.changed):,} · same {difference.same:,}"
        yield f"{difference.sheet}: {counts}"
        for change in difference.changed[:most]:
            yield f"    {named(change.after)}: {altered(change)}"
        if len(difference.changed) > most:
            yield f"    and {len(difference.changed) - most:,} more"


def altered(change: Change) -> str:
    """How one row would change: "Value 84.2 → 85; Status provisional → final"."""
    return "; ".join(f"{column} {before} → {after}" for column, before, after in cells(change))


def cells(change: Change) -> tuple[tuple[str, str, str], ...]:
    """Each cell of one row that would change: its column, what it held and what it would hold."""
    return tuple(
        (one.column, written(one.before) or BLANK, written(one.after) or BLANK)
        for one in change.altered
    )


def named(fact: Fact) -> str:
    """A row by what tells it from others: "ASC-LI4, 2026/27 Q2"."""
    return ", ".join(text for text in map(written, fact.key()) if text)
