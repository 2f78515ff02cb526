"""Which progress return stands: this period's; else an earlier one that said there is no more to do."""

from collections.abc import Mapping
from typing import TypeVar

from goldenthread.core.facts.returns import ItemReturn, MitigationReturn
from goldenthread.core.measuring.lateness import OVER
from goldenthread.core.periods import Period

Return = TypeVar("Return", ItemReturn, MitigationReturn)


def standing(returns: Mapping[tuple[str, Period], Return], period: Period) -> dict[str, Return]:
    """Return what stands for each code at the end of a period.

    Nobody reports again on what is done: a milestone met in June is not late in December. What was
    going on must be said again.
    """
    found: dict[str, Return] = {}
    for (code, said), progress in sorted(returns.items(), key=lambda each: each[0][1].end):
        if said.end > period.end:
            continue
        found.pop(code, None)
        if said == period or progress.progress in OVER:
            found[code] = progress
    return found
