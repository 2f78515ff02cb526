"""Validity: of each code, the row in force on a day."""

from __future__ import annotations

from datetime import date

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Target
from goldenthread.core.facts.organisation import Council, Unit, UnitKind
from goldenthread.core.facts.plans import Link
from goldenthread.core.history.validity import framework_on, in_force
from goldenthread.core.periods import parse

APRIL, MAY, JUNE = (date(2026, month, 1) for month in (4, 5, 6))


def _unit(day: date | None = None, *, ended: bool = False, code: str = "A") -> Unit:
    unit = Unit(code=code, title=f"{day}", kind=UnitKind.TEAM, ended=ended)
    return (
        unit
        if day is None
        else Unit(code=code, title=f"{day}", kind=UnitKind.TEAM, valid_from=day, ended=ended)
    )


def test_the_latest_row_up_to_the_day_holds() -> None:
    rows = [_unit(MAY), _unit(), _unit(APRIL)]
    assert in_force(rows, date(2000, 1, 1)) == (_unit(),)
    assert in_force(rows, date(2026, 4, 30)) == (_unit(APRIL),)
    assert in_force(rows, MAY) == (_unit(MAY),)


def test_what_has_not_begun_or_has_ended_does_not_hold() -> None:
    assert in_force([_unit(MAY)], APRIL) == ()
    assert in_force([_unit(), _unit(MAY, ended=True)], MAY) == ()
    assert in_force([_unit(), _unit(MAY, ended=True)], APRIL) == (_unit(),)
    back = [_unit(), _unit(MAY, ended=True), _unit(JUNE)]
    assert in_force(back, JUNE) == (_unit(JUNE),)


def test_each_code_has_a_history_of_its_own() -> None:
    rows = [_unit(APRIL, code="A"), _unit(MAY, ended=True, code="B"), _unit(code="B")]
    assert in_force(rows, JUNE) == (_unit(APRIL, code="A"),)
    links = [Link(source="A", target="T"), Link(source="A", target="U", valid_from=MAY, ended=True)]
    assert in_force(links, JUNE) == (links[0],)


def test_undated_facts_always_hold() -> None:
    targets = [Target(measure="M", period=parse("2026/27"))]
    assert in_force(targets, APRIL) == tuple(targets)
    assert in_force([], APRIL) == ()


def test_a_whole_framework_stands_as_on_a_day() -> None:
    council = Council(code="E0", title="C", short="C")
    history = Framework(council=(council,), units=(_unit(), _unit(MAY, ended=True)))
    assert framework_on(history, APRIL) == Framework(council=(council,), units=(_unit(),))
    assert framework_on(history, JUNE) == Framework(council=(council,))
