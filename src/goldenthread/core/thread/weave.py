"""The weave: which item or measure hangs from which, looked up by code, and the cycles in it.

Built once and walked often. Links that end nowhere are left out; `checks` reports those.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.plans import Item, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """Items and measures in force by code, and the links between them.

    `up` and `down` hold links by the code at their lower and upper end, the primary first, then in
    order of code.
    """

    items: Mapping[str, Item]
    measures: Mapping[str, Measure]
    up: Mapping[str, Sequence[Link]]
    down: Mapping[str, Sequence[Link]]


def woven(framework: Framework) -> Woven:
    """The framework's thread; rows that have ended, and links that end nowhere, are left out."""
    items = {item.code: item for item in framework.items if not item.ended}
    measures = {row.code: row for row in framework.measures if not row.ended}
    links = [
        link
        for link in framework.links
        if not link.ended
        and link.target in items
        and (link.source in items or link.source in measures)
    ]
    up, down = defaultdict[str, list[Link]](list), defaultdict[str, list[Link]](list)
    for link in sorted(links, key=lambda link: (not link.primary, link.source, link.target)):
        up[link.source].append(link)
        down[link.target].append(link)
    return Woven(items=items, measures=measures, up=dict(up), down=dict(down))


def primary(weave: Woven, code: str) -> str | None:
    """The code of the item that something hangs from in tables; None if it hangs from nothing.

    That is its primary link; its only link needs no mark. Several links, none of them primary,
    leave it undecided: None.
    """
    links = weave.up.get(code, ())
    return links[0].target if links and (links[0].primary or len(links) == 1) else None


def chain(weave: Woven, code: str) -> tuple[Item, ...]:
    """The items above, nearest first, by primary links; a cycle ends the way where it closes."""
    found: dict[str, Item] = {}
    above = primary(weave, code)
    while above is not None and above != code and above not in found:
        found[above] = weave.items[above]
        above = primary(weave, above)
    return tuple(found.values())


def children(weave: Woven, code: str) -> tuple[Item | Measure, ...]:
    """What hangs directly below an item, by any link: items, then measures, in order of code."""
    below = sorted({link.source for link in weave.down.get(code, ())})
    items = [weave.items[each] for each in below if each in weave.items]
    return (*items, *(weave.measures[each] for each in below if each not in weave.items))


def upward(framework: Framework, code: str) -> tuple[Item, ...]:
    """The way up from an item or measure to its priority by primary links, nearest first.

    Empty if it hangs from nothing. For many walks, weave once and use `chain`.
    """
    return chain(woven(framework), code)


def downward(framework: Framework, code: str) -> tuple[Item | Measure, ...]:
    """What hangs directly below an item, by any link: items, then measures, in order of code.

    For many walks, weave once and use `children`.
    """
    return children(woven(framework), code)


def reached(weave: Woven, starts: Iterable[str]) -> frozenset[str]:
    """Every code on the way up from some others, by any link, themselves included."""
    met = dict.fromkeys(starts)
    waiting = list(met)
    while waiting:
        above = [link.target for link in weave.up.get(waiting.pop(), ()) if link.target not in met]
        met.update(dict.fromkeys(above))
        waiting.extend(above)
    return frozenset(met)


def cycles(weave: Woven) -> tuple[tuple[str, ...], ...]:
    """Groups of items each of which hangs, by some way, from itself; codes in order.

    Kosaraju's two walks: in order of finishing upward, then gathered downward. Time grows with the
    number of links.
    """
    placed: set[str] = set()
    groups = []
    for code in reversed(_finished(weave)):
        group = sorted(_gathered(weave, code, placed))
        if len(group) > 1 or any(code == link.target for link in weave.up.get(code, ())):
            groups.append(tuple(group))
    return tuple(sorted(groups))


def _finished(weave: Woven) -> list[str]:
    """The items in the order in which a walk upward is done with them."""
    done: list[str] = []
    met: set[str] = set()
    for start in weave.items:
        path = _entered(weave, start, met)
        while path:
            code, waiting = path[-1]
            following = next(waiting, None)
            if following is None:
                done.append(code)
                path.pop()
            else:
                path.extend(_entered(weave, following, met))
    return done


def _entered(weave: Woven, code: str, met: set[str]) -> list[tuple[str, Iterator[str]]]:
    if code in met:
        return []
    met.add(code)
    return [(code, iter([link.target for link in weave.up.get(code, ())]))]


def _gathered(weave: Woven, start: str, placed: set[str]) -> list[str]:
    """The items not yet placed that reach one, by links among them; each is placed."""
    if start in placed:
        return []
    placed.add(start)
    group = [start]
    for code in group:
        for link in weave.down.get(code, ()):
            if link.source in weave.items and link.source not in placed:
                placed.add(link.source)
                group.append(link.source)
    return group
