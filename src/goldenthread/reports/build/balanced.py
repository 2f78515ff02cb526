"""The balanced scorecard: one page to read for each board of the whole, and the pages behind it.

Its perspectives are the council's own: the sets of the kind "perspective" where the council keeps
any (customers, finance, process and people, say), else its priorities.
"""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.choosing import counts
from goldenthread.reports.build import cells
from goldenthread.reports.build.attention import WORST
from goldenthread.reports.build.boards import (
    Part,
    Reach,
    bodies,
    by_priority,
    framed_for,
    late,
    of_late,
    perspectives,
    reach,
)
from goldenthread.reports.build.counted import (
    milestones_table,
    ratings_table,
    unrated_table,
)
from goldenthread.reports.build.frame import framed
from goldenthread.reports.build.kinds import Every
from goldenthread.reports.build.kinds import Kind as ReportKind
from goldenthread.reports.build.symbols import explanation
from goldenthread.reports.item_words import of_item, of_items
from goldenthread.reports.measure_words import of_edges, of_measure
from goldenthread.reports.model import Block, Cell, Column, Heading, Kind, Note, Paragraph, Report
from goldenthread.reports.model import Table as Rows
from goldenthread.reports.words import of_counts

CODE = "balanced"
TITLE = "Balanced scorecard"
PAGE = 12
"""Measures named on the one page: as many as stand on it in the example council with room to spare."""
THING = "Perspective"
MEASURES = (*cells.JUDGED, Column("Direction"))


def build(picture: Picture, body: str) -> Report:
    """Return the scorecard of a body; raises `boards.NoSuchBody`."""
    found = reach(picture, body)
    frame = framed_for(found, CODE, TITLE)
    parts = perspectives(found)
    told, behind = _page(found, parts), _pages_behind(found, parts)
    return framed(frame, _answer(found), told, explanation(found.picture, found.measures), behind)


def _answer(found: Reach) -> tuple[str, ...]:
    return (
        *of_counts(counts(found.measures), found.picture.period),
        of_items(found.milestones),
        of_late(found.milestones),
    )


def _pages_behind(found: Reach, parts: Sequence[Part]) -> Iterator[Block]:
    for number, part in enumerate(parts, 1):
        yield from _behind(part, number)
    yield Heading(text="What is not rated, and milestones", number=f"{len(parts) + 1}.0")
    yield from unrated_table(THING, parts, found.every)
    yield from milestones_table("Priority", by_priority(found), found.every)


def _page(found: Reach, parts: Sequence[Part]) -> Iterator[Block]:
    yield Heading(text="The scorecard on one page")
    yield Paragraph(text=_answer(found)[0])
    if found.measures:
        yield ratings_table(THING, parts, found.every)
        yield _named(parts)


def _named(parts: Sequence[Part]) -> Rows:
    each = max(PAGE // len(parts), 1)
    rows = tuple(
        _briefly(line, part.title) for part in parts for line in _first(part.measures)[:each]
    )
    return Rows(
        name="headlines",
        caption="Headline measures of each perspective, worst first",
        columns=(Column("Measure"), Column(THING), *MEASURES[2:]),
        rows=rows,
        notes=("Key measures stand before others. The pages behind tell of every measure.",),
    )


def _briefly(line: MeasureLine, perspective: str) -> tuple[Cell, ...]:
    """A measure in two lines at most: by how much it moved stands on the pages behind."""
    _, _, figure, target, rating, _ = _row(line)
    moved = line.direction.goodness.capitalize() if line.direction else "Not known"
    return f"{line.measure.title} ({line.code})", perspective, figure, target, rating, moved


def _first(lines: Sequence[MeasureLine]) -> list[MeasureLine]:
    return sorted(lines, key=lambda line: not line.measure.key_measure)


def _row(line: MeasureLine) -> tuple[Cell, ...]:
    moved = line.direction.words if line.direction else "No comparison"
    return *cells.judged(line), moved


def _behind(part: Part, number: int) -> Iterator[Block]:
    yield Heading(text=part.title, number=f"{number}.0")
    if not part.measures:
        yield Note("No measure serves it. Link one to it, or to something that it holds.")
    else:
        caption = f"Every measure: {part.title}, worst first"
        rows = tuple(map(_row, part.measures))
        yield Rows(name=f"measures-{number}", caption=caption, columns=MEASURES, rows=rows)
    yield from _off(part, number)
    yield from late_table(part, number)


def _off(part: Part, number: int) -> Iterator[Block]:
    rows = tuple(
        (line.code, " ".join(of_measure(line)), of_edges(line), line.commentary or "Nothing yet.")
        for line in part.measures
        if line.rating in WORST
    )
    if rows:
        titles = ("Ref", "What happened", "The rule in numbers", "What the owner says")
        columns = tuple(map(Column, titles))
        caption = f"Off target: {part.title}"
        yield Rows(name=f"off-{number}", caption=caption, columns=columns, rows=rows)


def late_table(part: Part, number: int) -> Iterator[Block]:
    """Yield the milestones of a part that are late; nothing if none is."""
    rows = tuple(
        (line.code, line.item.title, " ".join(of_item(line)), cells.progress(line))
        for line in late(part.milestones)
    )
    if rows:
        titles = (Column("Ref"), Column("Milestone"), Column("How it is going"))
        columns = (*titles, Column("Progress", Kind.STATUS))
        caption = f"Milestones late: {part.title}"
        yield Rows(name=f"late-{number}", caption=caption, columns=columns, rows=rows)


KIND = ReportKind(code=CODE, title=TITLE, every=Every.QUARTER, subjects=bodies, build=build)
