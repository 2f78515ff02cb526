"""One fact of every kind, kept through the actions, for tests that need something in every table."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.imports import Manifest
from goldenthread.core.facts.measures import (
    Component,
    Measure,
    MeasureSet,
    Membership,
    RatingWord,
    RuleBand,
    SetKind,
    Target,
)
from goldenthread.core.facts.organisation import (
    Body,
    BodyKind,
    Council,
    Holder,
    Place,
    PlaceKind,
    Post,
    PostKind,
    Remit,
    Unit,
    UnitKind,
)
from goldenthread.core.facts.plans import (
    BudgetLine,
    Item,
    ItemKind,
    Link,
    Plan,
    PlanKind,
    WorkforceLine,
)
from goldenthread.core.facts.publishing import Issue
from goldenthread.core.facts.returns import (
    Figure,
    ItemReturn,
    MitigationReturn,
    Narrative,
    Progress,
    Section,
)
from goldenthread.core.facts.risks import Mitigation, Register, Risk
from goldenthread.core.facts.scores import Band, Override, Score
from goldenthread.core.periods import parse
from goldenthread.records.collection import actions as collection
from goldenthread.records.measures import actions as measures
from goldenthread.records.people import actions as people
from goldenthread.records.plans import actions as plans
from goldenthread.records.publishing import actions as publishing
from goldenthread.records.risks import actions as risks
from goldenthread.records.scores import actions as scores

Q1 = parse("2026/27 Q1")
Q2 = parse("2026/27 Q2")
YEAR = parse("2026/27")

PEOPLE: tuple[Fact, ...] = (
    Council(code="E0", title="Seaborough Borough Council", short="Seaborough", rule="met"),
    Unit(code="ASC", title="Adult social care", kind=UnitKind.DEPARTMENT),
    Post(code="OD", title="Operational Director", kind=PostKind.OPERATIONAL_DIRECTOR, unit="ASC"),
    Place(code="W1", title="Harbour ward", kind=PlaceKind.WARD),
    Body(code="PPB", title="Health board", kind=BodyKind.SCRUTINY),
    Holder(account="admin", post="OD", valid_from=date(2026, 4, 1)),
)
PLANS: tuple[Fact, ...] = (
    Plan(code="SP", title="Service plan", kind=PlanKind.SERVICE, starts=date(2026, 4, 1)),
    Item(code="O1", plan="SP", kind=ItemKind.OBJECTIVE, title="Help people at home"),
    Remit(body="PPB", item="O1"),
    Link(source="M1", target="O1", primary=True),
    BudgetLine(code="B1", period=YEAR, title="Home care", budget=Decimal("4200000.00")),
    WorkforceLine(code="W1", period=YEAR, title="Team", established=Decimal("42.5")),
)
MEASURES: tuple[Fact, ...] = (
    Measure(code="M1", title="People at home", words=("poor", "good"), dead_band=Decimal(2)),
    Component(measure="M1", name="upheld", title="Upheld"),
    MeasureSet(code="NIS", title="National Indicator Set", kind=SetKind.NATIONAL),
    Membership(set="NIS", reference="NI 125", measure="M1"),
    Target(measure="M1", period=YEAR, wanted="85", amber=Decimal("80.50")),
    RuleBand(rule="met", order=1, title="Met", rating=RatingWord.GREEN, label="Met", edge="target"),
    RuleBand(
        rule="met", order=2, title="Met", rating=RatingWord.RED, label="Not met", edge="otherwise"
    ),
)
RISKS: tuple[Fact, ...] = (
    Risk(code="R1", title="Providers leave", register=Register.CORPORATE, items=("O1", "O2")),
    Mitigation(code="R1-M1", risk="R1", title="Renew the framework"),
)
RETURNS: tuple[Fact, ...] = (
    Figure(measure="M1", period=Q1, components=(("upheld", Decimal("3.10")),)),
    ItemReturn(item="O1", period=Q1, progress=Progress.ON_COURSE, expected=date(2026, 9, 30)),
    MitigationReturn(mitigation="R1-M1", period=Q1, progress=Progress.DONE),
    Narrative(plan="SP", period=Q1, section=Section.ISSUES, order=1, text="“Café” — ✓\nnew line"),
)
MANIFEST = Manifest(
    file="f.xlsx", sha256="ab", layout="returns", rows=6, applied=3, unchanged=2, rejected=1
)
SCORE = Score(
    measure="M1",
    period=Q1,
    rating=RatingWord.GREEN,
    label="Met",
    value=Decimal("86"),
    bands=(
        Band(RatingWord.GREEN, "Met", Decimal("85.0"), None, True, False),
        Band(RatingWord.RED, "Not met", None, Decimal("85.0"), False, False),
    ),
)
OVERRIDE = Override(measure="M1", period=Q1, rating=RatingWord.AMBER, reason="Late data")
ISSUE = Issue(
    report="departmental",
    subject="SP",
    period=Q1,
    as_at=datetime(2026, 7, 20, 9, 12, 1, 5, tzinfo=UTC),
    audience="members",
    format="pdf",
    sha256="cd",
)
EVERYTHING: tuple[Fact, ...] = (
    *PEOPLE,
    *PLANS,
    *MEASURES,
    *RISKS,
    *RETURNS,
    MANIFEST,
    SCORE,
    OVERRIDE,
    ISSUE,
)


def moment(days: int = 0) -> datetime:
    """A moment, so many days after the first."""
    return datetime(2026, 7, 1, 9, 0, 0, 1, tzinfo=UTC) + timedelta(days=days)


def say_everything(days: int = 0) -> None:
    """Keep one fact of every kind."""
    at = moment(days)
    people.keep(facts=PEOPLE, by="OD", at=at, reason="first")
    plans.keep(facts=PLANS, by="OD", at=at, reason="first")
    measures.keep(facts=MEASURES, by="OD", at=at, reason="first")
    risks.keep(facts=RISKS, by="OD", at=at, reason="first")
    collection.keep(facts=RETURNS, by="OD", at=at, reason="first")
    collection.record_import(manifest=MANIFEST, by="OD", at=at, reason="first")
    scores.keep(scores=[SCORE], by="OD", at=at, reason="first")
    scores.override(override=OVERRIDE, by="OD", at=at, reason="first")
    publishing.record(issues=[ISSUE], by="OD", at=at, reason="first")
