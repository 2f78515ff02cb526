"""A small invented council as a picture, made of plain facts: no store, no file."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from goldenthread.core import periods
from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import (
    Counted,
    Measure,
    Polarity,
    Profile,
    RatingWord,
    RuleBand,
    Target,
)
from goldenthread.core.facts.organisation import (
    Body,
    BodyKind,
    Council,
    Post,
    PostKind,
    Remit,
    Unit,
    UnitKind,
)
from goldenthread.core.facts.picture import Picture, Said
from goldenthread.core.facts.plans import (
    BudgetLine,
    Item,
    ItemKind,
    Link,
    Plan,
    PlanKind,
    WorkforceLine,
)
from goldenthread.core.facts.returns import (
    Figure,
    FigureStatus,
    ItemReturn,
    MitigationReturn,
    Narrative,
    Progress,
    Section,
)
from goldenthread.core.facts.risks import Mitigation, Register, Risk
from goldenthread.core.facts.scores import Override
from goldenthread.core.judging import judge
from goldenthread.core.measuring import trajectory
from goldenthread.core.periods import Period

AT = datetime(2026, 10, 14, 8, 12, tzinfo=UTC)
Q2 = periods.parse("2026/27 Q2")
OWNER = "OD-ASC"

RULE = tuple(
    RuleBand(rule="ten-percent", order=order, title=title, rating=rating, label=label, edge=edge)
    for order, title, rating, label, edge in (
        (1, "Within ten per cent", RatingWord.BLUE, "Better than target", "target better 20%"),
        (2, "Within ten per cent", RatingWord.GREEN, "On target", "target"),
        (3, "Within ten per cent", RatingWord.AMBER, "Slightly off target", "target worse 10%"),
        (4, "Within ten per cent", RatingWord.RED, "Off target", "otherwise"),
    )
)

MEASURES = (
    (
        "ASC-LI1",
        "Older people still at home 91 days after leaving hospital",
        "85",
        "88 86 84 80 72",
    ),
    ("ASC-LI2", "Adults who direct their own care", "90", "86 88 90 91 92"),
    ("ASC-LI3", "Carers who were assessed within the year", "70", "60 64 66 65 67"),
    ("ASC-LI4", "People who say that care helped them to feel safe", "60", "70 71 73 74 80"),
    (
        "ASC-LI10",
        "Reviews done within the year, as a share of all who receive care",
        "75",
        "70 71 72 73",
    ),
)


def measure(code: str, title: str, **more: Any) -> Measure:
    """A percentage to one place, owned by the service's director."""
    made = Measure(
        code=code,
        title=title,
        counted=Counted.PERCENT,
        places=1,
        unit="ASC",
        owner=OWNER,
        rule="ten-percent",
        definition="As agreed.",
    )
    return replace(made, **more)


def framework() -> Framework:
    """The council, one service plan and what hangs from it."""
    measures = tuple(
        measure(code, title, key_measure=at < 2) for at, (code, title, _, _) in enumerate(MEASURES)
    )
    days = measure("ASC-LI5", "Days that people wait to leave hospital", counted=Counted.DAYS)
    stray = measure("ASC-LI6", "Home care visits kept", rule="ten-percent")
    return Framework(
        council=(Council(code="E1", title="Seaborough Borough Council", short="Seaborough"),),
        units=(
            Unit(code="PEOPLE", title="People", kind=UnitKind.DIRECTORATE),
            Unit(code="ASC", title="Adult social care", kind=UnitKind.DEPARTMENT, parent="PEOPLE"),
        ),
        posts=(
            Post(
                code=OWNER,
                title="Operational Director, Adult Social Care",
                kind=PostKind.OPERATIONAL_DIRECTOR,
                unit="ASC",
            ),
        ),
        plans=(
            Plan(
                code="SP-ASC",
                title="Adult social care service plan 2024 to 2027",
                kind=PlanKind.SERVICE,
                unit="ASC",
                owner=OWNER,
            ),
            Plan(code="CORPORATE", title="Corporate plan", kind=PlanKind.CORPORATE),
        ),
        items=_items(),
        bodies=(
            Body(code="PPB", title="Health Policy and Performance Board", kind=BodyKind.SCRUTINY),
        ),
        remits=(Remit(body="PPB", item="HEALTH"), Remit(body="PPB", unit="PEOPLE")),
        measures=(*measures, replace(days, places=0, polarity=Polarity.LOWER), stray),
        links=(
            Link(source="ASC-O1", target="HEALTH", primary=True),
            *(Link(source=row.code, target="ASC-O1", primary=True) for row in (*measures, days)),
        ),
        rules=RULE,
        targets=(
            *(
                Target(
                    measure=code, period=periods.parse(year), wanted=target, profile=Profile.FLAT
                )
                for code, _, target, _ in MEASURES
                for year in ("2025/26", "2026/27")
            ),
            Target(measure="ASC-LI5", period=periods.parse("2026/27"), wanted="20"),
        ),
        risks=_risks(),
        mitigations=(
            Mitigation(
                code="ASC-R1-M1", risk="ASC-R1", title="Renew the framework", due=date(2026, 9, 1)
            ),
            Mitigation(code="ASC-R1-M2", risk="ASC-R1", title="Train new providers"),
        ),
        budget=_budget(),
        workforce=(
            WorkforceLine(
                code="W1",
                period=Q2,
                title="Reablement team",
                unit="ASC",
                established=Decimal("42.5"),
                filled=Decimal(38),
                agency=Decimal("2.5"),
            ),
            WorkforceLine(code="W2", period=Q2, title="Brokerage team", item="ASC-O1"),
        ),
    )


