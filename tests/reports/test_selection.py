"""A report of any selection: each filter alone, several together, a place's own figures, errors."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from goldenthread.core import periods
from goldenthread.core.facts.measures import MeasureSet, Membership, SetKind, Target
from goldenthread.core.facts.organisation import Place, PlaceKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import Figure
from goldenthread.reports.build.kinds import Every
from goldenthread.reports.build.selection import KIND, Selection, build, read, written
from goldenthread.reports.build.services import NoSuchSubject
from goldenthread.reports.look import Look
from goldenthread.reports.model import Facts
from goldenthread.reports.press import FORMATS, rendered
from tests.reports.pictures import OWNER, Q2
from tests.reports.test_exceptions import cards, notes
from tests.reports.test_exceptions import tables as rows_of
from tests.reports.test_overview import heads
from tests.reports.test_priority import codes
from tests.reports.wider import wide, wider

HARBOUR = Place(code="W1", title="Harbour ward", kind=PlaceKind.WARD)


def town() -> Picture:
    """The wider council with a national set and a ward that has a target of its own."""
    small = wide()
    national = MeasureSet(code="NIS", title="National set", kind=SetKind.HISTORIC)
    own = Target(measure="ENV-LI1", period=periods.parse("2026/27"), place="W1", wanted="50")
    return wider(
        replace(
            small,
            places=(HARBOUR,),
            sets=(*small.sets, national),
            members=(*small.members, Membership(set="NIS", reference="NI 1", measure="ASC-LI1")),
            targets=(*small.targets, own),
        )
    )


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        (
            Selection(theme="GREEN"),
            {"ENV-LI1", "ENV-LI2", "ODD-LI1", "ENV-O1", "ENV-M1", "ENV-M2", "ENV-M3"},
        ),
        (Selection(unit="NHS"), {"NHS-LI1"}),
        (Selection(set="LAA"), {"NHS-LI1"}),
        (Selection(only="national"), {"ASC-LI1"}),
        (Selection(only="agreement"), {"NHS-LI1"}),
        (Selection(only="local", unit="ENV"), {"ENV-LI1", "ENV-LI2", "ODD-LI1"}),
        (Selection(rating="red"), {"ASC-LI1", "ENV-LI1", "NHS-LI1"}),
        (Selection(rating="red", unit="PEOPLE"), {"ASC-LI1", "NHS-LI1"}),
        (Selection(owner=OWNER, theme="ASC-O1", rating="red"), {"ASC-LI1"}),
    ],
)
def test_a_selection_holds_what_was_asked_for_and_nothing_else(
    asked: Selection, held: set[str]
) -> None:
    picture = town()
    assert codes(build(picture, asked), picture) == held


def test_an_owner_has_objectives_and_milestones_too() -> None:
    found = codes(build(town(), Selection(owner=OWNER)), town())
    assert {"ASC-O1", "ASC-M1", "ASC-LI1"} <= found
    assert "ENV-LI1" not in found


def test_exceptions_stand_before_every_line() -> None:
    report = build(town(), Selection(unit="ENV"))
    assert heads(report) == [
        "What was asked for, and what is out of line",
        "Each exception in full",
        "Every line, by council priority",
        "Explanation of symbols",
    ]
    assert "ENV-LI1" in cards(report)
    assert report.front[0].startswith("All 3 measures are rated")
    calm = build(town(), Selection(rating="amber"))
    assert "Each exception in full" not in heads(calm)


def test_what_was_asked_for_is_said() -> None:
    report = build(town(), Selection(unit="ENV", rating="red"))
    [facts] = [part for part in report.body if isinstance(part, Facts)]
    assert facts.pairs == (("Unit", "Environment"), ("Rating", "Off target"))
    assert report.subtitle == "Environment, Off target"
    assert report.why == "It was asked for: environment, Off target."
    [every] = [part for part in build(town(), Selection()).body if isinstance(part, Facts)]
    assert every.pairs == (("Selection", "Every measure"),)


def test_nothing_that_meets_it_all_says_so() -> None:
    report = build(town(), Selection(unit="NHS", only="national"))
    assert notes(report) == "Nothing meets all of that. Ask for less at once."
    assert report.symbols == ()


def test_a_place_has_its_own_figures_judged_against_its_own_targets() -> None:
    said = [
        Figure(measure="ENV-LI1", period=Q2, place="W1", value=Decimal(55)),
        Figure(measure="ENV-LI2", period=Q2, place="W1", value=Decimal(40)),
        Figure(measure="ENV-LI2", period=Q2, place="W2", value=Decimal(10)),
        Figure(measure="GONE", period=Q2, place="W1", value=Decimal(10)),
    ]
    report = build(town(), Selection(place="W1"), said)
    rows = {row[0]: row for row in rows_of(report)["all-measures-GREEN"]}
    assert set(rows) == {"ENV-LI1", "ENV-LI2"}
    assert rows["ENV-LI1"][5:7] == ["55.0%", "On target"]
    assert rows["ENV-LI2"][5:7] == ["40.0%", "Not rated: no target"]
    assert report.subtitle == "Harbour ward"
    assert codes(report, town()) == {"ENV-LI1", "ENV-LI2"}


def test_a_selection_is_written_and_read_as_text() -> None:
    asked = Selection(unit="ASC", rating="red")
    assert written(asked) == "unit=ASC; rating=red"
    assert read(written(asked)) == read(" rating = red , unit=ASC;") == asked
    assert read("") == Selection()
    assert KIND.build(town(), "unit=ENV; rating=red").subject == "unit=ENV; rating=red"


@pytest.mark.parametrize("text", ["colour=red", "ASC", "unit="])
def test_a_text_that_is_no_selection_is_told_how_to_be_one(text: str) -> None:
    with pytest.raises(NoSuchSubject, match=r"is no selection\. Write it as unit=ASC"):
        read(text)


@pytest.mark.parametrize(
    "asked", [Selection(unit="NONE"), Selection(only="big"), Selection(rating="pink")]
)
def test_a_code_that_is_not_held_is_an_error_that_says_so(asked: Selection) -> None:
    with pytest.raises(NoSuchSubject, match="There is no"):
        build(town(), asked)


def test_it_is_made_when_asked_for_and_never_owed() -> None:
    assert KIND.every is Every.ASKED
    assert KIND.subjects(town()) == ()


@pytest.mark.parametrize("ending", FORMATS)
def test_it_is_made_in_every_format(ending: Any) -> None:
    report = build(town(), Selection(only="local"))
    assert rendered(report, Look(brand="#0B4F6C"), ending)


def test_a_measure_in_both_is_national_and_in_the_agreement() -> None:
    small = town()
    both = Membership(set="LAA", reference="NI 1", measure="ASC-LI1")
    framework = replace(small.framework, members=(*small.framework.members, both))
    now = replace(small, framework=framework)
    assert "ASC-LI1" in codes(build(now, Selection(only="agreement")), now)
    assert "ASC-LI1" in codes(build(now, Selection(only="national")), now)
    assert "ASC-LI1" not in codes(build(now, Selection(only="local")), now)
