"""As at any moment: the store and a slow, obvious oracle over all that was said agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.core.facts.columns import BEGINNING, Fact
from goldenthread.core.facts.organisation import Unit, UnitKind
from goldenthread.core.facts.returns import Figure
from goldenthread.core.periods import parts
from goldenthread.records.collection import actions as collection
from goldenthread.records.collection import queries as figures
from goldenthread.records.people import actions as people
from goldenthread.records.publishing.queries import framework, picture
from goldenthread.records.trail.queries import verify
from tests.said import Q1, YEAR, moment

QUARTERS = parts(YEAR, Q1.kind)
DAYS = [BEGINNING, *(date(2026, month, 1) for month in (4, 5, 7, 9))]


@dataclass(frozen=True)
class Told:
    """Some facts said at one moment."""

    at: datetime
    facts: tuple[Fact, ...]


units = st.builds(
    Unit,
    code=st.sampled_from("AB"),
    title=st.sampled_from(["Old name", "New name"]),
    kind=st.just(UnitKind.TEAM),
    parent=st.sampled_from(["", "P", "Q"]),
    valid_from=st.sampled_from(DAYS),
    ended=st.booleans(),
)
given_figures = st.builds(
    Figure,
    measure=st.sampled_from(["M1", "M2"]),
    period=st.sampled_from(QUARTERS[:2]),
    place=st.sampled_from(["", "", "W1"]),
    value=st.one_of(st.none(), st.decimals(-9, 9, places=2)),
)


@st.composite
def histories(draw: st.DrawFn, facts: st.SearchStrategy[Fact]) -> tuple[Told, ...]:
    """Draw what was said at moments in order, some of them the same moment."""
    lot = draw(st.lists(st.lists(facts, min_size=1, max_size=4), min_size=1, max_size=6))
    minutes = sorted(draw(st.integers(0, 5)) for _ in lot)
    return tuple(
        Told(moment() + timedelta(minutes=m), tuple({f.key(): f for f in said}.values()))
        for m, said in zip(minutes, lot, strict=True)
    )


def known(history: Sequence[Told], at: datetime) -> dict[tuple[object, ...], Fact]:
    """The oracle: walk through all that was said up to a moment; of each key the last word stands."""
    found: dict[tuple[object, ...], Fact] = {}
    for told in history:
        for fact in told.facts:
            if told.at <= at:
                found[fact.key()] = fact
    return found


def standing(rows: Sequence[Unit], on: date) -> set[Unit]:
    """The oracle: go through the days one by one; a row holds from its day until the next one."""
    held: dict[str, Unit] = {}
    for day in sorted(row.valid_from for row in rows):
        for row in rows:
            if row.valid_from == day and day <= on:
                held[row.code] = row
    return {row for row in held.values() if not row.ended}


MOMENTS = [moment() + timedelta(minutes=m, seconds=30 * (m == 2)) for m in range(-1, 6)]
often = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@often
@given(history=histories(units))
def test_units_stand_as_they_stood(store: BaseDatabaseWrapper, history: tuple[Told, ...]) -> None:
    with transaction.atomic():
        for told in history:
            people.keep(facts=told.facts, by="system", at=told.at, reason="")
        for at in MOMENTS:
            rows = [fact for fact in known(history, at).values() if isinstance(fact, Unit)]
            assert set(framework(at=at).units) == set(rows)
            for on in (*DAYS, date(2026, 6, 30), date(2030, 1, 1)):
                assert set(framework(at=at, on=on).units) == standing(rows, on)
        assert verify().broken is None
        transaction.set_rollback(True)


@often
@given(history=histories(given_figures))
def test_figures_stand_as_they_were_known(
    store: BaseDatabaseWrapper, history: tuple[Told, ...]
) -> None:
    with transaction.atomic():
        for told in history:
            collection.keep(facts=told.facts, by="system", at=told.at, reason="")
        for at in MOMENTS:
            wanted = {k: f for k, f in known(history, at).items() if isinstance(f, Figure)}
            assert _by_key(figures.returns(at=at).figures) == wanted
            drawn = picture(period=Q1, at=at)
            own = {k[:2]: f for k, f in wanted.items() if f.place == ""}
            assert dict(drawn.figures) == own
            assert dict(drawn.known) == {key: _moments(history, key, at) for key in own}
        transaction.set_rollback(True)


def _by_key(rows: Sequence[Fact]) -> dict[tuple[object, ...], Fact]:
    return {row.key(): row for row in rows}


def _moments(
    history: Sequence[Told], key: tuple[object, ...], at: datetime
) -> tuple[datetime, datetime]:
    """The oracle: when a figure was first given, and when it last became another."""
    moments: list[datetime] = []
    last: Fact | None = None
    for told in history:
        for fact in told.facts:
            if fact.key() == (*key, "") and told.at <= at and fact != last:
                moments.append(told.at)
                last = fact
    return moments[0], moments[-1]


def test_the_oracle_itself_knows_a_plain_case() -> None:
    old = Unit(code="A", title="Old", kind=UnitKind.TEAM)
    new = Unit(code="A", title="New", kind=UnitKind.TEAM, valid_from=date(2026, 4, 1))
    end = Unit(code="A", title="", kind=UnitKind.TEAM, valid_from=date(2026, 9, 1), ended=True)
    rows = [end, old, new]
    assert standing(rows, date(2026, 3, 31)) == {old}
    assert standing(rows, date(2026, 4, 1)) == {new}
    assert standing(rows, date(2026, 9, 1)) == set()
    first, second = Figure(measure="M", period=Q1, value=Decimal(1)), Figure(measure="M", period=Q1)
    history = [Told(moment(0), (first,)), Told(moment(1), (second,))]
    assert known(history, moment(0)) == {first.key(): first}
