"""The thread against slow, obvious searches: try every way, one step at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.plans import Item, ItemKind, Link
from goldenthread.core.facts.risks import Register, Risk
from goldenthread.core.thread.audit import audit
from goldenthread.core.thread.indexed import indexed
from goldenthread.core.thread.priorities import COUNTED, counts
from goldenthread.core.thread.weave import cycles, priority_of, way
from tests.core.threaded import ON

CODES = tuple(f"I{n}" for n in range(7))
MEASURES = ("M0", "M1", "M2")

ends = st.sampled_from((*CODES, *MEASURES, "NOWHERE"))
links = st.lists(
    st.builds(Link, source=ends, target=ends, primary=st.booleans(), ended=st.booleans()),
    max_size=14,
    unique_by=lambda link: (link.source, link.target),
)
items = st.tuples(
    *(
        st.builds(
            Item,
            code=st.just(code),
            plan=st.just("SP"),
            kind=st.sampled_from(ItemKind),
            title=st.just(code),
            inward=st.booleans(),
        )
        for code in CODES
    )
)
risks = st.builds(
    Risk,
    code=st.just("R"),
    title=st.just("R"),
    register=st.just(Register.CORPORATE),
    items=st.lists(st.sampled_from(CODES), max_size=3).map(tuple),
    assessed_on=st.sampled_from((None, ON)),
)
frameworks = st.builds(
    Framework,
    items=items,
    measures=st.just(tuple(Measure(code=code, title=code) for code in MEASURES)),
    links=links.map(tuple),
    risks=risks.map(lambda risk: (risk,)),
)


def _strands(framework: Framework) -> set[tuple[str, str]]:
    """Every link that stands, by its ends."""
    return {
        (link.source, link.target)
        for link in framework.links
        if not link.ended and link.source != "NOWHERE" and link.target in CODES
    }


def _standing(framework: Framework) -> set[tuple[str, str]]:
    """Every link that has not ended, through what has ended too."""
    return {(link.source, link.target) for link in framework.links if not link.ended}


def _above(strands: Iterable[tuple[str, str]], code: str) -> set[str]:
    """Everything above by any way: take every link again and again until nothing is added."""
    met: set[str] = set()
    while True:
        more = {target for source, target in strands if source == code or source in met} - met
        if not more:
            return met
        met |= more


def _subjects(framework: Framework, kind: str) -> set[str]:
    return {f.subject for f in audit(framework, framework, ON) if f.kind == kind}


@given(frameworks)
def test_cycles_are_what_stands_above_itself(framework: Framework) -> None:
    strands = _strands(framework)
    circling = {code for code in CODES if code in _above(strands, code)}
    groups = cycles(indexed(framework))
    assert {code for group in groups for code in group} == circling
    for group in groups:
        for code in group:
            together = {
                o for o in circling if o in _above(strands, code) and code in _above(strands, o)
            }
            assert set(group) == together
    assert _subjects(framework, "cycle") == {group[0] for group in groups}


@given(frameworks)
def test_a_priority_is_measured_if_a_measure_stands_below_it(framework: Framework) -> None:
    strands = _strands(framework)
    measured = {code for measure in MEASURES for code in _above(strands, measure)}
    priorities = {item.code for item in framework.items if item.kind is ItemKind.PRIORITY}
    assert _subjects(framework, "priority without a measure") == priorities - measured


@given(frameworks)
def test_links_counted_one_by_one(framework: Framework) -> None:
    strands = _strands(framework)
    hanging = {i.code for i in framework.items if i.kind is not ItemKind.PRIORITY} | set(MEASURES)
    up = {code: [t for s, t in strands if s == code] for code in (*CODES, *MEASURES)}
    marked = {
        code: [
            x
            for x in framework.links
            if x.primary and (x.source, x.target) in strands and x.source == code
        ]
        for code in up
    }
    assert _subjects(framework, "no link") == {code for code in hanging if not up[code]}
    assert _subjects(framework, "too many links") == {code for code in up if len(up[code]) > 3}
    assert _subjects(framework, "no primary") == {
        code for code in hanging if len(up[code]) > 1 and not marked[code]
    }
    assert _subjects(framework, "two primaries") == {
        code for code in hanging if len(marked[code]) > 1
    }
    below = {target for _, target in strands}
    work = {ItemKind.MILESTONE, ItemKind.TASK}
    assert _subjects(framework, "dead end") == {
        item.code for item in framework.items if item.kind not in work and item.code not in below
    }


@given(frameworks)
def test_risks_and_objectives_face_to_face(framework: Framework) -> None:
    risked = set(framework.risks[0].items)
    objectives = {
        i.code for i in framework.items if i.kind in {ItemKind.KEY_OBJECTIVE, ItemKind.OBJECTIVE}
    }
    assessed = risked if framework.risks[0].assessed_on else set()
    assert _subjects(framework, "objective without risk") == objectives - assessed
    assert _subjects(framework, "risk without objective") == (set() if risked else {"R"})


@given(frameworks)
def test_everything_counts_once_under_the_first_priority_above_it(framework: Framework) -> None:
    known = {item.code: item for item in framework.items}
    expected: dict[str, list[int]] = {}
    counted = [i.code for i in framework.items if i.kind in COUNTED]
    for place, codes in enumerate((counted, MEASURES)):
        for code in codes:
            up = _way_up(framework, code)
            home = next((c for c in up if c in _priorities(framework)), "")
            between = [code, *(up[: up.index(home) + 1] if home else ())]
            row = expected.setdefault(home, [0, 0, 0])
            row[place] += 1
            row[2] += any(known[c].inward for c in between if c in known)
    rows = {row.code: [row.objectives, row.measures, row.inward] for row in counts(framework)}
    assert {code: row for code, row in rows.items() if row != [0, 0, 0]} == expected


@given(frameworks, st.sampled_from((*CODES, *MEASURES)))
def test_the_way_up_is_one_step_at_a_time(framework: Framework, code: str) -> None:
    index = indexed(framework)
    found = _way_up(framework, code)
    assert list(way(index, code)) == found
    priorities = [c for c in (code, *found) if c in _priorities(framework)]
    served = priority_of(index, code)
    assert (served.code if served else "") == (priorities or [""])[0]


def _priorities(framework: Framework) -> set[str]:
    return {item.code for item in framework.items if item.kind is ItemKind.PRIORITY}


def _way_up(framework: Framework, code: str) -> list[str]:
    """By primary links if these reach a priority, or none can be reached; else the shortest way."""
    tops, found = _priorities(framework), _by_primary(framework, code)
    if tops & {code, *found}:
        return found
    every = [found for found in _ways(framework, [code]) if found[-1] in tops]
    return min(every, key=lambda each: (len(each), _ranks(framework, each)))[1:] if every else found


def _ways(framework: Framework, start: list[str]) -> Iterator[list[str]]:
    """Every way up that meets nothing twice."""
    for target in sorted(t for s, t in _standing(framework) if s == start[-1] and t not in start):
        yield [*start, target]
        yield from _ways(framework, [*start, target])


def _ranks(framework: Framework, found: list[str]) -> list[tuple[bool, str]]:
    """What comes first among ways of one length: at each step a primary link, then order of code."""
    marked = {(x.source, x.target) for x in framework.links if x.primary}
    return [(pair not in marked, pair[1]) for pair in pairwise(found)]


def _by_primary(framework: Framework, code: str) -> list[str]:
    """Step by step to the primary link, or to the only one, and stop before any code met twice."""
    strands, up = _standing(framework), [code]
    while True:
        above = sorted(target for source, target in strands if source == up[-1])
        marked = sorted(
            x.target
            for x in framework.links
            if x.primary and x.source == up[-1] and x.target in above and not x.ended
        )
        chosen = marked[:1] or (above if len(above) == 1 else [])
        if not chosen or chosen[0] in up:
            return up[1:]
        up += chosen
