"""One measure as a report: its sentences, chart, and every saying of its figures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Plan, PlanKind
from goldenthread.core.thread.indexed import indexed
from goldenthread.reports.build import series
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.measure_words import of_edges, of_measure
from goldenthread.reports.model import Block, Chart, Column, Heading, Paragraph, Report, Table
from goldenthread.reports.words import age, moment, period_title

NO_PLAN = Plan(code="", title="", kind=PlanKind.SERVICE)
COLUMNS = (
    Column("Period"),
    Column("Figure"),
    Column("Said"),
    Column("By"),
    Column("Why"),
)


class Said(Protocol):
    """A figure as it was said once, in words."""

    @property
    def period(self) -> str: ...
    @property
    def shown(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def why(self) -> str: ...


def charted(picture: Picture, line: MeasureLine) -> Chart | None:
    """Return a measure's chart, or none where it has too few figures or they are words."""
    if not series.drawable(line) or not picture.framework.council:
        return None
    return series.charted(line, _scope(picture))


def _scope(picture: Picture) -> Scope:
    """Return a scope of no plan: a chart asks only for the picture and the council."""
    return Scope(
        picture=picture,
        index=indexed(picture.framework),
        council=picture.framework.council[0],
        plan=NO_PLAN,
        owner=None,
        measures=(),
        objectives=(),
        milestones=(),
        risks=(),
        budget=(),
        workforce=(),
        bodies=(),
    )


def build(picture: Picture, line: MeasureLine, sayings: Sequence[Said]) -> Report:
    """Return the report of one measure: what the page says, and every saying of its figures."""
    title = period_title(picture.period)
    said = of_measure(line)
    return Report(
        name=f"measure-{_plain(line.code)}",
        title=line.measure.title,
        subtitle=f"{line.code}, {title}",
        council=picture.framework.council[0].title if picture.framework.council else "The council",
        period=title,
        at=picture.at,
        audience="Members and officers",
        facts=(
            ("Period", title),
            ("As at", moment(picture.at)),
            ("Age of the data", age(picture.period, picture.at)),
        ),
        front=said,
        blocks=tuple(_blocks(picture, line, sayings)),
    )


def _blocks(picture: Picture, line: MeasureLine, sayings: Sequence[Said]) -> list[Block]:
    opening = Paragraph(text=" ".join(of_measure(line)))
    blocks: list[Block] = [Heading(text="Where it stands"), opening]
    if edges := of_edges(line):
        blocks.append(Paragraph(text=f"{edges}.", lead="How it is rated"))
    if drawn := charted(picture, line):
        blocks.append(replace(drawn, level=2))
    if line.commentary:
        blocks += [Heading(text="What the owner says"), Paragraph(text=line.commentary)]
    if sayings:
        blocks += [Heading(text="Every figure as it was given"), _history(line, sayings)]
    return blocks


def _history(line: MeasureLine, sayings: Sequence[Said]) -> Table:
    rows = tuple((s.period, s.shown, s.at, s.by, s.why or "None given") for s in sayings)
    return Table(
        name=f"history-{_plain(line.code)}",
        caption=f"{line.code}: every figure as it was given, newest first",
        columns=COLUMNS,
        rows=rows,
    )


def _plain(code: str) -> str:
    """Return a code as part of a file's name: letters, digits and hyphens."""
    return "".join(c if c.isalnum() else "-" for c in code).strip("-").lower()
