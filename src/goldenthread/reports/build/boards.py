"""What a body's report speaks of: the measures and items of the priorities in its remit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.measures import SetKind
from goldenthread.core.facts.organisation import Body
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import STEPS, Item, ItemKind
from goldenthread.core.lines.choosing import SORTS
from goldenthread.core.lines.whose import (
    OF_THE_WHOLE,
    Share,
    everything,
    is_of_the_whole,
    of_body,
    remit,
)
from goldenthread.reports.build.foremost import among
from goldenthread.reports.build.frame import Frame
from goldenthread.reports.build.kinds import Subject
from goldenthread.reports.words import plural

ALL = "In all"
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
    """A body with all that its report draws on; `whole` says that it answers for everything."""

    picture: Picture
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

    @property
    def every(self) -> Part:
        """All that the report draws on, as the row below the others."""
        return Part(title=ALL, measures=self.measures, milestones=self.milestones)


def bodies(picture: Picture) -> tuple[Subject, ...]:
    """Return the bodies that read of the whole: executive boards, then strategic partnerships."""
    found = (
        body for body in picture.framework.bodies if body.kind in OF_THE_WHOLE and not body.ended
    )
    ordered = sorted(found, key=lambda body: OF_THE_WHOLE.index(body.kind))
    return tuple(Subject(body.code, body.title) for body in ordered)


def reach(picture: Picture, code: str) -> Reach:
    """Return what the report of a body speaks of; raises NoSuchBody."""
    known = {body.code: body for body in picture.framework.bodies if not body.ended}
    body = known.get(code)
    if body is None or body.kind not in OF_THE_WHOLE or not picture.framework.council:
        raise NoSuchBody(f"There is no body “{code}” that reads of the whole, or no council.")
    share = of_body(everything(picture), code)
    return Reach(
        picture=picture,
        body=body,
        whole=is_of_the_whole(share, code),
        priorities=_priorities(share, code),
        measures=share.measures,
        milestones=tuple(line for line in share.items if line.item.kind in STEPS),
    )


def _priorities(share: Share, body: str) -> tuple[Item, ...]:
    """The priorities that a body's remit names, and those that its lines count under."""
    named = {row.item for row in remit(share.picture, body)}
    named |= {_priority(line) for line in share.measures}
    named |= {_priority(line) for line in share.items}
    items = share.index.items.values()
    return tuple(i for i in items if i.kind is ItemKind.PRIORITY and i.code in named)


def _priority(line: MeasureLine | ItemLine) -> str:
    return line.priority.code if line.priority else ""


def framed_for(found: Reach, kind: str, title: str) -> Frame:
    """Return the frame of a body's report of some kind."""
    return Frame(
        picture=found.picture,
        kind=kind,
        title=title,
        subject=Subject(found.body.code, found.body.title),
        audience=found.body.title,
        why=found.why,
        first=among(found.picture, found.measures, found.milestones),
    )


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
