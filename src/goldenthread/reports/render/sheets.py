"""Which sheets a report's workbook has, and what stands on each, before any of it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.reports.model import Cell, Chart, Column, Report, Table, tables
from goldenthread.reports.render.text import lines

ONE = "This worksheet has one table."


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the lines above its table, the table, and whether its first column links."""

    name: str
    above: tuple[str, ...]
    table: Table
    links: bool = False


def sheets(report: Report) -> tuple[Sheet, ...]:
    """Every sheet but the cover, in order: contents, text, notes if any, then a table to each."""
    notes = _notes(report)
    parts = [part for part in report.body if isinstance(part, Table | Chart)]
    exhibits = [_exhibit(number, part, notes) for number, part in enumerate(parts, 1)]
    rest = [_text(report), *_notes_sheet(notes), *exhibits]
    return _contents(rest), *rest


def _notes(report: Report) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for table in tables(report) for note in table.notes))


def _contents(rest: Sequence[Sheet]) -> Sheet:
    rows = [(sheet.name, sheet.table.caption) for sheet in rest]
    table = _made("Contents", "Contents", ("Worksheet", "What it holds"), rows)
    return Sheet("Contents", (f"{ONE} Each name is a link.",), table, links=True)


def _text(report: Report) -> Sheet:
    rows = [(str(at), *line) for at, line in enumerate(lines(report), 1)]
    table = _made("Text", "What the report says", ("Line", "Section", "Text"), rows)
    return Sheet("Text", (ONE,), table)


def _notes_sheet(notes: Sequence[str]) -> list[Sheet]:
    rows = [(f"[note {number}]", text) for number, text in enumerate(notes, 1)]
    table = _made("Notes", "Notes", ("Note", "Text"), rows) if rows else None
    return [Sheet("Notes", (ONE,), table)] if table else []


def _exhibit(number: int, part: Table | Chart, notes: Sequence[str]) -> Sheet:
    chart = part if isinstance(part, Chart) else None
    table = part.table if isinstance(part, Chart) else part
    marks = "".join(f" [note {notes.index(note) + 1}]" for note in table.notes)
    above = (chart.title, chart.subtitle, chart.sentence) if chart else ()
    caption = f"Table {number}: {table.caption}{marks}"
    kept = replace(table, name=f"Table_{number}", caption=caption, notes=())
    return Sheet(f"Table {number}", (*above, ONE), kept)


def _made(
    name: str, caption: str, titles: Sequence[str], rows: Sequence[tuple[Cell, ...]]
) -> Table:
    columns = tuple(Column(title) for title in titles)
    return Table(name=name, caption=caption, columns=columns, rows=tuple(rows))
