"""The thread as an outline on paper: each priority with what hangs from it, step by step."""

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.plans import STEPS, ItemKind
from goldenthread.core.lines.choosing import WORDS
from goldenthread.core.lines.outline import Strand, Thread
from goldenthread.core.quantities import rounded
from goldenthread.reports.build import cells
from goldenthread.reports.build.counted import count
from goldenthread.reports.model import Block, Cell, Column, Heading, Kind, Note, Number, Table

STEP = Column("Step")
TITLE = Column("What is promised")
COLUMNS = (
    Column("Ref"),
    STEP,
    TITLE,
    Column("Milestones", Kind.NUMBER),
    Column("Measures", Kind.NUMBER),
    Column("Worst rating", Kind.STATUS),
)
COUNTED = (
    "Milestones and measures are counted at every step beneath, each once. What serves two "
    "priorities stands beneath both."
)
LOOSE = (Column("Ref"), STEP, TITLE)


def share(part: int, whole: int) -> Number:
    """Return a part of a whole as a whole percentage."""
    return Number(value=rounded(Decimal(part * 100) / whole, 0), after="%")


def outline(whole: Thread, number: int) -> Iterator[Block]:
    """Return the section: a table for each priority, downwards, then what no priority is above."""
    yield Heading(text="The thread, from each priority down", number=f"{number}.0")
    if not whole.priorities:
        yield Note("No priority is held yet.")
    for order, strand in enumerate(whole.priorities, 1):
        yield Table(
            name=f"thread-{order}",
            caption=f"{strand.line.item.title}: what hangs from it",
            columns=COLUMNS,
            rows=tuple(_rows(strand)),
            notes=(COUNTED,),
        )
    yield from _loose(whole)


def _rows(strand: Strand) -> Iterator[tuple[Cell, ...]]:
    line = strand.line
    yield (
        line.code,
        _step(line),
        line.item.title,
        count(len(set(_milestones(strand)))),
        count(strand.counts.measures),
        cells.rated(strand.worst, WORDS[strand.worst]),
    )
    for below in strand.items:
        if below.line.item.kind not in STEPS:
            yield from _rows(below)


def _milestones(strand: Strand) -> Iterator[str]:
    for below in strand.items:
        if below.line.item.kind is ItemKind.MILESTONE:
            yield below.line.code
        yield from _milestones(below)


def _step(line: ItemLine) -> str:
    return line.item.kind.capitalize()


def _loose(whole: Thread) -> Iterator[Block]:
    rows = (*map(_item, whole.loose_items), *map(_measure, whole.loose_measures))
    if rows:
        yield Table(
            name="loose", caption="What no priority is above", columns=LOOSE, rows=tuple(rows)
        )


def _item(line: ItemLine) -> tuple[Cell, ...]:
    return line.code, _step(line), line.item.title


def _measure(line: MeasureLine) -> tuple[Cell, ...]:
    return line.code, "Measure", line.measure.title
