"""A small council as a picture, for tests of lines and words; judged by the product's own rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.measures import (
    Counted,
    Measure,
    Membership,
    Polarity,
    RatingWord,
    RuleBand,
    Target,
)
from goldenthread.core.facts.organisation import Council, Post, PostKind, Unit, UnitKind
from goldenthread.core.facts.picture import Picture, Said
from goldenthread.core.facts.plans import Item, ItemKind, Link, Plan, PlanKind
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Override, Score
from goldenthread.core.judging.judge import score
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.measuring.direction import before
from goldenthread.core.measuring.trajectory import for_period
from goldenthread.core.periods import Period, parse
from goldenthread.core.quantities import value_of

Q1, Q2 = parse("2026/27 Q1"), parse("2026/27 Q2")
LAST = parse("2025/26 Q2")
AT = datetime(2026, 10, 14, 8, 12, tzinfo=UTC)

RULE = (
    RuleBand(
        rule="five-percent",
        order=1,
        title="Within five per cent",
        rating=RatingWord.GREEN,
        label="On target",
        edge="target",
    ),
    RuleBand(
        rule="five-percent",
        order=2,
        title="Within five per cent",
        rating=RatingWord.AMBER,
        label="Slightly off target",
        edge="target worse 5%",
    ),
    RuleBand(
        rule="five-percent",
        order=3,
        title="Within five per cent",
        rating=RatingWord.RED,
        label="Off target",
        edge="otherwise",
    ),
)

FALLS = Measure(
    code="HH 12",
    title="Falls admissions, 65 and over",
    counted=Counted.COUNT,
    polarity=Polarity.LOWER,
    rule="five-percent",
    unit="ASC",
    owner="OD-ASC",
)
HOME = Measure(
    code="HH 9",
    title="Older people still at home after 91 days",
    counted=Counted.PERCENT,
    places=1,
    rule="five-percent",
    unit="ASC",
    owner="OD-ASC",
)

FRAMEWORK = Framework(
    council=(Council(code="SB", title="Seaborough Borough Council", short="Seaborough"),),
    units=(Unit(code="ASC", title="Adult social care", kind=UnitKind.DEPARTMENT),),
    posts=(
        Post(
            code="OD-ASC",
            title="Operational Director, Adult Social Care",
            kind=PostKind.OPERATIONAL_DIRECTOR,
        ),
    ),
    plans=(
        Plan(code="CS", title="Community strategy", kind=PlanKind.COMMUNITY),
        Plan(code="SP-ASC", title="Adult care service plan", kind=PlanKind.SERVICE, unit="ASC"),
    ),
    items=(
        Item(code="HEALTH", plan="CS", kind=ItemKind.PRIORITY, title="A healthy borough"),
        Item(code="ASC-O1", plan="SP-ASC", kind=ItemKind.OBJECTIVE, title="Stay independent"),
    ),
    measures=(FALLS, HOME),
    links=(
        Link(source="ASC-O1", target="HEALTH", primary=True),
        Link(source="HH 12", target="ASC-O1", primary=True),
        Link(source="HH 9", target="ASC-O1", primary=True),
    ),
    members=(Membership(set="NIS", reference="NI 125", measure="HH 9"),),
    rules=RULE,
    targets=(
        Target(measure="HH 12", period=parse("2026/27"), wanted="2600"),
        Target(measure="HH 9", period=parse("2026/27"), wanted="85"),
    ),
)


def given(measure: str, period: Period, value: str, **also: Any) -> Figure:
    """Return a figure."""
    return Figure(measure=measure, period=period, value=Decimal(value), **also)


FIGURES = (
    given("HH 12", LAST, "2737"),
    given("HH 12", Q2, "2841", commentary="More falls at home."),
    given("HH 9", LAST, "84.0"),
    given("HH 9", Q2, "86.25"),
)


def pictured(
    figures: Sequence[Figure] = FIGURES,
    framework: Framework = FRAMEWORK,
    overrides: Sequence[Override] = (),
    **also: Any,
) -> Picture:
    """Return the picture of quarter 2 with every figure judged."""
    known = {(figure.measure, figure.period): figure for figure in figures}
    start = Picture(
        period=Q2,
        at=AT,
        framework=framework,
        history=framework,
        figures=known,
        scores={},
        overrides={(o.measure, o.period): said(o) for o in overrides},
        progress={},
        risk_control={},
        narrative=(),
    )
    return replace(start, **({"scores": _scores(start)} | also))


def said(fact: Override) -> Said[Override]:
    """Return an override as the director said it."""
    return Said(fact=fact, at=AT, by="OD-ASC", reason=fact.reason, number=1)


def _scores(picture: Picture) -> dict[tuple[str, Period], Score]:
    measures = {measure.code: measure for measure in picture.framework.measures}
    return {
        key: _score(measures[key[0]], figure, picture) for key, figure in picture.figures.items()
    }


def _score(measure: Measure, figure: Figure, picture: Picture) -> Score:
    values = {
        period: value
        for (code, period), other in picture.figures.items()
        if code == measure.code and (value := value_of(other, measure)) is not None
    }
    targets = picture.framework.targets
    return score(
        Case(
            measure=measure,
            period=figure.period,
            rule=tuple(row for row in picture.framework.rules if row.rule == measure.rule),
            figure=figure,
            target=for_period(targets, measure, figure.period, picture.figures),
            before=before(measure, figure.period, values),
        )
    )


def line_of(code: str, picture: Picture) -> MeasureLine:
    """Return one measure's line."""
    return next(line for line in measure_lines(picture) if line.code == code)


DAY = date(2026, 9, 30)
