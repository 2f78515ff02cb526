"""How wide each column of a table should be, worked out from what is in it."""

from collections.abc import Sequence
from itertools import pairwise

from goldenthread.reports.model import Kind, Table, shown

PORTRAIT = 96
"""Characters of table text that fit across an upright A4 page, at the size tables are set."""
PADDING = 2
"""Characters' width of white space between columns."""
WASTE = PADDING + 3
"""Characters of a line that go unused: the white space, and half a word where it breaks."""
STATUS = 3
"""Characters' width of a status's shape."""
BOLD = 2
"""Characters' width that bold type adds to a code."""
UNIT = 1000
NARROWEST = 40


def widths(table: Table, room: int = PORTRAIT) -> tuple[int, ...]:
    """Return each column's share of the width, in thousandths that add up to 1,000.

    Every column gets room for its longest word. What is left goes, letter by letter, to the
    column that then runs to most lines, so that rows come out as low as they can.
    """
    least, liked = needs(table)
    spare = max(room - sum(least), 0)
    return _thousandths(_shared(least, liked, spare))


def breadth(table: Table) -> int:
    """Return how much of the page a table should take, in hundredths: little tables stay little."""
    return min(100, max(NARROWEST, sum(needs(table)[1]) * 100 // PORTRAIT))


def is_wide(table: Table) -> bool:
    """Whether a table cannot stand on an upright page without breaking words."""
    return sum(needs(table)[0]) > PORTRAIT


def needs(table: Table) -> tuple[list[int], list[int]]:
    """Return, for each column, the characters it must have and those it would like."""
    least, liked = [], []
    for at, column in enumerate(table.columns):
        texts = [column.title, *(shown(row[at]) for row in table.rows)]
        extra = PADDING + (STATUS if column.kind is Kind.STATUS else 0)
        extra += BOLD if at == table.row_header else 0
        least.append(max(len(_longest(text)) for text in texts) + extra)
        liked.append(max(len(text) for text in texts) + extra)
    return least, liked


def _shared(least: Sequence[int], liked: Sequence[int], spare: int) -> list[int]:
    sizes = list(least)
    for _ in range(spare):
        lines = [_lines(want, size) for want, size in zip(liked, sizes, strict=True)]
        if max(lines) == 1:
            break
        sizes[lines.index(max(lines))] += 1
    return sizes


def _lines(want: int, size: int) -> int:
    return 1 if want <= size else -(-want // max(size - WASTE, 1))


def _longest(text: str) -> str:
    return max(text.split(" "), key=len)


def _thousandths(sizes: Sequence[int]) -> tuple[int, ...]:
    total = sum(sizes)
    edges = [sum(sizes[:count]) * UNIT // total for count in range(len(sizes) + 1)]
    return tuple(after - before for before, after in pairwise(edges))
