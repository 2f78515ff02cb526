"""Differences: what would be new, what would change and how, and what is held already."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Target
from goldenthread.core.facts.organisation import Unit, UnitKind
from goldenthread.core.facts.returns import Figure, Returns
from goldenthread.core.history.differences import (
    Altered,
    Change,
    Difference,
    between,
    between_sheets,
)
from goldenthread.core.periods import parse

YEAR = parse("2026/27")
HELD = Target(measure="M1", period=YEAR, wanted="85", amber=Decimal("80.0"))
OTHER = Target(measure="M2", period=YEAR, wanted="10")


def test_what_is_new_changed_and_the_same() -> None:
    given = replace(HELD, wanted="86", amber=Decimal("80.00"), reason="Agreed")
    third = replace(OTHER, measure="M3")
    found = between([HELD, OTHER], [given, OTHER, third])
    altered = (
        Altered(column="Target", before="85", after="86"),
        Altered(column="Reason", before="", after="Agreed"),
    )
    change = Change(before=HELD, after=given, altered=altered)
    assert found == Difference(sheet="Targets", new=(third,), changed=(change,), same=1)


def test_what_is_not_mentioned_stays() -> None:
    assert between([HELD, OTHER], [HELD]) == Difference(sheet="Targets", same=1, absent=1)
    assert between([HELD], []) == Difference(sheet="Targets", absent=1)


def test_nothing_against_nothing_is_no_difference() -> None:
    assert between([], []) == Difference(sheet="")


def test_of_a_key_given_twice_the_last_counts() -> None:
    found = between([], [HELD, replace(HELD, wanted="90")])
    assert found.new == (replace(HELD, wanted="90"),)


def test_a_framework_is_compared_sheet_by_sheet() -> None:
    unit = Unit(code="A", title="A", kind=UnitKind.TEAM)
    held = Framework(units=(unit,), targets=(HELD,))
    given = Framework(units=(unit, replace(unit, code="B")), targets=())
    found = between_sheets(held, given)
    assert list(found) == ["units"]
    assert (found["units"].same, len(found["units"].new)) == (1, 1)


def test_returns_are_compared_in_the_same_way() -> None:
    figure = Figure(measure="M1", period=YEAR, value=Decimal(1))
    found = between_sheets(Returns(), Returns(figures=(figure,)))
    assert found["figures"].new == (figure,)
