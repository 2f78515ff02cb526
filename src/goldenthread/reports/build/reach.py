"""What a body's report speaks of: the measures and items of the priorities in its remit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.measures import SetKind
from goldenthread.core.facts.organisation import Body, BodyKind, Council
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Item, ItemKind
from goldenthread.core.lines.choosing import SORTS
from goldenthread.core.lines.items import item_lines
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.thread.indexed import indexed
from goldenthread.reports.build.kinds import Subject
from goldenthread.reports.build.scope import STEPS
from goldenthread.reports.words import plural

BOARDS = (BodyKind.EXECUTIVE, BodyKind.PARTNERSHIP)
"""Bodies that read of the whole council or the whole partnership, in the same form."""
LOOSE = "No priority"
OUTSIDE = "No perspective"


class NoSuchBody(ValueError):
    """The picture holds no body of that code that reads of the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One priority or perspective: its measures, worst first, and its milestones."""

    title: str
    measures: tuple[MeasureLine, ...]
    milestones: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A body with all that its report draws on. `whole` says that its remit is every priority."""

    picture: Picture
    council: Council
    body: Body
    whole: bool
    priorities: tuple[Item, ...]
    measures: tuple[MeasureLine, ...]
    milestones: tuple[ItemLine, ...]

    @property
    def why(self) -> str:
        """Why this body gets the report, in a sentence."""
        every = "every priority" if self.whole else "each priority in its remit"
        return f"{self.body.title} reads of {every}."


def bodies(picture: Picture) -> tuple[Subject, ...]:
    """Return the bodies that read of the whole: executive boards, then strategic partnerships."""
    found = (body for body in picture.framework.bodies if body.kind in BOARDS and not body.ended)
    ordered = sorted(found, key=lambda body: BOARDS.index(body.kind))
    return tuple(Subject(body.code, body.title) for body in ordered)


def reach(picture: Picture, code: str) -> Reach:
    """Return what the report of a body speaks of; raises NoSuchBody."""
    known = {body.code: body for body in picture.framework.bodies if not body.ended}
    body = known.get(code)
    if body is None or body.kind not in BOARDS or not picture.framework.council:
        raise NoSuchBody(f"There is no body “{code}” that reads of the whole, or no council.")
    every = _priorities(picture)
    named = {row.item for row in picture.framework.remits if row.body == code and not row.ended}
    chosen = tuple(item for item in every if item.code in named) or every
    whole = chosen == every
    within = {item.code for item in chosen} | ({""} if whole else set())
    steps = (line for line in item_lines(picture) if line.item.kind in STEPS)
    return Reach(
        picture=picture,
        council=picture.framework.council[0],
        body=body,
        whole=whole,
        priorities=chosen,
        measures=tuple(line for line in measure_lines(picture) if _priority(line) in within),
        milestones=tuple(line for line in steps if _priority(line) in within),
    )


def _priorities(picture: Picture) -> tuple[Item, ...]:
    items = indexed(picture.framework).items.values()
    return tuple(item for item in items if item.kind is ItemKind.PRIORITY)


def _priority(line: MeasureLine | ItemLine) -> str:
    return line.priority.code if line.priority else ""


def by_priority(found: Reach) -> tuple[Part, ...]:
    """Return a part for each priority, and last what serves none, if anything does."""
    titles = [(item.code, item.title) for item in found.priorities]
    parts = (
        _part(
            title,
            (line for line in found.measures if _priority(line) == code),
            (line for line in found.milestones if _priority(line) == code),
        )
        for code, title in [*titles, ("", LOOSE)]
    )
    return tuple(p for p in parts if p.title != LOOSE or p.measures or p.milestones)


def perspectives(found: Reach) -> tuple[Part, ...]:
    """Return a part for each set of the kind "perspective"; the priorities where there is none.

    A measure stands in every perspective that counts it. Milestones belong to priorities alone.
    """
    sets = [row for row in found.picture.framework.sets if row.kind is SetKind.PERSPECTIVE]
    if not sets:
        return tuple(p for p in by_priority(found) if p.title != LOOSE or p.measures)
    codes = {row.code for row in sets}
    parts = [
        _part(row.title, (line for line in found.measures if row.code in line.sets)) for row in sets
    ]
    outside = [line for line in found.measures if not codes.intersection(line.sets)]
    return *parts, *([_part(OUTSIDE, outside)] if outside else [])


def _part(title: str, measures: Iterable[MeasureLine], milestones: Iterable[ItemLine] = ()) -> Part:
    return Part(
        title=title,
        measures=tuple(sorted(measures, key=SORTS["rating"])),
        milestones=tuple(milestones),
    )


def of_late(lines: Sequence[ItemLine]) -> str:
    """Return how many milestones are late, in a sentence; nothing if none is."""
    number = len(late(lines))
    are = "is" if number == 1 else "are"
    return f"{plural(number, 'milestone')} {are} past the due date and not done." if number else ""


def late(lines: Sequence[ItemLine]) -> tuple[ItemLine, ...]:
    """Return the milestones that are past their date and not done."""
    return tuple(line for line in lines if line.overdue)
