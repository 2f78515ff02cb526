"""Counts per priority: how much has been promised and is measured under each, once each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.plans import ItemKind
from goldenthread.core.thread.indexed import Indexed, indexed
from goldenthread.core.thread.weave import priority_of, way

COUNTED = frozenset({ItemKind.KEY_OBJECTIVE, ItemKind.OBJECTIVE, ItemKind.MILESTONE})
"""What counts as an objective or milestone. Areas of focus only group; tasks are a team's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityCount:
    """How many objectives and milestones, and measures, count under a priority.

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

    Everything counts once, under the priority that `weave.priority_of` gives. It is inward-looking
    if it, or anything on its way up to that priority, is.
    """
    index = indexed(framework)
    objectives, measures, inward = Counter[str](), Counter[str](), Counter[str]()
    for code, is_measure in _counted(index):
        priority, inwards = _home(index, code)
        (measures if is_measure else objectives)[priority] += 1
        inward[priority] += inwards
    tops = (item for item in index.items.values() if item.kind is ItemKind.PRIORITY)
    rows = [(item.code, item.title) for item in tops]
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


def _counted(index: Indexed) -> Iterator[tuple[str, bool]]:
    """Each code that counts, and whether it is a measure."""
    yield from ((item.code, False) for item in index.items.values() if item.kind in COUNTED)
    yield from ((code, True) for code in index.measures)


def _home(index: Indexed, code: str) -> tuple[str, bool]:
    """The priority that something counts under, blank for none; and whether it is inward-looking."""
    priority, above = priority_of(index, code), way(index, code)
    end = above.index(priority.code) + 1 if priority else 0
    way_up = (index.items.get(each) for each in (code, *above[:end]))
    return priority.code if priority else "", any(item.inward for item in way_up if item)
