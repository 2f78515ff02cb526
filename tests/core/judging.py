"""Cases in a line: a measure, a target and a figure, judged by a shipped rule or one spelt out."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.measures import (
    Counted,
    Judged,
    Measure,
    Polarity,
    RatingWord,
    RuleBand,
    Target,
)
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.facts.scores import Score
from goldenthread.core.judging import judge
from goldenthread.core.periods import Period, parse, year_of
from goldenthread.intake.rules import shipped

Q2 = parse("2026/27 Q2")


@cache
def _all_rules() -> tuple[RuleBand, ...]:
    return shipped()


def rule(name: str) -> tuple[RuleBand, ...]:
    """Return a shipped rule."""
    bands = judge.rule_in(_all_rules(), name)
    assert bands, name
    return bands


def spelt(*bands: tuple[str, str, str], judged: Judged = Judged.SHOWN) -> tuple[RuleBand, ...]:
    """Return a rule from (rating, edge, condition) rows; the word is the rating's own."""
    return tuple(
        RuleBand(
            rule="spelt",
            order=order,
            title="Spelt out",
            rating=RatingWord(rating),
            label=rating,
            edge=edge,
            only_if=only_if,
            judged=judged,
        )
        for order, (rating, edge, only_if) in enumerate(bands, 1)
    )


def measure(
    polarity: str = "higher",
    places: int = 0,
    counted: Counted = Counted.COUNT,
    words: tuple[str, ...] = (),
    data_only: bool = False,
) -> Measure:
    """Return a measure of which only what judging asks is said."""
    return Measure(
        code="M1",
        title="A measure",
        polarity=Polarity(polarity),
        places=places,
        counted=counted,
        words=words,
        data_only=data_only,
    )


def target(wanted: str, period: Period = Q2, **more: str) -> Target:
    """Return a target; thresholds as text, so that they are exact."""
    numbers = {name: Decimal(text) for name, text in more.items()}
    return Target(measure="M1", period=period, wanted=wanted, **numbers)  # type: ignore[arg-type]  # every extra is a number


def figure(
    value: str | None, forecast: str | None = None, missing: Missing | None = None
) -> Figure:
    """Return a figure, exact."""
    return Figure(
        measure="M1",
        period=Q2,
        value=None if value is None else Decimal(value),
        forecast=None if forecast is None else Decimal(forecast),
        missing=missing,
    )


def case(
    bands: tuple[RuleBand, ...],
    value: str | None,
    wanted: Target | str | None,
    of: Measure | None = None,
    *,
    before: str | None = None,
    forecast: str | None = None,
    year: str | None = None,
) -> Case:
    """Return a case; `before` the earlier figure, `year` the year's target."""
    return Case(
        measure=of or measure(),
        period=Q2,
        rule=bands,
        figure=figure(value, forecast),
        target=target(wanted) if isinstance(wanted, str) else wanted,
        year_target=target(year, year_of(Q2)) if year else None,
        before=None if before is None else Decimal(before),
    )


def score(
    bands: tuple[RuleBand, ...],
    value: str,
    wanted: Target | str | None,
    of: Measure | None = None,
    *,
    before: str | None = None,
    forecast: str | None = None,
    year: str | None = None,
) -> Score:
    """Return our score for a case."""
    return judge.score(case(bands, value, wanted, of, before=before, forecast=forecast, year=year))


def rating(
    bands: tuple[RuleBand, ...],
    value: str,
    wanted: Target | str | None,
    of: Measure | None = None,
    *,
    before: str | None = None,
    forecast: str | None = None,
    year: str | None = None,
) -> str:
    """Return our rating for a case, as a word."""
    found = score(bands, value, wanted, of, before=before, forecast=forecast, year=year)
    return found.rating.value
