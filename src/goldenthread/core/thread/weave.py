"""Ways through the thread: up to the priority that something counts under, and round its cycles."""

from collections.abc import Iterable, Iterator

from goldenthread.core.facts.plans import Item, ItemKind
from goldenthread.core.thread.indexed import Indexed


def primary(index: Indexed, code: str) -> str | None:
    """The code of the item that something hangs from in tables; None if it hangs from nothing.

    That is its primary link; its only link needs no mark. Several links, none of them primary,
    leave it undecided: None.
    """
    links = index.over.get(code, ())
    return links[0].target if links and (links[0].primary or len(links) == 1) else None


def way(index: Indexed, code: str) -> tuple[str, ...]:
    """The codes above something, nearest first, on the way by which every table counts it.

    By primary links, as far as they go; a cycle ends the way where it closes. Where they lead to no
    priority, it is the shortest way by any links to one, if there is any. It may pass through what
    has ended, whose code is in no framework.
    """
    found = _by_primary(index, code)
    if any(_is_priority(index, each) for each in (code, *found)):
        return found
    return _nearest(index, code) or found


def _by_primary(index: Indexed, code: str) -> tuple[str, ...]:
    met = {code: None}
    above = primary(index, code)
    while above is not None and above not in met:
        met[above] = None
        above = primary(index, above)
    return tuple(met)[1:]


def _nearest(index: Indexed, code: str) -> tuple[str, ...]:
    """The way to the nearest priority by any links, primary ones first; empty if there is none."""
    ways: dict[str, tuple[str, ...]] = {code: ()}
    waiting = [code]
    for here in waiting:
        for link in index.over.get(here, ()):
            if link.target not in ways:
                ways[link.target] = (*ways[here], link.target)
                waiting.append(link.target)
                if _is_priority(index, link.target):
                    return ways[link.target]
    return ()


def _is_priority(index: Indexed, code: str) -> bool:
    item = index.items.get(code)
    return item is not None and item.kind is ItemKind.PRIORITY


def priority_of(index: Indexed, code: str) -> Item | None:
    """The priority that something counts under: the first on its way up, itself included."""
    found = (each for each in (code, *way(index, code)) if _is_priority(index, each))
    return index.items.get(next(found, ""))


def plans_of(index: Indexed, code: str) -> tuple[str, ...]:
    """The plans of every item that something hangs from, at any height, nearest first."""
    met, plans = [code], dict[str, None]()
    for here in met:
        item = index.items.get(here)
        if item is not None:
            plans[item.plan] = None
        met.extend(x.target for x in index.over.get(here, ()) if x.target not in met)
    return tuple(plans)


def planned(index: Indexed, plans: Iterable[str]) -> str:
    """Return the unit of the first of these plans that is some unit's; blank if none is."""
    units = (index.plans[code].unit for code in plans if code in index.plans)
    return next(filter(None, units), "")


def reached(index: Indexed, starts: Iterable[str]) -> frozenset[str]:
    """Every code on the way up from some others, by any link, themselves included."""
    met = dict.fromkeys(starts)
    waiting = list(met)
    while waiting:
        above = [link.target for link in index.up.get(waiting.pop(), ()) if link.target not in met]
        met.update(dict.fromkeys(above))
        waiting.extend(above)
    return frozenset(met)


def cycles(index: Indexed) -> tuple[tuple[str, ...], ...]:
    """Groups of items each of which hangs, by some way, from itself; codes in order.

    Kosaraju's two walks: in order of finishing upward, then gathered downward. Time grows with the
    number of links.
    """
    placed: set[str] = set()
    groups = []
    for code in reversed(_finished(index)):
        if code in placed:
            continue
        group = sorted(_gathered(index, code, placed))
        if len(group) > 1 or any(code == link.target for link in index.up.get(code, ())):
            groups.append(tuple(group))
    return tuple(sorted(groups))


def _finished(index: Indexed) -> list[str]:
    """The items in the order in which a walk upward is done with them."""
    done: list[str] = []
    met: set[str] = set()
    for start in index.items:
        path = _entered(index, start, met)
        while path:
            code, waiting = path[-1]
            following = next(waiting, None)
            if following is None:
                done.append(code)
                path.pop()
            else:
                path.extend(_entered(index, following, met))
    return done


def _entered(index: Indexed, code: str, met: set[str]) -> list[tuple[str, Iterator[str]]]:
    if code in met:
        return []
    met.add(code)
    return [(code, iter([link.target for link in index.up.get(code, ())]))]


def _gathered(index: Indexed, start: str, placed: set[str]) -> list[str]:
    """An item with those not yet placed that reach it, by links among them; each is placed."""
    placed.add(start)
    group = [start]
    for code in group:
        for link in index.down.get(code, ()):
            if link.source in index.items and link.source not in placed:
                placed.add(link.source)
                group.append(link.source)
    return group
