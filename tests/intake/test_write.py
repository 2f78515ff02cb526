"""What is written reads back to the same state, in every kind of file; templates say what to put."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.core.facts.columns import Described, Fact, described
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Component, Measure, RuleBand, Target
from goldenthread.core.facts.organisation import Place, PlaceKind
from goldenthread.core.facts.plans import Item, ItemKind, Plan, PlanKind
from goldenthread.core.facts.returns import Figure, Returns
from goldenthread.core.facts.risks import Mitigation
from goldenthread.core.periods import Calendar, Kind, Period, parse
from goldenthread.intake import book, packs, returns, template, write
from goldenthread.intake import framework as frameworks
from goldenthread.intake.against import merged
from goldenthread.intake.due import due_with
from goldenthread.intake.framework import sheets
from goldenthread.intake.headings import required
from goldenthread.intake.page import Page
from goldenthread.intake.workbook import Upload
from tests.intake.making import ods

PERIOD = parse("2026/27 Q2")


def whole() -> Framework:
    """The example council's framework with every change to it, and the shipped rules."""
    held = packs.framework("rules")
    names = [
        name for name in packs.names() if name.startswith(("example/framework", "example/changes"))
    ]
    for name in names:
        held = merged(held, packs.framework(name))
    return held


WHOLE = whole()


def given_ods(data: bytes) -> Upload:
    """The same sheets as an .ods, every cell in words, as some programs save them."""
    read = openpyxl.load_workbook(io.BytesIO(data))
    return ods(
        {sheet.title: [[_said(cell.value) for cell in row] for row in sheet] for sheet in read}
    )


def _said(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    return value.date().isoformat() if hasattr(value, "date") else value


def same(read: Framework) -> bool:
    return merged(Framework(), read) == merged(Framework(), WHOLE)


def test_a_framework_reads_back_from_a_workbook() -> None:
    data = write.workbook(WHOLE)
    parsed = frameworks.read(Upload("framework.xlsx", data))
    assert parsed.findings == ()
    assert same(parsed.value)
    assert data == write.workbook(WHOLE)


def test_a_framework_reads_back_from_an_ods() -> None:
    parsed = frameworks.read(given_ods(write.workbook(WHOLE)))
    assert parsed.findings == ()
    assert same(parsed.value)


def test_a_framework_reads_back_from_a_folder(tmp_path: Path) -> None:
    for name, data in write.tables(WHOLE).items():
        (tmp_path / name).write_bytes(data)
    parsed = frameworks.read(tmp_path)
    assert parsed.findings == ()
    assert same(parsed.value)


def test_nothing_is_written_as_an_empty_sheet() -> None:
    assert list(write.tables(Returns())) == ["figures.csv"]
    assert frameworks.read(Upload("a.xlsx", write.workbook(Framework()))).findings == ()


def test_words_that_could_run_as_formulas_stay_words(tmp_path: Path) -> None:
    one = Measure(code="=A1", title="-5 to +5", definition="@home", dead_band=Decimal("-1.5"))
    text = write.tables(Framework(measures=(one,)))["measures.csv"].decode("utf-8-sig")
    assert "'=A1,'-5 to +5," in text
    assert ",-1.5," in text
    (tmp_path / "measures.csv").write_text(text, "utf-8")
    assert frameworks.read(tmp_path).value.measures == (one,)
    book_ = frameworks.read(Upload("a.xlsx", write.workbook(Framework(measures=(one,)))))
    assert book_.value.measures == (one,)


TEXT = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20
)
WORDS = TEXT.map(lambda text: " ".join(text.split())).filter(
    lambda text: (
        text
        and not text.startswith(("#", "'", "=", "("))
        and ";" not in text
        and not text.endswith("!")
    )
)
NUMBERS = st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False)
PERIODS = st.sampled_from([PERIOD, parse("2026/27"), parse("Jun 2026")])


