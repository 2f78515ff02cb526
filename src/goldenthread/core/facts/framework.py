"""The framework: everything a council has agreed about what it measures, as one value."""

from dataclasses import dataclass

from goldenthread.core.facts.measures import (
    Component,
    Measure,
    MeasureSet,
    Membership,
    RuleBand,
    Target,
)
from goldenthread.core.facts.organisation import Body, Council, Place, Post, Remit, Unit
from goldenthread.core.facts.plans import BudgetLine, Item, Link, Plan, WorkforceLine
from goldenthread.core.facts.risks import Mitigation, Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """One tuple a sheet, in the order the sheets stand and must be applied."""

    council: tuple[Council, ...] = ()
    units: tuple[Unit, ...] = ()
    posts: tuple[Post, ...] = ()
    places: tuple[Place, ...] = ()
    plans: tuple[Plan, ...] = ()
    items: tuple[Item, ...] = ()
    bodies: tuple[Body, ...] = ()
    remits: tuple[Remit, ...] = ()
    measures: tuple[Measure, ...] = ()
    components: tuple[Component, ...] = ()
    links: tuple[Link, ...] = ()
    sets: tuple[MeasureSet, ...] = ()
    members: tuple[Membership, ...] = ()
    rules: tuple[RuleBand, ...] = ()
    targets: tuple[Target, ...] = ()
    risks: tuple[Risk, ...] = ()
    mitigations: tuple[Mitigation, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    workforce: tuple[WorkforceLine, ...] = ()
