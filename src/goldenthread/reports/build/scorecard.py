"""The scorecard as a report: the measures shown on the page, in its order, with its filters said."""

from collections.abc import Sequence

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.choosing import counts
from goldenthread.reports.build import cells
from goldenthread.reports.model import Block, Cell, Column, Heading, Kind, Paragraph, Report, Table
from goldenthread.reports.words import age, moment, of_counts, period_title

COLUMNS = (
    Column("Reference"),
    Column("Measure"),
    Column("Priority"),
    Column("Latest", Kind.NUMBER),
    Column("Target", Kind.NUMBER),
    Column("Rating", Kind.STATUS),
    Column("Year end", Kind.STATUS),
    Column("Direction"),
    Column("Owner"),
)


def build(picture: Picture, lines: Sequence[MeasureLine], *, narrowed: str = "") -> Report:
    """Return the report of these lines. `narrowed` says the filters, blank if there were none."""
    council = picture.framework.council[0].title if picture.framework.council else "The council"
    title = period_title(picture.period)
    said = of_counts(counts(lines), picture.period)
    facts = (
        ("Period", title),
        ("As at", moment(picture.at)),
        ("Age of the data", age(picture.period, picture.at)),
        ("Filters", narrowed.removeprefix("Filters: ") or "None"),
    )
    return Report(
        name=f"scorecard-{picture.period.label.replace('/', '-').replace(' ', '-').lower()}",
        title="Scorecard",
        subtitle=title,
        council=council,
        period=title,
        at=picture.at,
        audience="Members and officers",
        facts=facts,
        front=said,
        blocks=_blocks(lines, said),
    )


def _blocks(lines: Sequence[MeasureLine], said: Sequence[str]) -> tuple[Block, ...]:
    opening = (Heading(text="Measures"), Paragraph(text=" ".join(said)))
    if not lines:
        return opening
    table = Table(
        name="scorecard",
        caption="Measures with their latest figure, target, rating and direction",
        columns=COLUMNS,
        rows=tuple(_row(line) for line in lines),
        row_header=1,
    )
    return (*opening, table)


def _row(line: MeasureLine) -> tuple[Cell, ...]:
    return (
        line.code,
        line.measure.title,
        line.priority.title if line.priority else "Not joined to a priority",
        cells.plain(line.shown),
        cells.target(line),
        cells.rating(line),
        _year_end(line),
        line.direction.words if line.direction else "Not known",
        line.owner.title if line.owner else "Nobody",
    )


def _year_end(line: MeasureLine) -> Cell:
    """Return how the year is expected to end, apart from how things stand now."""
    if line.expected is None:
        return "Not said"
    return cells.rated(line.expected.rating, line.expected.label or "Not rated")
