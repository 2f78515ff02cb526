"""One measure on one page of A4: where it stands, its last periods as a chart, and what exactly it is."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.measures import measure_line
from goldenthread.core.lines.series import held
from goldenthread.core.thread.indexed import indexed, post_title
from goldenthread.reports.build import cells
from goldenthread.reports.build.kinds import Every, Kind, Subject, file_name
from goldenthread.reports.build.measure import charted
from goldenthread.reports.measure_words import of_edges, of_formula, of_measure
from goldenthread.reports.model import Block, Column, Facts, Heading, Note, Paragraph, Report, Table
from goldenthread.reports.model import Kind as Holds
from goldenthread.reports.words import age, moment, period_name

CODE = "measure"
TITLE = "One measure on a page"
SHOWN = 5
"""Points on the chart: a year of quarters and the one that it began from, so that all stands on one page."""
HISTORY = (
    Column("Period"),
    Column("Figure", Holds.NUMBER),
    Column("Target"),
    Column("Rating", Holds.STATUS),
)


class NoSuchMeasure(ValueError):
    """The picture holds no measure of that code, or no council."""


def subjects(picture: Picture) -> tuple[Subject, ...]:
    """Return every measure in force, by its reference and title."""
    rows = (row for row in picture.framework.measures if not row.ended)
    return tuple(Subject(row.code, f"{row.code} {row.title}") for row in rows)


def build(picture: Picture, code: str) -> Report:
    """Return the page of one measure; raises `NoSuchMeasure`."""
    holding = held(picture)
    row = holding.index.measures.get(code)
    if row is None or not picture.framework.council:
        raise NoSuchMeasure(f"There is no measure “{code}” in {picture.period.label}.")
    line = measure_line(holding, row)
    line = replace(line, trend=line.trend[-SHOWN:])
    return Report(
        name=file_name(CODE, code, picture.period),
        title=f"{TITLE}, {code}",
        subtitle=row.title,
        council=picture.framework.council[0].title,
        period=picture.period.label,
        at=picture.at,
        audience="Members and officers",
        facts=tuple(_facts(picture, line)),
        front=of_measure(line),
        blocks=tuple(_blocks(picture, line)),
        why="Made when somebody asks about this measure.",
        subject=code,
        brief=True,
    )


def _facts(picture: Picture, line: MeasureLine) -> Iterator[tuple[str, str]]:
    known = f"{moment(picture.at)}, {age(picture.period, picture.at)}"
    yield "As at", f"{known}, for {period_name(picture.period)}"
    yield "Responsible officer", line.owner.title if line.owner else "Not yet named"
    yield "Priority", line.priority.title if line.priority else "None: it hangs from no priority"


def _blocks(picture: Picture, line: MeasureLine) -> Iterator[Block]:
    if line.commentary:
        yield Paragraph(lead="What the owner says.", text=line.commentary)
    yield from _history(picture, line)
    yield Heading(text="What it is")
    yield Facts(tuple(_definition(picture, line)))


def _history(picture: Picture, line: MeasureLine) -> Iterator[Block]:
    """The chart with its table; where nothing can be drawn, the table alone."""
    drawn = charted(picture, line)
    if drawn:
        yield replace(drawn, level=1)
    elif line.trend:
        rows = tuple(
            (
                point.period.label,
                cells.figure(point),
                point.target or "No target",
                cells.rated(point.rating or RatingWord.NONE, point.label or "Not rated"),
            )
            for point in line.trend
        )
        caption = f"{line.code}: its figures"
        yield Table(name="history", caption=caption, columns=HISTORY, rows=rows)
    else:
        yield Note("No figure has been given.")


def _definition(picture: Picture, line: MeasureLine) -> Iterator[tuple[str, str]]:
    row, index = line.measure, indexed(picture.framework)
    yield "Definition", row.definition or "Not yet written"
    if worked_out := of_formula(row, picture.framework.components):
        yield "How it is worked out", worked_out
    yield "Figure", f"each {row.frequency.value}, {row.outturn.value}; good is {row.polarity.value}"
    if edges := of_edges(line):
        yield "How it is rated", f"{edges}."
    by = f"; given by {post_title(index, row.collator)}" if row.collator else ""
    yield "Source", f"{row.source or 'Not yet named'}{by}"
    yield "Data quality", row.quality or "Not yet said"


KIND = Kind(code=CODE, title=TITLE, every=Every.ASKED, subjects=subjects, build=build)
