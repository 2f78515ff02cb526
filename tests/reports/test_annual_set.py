"""The annual results of a set: every member, its year, what stands for what, and what is not held."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import (
    Measure,
    MeasureSet,
    Membership,
    RatingWord,
    Rollup,
    SetKind,
    Target,
)
from goldenthread.core.facts.organisation import Body, BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import Figure
from goldenthread.core.judging import judge
from goldenthread.core.judging.cases import case_for
from goldenthread.core.periods import Kind, following, parse
from goldenthread.reports.build import annual_set
from goldenthread.reports.build.annual_set_lines import NoSuchSet
from goldenthread.reports.model import Heading, Paragraph, Report, Table, shown
from tests.reports.pictures import AT, framework, measure, picture

Q4 = parse("2026/27 Q4")
YEAR = parse("2026/27")
NATIONAL = MeasureSet(
    code="NIS", title="National set", kind=SetKind.NATIONAL, publisher="Ministry", edition="2024"
)
OWN = MeasureSet(code="OWN", title="Our set", kind=SetKind.LOCAL)
VIEW = MeasureSet(code="VIEW", title="People", kind=SetKind.PERSPECTIVE)
ASKED = (
    ("NI 1", "ASC-LI1"),
    ("NI 2", "ASC-LI2"),
    ("NI 3", "YEARLY"),
    ("NI 10", ""),
    ("NI 11", "BLANK"),
)


def _measures() -> tuple[Measure, ...]:
    mean = measure("ASC-LI1", "Older people still at home", rollup=Rollup.MEAN)
    none = measure("ASC-LI2", "Adults who direct their own care")
    yearly = measure("YEARLY", "Survey", frequency=Kind.YEAR)
    return mean, none, yearly, replace(mean, code="BLANK", title="Never given")


def _figures() -> dict[Any, Figure]:
    found = {}
    for code in ("ASC-LI1", "ASC-LI2"):
        period = parse("2025/26 Q1")
        for at in range(8):
            found[code, period] = Figure(measure=code, period=period, value=Decimal(80 + at))
            period = following(period)
    found["YEARLY", YEAR] = Figure(measure="YEARLY", period=YEAR, value=Decimal(70))
    return found


def _seen(**sheets: Any) -> Picture:
    members = tuple(
        Membership(
            set="NIS",
            reference=ref,
            measure=code,
            title=f"In the set {ref}",
            proxy=code == "ASC-LI1",
        )
        for ref, code in ASKED
    )
    own = Membership(set="OWN", reference="1", measure="ASC-LI2")
    parts: dict[str, Any] = {
        "measures": _measures(),
        "sets": (NATIONAL, OWN, VIEW),
        "members": (*members, own, Membership(set="VIEW", reference="1", measure="ASC-LI1")),
        "targets": (Target(measure="ASC-LI1", period=YEAR, wanted="85"),),
    }
    agreed: Framework = replace(framework(), **(parts | sheets))
    held = _figures()
    survey = agreed.measures[2]
    scores = {("YEARLY", YEAR): judge.score(case_for(agreed, survey, YEAR, held))}
    return picture(period=Q4, at=AT, framework=agreed, history=agreed, figures=held, scores=scores)


def _rows(report: Report, name: str) -> list[list[str]]:
    [table] = [b for b in report.blocks if isinstance(b, Table) and b.name == name]
    return [[shown(cell) for cell in row] for row in table.rows]


REPORT = annual_set.build(_seen(), "NIS")


def test_each_member_is_told_with_its_year() -> None:
    assert _rows(REPORT, "results") == [
        [
            "NI 1 (proxy)",
            "Older people still at home",
            "85.5%",
            "85.0%",
            "On target",
            "Up 4.0, better",
        ],
        [
            "NI 2",
            "Adults who direct their own care",
            "No figure for the year",
            "No target",
            "Not rated",
            "No comparison",
        ],
        ["NI 3", "Survey", "70.0%", "No target", "Not rated: no target", "No comparison"],
        [
            "NI 11",
            "Never given",
            "No figure for the year",
            "No target",
            "Not rated",
            "No comparison",
        ],
    ]


def test_what_is_not_held_is_said_plainly_and_proxies_are_named() -> None:
    assert _rows(REPORT, "not-held") == [["NI 10", "In the set NI 10", "Nothing"]]
    assert _rows(REPORT, "proxies") == [
        ["NI 1", "In the set NI 1", "ASC-LI1 Older people still at home"]
    ]
    [table] = [b for b in REPORT.blocks if isinstance(b, Table) and b.name == "results"]
    assert any(note.startswith("(proxy) means") for note in table.notes)
    assert any(note.startswith("NI 2: ") for note in table.notes)


def test_the_front_counts_what_is_held_and_rated() -> None:
    assert REPORT.front == (
        "Of 5 measures in the set, 4 are held and 1 is rated for the year.",
        "Of those rated: 1 on target.",
        "1 measure only stands for the one in the set.",
    )
    assert REPORT.title == "Annual results, 2026/27"
    said = [b.text for b in REPORT.blocks if isinstance(b, Paragraph)]
    assert "National set is a national set, published by Ministry, edition 2024." in said


def test_a_year_that_moved_from_one_that_cannot_be_compared_is_not() -> None:
    seen = _seen()
    kept = {key: figure for key, figure in seen.figures.items() if "2025/26" not in key[1].label}
    [first, *_] = _rows(annual_set.build(replace(seen, figures=kept), "NIS"), "results")
    assert first[-1] == "No comparison"


def test_a_year_without_a_target_says_why_it_is_not_rated() -> None:
    [first, *_] = _rows(annual_set.build(_seen(targets=()), "NIS"), "results")
    assert first[3:5] == ["No target", "Not rated: no target"]


def test_a_rating_that_stands_is_kept_and_a_direction_told() -> None:
    seen = _seen(targets=(Target(measure="YEARLY", period=YEAR, wanted="60"),))
    last = parse("2025/26")
    before = Figure(measure="YEARLY", period=last, value=Decimal(65))
    report = annual_set.build(
        replace(seen, figures={**seen.figures, ("YEARLY", last): before}), "NIS"
    )
    [survey] = [row for row in _rows(report, "results") if row[0] == "NI 3"]
    assert survey[2:] == ["70.0%", "60.0%", "On target", "Up 5.0, better"]
    assert seen.scores["YEARLY", YEAR].rating is RatingWord.GREEN


def test_a_set_of_our_own_has_neither_publisher_nor_proxy() -> None:
    report = annual_set.build(_seen(), "OWN")
    assert report.front == ("Of 1 measure in the set, 1 is held and none is rated for the year.",)
    assert not [b for b in report.blocks if isinstance(b, Heading) and "stand" in b.text]


def test_a_set_of_which_nothing_is_held_has_no_table_of_results() -> None:
    bare = _seen(members=(Membership(set="NIS", reference="NI 9"),))
    report = annual_set.build(bare, "NIS")
    assert [b.name for b in report.blocks if isinstance(b, Table)] == ["not-held"]
    assert _rows(report, "not-held") == [["NI 9", "Not named", "Nothing"]]


def test_each_set_goes_to_those_who_answer_for_it() -> None:
    bodies = tuple(
        Body(code=kind.name, title=f"The {kind}", kind=kind)
        for kind in (BodyKind.EXECUTIVE, BodyKind.PARTNERSHIP, BodyKind.MANAGEMENT)
    )
    assert REPORT.audience == "All members"
    told = annual_set.build(_seen(bodies=bodies), "NIS").audience
    assert told == "The executive board and The management team"
    agreed = replace(NATIONAL, kind=SetKind.AGREEMENT)
    told = annual_set.build(_seen(bodies=bodies, sets=(agreed,)), "NIS").audience
    assert told == "The executive board and The strategic partnership"


def test_perspectives_and_empty_sets_are_not_reported_on() -> None:
    assert [one.code for one in annual_set.subjects(_seen())] == ["NIS", "OWN"]
    with pytest.raises(NoSuchSet, match="no set “NONE”"):
        annual_set.build(_seen(), "NONE")
