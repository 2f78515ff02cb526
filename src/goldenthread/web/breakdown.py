"""A count of measures by part and rating, each count leading to the measures it counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.lines import Chosen, Counts, MeasureLine, Tally
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.lines.choosing import chosen, counts
from goldenthread.web.known import Known
from goldenthread.web.table import gathered

HERE = "#measures"
"""Where a count leads when the scorecard cannot be narrowed to what it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One count, and where it leads; nought leads nowhere."""

    number: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One part: its name, where that leads, all its measures, and then one count a rating."""

    title: str
    href: str
    total: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """The rows, under one heading for each rating that occurs, worst first and not rated last."""

    of: str
    headings: tuple[Tally, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """What measures are broken down by: how a line's part is found, named and linked to."""

    of: str
    filter: str
    code: Callable[[MeasureLine], str]
    title: Callable[[MeasureLine], str]
    page: str


BY_PRIORITY = By(
    of="Priority",
    filter="priority",
    code=lambda line: line.priority.code if line.priority else "",
    title=lambda line: line.priority.title if line.priority else "Not joined to a priority",
    page="priority",
)
BY_UNIT = By(
    of="Unit",
    filter="unit",
    code=lambda line: line.unit,
    title=lambda line: line.unit_title or "No unit named",
    page="unit",
)


def door(here: Known, lines: Sequence[MeasureLine], filters: Mapping[str, str]) -> dict[str, str]:
    """Return the filters that narrow the scorecard to these lines and no others; none if none do."""
    if not filters or set(filters) - set(Chosen.__slots__):
        return {}
    found = chosen(here.measures, Chosen(**filters))
    same = {line.code for line in found} == {line.code for line in lines}
    return dict(filters) if same else {}


def breakdown(
    here: Known, lines: Sequence[MeasureLine], by: By, filters: Mapping[str, str]
) -> Breakdown:
    """Return the counts of the lines by part; `filters` are those of the page they stand on."""
    headings = _headings(counts(lines))
    rows = tuple(
        _row(here, found, headings, by=by, filters=filters)
        for found in gathered(lines, by.code).values()
    )
    ordered = sorted(rows, key=lambda row: ([-cell.number for cell in row.cells], row.title))
    return Breakdown(of=by.of, headings=headings, rows=tuple(ordered))


def _headings(found: Counts) -> tuple[Tally, ...]:
    left = found.measures - found.rated
    rest = (Tally(rating=RatingWord.NONE, label="Not rated", number=left),) if left else ()
    return (*reversed(found.ratings), *rest)


def _row(
    here: Known,
    lines: Sequence[MeasureLine],
    headings: tuple[Tally, ...],
    *,
    by: By,
    filters: Mapping[str, str],
) -> Row:
    code = by.code(lines[0])
    own = {by.filter: code} if code else {}
    exact = door(here, lines, own) or door(here, lines, {**filters, **own})

    def cell(number: int, rating: str) -> Cell:
        href = here.asked.link("scorecard", **exact, rating=rating) if exact else HERE
        return Cell(number=number, href=href if number else "")

    return Row(
        title=by.title(lines[0]),
        href=here.asked.link(by.page, code) if code else "",
        total=cell(len(lines), ""),
        cells=tuple(
            cell(sum(line.rating is each.rating for line in lines), each.rating.value)
            for each in headings
        ),
    )
