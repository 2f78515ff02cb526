"""The priority report: a board's own lines only, and every exception before some board."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from goldenthread.core import periods
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.organisation import UnitKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import ItemKind
from goldenthread.core.judging.triggers import exceptions
from goldenthread.reports.build import services
from goldenthread.reports.build.priority import KIND, build, is_full
from goldenthread.reports.look import Look
from goldenthread.reports.model import Card, Heading, Report, Table, shown
from goldenthread.reports.press import FORMATS, rendered
from tests.reports.test_exceptions import cards, changed, notes
from tests.reports.test_exceptions import tables as rows_of
from tests.reports.test_overview import heads, said
from tests.reports.wider import wide, wider
from tests.town.fixtures import Town

HEALTH = build(wider(), "PPB")
BY_EXCEPTION = build(wider(period=periods.parse("2026/27 Q1")), "PPB")


def test_exceptions_stand_first_then_the_agreement_partners_risks_and_the_rest() -> None:
    assert heads(HEALTH) == [
        "1.0 What needs the board's attention",
        "2.0 Each exception in full",
        "3.0 Agreement and corporate plan targets",
        "4.0 Partners' performance",
        "5.0 High risks",
        "For reference",
        "6.0 Every measure and milestone, by service",
        "Explanation of symbols",
    ]
    assert HEALTH.audience == "Health Policy and Performance Board"
    assert "A healthy borough" in HEALTH.why
    assert HEALTH.front[0].startswith("Of 7 measures,")


def test_between_half_years_it_is_by_exception() -> None:
    assert "6.0 Every measure and milestone, by service" not in heads(BY_EXCEPTION)
    assert "It is by exception" in said(BY_EXCEPTION)
    assert heads(BY_EXCEPTION)[2].startswith("3.0 Agreement")
    full = [is_full(periods.parse(f"2026/27 {part}")) for part in ("Q1", "Q2", "Q3", "Q4")]
    assert full == [False, True, False, True]
    assert is_full(periods.parse("2026/27"))


def test_each_line_says_which_service_it_comes_from() -> None:
    assert "2 services: Adult social care; Health Partnership." in said(HEALTH)
    found = rows_of(HEALTH)
    assert found["agreement"][0][0] == "NHS-LI1"
    assert found["agreement"][0][-1] == found["partners"][0][-1] == "Health Partnership"
    assert "These are measures of Health Partnership." in said(HEALTH)
    assert len(found["all-measures-ASC"]) == 6


def test_a_measure_that_hangs_from_the_corporate_plan_itself_stands_first() -> None:
    found = rows_of(build(wider(), "PPB-ENV"))
    assert [row[0] for row in found["agreement"]] == ["ENV-LI2"]
    lost = tuple(item for item in wide().items if item.code != "GREEN")
    bare = changed(items=lost, members=())
    assert "No measure in the remit belongs" in notes(build(bare, "PPB-CORP"))


def test_a_board_without_partners_or_lines_is_told_so() -> None:
    assert "No measure in the remit is a partner's." in notes(build(wider(), "PPB-ENV"))
    idle = build(changed(remits=()), "PPB")
    assert "No measure, objective or milestone is in the board's remit." in notes(idle)
    assert "2.0 Each exception in full" not in heads(idle)
    assert idle.why == "Every line in it is in the board's remit: nothing yet."


def test_an_objective_that_nobody_reports_on_is_left_to_the_plan_that_promises_it() -> None:
    key = replace(wide().items[1], code="HEALTH-K1", plan="CORPORATE", kind=ItemKind.KEY_OBJECTIVE)
    links = (*wide().links, replace(wide().links[0], source="HEALTH-K1"))
    report = build(changed(items=(*wide().items, key), links=links), "PPB")
    assert "HEALTH-K1" not in codes(report, wider())


def test_each_heading_and_each_table_is_named_once() -> None:
    every = [part.shown for part in HEALTH.body if isinstance(part, Heading)]
    names = list(rows_of(HEALTH))
    assert len(set(every)) == len(every)
    assert len(names) == sum(isinstance(part, Table) for part in HEALTH.body)


def test_one_is_due_for_each_policy_and_performance_board() -> None:
    assert [each.code for each in KIND.subjects(wider())] == ["PPB", "PPB-ENV", "PPB-CORP"]
    with pytest.raises(services.NoSuchSubject, match="“EXEC”"):
        build(wider(), "EXEC")


@pytest.mark.parametrize("ending", FORMATS)
def test_it_is_made_in_every_format(ending: Any) -> None:
    assert rendered(HEALTH, Look(brand="#0B4F6C"), ending)


def codes(report: Report, picture: Picture) -> set[str]:
    """The codes of measures, items and risks that a report tells of, wherever they stand."""
    agreed = picture.framework
    every = {row.code for sheet in (agreed.measures, agreed.items, agreed.risks) for row in sheet}
    return every.intersection(_told(report))


def _told(report: Report) -> Iterator[str]:
    for part in report.body:
        match part:
            case Table():
                yield from (shown(cell) for row in part.rows for cell in row)
                yield from (word.strip(".,:") for note in part.notes for word in note.split())
            case Card():
                yield part.reference
                yield from (word.strip(".,:") for _, text in part.said for word in text.split())
            case _:
                pass


def within(agreed: Framework, board: str, code: str) -> bool:
    """Whether something is in a board's remit, walked slowly and plainly from the framework."""
    rows = [row for row in agreed.remits if row.body == board and not row.ended]
    units = {unit.code: unit for unit in agreed.units}
    found = any(row.item and row.item in _above(agreed, code) for row in rows)
    for own in _units(agreed, code):
        unit = own
        while unit and not found:
            found = any(row.unit == unit for row in rows)
            unit = units[unit].parent
    return found


