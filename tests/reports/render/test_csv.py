"""Plain rows: one meaning a column, numbers as numbers, and no text that a spreadsheet would run."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

from goldenthread.reports.look import Look
from goldenthread.reports.render.csv import HEADER, of_table, render
from tests.reports.papers import everything, number, table


def _rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert render(everything(), Look()).startswith(b"\xef\xbb\xbf")


def test_every_line_has_the_same_columns_and_says_whose_and_when() -> None:
    head, *rows = _rows(render(everything(), Look()))
    assert tuple(head) == HEADER
    assert {len(row) for row in rows} == {len(HEADER)}
    start = ("Seaborough Borough Council", "2026/27 Q2", "2026-10-14T08:12:00+00:00")
    assert {tuple(row[:3]) for row in rows} == {start}


def test_a_number_is_plain_and_beside_it_stands_what_is_shown() -> None:
    rows = _rows(render(everything(), Look()))
    assert ["-1234.5", "−1,234.5%\u00a0[p]"] in [row[7:] for row in rows]


def test_text_that_would_run_as_a_formula_is_made_safe_and_a_number_is_not() -> None:
    cells = ("=1+1", "@x", number("-2.5"), "-rm")
    one = replace(table(), rows=(cells,))
    assert _rows(of_table(one))[1] == ["'=1+1", "'@x", "-2.5", "'-rm"]
    assert Decimal(_rows(of_table(one))[1][2]) == Decimal("-2.5")


def test_a_table_alone_keeps_its_own_columns() -> None:
    head, *rows = _rows(of_table(table()))
    assert head == ["Ref", "Measure", "Figure", "Rating"]
    assert len(rows) == 3
