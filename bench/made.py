"""A made council of any size: measures with targets, rules of several kinds, and a figure for everything."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Counted, Measure, Outturn, Polarity, Profile, Target
from goldenthread.core.facts.organisation import Council, Place, PlaceKind
from goldenthread.core.facts.returns import Figure
from goldenthread.core.periods import Kind, Period, following, parse, year_of
from goldenthread.intake import packs

FIRST = "2016/17 Q1"
# What councils judge by, the usual one oftenest. "" is the council's own.
RULES = ("", "", "", "", "five-percent", "tolerance", "ten-green-direction-amber", "thresholds")


def periods(count: int) -> tuple[Period, ...]:
    """So many quarters in a row."""
    return tuple(islice(_from(parse(FIRST)), count))


def _from(period: Period) -> Iterator[Period]:
    while True:
        yield period
        period = following(period)


def framework(
    measures: int, quarters: Sequence[Period], places: Sequence[str] = ("",)
) -> Framework:
    """Measures of every common sort, each with a target for each year and place."""
    kept = tuple(_measure(number) for number in range(measures))
    years = tuple(dict.fromkeys(year_of(quarter) for quarter in quarters))
    return Framework(
        council=(Council(code="E00000000", title="A Made Council", short="Made"),),
        places=tuple(Place(code=code, title=code, kind=PlaceKind.WARD) for code in places if code),
        rules=packs.framework("rules").rules,
        measures=kept,
        targets=tuple(
            _target(one, year, place) for one in kept for year in years for place in places
        ),
    )


def _measure(number: int) -> Measure:
    shared = number % 3 == 0
    return Measure(
        code=f"M{number:05d}",
        title=f"Made measure {number}",
        counted=Counted.COUNT if shared else Counted.PERCENT,
        places=number % 2,
        polarity=Polarity.LOWER if number % 4 == 3 else Polarity.HIGHER,
        frequency=Kind.QUARTER,
        outturn=Outturn.CUMULATIVE if shared else Outturn.PERIOD,
        rule=RULES[number % len(RULES)],
    )


def _target(measure: Measure, year: Period, place: str) -> Target:
    wanted = Decimal(60 + year.start.year % 10)
    return Target(
        measure=measure.code,
        period=year,
        place=place,
        wanted=str(wanted),
        profile=Profile.EVEN if measure.counted is Counted.COUNT else Profile.FLAT,
        tolerance=Decimal(5),
        amber=wanted - 5,
        red=wanted - 10,
    )


def figures(
    measures: Sequence[Measure], quarters: Sequence[Period], places: Sequence[str] = ("",)
) -> tuple[Figure, ...]:
    """A figure for every measure, quarter and place, the same ones each time."""
    chance = random.Random(1)  # noqa: S311  # nothing secret
    return tuple(
        Figure(
            measure=measure.code,
            period=quarter,
            place=place,
            value=Decimal(chance.randint(400, 900)) / 10,
            commentary="As expected; the next quarter is planned for.",
        )
        for measure in measures
        for quarter in quarters
        for place in places
    )
