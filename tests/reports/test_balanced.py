"""The balanced scorecard: one page for each board of the whole, by the council's perspectives."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.core.facts.lines import Goodness
from goldenthread.core.facts.measures import MeasureSet, Membership, SetKind
from goldenthread.core.periods import parse
from goldenthread.reports.build import balanced, boards
from goldenthread.reports.look import Look
from goldenthread.reports.model import Heading, Note, Report
from goldenthread.reports.press import FORMATS, rendered
from tests.reports.adding_up import rows, strays
from tests.reports.boards import governed
from tests.reports.pictures import framework, picture
from tests.town.fixtures import Town

LOOK = Look(brand="#1D4E6B")
REPORT = balanced.build(governed(), "EXEC")


def _heads(report: Report) -> list[str]:
    parts = report.body[: -len(report.symbols)]
    return [part.text for part in parts if isinstance(part, Heading)]


def test_executive_boards_come_first_then_partnerships_and_nobody_else() -> None:
    assert [each.code for each in balanced.KIND.subjects(governed())] == ["EXEC", "LSP"]


@pytest.mark.parametrize("code", ["PPB", "NOBODY"])
def test_no_other_body_has_a_scorecard(code: str) -> None:
    with pytest.raises(boards.NoSuchBody):
        balanced.build(governed(), code)


def test_the_page_to_read_comes_first_then_the_pages_behind_it() -> None:
    assert _heads(REPORT) == [
        "The scorecard on one page",
        "For reference",
        "A healthy borough",
        "A safer borough",
        "No priority",
        "What is not rated, and milestones",
    ]
    assert REPORT.why == "Executive Board reads of every priority."


def test_the_perspectives_add_up_to_the_whole() -> None:
    assert rows(REPORT, "parts") == [
        ["A healthy borough", "6", "5", "1", "2", "1", "1", "3", "1"],
        ["A safer borough", "0", "0", "0", "0", "0", "0", "0", "0"],
        ["No priority", "1", "0", "0", "0", "0", "0", "0", "0"],
        ["In all", "7", "5", "1", "2", "1", "1", "3", "1"],
    ]


def test_key_measures_head_the_page_and_the_worst_stand_first_behind() -> None:
    named = [row[0] for row in rows(REPORT, "headlines")]
    assert [code.rpartition("(")[2] for code in named] == [
        "ASC-LI1)",
        "ASC-LI2)",
        "ASC-LI3)",
        "ASC-LI5)",
        "ASC-LI6)",
    ]
    assert rows(REPORT, "measures-1")[0][0] == "ASC-LI1"


def test_what_is_off_target_says_by_what_rule_and_what_its_owner_says() -> None:
    [first] = rows(REPORT, "off-1")
    assert first[0] == "ASC-LI1"
    assert first[1].startswith("72.0% in quarter 2: 13.0 points below the target of 85.0%.")
    assert first[3] == "Two providers left in August."
    assert [row[0] for row in rows(REPORT, "late-1")] == ["ASC-M1"]


def test_a_priority_without_a_measure_says_so_and_how_to_mend_it() -> None:
    assert "No measure serves it. Link one" in " ".join(
        part.text for part in REPORT.behind if isinstance(part, Note)
    )


def test_no_number_in_a_sentence_differs_from_the_tables() -> None:
    for body in ("EXEC", "LSP"):
        assert strays(balanced.build(governed(), body)) == []


def test_a_partnership_reads_of_its_own_priorities_alone() -> None:
    report = balanced.build(governed(), "LSP")
    assert [row[0] for row in rows(report, "parts")] == ["A healthy borough", "In all"]
    assert report.why == "Seaborough Partnership reads of each priority in its remit."


def test_the_councils_own_perspectives_stand_where_it_keeps_any() -> None:
    sets = (
        MeasureSet(code="CUSTOMERS", title="Customers", kind=SetKind.PERSPECTIVE),
        MeasureSet(code="NIS", title="National set", kind=SetKind.NATIONAL),
    )
    members = (Membership(set="CUSTOMERS", reference="C1", measure="ASC-LI1"),)
    report = balanced.build(governed(sets=sets, members=members), "EXEC")
    named = [row[0] for row in rows(report, "parts")]
    assert named == ["Customers", "No perspective", "In all"]
    every = tuple(
        Membership(set="CUSTOMERS", reference=row.code, measure=row.code)
        for row in framework().measures
    )
    whole = balanced.build(governed(sets=sets, members=every), "EXEC")
    assert [row[0] for row in rows(whole, "parts")] == ["Customers", "In all"]


def test_a_council_without_measures_or_milestones_has_a_whole_scorecard_that_says_so() -> None:
    bare = replace(governed(measures=(), items=()), figures={}, scores={}, progress={})
    report = balanced.build(bare, "EXEC")
    assert report.front == ("There are no measures to show.", "There are no milestones.")
    assert all(rendered(report, LOOK, ending) for ending in FORMATS)


def test_without_a_council_there_is_no_scorecard() -> None:
    with pytest.raises(boards.NoSuchBody):
        balanced.build(governed(council=()), "EXEC")


def test_a_single_late_milestone_is_told_in_the_singular() -> None:
    assert "1 milestone is past the due date and not done." in REPORT.front
    assert boards.of_late(()) == ""


def test_bodies_of_the_small_council_without_boards_are_none() -> None:
    assert boards.bodies(picture()) == ()


def test_the_page_to_read_is_one_page_for_the_example_council(town: Town, tmp_path: Path) -> None:
    from goldenthread.records.publishing.queries import picture as held

    known = held(period=parse("2026/27 Q2"), at=town.as_at)
    for subject in balanced.KIND.subjects(known):
        report = balanced.build(known, subject.code)
        assert strays(report) == []
        page = _second_page(rendered(report, LOOK, "pdf"), tmp_path)
        assert "The scorecard on one page" in page
        assert "The pages behind tell of every measure." in page


def _second_page(file: bytes, folder: Path) -> str:
    path = folder / "balanced.pdf"
    path.write_bytes(file)
    asked = ["pdftotext", "-f", "2", "-l", "2", "-layout", str(path), "-"]
    return subprocess.run(asked, capture_output=True, check=True, text=True).stdout


def test_the_page_says_of_each_movement_whether_it_is_welcome() -> None:
    said = {row[-1] for row in rows(REPORT, "headlines")}
    assert said == {Goodness.BETTER.capitalize(), Goodness.WORSE.capitalize(), "Not known"}