def values(one: Described) -> st.SearchStrategy[Any]:
    """Anything that a field of a kind may hold."""
    kinds: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS,
        bool: st.booleans(),
        int: st.integers(0, 10**6),
        Decimal: NUMBERS,
        date: st.dates(date(1, 1, 1), date(2199, 1, 1)),
        Period: PERIODS,
    }
    if one.kind in kinds:
        return kinds[one.kind]
    if "Decimal" in str(one.kind):
        names = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
        return st.lists(st.tuples(names, NUMBERS), max_size=3).map(tuple)
    if "tuple" in str(one.kind):
        return st.lists(WORDS, max_size=3).map(tuple)
    return st.sampled_from(list(one.kind))


def facts(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    given_always = {one.name: values(one) for one in described(kind) if one.name in required(kind)}
    others = {one.name: values(one) for one in described(kind) if one.name not in required(kind)}
    return st.fixed_dictionaries(given_always, optional=others).map(lambda said: kind(**said))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_fact_reads_back(data: st.DataObject) -> None:
    name, kind = data.draw(st.sampled_from(list(sheets(Framework).items())))
    fact = data.draw(facts(kind))
    only: dict[str, Any] = {name: (fact,)}
    parsed = frameworks.read(Upload("a.xlsx", write.workbook(Framework(**only))))
    assert parsed.findings == ()
    assert getattr(parsed.value, name) == (fact,)


def test_a_number_too_fine_for_a_spreadsheet_goes_in_as_words() -> None:
    fine = Decimal("0.12345678901234567890123")
    assert book.is_exact(Decimal("84.2"))
    assert not book.is_exact(fine)
    held = Returns(figures=(Figure(measure="A1", period=PERIOD, value=fine),))
    known = Framework(measures=(Measure(code="A1", title="Fine"),))
    read = returns.read(Upload("a.xlsx", write.workbook(held)), known)
    assert read.value == held


# Templates -------------------------------------------------------------------------------------------


def loaded(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_an_empty_framework_has_every_sheet_and_imports_as_nothing() -> None:
    data = template.framework()
    made = loaded(data)
    titles = [fact.SHEET for fact in sheets(Framework).values()]
    assert made.sheetnames == ["Guidance", *titles, "Choices"]
    parsed = frameworks.read(Upload("framework.xlsx", data))
    assert parsed.findings == ()
    assert parsed.rows == 0
    assert {count.notes for count in parsed.counts} == {2}
    for name, fact in zip(titles, sheets(Framework).values(), strict=True):
        assert [cell.value for cell in made[name][1]] == [
            one.column.title for one in described(fact)
        ]
        assert not made[name].merged_cells.ranges


def test_choices_are_offered_and_codes_are_suggested() -> None:
    made = loaded(template.framework())
    offered = {str(one.sqref): one for one in made["Measures"].data_validations.dataValidation}
    words = offered["D4:D2003"]
    column = words.formula1.split("$")[1]
    assert [cell.value for cell in made["Choices"][column][:4]] == [
        "Measures: Counted as",
        "percent",
        "rate",
        "count",
    ]
    assert words.errorStyle in {None, "stop"}
    units = next(one for one in offered.values() if "Units" in one.formula1)
    assert (units.formula1, units.errorStyle) == ("'Units'!$A$4:$A$2000", "information")
    assert any(one.formula1 == '"yes,no"' for one in offered.values())


HELD = Framework(
    measures=(
        Measure(code="M1", title="Monthly", frequency=Kind.MONTH),
        Measure(code="Q1", title="Quarterly", formula="a"),
        Measure(code="Y1", title="Yearly", frequency=Kind.YEAR),
        Measure(code="OLD", title="Gone", ended=True),
    ),
    components=(Component(measure="Q1", name="a", title="Part"),),
    places=(Place(code="W1", title="Ward", kind=PlaceKind.WARD),),
    plans=(
        Plan(code="SP", title="Service", kind=PlanKind.SERVICE),
        Plan(code="CP", title="Corporate", kind=PlanKind.CORPORATE),
    ),
    items=(
        Item(code="I1", plan="SP", kind=ItemKind.MILESTONE, title="Open it"),
        Item(code="I2", plan="CP", kind=ItemKind.PRIORITY, title="Health"),
    ),
    mitigations=(Mitigation(code="R1-M1", risk="R1", title="Train"),),
)


def test_a_returns_template_lays_out_what_is_due() -> None:
    last = Returns(
        figures=(
            Figure(measure="Q1", period=parse("2025/26 Q4"), value=Decimal(3)),
            Figure(measure="Q1", period=parse("2026/27 Q1"), value=Decimal(4)),
            Figure(measure="Q1", period=PERIOD, value=Decimal(5)),
            Figure(measure="Q1", period=parse("2026/27 Q1"), place="W1", value=Decimal(6)),
        )
    )
    data = template.returns(PERIOD, HELD, last)
    made = loaded(data)
    rows = [[cell.value for cell in row][:5] for row in made["Figures"]]
    assert rows[0] == ["Measure", "(Title)", "(Last figure)", "(Components)", "Period"]
    assert [row[0] for row in rows[3:]] == ["M1", "M1", "M1", "Q1"]
    assert [row[4] for row in rows[3:]] == ["Jul 2026", "Aug 2026", "Sep 2026", "2026/27 Q2"]
    assert rows[6][1:4] == ["Quarterly", "4 in 2026/27 Q1", "a ="]
    assert [row[0].value for row in made["Progress"]][3:] == ["I1"]
    assert [row[0].value for row in made["Risk control"]][3:] == ["R1-M1"]
    assert {row[0].value for row in made["Narrative"]} >= {"SP"}
    parsed = returns.read(Upload("returns.xlsx", data), HELD)
    assert (parsed.findings, parsed.rows) == ((), 0)


def test_a_returns_template_of_nothing_is_still_one() -> None:
    parsed = returns.read(
        Upload("returns.xlsx", template.returns(PERIOD, Framework())), Framework()
    )
    assert parsed.findings == ()


def test_a_filled_template_is_read() -> None:
    made = loaded(template.returns(PERIOD, HELD))
    sheet = made["Figures"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(7, columns["Components"], "a = 12")
    stream = io.BytesIO()
    made.save(stream)
    parsed = returns.read(Upload("returns.xlsx", stream.getvalue()), HELD, expected=PERIOD)
    assert parsed.findings == ()
    assert [(one.measure, one.components) for one in parsed.value.figures] == [
        ("Q1", (("a", Decimal(12)),))
    ]


@pytest.mark.parametrize(
    ("kind", "calendar", "lag", "period", "labels"),
    [
        (Kind.QUARTER, Calendar.FINANCIAL, 0, "2026/27 Q2", ["2026/27 Q2"]),
        (Kind.QUARTER, Calendar.FINANCIAL, 1, "2026/27 Q2", ["2026/27 Q1"]),
        (Kind.MONTH, Calendar.FINANCIAL, 0, "2026/27 Q1", ["Apr 2026", "May 2026", "Jun 2026"]),
        (Kind.YEAR, Calendar.FINANCIAL, 0, "2026/27 Q2", []),
        (Kind.YEAR, Calendar.FINANCIAL, 0, "2026/27 Q4", ["2026/27"]),
        (Kind.HALF, Calendar.FINANCIAL, 0, "2026/27 Q2", ["2026/27 H1"]),
        (Kind.ROLLING, Calendar.FINANCIAL, 0, "2026/27 Q2", ["rolling year to Sep 2026"]),
        (Kind.TERM, Calendar.ACADEMIC, 0, "2026/27 Q3", ["2026/27 Autumn term"]),
        (Kind.QUARTER, Calendar.FINANCIAL, 0, "2026/27", [f"2026/27 Q{n}" for n in range(1, 5)]),
    ],
)
def test_what_is_due_with_a_period(
    kind: Kind, calendar: Calendar, lag: int, period: str, labels: list[str]
) -> None:
    measure = Measure(code="A", title="B", frequency=kind, calendar=calendar, lag=lag)
    assert [each.label for each in due_with(measure, parse(period))] == labels


def test_a_page_with_little_on_it_is_written() -> None:
    data = book.written([Page(name="P", headings=("A", "B"), rows=(("x",),))], "Little")
    assert loaded(data)["P"]["A2"].value == "x"


def test_targets_and_rules_are_facts_like_any_other() -> None:
    assert {RuleBand, Target} <= set(sheets(Framework).values())
