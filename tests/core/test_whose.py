"""Whose line is whose: one rule each for a unit, a plan, a priority and a body."""

from dataclasses import replace
from typing import Any

import pytest

from goldenthread.core import periods
from goldenthread.core.facts.organisation import Body, BodyKind, Remit
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import BudgetLine, Item, ItemKind, Link, WorkforceLine
from goldenthread.core.lines.whose import (
    Line,
    Share,
    code_of,
    everything,
    in_both,
    is_of_the_whole,
    of_body,
    of_plan,
    of_priority,
    of_unit,
    partners,
    service_plans,
    unit_of,
    upwards,
    within,
)
from tests.reports.pictures import Q2
from tests.reports.wider import wide, wider

EVERY = everything(wider())


def with_rows(**said: Any) -> Picture:
    """The wider council with some of its sheets said otherwise."""
    return wider(replace(wide(), **said))


def codes(share: Share) -> set[str]:
    lines: list[Line] = [*share.measures, *share.items, *share.risks]
    return {code_of(line) for line in lines}


def measures(share: Share) -> list[str]:
    return [line.code for line in share.measures]


def linked(source: str, target: str, *, primary: bool) -> Picture:
    links = [link for link in wide().links if link.source != source]
    own = [replace(link, primary=False) for link in wide().links if link.source == source]
    added = Link(source=source, target=target, primary=primary)
    return with_rows(links=(*links, *own, added))


def test_a_measure_comes_from_its_own_unit_or_that_of_the_nearest_plan_with_one() -> None:
    odd = next(line for line in EVERY.measures if line.code == "ODD-LI1")
    assert (odd.measure.unit, odd.unit, odd.unit_title) == ("", "ENV", "Environment")
    loose = everything(with_rows(links=()))
    assert next(line.unit for line in loose.measures if line.code == "ODD-LI1") == ""
    assert "ODD-LI1" in measures(of_unit(EVERY, "PLACE"))


def test_a_risk_comes_from_who_bears_it_or_from_what_it_threatens() -> None:
    risks = {line.risk.code: line for line in EVERY.risks}
    assert unit_of(EVERY.index, risks["ENV-R1"]) == "ENV"
    assert (risks["ENV-R2"].risk.unit, unit_of(EVERY.index, risks["ENV-R2"])) == ("", "ENV")
    gone = replace(risks["ENV-R2"], risk=replace(risks["ENV-R2"].risk, items=("GONE",)))
    assert unit_of(EVERY.index, gone) == ""


def test_a_risk_stands_wherever_something_that_it_threatens_stands() -> None:
    fuel = replace(wide().risks[-2], items=("ASC-O1",))
    every = everything(with_rows(risks=(fuel,)))
    assert fuel.unit == "ENV"
    assert [line.risk.code for line in of_unit(every, "ENV").risks] == [fuel.code]
    assert [line.risk.code for line in of_unit(every, "ASC").risks] == [fuel.code]
    assert [line.risk.code for line in of_priority(every, "HEALTH").risks] == [fuel.code]
    assert of_priority(every, "GREEN").risks == ()


def test_a_unit_answers_for_those_beneath_it_and_for_what_partners_measure_in_its_plans() -> None:
    assert "NHS-LI1" in measures(of_unit(EVERY, "ASC"))
    assert "NHS-LI1" in measures(of_unit(EVERY, "PEOPLE"))
    assert measures(of_unit(EVERY, "NHS")) == ["NHS-LI1"]
    assert [line.code for line in EVERY.measures if partners(EVERY.index, line)] == ["NHS-LI1"]


def test_no_unit_answers_for_what_another_of_the_council_measures_in_its_plans() -> None:
    every = everything(linked("ENV-LI1", "ASC-O1", primary=True))
    assert "ENV-LI1" not in measures(of_unit(every, "ASC"))
    assert "ENV-LI1" in measures(of_unit(every, "ENV"))
    assert "ENV-LI1" in measures(of_plan(every, "SP-ASC"))


def test_units_beneath_and_above_end_where_a_circle_begins_again() -> None:
    units = tuple(
        replace(unit, parent="ENV") if unit.code == "PLACE" else unit for unit in wide().units
    )
    index = everything(with_rows(units=units)).index
    assert [unit.code for unit in upwards(index, "ENV")] == ["ENV", "PLACE"]
    assert within(index, ("ENV",)) == {"ENV", "PLACE"}
    assert upwards(index, "GONE") == ()


