"""The golden-thread audit: each kind of break is found, named, and given a cure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.core.facts.findings import Severity
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.organisation import Post, PostKind
from goldenthread.core.facts.plans import Item, ItemKind, Link
from goldenthread.core.facts.risks import Register, Risk
from goldenthread.core.thread.audit import KINDS, audit
from goldenthread.core.thread.indexed import indexed
from goldenthread.core.thread.weave import way
from tests.core.threaded import ON, a_link, adding, an_item, whole

LATE = date(2024, 3, 1)


def found(framework: Framework, history: Framework | None = None) -> list[tuple[str, str]]:
    """Each break as its kind and subject."""
    findings = audit(framework, history or framework, ON)
    return [(finding.kind, finding.subject) for finding in findings]


def test_a_whole_thread_has_no_breaks() -> None:
    assert audit(whole(), whole(), ON) == ()


def test_an_empty_framework_has_none_either() -> None:
    assert audit(Framework(), Framework(), ON) == ()


BROKEN = {
    "no link": (
        adding(whole(), measures=(Measure(code="Y", title="Loose", owner="OD"),)),
        [("no link", "Y")],
    ),
    "no primary": (
        adding(
            whole(links=()),
            links=(
                a_link("F", "P"),
                a_link("O", "F", primary=False),
                a_link("O", "P", primary=False),
                a_link("M", "O", primary=False),
                a_link("X", "O"),
            ),
        ),
        [("no primary", "O")],
    ),
    "two primaries": (adding(whole(), links=(a_link("X", "F"),)), [("two primaries", "X")]),
    "too many links": (
        adding(
            whole(),
            items=tuple(an_item(f"F{n}", ItemKind.FOCUS) for n in range(3)),
            links=(
                *(a_link(f"F{n}", "P") for n in range(3)),
                *(a_link("X", f"F{n}", primary=False) for n in range(3)),
            ),
        ),
        [("too many links", "X")],
    ),
    "too many links from an item": (
        adding(
            whole(),
            items=tuple(an_item(f"F{n}", ItemKind.FOCUS) for n in range(3)),
            links=(
                *(a_link(f"F{n}", "P") for n in range(3)),
                *(a_link("O", f"F{n}", primary=False) for n in range(3)),
            ),
        ),
        [("too many links", "O")],
    ),
    "cycle": (adding(whole(), links=(a_link("F", "M", primary=False),)), [("cycle", "F")]),
    "cycle with one within": (
        adding(whole(), links=(a_link("F", "M", primary=False), a_link("M", "M", primary=False))),
        [("cycle", "F")],
    ),
    "cycle of one": (adding(whole(), links=(a_link("O", "O", primary=False),)), [("cycle", "O")]),
    "dead end": (
        adding(
            whole(),
            items=(an_item("K", ItemKind.FOCUS),),
            links=(a_link("K", "P"),),
        ),
        [("dead end", "K")],
    ),
    "priority without a measure": (
        adding(
            whole(),
            items=(an_item("P2", ItemKind.PRIORITY), an_item("T", ItemKind.TASK)),
            links=(a_link("T", "P2"),),
        ),
        [("priority without a measure", "P2")],
    ),
    "retro-fitted link": (
        adding(whole(), links=(a_link("M", "F", primary=False, valid_from=LATE),)),
        [("retro-fitted link", "M")],
    ),
    "risk without objective": (
        adding(
            whole(),
            risks=(Risk(code="R2", title="It", register=Register.CORPORATE, owner="OD"),),
        ),
        [("risk without objective", "R2")],
    ),
    "objective without risk": (whole(risks=()), [("objective without risk", "O")]),
    "risk never assessed": (
        whole(risks=(replace(whole().risks[0], assessed_on=None),)),
        [("objective without risk", "O")],
    ),
    "owner missing": (
        adding(
            whole(),
            measures=(
                Measure(code="Y", title="Loose"),
                Measure(code="Z", title="Lost", owner="GONE"),
            ),
            links=(a_link("Y", "O"), a_link("Z", "O")),
        ),
        [("owner missing", "Y"), ("owner missing", "Z")],
    ),
    "owner vacant": (
        whole(posts=(Post(code="OD", title="Director", kind=PostKind.MANAGER, vacant=True),)),
        [("owner vacant", code) for code in ("F", "M", "O", "P", "R", "R-M", "X")],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_break_is_found_alone(name: str) -> None:
    framework, expected = BROKEN[name]
    assert found(framework) == expected


def test_every_kind_has_a_test_and_a_cure() -> None:
    kinds = {kind for _, expected in BROKEN.values() for kind, _ in expected}
    assert kinds == set(KINDS)
    for framework, _ in BROKEN.values():
        for finding in audit(framework, framework, ON):
            assert finding.severity is Severity.WARNING
            assert finding.subject.split("-")[0] in finding.what
            assert finding.what.endswith(".")
            assert finding.cure.endswith(".")
            assert finding.sheet


def test_the_words_say_what_and_where() -> None:
    (finding,) = audit(*(BROKEN["retro-fitted link"][0],) * 2, ON)
    assert finding.what == (
        "The link from M to F was made on 1 March 2024, after M was approved on 28 February 2024."
    )
    assert finding.sheet == "Links"
    (finding,) = audit(*(BROKEN["cycle"][0],) * 2, ON)
    assert finding.what == "F, M and O contribute to one another, so no way up leaves the circle."
    (finding,) = audit(*(BROKEN["cycle of one"][0],) * 2, ON)
    assert finding.what == "O contributes to itself, so no way up leaves the circle."


def test_the_limit_is_the_councils_own() -> None:
    many = BROKEN["too many links"][0]
    assert audit(many, many, ON, limit=4) == ()
    kinds = {finding.kind for finding in audit(many, many, ON, limit=0)}
    assert kinds == {"too many links"}


def test_breaks_come_by_kind_then_by_code() -> None:
    bare = Framework(items=whole().items, measures=whole().measures)
    order = [(KINDS.index(kind), code) for kind, code in found(bare)]
    assert order == sorted(order)


def test_ended_rows_and_links_to_nowhere_are_no_part_of_the_thread() -> None:
    ended = adding(
        whole(),
        items=(an_item("GONE", ItemKind.OBJECTIVE, ended=True),),
        measures=(Measure(code="OLD", title="Old", ended=True),),
        links=(a_link("X", "NOWHERE"), a_link("NOBODY", "P"), a_link("M", "P", ended=True)),
        risks=(Risk(code="R3", title="It", register=Register.CORPORATE, ended=True),),
        mitigations=(replace(whole().mitigations[0], code="OLD-M", owner="", ended=True),),
    )
    assert found(ended) == []


def _history(*links: Link) -> Framework:
    return Framework(links=links)


@pytest.mark.parametrize(
    ("history", "late"),
    [
        ((a_link("M", "O"),), False),
        ((a_link("M", "O", valid_from=LATE),), True),
        # marked primary later: the strand itself is as old as its first row
        ((a_link("M", "O", primary=False), a_link("M", "O", valid_from=LATE)), False),
        # ended and made again: as young as its second making
        (
            (
                a_link("M", "O"),
                a_link("M", "O", ended=True, valid_from=date(2024, 1, 1)),
                a_link("M", "O", valid_from=LATE),
            ),
            True,
        ),
        # what happens after the day audited has not happened yet
        (
            (
                a_link("M", "O"),
                a_link("M", "O", ended=True, valid_from=date(2027, 1, 1)),
                a_link("M", "O", valid_from=date(2027, 1, 2)),
            ),
            False,
        ),
    ],
)
def test_a_link_is_as_old_as_its_last_making(history: tuple[Link, ...], late: bool) -> None:
    expected = [("retro-fitted link", "M")] if late else []
    assert found(whole(), _history(*history)) == expected


def test_without_history_the_link_speaks_for_itself() -> None:
    late = whole(links=(*whole().links[:2], a_link("M", "O", valid_from=LATE), whole().links[3]))
    assert found(late, Framework()) == [("retro-fitted link", "M")]


def test_an_item_never_approved_cannot_be_retro_fitted() -> None:
    items = tuple(replace(item, approved_on=None) for item in whole().items)
    late = whole(items=items, links=tuple(replace(x, valid_from=LATE) for x in whole().links))
    assert found(late) == []


def test_the_way_up_leads_to_the_priority() -> None:
    assert way(indexed(whole()), "X") == ("O", "F", "P")
    assert way(indexed(whole()), "P") == way(indexed(whole()), "NOBODY") == ()


def test_the_way_up_follows_the_primary_link() -> None:
    two = adding(whole(), links=(a_link("X", "A", primary=False), a_link("X", "P", primary=False)))
    assert way(indexed(two), "X") == ("O", "F", "P")


def test_where_primary_links_reach_no_priority_the_nearest_by_any_link_counts() -> None:
    undecided = adding(
        whole(links=(a_link("F", "P"), a_link("O", "F", primary=False))),
        items=(an_item("P2", ItemKind.PRIORITY),),
        links=(a_link("X", "O", primary=False), a_link("X", "P2", primary=False)),
    )
    assert way(indexed(undecided), "X") == ("P2",)
    loose = whole(links=(a_link("X", "O"), a_link("O", "F", primary=False)))
    assert way(indexed(loose), "X") == ("O", "F")


def test_a_cycle_ends_the_way_up() -> None:
    circle = indexed(whole(links=(a_link("F", "O"), a_link("O", "F"), a_link("X", "O"))))
    assert way(circle, "X") == ("O", "F")
    assert way(circle, "O") == ("F",)


def test_a_chain_of_ten_thousand_items_is_audited_to_its_end() -> None:
    kinds = [kind for kind in ItemKind if kind is not ItemKind.PRIORITY]
    items: list[Item] = [an_item("I0", ItemKind.PRIORITY)]
    items += [an_item(f"I{n}", kinds[n % 5]) for n in range(1, 10_000)]
    links = tuple(a_link(f"I{n}", f"I{n - 1}") for n in range(1, 10_000))
    long = whole(items=tuple(items), links=links)
    assert "no link" not in {
        found.kind for found in audit(long, long, ON) if found.subject == "I9999"
    }
