"""The register as a report, with the same words as its page."""

from collections.abc import Sequence

from goldenthread.core.facts.lines import RiskLine
from goldenthread.reports.build import cells
from goldenthread.reports.build.control import UNASSESSED
from goldenthread.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Note,
    Number,
    Report,
    Table,
)
from goldenthread.web.known import Known
from goldenthread.web.taken import paper

COLUMNS = (
    Column("Reference"),
    Column("Risk"),
    Column("Register"),
    Column("Before control", Kind.NUMBER),
    Column("After control", Kind.NUMBER),
    Column("Since last quarter"),
    Column("What is being done"),
    Column("Owner"),
    Column("Unit"),
)


def report(
    here: Known, lines: Sequence[tuple[RiskLine, str]], said: tuple[str, ...], filters: str
) -> Report:
    """Return the report of these risks, each with how it moved."""
    return paper(here, "Risk register", said, _blocks(lines), (("Filters", filters),))


def _blocks(lines: Sequence[tuple[RiskLine, str]]) -> tuple[Block, ...]:
    heading = Heading(text="Risks, highest first")
    if not lines:
        return heading, Note("No risk is recorded here.")
    table = Table(
        name="risks",
        caption="Risks, highest first",
        columns=COLUMNS,
        rows=tuple(_row(line, moved) for line, moved in lines),
        row_header=1,
        notes=("A score is likelihood times impact, each from 1 to 5: 25 is the highest.",),
    )
    return heading, table


def _row(line: RiskLine, moved: str) -> tuple[Cell, ...]:
    done = "; ".join(each.mitigation.title for each in line.mitigations)
    return (
        line.risk.code,
        line.risk.title,
        line.risk.register.capitalize(),
        _score(line.score),
        _score(line.residual),
        moved,
        done or "Nothing recorded",
        line.owner.title if line.owner else "Nobody",
        line.unit_title or "None named",
    )


def _score(score: int | None) -> Cell:
    return UNASSESSED if score is None else Number(value=cells.whole(score))
