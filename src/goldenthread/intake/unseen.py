"""What a person looking at a sheet would not see: merged and hidden cells, and formulas without a result."""

from collections.abc import Mapping

from goldenthread.core.facts.findings import Finding
from goldenthread.intake.cells import Mark, Merged, Row, Sheet, letters, warning
from goldenthread.intake.fields import Unreadable, is_blank

SHOWN_AS_PERCENT = (
    "Cells in this column are formatted as percentages and were read as they are shown: "
    "0.842, shown as 84.2%, is 84.2."
)
NO_RESULT = Unreadable(
    "A formula stands here, but its result was not saved with the workbook.",
    "Open the workbook in a spreadsheet program, let it calculate, save it, and import it again.",
)

FAILED = Unreadable(
    "A formula here has failed: the cell shows an error such as #REF!.",
    "Mend the formula, or type the value over it.",
)


def _merged(block: Merged) -> Unreadable:
    what = f"Cells {block} are merged, so only the first of them holds anything."
    return Unreadable(what, "Unmerge them and fill in each cell.")


def covered(sheet: Sheet, columns: set[int]) -> dict[tuple[int, int], Merged]:
    """The cells that are hidden under a merged block, in the columns that are read."""
    return {
        (row, column): block
        for block in sheet.beneath.merged
        for row in range(block.top, min(block.bottom, len(sheet.rows)) + 1)
        for column in columns
        if block.left <= column <= block.right and (row, column) != (block.top, block.left)
    }


def hidden(sheet: Sheet, top: int, columns: set[int]) -> tuple[Finding, ...]:
    """Warnings for what a person looking at the sheet would not see, but was read."""
    rows = [row for row in sheet.beneath.hidden_rows if top < row <= len(sheet.rows)]
    unseen = [letters(column) for column in sheet.beneath.hidden_columns if column in columns]
    cure = "Nothing, if they belong to the data; otherwise delete them or show them."
    found = []
    if sheet.hidden:
        found.append(warning("The sheet is hidden; it was read.", cure, sheet=sheet.name))
    if rows:
        what = f"{len(rows):,} hidden rows were read, the first of them row {rows[0]}."
        what = what if len(rows) > 1 else f"1 hidden row was read: row {rows[0]}."
        found.append(warning(what, cure, sheet=sheet.name, cell=f"A{rows[0]}"))
    if unseen:
        what = f"Hidden columns were read: {', '.join(unseen)}."
        found.append(warning(what, cure, sheet=sheet.name, cell=f"{unseen[0]}1"))
    return tuple(found)


def doubt(
    sheet: Sheet, under: Mapping[tuple[int, int], Merged], row: Row, column: int
) -> Unreadable | None:
    """Why a cell cannot be read whatever its value, if so; `under` are the cells that `covered` found."""
    mark = sheet.mark(row.number, column)
    if (row.number, column) in under:
        return _merged(under[row.number, column])
    if mark is Mark.ERROR:
        return FAILED
    return NO_RESULT if mark is Mark.NO_VALUE and is_blank(row.cell(column)) else None
