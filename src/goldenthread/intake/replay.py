"""Published figures and counts read from a file, through a layout, ready to be judged again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from goldenthread.core.facts.lines import Goodness
from goldenthread.core.facts.measures import Polarity, RatingWord
from goldenthread.core.quantities import formula as formulas
from goldenthread.core.replaying.aggregates import Counts
from goldenthread.core.replaying.replay import Published
from goldenthread.intake import fields, workbook
from goldenthread.intake.cells import Row
from goldenthread.intake.fields import Unreadable
from goldenthread.intake.replay_layout import COLUMNS, DESCRIBING, WORKED, Layout

Word = TypeVar("Word", bound=StrEnum)

Cells = Mapping[str, str]
"""A row's cells by heading, as text."""

_COUNTS = {
    "green": "green",
    "amber": "amber",
    "red": "red",
    "na": "unrated",
    "total": "total",
    "dot_up": "up",
    "dot_same": "same",
    "dot_down": "down",
    "dot_na": "no_direction",
}


class NotReplayable(ValueError):
    """A file that cannot be replayed; the message says what is wrong and how to mend it."""


def read(
    path: Path, layout: Layout, where: Sequence[tuple[str, str]] = ()
) -> tuple[Published, ...]:
    """Return the published rows of a file's first sheet; `where` keeps those whose columns say so.

    Raises `NotReplayable` if the file cannot be read or lacks a column that is asked for.
    """
    rows = list(_rows(path))
    _has(rows, [*_needed(layout), *(name for name, _ in where)], path)
    kept = ((number, cells) for number, cells in rows if _meets(cells, where))
    return tuple(_published(number, cells, layout) for number, cells in kept)


def _needed(layout: Layout) -> Iterator[str]:
    """The columns without which nothing can be judged; what only describes a row may be absent."""
    yield from (column for name, column in layout.columns.items() if name not in DESCRIBING)
    for text in layout.formula.values():
        yield from formulas.names(formulas.parse(text))


def read_counts(path: Path) -> tuple[Counts, ...]:
    """Return published counts: columns green, amber, red, na, total, dot_up, dot_same, dot_down, dot_na.

    The columns scope and note are read as the words beside the counts.
    """
    rows = list(_rows(path))
    _has(rows, [*_COUNTS, "source_url", "period"], path)
    return tuple(_counts(number, cells) for number, cells in rows)


def _rows(path: Path) -> Iterator[tuple[int, Cells]]:
    opened = workbook.read(path)
    for finding in opened.findings:
        raise NotReplayable(f"{finding.what} {finding.cure}")
    filled = list(opened.sheets[0].filled())
    headings = _texts(filled[0]) if filled else ()
    for row in filled[1:]:
        yield row.number, dict(zip(headings, _texts(row), strict=False))


def _texts(row: Row) -> tuple[str, ...]:
    return tuple("" if cell is None else fields.text(cell) for cell in row.cells)


def _has(rows: Sequence[tuple[int, Cells]], asked: Sequence[str], path: Path) -> None:
    if not rows:
        raise NotReplayable(f"“{path.name}” holds no rows. Give a file with headings and rows.")
    headings = rows[0][1]
    missing = [name for name in dict.fromkeys(asked) if name not in headings]
    if missing:
        raise NotReplayable(
            f"“{path.name}” has no column {', '.join(missing)}. It has: {', '.join(headings)}. "
            "Name its columns in a mapping file and give that with --mapping."
        )


def _meets(cells: Cells, where: Sequence[tuple[str, str]]) -> bool:
    return all(cells.get(name, "").casefold() == value.casefold() for name, value in where)


def _published(number: int, cells: Cells, layout: Layout) -> Published:
    said = _said(cells, layout)
    values = {name: _number(said[name]) for name in WORKED}
    values |= {name: _worked(text, cells) for name, text in layout.formula.items()}
    return Published(
        row=number,
        source=said["source"],
        council=said["council"],
        period=said["period"],
        ref=said["ref"],
        title=said["title"],
        target=said["target"],
        figure=values["figure"],
        before=values["before"],
        last=values["last"],
        places=_places(said, layout),
        polarity=_meaning(said["polarity"], layout.polarity, Polarity),
        rating=_meaning(said["rating"], layout.rating, RatingWord),
        no_rating=_why(said["rating"], layout.no_rating),
        direction=_meaning(said["direction"], layout.direction, Goodness),
        no_direction=_why(said["direction"], layout.no_direction),
    )


def _said(cells: Cells, layout: Layout) -> Cells:
    """Everything a layout may say of a row, as text; blank where it says nothing."""
    blank = dict.fromkeys(COLUMNS, "")
    return blank | dict(layout.constant) | _by_column(cells, layout) | _by_pattern(cells, layout)


def _by_column(cells: Cells, layout: Layout) -> dict[str, str]:
    return {name: cells.get(column, "") for name, column in layout.columns.items()}


def _by_pattern(cells: Cells, layout: Layout) -> dict[str, str]:
    found = {
        name: re.search(each["pattern"], cells.get(each["column"], ""))
        for name, each in layout.patterns.items()
    }
    return {name: match[1] for name, match in found.items() if match}


def _worked(text: str, cells: Cells) -> Decimal | None:
    formula = formulas.parse(text)
    parts = {name: _number(cells.get(name, "")) for name in formulas.names(formula)}
    known = {name: part for name, part in parts.items() if part is not None}
    return formulas.evaluate(formula, known)


def _number(said: str) -> Decimal | None:
    """The number that a text is; `None` if it is blank or holds more than a number."""
    try:
        return fields.number(said) if said.strip() else None
    except Unreadable:
        return None


def _places(said: Cells, layout: Layout) -> int:
    """Decimal places as printed: as many as the figure or the earlier one shows."""
    if "places" in layout.constant:
        return int(layout.constant["places"])
    shown = (_number(said[name]) for name in ("figure", "before"))
    return max((max(0, -int(n.as_tuple().exponent)) for n in shown if n is not None), default=0)


def _meaning(said: str, meanings: Mapping[str, str], kind: type[Word]) -> Word | None:
    """What a published word means; a layout that does not say takes our own words."""
    known = meanings or {word.value: word.value for word in kind}
    found = next((value for start, value in known.items() if _begins(said, start)), None)
    return None if found is None else kind(found)


def _begins(said: str, start: str) -> bool:
    """Whether a cell says it: the very words, or the words and then something in brackets or after."""
    return re.match(rf"{re.escape(start)}(?![\w-])", said, re.IGNORECASE) is not None


def _why(said: str, reasons: Mapping[str, str]) -> str:
    return reasons.get(said, f"“{said}” is not in the mapping" if said else "none was given")


def _counts(number: int, cells: Cells) -> Counts:
    counted = {name: _whole(cells[column]) for column, name in _COUNTS.items()}
    return Counts(
        row=number,
        source=cells["source_url"],
        council=cells.get("council", ""),
        report=cells.get("report", ""),
        period=cells["period"],
        text="; ".join(cells[name] for name in ("scope", "note") if cells.get(name)),
        **counted,
    )


def _whole(said: str) -> int | None:
    number = _number(said)
    return None if number is None else int(number)
