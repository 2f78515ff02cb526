"""Where the exceptions are: how many of each sort in each part, each count leading to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.thread.indexed import unit_title
from goldenthread.web.breakdown import BY_PRIORITY, BY_UNIT, By, Cell
from goldenthread.web.known import Known

SORTS = (
    ("Off target", "off-target"),
    ("Late", "milestones"),
    ("Date moved", "moved"),
    ("Far better", "over"),
)
"""The sorts of exception, in the order of the page, with where each begins on it."""

Lines = Sequence[MeasureLine | ItemLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One part: its name, where that leads, and one count a sort."""

    title: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The parts that hold any exception, the one with most off target first."""

    of: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def where(here: Known, sorts: Sequence[Lines], kept: Mapping[str, str]) -> Where:
    """Return the counts of each sort by priority; by unit once the page is narrowed to a priority."""
    by = BY_UNIT if kept.get("priority") else BY_PRIORITY
    found: dict[str, list[int]] = {}
    for at, lines in enumerate(sorts):
        for line in lines:
            found.setdefault(_part(line, by), [0] * len(sorts))[at] += 1
    ordered = sorted(found.items(), key=lambda each: [-number for number in each[1]])
    return Where(
        of=by.of,
        headings=tuple(title for title, _ in SORTS),
        rows=tuple(_row(here, by, code, numbers, kept) for code, numbers in ordered),
    )


def _part(line: MeasureLine | ItemLine, by: By) -> str:
    if by is BY_UNIT:
        return line.unit
    return line.priority.code if line.priority else ""


def _row(here: Known, by: By, code: str, numbers: Sequence[int], kept: Mapping[str, str]) -> Row:
    narrowed = here.asked.link("exceptions", **{**kept, by.filter: code}) if code else ""
    return Row(
        title=_title(here, by, code),
        href=here.asked.link(by.page, code) if code else "",
        cells=tuple(
            Cell(number=number, href=f"{narrowed}#{anchor}" if number else "")
            for number, (_, anchor) in zip(numbers, SORTS, strict=True)
        ),
    )


def _title(here: Known, by: By, code: str) -> str:
    if by is BY_UNIT:
        return unit_title(here.index, code) if code else "No unit named"
    return here.index.items[code].title if code else "Not joined to a priority"
