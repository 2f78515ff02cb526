"""How wide each column of a table should be, worked out from what is in it."""

from collections.abc import Sequence
from itertools import pairwise

from goldenthread.reports.model import Kind, Table, shown

PORTRAIT = 102
"""Characters of table text that fit across an upright A4 page, at the size tables are set."""
SQUEEZED = 110
"""The same where every column gives up some of the white space beside it."""
LANDSCAPE = 156
"""The same across a page on its side."""
PADDING = 2
"""Characters' width of white space between columns."""
WASTE = PADDING + 3
"""Characters of a line that go unused: the white space, and half a word where it breaks."""
EXTRA = {Kind.TEXT: 0, Kind.NUMBER: 1, Kind.STATUS: 3}
"""Characters' width more: figures are wider than letters, and a status has its shape."""
SHORT = 12
"""Letters of a status that stays on one line."""
BOLD = 2
"""Characters' width that bold type adds to a code."""
UNIT = 1000
NARROWEST = 40
WHOLE = 7
"""Rows up to which a table is kept on one page: it takes a quarter of one at most."""
MOST = 5
"""A column is as wide as four in five of its cells like: the longest few may run to more lines."""
SLACK = 4
"""Hundredths more than a little table needs, for a reader's own typeface."""


def widths(table: Table) -> tuple[int, ...]:
    """Return each column's share of the width, in thousandths that add up to 1,000.

    Every column gets room for its longest word. What is left goes, letter by letter, to the
    column that then runs to most lines, so that rows come out as low as they can.
    """
    least, _ = needs(table)
    liked = [_typical(table, at) for at in range(len(table.columns))]
    room = LANDSCAPE if is_wide(table) else PORTRAIT
    spare = max(room - sum(least), 0)
    return _thousandths(_shared(least, liked, spare))


def breadth(table: Table) -> int:
    """Return how much of the page a table should take, in hundredths: little tables stay little."""
    return min(100, max(NARROWEST, sum(needs(table)[1]) * 100 // PORTRAIT + SLACK))


def is_wide(table: Table) -> bool:
    """Whether a table cannot stand on an upright page without breaking words."""
    return sum(needs(table)[0]) > SQUEEZED


def needs(table: Table) -> tuple[list[int], list[int]]:
    """Return, for each column, the characters it must have and those it would like.

    A title is bold, which takes about one letter more.
    """
    least, liked = [], []
    for at, column in enumerate(table.columns):
        texts = [f"{column.title}.", *(shown(row[at]) for row in table.rows)]
        extra = PADDING + EXTRA[column.kind]
        extra += BOLD if at == table.row_header else 0
        least.append(max(_least(text, column.kind) for text in texts) + extra)
        liked.append(max(len(text) for text in texts) + extra)
    return least, liked


def _typical(table: Table, at: int) -> int:
    """The characters that most cells of a column would like on one line, its title counted as two."""
    column = table.columns[at]
    extra = PADDING + EXTRA[column.kind] + (BOLD if at == table.row_header else 0)
    lengths = sorted(len(shown(row[at])) for row in table.rows)
    return max(lengths[(len(lengths) - 1) * (MOST - 1) // MOST], len(column.title) // 2) + extra


def _shared(least: Sequence[int], liked: Sequence[int], spare: int) -> list[int]:
    sizes = list(least)
    for _ in range(spare):
        lines = [_lines(want, size) for want, size in zip(liked, sizes, strict=True)]
        if max(lines) == 1:
            break
        sizes[lines.index(max(lines))] += 1
    return sizes


def _least(text: str, kind: Kind) -> int:
    whole = kind is Kind.STATUS and len(text) <= SHORT
    return len(text) if whole else len(_longest(text))


def _lines(want: int, size: int) -> int:
    return 1 if want <= size else -(-want // max(size - WASTE, 1))


def _longest(text: str) -> str:
    return max(text.split(" "), key=len)


def _thousandths(sizes: Sequence[int]) -> tuple[int, ...]:
    total = sum(sizes)
    edges = [sum(sizes[:count]) * UNIT // total for count in range(len(sizes) + 1)]
    return tuple(after - before for before, after in pairwise(edges))
