"""The half-yearly performance summary for each board of the whole: each priority, now and a year ago."""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.choosing import counts
from goldenthread.core.periods import same_last_year
from goldenthread.reports.build.balanced import late_table
from goldenthread.reports.build.boards import (
    Part,
    Reach,
    bodies,
    by_priority,
    framed_for,
    of_late,
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
from goldenthread.reports.build.summary_tables import exceptions, movers, of_change, year_on_year
from goldenthread.reports.build.symbols import explanation
from goldenthread.reports.item_words import of_items
from goldenthread.reports.model import Block, Heading, Note, Paragraph, Report
from goldenthread.reports.words import of_counts

CODE = "summary"
TITLE = "Performance summary"
THING = "Priority"


def build(picture: Picture, body: str) -> Report:
    """Return the summary for a body; raises `boards.NoSuchBody`."""
    found = reach(picture, body)
    frame = framed_for(found, CODE, TITLE)
    return framed(
        frame,
        _answer(found, found.every),
        _blocks(found),
        explanation(found.picture, found.measures),
    )


def _answer(found: Reach, part: Part) -> tuple[str, ...]:
    return (
        *of_counts(counts(part.measures), found.picture.period),
        of_change(part.measures),
        of_items(part.milestones),
        of_late(part.milestones),
    )


def _blocks(found: Reach) -> Iterator[Block]:
    parts, every = by_priority(found), found.every
    yield Heading(text="How each priority stands", number="1.0")
    if not found.measures:
        yield Note("No measure serves a priority, so there is nothing to sum up.")
    else:
        yield ratings_table(THING, parts, every)
        yield from year_on_year("all", "In all", found.measures, _then(found))
    yield from milestones_table(THING, parts, every)
    for number, part in enumerate(parts, 2):
        yield from _priority(found, part, number)
    yield from _unrated(parts, every, len(parts) + 2)


def _then(found: Reach) -> str:
    return same_last_year(found.picture.period).label


def _priority(found: Reach, part: Part, number: int) -> Iterator[Block]:
    yield Heading(text=part.title, number=f"{number}.0")
    yield Paragraph(text=" ".join(filter(None, _answer(found, part))), number=f"{number}.1")
    yield from year_on_year(f"{number}", part.title, part.measures, _then(found))
    yield from movers(f"{number}", part)
    yield from exceptions(f"{number}", part)
    yield from late_table(part, number)


def _unrated(parts: Sequence[Part], every: Part, number: int) -> Iterator[Block]:
    found = tuple(unrated_table(THING, parts, every))
    if found:
        yield Heading(text="What is not rated, and why", number=f"{number}.0")
        yield from found


KIND = ReportKind(code=CODE, title=TITLE, every=Every.HALF, subjects=bodies, build=build)
