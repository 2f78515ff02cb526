"""Differences: what facts given now would change in facts held already, sheet by sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from goldenthread.core.facts.columns import Fact, described
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Returns


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """One field that would change: its column's title, and its value before and after."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact that would change."""

    before: Fact
    after: Fact
    altered: tuple[Altered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a sheet would change. `absent` counts facts held that it does not mention: they stay."""

    sheet: str
    new: tuple[Fact, ...] = ()
    changed: tuple[Change, ...] = ()
    same: int = 0
    absent: int = 0


def between(held: Iterable[Fact], given: Iterable[Fact]) -> Difference:
    """Compare facts of one kind by their key. Of a key given twice the last counts."""
    before = {fact.key(): fact for fact in held}
    after = {fact.key(): fact for fact in given}
    changed = [
        Change(before=before[key], after=fact, altered=altered(before[key], fact))
        for key, fact in after.items()
        if key in before and before[key] != fact
    ]
    new = tuple(fact for key, fact in after.items() if key not in before)
    return Difference(
        sheet=next((fact.SHEET for fact in (*after.values(), *before.values())), ""),
        new=new,
        changed=tuple(changed),
        same=len(after) - len(new) - len(changed),
        absent=len(before.keys() - after.keys()),
    )


def altered(before: Fact, after: Fact) -> tuple[Altered, ...]:
    """The fields in which two facts of one kind differ, in the order of their columns."""
    return tuple(
        Altered(column=field.column.title, before=old, after=new)
        for field in described(type(after))
        if (old := getattr(before, field.name)) != (new := getattr(after, field.name))
    )


def between_sheets(
    held: Framework | Returns, given: Framework | Returns
) -> Mapping[str, Difference]:
    """Compare two frameworks, or two sets of returns: a difference for each sheet that says anything.

    The sheets go by the names they have in `Framework` or `Returns`, in its order.
    """
    return {
        sheet.name: between(getattr(held, sheet.name), rows)
        for sheet in fields(given)
        if (rows := getattr(given, sheet.name))
    }
