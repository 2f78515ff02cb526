"""The risk matrix as a table: how many risks have each likelihood and impact, after control and before."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from goldenthread.core.facts.risks import Risk
from goldenthread.reports.build.counted import count
from goldenthread.reports.model import Block, Cell, Column, Kind, Table

SCALE = range(1, 6)
NOBODY = "–"
Place = tuple[int, int]


def matrices(risks: Sequence[Risk], high: int) -> Iterator[Block]:
    """Return both matrices, and who is in neither; `high` is the score from which a risk is high."""
    after = Counter(map(_after, risks))
    first = Counter((risk.likelihood, risk.impact) for risk in risks)
    edge = f"High risks, of {high} or more, lie towards the top right. A dash means no risk."
    if any(map(_scored, after)):
        yield _matrix("after", "After control: risks by likelihood and impact", after, edge)
        yield _matrix("before", "Before control: risks by likelihood and impact", first, edge)
    if risks:
        yield _sums(risks, _score(_after), high)


def _after(risk: Risk) -> Place:
    """Where a risk stands after control; before it, where nobody has said."""
    residual = (risk.residual_likelihood, risk.residual_impact)
    return residual if _scored(residual) else (risk.likelihood, risk.impact)


def _scored(place: Place) -> bool:
    return all(place)


def _score(place: Callable[[Risk], Place]) -> Callable[[Risk], int]:
    return lambda risk: place(risk)[0] * place(risk)[1]


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


def _sums(risks: Sequence[Risk], score: Callable[[Risk], int], high: int) -> Table:
    scores = [score(risk) for risk in risks]
    number = (
        ("High", sum(each >= high for each in scores)),
        ("Not high", sum(0 < each < high for each in scores)),
        ("Not assessed", scores.count(0)),
        ("In all", len(scores)),
    )
    return Table(
        name="heights",
        caption="How many risks are high after control",
        columns=(Column("Risks"), Column("Number", Kind.NUMBER)),
        rows=tuple((word, count(each)) for word, each in number),
    )
