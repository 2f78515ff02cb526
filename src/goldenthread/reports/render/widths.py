"""How wide each column of a table should be, worked out from what is in it."""

from collections.abc import Sequence
from itertools import pairwise

from goldenthread.reports.model import Table, shown

PORTRAIT = 96
"""Characters of table text that fit across an upright A4 page, at the size tables are set."""
PADDING = 2
"""Characters' width of white space between columns."""
STATUS = 3
"""Characters' width of a status's shape."""
UNIT = 1000


def widths(table: Table, room: int = PORTRAIT) -> tuple[int, ...]:
    """Return each column's share of the width, in thousandths that add up to 1,000.

    Every column gets room for its longest word; what is left goes to those with more to say.
    """
    least, liked = needs(table)
    spare = max(room - sum(least), 0)
    wishes = [want - need for need, want in zip(least, liked, strict=True)]
    total = sum(wishes) or 1
    sizes = [
        need + min(wish, wish * spare // total) for need, wish in zip(least, wishes, strict=True)
    ]
    return _thousandths(sizes)


def is_wide(table: Table) -> bool:
    """Whether a table cannot stand on an upright page without breaking words."""
    return sum(needs(table)[0]) > PORTRAIT


def needs(table: Table) -> tuple[list[int], list[int]]:
    """Return, for each column, the characters it must have and those it would like."""
    least, liked = [], []
    for at, column in enumerate(table.columns):
        texts = [column.title, *(shown(row[at]) for row in table.rows)]
        extra = PADDING + (STATUS if column.kind == "status" else 0)
        least.append(max(_longest(text) for text in texts) + extra)
        liked.append(max(len(text) for text in texts) + extra)
    return least, liked


def _longest(text: str) -> int:
    return max((len(word) for word in text.split()), default=1)


def _thousandths(sizes: Sequence[int]) -> tuple[int, ...]:
    total = sum(sizes)
    edges = [sum(sizes[:count]) * UNIT // total for count in range(len(sizes) + 1)]
    return tuple(after - before for before, after in pairwise(edges))
