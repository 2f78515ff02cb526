"""One cell as one field of a fact: what people type, read kindly; what cannot be meant, refused with a cure."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, lru_cache, partial
from typing import Any, get_origin

from goldenthread.core.facts.columns import BEGINNING, Described
from goldenthread.core.periods import Calendar, Period, parse, read_date
from goldenthread.intake.cells import Value, squeezed

YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔"})
NO = frozenset({"no", "n", "false", "0", "-"})
LARGEST_EXPONENT = 30
"""No council counts to a 1 with 30 noughts; a longer number is a slip, and slow to write out."""
FAULTS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"}
)


class Unreadable(ValueError):
    """A cell that cannot be what its column asks for: what is wrong, and how to mend it."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


def read(value: Value, field: Described, calendar: Calendar = Calendar.FINANCIAL) -> Any:
    """What the cell says, in the field's own type; Unreadable if it cannot.

    `value` is not blank: a blank cell leaves a field as it is when nobody has said.
    """
    if isinstance(value, str) and value in FAULTS:
        raise Unreadable(
            f"A formula here has failed ({value}).", "Mend the formula, or type the value over it."
        )
    return _reader(field.kind)(value, calendar)


@cache
def _reader(kind: Any) -> Callable[[Value, Calendar], Any]:
    """How a cell is read that should hold a kind of value."""
    if kind is Period:
        return read_period
    if get_origin(kind) is tuple:
        plain: Callable[[Value], Any] = _parts if "Decimal" in str(kind) else _words
    elif issubclass(kind, StrEnum):
        plain = partial(_enum, kind=kind)
    else:
        plain = READERS[kind]
    return lambda value, _: plain(value)


def is_blank(value: Value) -> bool:
    """Whether a cell says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def text(value: Value) -> str:
    """Any cell as the text a person would have typed."""
    match value:
        case str():
            return value.replace("\r\n", "\n").strip()
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case datetime() | date():
            return shown_day(value)
        case _:
            return ""


def shown_day(day: date) -> str:
    """A day as a person says it: "12 Jan 2026"."""
    return f"{day.day} {day:%b} {day.year}"


def _text(value: Value) -> str:
    if isinstance(value, date):
        what = f"{shown_day(value)} stands where text belongs; the spreadsheet may have turned a code into a date."
        raise Unreadable(what, "Format the cell as text and type it again.")
    return text(value)


def number(value: Value) -> Decimal:
    """An exact number: "1,234 ", "£1,234", "84.2%" and 84.2 are what they look like."""
    if isinstance(value, Decimal):
        return _sized(value, value)
    if isinstance(value, (date, bool)):
        raise Unreadable(*_not_number(value))
    return _typed(text(value))


def _not_number(value: date | bool) -> tuple[str, str]:
    if isinstance(value, bool):
        return f"{'TRUE' if value else 'FALSE'} stands where a number belongs.", "Type the number."
    slashed = f"{value.day}/{value.month}"
    what = f"{shown_day(value)} stands where a number belongs; Excel may have turned {slashed} into a date."
    return what, "Format the cell as a number and type it again."


NUMBER = re.compile(r"[-+]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?")


def _typed(said: str) -> Decimal:
    bare = re.sub(r"[\s\u00a0]", "", said).replace("−", "-").removesuffix("%").replace("£", "")
    if bare.startswith("(") and bare.endswith(")"):
        cure = f"Write it as -{bare[1:-1]} if it is below nought."
        raise Unreadable(
            f"“{said}” has brackets round it, which may mean a number below nought.", cure
        )
    if NUMBER.fullmatch(bare) and any(letter.isdigit() for letter in bare):
        return _sized(Decimal(bare.replace(",", "")), said)
    return _scientific(bare, said)


def _scientific(bare: str, said: str) -> Decimal:
    try:
        found = Decimal(bare)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Unreadable(f"“{said}” is not a number.", "Write digits only, as in 84.2.")
    return _sized(found, said)


def _sized(number: Decimal, said: str | Decimal) -> Decimal:
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        raise Unreadable(
            f"“{str(said)[:40]}” is too long for a number.",
            "Check that no two figures have run together.",
        )
    return number


def whole(value: Value) -> int:
    """A whole number; 12.0 is 12, and 12.5 is refused."""
    said = number(value)
    if said != said.to_integral_value():
        raise Unreadable(f"{said} is not a whole number.", "Write a whole number, as in 3.")
    return int(said)


def yes_no(value: Value) -> bool:
    """Yes or no, as people write them."""
    said = squeezed(text(value)) or text(value)
    if said in YES or said in NO:
        return said in YES
    raise Unreadable(f"“{text(value)}” is neither yes nor no.", "Write yes or no.")


def day(value: Value) -> date:
    """A day, whether the cell holds a date or the text of one."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, Decimal):
        cure = "Format the cell as a date, or write it as 30 Sep 2026."
        raise Unreadable(f"The number {value:f} stands where a day belongs.", cure)
    try:
        return read_date(text(value))
    except ValueError as wrong:
        raise advised(wrong, "Write it as 30 Sep 2026.") from None