def test_a_line_counts_under_one_priority_and_stands_before_that_board_alone() -> None:
    every = everything(linked("ENV-LI1", "HEALTH", primary=True))
    assert "ENV-LI1" in measures(of_priority(every, "HEALTH"))
    assert "ENV-LI1" not in measures(of_priority(every, "GREEN"))
    assert "ENV-LI1" in measures(of_body(every, "PPB"))
    assert "ENV-LI1" not in measures(of_body(every, "PPB-ENV"))


def test_a_plan_holds_its_promises_what_hangs_from_them_and_what_of_its_unit_hangs_nowhere() -> (
    None
):
    share = of_plan(EVERY, "SP-ENV")
    assert {line.item.plan for line in share.items} == {"SP-ENV"}
    assert measures(share) == ["ENV-LI1", "ODD-LI1"]
    stray = tuple(link for link in wide().links if link.source != "ENV-LI2")
    assert "ENV-LI2" in measures(of_plan(everything(with_rows(links=stray)), "SP-ENV"))
    assert of_plan(EVERY, "AGREEMENT").measures == ()


def test_a_body_reads_what_counts_under_its_priorities_and_what_its_units_answer_for() -> None:
    assert codes(of_body(EVERY, "PPB-ENV")) == codes(of_priority(EVERY, "GREEN"))
    assert codes(of_body(EVERY, "PPB-CORP")) == codes(of_unit(EVERY, "ASC"))
    assert codes(of_body(EVERY, "MT")) == set(), "a body whose remit is empty reads nothing"


def test_a_body_that_names_every_priority_reads_what_serves_none_too() -> None:
    stray = Item(code="STRAY", plan="SP-ENV", kind=ItemKind.OBJECTIVE, title="Stray")
    every = everything(with_rows(items=(*wide().items, stray)))
    assert is_of_the_whole(every, "EXEC")
    assert of_body(every, "EXEC") == every
    assert "STRAY" not in codes(of_body(every, "PPB-ENV"))


@pytest.mark.parametrize(
    ("kind", "whole"),
    [(BodyKind.EXECUTIVE, True), (BodyKind.PARTNERSHIP, True), (BodyKind.SCRUTINY, False)],
)
def test_a_body_of_the_whole_need_name_nothing(kind: BodyKind, whole: bool) -> None:
    bodies = (Body(code="NEW", title="New", kind=kind),)
    every = everything(with_rows(bodies=bodies, remits=()))
    assert is_of_the_whole(every, "NEW") is whole
    less = everything(with_rows(bodies=bodies, remits=(Remit(body="NEW", unit="ENV"),)))
    assert codes(of_body(less, "NEW")) == codes(of_unit(less, "ENV"))


def test_without_a_priority_nobody_reads_of_every_one() -> None:
    items = tuple(item for item in wide().items if item.kind is not ItemKind.PRIORITY)
    every = everything(with_rows(items=items))
    assert not is_of_the_whole(every, "PPB")


def test_money_and_people_are_told_with_who_has_them_and_with_what_they_serve() -> None:
    now, then = Q2, periods.parse("2025/26 Q2")
    lines: list[Any] = [("A", "ENV", "", now), ("B", "", "ENV-O1", now), ("C", "ENV", "", then)]
    said = [{"code": c, "title": c, "unit": u, "item": i, "period": p} for c, u, i, p in lines]
    every = everything(
        with_rows(
            budget=tuple(BudgetLine(**each) for each in said),
            workforce=tuple(WorkforceLine(**each) for each in said),
        )
    )
    for share, told in (
        (every, ["A", "B"]),
        (of_unit(every, "PLACE"), ["A", "B"]),
        (of_plan(every, "SP-ENV"), ["A", "B"]),
        (of_priority(every, "GREEN"), ["B"]),
        (of_body(every, "PPB-ENV"), ["B"]),
        (of_unit(every, "ASC"), []),
    ):
        assert [line.code for line in share.budget] == told
        assert [line.code for line in share.workforce] == told


def test_two_shares_have_in_common_what_both_hold() -> None:
    both = in_both(of_body(EVERY, "EXEC"), of_unit(EVERY, "PLACE"))
    assert codes(both) == codes(of_unit(EVERY, "PLACE"))
    assert codes(in_both(of_unit(EVERY, "ENV"), of_unit(EVERY, "ASC"))) == set()


def test_the_service_plans_of_a_share_are_those_that_promise_something_in_it() -> None:
    assert [plan.code for plan in service_plans(of_body(EVERY, "PPB-ENV"))] == ["SP-ENV"]
    assert [plan.code for plan in service_plans(EVERY)] == ["SP-ASC", "SP-ENV"]
