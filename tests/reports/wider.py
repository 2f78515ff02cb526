"""The small council grown wider: two directorates, a partner, three boards and two priorities."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.core import periods
from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import MeasureSet, Membership, Profile, SetKind, Target
from goldenthread.core.facts.organisation import (
    Body,
    BodyKind,
    Post,
    PostKind,
    Remit,
    Unit,
    UnitKind,
)
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Item, ItemKind, Link, Plan, PlanKind
from goldenthread.core.facts.returns import Figure, ItemReturn, Narrative, Progress, Section
from goldenthread.core.facts.risks import Register, Risk
from goldenthread.core.judging import judge
from goldenthread.core.measuring import trajectory
from goldenthread.core.periods import Period
from tests.reports.pictures import Q2, RULE, figures, framework, measure, picture

DIRECTOR = "SD-PEOPLE"
SAID = (
    ("ENV-LI1", "Bins emptied on the right day", "ENV", "90", "95 95 95 60"),
    ("ENV-LI2", "Trees planted, as a share of those promised", "ENV", "50", "50 51 52 70"),
    ("NHS-LI1", "People seen by a community nurse in two days", "NHS", "80", "70 71 60 60"),
    ("ODD-LI1", "Letters answered in time", "", "90", "91 92 93 94"),
)


def wide() -> Framework:
    """The whole framework: what the small council agreed, and more."""
    small = framework()
    more = tuple(measure(code, title, unit=unit, owner="") for code, title, unit, _, _ in SAID)
    return replace(
        small,
        units=(
            *small.units,
            Unit(code="PLACE", title="Place", kind=UnitKind.DIRECTORATE),
            Unit(code="ENV", title="Environment", kind=UnitKind.DEPARTMENT, parent="PLACE"),
            Unit(code="NHS", title="Health Partnership", kind=UnitKind.PARTNER),
        ),
        posts=(*small.posts, _director()),
        plans=(*small.plans, _plan("SP-ENV", "ENV"), _plan("AGREEMENT", "", PlanKind.AGREEMENT)),
        items=(*small.items, *_items()),
        bodies=(*small.bodies, *_bodies()),
        remits=_remits(),
        measures=(*small.measures, *more),
        links=(*small.links, *_links()),
        sets=(MeasureSet(code="LAA", title="The agreement", kind=SetKind.AGREEMENT),),
        members=(Membership(set="LAA", reference="L1", measure="NHS-LI1"),),
        targets=(
            *small.targets,
            *(
                Target(
                    measure=code, period=periods.parse(year), wanted=target, profile=Profile.FLAT
                )
                for code, _, _, target, _ in SAID
                for year in ("2025/26", "2026/27")
            ),
        ),
        risks=(*small.risks, *_risks()),
    )


def _director() -> Post:
    kind = PostKind.STRATEGIC_DIRECTOR
    return Post(code=DIRECTOR, title="Strategic Director, People", kind=kind, unit="PEOPLE")


def _plan(code: str, unit: str, kind: PlanKind = PlanKind.SERVICE) -> Plan:
    return Plan(code=code, title=f"The plan {code}", kind=kind, unit=unit)


def _items() -> tuple[Item, ...]:
    made = (
        ("GREEN", "CORPORATE", ItemKind.PRIORITY, "A green borough", None),
        ("ENV-O1", "SP-ENV", ItemKind.OBJECTIVE, "Keep streets clean", None),
        ("ENV-M1", "SP-ENV", ItemKind.MILESTONE, "Buy new lorries", date(2026, 11, 30)),
        ("ENV-M2", "SP-ENV", ItemKind.MILESTONE, "Open a tip", date(2026, 10, 10)),
        ("ENV-M3", "SP-ENV", ItemKind.MILESTONE, "Let the contract", date(2027, 1, 10)),
    )
    return tuple(
        Item(code=code, plan=plan, kind=kind, title=title, due=due)
        for code, plan, kind, title, due in made
    )


def _bodies() -> tuple[Body, ...]:
    return (
        Body(code="PPB-ENV", title="Environment Board", kind=BodyKind.SCRUTINY),
        Body(code="PPB-CORP", title="Corporate Board", kind=BodyKind.SCRUTINY),
        Body(code="EXEC", title="Executive Board", kind=BodyKind.EXECUTIVE),
        Body(code="MT", title="Management Team", kind=BodyKind.MANAGEMENT),
    )


def _remits() -> tuple[Remit, ...]:
    return (
        Remit(body="PPB", item="HEALTH"),
        Remit(body="PPB-ENV", item="GREEN"),
        Remit(body="PPB-CORP", unit="ASC"),
        Remit(body="EXEC", item="HEALTH"),
        Remit(body="EXEC", item="GREEN"),
    )


def _links() -> tuple[Link, ...]:
    made = (
        ("ENV-O1", "GREEN"),
        ("ENV-LI1", "ENV-O1"),
        ("ENV-LI2", "GREEN"),
        ("NHS-LI1", "ASC-O1"),
        ("ODD-LI1", "ENV-O1"),
        ("ENV-M1", "ENV-O1"),
        ("ENV-M2", "ENV-O1"),
        ("ENV-M3", "ENV-O1"),
        ("ASC-M1", "ASC-O1"),
        ("ASC-M2", "ASC-O1"),
    )
    return tuple(Link(source=source, target=target, primary=True) for source, target in made)


def _risks() -> tuple[Risk, ...]:
    fuel = Risk(code="ENV-R1", title="Fuel runs out", register=Register.CORPORATE, unit="ENV")
    return (
        replace(fuel, likelihood=5, impact=5),
        Risk(code="ENV-R2", title="Floods", register=Register.DIRECTORATE, items=("ENV-O1",)),
    )


def _figures() -> dict[tuple[str, Period], Figure]:
    found = figures()
    for code, _, _, _, said in SAID:
        start = periods.parse("2025/26 Q3")
        for text in said.split():
            found[code, start] = Figure(measure=code, period=start, value=Decimal(text))
            start = periods.following(start)
    return found


def _progress() -> dict[tuple[str, Period], ItemReturn]:
    more = (
        ItemReturn(item="ENV-M1", period=Q2, progress=Progress.NOT_MET, expected=date(2027, 2, 1)),
        ItemReturn(item="ENV-O1", period=Q2, progress=Progress.NOT_MET),
    )
    return {**picture().progress, **{(said.item, Q2): said for said in more}}


def _narrative() -> tuple[Narrative, ...]:
    said = (
        ("SP-ENV", Section.DEVELOPMENTS, "Lorries", "Six new lorries came."),
        ("SP-ASC", Section.FACTORS, "", "More people are over 85."),
    )
    more = tuple(
        Narrative(plan=plan, period=Q2, section=section, order=1, heading=lead, text=text)
        for plan, section, lead, text in said
    )
    return (*picture().narrative, *more)


def wider(agreed: Framework | None = None, **more: Any) -> Picture:
    """The wider council in 2026/27 Q2; its framework and other parts may be replaced."""
    agreed, held = agreed or wide(), _figures()
    scores = {
        (row.code, period): _score(agreed, row.code, period, held)
        for row in agreed.measures
        for period in {period for _, period in held} | {Q2}
    }
    parts: dict[str, Any] = {
        "framework": agreed,
        "history": agreed,
        "figures": held,
        "scores": scores,
        "progress": _progress(),
        "narrative": _narrative(),
    }
    return picture(**{**parts, **more})


def _score(
    agreed: Framework, code: str, period: Period, held: dict[tuple[str, Period], Figure]
) -> Any:
    row = next(row for row in agreed.measures if row.code == code)
    targets = [target for target in agreed.targets if target.measure == code]
    return judge.score(
        Case(
            measure=row,
            period=period,
            rule=RULE,
            figure=held.get((code, period)),
            target=trajectory.for_period(targets, row, period, held),
        )
    )
