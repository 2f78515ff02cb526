"""The golden thread as an outline: each item with all that hangs from it, counted and summed up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldenthread.core.facts.lines import Counts, ItemLine, MeasureLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import ItemKind
from goldenthread.core.lines.choosing import Key, by_reference, counts, natural, worst
from goldenthread.core.thread.indexed import Indexed, indexed

ORDER = tuple(ItemKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One item with what hangs from it. `counts` and `worst` are of every measure beneath, once."""

    line: ItemLine
    items: "tuple[Strand, ...]"
    measures: tuple[MeasureLine, ...]
    counts: Counts
    worst: RatingWord

    @property
    def ends(self) -> int:
        """How many of what hangs right beneath it have nothing beneath them: work, and measures."""
        return len(self.measures) + sum(not (each.items or each.measures) for each in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The whole thread: the priorities with what hangs from them, and what hangs from none."""

    priorities: tuple[Strand, ...]
    loose_items: tuple[ItemLine, ...]
    loose_measures: tuple[MeasureLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """What a thread is made from: lines by code, and the links between them."""

    index: Indexed
    items: Mapping[str, ItemLine]
    measures: Mapping[str, MeasureLine]


def woven(picture: Picture, items: Iterable[ItemLine], measures: Iterable[MeasureLine]) -> Woven:
    """Return lines and links ready to be walked."""
    return Woven(
        index=indexed(picture.framework),
        items={line.code: line for line in items},
        measures={line.code: line for line in measures},
    )


def thread(weave: Woven) -> Thread:
    """Return the outline from every priority down, and all that no priority is above."""
    tops = [code for code, line in weave.items.items() if line.item.kind is ItemKind.PRIORITY]
    joined = beneath(weave, tops)
    return Thread(
        priorities=tuple(strand(weave, code) for code in tops),
        loose_items=tuple(
            line for code, line in weave.items.items() if code not in joined and code not in tops
        ),
        loose_measures=tuple(line for code, line in weave.measures.items() if code not in joined),
    )


def strand(weave: Woven, code: str, above: tuple[str, ...] = ()) -> Strand:
    """Return an item with what hangs from it; a cycle ends where it would begin again."""
    path = (*above, code)
    below = [each for each in _hanging(weave, code) if each not in path]
    items = [weave.items[each] for each in below if each in weave.items]
    measures = [weave.measures[each] for each in below if each in weave.measures]
    under = [weave.measures[each] for each in beneath(weave, [code]) if each in weave.measures]
    return Strand(
        line=weave.items[code],
        items=tuple(strand(weave, each.code, path) for each in sorted(items, key=_place)),
        measures=tuple(sorted(measures, key=by_reference)),
        counts=counts(under),
        worst=worst(under),
    )


def beneath(weave: Woven, codes: Iterable[str]) -> tuple[str, ...]:
    """Return every code that hangs from any of these at any depth, each once, nearest first."""
    start = tuple(codes)
    met = dict.fromkeys(start)
    queue = list(start)
    for here in queue:
        new = [each for each in _hanging(weave, here) if each not in met]
        met.update(dict.fromkeys(new))
        queue.extend(new)
    return tuple(each for each in met if each not in start)


def _hanging(weave: Woven, code: str) -> tuple[str, ...]:
    return tuple(link.source for link in weave.index.down.get(code, ()))


def _place(line: ItemLine) -> tuple[int, Key]:
    return ORDER.index(line.item.kind), natural(line.code)
