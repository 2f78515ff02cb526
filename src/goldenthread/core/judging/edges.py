"""Edges: how far a band reaches, written in plain words and read against a measure and its target.

    edge    = choice { " else " choice }          the first that can be worked out
    choice  = "otherwise"                         everything that is left
            | "beyond " place                     better than the place itself
            | "harder of " place " and " place    whichever asks more
            | "easier of " place " and " place
            | place                               at the place or better
    place   = anchor [ " worse " amount | " better " amount ]
    anchor  = "target" | "tolerance" | "amber threshold" | "red threshold" | "floor" | "benchmark"
            | "baseline" | number "% from baseline" | number | "word " text
    amount  = number "%" | number                 per cent of the place's own size, or units

"Better" and "worse" follow the measure: for one where lower is better, "target worse 10%" lies above
the target; for one that must stay inside a range, it lies on both sides.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_PLACE = re.compile(
    rf"(?:(?P<name>target|tolerance|amber threshold|red threshold|floor|benchmark|baseline)"
    rf"|(?P<share>{_NUMBER})\s?% from baseline"
    rf"|(?P<number>{_NUMBER})(?!\s?%)"
    rf"|word (?P<word>.+?))"
    rf"(?: (?P<side>worse|better) (?P<amount>{_NUMBER})\s?(?P<percent>%)?)?"
)
_ADVICE = (
    "Write for example: target, target worse 10%, target worse 2, tolerance else target worse 5%, "
    "amber threshold, floor, harder of target and benchmark, beyond target, 95, or otherwise."
)


class NotARule(ValueError):
    """What was given cannot be read as part of a rule; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A distance: per cent of the size of the place it is measured from, or units of the measure."""

    number: Decimal
    percent: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere on the line of values. `by` moves it: a positive amount is worse, a negative better."""

    name: str
    number: Decimal = Decimal(0)
    word: str = ""
    by: Amount | None = None


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Everything that is left."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """Better than the place itself."""

    place: Place


@dataclass(frozen=True, slots=True)
class Either:
    """The harder or the easier of two places."""

    harder: bool
    first: Place
    second: Place


Choice = Otherwise | Beyond | Either | Place


@cache
def parse(text: str) -> tuple[Choice, ...]:
    """Return the choices of an edge, first choice first.

    Raises `NotARule` with advice when the text is not an edge.
    """
    said = " ".join(text.split())
    if not said:
        raise NotARule(f"A band has no edge. {_ADVICE}")
    return tuple(_choice(part) for part in said.split(" else "))


def _choice(said: str) -> Choice:
    if said.lower() == "otherwise":
        return Otherwise()
    first, _, rest = said.partition(" ")
    match first.lower():
        case "beyond":
            return Beyond(_place(rest))
        case "harder" | "easier":
            return _either(first.lower() == "harder", rest)
        case _:
            return _place(said)


def _either(harder: bool, said: str) -> Either:
    names = re.fullmatch(r"of (.+?) and (.+)", said, re.IGNORECASE)
    if names is None:
        raise NotARule(f"“{said}” does not name two places joined by “and”. {_ADVICE}")
    return Either(harder, _place(names[1]), _place(names[2]))


def _place(said: str) -> Place:
    found = _PLACE.fullmatch(said) or _PLACE.fullmatch(said.lower())
    if found is None:
        raise NotARule(f"“{said}” is not an edge. {_ADVICE}")
    by = _amount(found)
    if by and found["name"] and found["name"].lower() == "tolerance":
        raise NotARule(f"“{said}” moves a tolerance, which is itself a distance. {_ADVICE}")
    if found["name"]:
        return Place(found["name"].lower(), by=by)
    if found["word"]:
        return Place("word", word=found["word"], by=by)
    if found["share"]:
        return Place("share", number=_number(found["share"]), by=by)
    return Place("number", number=_number(found["number"]), by=by)


def _amount(found: re.Match[str]) -> Amount | None:
    if not found["side"]:
        return None
    size = _number(found["amount"])
    return Amount(size if found["side"] == "worse" else -size, bool(found["percent"]))


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
