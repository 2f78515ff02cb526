"""A small council for the flows: two measures judged by two rules, an objective, a risk and a plan."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Counted, Measure, RatingWord, RuleBand, Target
from goldenthread.core.facts.organisation import Council, Place, PlaceKind, Unit, UnitKind
from goldenthread.core.facts.plans import Item, ItemKind, Plan, PlanKind
from goldenthread.core.facts.returns import (
    Figure,
    ItemReturn,
    MitigationReturn,
    Narrative,
    Progress,
    Returns,
    Section,
)
from goldenthread.core.facts.risks import Mitigation, Register, Risk
from goldenthread.core.periods import parse

Q1, Q2, Q3, YEAR = (parse(f"2026/27{part}") for part in (" Q1", " Q2", " Q3", ""))


def band(rule: str, order: int, rating: RatingWord, edge: str) -> RuleBand:
    """One band of a rule."""
    return RuleBand(rule=rule, order=order, title=rule, rating=rating, label=rating, edge=edge)


FRAMEWORK = Framework(
    council=(Council(code="E0", title="Seaborough", short="Seaborough", rule="met"),),
    units=(Unit(code="ASC", title="Adult social care", kind=UnitKind.DEPARTMENT),),
    places=(Place(code="W1", title="Harbour", kind=PlaceKind.WARD),),
    plans=(Plan(code="SP", title="Service plan", kind=PlanKind.SERVICE),),
    items=(Item(code="O1", plan="SP", kind=ItemKind.OBJECTIVE, title="Help people at home"),),
    measures=(
        Measure(code="M1", title="At home", counted=Counted.PERCENT, unit="ASC"),
        Measure(code="M2", title="Appeals", counted=Counted.PERCENT, rule="strict"),
    ),
    rules=(
        band("met", 1, RatingWord.GREEN, "target"),
        band("met", 2, RatingWord.RED, "otherwise"),
        band("strict", 1, RatingWord.BLUE, "target"),
        band("strict", 2, RatingWord.RED, "otherwise"),
    ),
    targets=(
        Target(measure="M1", period=YEAR, wanted="85"),
        Target(measure="M2", period=YEAR, wanted="50"),
    ),
    risks=(Risk(code="R1", title="Providers leave", register=Register.CORPORATE),),
    mitigations=(Mitigation(code="R1-M1", risk="R1", title="Renew"),),
)
RETURNS = Returns(
    figures=(
        Figure(measure="M1", period=Q1, value=Decimal(84)),
        Figure(measure="M1", period=Q2, value=Decimal(86)),
        Figure(measure="M2", period=Q1, value=Decimal(51)),
    ),
    progress=(ItemReturn(item="O1", period=Q1, progress=Progress.ON_COURSE),),
    risk_control=(MitigationReturn(mitigation="R1-M1", period=Q1, progress=Progress.DONE),),
    narrative=(Narrative(plan="SP", period=Q1, section=Section.ISSUES, order=1, text="Text."),),
)


def moment(days: int = 0) -> datetime:
    """A moment, so many days after the first."""
    return datetime(2026, 7, 1, 9, tzinfo=UTC) + timedelta(days=days)
