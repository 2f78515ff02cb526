"""The half-yearly summary: each priority now and a year ago, what moved most, and the exceptions."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.choosing import BEST_FIRST
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.periods import parse
from goldenthread.reports.build import summary, summary_tables
from goldenthread.reports.build.boards import NoSuchBody, Part
from goldenthread.reports.build.kinds import Every, owed
from goldenthread.reports.look import Look
from goldenthread.reports.model import Heading, Table, shown, tables
from goldenthread.reports.press import FORMATS, rendered
from tests.reports.adding_up import rows, strays
from tests.reports.boards import governed
from tests.town.fixtures import Town

REPORT = summary.build(governed(), "EXEC")


def _names() -> set[str]:
    return {table.name for table in tables(REPORT)}


def _part(*lines: MeasureLine) -> Part:
    return Part(title="A healthy borough", measures=lines, milestones=())


def _lines(picture: Picture) -> dict[str, MeasureLine]:
    return {line.code: line for line in measure_lines(picture)}


def test_it_is_owed_each_half_year_to_each_board_of_the_whole() -> None:
    assert summary.KIND.every is Every.HALF
    assert owed(summary.KIND, parse("2026/27 Q2"))
    assert not owed(summary.KIND, parse("2026/27 Q1"))
    assert [each.code for each in summary.KIND.subjects(governed())] == ["EXEC", "LSP"]
    with pytest.raises(NoSuchBody):
        summary.build(governed(), "PPB")


def test_every_priority_has_its_answer_in_the_order_of_the_plan() -> None:
    heads = [part.shown for part in REPORT.blocks if isinstance(part, Heading)]
    assert heads == [
        "1.0 How each priority stands",
        "2.0 A healthy borough",
        "3.0 A safer borough",
        "4.0 No priority",
        "5.0 What is not rated, and why",
    ]


def test_ratings_now_and_a_year_ago_are_those_of_the_lines() -> None:
    lines = _lines(governed()).values()
    now, then = Counter(line.rating for line in lines), Counter(map(summary_tables.then, lines))
    used = [rating for rating in BEST_FIRST if now[rating] or then[rating]]
    said = [row[1:] for row in rows(REPORT, "year-all")]
    assert said == [[str(now[rating]), str(then[rating])] for rating in used]
    assert summary_tables.of_change(tuple(lines)) in REPORT.front


def test_what_improved_and_what_got_worse_most_are_ranked_by_share() -> None:
    assert [row[0] for row in rows(REPORT, "got-worse-2")] == ["ASC-LI1"]
    better = [row[0] for row in rows(REPORT, "improved-2")]
    assert better == ["ASC-LI4", "ASC-LI3", "ASC-LI2"]


def test_a_figure_that_rose_from_nought_moved_by_the_whole() -> None:
    line = _lines(governed())["ASC-LI4"]
    assert line.direction
    nought = replace(line.direction, by=Decimal(80))
    other = replace(_lines(governed())["ASC-LI2"])
    part = _part(other, replace(line, value=Decimal(80), direction=nought))
    [table] = [t for t in summary_tables.movers("2", part) if isinstance(t, Table)]
    assert [shown(row[0]) for row in table.rows] == ["ASC-LI4", "ASC-LI2"]


def test_each_exception_is_one_line_with_its_reason_under_before_over() -> None:
    found = rows(REPORT, "exceptions-2")
    assert [row[0] for row in found] == ["ASC-LI1", "ASC-LI4"]
    assert "the period before" in found[0][5]
    assert "beats the target of 60.0% by 33%" in found[1][5]


def test_late_milestones_stand_under_their_priority() -> None:
    assert [row[0] for row in rows(REPORT, "late-2")] == ["ASC-M1"]


def test_no_number_in_a_sentence_differs_from_the_tables() -> None:
    assert strays(REPORT) == []


def test_a_council_without_measures_has_a_whole_summary_that_says_so() -> None:
    bare = replace(governed(measures=(), items=()), figures={}, scores={}, progress={})
    report = summary.build(bare, "EXEC")
    assert report.front == ("There are no measures to show.", "There are no milestones.")
    assert all(rendered(report, Look(brand="#1D4E6B"), ending) for ending in FORMATS)
    assert list(summary_tables.movers("2", _part())) == []
    assert list(summary_tables.exceptions("2", _part())) == []
    assert list(summary_tables.year_on_year("2", "None", (), "2025/26 Q2")) == []


def test_a_quarter_with_every_measure_rated_has_no_list_of_the_others() -> None:
    held = governed()
    kept = tuple(row for row in held.framework.measures if row.code in {"ASC-LI1", "ASC-LI2"})
    report = summary.build(governed(measures=kept), "LSP")
    assert "not-rated" not in {table.name for table in tables(report)}
    assert "not-rated" in _names()


@pytest.mark.parametrize(("before", "now"), [(1, 0), (2, 2), (0, 1)])
def test_the_change_is_told_in_the_right_number(before: int, now: int) -> None:
    line = _lines(governed())["ASC-LI2"]
    assert line.last_year
    red = replace(line.last_year, rating=RatingWord.RED)
    made = [
        replace(
            line,
            rating=RatingWord.RED if at < now else RatingWord.GREEN,
            label="Off target" if at < now else "On target",
            last_year=red if at < before else line.last_year,
        )
        for at in range(3)
    ]
    was, are = "was" if before < 2 else "were", "is" if now < 2 else "are"
    said = f"A year ago {before or 'none'} {was} off target; now {now or 'none'} {are}."
    assert summary_tables.of_change(made) == said


def test_the_example_councils_boards_read_the_same_numbers_as_its_lines(town: Town) -> None:
    from goldenthread.records.publishing.queries import picture

    held = picture(period=parse("2026/27 Q2"), at=town.as_at)
    for subject in summary.KIND.subjects(held):
        report = summary.build(held, subject.code)
        assert strays(report) == []
