"""The section on risks and what is done to control them."""

from collections.abc import Iterator

from goldenthread.core.facts.lines import MitigationLine, RiskLine
from goldenthread.reports.build import cells
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.model import Block, Cell, Column, Heading, Kind, Note, Number, Table
from goldenthread.reports.words import plural

UNASSESSED = "Not assessed"
RISKS = (
    Column("Ref"),
    Column("Risk"),
    Column("Before control", Kind.NUMBER),
    Column("After control", Kind.NUMBER),
    Column("Owner"),
)
CONTROLS = (
    Column("Ref"),
    Column("Risk control measure"),
    Column("Due"),
    Column("Progress", Kind.STATUS),
    Column("Commentary"),
)
SCALE = "A score is likelihood times impact, each from 1 to 5: 25 is the highest."


def control(scope: Scope, section: int) -> Iterator[Block]:
    """Return the section: the risks, highest first, then each control measure's progress."""
    yield Heading(text="Risk control measures", number=f"{section}.0")
    if not scope.risks:
        yield Note(
            f"No risk has been recorded against this plan. {scope.owes} owes the assessment."
        )
        return
    yield from _unassessed(scope)
    rows = tuple(map(_risk, scope.risks))
    yield Table(
        name="risks", caption="Risks, highest first", columns=RISKS, rows=rows, notes=(SCALE,)
    )
    yield from _controls(scope)


def _unassessed(scope: Scope) -> Iterator[Block]:
    missing = [line.risk.code for line in scope.risks if line.score is None]
    if missing:
        count = plural(len(missing), "risk")
        verb = "has" if len(missing) == 1 else "have"
        yield Note(f"{count} {verb} not been assessed: {', '.join(missing)}. {scope.owes} owes it.")


def _risk(line: RiskLine) -> tuple[Cell, ...]:
    owner = line.owner.title if line.owner else "No owner"
    return line.risk.code, line.risk.title, score(line.score), score(line.residual), owner


def score(points: int | None) -> Cell:
    """Return a risk's score, or that nobody has assessed it."""
    return UNASSESSED if points is None else Number(value=cells.whole(points))


def _controls(scope: Scope) -> Iterator[Block]:
    lines = [each for line in scope.risks for each in line.mitigations]
    if not lines:
        yield Note(f"No risk control measure has been recorded. {scope.owes} owes them.")
        return
    rows = tuple(map(mitigation_row, lines))
    caption = "Progress of risk control measures"
    yield Table(name="risk-control", caption=caption, columns=CONTROLS, rows=rows)


def mitigation_row(line: MitigationLine) -> tuple[Cell, ...]:
    """Return a risk control measure's row under `CONTROLS`."""
    mitigation = line.mitigation
    late = f"{plural(line.overdue, 'day')} overdue. " if line.overdue else ""
    said = line.progress.commentary if line.progress else ""
    return (
        mitigation.code,
        mitigation.title,
        cells.date(mitigation.due),
        cells.progress(line),
        f"{late}{said}".strip() or cells.NONE,
    )
