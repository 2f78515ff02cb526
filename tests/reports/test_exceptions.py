"""The exception report: what is out of line for each subject, why, what is said, what comes next."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.core import periods
from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import ItemReturn, Progress
from goldenthread.core.judging.triggers import exceptions as triggered
from goldenthread.core.lines.whose import code_of, narrowed
from goldenthread.reports.build import services
from goldenthread.reports.build.exceptional import answer, run
from goldenthread.reports.build.exceptions import KIND, WHOLE, build
from goldenthread.reports.look import Look
from goldenthread.reports.model import Card, Heading, Note, Report, Table, shown
from goldenthread.reports.press import FORMATS, rendered
from tests.reports import reading
from tests.reports.pictures import Q2
from tests.reports.wider import wide, wider

REPORT = build(wider(), WHOLE)


def changed(**sheets: Any) -> Picture:
    """The wider council with some sheets replaced."""
    return wider(replace(wide(), **sheets))


def cards(report: Report) -> dict[str, Card]:
    """The cards of a report by what they are about."""
    return {part.reference: part for part in report.body if isinstance(part, Card)}


def tables(report: Report) -> dict[str, list[list[str]]]:
    """The tables of a report by name, in words."""
    return {
        part.name: [[shown(cell) for cell in row] for row in part.rows]
        for part in report.body
        if isinstance(part, Table)
    }


def notes(report: Report) -> str:
    """Every note of a report."""
    return " ".join(part.text for part in report.body if isinstance(part, Note))


def test_the_front_says_how_much_is_out_of_line() -> None:
    assert REPORT.front == (
        "Of 11 measures, 3 are off target and 2 are far better than target.",
        "2 measures are newly off target; 1 has been so for two periods or more.",
        "The longest is NHS-LI1, off target for 4 periods running.",
        "2 milestones are overdue; 2 have been put off or will not be met.",
    )
    assert all(len(text.split()) < 25 for text in REPORT.front)


def test_every_exception_that_the_rules_find_is_in_the_councils_report() -> None:
    found = {each.code for each in triggered(wider())}
    assert found
    assert found <= set(cards(REPORT))


def test_a_measure_under_says_what_by_how_much_why_and_what_next() -> None:
    card = cards(REPORT)["ENV-LI1"]
    assert card.sentences[0] == "60.0% in quarter 2: 30.0 points below the target of 90.0%."
    said = dict(card.said)
    assert said["Why it is here"] == "Newly off target: on target the period before."
    assert said["What the owner says"] == "Nothing yet."
    assert said["What happens next"] == (
        "The next figure, for quarter 3, is due on 14 January 2027. Next step under the same "
        "objective: ENV-M2, Open a tip, was due 10 October 2026."
    )
    assert (said["Service"], said["Responsible officer"]) == ("Environment", "Nobody is named.")


def test_a_next_step_that_is_to_come_is_due() -> None:
    items = tuple(item for item in wide().items if item.code != "ENV-M2")
    found = dict(cards(build(changed(items=items), WHOLE))["ENV-LI1"].said)
    assert found["What happens next"].endswith("ENV-M1, Buy new lorries, due 30 November 2026.")


def test_a_measure_that_hangs_from_nothing_has_only_its_next_figure() -> None:
    links = tuple(link for link in wide().links if link.source != "ENV-LI1")
    found = dict(cards(build(changed(links=links), WHOLE))["ENV-LI1"].said)
    assert (
        found["What happens next"] == "The next figure, for quarter 3, is due on 14 January 2027."
    )


def test_items_say_why_they_are_here_and_what_is_expected() -> None:
    found = {code: dict(card.said) for code, card in cards(REPORT).items()}
    assert "43 days" in " ".join(cards(REPORT)["ASC-M1"].sentences)
    assert found["ASC-M1"]["Why it is here"].startswith("Due on 1 September 2026 and not done")
    assert found["ASC-M1"]["What happens next"] == "No new date has been given."
    assert found["ENV-M2"]["Why it is here"] == "Its date has passed since the period ended."
    assert found["ENV-M1"]["Why it is here"] == "Its date has moved once."
    assert found["ENV-M1"]["What happens next"] == "It is now expected on 1 February 2027."
    assert found["ENV-O1"]["Why it is here"] == "Its owner says that it will not be met."
    assert found["ENV-O1"]["What happens next"] == "No date has been given."


def test_an_item_that_keeps_its_date_says_when_it_is_due() -> None:
    progress = {("ENV-M3", Q2): ItemReturn(item="ENV-M3", period=Q2, progress=Progress.NOT_MET)}
    found = dict(cards(build(wider(progress=progress), WHOLE))["ENV-M3"].said)
    assert found["What happens next"] == "It is due on 10 January 2027."


def test_lists_tell_each_in_a_row_worst_first_with_its_service() -> None:
    found = tables(REPORT)
    assert found["off-target"][0][0] == "NHS-LI1"
    assert found["off-target"][0][4:] == ["Off target", "4", "Health Partnership"]
    assert [(row[0], row[4]) for row in found["late"]] == [
        ("ASC-M1", "Overdue"),
        ("ENV-M2", "Overdue"),
        ("ENV-M1", "Will not be met"),
        ("ENV-O1", "Will not be met"),
    ]
    assert [row[0] for row in found["far-better"]] == ["ASC-LI4", "ENV-LI2"]


def test_a_date_that_moved_is_told_as_that() -> None:
    said = ItemReturn(
        item="ENV-M3", period=Q2, progress=Progress.UNCERTAIN, expected=date(2027, 3, 1)
    )
    found = tables(build(wider(progress={("ENV-M3", Q2): said}), "PLACE"))
    assert ["ENV-M3", "Date moved"] in [[row[0], row[4]] for row in found["late"]]


def test_services_are_counted_where_there_are_several() -> None:
    rows = tables(REPORT)["by-service"]
    assert {row[0] for row in rows} == {"Adult social care", "Environment", "Health Partnership"}
    assert sum(int(row[1]) for row in rows) == len(tables(REPORT)["off-target"])
    assert "by-service" not in tables(build(wider(), "ENV"))


@pytest.mark.parametrize(
    ("code", "has", "lacks", "audience"),
    [
        ("PLACE", "ENV-LI1", "NHS-LI1", "Managers of Place"),
        ("PEOPLE", "NHS-LI1", "ENV-LI1", "Strategic Director, People"),
        ("GREEN", "ENV-LI2", "NHS-LI1", "Environment Board"),
        ("PPB-ENV", "ENV-M1", "ASC-M1", "Environment Board"),
        ("PPB-CORP", "ASC-LI1", "ENV-LI1", "Corporate Board"),
    ],
)
def test_a_report_holds_its_own_subjects_lines_only(
    code: str, has: str, lacks: str, audience: str
) -> None:
    report = build(wider(), code)
    assert has in cards(report)
    assert lacks not in cards(report)
    assert report.audience == audience
    assert report.why


def test_reports_are_due_for_the_council_and_each_directorate() -> None:
    assert [each.code for each in KIND.subjects(wider())] == [WHOLE, "PEOPLE", "PLACE"]
    assert REPORT.audience == "Management Team"
    assert [name for name, _ in REPORT.to_hand] == ["Executive Board"]
    assert [name for name, _ in build(wider(), "PEOPLE").to_hand] == ["Management Team"]
    assert KIND.subjects(changed(council=(), units=())) == ()


def test_what_nobody_reads_goes_to_all_members() -> None:
    bodies = changed(bodies=())
    assert build(bodies, WHOLE).audience == build(bodies, "GREEN").audience == "All members"
    assert notes(build(bodies, WHOLE)) == ""


def test_a_code_of_nothing_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="“NONE” is no unit, priority or body"):
        build(wider(), "NONE")
    ended = tuple(replace(body, ended=True) for body in wide().bodies)
    with pytest.raises(services.NoSuchSubject):
        build(changed(bodies=ended), "PPB-ENV")
    with pytest.raises(services.NoSuchSubject, match="No council"):
        build(changed(council=()), WHOLE)


def test_an_exception_that_no_board_reads_is_told_with_its_cure() -> None:
    assert notes(REPORT) == ""
    remits = tuple(remit for remit in wide().remits if remit.body != "PPB-ENV")
    found = notes(build(changed(remits=remits), WHOLE))
    assert "No policy and performance board's remit holds ENV-LI1" in found
    assert "add its unit to a remit" in found


def test_nothing_out_of_line_makes_a_short_report_that_says_so() -> None:
    empty = changed(measures=(), items=(), links=(), risks=())
    report = build(empty, WHOLE)
    assert report.front == (
        "Nothing is out of line: no measure far from target, nothing late or put off.",
    )
    heads = [part.text for part in report.body if isinstance(part, Heading) and part.level == 1]
    assert "Each exception in full" not in heads


def test_counts_of_none_one_and_many_read_as_such() -> None:
    every = services.everything(wider())
    newly = narrowed(every, lambda line: code_of(line) in {"ENV-LI1", "ENV-M2"})
    assert answer(newly) == (
        "The one measure is off target.",
        "ENV-LI1 is newly off target.",
        "1 milestone is overdue; none has been put off or will not be met.",
    )
    seen = every.picture
    scores = {key: score for key, score in seen.scores.items() if key[1] == seen.period}
    fresh = replace(every, picture=replace(seen, scores=scores))
    assert (
        answer(fresh)[1]
        == "3 measures are newly off target; none has been so for two periods or more."
    )
    over = narrowed(every, lambda line: code_of(line) == "ENV-LI2")
    assert answer(over) == (
        "The one measure is far better than target.",
        "No milestone is late, put off or not to be met.",
    )
    moved = narrowed(every, lambda line: code_of(line) == "ENV-M1")
    assert answer(moved)[-1] == "No milestone is overdue; 1 has been put off or will not be met."


def test_a_measure_not_due_in_the_period_has_no_run() -> None:
    every = services.everything(wider())
    line = replace(every.measures[0], period=None)
    assert run(every, line) == 0


def test_a_sort_of_exception_that_is_not_there_has_no_heading() -> None:
    heads = [part.text for part in build(wider(), "ASC").body if isinstance(part, Heading)]
    assert "Measures off target" in heads
    progress: dict[Any, Any] = {}
    items = tuple(replace(item, due=None) for item in wide().items)
    calm = build(wider(replace(wide(), items=items), progress=progress), "ASC")
    heads = [part.text for part in calm.body if isinstance(part, Heading)]
    assert "Late, put off or not to be met" not in heads


def test_a_line_comes_from_its_unit_s_service() -> None:
    every = services.everything(wider())
    lines = {line.code: line for line in every.measures}
    assert services.service_title(every, lines["ODD-LI1"]) == "Environment"
    loose = services.everything(changed(links=()))
    odd = next(line for line in loose.measures if line.code == "ODD-LI1")
    assert services.service_title(loose, odd) == services.NOBODY


def test_a_remit_is_told_in_words() -> None:
    every = services.everything(wider())
    assert services.in_remit(every, "EXEC") == "A healthy borough and A green borough"
    assert services.in_remit(every, "PPB-CORP") == "Adult social care"
    assert services.in_remit(every, "MT") == ""
    assert [body.code for body in services.bodies(wider(), BodyKind.MANAGEMENT)] == ["MT"]


def test_every_format_holds_every_word(tmp_path: Any) -> None:
    for ending in FORMATS:
        made = rendered(REPORT, Look(brand="#0B4F6C"), ending)
        read = {"pdf": lambda data: reading.pdf(data, tmp_path)}.get(ending) or getattr(
            reading, ending
        )
        text = set(read(made))
        assert {"ENV-LI1", "NHS-LI1", "ASC-M1"} <= text


def test_an_earlier_quarter_has_its_own_exceptions() -> None:
    before = wider(period=periods.parse("2026/27 Q1"))
    assert "ENV-LI1" not in cards(build(before, WHOLE))
