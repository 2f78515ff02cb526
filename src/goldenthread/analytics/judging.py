"""Judging as SQL: figures with the bands that core compiled for them, given to `judge.sql`."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from goldenthread.analytics.run import Cursor, question
from goldenthread.core.facts.measures import Judged
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Band
from goldenthread.core.judging.yardsticks import Yardstick, missing
from goldenthread.core.quantities import value_of

FIGURE = (
    "CREATE TEMPORARY TABLE figure (id BIGINT, yardstick BIGINT, value TEXT, places INTEGER)",
    "INSERT INTO figure VALUES (?, ?, ?, ?)",
)
BAND = (
    """
    CREATE TEMPORARY TABLE band (
        yardstick BIGINT, rating TEXT, label TEXT,
        low TEXT, high TEXT, low_in BOOLEAN, high_in BOOLEAN
    )
    """,
    "INSERT INTO band VALUES (?, ?, ?, ?, ?, ?, ?)",
)
EXACTLY = -1
"""Places of a figure that is judged as it is, without rounding."""

FigureRow = tuple[int, int, str | None, int]
BandRow = tuple[int, str, str, str | None, str | None, bool, bool]


class Rows(NamedTuple):
    """Rows for the two tables of the question; a figure's number is its place in the order, from 0."""

    figures: list[FigureRow]
    bands: list[BandRow]


def rows(held: Iterable[tuple[Figure, Yardstick]]) -> Rows:
    """Return figures and what they are held against as rows, each set of bands once."""
    known: dict[int, int] = {}
    kept: list[tuple[Band, ...]] = []
    figures: list[FigureRow] = []
    for figure, by in held:
        bands = by.tiling.bands if by.tiling else ()
        # By identity: those that were laid out once are one, and `kept` keeps them so.
        number = known.setdefault(id(bands), len(kept))
        if number == len(kept):
            kept.append(bands)
        measure = by.measure
        places = measure.places if by.judged is Judged.SHOWN else EXACTLY
        value = None if missing(figure, measure) else value_of(figure, measure)
        text = None if value is None else f"{value:f}"
        figures.append((len(figures), number, text, places))
    return Rows(figures, [_row(number, one) for number, bands in enumerate(kept) for one in bands])


def _row(number: int, band: Band) -> BandRow:
    low, high = _text(band.low), _text(band.high)
    return number, band.rating.value, band.label, low, high, band.low_in, band.high_in


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def ratings(cursor: Cursor, given: Rows, mark: str = "?") -> Mapping[int, tuple[str, str]]:
    """Return each figure's rating and what it is called, by the figure's number, as SQL judges.

    The tables are temporary, of this connection alone; `mark` is how it marks a value: ? or %s.
    """
    keep(cursor, given, mark)
    cursor.execute(question("judge"))
    return {number: (rating, label) for number, *_, rating, label in cursor.fetchall()}


def keep(cursor: Cursor, given: Rows, mark: str = "?") -> None:
    """Make the question's two tables of the rows."""
    for table, insert, rows in ((*FIGURE, given.figures), (*BAND, given.bands)):
        cursor.execute(table)
        cursor.executemany(insert.replace("?", mark), rows)
