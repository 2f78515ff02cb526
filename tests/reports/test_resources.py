"""Budget and workforce beside objectives: totals that add up, and what stands alone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from goldenthread.core.facts.plans import BudgetLine, Plan, PlanKind, WorkforceLine
from goldenthread.core.periods import parse
from goldenthread.reports.build import resources
from goldenthread.reports.build.serving import NOWHERE, services
from goldenthread.reports.look import Look
from goldenthread.reports.model import Heading, Note, Report
from goldenthread.reports.press import FORMATS, rendered
from tests.reports.adding_up import rows, strays
from tests.reports.boards import governed
from tests.reports.pictures import Q2, framework
from tests.town.fixtures import Town

REPORT = resources.build(governed(), "E1")
EVEN = BudgetLine(
    code="B9",
    period=Q2,
    title="Even",
    unit="ASC",
    item="ASC-O2",
    budget=Decimal(100),
    profile=Decimal(50),
    actual=Decimal(50),
    forecast=Decimal(90),
)


def _notes(report: Report) -> str:
    return " ".join(part.text for part in report.body if isinstance(part, Note))


def test_it_is_about_the_council_for_those_who_meet_on_the_budget() -> None:
    assert [each.code for each in resources.KIND.subjects(governed())] == ["E1"]
    assert REPORT.audience == "Executive Board and Management Team"
    with pytest.raises(ValueError, match="No such report"):
        resources.build(governed(), "ASC")


def test_it_opens_with_the_position_and_with_what_stands_alone() -> None:
    assert REPORT.front == (
        "Spending at 30 September 2026 is £35,250 over budget to date.",
        "The forecast for the year is £70,000 over budget.",
        "1 objective has no money or staff beside it.",
        "2 lines name no objective.",
    )


def test_a_services_lines_add_up_to_the_whole() -> None:
    figures = ["£5,100,000", "£2,585,250", "£35,250", "£5,170,000", "£70,000"]
    assert rows(REPORT, "services-budget") == [
        ["Adult social care", *figures],
        ["In all", *figures],
    ]
    missing = ["None given"] * 4
    assert rows(REPORT, "services-workforce")[-1] == ["In all", *missing]


def test_each_line_stands_beside_what_it_serves() -> None:
    assert [row[:2] for row in rows(REPORT, "budget-2")] == [
        ["Home care", "No objective"],
        ["Reablement", "ASC-O1"],
    ]
    assert rows(REPORT, "workforce-2")[0][2:] == ["42.5", "38.0", "4.5", "2.5"]
    assert rows(REPORT, "served-2") == [
        [
            "ASC-O1",
            "Help people to stay independent",
            "On course",
            "−£18,750",
            "None given",
            "1 better than target, 2 on target, 1 slightly off target, 1 off target and 1 not rated",
            "Off target",
        ],
        [
            "ASC-O2",
            "Support unpaid carers",
            "Not returned",
            "No line",
            "No line",
            "No measure",
            "Not rated",
        ],
    ]


def test_what_stands_alone_is_listed_as_often_as_it_is_counted() -> None:
    assert [row[0] for row in rows(REPORT, "unserved")] == ["ASC-O2"]
    assert [row[0] for row in rows(REPORT, "adrift")] == ["B1", "W1"]
    assert [row[1] for row in rows(REPORT, "alone")] == ["1", "2"]
    assert [row[2] for row in rows(REPORT, "adrift")] == ["Budget", "Workforce"]


def test_no_number_in_a_sentence_differs_from_the_tables() -> None:
    assert strays(REPORT) == []


def test_spending_as_budgeted_and_a_forecast_under_budget_are_said_so() -> None:
    report = resources.build(governed(budget=(EVEN,), workforce=()), "E1")
    assert report.front[0] == "Spending at 30 September 2026 is as budgeted to date."
    assert report.front[1] == "The forecast for the year is £10 under budget."
    assert report.front[2] == "1 objective has no money or staff beside it."
    assert report.front[3] == "Every line names the objective that it serves."
    assert "No workforce figures given for this period." in _notes(report)


def test_a_missing_figure_leaves_no_total_and_no_forecast() -> None:
    line = replace(EVEN, actual=None, forecast=None)
    report = resources.build(governed(budget=(line,)), "E1")
    assert report.front[0] == "Some lines lack a figure, so spending to date cannot be added up."
    assert "forecast" not in " ".join(report.front)


def test_every_objective_served_by_one_line_or_another_is_said_to_be() -> None:
    people = WorkforceLine(code="W9", period=Q2, title="All", unit="ASC", item="ASC-O1")
    report = resources.build(governed(budget=(EVEN,), workforce=(people,)), "E1")
    assert "Every objective has money or staff beside it." in report.front
    one = resources.build(governed(budget=(replace(EVEN, item=""),), workforce=()), "E1")
    assert "1 line names no objective." in one.front
    assert "2 objectives have no money or staff beside them." in one.front


def test_nothing_given_makes_a_whole_report_that_says_so() -> None:
    report = resources.build(governed(budget=(), workforce=(), items=(), links=()), "E1")
    assert report.front[0] == "No budget has been given for this period."
    assert "No budget and no workforce figures given for this period." in _notes(report)
    assert all(rendered(report, Look(brand="#1D4E6B"), ending) for ending in FORMATS)


def test_a_line_of_no_service_plan_is_told_last() -> None:
    loose = replace(EVEN, unit="GONE", item="HEALTH")
    report = resources.build(governed(budget=(*framework().budget, loose)), "E1")
    heads = [part.text for part in report.behind if isinstance(part, Heading)]
    assert heads[-2:] == [NOWHERE, "What stands alone"]
    assert strays(report) == []


def test_a_service_plan_of_no_unit_goes_by_its_own_name() -> None:
    plan = Plan(code="SP-X", title="Joint plan", kind=PlanKind.SERVICE)
    held = governed(plans=(*framework().plans, plan))
    assert [each.title for each in services(held)] == ["Adult social care", "Joint plan"]


def test_the_example_councils_lines_are_each_told_once(town: Town) -> None:
    from goldenthread.records.publishing.queries import picture

    held = picture(period=parse("2026/27 Q2"), at=town.as_at)
    [subject] = resources.KIND.subjects(held)
    report = resources.build(held, subject.code)
    assert strays(report) == []
    found = services(held)
    told = sorted(line.code for each in found for line in each.budget)
    assert told == sorted(b.code for b in held.framework.budget if b.period == held.period)
