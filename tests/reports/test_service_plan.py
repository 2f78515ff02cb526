"""A service plan as a document: five questions answered from what is held, then risks and money."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.core.facts.measures import Target
from goldenthread.core.facts.plans import PlanStatus
from goldenthread.core.periods import parse
from goldenthread.reports.build import service_plan
from goldenthread.reports.build.scope import NoSuchPlan
from goldenthread.reports.model import Heading, Note, Paragraph, Report, Table, shown
from tests.reports.pictures import framework, picture


def _built(**sheets: Any) -> Report:
    agreed = replace(framework(), **sheets)
    return service_plan.build(picture(framework=agreed, history=agreed), "SP-ASC")


def _rows(report: Report, name: str) -> list[list[str]]:
    [table] = [b for b in report.blocks if isinstance(b, Table) and b.name == name]
    return [[shown(cell) for cell in row] for row in table.rows]


def _notes(report: Report) -> str:
    return " ".join(block.text for block in report.blocks if isinstance(block, Note))


REPORT = _built()


def test_it_answers_five_questions_then_tells_risks_and_money() -> None:
    heads = [b.shown for b in REPORT.blocks if isinstance(b, Heading) and b.level == 1]
    assert heads == [
        "1.0 Why we are here",
        "2.0 Where we are now",
        "3.0 Where we need to be",
        "4.0 How we get there",
        "5.0 How we know",
        "6.0 Risk control measures",
        "7.0 Financial statement",
    ]
    assert REPORT.front == (
        "The plan holds 2 objectives, 3 milestones, 7 measures and 2 risks.",
        "It serves “A healthy borough”.",
    )


def test_each_priority_is_told_with_the_objectives_that_serve_it() -> None:
    [said] = [b for b in REPORT.blocks if isinstance(b, Paragraph) and b.number == "1.1"]
    assert (said.lead, said.text) == ("A healthy borough.", "By: Help people to stay independent.")


def test_objectives_milestones_and_measures_are_listed_with_their_owners() -> None:
    owner = "Operational Director, Adult Social Care"
    first, second = _rows(REPORT, "objectives")
    assert first == ["ASC-O1", "Help people to stay independent", "A healthy borough", owner]
    assert second[2] == "Not joined to a priority"
    assert _rows(REPORT, "milestones")[-1][3] == "Not yet named"
    measures = {row[0]: row for row in _rows(REPORT, "measures")}
    assert measures["ASC-LI1"][2:5] == ["72.0%\u00a0[p]", "85.0%", "higher"]
    [table] = [b for b in REPORT.blocks if isinstance(b, Table) and b.name == "measures"]
    assert table.notes == ("[p] means provisional: the figure may change.",)
    assert measures["ASC-LI6"][2:4] == ["None yet", "No target"]


def test_a_target_is_the_years_own() -> None:
    agreed = framework()
    year = Target(measure="ASC-LI6", period=parse("2026/27"), wanted="over 90")
    rows = {row[0]: row for row in _rows(_built(targets=(*agreed.targets, year)), "measures")}
    assert "90" in rows["ASC-LI6"][3]


def test_the_head_says_when_it_runs_how_far_it_has_come_and_what_it_serves() -> None:
    head = dict(REPORT.facts)
    assert "Runs" not in head
    assert head["Status"] == "Draft"
    own, corporate = framework().plans
    dated = replace(
        own,
        starts=date(2024, 4, 1),
        ends=date(2027, 3, 31),
        status=PlanStatus.APPROVED,
        approved_on=date(2024, 2, 28),
        parent="CORPORATE",
        owner="",
    )
    head = dict(_built(plans=(dated, corporate), bodies=()).facts)
    assert head["Runs"] == "1 April 2024 to 31 March 2027"
    assert head["Status"] == "Approved, 28 February 2024"
    assert head["Helps to deliver"] == "Corporate plan"
    assert head["Responsible officer"] == "Not yet named"
    assert head["For"] == "All members"


def test_what_is_not_held_is_owed_by_name() -> None:
    said = _notes(_built(items=(), measures=()))
    for missing in ("joined to no priority", "no objective", "no milestone", "No measure hangs"):
        assert missing in said
    assert _built(items=(), measures=()).front == (
        "The plan holds 0 objectives, 0 milestones, 0 measures and 1 risk.",
    )


def test_a_priority_served_by_measures_alone_is_told_so() -> None:
    links = tuple(
        replace(link, target="ASC-O2") if link.source != "ASC-O1" else link
        for link in framework().links
    )
    up = (*links, replace(links[0], source="ASC-M1", target="HEALTH"))
    kept = tuple(
        replace(link, source="ASC-LI1") if link.source == "ASC-M1" else link for link in up
    )
    without = tuple(link for link in kept if link.source != "ASC-O1")
    report = _built(links=without)
    assert any(b.text == "Through its measures." for b in report.blocks if isinstance(b, Paragraph))


def test_there_is_one_for_each_service_plan_and_no_other() -> None:
    assert [one.code for one in service_plan.KIND.subjects(picture())] == ["SP-ASC"]
    with pytest.raises(NoSuchPlan):
        service_plan.build(picture(), "NONE")
