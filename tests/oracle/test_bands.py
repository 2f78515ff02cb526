"""Bands against a slow, obvious second reading: each published sentence worked out for each value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.measures import Target
from goldenthread.core.judging.bands import compiled, look_up
from tests.core.judging import case, measure, rule, target

HUNDREDTHS = st.integers(-30_000, 30_000).map(lambda n: Decimal(n) / 100)
TARGETS = HUNDREDTHS.filter(bool)


def worse_by(value: Decimal, goal: Decimal, polarity: str) -> Decimal:
    """How much worse than the goal, in its own units; below nought where it is better."""
    return goal - value if polarity == "higher" else value - goal


def missed_by_up_to(percent: int) -> object:
    """The sentence: green met; amber missed by up to so many per cent of target; red beyond."""

    def judge(value: Decimal, agreed: Target, polarity: str) -> str:
        goal = Decimal(agreed.wanted)
        short = worse_by(value, goal, polarity)
        if short <= 0:
            return "green"
        return "amber" if short * 100 <= percent * abs(goal) else "red"

    return judge


def ten_fifteen(value: Decimal, agreed: Target, polarity: str) -> str:
    """The sentence: green within 10 per cent of target, amber within 15, red beyond."""
    goal = Decimal(agreed.wanted)
    short = worse_by(value, goal, polarity) * 100 / abs(goal)
    return "green" if short <= 10 else "amber" if short <= 15 else "red"


def five_bands(value: Decimal, agreed: Target, polarity: str) -> str:
    """The sentence: blue exceeded; green met; green-amber within 5, red-amber within 10; red beyond."""
    goal = Decimal(agreed.wanted)
    short = worse_by(value, goal, polarity) * 100 / abs(goal)
    if short <= 0:
        return "blue" if short < 0 else "green"
    return "green-amber" if short <= 5 else "red-amber" if short <= 10 else "red"


def met(value: Decimal, agreed: Target, polarity: str) -> str:
    """The sentence: green if met, red if not."""
    return "green" if worse_by(value, Decimal(agreed.wanted), polarity) <= 0 else "red"


SENTENCES = {
    "five-percent": missed_by_up_to(5),
    "ten-percent": missed_by_up_to(10),
    "fifteen-percent": missed_by_up_to(15),
    "ten-green-fifteen-amber": ten_fifteen,
    "five-band": five_bands,
    "met-or-not": met,
}


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("polarity", ["higher", "lower"])
@given(value=HUNDREDTHS, goal=TARGETS)
def test_bands_agree_with_the_sentence(
    name: str, polarity: str, value: Decimal, goal: Decimal
) -> None:
    agreed = target(f"{goal}")
    of = measure(polarity, places=2)
    found = compiled(rule(name), case(rule(name), f"{value}", agreed, of))
    expected = SENTENCES[name](value, agreed, polarity)  # type: ignore[operator]  # a sentence
    assert look_up(found.bands, value).rating.value == expected


@given(value=HUNDREDTHS, ends=st.tuples(TARGETS, TARGETS).map(sorted))
def test_a_range_agrees_with_the_sentence(value: Decimal, ends: list[Decimal]) -> None:
    low, high = ends
    agreed = target(f"{low} to {high}")
    of = measure("range", places=2)
    found = compiled(rule("ten-percent"), case(rule("ten-percent"), f"{value}", agreed, of))
    inside = low <= value <= high
    near = low - abs(low) / 10 <= value <= high + abs(high) / 10
    expected = "green" if inside else "amber" if near else "red"
    assert look_up(found.bands, value).rating.value == expected
