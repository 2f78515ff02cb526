"""Lists of units, plans, priorities and bodies: how each stands, in four counts that lead on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404, HttpResponse

from goldenthread.core.lines.items import is_late
from goldenthread.core.lines.whose import Share
from goldenthread.reports.model import Column, Kind, Number, Table
from goldenthread.reports.words import plural
from goldenthread.web.breakdown import Cell
from goldenthread.web.known import Known
from goldenthread.web.sending import FORMATS, Offer, send
from goldenthread.web.taken import paper

COUNTED = ("Measures", "Off target", "Late", "Risks")
"""What the counts of a row are of, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row: its name and what is said beside it, with `depth` steps above it; and its counts."""

    title: str
    href: str
    said: str
    depth: int
    counts: tuple[Cell, ...]

    @property
    def bare(self) -> bool:
        """Whether nothing is held: every count is nought."""
        return not any(count.number for count in self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """What such a page says first, and every row, each beneath the one it stands under.

    `heads` stand over the names and over what is said beside them.
    """

    answer: tuple[str, ...]
    heads: tuple[str, str]
    rows: tuple[Listed, ...]
    offers: tuple[Offer, ...]


def listed(
    here: Known, page: str, code: str, *, title: str, said: str, share: Share, depth: int = 0
) -> Listed:
    """Return a row; its counts lead to the page's own parts, and to the exceptions of it."""
    href = here.asked.link(page, code)
    under = [line for line in share.measures if line.exception and not line.exception.over]
    late = [line for line in share.items if is_late(line)]
    ways = (
        (len(share.measures), f"{href}#measures"),
        (len(under), here.asked.link("exceptions", **{page: code})),
        (len(late), here.asked.link("exceptions", **{page: code}) + "#milestones"),
        (len(share.risks), f"{href}#risks"),
    )
    counts = tuple(Cell(number=number, href=way if number else "") for number, way in ways)
    return Listed(title=title, href=href, said=said, depth=depth, counts=counts)


def answer(rows: Sequence[Listed], things: str) -> tuple[str, ...]:
    """Return how many there are, and in which of these rows most is amiss.

    Give rows that can be compared: none of them beneath another.
    """
    worst = max(rows, key=lambda row: row.counts[1].number)
    number = worst.counts[1].number
    if not number:
        return f"{things}.", "No measure in any of them is off target."
    of = plural(worst.counts[0].number, "measure")
    are = "is" if number == 1 else "are"
    return f"{things}.", f"The most off target {are} in {worst.title}: {number:,} of {of}."


def tops(rows: Sequence[Listed]) -> tuple[Listed, ...]:
    """Return the rows that stand beneath no other."""
    return tuple(row for row in rows if not row.depth)


def leaves(rows: Sequence[Listed]) -> tuple[Listed, ...]:
    """Return the rows with none beneath them; the rows come as an outline is read."""
    after = [row.depth for row in rows[1:]] + [0]
    return tuple(
        row for row, next_depth in zip(rows, after, strict=True) if next_depth <= row.depth
    )


def taken(here: Known, page: ListPage, form: str, title: str) -> HttpResponse:
    """Send a list as a file.

    Raises Http404 for a format there is none of, and for a list with nothing in it.
    """
    if form not in FORMATS or not page.rows:
        raise Http404(f"There is no list of them as {form}.")
    columns = (*map(Column, page.heads), *(Column(each, Kind.NUMBER) for each in COUNTED))
    rows = tuple(map(_told, page.rows))
    table = Table(name="list", caption=f"{title} and how they stand", columns=columns, rows=rows)
    return send(paper(here, title, page.answer, (table,)), form, here.council)


def _told(row: Listed) -> tuple[str | Number, ...]:
    return row.title, row.said, *(Number(value=Decimal(each.number)) for each in row.counts)
