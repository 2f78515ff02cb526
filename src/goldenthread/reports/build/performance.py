"""The section on performance measures: a table of all, the rule behind each rating, and charts."""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.lines import MeasureLine, Point
from goldenthread.core.lines.choosing import counts
from goldenthread.core.measuring.reported import reported
from goldenthread.core.periods import Kind as Span
from goldenthread.core.periods import Period, number, parts, previous, year_of
from goldenthread.reports.build import cells
from goldenthread.reports.build.attention import off_target
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.build.series import charted, drawable
from goldenthread.reports.measure_words import of_edges, of_rating
from goldenthread.reports.model import Block, Cell, Column, Heading, Kind, Note, Paragraph, Table
from goldenthread.reports.words import of_counts

MARKS = {
    "[p]": "[p] means provisional: the figure may change.",
    "[e]": "[e] means an estimate.",
    "[r]": "[r] means revised since it was first reported.",
}


def performance(scope: Scope, section: int) -> Iterator[Block]:
    """Return the section: every measure with its year so far, then why each is rated as it is."""
    yield Heading(text="Performance measures", number=f"{section}.0")
    if not scope.measures:
        yield Note(f"No measure hangs from this plan. {scope.owes} owes the links.")
        return
    yield Paragraph(text=" ".join(answer(scope)), number=f"{section}.1")
    key = [line for line in scope.measures if line.measure.key_measure]
    rest = [line for line in scope.measures if not line.measure.key_measure]
    yield from _listed("Key measures", key, scope)
    yield from _listed("Other measures" if key else "Measures", rest, scope)
    yield from _reasons(scope)
    yield from _charts(scope)


def answer(scope: Scope) -> tuple[str, ...]:
    """Return the sentences that open the report: how many are rated, and as what."""
    return of_counts(counts(scope.measures), scope.picture.period)


def _listed(title: str, lines: Sequence[MeasureLine], scope: Scope) -> Iterator[Block]:
    if lines:
        yield year_so_far(title, lines, scope.picture.period)


def quarters(period: Period) -> tuple[Period, ...]:
    """Return the quarters of the period's year that had ended by its end."""
    return tuple(q for q in parts(year_of(period), Span.QUARTER) if q.end <= period.end)


def year_so_far(title: str, lines: Sequence[MeasureLine], period: Period) -> Table:
    """Return some measures with last year, each quarter so far, rating and direction."""
    before = previous(year_of(period)).label
    columns = (
        Column("Ref"),
        Column("Measure"),
        Column(before, Kind.NUMBER),
        Column("Target", Kind.NUMBER),
        *(Column(f"Q{number(quarter)}", Kind.NUMBER) for quarter in quarters(period)),
        Column("Rating", Kind.STATUS),
        Column("Direction"),
    )
    rows = tuple(_row(line, period) for line in lines)
    caption = f"{title}, {year_of(period).label} so far, against {before}"
    return Table(
        name=title.replace(" ", "-").lower(),
        caption=caption,
        columns=columns,
        rows=rows,
        notes=tuple(_notes(rows)),
    )


def _row(line: MeasureLine, period: Period) -> tuple[Cell, ...]:
    return (
        line.code,
        line.measure.title,
        cells.figure(line.year_before) if line.year_before else "No figure",
        cells.target(line),
        *(cells.figure(_in(line, quarter)) for quarter in quarters(period)),
        cells.rating(line),
        line.direction.words if line.direction else "No comparison",
    )


def _in(line: MeasureLine, quarter: Period) -> Point | None:
    asked = reported(line.measure, quarter)
    return next((point for point in line.quarters if point.period == asked), None)


def _notes(rows: Sequence[tuple[Cell, ...]]) -> Iterator[str]:
    shown = " ".join(cell if isinstance(cell, str) else cell.shown for row in rows for cell in row)
    yield "Direction compares with the same period last year unless the measure says otherwise."
    yield from (meaning for mark, meaning in MARKS.items() if mark in shown)


def _reasons(scope: Scope) -> Iterator[Block]:
    rows = tuple(
        (line.code, of_rating(line), of_edges(line) or "No rule applies", _said(line))
        for line in scope.measures
    )
    titles = ("Ref", "Why this rating", "The rule in numbers", "What the owner says")
    columns = tuple(map(Column, titles))
    yield Heading(text="Why each rating, and what the owners say", level=2)
    yield Table(
        name="reasons",
        caption="The rule behind each rating, with its edges",
        columns=columns,
        rows=rows,
    )


def _said(line: MeasureLine) -> str:
    by_hand = f"Set by hand: {line.override.fact.reason}" if line.override else ""
    return f"{by_hand} {line.commentary}".strip() or cells.NONE


def _charts(scope: Scope) -> Iterator[Block]:
    lines = [line for line in off_target(scope) if drawable(line)]
    if lines:
        yield Heading(text="Measures off target over time", level=2)
    yield from (charted(line, scope) for line in lines)