def _above(agreed: Framework, code: str) -> set[str]:
    """What something hangs from, at any height, by the link that counts in tables where one does."""
    met = {code, *(item for risk in agreed.risks if risk.code == code for item in risk.items)}
    waiting = list(met)
    while waiting:
        here = waiting.pop()
        links = [link for link in agreed.links if link.source == here and not link.ended]
        links = [link for link in links if link.primary] or links
        more = {link.target for link in links} - met
        met |= more
        waiting.extend(more)
    return met


def _units(agreed: Framework, code: str) -> list[str]:
    """The unit of something; for what a partner measures, that in whose plan it stands too."""
    plans = {plan.code: plan.unit for plan in agreed.plans}
    items = {item.code: plans.get(item.plan, "") for item in agreed.items}
    own = {row.code: row.unit for row in agreed.measures}
    own |= {row.code: row.unit for row in agreed.risks}
    hung = (items.get(each, "") for each in sorted(_above(agreed, code)))
    plan = next((unit for unit in hung if unit), "")
    unit = own.get(code) or items.get(code) or plan
    partners = {each.code for each in agreed.units if each.kind is UnitKind.PARTNER}
    return [unit, plan] if unit in partners else [unit]


def prove(picture: Picture) -> None:
    """Every exception reaches a board with the remit; nothing reaches a board without it."""
    told = {
        board.code: codes(build(picture, board.code), picture) for board in KIND.subjects(picture)
    }
    agreed = picture.framework
    for board, found in told.items():
        assert [code for code in found if not within(agreed, board, code)] == []
    for each in exceptions(picture):
        reached = [board for board, found in told.items() if each.code in found]
        assert reached, f"{each.code} reaches no board"


def test_every_exception_reaches_a_board_and_no_line_reaches_one_without_the_remit() -> None:
    prove(wider())


def test_so_it_is_in_the_example_council(town: Town) -> None:
    from goldenthread.records.publishing.queries import picture

    prove(picture(period=town.closes, at=town.as_at))


def test_a_report_without_exceptions_lists_none() -> None:
    calm = build(wider(scores={}, progress={}), "PPB-CORP")
    assert "ASC-LI1" not in cards(calm)
