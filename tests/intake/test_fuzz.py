"""Whatever stands in a file, reading it gives facts and findings and never raises."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.core.facts.columns import described
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Returns
from goldenthread.intake import framework as frameworks
from goldenthread.intake import mapping, packs, returns, wide
from goldenthread.intake.framework import sheets
from goldenthread.intake.parsed import Parsed
from goldenthread.intake.sniff import OLE
from goldenthread.intake.workbook import Upload
from tests.intake.making import xlsx
from tests.intake.test_bad_files import HELD

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
STARTS = (
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06" + b"\0" * 18,
    OLE,
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"%PDF",
)
NAMES = st.sampled_from(["a.xlsx", "a.ods", "a.xls", "figures.csv", "", "…"])
ODD = st.sampled_from(
    ["", " ", "# ", "-", "[x]", "n/a", "1,234 ", "84.2%", "£1", "1e999999", "NaN", "∞", "2026/27 Q2", "31 September",
     "yes", "=1", "#REF!", "a = 1; b", ";", "'", "\u00a0", "９", "higher", "A1", "P1", "G1", "F1", "W1", "9" * 60]
)  # fmt: skip
CELLS: st.SearchStrategy[Any] = st.one_of(
    ODD,
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.datetimes(datetime.fromisoformat("1950-01-01"), datetime.fromisoformat("2100-01-01")),
    st.times().map(lambda moment: time(moment.hour, moment.minute)),
    st.text(
        st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs"]),
        max_size=30,
    ),
)
WHOLE = xlsx({"Figures": [["Measure", "Period", "Value"], ["A1", "2026/27 Q2", 1]]}).data


def holds_together(parsed: Parsed[Any]) -> None:
    """Every rejected row has an error; every finding has a cure; every row is counted once."""
    assert all(one.what and one.cure for one in parsed.findings)
    assert not parsed.rejected or parsed.errors


@SLOW
@given(st.sampled_from(STARTS), st.binary(max_size=400), NAMES)
def test_any_bytes(start: bytes, rest: bytes, name: str) -> None:
    upload = Upload(name, start + rest)
    holds_together(frameworks.read(upload, Framework()))
    holds_together(returns.read(upload, HELD))


@SLOW
@given(st.data())
def test_a_workbook_with_any_byte_changed(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    holds_together(returns.read(Upload("a.xlsx", bytes(whole)), HELD))


@SLOW
@given(st.data())
def test_any_cells_in_a_framework(data: st.DataObject) -> None:
    name, fact = data.draw(st.sampled_from(list(sheets(Framework).items())))
    titles = [one.column.title for one in described(fact)]
    row = st.lists(CELLS, min_size=len(titles), max_size=len(titles))
    rows = data.draw(st.lists(row, max_size=3))
    parsed = frameworks.read(xlsx({name: [titles, *rows]}), Framework())
    holds_together(parsed)
    assert sum(count.read for count in parsed.counts) == len(getattr(parsed.value, name))


@SLOW
@given(st.data())
def test_any_cells_in_returns(data: st.DataObject) -> None:
    name, fact = data.draw(st.sampled_from(list(sheets(Returns).items())))
    titles = [one.column.title for one in described(fact)]
    row = st.lists(CELLS, min_size=len(titles), max_size=len(titles))
    parsed = returns.read(xlsx({name: [titles, *data.draw(st.lists(row, max_size=3))]}), HELD)
    holds_together(parsed)
    assert sum(count.read for count in parsed.counts) == len(getattr(parsed.value, name))


LAYOUT = """
title = "Any"
[[table]]
sheet = ".*"
headings = "Code"
place = { column = "Code", title = "Name" }
period = { column = "Year" }
[[table.measure]]
code = "P1"
value = "Share"
fraction = true
[[table.measure]]
code = "F1"
components = { a = "Upheld", b = "Heard" }
"""


@SLOW
@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=3))
def test_any_cells_in_a_wide_layout(rows: list[list[Any]]) -> None:
    top = ["Code", "Name", "Year", "Share", "Upheld", "Heard"]
    parsed = wide.read(xlsx({"S": [top, *rows]}), HELD, mapping.parse(LAYOUT))
    holds_together(parsed)
    assert sum(count.read for count in parsed.counts) == len(parsed.value.figures)


@SLOW
@given(st.text(max_size=200))
def test_any_mapping(text: str) -> None:
    with suppress(mapping.NotAMapping):
        mapping.parse(text)


def test_the_shipped_packs_hold_together() -> None:
    for name in packs.names():
        holds_together(packs.parsed(name))
