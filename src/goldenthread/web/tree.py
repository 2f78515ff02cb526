"""Units and plans as trees: each stands beneath its parent, or at the top where that is gone."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from goldenthread.core.facts.organisation import Unit
from goldenthread.core.facts.plans import Plan

Held = TypeVar("Held", Unit, Plan)


def tree(held: Mapping[str, Held], parent: str = "", depth: int = 0) -> Iterator[tuple[Held, int]]:
    """Yield each with the steps above it, those beneath it next."""
    for each in held.values():
        if parent == (each.parent if each.parent in held else ""):
            yield each, depth
            yield from tree(held, each.code, depth + 1)


def above(held: Mapping[str, Held], one: Held) -> tuple[Held, ...]:
    """Return those above one, the topmost first; a circle of parents ends where it began."""
    found = [one]
    while (parent := held.get(found[0].parent)) and parent not in found:
        found.insert(0, parent)
    return tuple(found[:-1])


def beneath(held: Mapping[str, Held], code: str) -> tuple[Held, ...]:
    """Return those directly beneath one."""
    return tuple(each for each in held.values() if each.parent == code)
