"""Counts per priority, as in a council's own table of objectives, milestones and measures."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.plans import ItemKind
from goldenthread.core.thread.priorities import PriorityCount, counts, in_all
from tests.core.threaded import a_link, adding, an_item, whole

HALTON = {
    "Health Halton": (57, 51, 108),
    "Urban Renewal": (50, 64, 114),
    "Children & Young People": (46, 61, 107),
    "Employment learning & skills": (26, 23, 49),
    "A Safer Halton": (13, 26, 39),
    "Business Efficiency / effectiveness": (178, 141, 319),
}
"""Halton, review of performance management, May 2008, table 2."""


def _halton() -> Framework:
    items, measures, links = [], [], []
    for place, (title, (objectives, measured, _)) in enumerate(HALTON.items()):
        code = f"P{place}"
        items.append(an_item(code, ItemKind.PRIORITY, title=title, inward=place == 5))
        items.append(an_item(f"{code}-F", ItemKind.FOCUS))
        links.append(a_link(f"{code}-F", code))
        for n in range(objectives):
            items.append(
                an_item(f"{code}-O{n}", ItemKind.MILESTONE if n % 3 else ItemKind.OBJECTIVE)
            )
            links.append(a_link(f"{code}-O{n}", f"{code}-F"))
        for n in range(measured):
            measures.append(Measure(code=f"{code}-M{n}", title="Things"))
            links.append(a_link(f"{code}-M{n}", f"{code}-O{n % objectives}"))
    return Framework(items=tuple(items), measures=tuple(measures), links=tuple(links))


def test_haltons_table_2() -> None:
    rows = counts(_halton())
    assert {row.title: (row.objectives, row.measures, row.total) for row in rows} == HALTON
    total = in_all(rows)
    assert (total.title, total.objectives, total.measures, total.total) == ("Total", 370, 366, 736)
    assert total.inward == 319


def test_each_counts_once_by_its_primary_link() -> None:
    two = adding(
        whole(),
        items=(an_item("P2", ItemKind.PRIORITY),),
        links=(a_link("X", "P2", primary=False), a_link("O", "P2", primary=False)),
    )
    first, second = counts(two)
    assert (first.code, first.objectives, first.measures) == ("P", 2, 1)
    assert second == PriorityCount(code="P2", title="P2", objectives=0, measures=0, inward=0)


def test_what_no_primary_link_joins_counts_under_the_nearest_priority_by_any() -> None:
    items = tuple(replace(item, inward=item.code == "F") for item in whole().items)
    links = [a_link("X", "O", primary=False), a_link("X", "P2", primary=False)]
    kept = [link for link in whole().links if link.source != "X"]
    two = adding(
        whole(items=items, links=tuple(kept)),
        items=(an_item("P2", ItemKind.PRIORITY),),
        links=tuple(links),
    )
    assert [(row.code, row.measures, row.inward) for row in counts(two)] == [
        ("P", 0, 2),
        ("P2", 1, 0),
    ]


def test_what_reaches_no_priority_has_a_row_of_its_own() -> None:
    loose = adding(
        whole(),
        items=(an_item("K", ItemKind.OBJECTIVE, inward=True), an_item("L", ItemKind.FOCUS)),
        measures=(Measure(code="Y", title="Loose"),),
    )
    last = counts(loose)[-1]
    assert last == PriorityCount(code="", title="No priority", objectives=1, measures=1, inward=1)


def test_a_priority_below_another_keeps_its_own() -> None:
    higher = adding(
        whole(), items=(an_item("TOP", ItemKind.PRIORITY),), links=(a_link("P", "TOP"),)
    )
    assert [(row.code, row.total) for row in counts(higher)] == [("P", 3), ("TOP", 0)]


def test_inward_is_passed_down() -> None:
    items = tuple(replace(item, inward=item.code == "F") for item in whole().items)
    assert counts(whole(items=items))[0].inward == 3
    items = tuple(replace(item, inward=item.code == "M") for item in whole().items)
    assert counts(whole(items=items))[0].inward == 1


def test_a_circle_reaches_no_priority() -> None:
    circle = whole(links=(a_link("F", "O"), a_link("O", "F"), a_link("X", "O"), a_link("M", "P")))
    assert [(row.code, row.objectives, row.measures) for row in counts(circle)] == [
        ("P", 1, 0),
        ("", 1, 1),
    ]
