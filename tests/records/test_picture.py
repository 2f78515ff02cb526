"""The picture: a past report does not move, and a page asked for twice costs one query."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import CaptureQueriesContext

from goldenthread.core.facts.organisation import Unit, UnitKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import Figure, Narrative, Section
from goldenthread.core.facts.scores import Override
from goldenthread.records.collection import actions as collection
from goldenthread.records.people import actions as people
from goldenthread.records.publishing.queries import SHEETS, framework, issues, picture
from goldenthread.records.scores import actions as scores
from goldenthread.records.trail import queries as trail
from tests.said import (
    EVERYTHING,
    ISSUE,
    OVERRIDE,
    PEOPLE,
    Q1,
    Q2,
    RETURNS,
    SCORE,
    moment,
    say_everything,
)


@pytest.fixture
def told(store: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    """Return the database, with one fact of every kind in it."""
    say_everything()
    return store


def test_nothing_is_known_before_anything_is_said(store: BaseDatabaseWrapper) -> None:
    drawn = picture(period=Q1)
    assert drawn.at == trail.EMPTY.at
    assert (drawn.framework.units, drawn.narrative) == ((), ())
    assert not drawn.figures
    assert issues() == ()


def test_a_picture_holds_all_that_was_said(told: BaseDatabaseWrapper) -> None:
    drawn = picture(period=Q1)
    assert (drawn.period, drawn.at) == (Q1, moment())
    assert drawn.framework == drawn.history == framework()
    held = [row for name in SHEETS for row in getattr(drawn.history, name)]
    returned = [*drawn.figures.values(), *drawn.progress.values(), *drawn.risk_control.values()]
    other = [*drawn.scores.values(), *(said.fact for said in drawn.overrides.values())]
    missing = {type(fact).__name__ for fact in EVERYTHING} - {
        type(fact).__name__ for fact in (*held, *returned, *drawn.narrative, *other)
    }
    assert missing == {"Holder", "Manifest", "Issue"}
    assert drawn.figures["M1", Q1] == RETURNS[0]
    assert drawn.scores["M1", Q1] == SCORE
    assert drawn.overrides["M1", Q1].by == "OD"
    assert drawn.known["M1", Q1] == (moment(), moment())
    assert [said.fact for said in issues()] == [ISSUE]


def test_narrative_is_of_the_period_alone_and_in_order(told: BaseDatabaseWrapper) -> None:
    more = [
        Narrative(plan="SP", period=Q1, section=Section.DEVELOPMENTS, order=2, text="b"),
        Narrative(plan="SP", period=Q1, section=Section.DEVELOPMENTS, order=1, text="a"),
        Narrative(plan="SP", period=Q2, section=Section.DEVELOPMENTS, order=1, text="later"),
    ]
    collection.keep(facts=more, by="OD", at=moment(1), reason="")
    told_now = [(n.section, n.order) for n in picture(period=Q1).narrative]
    assert told_now == [(Section.ISSUES, 1), (Section.DEVELOPMENTS, 1), (Section.DEVELOPMENTS, 2)]
    assert [n.text for n in picture(period=Q2).narrative] == ["later"]


def test_places_are_apart_from_the_council_itself(told: BaseDatabaseWrapper) -> None:
    ward = Figure(measure="M1", period=Q2, place="W1", value=Decimal(1))
    collection.keep(facts=[ward], by="OD", at=moment(1), reason="")
    scores.keep(scores=[replace(SCORE, place="W1", period=Q2)], by="OD", at=moment(1), reason="")
    drawn = picture(period=Q2)
    assert ("M1", Q2) not in drawn.figures
    assert ("M1", Q2) not in drawn.scores
    assert ("M1", Q2) not in drawn.known


def test_a_withdrawn_rating_is_no_longer_set_by_hand(told: BaseDatabaseWrapper) -> None:
    back = Override(measure="M1", period=Q1, withdrawn=True, reason="Data came")
    scores.override(override=back, by="OD", at=moment(1), reason="Data came")
    assert picture(period=Q1).overrides == {}
    assert picture(period=Q1, at=moment()).overrides["M1", Q1].fact == OVERRIDE


def _past(drawn: Picture) -> tuple[object, ...]:
    return (drawn.framework, dict(drawn.figures), dict(drawn.scores), drawn.narrative)


MERGED = date(2026, 10, 1)
CHANGES = {
    "renamed": [Unit(code="ASC", title="Adults", kind=UnitKind.DEPARTMENT, valid_from=MERGED)],
    "moved": [
        Unit(
            code="ASC",
            title="Adult social care",
            kind=UnitKind.TEAM,
            parent="PEOPLE",
            valid_from=MERGED,
        )
    ],
    "merged": [
        Unit(code="ADULTS", title="Adults", kind=UnitKind.DEPARTMENT, valid_from=MERGED),
        Unit(
            code="ASC",
            title="Adult social care",
            kind=UnitKind.DEPARTMENT,
            successor="ADULTS",
            valid_from=MERGED,
            ended=True,
        ),
    ],
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_past_report_does_not_move(told: BaseDatabaseWrapper, change: str) -> None:
    then = picture(period=Q2, at=moment())
    people.keep(facts=CHANGES[change], by="OD", at=moment(90), reason="Reorganised")
    assert _past(picture(period=Q2, at=moment())) == _past(then)
    assert picture(period=Q2).framework.units == then.framework.units
    later = replace(Q2, start=date(2026, 10, 1), end=date(2027, 1, 1))
    assert picture(period=later).framework.units == tuple(u for u in CHANGES[change] if not u.ended)
    assert picture(period=later, at=moment()).framework.units == (PEOPLE[1],)


def test_a_restated_figure_leaves_the_old_picture_alone(told: BaseDatabaseWrapper) -> None:
    new = Figure(measure="M1", period=Q1, value=Decimal(70))
    collection.keep(facts=[new], by="OD", at=moment(1), reason="Restated")
    assert picture(period=Q1).figures["M1", Q1] == new
    assert picture(period=Q1).known["M1", Q1] == (moment(), moment(1))
    assert picture(period=Q1, at=moment()).figures["M1", Q1] == RETURNS[0]
    assert picture(period=Q1, at=moment()).known["M1", Q1] == (moment(), moment())


def test_a_picture_cannot_be_changed(told: BaseDatabaseWrapper) -> None:
    drawn = picture(period=Q1)
    for held in (drawn.figures, drawn.scores, drawn.progress, drawn.risk_control, drawn.known):
        assert isinstance(held, MappingProxyType)


def test_a_page_asked_for_again_costs_one_query(told: BaseDatabaseWrapper) -> None:
    first = picture(period=Q1)
    with CaptureQueriesContext(told) as asked:
        assert picture(period=Q1) is first
        assert framework() is first.history
    assert len(asked) == 2
    with CaptureQueriesContext(told) as other:
        picture(period=Q2)
    assert len(other) == 1, "another period of the same moment reads nothing anew"


def test_a_cold_picture_costs_a_query_a_table(told: BaseDatabaseWrapper) -> None:
    # A reason of its own: the same history on the other database has the same seal, and is remembered.
    people.keep(facts=CHANGES["renamed"], by="OD", at=moment(1), reason=told.vendor)
    with CaptureQueriesContext(told) as asked:
        picture(period=Q1)
    # The head, when the framework last changed, each of its sheets, and what was returned and rated.
    assert len(asked) == 1 + 1 + len(SHEETS) + 7
