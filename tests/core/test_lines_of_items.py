"""Lines for objectives, milestones and risks: how each is going, how late, and how often moved."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.core.facts.lines import ItemLine
from goldenthread.core.facts.plans import Item, ItemKind
from goldenthread.core.facts.returns import ItemReturn, MitigationReturn, Progress
from goldenthread.core.facts.risks import Mitigation, Register, Risk
from goldenthread.core.lines.items import is_late, item_lines, will_not
from goldenthread.core.lines.risks import is_high, left, place, risk_lines
from goldenthread.core.measuring.lateness import overdue, slips, today
from goldenthread.core.periods import Period, previous
from tests.core.pictured import AT, FRAMEWORK, Q1, Q2, pictured

DUE = date(2026, 9, 30)
CENTRE = Item(
    code="ASC-M1",
    plan="SP-ASC",
    kind=ItemKind.MILESTONE,
    title="Open the centre",
    owner="OD-ASC",
    due=DUE,
)


def line(item: Item = CENTRE, *said: ItemReturn, history: tuple[Item, ...] = ()) -> ItemLine:
    framework = replace(FRAMEWORK, items=(item,))
    picture = pictured(
        framework=framework,
        history=replace(framework, items=history or (item,)),
        progress={(each.item, each.period): each for each in said},
    )
    return item_lines(picture)[0]


def told(period: Period, progress: Progress, **also: Any) -> ItemReturn:
    return ItemReturn(item="ASC-M1", period=period, progress=progress, **also)


def test_a_milestone_past_its_day_is_overdue() -> None:
    found = line(CENTRE, told(Q2, Progress.ON_COURSE, commentary="Nearly."))
    assert (found.overdue, found.due, found.commentary) == (14, DUE, "Nearly.")
    assert found.unit == "ASC"
    assert found.owner is not None
    assert found.code == "ASC-M1"


@pytest.mark.parametrize("progress", [Progress.DONE, Progress.WITHDRAWN])
def test_what_was_done_stays_done_though_nobody_says_so_again(progress: Progress) -> None:
    found = line(CENTRE, told(Q1, progress))
    assert found.progress is not None
    assert found.overdue == 0


def test_what_was_going_last_quarter_is_not_said_to_go_still() -> None:
    assert line(CENTRE, told(Q1, Progress.ON_COURSE)).progress is None


def test_the_newest_word_counts() -> None:
    undone = line(CENTRE, told(previous(Q1), Progress.DONE), told(Q1, Progress.ON_COURSE))
    assert undone.progress is None


def test_an_item_of_no_known_plan_has_no_unit() -> None:
    assert line(replace(CENTRE, plan="GONE", owner="")).unit == ""
    assert line(replace(CENTRE, owner="")).owner is None


def test_an_item_without_a_date_is_never_late() -> None:
    found = line(replace(CENTRE, due=None))
    assert (found.first_due, found.overdue, found.slips) == (None, 0, 0)


def test_each_move_of_a_date_is_counted_in_the_order_it_was_said() -> None:
    moved = replace(CENTRE, due=date(2026, 12, 31), valid_from=date(2026, 5, 1))
    later = replace(CENTRE, due=date(2027, 3, 31), valid_from=date(2027, 1, 1))
    found = line(
        moved,
        told(Q2, Progress.UNCERTAIN, expected=date(2027, 1, 31)),
        history=(CENTRE, moved, later),
    )
    assert (found.slips, found.first_due) == (2, DUE)
    assert found.expected == date(2027, 1, 31)


def test_a_date_brought_forward_is_no_slip() -> None:
    assert slips([date(2026, 3, 1), None, date(2026, 2, 1), date(2026, 2, 1)]) == 0


def test_lateness_is_counted_in_days_here() -> None:
    assert overdue(DUE, None, today(AT)) == 14
    assert overdue(date(2026, 10, 15), None, today(AT)) == 0
    assert overdue(None, None, today(AT)) == 0


RISK = Risk(
    code="R1",
    title="Providers leave",
    register=Register.CORPORATE,
    unit="ASC",
    owner="GONE",
    likelihood=4,
    impact=4,
    residual_likelihood=2,
    residual_impact=4,
)


def test_risks_stand_highest_first_and_those_not_assessed_before_all() -> None:
    high = replace(RISK, code="R2", residual_impact=5)
    bare = replace(RISK, code="R3", likelihood=0, residual_likelihood=0)
    before = replace(RISK, code="R4", residual_likelihood=0)
    framework = replace(
        FRAMEWORK, risks=(RISK, high, bare, before, replace(RISK, code="R5", ended=True))
    )
    lines = risk_lines(pictured(framework=framework))
    assert [each.risk.code for each in lines] == ["R3", "R4", "R2", "R1"]
    assert (lines[0].score, lines[0].residual) == (None, None)
    assert lines[3].owner is not None
    assert lines[3].owner.vacant, "an unknown post is nobody"
    assert lines[3].unit_title == "Adult social care"


def test_a_risk_carries_what_is_being_done() -> None:
    doing = Mitigation(code="R1-M1", risk="R1", title="Renew", owner="OD-ASC", due=DUE)
    framework = replace(
        FRAMEWORK, risks=(RISK,), mitigations=(doing, replace(doing, code="X", ended=True))
    )
    said = MitigationReturn(mitigation="R1-M1", period=Q2, progress=Progress.ON_COURSE)
    picture = pictured(framework=framework, risk_control={("R1-M1", Q2): said})
    (control,) = risk_lines(picture)[0].mitigations
    assert (control.progress, control.overdue) == (said, 14)
    silent = risk_lines(pictured(framework=framework))[0].mitigations[0]
    assert silent.progress is None


@pytest.mark.parametrize(
    ("scores", "where", "rest", "high"),
    [
        ((5, 4, 5, 3), (5, 3), 15, True),
        ((5, 4, 2, 7), (2, 7), 14, False),
        ((5, 3, 0, 0), (5, 3), 15, True),
        ((5, 5, 2, 0), (5, 5), 25, True),
        ((4, 0, 0, 0), (0, 0), 0, False),
        ((0, 0, 4, 4), (4, 4), 16, True),
    ],
)
def test_a_risk_is_as_high_as_what_is_left_of_it(
    scores: tuple[int, int, int, int], where: tuple[int, int], rest: int, high: bool
) -> None:
    first, second, third, fourth = scores
    risk = Risk(
        code="R",
        title="R",
        register=Register.CORPORATE,
        likelihood=first,
        impact=second,
        residual_likelihood=third,
        residual_impact=fourth,
    )
    assert (place(risk), left(risk), is_high(risk)) == (where, rest, high)


def test_an_item_is_late_past_its_date_or_where_its_owner_says_it_will_not_be_met() -> None:
    (line,) = (each for each in item_lines(pictured()) if each.code == "ASC-O1")
    assert (line.overdue, line.progress, is_late(line), will_not(line)) == (0, None, False, False)
    assert is_late(replace(line, overdue=1))
    said = ItemReturn(item=line.code, period=Q2, progress=Progress.NOT_MET)
    assert is_late(replace(line, progress=said))
    assert will_not(replace(line, progress=said))
