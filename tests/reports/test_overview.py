"""The directorate overview: its sections, what is key by priority, high risks, a service's appendix."""

from dataclasses import replace
from typing import Any

import pytest

from goldenthread.core.facts.returns import MitigationReturn, Progress
from goldenthread.core.facts.risks import Risk
from goldenthread.core.lines.whose import of_unit
from goldenthread.reports.build import services
from goldenthread.reports.build.overview import KIND, build
from goldenthread.reports.build.overview_lists import LOOSE, by_priority, by_service
from goldenthread.reports.build.overview_risks import high_risks
from goldenthread.reports.look import Look
from goldenthread.reports.model import Heading, Paragraph, Report, tables
from goldenthread.reports.press import FORMATS, rendered
from tests.reports.pictures import Q2
from tests.reports.test_exceptions import cards, changed, notes
from tests.reports.test_exceptions import tables as rows_of
from tests.reports.wider import wide, wider

PEOPLE = build(wider(), "PEOPLE")
SECTIONS = [
    "1.0 Summary",
    "2.0 Key developments",
    "3.0 Emerging issues",
    "4.0 Factors affecting the directorate",
    "5.0 Progress by council priority",
    "6.0 High risks",
    "For reference",
    "Appendix 1: Adult social care",
    "Appendix 2: Health Partnership",
    "Explanation of symbols",
]


def heads(report: Report, level: int = 1) -> list[str]:
    """The headings of a level."""
    return [p.shown for p in report.body if isinstance(p, Heading) and p.level == level]


def said(report: Report) -> str:
    """Every paragraph of a report."""
    return " ".join(part.text for part in report.body if isinstance(part, Paragraph))


def test_sections_stand_in_order_answer_first() -> None:
    assert heads(PEOPLE) == SECTIONS
    assert PEOPLE.front[0].startswith("Of 8 measures, 6 are rated this quarter:")
    assert PEOPLE.audience == "Executive Board, Management Team and Strategic Director, People"
    assert "Strategic Director, People answers for it" in PEOPLE.why


def test_each_heading_and_each_table_is_named_once() -> None:
    every = [part.shown for part in PEOPLE.body if isinstance(part, Heading)]
    names = [table.name for table in tables(PEOPLE)]
    assert len(set(every)) == len(every)
    assert len(set(names)) == len(names)


def test_the_summary_counts_each_service_and_lists_what_needs_attention() -> None:
    found = rows_of(PEOPLE)
    assert [row[0] for row in found["parts"]] == [
        "Adult social care",
        "Health Partnership",
        "In all",
    ]
    assert {row[0] for row in found["off-target"]} == {"ASC-LI1", "NHS-LI1"}


def test_what_officers_wrote_stands_by_service_and_who_wrote_nothing_is_named() -> None:
    assert "The service moved to seven days a week in July." in said(PEOPLE)
    assert "More people are over 85." in said(PEOPLE)
    place = build(wider(), "PLACE")
    assert "Six new lorries came." in said(place)
    assert "Nothing has been given under emerging issues by Environment." in notes(place)


def test_priorities_show_what_is_key_or_out_of_line() -> None:
    found = rows_of(PEOPLE)
    codes = [row[0] for row in found["measures-HEALTH"]]
    assert codes == ["ASC-LI1", "ASC-LI2", "ASC-LI4", "NHS-LI1"]
    assert found["measures-HEALTH"][-1][-1] == "Health Partnership"
    assert [row[0] for row in found["items-HEALTH"]] == ["ASC-O1", "ASC-M1"]


def test_what_serves_no_priority_is_told_as_that() -> None:
    assert LOOSE in heads(PEOPLE, 2)
    linked = [title for _, title, _ in by_priority(of_unit(services.everything(wider()), "ENV"))]
    assert linked == ["A green borough"]
    loose = services.everything(changed(links=()))
    assert services.NOBODY in [title for _, title, _ in by_service(loose)]


