"""A framework looked up by code, built once for a picture so that no line searches whole tables."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.lines import Owner
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.organisation import Post, Unit
from goldenthread.core.facts.plans import Item, Link, Plan
from goldenthread.core.remembered import remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """Everything in force by code, and what hangs from what.

    `up` and `down` hold links by the code at their lower and upper end, the primary first, then in
    order of code; a link from or to what is not in force is left out. `over` is `up` with those
    links: what an ended objective left behind still counts where that objective did.
    """

    items: Mapping[str, Item]
    measures: Mapping[str, Measure]
    plans: Mapping[str, Plan]
    units: Mapping[str, Unit]
    posts: Mapping[str, Post]
    up: Mapping[str, Sequence[Link]]
    down: Mapping[str, Sequence[Link]]
    over: Mapping[str, Sequence[Link]]
    sets: Mapping[str, tuple[str, ...]]


@remembered
def indexed(framework: Framework) -> Indexed:
    """Return the framework looked up by code; rows that have ended are left out."""
    items = {item.code: item for item in framework.items if not item.ended}
    measures = {row.code: row for row in framework.measures if not row.ended}
    links = sorted((link for link in framework.links if not link.ended), key=_first)
    held = [x for x in links if x.target in items and (x.source in items or x.source in measures)]
    return Indexed(
        items=items,
        measures=measures,
        plans={plan.code: plan for plan in framework.plans if not plan.ended},
        units={unit.code: unit for unit in framework.units},
        posts={post.code: post for post in framework.posts if not post.ended},
        up=_gathered(held, lambda link: link.source),
        down=_gathered(held, lambda link: link.target),
        over=_gathered(links, lambda link: link.source),
        sets=_sets(framework),
    )


def _first(link: Link) -> tuple[bool, str, str]:
    return not link.primary, link.source, link.target


def _gathered(links: Iterable[Link], end: Callable[[Link], str]) -> Mapping[str, Sequence[Link]]:
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[end(link)].append(link)
    return dict(found)


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
