"""The risk matrix as a table: how many risks have each likelihood and impact, after control and before."""

from collections import Counter
from collections.abc import Iterator, Sequence

from goldenthread.core.facts.risks import Risk
from goldenthread.core.lines.risks import HIGH, is_high, left, place
from goldenthread.reports.build.counted import count
from goldenthread.reports.model import Block, Cell, Column, Kind, Table

SCALE = range(1, 6)
NOBODY = "–"
Place = tuple[int, int]


def matrices(risks: Sequence[Risk]) -> Iterator[Block]:
    """Return both matrices, and who is in neither."""
    after = Counter(map(place, risks))
    first = Counter((risk.likelihood, risk.impact) for risk in risks)
    edge = f"High risks, of {HIGH} or more, lie towards the top right. A dash means no risk."
    if any(map(all, after)):
        yield _matrix("after", "After control: risks by likelihood and impact", after, edge)
        yield _matrix("before", "Before control: risks by likelihood and impact", first, edge)
    if risks:
        yield _sums(risks)


def _matrix(name: str, caption: str, found: Counter[Place], edge: str) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            f"Likelihood {likelihood}",
            *(
                count(found[likelihood, impact]) if found[likelihood, impact] else NOBODY
                for impact in SCALE
            ),
        )
        for likelihood in reversed(SCALE)
    )
    columns = (Column("Likelihood"), *(Column(f"Impact {impact}", Kind.NUMBER) for impact in SCALE))
    notes = ("A score is likelihood times impact: 25 is the highest.", edge)
    return Table(name=name, caption=caption, columns=columns, rows=rows, notes=notes)


def _sums(risks: Sequence[Risk]) -> Table:
    number = (
        ("High", sum(map(is_high, risks))),
        ("Not high", sum(bool(left(each)) and not is_high(each) for each in risks)),
        ("Not assessed", sum(not left(each) for each in risks)),
        ("In all", len(risks)),
    )
    return Table(
        name="heights",
        caption="How many risks are high after control",
        columns=(Column("Risks"), Column("Number", Kind.NUMBER)),
        rows=tuple((word, count(each)) for word, each in number),
    )
