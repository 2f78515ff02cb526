"""Validity: of dated rows, the ones that hold on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.framework import Framework

F = TypeVar("F", bound=Fact)


def in_force(facts: Iterable[F], on: date) -> tuple[F, ...]:
    """Of dated facts of one kind, the one of each code that holds on a day; of undated ones, all.

    Of a code's rows the one with the greatest `valid_from` up to the day counts, and none if that
    row ended it. A unit renamed, merged or moved later stands as it stood then.
    """
    known = tuple(facts)
    if not known or "valid_from" not in known[0].KEY:
        return known
    return _in_force(known, [name for name in known[0].KEY if name != "valid_from"], on)


def _in_force(known: Sequence[F], stem: Sequence[str], on: date) -> tuple[F, ...]:
    best: dict[tuple[Any, ...], Any] = {}
    for fact in known:
        row: Any = fact
        code = tuple(getattr(row, name) for name in stem)
        if row.valid_from <= on and (code not in best or row.valid_from > best[code].valid_from):
            best[code] = row
    return tuple(row for row in best.values() if not row.ended)


def framework_on(history: Framework, on: date) -> Framework:
    """The framework as it stood on a day, one row a code, from every dated row."""
    sheets: dict[str, Any] = {
        sheet.name: in_force(getattr(history, sheet.name), on) for sheet in fields(history)
    }
    return Framework(**sheets)
