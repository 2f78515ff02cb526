"""Cases: everything needed to judge one figure, and nothing else."""

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.core.facts.measures import Measure, RuleBand, Target
from goldenthread.core.facts.returns import Figure
from goldenthread.core.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One measure in one period, with the rule in force and what the rule may ask about.

    `rule` is the bands of one rule, in order. `target` is the target for `period`, already profiled;
    `year_target` the target for the whole year, for the forecast. `before` is the figure that the
    direction of travel is measured from, `year_before` last year's outturn; `None` where there is
    none that can be compared. `asked` is False while the figure is not yet due.
    """

    measure: Measure
    period: Period
    rule: tuple[RuleBand, ...]
    figure: Figure | None = None
    target: Target | None = None
    year_target: Target | None = None
    before: Decimal | None = None
    year_before: Decimal | None = None
    place: str = ""
    asked: bool = True
