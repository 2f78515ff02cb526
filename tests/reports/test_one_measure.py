"""One measure on one page: where it stands, how it went, and what it is."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from goldenthread.core.facts.picture import Picture
from goldenthread.reports.build import one_measure
from goldenthread.reports.build.one_measure import NoSuchMeasure
from goldenthread.reports.look import Look
from goldenthread.reports.model import Chart, Facts, Note, Paragraph, Report, Status, Table
from goldenthread.reports.press import Job, press
from tests.reports.pictures import framework, measure, picture

REPORT = one_measure.build(picture(), "ASC-LI1")


def _kept(report: Report, kind: type) -> list[Any]:
    return [block for block in report.blocks if isinstance(block, kind)]


def _with(**more: Any) -> Picture:
    agreed = replace(framework(), measures=(measure("M", "A measure", **more),))
    return picture(framework=agreed, history=agreed)


def test_it_opens_with_what_is_said_of_the_measure() -> None:
    assert REPORT.front[0] == "72.0% in quarter 2: 13.0 points below the target of 85.0%."
    assert dict(REPORT.facts)["Priority"] == "A healthy borough"
    assert _kept(REPORT, Paragraph)[0].text == "Two providers left in August."
    [chart] = _kept(REPORT, Chart)
    assert len(chart.table.rows) == one_measure.SHOWN
    assert chart.level == 1


def test_it_says_what_is_counted_and_how_it_is_rated() -> None:
    told = dict(_kept(REPORT, Facts)[0].pairs)
    assert told["Definition"] == "As agreed."
    assert told["Figure"] == "each quarter, in the period; good is higher"
    assert "On target: 85.0% to 101.9%" in told["How it is rated"]
    more = _with(formula="a / b", collator="OD-ASC", source="Returns", quality="assured")
    told = dict(_kept(one_measure.build(more, "M"), Facts)[0].pairs)
    assert told["How it is worked out"] == "A divided by b."
    assert told["Source"] == "Returns; given by Operational Director, Adult Social Care"
    assert "How it is rated" not in told


def test_a_measure_with_too_few_figures_to_draw_has_a_table_or_says_so() -> None:
    days = one_measure.build(picture(), "ASC-LI5")
    [table] = _kept(days, Table)
    assert next(cell for cell in table.rows[0] if isinstance(cell, Status)).word
    bare = one_measure.build(_with(owner=""), "M")
    assert _kept(bare, Note)[0].text == "No figure has been given."
    assert dict(bare.facts)["Responsible officer"] == "Not yet named"
    assert dict(bare.facts)["Priority"].startswith("None")


def test_a_point_that_nobody_judged_is_not_rated() -> None:
    seen = picture()
    kept = {key: score for key, score in seen.scores.items() if key[0] != "ASC-LI5"}
    [table] = _kept(one_measure.build(replace(seen, scores=kept), "ASC-LI5"), Table)
    assert table.rows[0][2] == "No target"
    assert table.rows[0][3].shown == "Not rated"


def test_it_is_one_page(tmp_path: Path) -> None:
    [made] = press([Job(REPORT, Look(), ("pdf",), tmp_path)], processes=1)
    assert made.pages == len(pikepdf.open(made.path).pages) == 1


def test_every_measure_can_be_asked_for_and_no_other() -> None:
    codes = [one.code for one in one_measure.subjects(picture())]
    assert codes == [row.code for row in framework().measures]
    with pytest.raises(NoSuchMeasure, match="no measure “NONE”"):
        one_measure.build(picture(), "NONE")
