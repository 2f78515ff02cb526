"""A workbook of returns with the faults that real ones have; `spoilt.xls` and `spoilt.ods` are the same.

To make those again, write `book().data` to spoilt.xlsx, then, for `ods` too:
`soffice --headless --convert-to "xls:MS Excel 97" spoilt.xlsx` in this folder.
"""

from datetime import date
from typing import Any

from goldenthread.intake.workbook import Upload
from tests.intake.making import xlsx

TOP = ["Measure", "Period", "Value", "Commentary", "Missing because"]
ROWS: list[list[Any]] = [
    TOP,
    ["P1", "2026/27 Q1", 0.842, "shown as a percentage", None],
    ["P1", "2026/27 Q2", "84.2%", "a percentage typed as text", None],
    ["A1", "2026/27 Q1", date(2026, 9, 1), "a date where a number should be", None],
    ["A1", "2026/27 Q2", "#DIV/0!", "a formula that failed", None],
    ["A1", "2025/26 Q1", 12, "hidden", None],
    ["A1 ", "2025/26\u00a0Q2", " 13 ", "spaces that nobody sees", None],
    ["A1", "2025/26 Q3", "\u22124", "a true minus sign", None],
    ["A1", "2025/26 Q4", "n/a", "not available", None],
    ["A1", "31 September 2026", 5, "no such day", None],
    ["A1", "2025/26 Q1", 12, "twice", None],
    ["A1", "2024/25 Q3", "£1,250", "pounds for a count", None],
    ["P1", "2024/25 Q4", "\u2013", "a dash", None],
    ["A9", "2026/27 Q1", 1, "no such measure", None],
    ["P1", "2024/25 Q1", 0.5, "merged with the next", None],
]


def spoil(book: Any) -> None:
    """Do what people do: formats, hidden rows and columns, merged cells, hidden sheets."""
    sheet = book["Figures"]
    sheet["C2"].number_format = "0.0%"
    sheet["C15"].number_format = "0.00%"
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet.merge_cells("A15:A16")
    book["Progress"].sheet_state = "hidden"


def book() -> Upload:
    """The workbook, with all its faults."""
    progress = [["Item", "Period", "Progress"], ["M1", "2026/27 Q1", "complete"]]
    return xlsx({"Figures": ROWS, "Progress": progress}, spoil)
