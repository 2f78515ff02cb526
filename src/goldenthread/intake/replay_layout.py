"""Layouts for replay: which columns of a file hold a published figure, target, rating and direction."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from goldenthread.core.facts.lines import Goodness
from goldenthread.core.facts.measures import Polarity, RatingWord
from goldenthread.core.quantities.formula import NotAFormula
from goldenthread.core.quantities.formula import parse as parse_formula

DESCRIBING = frozenset({"source", "council", "period", "ref", "title"})
"""What only describes a row, and may be absent from a file."""

COLUMNS = DESCRIBING | frozenset(
    {"polarity", "figure", "target", "places", "before", "last", "rating", "direction"}
)
"""What a layout may say of a row."""

WORKED = frozenset({"figure", "before", "last"})
"""What a formula may work out from other columns."""

_MEANINGS = {"polarity": Polarity, "rating": RatingWord, "direction": Goodness}


class NotALayout(ValueError):
    """A layout that cannot be used; the message says what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where each thing stands. `constant` values hold for every row; `formula` works one out.

    `patterns` take a value out of a longer text. `polarity`, `rating` and `direction` say what a
    published word means, by how it begins; `no_rating` and `no_direction` why there is none.
    """

    constant: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    formula: Mapping[str, str] = field(default_factory=dict)
    patterns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    polarity: Mapping[str, str] = field(default_factory=dict)
    rating: Mapping[str, str] = field(default_factory=dict)
    direction: Mapping[str, str] = field(default_factory=dict)
    no_rating: Mapping[str, str] = field(default_factory=dict)
    no_direction: Mapping[str, str] = field(default_factory=dict)


def names() -> tuple[str, ...]:
    """Return the layouts that are shipped."""
    folder = files("goldenthread").joinpath("packs", "replay")
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir()))


def load(name: str) -> Layout:
    """Return a layout by its name if it is shipped, or by the path of its file.

    Raises `NotALayout` if there is none, or if it cannot be used.
    """
    if name in names():
        shipped = files("goldenthread").joinpath("packs", "replay", f"{name}.toml")
        return parse(shipped.read_text("utf-8"))
    try:
        return parse(Path(name).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise NotALayout(
            f"There is no mapping “{name}”. Give the path of a file, or one of: {', '.join(names())}."
        ) from None


def parse(text: str) -> Layout:
    """Return the layout that a mapping file's text describes; raises `NotALayout` if it is not one."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise NotALayout(f"The mapping is not TOML: {fault}. Correct the line it names.") from None
    known = [each.name for each in fields(Layout)]
    for name, table in data.items():
        if name not in known or not isinstance(table, dict):
            raise NotALayout(f"“{name}” is not a table of a mapping. Known: {', '.join(known)}.")
    layout = Layout(**data)
    _check(layout)
    return layout


def _check(layout: Layout) -> None:
    for place in ("constant", "columns", "patterns"):
        _known(place, getattr(layout, place), COLUMNS)
    _known("formula", layout.formula, WORKED)
    for place, kind in _MEANINGS.items():
        said = [*getattr(layout, place).values(), *_constant(layout, place)]
        _known(place, said, {each.value for each in kind})
    for text in layout.formula.values():
        _formula(text)
    for pattern in layout.patterns.values():
        _pattern(pattern)
    given = {*layout.constant, *layout.columns, *layout.formula, *layout.patterns}
    if not {"figure", "rating"} <= given:
        raise NotALayout("The mapping must say where “figure” and “rating” stand.")


def _constant(layout: Layout, place: str) -> list[str]:
    return [layout.constant[place]] if place in layout.constant else []


def _known(place: str, said: Any, known: Any) -> None:
    for name in said:
        if name not in known:
            raise NotALayout(f"“{name}” in [{place}] is not known: {', '.join(sorted(known))}.")


def _formula(text: str) -> None:
    try:
        parse_formula(text)
    except NotAFormula as fault:
        raise NotALayout(f"The formula “{text}” cannot be read: {fault}") from None


def _pattern(said: Mapping[str, str]) -> None:
    try:
        groups = re.compile(said["pattern"]).groups
    except (KeyError, TypeError, re.error) as fault:
        raise NotALayout(f"A pattern needs a column and a pattern: {fault}.") from None
    if groups != 1 or "column" not in said:
        raise NotALayout("A pattern needs a column, and one group in brackets for the value.")
