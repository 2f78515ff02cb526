"""Returns in the long layout: every kind of row, and what is right about it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Counted, Measure
from goldenthread.core.facts.plans import Item, ItemKind, Plan, PlanKind
from goldenthread.core.facts.returns import (
    FigureStatus,
    ItemReturn,
    Missing,
    MitigationReturn,
    Narrative,
    Progress,
    Section,
)
from goldenthread.core.facts.risks import Mitigation
from goldenthread.core.periods import Kind, parse
from goldenthread.intake import returns
from tests.intake.making import csv, xlsx
from tests.intake.test_bad_files import HELD, Q2, TOP, figures, only

PLANS = Framework(
    plans=(Plan(code="SP", title="Plan", kind=PlanKind.SERVICE),),
    items=(Item(code="M1", plan="SP", kind=ItemKind.MILESTONE, title="Open"),),
    mitigations=(Mitigation(code="R1-M1", risk="R1", title="Train"),),
)
PERIOD = parse(Q2)


def figure(cell: Any, measure: str = "A1", **more: Any) -> Any:
    extra = [more.get("place", ""), cell, more.get("components"), more.get("missing")]
    parsed = returns.read(figures([measure, Q2, *extra]), HELD)
    assert parsed.findings == ()
    return parsed.value.figures[0]


@pytest.mark.parametrize(
    ("cell", "missing"),
    [
        ("[x]", Missing.NOT_AVAILABLE),
        ("[z]", Missing.NOT_APPLICABLE),
        ("[c]", Missing.SUPPRESSED),
        ("-", Missing.NOT_AVAILABLE),
        ("n/a", Missing.NOT_AVAILABLE),
        ("N/A [note 3]", Missing.NOT_AVAILABLE),
        ("Not returned", Missing.NOT_RETURNED),
    ],
)
def test_codes_for_missing_are_reasons(cell: str, missing: Missing) -> None:
    found = figure(cell)
    assert (found.value, found.missing) == (None, missing)


def test_a_reason_given_beside_a_code_stands() -> None:
    assert figure("-", missing="suppressed").missing is Missing.SUPPRESSED


@pytest.mark.parametrize(
    ("cell", "measure", "value"),
    [("84.2 [p]", "P1", "84.2"), ("good", "G1", "2"), (2, "G1", "2"), ("1,234", "A1", "1234")],
)
def test_a_figure_is_read_by_what_its_measure_counts(cell: Any, measure: str, value: str) -> None:
    assert figure(cell, measure).value == Decimal(value)


def test_a_mark_says_how_firm_a_figure_is() -> None:
    rows = [
        ["Measure", "Period", "Value", "Status"],
        ["A1", Q2, "3 [p]"],
        ["A1", "2026/27 Q1", "3 [p]", "final"],
    ]
    found = returns.read(xlsx({"Figures": rows}), HELD).value.figures
    assert [one.status for one in found] == [FigureStatus.PROVISIONAL, FigureStatus.FINAL]


def test_components_are_read() -> None:
    assert figure(None, "F1", components="a = 3; b = 12").components == (
        ("a", Decimal(3)),
        ("b", Decimal(12)),
    )


def test_rows_that_nobody_filled_in_are_passed_by() -> None:
    parsed = returns.read(figures(["A1", Q2], ["P1", Q2, "", 50]), HELD)
    assert parsed.findings == ()
    assert (parsed.counts[0].read, parsed.counts[0].notes) == (1, 1)


def test_one_csv_tells_by_its_headings_what_it_holds() -> None:
    text = f"Item,Period,Progress\nM1,{Q2},On course\n"
    parsed = returns.read(csv(text, "quarter two.csv"), PLANS)
    assert parsed.findings == ()
    assert parsed.value.progress == (
        ItemReturn(item="M1", period=PERIOD, progress=Progress.ON_COURSE),
    )


def test_a_framework_is_not_taken_for_returns() -> None:
    rows = [["Measure", "Period", "Target"], ["P1", "2026/27", 50]]
    (finding,) = returns.read(xlsx({"Targets": rows}), HELD).findings
    assert finding.what.endswith("holds no sheet of returns.")
    assert "goldenthread import framework" in finding.cure


def test_every_kind_of_row_is_read() -> None:
    sheets = {
        "Progress": [
            ["Item", "Period", "Progress", "Done on"],
            ["M1", Q2, "done", date(2026, 8, 1)],
        ],
        "Risk control": [["Mitigation", "Period", "Progress"], ["R1-M1", Q2, "uncertain"]],
        "Narrative": [
            ["Plan", "Period", "Section", "Order", "Text"],
            ["SP", Q2, "emerging issues", 1, "Said"],
        ],
    }
    found = returns.read(xlsx(sheets), PLANS, expected=PERIOD)
    assert found.findings == ()
    done = date(2026, 8, 1)
    assert found.value.progress == (
        ItemReturn(item="M1", period=PERIOD, progress=Progress.DONE, done_on=done),
    )
    assert found.value.risk_control == (
        MitigationReturn(mitigation="R1-M1", period=PERIOD, progress=Progress.UNCERTAIN),
    )
    said = Narrative(plan="SP", period=PERIOD, section=Section.ISSUES, order=1, text="Said")
    assert found.value.narrative == (said,)


@pytest.mark.parametrize(
    ("sheet", "top", "row", "cell"),
    [
        ("Progress", ["Item", "Period", "Progress"], ["M2", Q2, "done"], "A2"),
        ("Risk control", ["Mitigation", "Period", "Progress"], ["R9", Q2, "done"], "A2"),
        (
            "Narrative",
            ["Plan", "Period", "Section", "Order", "Text"],
            ["XX", Q2, "emerging issues", 1, "a"],
            "A2",
        ),
        ("Progress", ["Item", "Period", "Progress"], ["M1", "2026/27 Q1", "done"], "B2"),
    ],
)
def test_what_is_unknown_or_of_another_period(
    sheet: str, top: list[str], row: list[Any], cell: str
) -> None:
    found = only(returns.read(xlsx({sheet: [top, row]}), PLANS, expected=PERIOD).errors)
    assert (found.sheet, found.cell) == (sheet, cell)


def test_a_lagging_measure_gives_the_period_it_trails_by() -> None:
    held = Framework(measures=(Measure(code="L1", title="Late", lag=1),))
    good = figures(["L1", "2026/27 Q1", "", 1])
    assert returns.read(good, held, expected=PERIOD).findings == ()
    bad = figures(["L1", "2025/26 Q4", "", 1], ["L1", "2025/26", "", 1])
    assert [one.cell for one in returns.read(bad, held, expected=PERIOD).errors] == ["B2", "B3"]


def test_a_year_ends_with_its_last_quarter() -> None:
    upload = figures(["A1", "2026/27", "", 1])
    assert returns.read(upload, HELD, expected=parse("2026/27 Q4")).errors == ()


def test_a_period_of_another_length_is_doubted() -> None:
    held = Framework(measures=(Measure(code="A1", title="Visits", frequency=Kind.QUARTER),))
    found = only(returns.read(figures(["A1", "Jun 2026", "", 1]), held).findings)
    assert "is due each quarter" in found.what


def test_whole_or_coarse_percentages_are_not_doubted() -> None:
    held = Framework(
        measures=(Measure(code="P1", title="Roads", counted=Counted.PERCENT, places=1),)
    )
    for value in (1, 0.5):
        assert returns.read(figures(["P1", Q2, "", value]), held).findings == ()


def test_figures_of_unknown_measures_are_only_errors() -> None:
    rows = [TOP, ["Z9", Q2, "", "what", "a = 1"]]
    assert [one.cell for one in returns.read(xlsx({"Figures": rows}), HELD).errors] == ["D2"]
    rows = [TOP, ["Z9", Q2, "", None, "a = 1"]]
    assert [one.cell for one in returns.read(xlsx({"Figures": rows}), HELD).errors] == ["A2"]


def test_a_mapping_reads_a_table_of_ones_own() -> None:
    found = only(returns.read(csv("a,b\n"), HELD, "nothing-like-it").errors)
    assert "There is no mapping" in found.what
