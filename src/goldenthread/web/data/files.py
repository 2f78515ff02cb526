"""About the data as a report: the page's lists, whole, for taking away."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from goldenthread.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Number,
    Paragraph,
    Report,
    Table,
)
from goldenthread.reports.words import day, moment
from goldenthread.web.data.again import Again
from goldenthread.web.data.complete import Owed, Unit
from goldenthread.web.data.sure import Grade
from goldenthread.web.known import Known
from goldenthread.web.taken import paper

TITLE = "About the data"
UNITS = (
    Column("Service"),
    Column("Figures asked", Kind.NUMBER),
    Column("Figures in", Kind.NUMBER),
    Column("Milestones asked", Kind.NUMBER),
    Column("Milestones told", Kind.NUMBER),
)
OWED = (
    Column("Reference"),
    Column("Title"),
    Column("What"),
    Column("Due"),
    Column("Days overdue", Kind.NUMBER),
    Column("Owed by"),
    Column("Service"),
)
GRADES = (Column("How far it can be relied on"), Column("Measures", Kind.NUMBER))
AGAIN = (
    Column("Reference"),
    Column("Measure"),
    Column("Period"),
    Column("Was"),
    Column("Is"),
    Column("When"),
    Column("By"),
    Column("Why"),
    Column("Reports that had shown the first"),
)


def report(
    here: Known,
    front: Sequence[str],
    *,
    units: Iterable[Unit],
    owed: Iterable[Owed],
    grades: Iterable[Grade],
    again: Iterable[Again],
) -> Report:
    """Return the report; `front` is what the page opens with."""
    tables = (
        ("complete", "How complete it is, by service", UNITS, [_unit(each) for each in units]),
        ("owed", "What is still to come, and who owes it", OWED, [_owed(each) for each in owed]),
        ("quality", "How far it can be relied on", GRADES, [_grade(each) for each in grades]),
        ("restated", "What was restated", AGAIN, [_again(each) for each in again]),
    )
    return paper(here, TITLE, front, (block for each in tables for block in _section(*each)))


def _section(
    name: str, caption: str, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> Iterator[Block]:
    yield Heading(text=caption)
    if rows:
        yield Table(name=name, caption=caption, columns=columns, rows=tuple(rows))
    else:
        yield Paragraph(text="There is nothing to list.")


def _unit(unit: Unit) -> tuple[Cell, ...]:
    numbers = (unit.figures, unit.figures_in, unit.steps, unit.steps_in)
    return (unit.title, *map(_number, numbers))


def _number(count: int) -> Number:
    return Number(value=Decimal(count))


def _owed(each: Owed) -> tuple[Cell, ...]:
    who = each.owner.title if each.owner else "Nobody named"
    return each.code, each.title, each.what, day(each.due), _number(each.late), who, each.unit


def _grade(grade: Grade) -> tuple[Cell, ...]:
    return grade.word, _number(grade.number)


def _again(each: Again) -> tuple[Cell, ...]:
    gone = "; ".join(one.title for one in each.gone) or "None"
    when = moment(each.at)
    return each.code, each.title, each.period, each.old, each.new, when, each.by, each.why, gone
