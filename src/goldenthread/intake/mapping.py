"""Mapping files: a council's own layout told once in TOML, so that nobody retypes a table to import it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from goldenthread.core.facts.organisation import PlaceKind
from goldenthread.core.facts.returns import Missing


class NotAMapping(ValueError):
    """A mapping file that cannot be used; the message says what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Which column says the place. The council's own rows have no place; the others are compared with."""

    column: str = field(
        metadata={"says": "The heading of the column with the place's code or name."}
    )
    title: str = field(
        default="", metadata={"says": "The heading of the column with its name, if another."}
    )
    council: str = field(
        default="",
        metadata={
            "says": "What stands there for the council itself; otherwise its code, name or short name."
        },
    )
    prefix: str = field(
        default="",
        metadata={"says": "If names stand there: what to put before them to make codes."},
    )
    kind: str = field(
        default="other authority", metadata={"says": "What kind of place the others are."}
    )
    kinds: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"says": "Other kinds, by how the code begins: E92 = nation."},
    )
    names: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"says": "Names, by code, where the file gives none: E92000001 = England."},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Where the period stands: in a column, in the headings, or nowhere because it is always the same."""

    column: str = field(default="", metadata={"says": "The heading of the column with the period."})
    headings: str = field(
        default="",
        metadata={"says": "A pattern for headings that are periods, each over its figures."},
    )
    before: str = field(
        default="", metadata={"says": "What to put before what stands there: 2026/27 before Q1."}
    )
    constant: str = field(default="", metadata={"says": "The period of every figure."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One measure, and where its figure or its components stand."""

    code: str = field(
        default="", metadata={"says": "The measure's code, if it is always the same."}
    )
    column: str = field(
        default="", metadata={"says": "Otherwise the heading of the column with its code."}
    )
    where: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"says": "Only rows in which these columns match these patterns."},
    )
    value: str = field(default="", metadata={"says": "The heading of the column with the figure."})
    components: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"says": "Component names, each with the heading of its column."},
    )
    fraction: bool = field(
        default=False, metadata={"says": "true if 0.842 stands there for 84.2 per cent."}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a workbook, or several sheets of the same shape."""

    sheet: str = field(metadata={"says": "The sheet's name, or a pattern for several; .* for any."})
    headings: str = field(
        metadata={"says": "The number of the row of headings, or a heading that stands in it."}
    )
    until: str = field(default="", metadata={"says": "Stop at a row that begins with these words."})
    where: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"says": "Only rows in which these columns match these patterns."},
    )
    missing: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"says": "The file's own codes, each with why there is no figure."},
    )
    place: Places | None = field(default=None, metadata={"says": "Where the place stands."})
    period: Periods = field(default_factory=Periods, metadata={"says": "Where the period stands."})
    measure: tuple[Measured, ...] = field(default=(), metadata={"says": "The measures, in turn."})

    def codes(self) -> dict[str, Missing]:
        """The file's own codes for missing figures."""
        return {code: Missing(why) for code, why in self.missing.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole mapping file."""

    title: str = field(metadata={"says": "What it maps, in words."})
    source: str = field(default="", metadata={"says": "Where such files come from."})
    table: tuple[Table, ...] = field(default=(), metadata={"says": "The tables, in turn."})


INNER: Mapping[str, type[Any]] = {
    "place": Places,
    "period": Periods,
    "measure": Measured,
    "table": Table,
}
LISTS = frozenset({"measure", "table"})


def names() -> tuple[str, ...]:
    """The mappings that are shipped."""
    folder = files("goldenthread").joinpath("packs", "mappings")
    found = (one.name for one in folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def load(name: str | Path) -> Layout:
    """A mapping by the path of its file, or by its name if it is shipped. NotAMapping if it cannot be used."""
    if str(name) in names():
        return parse(
            files("goldenthread").joinpath("packs", "mappings", f"{name}.toml").read_text("utf-8")
        )
    try:
        return parse(Path(name).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        shipped = ", ".join(names())
        raise NotAMapping(
            f"There is no mapping “{name}”. Give the path of a file, or one of: {shipped}."
        ) from None


def parse(text: str) -> Layout:
    """The text of a mapping file. NotAMapping if it is not one."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise NotAMapping(f"The mapping is not TOML: {fault}. Correct the line it names.") from None
    layout: Layout = _made(Layout, data, "the mapping")
    if not layout.table:
        raise NotAMapping("The mapping has no [[table]]. Add one for each table to read.")
    for number, table in enumerate(layout.table, 1):
        _sound(table, f"table {number}")
    return layout


def _made(kind: type[Any], data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise NotAMapping(f"In {where} a table of settings is expected, not “{data}”.")
    known = {one.name for one in fields(kind)}
    for name in data:
        if name not in known:
            raise NotAMapping(
                f"“{name}” in {where} is not a setting. Known: {', '.join(sorted(known))}."
            )
    try:
        return kind(**{name: _setting(kind, name, value, where) for name, value in data.items()})
    except TypeError:
        lacking = ", ".join(one.name for one in fields(kind) if one.name not in data)
        raise NotAMapping(f"A setting is missing in {where}, one of: {lacking}.") from None


def _setting(kind: type[Any], name: str, value: Any, where: str) -> Any:
    if name in LISTS:
        if not isinstance(value, list):
            raise NotAMapping(f"Write [[{name}]] with two brackets in {where}.")
        return tuple(
            _made(INNER[name], one, f"{name} {number} of {where}")
            for number, one in enumerate(value, 1)
        )
    if name in INNER:
        return _made(INNER[name], value, f"{name} of {where}")
    return _plain(kind, name, value, where)


def _plain(kind: type[Any], name: str, value: Any, where: str) -> Any:
    wanted = str(next(one.type for one in fields(kind) if one.name == name))
    if "Mapping" in wanted:
        return _texts(name, value, where)
    if "bool" in wanted:
        if isinstance(value, bool):
            return value
        raise NotAMapping(f"“{name}” in {where} is true or false.")
    if isinstance(value, (dict, list)):
        raise NotAMapping(f"“{name}” in {where} is one text or number.")
    return str(value)


def _texts(name: str, value: Any, where: str) -> dict[str, str]:
    if not isinstance(value, dict) or any(isinstance(one, (dict, list)) for one in value.values()):
        raise NotAMapping(f'“{name}” in {where} is written as {{ name = "text" }}.')
    return {key: str(one) for key, one in value.items()}


def _sound(table: Table, where: str) -> None:
    """Refuse what only a reading would show to be wrong: patterns, reasons, a measure without a place to stand."""
    for pattern in (table.sheet, table.period.headings, *table.where.values()):
        _pattern(pattern, where)
    reasons = {why.value for why in Missing}
    for code, why in table.missing.items():
        if why not in reasons:
            raise NotAMapping(
                f"“{code} = {why}” in {where}: the reason is one of: {'; '.join(sorted(reasons))}."
            )
    _places(table.place, where)
    if not table.measure:
        raise NotAMapping(f"There is no [[table.measure]] in {where}. Add one for each measure.")
    for measure in table.measure:
        _measured(measure, table, where)


def _places(place: Places | None, where: str) -> None:
    kinds = {kind.value for kind in PlaceKind}
    for kind in (place.kind, *place.kinds.values()) if place else ():
        if kind not in kinds:
            allowed = "; ".join(sorted(kinds))
            raise NotAMapping(f"“{kind}” in {where} is no kind of place. Kinds: {allowed}.")


def _measured(measure: Measured, table: Table, where: str) -> None:
    for pattern in measure.where.values():
        _pattern(pattern, where)
    if bool(measure.code) == bool(measure.column):
        raise NotAMapping(f"A measure in {where} needs either a code or a column.")
    if not (measure.value or measure.components or table.period.headings):
        raise NotAMapping(
            f"A measure in {where} needs a value, components, or periods in the headings."
        )


def _pattern(pattern: str, where: str) -> None:
    try:
        re.compile(pattern)
    except re.error as fault:
        raise NotAMapping(f"“{pattern}” in {where} is not a pattern: {fault}.") from None
