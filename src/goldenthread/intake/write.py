"""What is held, written as files that import back to the same state."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from goldenthread.core.facts.columns import Fact, described
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import Returns
from goldenthread.intake import book
from goldenthread.intake.fields import written
from goldenthread.intake.framework import sheets
from goldenthread.intake.page import is_words, page_of
from goldenthread.intake.table import DANGEROUS

Whole = Framework | Returns


def workbook(whole: Whole) -> bytes:
    """Every row of a framework, or of returns, as an .xlsx workbook; sheets that hold nothing are left out."""
    title = type(whole).__name__
    return book.written((page_of(fact, rows) for fact, rows in _filled(whole)), title)


def tables(whole: Whole) -> Mapping[str, bytes]:
    """The same as CSV files by name, in UTF-8 with the mark by which Excel knows it."""
    return {f"{_stem(fact)}.csv": table(fact, rows) for fact, rows in _filled(whole)}


def table(fact: type[Fact], rows: tuple[Fact, ...]) -> bytes:
    """Facts of one kind as a CSV file."""
    shown = described(fact)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([one.column.title for one in shown])
    for row in rows:
        writer.writerow([_cell(getattr(row, one.name), words=is_words(one)) for one in shown])
    return stream.getvalue().encode("utf-8-sig")


def _filled(whole: Whole) -> list[tuple[type[Fact], tuple[Fact, ...]]]:
    pairs = [(fact, getattr(whole, name)) for name, fact in sheets(type(whole)).items()]
    return [(fact, rows) for fact, rows in pairs if rows] or pairs[:1]


def _stem(fact: type[Fact]) -> str:
    return fact.SHEET.lower().replace(" ", "-")


def _cell(value: Any, *, words: bool) -> str:
    """Words that a spreadsheet would run as a formula are kept as words by an apostrophe."""
    text = written(value)
    return f"'{text}" if words and text.startswith(DANGEROUS) else text
