"""The model: plain values that pickle, numbers as people read them, tables that no format can spoil."""

import pickle
from decimal import Decimal

import pytest

from goldenthread.reports.marks import Shape
from goldenthread.reports.model import Chart, Column, Number, Status, Table, shown, tables
from tests.reports.papers import departmental, everything


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (Number(value=Decimal("84.2"), places=1, after="%"), "84.2%"),
        (Number(value=Decimal(-28)), "−28"),
        (Number(value=Decimal(4_200_000), before="£"), "£4,200,000"),
        (Number(value=Decimal("-0.5"), places=1, before="£"), "−£0.5"),
    ],
)
def test_a_number_is_shown_as_people_read_it(number: Number, said: str) -> None:
    assert number.shown == said


def test_a_cell_is_its_words() -> None:
    assert [shown("Yes"), shown(Status("On target", Shape.DISC))] == ["Yes", "On target"]


def test_a_report_pickles_whole() -> None:
    for report in (everything(), departmental()):
        assert pickle.loads(pickle.dumps(report)) == report


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ((Column("Ref"),), ()),
        ((Column("Ref"),), (("",),)),
        ((Column("Ref"),), (("A", "B"),)),
        ((Column("Ref"), Column("Ref")), (("A", "B"),)),
    ],
    ids=["no row", "empty cell", "ragged", "twin columns"],
)
def test_a_table_that_no_format_could_show_is_refused(
    columns: tuple[Column, ...], rows: tuple[tuple[str, ...], ...]
) -> None:
    with pytest.raises(ValueError, match="“Bad”"):
        Table(name="bad", caption="Bad", columns=columns, rows=rows)


def test_tables_are_found_in_order_with_those_of_charts() -> None:
    report = everything()
    charts = [part.table.name for part in report.body if isinstance(part, Chart)]
    assert [table.name for table in tables(report)] == [*charts, "measures"]


def test_every_table_and_sheet_has_a_name_of_its_own() -> None:
    names = [table.name for table in tables(departmental())]
    assert len(set(names)) == len(names)