def read_period(value: Value, calendar: Calendar) -> Period:
    """A period, by its label in the calendar that applies."""
    if isinstance(value, date):
        what = f"{shown_day(value)} stands where a period belongs; the spreadsheet may have made a date of it."
        raise Unreadable(what, "Format the cell as text and write the period as 2026/27 Q2.")
    return _period(text(value), calendar)


@lru_cache(maxsize=4096)
def _period(said: str, calendar: Calendar) -> Period:
    try:
        return parse(said, calendar)
    except ValueError as wrong:
        raise advised(wrong, "Write it as 2026/27 Q2, or 2026/27 for a year.") from None


def advised(wrong: ValueError, otherwise: str) -> Unreadable:
    """What went wrong and the cure that came with it, which follows the first full stop."""
    what, _, cure = str(wrong).partition(". ")
    return Unreadable(f"{what.rstrip('.')}.", cure or otherwise)


@lru_cache(maxsize=256)
def _choices(kind: type[StrEnum]) -> dict[str, StrEnum]:
    return {squeezed(choice.value): choice for choice in kind}


@cache
def _written(kind: type[StrEnum]) -> dict[str, StrEnum]:
    """The choices as they are written, which is how nearly every cell says them."""
    return {choice.value: choice for choice in kind}


def _enum(value: Value, kind: type[StrEnum]) -> StrEnum:
    said = text(value)
    if said in _written(kind):
        return _written(kind)[said]
    choices = _choices(kind)
    if squeezed(said) in choices:
        return choices[squeezed(said)]
    near = get_close_matches(squeezed(said)[:60], list(choices), n=1, cutoff=0.6)
    meant = f"Did you mean “{choices[near[0]].value}”? " if near else ""
    allowed = "; ".join(choice.value for choice in kind)
    raise Unreadable(f"“{said}” is not one of the choices.", f"{meant}Choose one of: {allowed}.")


def _words(value: Value) -> tuple[str, ...]:
    return tuple(part.strip() for part in _text(value).split(";") if part.strip())


def _parts(value: Value) -> tuple[tuple[str, Decimal], ...]:
    pairs = [part.partition("=") for part in _words(value)]
    for name, equals, amount in pairs:
        if not (name.strip() and equals and amount.strip()):
            what = f"“{name.strip()}” has no value beside its name."
            raise Unreadable(
                what, "Write each part as name = value, as in upheld = 3; appeals = 12."
            )
    return tuple((name.strip(), number(amount)) for name, _, amount in pairs)


READERS: dict[Any, Callable[[Value], Any]] = {
    str: _text,
    bool: yes_no,
    int: whole,
    Decimal: number,
    date: day,
}


def written(value: Any) -> str:
    """The text that `read` gives the same value back for; blank for nothing and for the beginning of time."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Period():
            return value.label
        case Decimal():
            return f"{value:f}"
        case date():
            return "" if value == BEGINNING else value.isoformat()
        case tuple():
            return "; ".join(
                part if isinstance(part, str) else f"{part[0]} = {part[1]:f}" for part in value
            )
        case _:
            return str(value)
