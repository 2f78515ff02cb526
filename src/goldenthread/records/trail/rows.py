"""Facts to columns and back: every field of a fact has a column of the same name."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_origin

from goldenthread.core.facts.columns import Fact, described
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.scores import Band
from goldenthread.core.history.seal import Content
from goldenthread.core.periods import Calendar, Kind, Period

Turn = Callable[[Any], Any]
F = TypeVar("F", bound=Fact)


def as_exact(value: Decimal) -> str:
    """A number as its digits, with no nought at the end that says nothing: 84.20 is 84.2."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def as_span(period: Period) -> str:
    """A period as kept: 2026-07-01/2026-10-01 quarter financial."""
    return f"{period.start}/{period.end} {period.kind} {period.calendar}"


@lru_cache(maxsize=4096)
def span(text: str) -> Period:
    """The period that `as_span` wrote."""
    days, _, rest = text.partition(" ")
    kind, _, calendar = rest.rpartition(" ")
    start, _, end = days.partition("/")
    return Period(
        Kind(kind), Calendar(calendar), date.fromisoformat(start), date.fromisoformat(end)
    )


def as_moment(moment: datetime) -> str:
    """A moment as kept: 2026-10-14T09:12:00.000000Z. Raises ValueError if it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone, so nobody can say when it was.")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime:
    """The moment that `as_moment` wrote."""
    return datetime.fromisoformat(text)


def _as_parts(parts: Sequence[tuple[str, Decimal]]) -> str:
    return NONE if not parts else _json([[name, as_exact(value)] for name, value in parts])


def _parts(text: str) -> tuple[tuple[str, Decimal], ...]:
    if text == NONE:
        return ()
    return tuple((name, Decimal(value)) for name, value in json.loads(text))


NONE = "[]"
"""A list of nothing, as most figures' components are: neither written nor read again each time."""


@lru_cache(maxsize=4096)
def _as_bands(bands: tuple[Band, ...]) -> str:
    return _json(
        [[b.rating, b.label, _edge(b.low), _edge(b.high), b.low_in, b.high_in] for b in bands]
    )


@lru_cache(maxsize=4096)
def _bands(text: str) -> tuple[Band, ...]:
    return tuple(
        Band(RatingWord(rating), label, _limit(low), _limit(high), low_in, high_in)
        for rating, label, low, high, low_in, high_in in json.loads(text)
    )


def _edge(limit: Decimal | None) -> str | None:
    return None if limit is None else as_exact(limit)


def _limit(edge: str | None) -> Decimal | None:
    return None if edge is None else Decimal(edge)


_PLAINLY = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _json(value: Any) -> str:
    return _PLAINLY.encode(value)


def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _word(word: StrEnum) -> str:
    return str(word)


def _same(value: Any) -> Any:
    return value


PLAIN: dict[Any, tuple[Turn, Turn]] = {
    str: (_same, _same),
    bool: (_same, _same),
    int: (_same, _same),
    date: (_same, _same),
    Decimal: (as_exact, Decimal),
    Period: (as_span, span),
    datetime: (as_moment, moment),
}


def _turns(kind: Any) -> tuple[Turn, Turn]:
    """How a kind of value is written to its column and read from it."""
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        listed: dict[Any, tuple[Turn, Turn]] = {
            str: (_json, _words),
            Band: (_as_bands, _bands),
        }
        return listed.get(inner, (_as_parts, _parts))

    return _word, kind


@dataclass(frozen=True, slots=True)
class _Form:
    """A fact's fields in order, and how those are written and read that are not kept as they are."""

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    writers: tuple[tuple[str, Turn], ...]
    readers: tuple[tuple[str, Turn], ...]


@cache
def _form(kind: Any) -> _Form:
    fields = described(kind)
    names = tuple(field.name for field in fields)
    turns = [(field.name, *_turns(field.kind)) for field in fields]
    return _Form(
        names=names,
        values=attrgetter(*names),
        writers=tuple((name, write) for name, write, _ in turns if write is not _same),
        readers=tuple((name, read) for name, _, read in turns if read is not _same),
    )


def _form_of(kind: Any) -> _Form:
    # A kind of fact is always hashable, but the checker takes a dataclass's own hash for its kind's.
    return _form(kind)


def names(kind: type[Fact]) -> tuple[str, ...]:
    """The names of a fact's fields, in order."""
    return _form_of(kind).names


def columns(fact: Fact) -> dict[str, Any]:
    """The fact's columns: each field's name with its value as kept."""
    form = _form_of(type(fact))
    kept = dict(zip(form.names, form.values(fact), strict=True))
    for name, write in form.writers:
        if kept[name] is not None:
            kept[name] = write(kept[name])
    return kept


def fact(kind: type[F], values: Iterable[Any]) -> F:
    """The fact whose columns, in order, hold these values."""
    form = _form_of(kind)
    said = dict(zip(form.names, values, strict=True))
    for name, read in form.readers:
        if said[name] is not None:
            said[name] = read(said[name])
    return kind(**said)


def column(kind: type[Fact], name: str, value: Any) -> Any:
    """One value as it is kept in the column of that name, to look rows up by."""
    return dict(_form_of(kind).writers).get(name, _same)(value)


def content(kept: dict[str, Any]) -> Content:
    """What is sealed of columns as kept: every value as text."""
    return {name: value if type(value) is str else as_sealed(value) for name, value in kept.items()}


def as_sealed(value: Any) -> str | None:
    """A kept value as text, the same on every database."""
    if value is None or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)
