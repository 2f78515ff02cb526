"""What a page shows, taken away as a file: the same lines, words and filters."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.scores import Score
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.periods import parse, previous
from goldenthread.reports.build import measure, scorecard
from goldenthread.reports.look import Look
from goldenthread.reports.model import Report, Table, shown, tables
from goldenthread.reports.press import FORMATS, Format, rendered
from tests.core.pictured import FALLS, FIGURES, FRAMEWORK, HOME, Q2, given, line_of, pictured


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A figure as it was said once."""

    period: str = "2026/27 Q2"
    shown: str = "2,841"
    at: str = "14 October 2026, 09:12"
    by: str = "Operational Director"
    why: str = ""


def cells(table: Table) -> list[list[str]]:
    return [[shown(cell) for cell in row] for row in table.rows]


def test_the_scorecard_holds_what_the_page_shows_in_its_order() -> None:
    picture = pictured()
    lines = tuple(reversed(measure_lines(picture)))
    report = scorecard.build(picture, lines, narrowed="Filters: rating: Off target.")
    (table,) = tables(report)
    assert [row[0] for row in cells(table)] == ["HH 9", "HH 12"]
    assert cells(table)[1][3:8] == [
        "2,841",
        "2,600",
        "Off target",
        "Not said",
        "Up 104, worse (lower is better)",
    ]
    assert dict(report.facts)["Filters"] == "rating: Off target."
    assert report.council == "Seaborough Borough Council"


def test_a_scorecard_without_lines_or_council_says_so() -> None:
    report = scorecard.build(pictured(framework=Framework(), figures=()), ())
    assert report.front == ("There are no measures to show.",)
    assert list(tables(report)) == []
    assert dict(report.facts)["Filters"] == "None"
    assert report.council == "The council"


def test_what_hangs_from_nothing_and_is_nobody_s_is_told_in_words() -> None:
    bare = replace(HOME, owner="")
    framework = replace(FRAMEWORK, measures=(bare,), links=())
    picture = pictured((given("HH 9", Q2, "86"),), framework)
    (table,) = tables(scorecard.build(picture, measure_lines(picture)))
    row = cells(table)[0]
    assert (row[2], row[7], row[8]) == ("Not joined to a priority", "Not known", "Nobody")


def of_measure(*sayings: Saying, quarters: int = 1, council: bool = True) -> Report:
    figures = list(FIGURES)
    period = Q2
    for number in range(quarters):
        period = previous(period)
        figures.append(given("HH 12", period, str(2700 + number)))
    framework = FRAMEWORK if council else replace(FRAMEWORK, council=())
    picture = pictured(figures, framework)
    return measure.build(picture, line_of("HH 12", picture), sayings)


def test_a_measure_s_file_holds_its_sentences_chart_and_history() -> None:
    report = of_measure(Saying(), quarters=3)
    names = [table.name for table in tables(report)]
    assert names == ["chart-HH 12", "history-hh-12"]
    assert report.name == "measure-hh-12"
    assert cells(list(tables(report))[1])[0][-1] == "None given"
    assert "2,841 in quarter 2: 241 above the limit of 2,600." in report.front


def test_a_chart_wants_three_figures_and_a_council() -> None:
    picture = pictured()
    assert measure.charted(picture, line_of("HH 12", picture)) is None
    assert list(tables(of_measure(quarters=3, council=False))) == []


def test_a_measure_that_nobody_spoke_of_has_no_heading_for_it() -> None:
    picture = pictured(
        (), replace(FRAMEWORK, measures=(FALLS,)), scores={}, period=parse("2026/27")
    )
    report = measure.build(picture, line_of("HH 12", picture), ())
    assert len(report.blocks) == 2


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_both(form: Format) -> None:
    picture = pictured()
    for report in (scorecard.build(picture, measure_lines(picture)), of_measure(Saying())):
        assert rendered(report, Look(), form)


def test_now_and_the_year_end_are_two_columns() -> None:
    figures = (given("HH 9", Q2, "80", forecast=Decimal(86)),)
    picture = pictured(figures)
    (table,) = tables(scorecard.build(picture, measure_lines(picture)))
    assert cells(table)[1][5:7] == ["Off target", "On target"]
    unrated = replace(line_of("HH 9", picture), expected=Score(measure="HH 9", period=Q2))
    (table,) = tables(scorecard.build(picture, (unrated,)))
    assert cells(table)[0][6] == "Not rated"
