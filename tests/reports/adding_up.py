"""Numbers in a report's sentences: each must stand in one of its tables, or in its facts."""

import re

from goldenthread.reports.model import Note, Paragraph, Report, Table, shown, tables

NUMBER = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?")


def table(report: Report, name: str) -> Table:
    """One table of a report."""
    return next(each for each in tables(report) if each.name == name)


def rows(report: Report, name: str) -> list[list[str]]:
    """The rows of one table, in words."""
    return [[shown(cell) for cell in row] for row in table(report, name).rows]


def sentences(report: Report) -> list[str]:
    """Every sentence that the front, a paragraph or a note says; the explanation of symbols apart."""
    parts = report.blocks + report.behind
    said = [part.text for part in parts if isinstance(part, Paragraph | Note)]
    return [*report.front, *said]


def strays(report: Report) -> list[str]:
    """Every number in a sentence that no table and no fact of the report holds."""
    cells = [shown(cell) for each in tables(report) for row in each.rows for cell in row]
    known = set(NUMBER.findall(" ".join((*cells, *(text for _, text in report.facts)))))
    told = [number for text in sentences(report) for number in NUMBER.findall(text)]
    return [number for number in told if number.rstrip(",") not in {k.rstrip(",") for k in known}]
