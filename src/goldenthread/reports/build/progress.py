"""The section on objectives and milestones, key ones first."""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.lines import ItemLine
from goldenthread.reports.build import cells
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.item_words import of_item, of_items
from goldenthread.reports.model import Block, Cell, Column, Heading, Kind, Note, Paragraph, Table

PROGRESS = Column("Progress", Kind.STATUS)


def progress(scope: Scope, section: int) -> Iterator[Block]:
    """Return the section: a sentence, then key objectives and milestones, then the others."""
    yield Heading(text="Progress on objectives and milestones", number=f"{section}.0")
    if not (scope.objectives or scope.milestones):
        yield Note(f"The plan holds no objective and no milestone. {scope.owes} owes them.")
        return
    said = (of_items(scope.objectives, "objective"), of_items(scope.milestones))
    yield Paragraph(text=" ".join(said), number=f"{section}.1")
    for key, word in ((True, "Key"), (False, "Other")):
        yield from objectives(f"{word} objectives", _those(scope.objectives, key))
        yield from milestones(f"{word} milestones", _those(scope.milestones, key))


def _those(lines: Sequence[ItemLine], key: bool) -> list[ItemLine]:
    return [line for line in lines if line.item.key_item is key]


def objectives(title: str, lines: Sequence[ItemLine]) -> Iterator[Table]:
    """Yield a table of objectives; none if there are none."""
    columns = (Column("Ref"), Column("Objective"), PROGRESS, Column("Commentary"))
    rows = [(line.code, line.item.title, cells.progress(line), _comment(line)) for line in lines]
    yield from _listed(title, columns, rows)


def milestones(title: str, lines: Sequence[ItemLine]) -> Iterator[Table]:
    """Yield a table of milestones with their dates; none if there are none."""
    columns = (Column("Ref"), Column("Milestone"), Column("Due"), PROGRESS, Column("Commentary"))
    rows = [
        (line.code, line.item.title, cells.date(line.due), cells.progress(line), _comment(line))
        for line in lines
    ]
    yield from _listed(title, columns, rows)


def _listed(
    title: str, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> Iterator[Table]:
    if rows:
        name = title.replace(" ", "-").lower()
        yield Table(name=name, caption=title, columns=columns, rows=tuple(rows))


def _comment(line: ItemLine) -> str:
    """The commentary, after what the progress and the due date beside it do not tell already."""
    told = line.due is not None and (line.overdue or line.slips or line.expected)
    sentences = of_item(line) if told else ()
    return " ".join((*sentences, line.commentary)).strip() or cells.NONE
