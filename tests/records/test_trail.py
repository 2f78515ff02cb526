"""What is appended, what is refused, and what the trail tells of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.backends.base.base import BaseDatabaseWrapper

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.measures import Target
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Override
from goldenthread.core.facts.trail import Counts
from goldenthread.core.history.seal import BEGINNING
from goldenthread.records.collection import actions as collection
from goldenthread.records.collection import queries as returned
from goldenthread.records.measures import actions as measures
from goldenthread.records.measures import queries as defined
from goldenthread.records.people import actions as people
from goldenthread.records.people.queries import is_account, post_of
from goldenthread.records.plans import actions as plans
from goldenthread.records.publishing import actions as publishing
from goldenthread.records.risks import actions as risks
from goldenthread.records.scores import actions as scores
from goldenthread.records.scores import queries as rated
from goldenthread.records.trail import actions, queries
from goldenthread.records.trail.actions import NARROW, TrailError
from tests.said import (
    ISSUE,
    MANIFEST,
    MEASURES,
    OVERRIDE,
    PEOPLE,
    PLANS,
    Q1,
    Q2,
    RETURNS,
    RISKS,
    SCORE,
    moment,
    say_everything,
)


def _keep(*facts: Fact, days: int = 0, by: str = "OD") -> Counts:
    kept = collection.keep(facts=facts, by=by, at=moment(days), reason="return")
    return sum((one.counts for one in kept), Counts())


FIRST = Figure(measure="M1", period=Q1, value=Decimal("84.20"))


def test_only_what_differs_is_kept(store: BaseDatabaseWrapper) -> None:
    assert _keep(FIRST) == Counts(new=1)
    assert _keep(FIRST, days=1) == Counts(same=1)
    assert _keep(replace(FIRST, value=Decimal("84.2")), days=1) == Counts(same=1)
    other, second = replace(FIRST, value=Decimal(85)), replace(FIRST, period=Q2)
    assert _keep(other, second, days=2) == Counts(new=1, changed=1)
    assert _keep(FIRST, days=3) == Counts(changed=1)
    assert queries.head().number == 3


def test_everything_ever_said_is_told_in_order(store: BaseDatabaseWrapper) -> None:
    _keep(FIRST, replace(FIRST, place="W1"), replace(FIRST, period=Q2))
    _keep(replace(FIRST, value=Decimal(85)), days=1, by="MGR")
    history = returned.figure_history(measure="M1", period=Q1, place="")
    assert [(s.fact.value, s.at, s.by, s.reason, s.number) for s in history] == [
        (Decimal("84.2"), moment(), "OD", "return", 1),
        (Decimal(85), moment(1), "MGR", "return", 4),
    ]
    assert len(returned.figure_history(measure="M1")) == 4
    assert len(returned.figure_history(measure="M1", at=moment())) == 3
    assert returned.figure_history(measure="M2") == ()
    assert {f.place for f in returned.figures_by_place(measure="M1")} == {"", "W1"}


def test_each_record_tells_its_own_history(store: BaseDatabaseWrapper) -> None:
    say_everything()
    assert [s.fact.code for s in defined.definition_history(measure="M1")] == ["M1"]
    assert [s.fact.wanted for s in defined.target_history(measure="M1")] == ["85"]
    assert [s.fact for s in rated.score_history(measure="M1", period=Q1)] == [SCORE]
    assert [s.fact for s in rated.override_history(measure="M1", period=Q1)] == [OVERRIDE]
    assert [s.fact for s in returned.imports()] == [MANIFEST]


@pytest.mark.parametrize("many", [3, NARROW + 1])
def test_figures_are_found_however_many_are_asked_for(
    store: BaseDatabaseWrapper, many: int
) -> None:
    _keep(*(replace(FIRST, measure=f"M{n}") for n in range(NARROW + 2)))
    codes = [f"M{n}" for n in range(many)]
    assert sorted(f.measure for f in returned.figures(measures=codes)) == sorted(codes)
    again = [replace(FIRST, measure=code) for code in codes]
    assert _keep(*again, days=1) == Counts(same=many)


def test_history_is_written_in_order(store: BaseDatabaseWrapper) -> None:
    _keep(FIRST, days=2)
    with pytest.raises(TrailError, match="History is written in order"):
        _keep(replace(FIRST, period=Q2), days=1)
    assert _keep(replace(FIRST, period=Q2), days=2) == Counts(new=1)


def test_somebody_says_everything(store: BaseDatabaseWrapper) -> None:
    with pytest.raises(TrailError, match="Say who does this"):
        _keep(FIRST, by=" ")


def test_a_moment_needs_a_time_zone(store: BaseDatabaseWrapper) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        collection.keep(facts=[FIRST], by="OD", at=moment().replace(tzinfo=None), reason="")


def test_a_key_given_twice_is_refused_whole(store: BaseDatabaseWrapper) -> None:
    other = replace(FIRST, period=Q2)
    with pytest.raises(TrailError, match="Figures: M1, 2026/27 Q1 is given twice"):
        _keep(other, FIRST, replace(FIRST, value=None))
    assert queries.head() == queries.EMPTY


def test_a_fact_goes_to_the_record_that_holds_its_kind(store: BaseDatabaseWrapper) -> None:
    with pytest.raises(TypeError, match="Not kept here: Target"):
        _keep(FIRST, Target(measure="M1", period=Q1))
    assert queries.head().number == 0


def test_a_manifest_that_does_not_add_up_is_refused(store: BaseDatabaseWrapper) -> None:
    with pytest.raises(TrailError, match="do not add up"):
        collection.record_import(
            manifest=replace(MANIFEST, rows=7), by="OD", at=moment(), reason=""
        )


def test_the_same_file_again_is_told_again(store: BaseDatabaseWrapper) -> None:
    for days in (0, 1):
        collection.record_import(manifest=MANIFEST, by="OD", at=moment(days), reason="")
    assert [said.at for said in returned.imports()] == [moment(0), moment(1)]


Act = Callable[[str, datetime], object]
ACTIONS: dict[str, Act] = {
    "kept the organisation": lambda by, at: people.keep(
        facts=PEOPLE[:1], by=by, at=at, reason="why"
    ),
    "kept plans and links": lambda by, at: plans.keep(facts=PLANS[:1], by=by, at=at, reason="why"),
    "kept measures and targets": lambda by, at: measures.keep(
        facts=MEASURES[:1], by=by, at=at, reason="why"
    ),
    "kept risks": lambda by, at: risks.keep(facts=RISKS[:1], by=by, at=at, reason="why"),
    "kept returns": lambda by, at: collection.keep(facts=RETURNS[:1], by=by, at=at, reason="why"),
    "imported a file": lambda by, at: collection.record_import(
        manifest=MANIFEST, by=by, at=at, reason="why"
    ),
    "rated": lambda by, at: scores.keep(scores=[SCORE], by=by, at=at, reason="why"),
    "set a rating by hand": lambda by, at: scores.override(
        override=OVERRIDE, by=by, at=at, reason="why"
    ),
    "withdrew a rating set by hand": lambda by, at: scores.override(
        override=Override(measure="M1", period=Q1, withdrawn=True), by=by, at=at, reason="why"
    ),
    "issued reports": lambda by, at: publishing.record(issues=[ISSUE], by=by, at=at, reason="why"),
    "made the account chief": lambda by, at: people.make_account(
        account="chief", password="a long and winding road", by=by, at=at, reason="why"
    ),
    "looked": lambda by, at: actions.tell(by=by, at=at, reason="why", what="looked"),
}


@pytest.mark.parametrize("what", ACTIONS)
def test_every_action_leaves_one_event(store: BaseDatabaseWrapper, what: str) -> None:
    ACTIONS[what]("OD", moment(3))
    (event,) = queries.events()
    assert (event.number, event.by, event.at, event.what) == (1, "OD", moment(3), what)
    assert event.reason == "why"
    assert (event.first, event.count) == ((1, 1) if event.table else (0, 0))


def test_events_are_told_newest_first(store: BaseDatabaseWrapper) -> None:
    for days in range(4):
        actions.tell(by="OD", at=moment(days), reason="", what=f"day {days}")
    assert [event.what for event in queries.events(limit=2)] == ["day 3", "day 2"]
    assert [event.what for event in queries.events(before=3)] == ["day 1", "day 0"]
    assert [event.what for event in queries.events(at=moment(1))] == ["day 1", "day 0"]


def test_the_head_is_where_the_trail_stood(store: BaseDatabaseWrapper) -> None:
    assert (queries.head().number, queries.head().seal) == (0, BEGINNING)
    for days in range(3):
        actions.tell(by="OD", at=moment(days), reason="", what="looked")
    assert queries.head().number == 3
    assert queries.head(at=moment(1)).number == 2
    assert queries.head(at=moment(1) - timedelta(microseconds=1)).number == 1
    assert queries.head(at=moment(-1)) == queries.EMPTY


def test_a_clock_that_is_behind_does_not_stop_the_work(store: BaseDatabaseWrapper) -> None:
    assert queries.moment(moment()) == moment()
    actions.tell(by="OD", at=moment(5), reason="", what="looked")
    assert queries.moment(moment()) == moment(5)
    assert queries.moment(moment(6)) == moment(6)


def test_an_account_holds_a_post_from_a_day(store: BaseDatabaseWrapper) -> None:
    say_everything()
    before, after = moment().date().replace(month=3), moment().date()
    assert post_of(account="admin", on=after) == "OD"
    assert post_of(account="admin", on=before) == ""
    assert post_of(account="admin", on=after, at=moment(-1)) == ""
    assert post_of(account="nobody", on=after) == ""


def test_an_account_has_a_password_worth_having(store: BaseDatabaseWrapper) -> None:
    with pytest.raises(ValidationError):
        people.make_account(account="a", password="short", by="OD", at=moment(), reason="")
    assert not is_account(account="a")
    people.make_account(
        account="a", password="a long and winding road", by="OD", at=moment(), reason=""
    )
    assert is_account(account="a")
    user = User.objects.get(username="a")
    assert user.check_password("a long and winding road")
    assert user.password.startswith("argon2")


def test_progress_is_told(store: BaseDatabaseWrapper) -> None:
    told: list[tuple[int, int]] = []
    facts = [*(replace(FIRST, measure=f"M{n}") for n in range(700)), RETURNS[3]]
    collection.keep(
        facts=facts,
        by="OD",
        at=moment(),
        reason="",
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(500, 701), (700, 701), (701, 701)]
