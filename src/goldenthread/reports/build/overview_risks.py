"""High risks in a share: how high each is, before and after control, and what is being done."""

from collections.abc import Iterator

from goldenthread.core.facts.lines import RiskLine
from goldenthread.core.facts.returns import Progress
from goldenthread.core.lines.risks import HIGH, is_high
from goldenthread.core.lines.whose import Share
from goldenthread.reports.build import cells
from goldenthread.reports.build.exceptional import count
from goldenthread.reports.build.services import service_title
from goldenthread.reports.model import Block, Cell, Column, Kind, Note, Paragraph, Table
from goldenthread.reports.words import plural, so_many

COLUMNS = (
    Column("Ref"),
    Column("Risk"),
    Column("Before control", Kind.NUMBER),
    Column("After control", Kind.NUMBER),
    Column("Service"),
    Column("What is being done"),
)
GOING_WELL = (Progress.DONE, Progress.ON_COURSE)


def high_risks(share: Share) -> Iterator[Block]:
    """Yield how many risks are high after control, and each of them, highest first."""
    if not share.risks:
        yield Note("No risk has been recorded. Each service owes the assessment of its own plan.")
        return
    high = [line for line in share.risks if is_high(line.risk)]
    yield Paragraph(text=_said(share, high))
    if high:
        yield Table(
            name="high-risks",
            caption="High risks, highest first",
            columns=COLUMNS,
            rows=tuple(_row(share, line) for line in high),
            notes=(f"A score is likelihood times impact. {HIGH} or more of 25 is high.",),
        )
    yield from _unassessed(share)


def _said(share: Share, high: list[RiskLine]) -> str:
    return f"Of {plural(len(share.risks), 'risk')}, {so_many(len(high))} high after control."


def _unassessed(share: Share) -> Iterator[Block]:
    codes = [line.risk.code for line in share.risks if line.score is None]
    if codes:
        have = "has" if len(codes) == 1 else "have"
        yield Note(f"{plural(len(codes), 'risk')} {have} not been assessed: {', '.join(codes)}.")


def _row(share: Share, line: RiskLine) -> tuple[Cell, ...]:
    return (
        line.risk.code,
        line.risk.title,
        count(line.score) if line.score else cells.NONE,
        count(line.residual) if line.residual else cells.NONE,
        service_title(share, line),
        _doing(line),
    )


def _doing(line: RiskLine) -> str:
    steps = line.mitigations
    if not steps:
        return "No control measure is recorded."
    well = sum(bool(each.progress and each.progress.progress in GOING_WELL) for each in steps)
    late = sum(bool(each.overdue) for each in steps)
    said = f"{well or 'None'} of {plural(len(steps), 'control measure')} done or on course"
    return f"{said}; {late} overdue." if late else f"{said}."
