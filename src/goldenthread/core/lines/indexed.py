"""A framework looked up by code, built once for a page so that no line searches whole tables."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.lines import Owner
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.organisation import Post, Unit
from goldenthread.core.facts.plans import Item, ItemKind, Link, Plan
from goldenthread.core.lines.remembered import remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """What hangs on what. `up` and `down` give links, the primary one first, then by code."""

    items: Mapping[str, Item]
    measures: Mapping[str, Measure]
    plans: Mapping[str, Plan]
    units: Mapping[str, Unit]
    posts: Mapping[str, Post]
    up: Mapping[str, tuple[str, ...]]
    down: Mapping[str, tuple[str, ...]]
    sets: Mapping[str, tuple[str, ...]]


@remembered
def indexed(framework: Framework) -> Indexed:
    """Return the framework looked up by code; rows that have ended are left out."""
    links = [link for link in framework.links if not link.ended]
    return Indexed(
        items={item.code: item for item in framework.items if not item.ended},
        measures={row.code: row for row in framework.measures if not row.ended},
        plans={plan.code: plan for plan in framework.plans if not plan.ended},
        units={unit.code: unit for unit in framework.units},
        posts={post.code: post for post in framework.posts if not post.ended},
        up=_gathered((link.source, link.target, link) for link in links),
        down=_gathered((link.target, link.source, link) for link in links),
        sets=_sets(framework),
    )


def _gathered(ends: Iterable[tuple[str, str, Link]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for start, end, link in ends:
        found[start].append((not link.primary, end))
    return {start: tuple(end for _, end in sorted(reached)) for start, reached in found.items()}


def _sets(framework: Framework) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for member in framework.members:
        if member.measure and not member.ended and member.set not in found[member.measure]:
            found[member.measure].append(member.set)
    return {measure: tuple(sets) for measure, sets in found.items()}


def owner(index: Indexed, code: str) -> Owner | None:
    """Return the post of that code, vacant if nobody holds it or it is unknown."""
    if not code:
        return None
    post = index.posts.get(code)
    if post is None:
        return Owner(code=code, title=code, vacant=True)
    return Owner(code=code, title=post.title, vacant=post.vacant)


def post_title(index: Indexed, code: str) -> str:
    """Return a post's title, or the code itself where it is no post, as “system” is none."""
    post = index.posts.get(code)
    return post.title if post else code


def unit_title(index: Indexed, code: str) -> str:
    """Return what the unit is called; the code itself when the unit is unknown."""
    unit = index.units.get(code)
    return unit.title if unit else code


def path(index: Indexed, code: str) -> tuple[str, ...]:
    """Return the codes above, nearest first, by the primary link at each step; a cycle ends it."""
    seen = [code]
    while (above := index.up.get(seen[-1])) and above[0] not in seen:
        seen.append(above[0])
    return tuple(seen[1:])


def priority_of(index: Indexed, code: str) -> Item | None:
    """Return the nearest priority that something serves, itself included; primary links first."""
    met = [code]
    for here in met:
        item = index.items.get(here)
        if item is not None and item.kind is ItemKind.PRIORITY:
            return item
        met.extend(above for above in index.up.get(here, ()) if above not in met)
    return None


def plans_of(index: Indexed, code: str) -> tuple[str, ...]:
    """Return the plans of every item that something hangs from, at any height, nearest first."""
    met, plans = [code], dict[str, None]()
    for here in met:
        item = index.items.get(here)
        if item is not None:
            plans[item.plan] = None
        met.extend(above for above in index.up.get(here, ()) if above not in met)
    return tuple(plans)
