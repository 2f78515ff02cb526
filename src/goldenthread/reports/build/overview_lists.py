"""Lists in reports of many services: by council priority, then every service's own, in full."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.plans import OBJECTIVES, STEPS
from goldenthread.core.lines.choosing import counts, natural
from goldenthread.core.lines.whose import Share
from goldenthread.core.thread.indexed import unit_title
from goldenthread.reports.build import cells
from goldenthread.reports.build.exceptional import late
from goldenthread.reports.build.performance import year_so_far
from goldenthread.reports.build.progress import milestones, objectives
from goldenthread.reports.build.services import NOBODY, service, service_title
from goldenthread.reports.item_words import of_items
from goldenthread.reports.model import Block, Cell, Column, Heading, Kind, Paragraph, Table
from goldenthread.reports.words import lowered, of_counts

LOOSE = "Not joined to a priority"
MEASURES = (*cells.JUDGED, Column("Direction"), Column("Service"))
ITEMS = (
    Column("Ref"),
    Column("Objective or milestone"),
    Column("Due"),
    Column("Progress", Kind.STATUS),
    Column("Service"),
)


def measures(
    share: Share, name: str, caption: str, lines: Sequence[MeasureLine]
) -> Iterator[Table]:
    """Yield a table of measures, each with the service it comes from; none if there are none."""
    if lines:
        rows = tuple(_measure(share, line) for line in by_code(lines))
        yield Table(name=name, caption=caption, columns=MEASURES, rows=rows)


def by_code(lines: Sequence[MeasureLine]) -> list[MeasureLine]:
    """Return measures in order of reference."""
    return sorted(lines, key=lambda line: natural(line.code))


def _measure(share: Share, line: MeasureLine) -> tuple[Cell, ...]:
    return (
        *cells.judged(line),
        line.direction.words if line.direction else "No comparison",
        service_title(share, line),
    )


def items(share: Share, name: str, caption: str, lines: Sequence[ItemLine]) -> Iterator[Table]:
    """Yield a table of objectives and milestones with their services; none if there are none."""
    if lines:
        rows = tuple(_item(share, line) for line in lines)
        yield Table(name=name, caption=caption, columns=ITEMS, rows=rows)


def _item(share: Share, line: ItemLine) -> tuple[Cell, ...]:
    return (
        line.code,
        line.item.title,
        cells.date(line.due),
        cells.progress(line),
        service_title(share, line),
    )


def said(share: Share) -> str:
    """Return how the measures and milestones of a share stand, in sentences."""
    told = of_counts(counts(share.measures), share.picture.period)
    return " ".join((*told, of_items(steps(share))))


def steps(share: Share) -> list[ItemLine]:
    """Return the milestones and tasks of a share."""
    return [line for line in share.items if line.item.kind in STEPS]


def aims(share: Share) -> list[ItemLine]:
    """Return the objectives of a share."""
    return [line for line in share.items if line.item.kind in OBJECTIVES]


def promised(share: Share) -> Share:
    """Return a share without what only groups (priorities, areas of focus), nor what nobody reports.

    An objective of a plan that is no service's, without a date, is the promise that services answer.
    """
    return replace(share, items=tuple(filter(_reported, share.items)))


def _reported(line: ItemLine) -> bool:
    kept = line.item.kind in (*OBJECTIVES, *STEPS)
    return kept and bool(line.unit or line.progress or line.due)


def by_priority(share: Share) -> Iterator[tuple[str, str, Share]]:
    """Yield each priority that the share serves: its code, its title and its lines."""

    def home(line: MeasureLine | ItemLine) -> str:
        return line.priority.code if line.priority else ""

    parts = divided(share, home)
    for code in (*(code for code in share.index.items if code in parts), ""):
        if code in parts:
            yield code, share.index.items[code].title if code else LOOSE, parts[code]


def by_service(share: Share) -> Iterator[tuple[str, str, Share]]:
    """Yield each service that a share's measures or items come from: its code, title and lines."""
    parts = divided(share, partial(service, share))
    titles = {code: unit_title(share.index, code) or NOBODY for code in parts}
    for code in sorted(parts, key=titles.__getitem__):
        yield code, titles[code], parts[code]


def divided(share: Share, home: Callable[[MeasureLine | ItemLine], str]) -> dict[str, Share]:
    """Return a share's measures and items parted by the code that each belongs to."""
    rated, promises = (
        defaultdict[str, list[MeasureLine]](list),
        defaultdict[str, list[ItemLine]](list),
    )
    for line in share.measures:
        rated[home(line)].append(line)
    for item in share.items:
        promises[home(item)].append(item)
    return {
        code: replace(share, measures=tuple(rated[code]), items=tuple(promises[code]), risks=())
        for code in {**rated, **promises}
    }


def aligned(share: Share, number: int) -> Iterator[Block]:
    """Yield the section by council priority: what is key, and what is out of line."""
    yield Heading(text="Progress by council priority", number=f"{number}.0")
    yield Paragraph(
        text="Under each priority stand its key objectives, milestones and measures, and whatever "
        "is off target or late. The appendices hold the rest."
    )
    for code, title, part in by_priority(share):
        yield Heading(text=title, level=2)
        yield Paragraph(text=said(part))
        key = [line for line in part.measures if line.measure.key_measure or line.exception]
        yield from measures(part, f"measures-{code}", f"Key measures and exceptions: {title}", key)
        first = [line for line in part.items if line.item.key_item]
        rest = [line for line in late(part) if line not in first]
        caption = f"Key objectives, milestones and exceptions: {title}"
        yield from items(part, f"items-{code}", caption, [*first, *rest])


def in_full(share: Share, code: str, title: str) -> Iterator[Block]:
    """Yield every measure, objective and milestone of one service."""
    if share.measures:
        table = year_so_far("Measures", by_code(share.measures), share.picture.period)
        yield replace(
            table, name=f"all-measures-{code}", caption=f"{title}: {lowered(table.caption)}"
        )
    for word, made in (("Objectives", objectives), ("Milestones", milestones)):
        lines = aims(share) if made is objectives else steps(share)
        for table in made(word, sorted(lines, key=lambda line: natural(line.code))):
            yield replace(table, name=f"{word.lower()}-{code}", caption=f"{title}: {word.lower()}")
