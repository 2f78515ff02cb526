"""The thread as an outline: what hangs from what, counted once, and walked up again."""

from dataclasses import replace

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.plans import Item, ItemKind, Link
from goldenthread.core.lines.items import item_lines
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.lines.outline import Woven, beneath, strand, thread, woven
from goldenthread.core.thread.indexed import (
    indexed,
    post_title,
    unit_title,
)
from goldenthread.core.thread.weave import plans_of, priority_of, way
from tests.core.pictured import FRAMEWORK, pictured


def weave(framework: Framework = FRAMEWORK) -> Woven:
    picture = pictured(framework=framework)
    return woven(picture, item_lines(picture), measure_lines(picture))


def with_links(*links: Link, items: tuple[Item, ...] = ()) -> Framework:
    return replace(FRAMEWORK, links=(*FRAMEWORK.links, *links), items=(*FRAMEWORK.items, *items))


def test_a_priority_carries_all_that_hangs_from_it() -> None:
    found = thread(weave())
    (top,) = found.priorities
    assert top.line.code == "HEALTH"
    assert [each.line.code for each in top.items] == ["ASC-O1"]
    assert [line.code for line in top.items[0].measures] == ["HH 9", "HH 12"]
    assert (top.counts.measures, top.worst) == (2, RatingWord.RED)
    assert (found.loose_items, found.loose_measures) == ((), ())


def test_what_hangs_from_nothing_is_told() -> None:
    stray = Item(code="X", plan="CS", kind=ItemKind.OBJECTIVE, title="Stray")
    framework = replace(with_links(items=(stray,)), links=FRAMEWORK.links[:2])
    found = thread(weave(framework))
    assert [line.code for line in found.loose_items] == ["X"]
    assert [line.code for line in found.loose_measures] == ["HH 9"]


def test_a_measure_under_two_items_counts_once() -> None:
    found = weave(with_links(Link(source="HH 9", target="HEALTH")))
    assert strand(found, "HEALTH").counts.measures == 2
    assert len(beneath(found, ["HEALTH"])) == 3


def test_a_cycle_ends_where_it_would_begin_again() -> None:
    found = weave(with_links(Link(source="HEALTH", target="ASC-O1")))
    top = strand(found, "HEALTH")
    assert top.items[0].items == ()
    assert way(found.index, "HH 9") == ("ASC-O1", "HEALTH")


def test_the_way_up_follows_the_primary_link() -> None:
    other = Item(code="AA", plan="CS", kind=ItemKind.PRIORITY, title="Other")
    found = indexed(with_links(Link(source="HH 9", target="AA"), items=(other,)))
    assert way(found, "HH 9") == ("ASC-O1", "HEALTH")
    served = priority_of(found, "HH 9")
    assert served is not None
    assert served.code == "HEALTH", "a priority linked directly, but not first, counts nothing"
    assert plans_of(found, "HH 9") == ("SP-ASC", "CS")


def test_what_reaches_no_priority_has_none() -> None:
    found = indexed(replace(FRAMEWORK, links=()))
    assert priority_of(found, "HH 9") is None
    assert plans_of(found, "HH 9") == ()
    assert way(found, "HH 9") == ()


def test_what_an_ended_objective_left_behind_counts_where_it_did() -> None:
    found = indexed(replace(FRAMEWORK, items=FRAMEWORK.items[:1]))
    assert [item.code for item in FRAMEWORK.items[:2]] == ["HEALTH", "ASC-O1"]
    served = priority_of(found, "HH 9")
    assert served is not None
    assert (served.code, way(found, "HH 9")) == ("HEALTH", ("ASC-O1", "HEALTH"))
    assert "HH 9" not in found.up, "yet it hangs from nothing in force"


def test_a_link_that_ended_holds_nothing() -> None:
    ended = tuple(replace(link, ended=True) for link in FRAMEWORK.links)
    assert indexed(replace(FRAMEWORK, links=ended)).up == {}


def test_names_fall_back_to_codes() -> None:
    found = indexed(FRAMEWORK)
    assert unit_title(found, "GONE") == "GONE"
    assert post_title(found, "system") == "system"
    assert post_title(found, "OD-ASC") == "Operational Director, Adult Social Care"


def test_a_measure_is_in_each_set_once() -> None:
    twice = (*FRAMEWORK.members, replace(FRAMEWORK.members[0], reference="NI 126"))
    bare = replace(FRAMEWORK.members[0], measure="")
    assert indexed(replace(FRAMEWORK, members=(*twice, bare))).sets == {"HH 9": ("NIS",)}