def test_the_appendix_of_a_service_holds_all_it_has() -> None:
    found = rows_of(PEOPLE)
    assert len(found["all-measures-ASC"]) == 7
    assert {row[0] for row in found["milestones-ASC"]} == {"ASC-M1", "ASC-M2", "ASC-M3"}
    assert {row[0] for row in found["objectives-ASC"]} == {"ASC-O1", "ASC-O2"}
    assert "ASC-M1" in cards(PEOPLE)
    place = rows_of(build(wider(), "PLACE"))
    assert {row[0] for row in place["all-measures-ENV"]} == {"ENV-LI1", "ENV-LI2", "ODD-LI1"}


def test_a_service_without_measures_has_only_its_promises() -> None:
    found = rows_of(build(changed(measures=()), "PLACE"))
    assert "all-measures-ENV" not in found
    assert "milestones-ENV" in found


def test_high_risks_are_told_with_what_is_being_done() -> None:
    place = build(wider(), "PLACE")
    row = ("ENV-R1", "Fuel runs out", "25", "None given", "Environment")
    assert rows_of(place)["high-risks"] == [[*row, "No control measure is recorded."]]
    assert "1 risk has not been assessed: ENV-R2." in notes(place)
    assert "Of 2 risks, 1 is high after control." in said(place)
    assert "Of 2 risks, none is high after control." in said(PEOPLE)


def control(report: Report) -> str:
    """What a report says is being done about ASC-R1."""
    return next(row[-1] for row in rows_of(report)["high-risks"] if row[0] == "ASC-R1")


def test_a_high_risk_counts_its_control_measures() -> None:
    risks = tuple(replace(risk, residual_likelihood=5, residual_impact=5) for risk in wide().risks)
    assert (
        control(build(changed(risks=risks), "PEOPLE"))
        == "1 of 2 control measures done or on course; 1 overdue."
    )
    done = {
        ("ASC-R1-M1", Q2): MitigationReturn(
            mitigation="ASC-R1-M1", period=Q2, progress=Progress.DONE
        )
    }
    picture = replace(changed(risks=risks), risk_control=done)
    assert control(build(picture, "PEOPLE")) == "1 of 2 control measures done or on course."


def test_two_high_risks_read_as_two_and_a_risk_not_scored_before_has_none() -> None:
    risks: tuple[Risk, ...] = tuple(
        replace(risk, likelihood=0, unit="ASC", residual_likelihood=5, residual_impact=5)
        for risk in wide().risks[:2]
    )
    found = services.everything(changed(risks=risks))
    text = " ".join(str(block) for block in high_risks(found))
    assert "2 are high after control" in text
    assert "2 risks have not been assessed" in text


def test_a_directorate_with_nothing_in_it_says_so() -> None:
    empty = build(changed(measures=(), items=(), links=(), risks=()), "PLACE")
    assert "No measure, objective or milestone belongs" in notes(empty)
    assert "No risk has been recorded." in notes(empty)
    assert empty.why == "It tells what Place did, and what affects it."


def test_a_directorate_with_nothing_out_of_line_has_no_list_of_it() -> None:
    calm: dict[str, Any] = {"scores": {}, "progress": {}}
    items = tuple(replace(item, due=None) for item in wide().items)
    report = build(wider(replace(wide(), items=items), **calm), "PLACE")
    assert "What needs attention" not in heads(report, 2)


def test_a_partners_measure_in_a_plan_that_is_not_there_stays_the_partners() -> None:
    plans = tuple(plan for plan in wide().plans if plan.code != "SP-ASC")
    assert "NHS-LI1" not in str(rows_of(build(changed(plans=plans), "PEOPLE")))


def test_one_is_due_for_each_directorate_in_force() -> None:
    assert [each.code for each in KIND.subjects(wider())] == ["PEOPLE", "PLACE"]
    with pytest.raises(services.NoSuchSubject, match="“ASC”"):
        build(wider(), "ASC")


@pytest.mark.parametrize("ending", FORMATS)
def test_it_is_made_in_every_format(ending: Any) -> None:
    assert rendered(PEOPLE, Look(brand="#0B4F6C"), ending)
