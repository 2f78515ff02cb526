"""Pages written as an accessible .xlsx workbook: headings in the first row, frozen and named, no merged cells."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from goldenthread.intake.cells import letters
from goldenthread.intake.page import WIDEST, Page

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same pages give the same bytes, so no clock is read
FIRST_DAY = date(1900, 3, 1)
"""Earlier days are written as words: spreadsheets disagree about them."""
ROOM = 2_000
"""Rows below the last for which choices are offered."""


def written(pages: Iterable[Page], title: str) -> bytes:
    """The workbook's bytes; the same pages give the same bytes."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "created": MADE})
        looks = _Looks(book)
        for page in pages:
            _page(book.add_worksheet(page.name), page, looks)
    return stream.getvalue()


class _Looks:
    """The few formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.heading = self._made(book, bold=True, text_wrap=True, valign="top", bottom=2)
        self.note = self._made(
            book, italic=True, text_wrap=True, valign="top", font_color="#505A5F"
        )
        self.words = self._made(book, num_format="@", text_wrap=True, valign="top")
        self.plain = self._made(book, text_wrap=True, valign="top")
        self.day = self._made(book, num_format="d mmm yyyy", valign="top", align="left")

    @staticmethod
    def _made(book: Any, **settings: Any) -> Any:
        return book.add_format(settings)


def _page(sheet: Any, page: Page, looks: _Looks) -> None:
    for column, heading in enumerate(page.headings):
        look = looks.words if column in page.words else looks.plain
        sheet.set_column(column, column, _width(page, column), look)
        sheet.write_string(0, column, heading, looks.heading)
    for number, row in enumerate(page.rows, 1):
        for column, value in enumerate(row):
            look = looks.note if number <= page.notes else _look(looks, page, column)
            _write(sheet, (number, column), value, looks.day if isinstance(value, date) else look)
    sheet.freeze_panes(1, 1 if len(page.headings) > 2 else 0)
    last = len(page.rows) + ROOM
    sheet.ignore_errors({"number_stored_as_text": f"A1:{letters(len(page.headings))}{last}"})
    _offer(sheet, page, last)


def _look(looks: _Looks, page: Page, column: int) -> Any:
    return looks.words if column in page.words else looks.plain


def _width(page: Page, column: int) -> int:
    cells = (str(row[column]) for row in page.rows[:200] if column < len(row))
    longest = max((len(text) for text in (page.headings[column], *cells)), default=8)
    return max(8, min(longest + 2, WIDEST))


def _write(sheet: Any, where: tuple[int, int], value: Any, look: Any) -> None:
    if value is None or value == "":
        return
    match value:
        case date() if value >= FIRST_DAY:
            sheet.write_datetime(*where, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001 - a day
        case date():
            sheet.write_string(*where, value.isoformat(), look)
        case Decimal() | int() if is_exact(Decimal(value)):
            sheet.write_number(*where, float(value), look)
        case _:
            sheet.write_string(
                *where, f"{value:f}" if isinstance(value, Decimal) else str(value), look
            )


def is_exact(value: Decimal) -> bool:
    """Whether a spreadsheet's own number would read back as the same decimal; otherwise it goes in as text."""
    return Decimal(repr(float(value))) == value


def _offer(sheet: Any, page: Page, last: int) -> None:
    """Drop-downs: a word that is not among fixed choices is refused, an unknown code only asked about."""
    for column, source in page.choices.items():
        strict = column in page.strict
        sheet.data_validation(
            1 + page.notes,
            column,
            last,
            column,
            {
                "validate": "list",
                "source": source,
                "error_type": "stop" if strict else "information",
                "error_title": "Not in the list",
                "error_message": "Choose from the list."
                if strict
                else "This code is not in the list yet.",
            },
        )
