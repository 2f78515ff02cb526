"""One sheet of a workbook that is written to be filled in or kept: what it holds and what may be chosen in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_origin

from goldenthread.core.facts.columns import BEGINNING, Column, Described, Fact, described
from goldenthread.core.periods import Period
from goldenthread.intake.fields import written
from goldenthread.intake.rows import NOTE

Cells = tuple[Any, ...]
WIDEST = 45
"""Characters across; longer text wraps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet: headings in its first row, then its rows; and for each column what may be chosen."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Cells, ...] = ()
    notes: int = 0
    choices: Mapping[int, str | list[str]] = field(default_factory=dict)
    strict: frozenset[int] = frozenset()
    words: frozenset[int] = frozenset()


def page_of(fact: type[Fact], facts: tuple[Fact, ...]) -> Page:
    """Facts of one kind as a sheet that reads back to the same facts."""
    shown = described(fact)
    return Page(
        name=fact.SHEET,
        headings=tuple(one.column.title for one in shown),
        rows=tuple(tuple(cell(getattr(each, one.name), one) for one in shown) for each in facts),
        words=frozenset(place for place, one in enumerate(shown) if is_words(one)),
    )


def cell(value: Any, one: Described) -> Any:
    """A field as a cell: numbers and days as such, everything else in words; blank for nothing said."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, Decimal | int):
        return value
    if isinstance(value, date):
        return None if value == BEGINNING else value
    return written(value)


def is_words(one: Described) -> bool:
    """Whether a column holds words or codes, never a number or a day."""
    return one.kind in {str, Period} or get_origin(one.kind) is tuple


def guidance(fact: type[Fact]) -> tuple[Cells, Cells]:
    """The two rows under the headings of an empty sheet: what to put, and an example. Import passes them by."""
    columns: tuple[Column, ...] = tuple(one.column for one in described(fact))
    says = [column.guidance for column in columns]
    shows = [column.example for column in columns]
    return (f"{NOTE}{says[0]}", *says[1:]), (f"{NOTE}Example: {shows[0]}", *shows[1:])


def choices(one: Described) -> tuple[str, ...]:
    """The words that may stand in a column, if it is a choice."""
    if one.kind is bool:
        return ("yes", "no")
    if isinstance(one.kind, type) and issubclass(one.kind, StrEnum):
        return tuple(choice.value for choice in one.kind)
    return ()
