"""A file far longer than any quarter's is read whole."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.returns import Figure, Returns
from goldenthread.core.periods import parse
from goldenthread.intake import returns, write
from goldenthread.intake.workbook import Upload

ROWS = 20_000


def test_twenty_thousand_rows_are_read_whole() -> None:
    measures = tuple(
        Measure(code=f"M{n}", title=f"Measure {n}", places=1) for n in range(ROWS // 20)
    )
    periods = [
        parse(f"{year}/{year % 100 + 1} Q{n}") for year in range(2020, 2025) for n in range(1, 5)
    ]
    given = Returns(
        figures=tuple(
            Figure(
                measure=measure.code,
                period=period,
                value=Decimal(n) / 10,
                commentary="As expected.",
            )
            for n, measure in enumerate(measures)
            for period in periods
        )
    )
    upload = Upload("returns.xlsx", write.workbook(given))
    parsed = returns.read(upload, Framework(measures=measures))
    assert (parsed.value, parsed.rows, parsed.findings) == (given, ROWS, ())
