"""Twenty thousand rows are read while a person waits."""

from __future__ import annotations

import sys
import time
from decimal import Decimal

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.returns import Figure, Returns
from goldenthread.core.periods import parse
from goldenthread.intake import returns, write
from goldenthread.intake.workbook import Upload

ROWS = 20_000
LIMIT = 3 if sys.gettrace() is None else 15
"""Seconds of processor time; it takes 1. Measuring coverage makes everything slower by far."""


def test_twenty_thousand_rows_in_three_seconds() -> None:
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
    begun = time.process_time()
    parsed = returns.read(upload, Framework(measures=measures))
    assert time.process_time() - begun < LIMIT
    assert (parsed.value, parsed.rows, parsed.findings) == (given, ROWS, ())