def _items() -> tuple[Item, ...]:
    made = (
        ("HEALTH", "CORPORATE", ItemKind.PRIORITY, "A healthy borough", None),
        ("ASC-O1", "SP-ASC", ItemKind.KEY_OBJECTIVE, "Help people to stay independent", None),
        ("ASC-O2", "SP-ASC", ItemKind.OBJECTIVE, "Support unpaid carers", None),
        ("ASC-M1", "SP-ASC", ItemKind.MILESTONE, "Open the reablement centre", date(2026, 9, 1)),
        ("ASC-M2", "SP-ASC", ItemKind.MILESTONE, "Renew the carers' strategy", date(2026, 12, 31)),
        ("ASC-M3", "SP-ASC", ItemKind.MILESTONE, "Agree the budget", None),
    )
    return tuple(
        Item(
            code=code,
            plan=plan,
            kind=kind,
            title=title,
            owner=OWNER if code != "ASC-M3" else "",
            due=due,
            key_item=code.endswith("1"),
        )
        for code, plan, kind, title, due in made
    )


def _risks() -> tuple[Risk, ...]:
    return (
        Risk(
            code="ASC-R1",
            title="Home care providers leave the market",
            register=Register.DEPARTMENTAL,
            unit="ASC",
            owner=OWNER,
            likelihood=4,
            impact=4,
            residual_likelihood=2,
            residual_impact=4,
        ),
        Risk(
            code="ASC-R2",
            title="Records are lost",
            register=Register.DEPARTMENTAL,
            items=("ASC-O1",),
        ),
    )


def _budget() -> tuple[BudgetLine, ...]:
    return (
        BudgetLine(
            code="B1",
            period=Q2,
            title="Home care",
            unit="ASC",
            budget=Decimal(4_200_000),
            profile=Decimal(2_100_000),
            actual=Decimal(2_154_000),
            forecast=Decimal(4_290_000),
        ),
        BudgetLine(
            code="B2",
            period=Q2,
            title="Reablement",
            item="ASC-O1",
            budget=Decimal(900_000),
            profile=Decimal(450_000),
            actual=Decimal(431_250),
            forecast=Decimal(880_000),
        ),
    )


def figures() -> dict[tuple[str, Period], Figure]:
    """Five quarters for most measures; the newest of the first is provisional."""
    found = {}
    for code, _, _, said in MEASURES:
        start = periods.parse("2025/26 Q2")
        for text in said.split():
            found[code, start] = Figure(measure=code, period=start, value=Decimal(text))
            start = periods.following(start)
    newest = found["ASC-LI1", Q2]
    found["ASC-LI1", Q2] = replace(
        newest, status=FigureStatus.PROVISIONAL, commentary="Two providers left in August."
    )
    found["ASC-LI5", Q2] = Figure(measure="ASC-LI5", period=Q2, value=Decimal(19))
    return found


def picture(**more: Any) -> Picture:
    """The whole picture of 2026/27 Q2 as at 14 October 2026; parts may be replaced."""
    agreed = framework()
    held = figures()
    scores = {
        (row.code, period): judge.score(_case(row, period, agreed, held))
        for row in agreed.measures
        for period in {period for _, period in held} | {Q2}
    }
    made = Picture(
        period=Q2,
        at=AT,
        framework=agreed,
        history=agreed,
        figures=held,
        scores=scores,
        overrides={},
        progress=_progress(),
        risk_control={
            ("ASC-R1-M2", Q2): MitigationReturn(
                mitigation="ASC-R1-M2", period=Q2, progress=Progress.ON_COURSE, commentary="Begun."
            )
        },
        narrative=_narrative(),
    )
    return replace(made, **more)


def _case(
    row: Measure, period: Period, agreed: Framework, held: dict[tuple[str, Period], Figure]
) -> Case:
    targets = [target for target in agreed.targets if target.measure == row.code]
    return Case(
        measure=row,
        period=period,
        rule=RULE,
        figure=held.get((row.code, period)),
        target=trajectory.for_period(targets, row, period, held),
    )


def _progress() -> dict[tuple[str, Period], ItemReturn]:
    said = (
        ("ASC-O1", Progress.ON_COURSE, "Reablement now takes people straight from hospital."),
        ("ASC-M1", Progress.UNCERTAIN, "The lease is not signed."),
        ("ASC-M2", Progress.DONE, ""),
    )
    return {
        (code, Q2): ItemReturn(item=code, period=Q2, progress=progress, commentary=text)
        for code, progress, text in said
    }


def _narrative() -> tuple[Narrative, ...]:
    said = (
        (Section.DEVELOPMENTS, "Reablement", "The service moved to seven days a week in July."),
        (Section.DEVELOPMENTS, "", "Direct payments may now be made by card."),
        (Section.ISSUES, "Providers", "Two providers have said that they will leave."),
        (Section.FINANCE, "", "Agency costs are the main pressure."),
    )
    return tuple(
        Narrative(plan="SP-ASC", period=Q2, section=section, order=order, heading=lead, text=text)
        for order, (section, lead, text) in enumerate(said, 1)
    )


def override() -> dict[tuple[str, Period], Said[Override]]:
    """One rating set by hand."""
    fact = Override(
        measure="ASC-LI3",
        period=Q2,
        rating=RatingWord.RED,
        label="Off target",
        reason="The count leaves out one team.",
    )
    return {("ASC-LI3", Q2): Said(fact=fact, at=AT, by=OWNER, reason="", number=1)}
