"""How a fact is written down. The workbook, the store and the manual all read this one schema.

A fact is a frozen dataclass. Each of its fields is annotated with a `Column`, which says what the
field is called on a sheet and what to put there:

    title: Annotated[str, Column("Title", "What the unit is called.", "Adult social care")]

A field may hold: str, bool, int, Decimal, date, Period, a StrEnum, tuple[str, ...] (written with
semicolons between), tuple[tuple[str, Decimal], ...] (written "upheld = 3; appeals = 12"),
or one of the first seven, or None. Facts that stand on no sheet may also hold a datetime or bands.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

BEGINNING = date.min
"""The day a dated fact holds from when nobody has said: always. Shown and written as a blank."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a field is called on a sheet, what to put there, an example, and the sheet it points at."""

    title: str
    guidance: str
    example: str = ""
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """One field of a fact with its column: name in code, type without `None`, and whether it may be blank."""

    name: str
    kind: Any
    blank: bool
    column: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something the council has said. `SHEET` names its sheet; `KEY` names the fields that identify it."""

    SHEET: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]

    def key(self) -> tuple[Any, ...]:
        """The values that identify this fact among its kind."""
        kind: Any = type(self)  # the checker takes a dataclass's own hash for its kind's
        return _keyed(kind)(self)


@cache
def _keyed(kind: Any) -> Callable[[Fact], tuple[Any, ...]]:
    """How the key of a kind of fact is taken. Asked for of every fact that is read or kept."""
    get = attrgetter(*kind.KEY)
    return get if len(kind.KEY) > 1 else lambda fact: (get(fact),)


From = Annotated[
    date,
    Column(
        "From",
        "The day this row holds from. Blank means always. Add a row to say what changed.",
        "2025-04-01",
    ),
]
Ended = Annotated[
    bool,
    Column("Ended", "Yes if this stopped on the day in From; otherwise blank.", "no"),
]


_DESCRIBED: dict[type[Fact], tuple[Described, ...]] = {}


def described(fact: type[Fact]) -> tuple[Described, ...]:
    """The fields of a kind of fact, in order, each with its column."""
    if fact not in _DESCRIBED:
        hints = get_type_hints(fact, include_extras=True)
        _DESCRIBED[fact] = tuple(
            _described(field.name, hints[field.name]) for field in fields(fact)
        )
    return _DESCRIBED[fact]


def _described(name: str, hint: Any) -> Described:
    kind, column = hint.__origin__, hint.__metadata__[0]
    blank = type(None) in get_args(kind) and get_origin(kind) is not tuple
    inner = next(part for part in get_args(kind) if part is not type(None)) if blank else kind
    return Described(name, inner, blank, column)
