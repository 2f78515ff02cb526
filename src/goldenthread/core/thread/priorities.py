"""Counts per priority: how much has been promised and is measured under each, once each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.plans import Item, ItemKind
from goldenthread.core.thread.weave import Woven, primary, woven

COUNTED = frozenset({ItemKind.KEY_OBJECTIVE, ItemKind.OBJECTIVE, ItemKind.MILESTONE})
"""What counts as an objective or milestone. Areas of focus only group; tasks are a team's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityCount:
    """How many objectives and milestones, and measures, hang from a priority by primary links.

    `inward` of them are about how the council runs itself. A blank code is the row of those that
    reach no priority.
    """

    code: str
    title: str
    objectives: int
    measures: int
    inward: int

    @property
    def total(self) -> int:
        """Objectives and milestones with measures."""
        return self.objectives + self.measures


def counts(framework: Framework) -> tuple[PriorityCount, ...]:
    """One row a priority, in the framework's order, and last those that reach none, if any do.

    Everything counts once, under the nearest priority above it by primary links. It is
    inward-looking if it, or anything from it up to that priority, is.
    """
    weave = woven(framework)
    homes = _homes(weave)
    objectives, measures, inward = Counter[str](), Counter[str](), Counter[str]()
    for code, is_measure in _counted(weave):
        priority, inwards = homes.get(code, ("", _inward(weave, code)))
        (measures if is_measure else objectives)[priority] += 1
        inward[priority] += inwards
    rows = [(item.code, item.title) for item in weave.items.values() if _is_priority(item)]
    if objectives[""] or measures[""]:
        rows.append(("", "No priority"))
    return tuple(
        PriorityCount(
            code=code,
            title=title,
            objectives=objectives[code],
            measures=measures[code],
            inward=inward[code],
        )
        for code, title in rows
    )


def in_all(rows: Iterable[PriorityCount], title: str = "Total") -> PriorityCount:
    """The row that stands below the others: everything counted, once."""
    each = tuple(rows)
    return PriorityCount(
        code="",
        title=title,
        objectives=sum(row.objectives for row in each),
        measures=sum(row.measures for row in each),
        inward=sum(row.inward for row in each),
    )


def _counted(weave: Woven) -> Iterator[tuple[str, bool]]:
    """Each code that counts, and whether it is a measure."""
    yield from ((item.code, False) for item in weave.items.values() if item.kind in COUNTED)
    yield from ((code, True) for code in weave.measures)


def _homes(weave: Woven) -> dict[str, tuple[str, bool]]:
    """The priority that each thing below one counts under, and whether it is inward-looking.

    Walked downwards, so that each is met once and a cycle, which no priority stands above, never.
    """
    below: dict[str, list[str]] = defaultdict(list)
    for code in weave.up:
        above = primary(weave, code)
        if above is not None and not _is_priority(weave.items.get(code)):
            below[above].append(code)
    homes: dict[str, tuple[str, bool]] = {}
    for item in filter(_is_priority, weave.items.values()):
        waiting = [(item.code, item.inward)]
        while waiting:
            here, inwards = waiting.pop()
            found = [(code, inwards or _inward(weave, code)) for code in below[here]]
            homes.update({code: (item.code, each) for code, each in found})
            waiting.extend(found)
    return homes


def _is_priority(item: Item | None) -> bool:
    return item is not None and item.kind is ItemKind.PRIORITY


def _inward(weave: Woven, code: str) -> bool:
    item = weave.items.get(code)
    return item is not None and item.inward
