"""Everything that can be found: its code, its words, and the page that tells of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.core.facts.plans import Item, ItemKind
from goldenthread.core.thread.indexed import unit_title
from goldenthread.web.known import Known
from goldenthread.web.leads import leads


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing: `kind` names its group, `said` stands beneath its title, `text` is searched too."""

    kind: str
    code: str
    title: str
    href: str
    said: str = ""
    text: str = ""


def entries(here: Known) -> Iterator[Entry]:
    """Yield everything held, in the order in which the groups stand."""
    yield from _measures(here)
    yield from _items(here)
    yield from _risks(here)
    yield from _plans(here)
    yield from _units(here)
    yield from _posts(here)
    yield from _bodies(here)


def _measures(here: Known) -> Iterator[Entry]:
    members: dict[str, list[str]] = {}
    for each in here.picture.framework.members:
        members.setdefault(each.measure, []).append(each.reference)
    for line in here.measures:
        row = line.measure
        also = " ".join((row.plain, row.definition, line.unit_title, *members.get(row.code, ())))
        yield Entry(
            kind="Measures",
            code=row.code,
            title=row.title,
            href=here.asked.link("measure", row.code),
            said=f"{line.label}. {line.unit_title}" if line.unit_title else f"{line.label}.",
            text=also,
        )


def _items(here: Known) -> Iterator[Entry]:
    for line in here.items:
        item = line.item
        yield Entry(
            kind="Priorities, objectives and milestones",
            code=item.code,
            title=item.title,
            href=here.asked.link(_page(item), item.code),
            said=item.kind.value.capitalize(),
        )


def _page(item: Item) -> str:
    return "priority" if item.kind is ItemKind.PRIORITY else "item"


def _risks(here: Known) -> Iterator[Entry]:
    ways = leads(here)
    for line in here.risks:
        yield Entry(
            kind="Risks",
            code=line.risk.code,
            title=line.risk.title,
            href=ways.risk(line.risk),
            said=line.unit_title,
        )


def _plans(here: Known) -> Iterator[Entry]:
    for plan in here.index.plans.values():
        yield Entry(
            kind="Plans",
            code=plan.code,
            title=plan.title,
            href=here.asked.link("plan", plan.code),
            said=plan.kind.value.capitalize(),
        )


def _units(here: Known) -> Iterator[Entry]:
    for unit in here.index.units.values():
        if not unit.ended:
            yield Entry(
                kind="Services",
                code=unit.code,
                title=unit.title,
                href=here.asked.link("unit", unit.code),
                said=unit.kind.value.capitalize(),
            )


def _posts(here: Known) -> Iterator[Entry]:
    ways = leads(here)
    for post in here.index.posts.values():
        where = unit_title(here.index, post.unit) if post.unit else ""
        yield Entry(
            kind="Posts",
            code=post.code,
            title=post.title,
            href=ways.owner(post.code),
            said=f"{where} (vacant)".strip() if post.vacant else where,
        )


def _bodies(here: Known) -> Iterator[Entry]:
    for body in here.picture.framework.bodies:
        if not body.ended:
            yield Entry(
                kind="Boards and committees",
                code=body.code,
                title=body.title,
                href=here.asked.link("body", body.code),
                said=body.kind.value.capitalize(),
            )
