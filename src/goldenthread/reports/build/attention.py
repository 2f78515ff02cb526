"""What needs attention: the exceptions, before everything else."""

from collections.abc import Iterator

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.returns import Progress
from goldenthread.core.facts.scores import Unrated
from goldenthread.reports.build import cells
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.item_words import of_item
from goldenthread.reports.measure_words import of_measure
from goldenthread.reports.model import Block, Card, Heading, Note, Paragraph
from goldenthread.reports.words import plural

WORST = (RatingWord.RED, RatingWord.RED_AMBER)


def attention(scope: Scope) -> Iterator[Block]:
    """Return the section: measures off target, late milestones, then what is far over."""
    under, over = off_target(scope), _over(scope)
    late = [line for line in scope.milestones if _late(line)]
    yield Heading(text="What needs attention")
    if not (under or over or late):
        yield Paragraph(text="No measure is off target and no milestone is late or in doubt.")
    yield from _measures("Measures off target", under)
    yield from _milestones(late)
    yield from _measures("Measures better than target", over)
    yield from _unreturned(scope)


def off_target(scope: Scope) -> list[MeasureLine]:
    """Return the measures whose rating is the worst there is, in the order they are reported."""
    return [line for line in scope.measures if line.rating in WORST]


def _over(scope: Scope) -> list[MeasureLine]:
    return [line for line in scope.measures if line.exception and line.exception.over]


def _late(line: ItemLine) -> bool:
    said = line.progress.progress if line.progress else None
    return bool(line.overdue) or said is Progress.NOT_MET


def _measures(title: str, lines: list[MeasureLine]) -> Iterator[Block]:
    if lines:
        yield Heading(text=f"{title} ({len(lines)})", level=2)
    for line in lines:
        yield Card(
            status=cells.rating(line),
            reference=line.code,
            title=line.measure.title,
            sentences=of_measure(line),
            said=tuple(_said(line)),
        )


def _said(line: MeasureLine | ItemLine) -> Iterator[tuple[str, str]]:
    if isinstance(line, MeasureLine) and line.override:
        yield "Set by hand because", line.override.fact.reason
    yield "What the owner says", line.commentary or "Nothing yet."
    if line.owner:
        vacant = " (vacant)" if line.owner.vacant else ""
        yield "Responsible officer", line.owner.title + vacant


def _milestones(lines: list[ItemLine]) -> Iterator[Block]:
    if lines:
        yield Heading(text=f"Milestones late or not to be met ({len(lines)})", level=2)
    for line in lines:
        yield Card(
            status=cells.progress(line),
            reference=line.code,
            title=line.item.title,
            sentences=of_item(line),
            said=tuple(_said(line)),
        )


def _unreturned(scope: Scope) -> Iterator[Block]:
    owed = [line for line in scope.measures if line.unrated is Unrated.NOT_RETURNED]
    if owed:
        whom = sorted({line.owner.title if line.owner else "a post not named" for line in owed})
        codes = ", ".join(line.code for line in owed)
        have = "has" if len(owed) == 1 else "have"
        yield Heading(text="Figures not returned", level=2)
        yield Note(
            f"{plural(len(owed), 'figure')} {have} not been returned: {codes}. "
            f"Owed by: {'; '.join(whom)}."
        )
