"""Facts to columns and back, the same on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_origin

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.facts.columns import BEGINNING, Described, Fact, described
from goldenthread.core.facts.returns import Figure
from goldenthread.core.periods import Kind, Period, containing
from goldenthread.records.collection import models as collection
from goldenthread.records.trail import rows
from goldenthread.records.trail.columns import Exact, Moment, Span
from goldenthread.records.trail.models import OWN, Statement
from goldenthread.records.trail.queries import facts_at, head
from goldenthread.records.trail.verification import tables_kept
from tests.said import EVERYTHING, Q1, say_everything

FIELDS: dict[Any, type[models.Field[Any, Any]]] = {
    str: models.TextField,
    bool: models.BooleanField,
    int: models.IntegerField,
    date: models.DateField,
    datetime: Moment,
    Decimal: Exact,
    Period: Span,
}


def _field(column: Described) -> type[models.Field[Any, Any]]:
    if get_origin(column.kind) is tuple or issubclass(column.kind, StrEnum):
        return models.TextField
    return FIELDS[column.kind]


def _ids(table: type[Statement]) -> str:
    return table.__name__


@pytest.mark.parametrize("table", tables_kept(), ids=_ids)
def test_every_table_has_the_columns_of_its_fact(table: type[Statement]) -> None:
    held = [f for f in table._meta.concrete_fields if f.name not in OWN]
    wanted = [(c.name, _field(c), c.blank) for c in described(table.FACT)]
    assert [(f.name, type(f), f.null) for f in held] == wanted


@pytest.mark.parametrize("table", tables_kept(), ids=_ids)
def test_no_fact_takes_a_statements_own_names(table: type[Statement]) -> None:
    assert not set(rows.names(table.FACT)) & {*OWN, "event_id", "supersedes_id"}


def test_every_kind_of_fact_has_one_table() -> None:
    kinds = [table.FACT for table in tables_kept()]
    assert len(kinds) == len(set(kinds))
    assert {type(fact) for fact in EVERYTHING} == set(kinds)


def test_what_is_kept_is_what_was_said(store: BaseDatabaseWrapper) -> None:
    say_everything()
    number = head().number
    kept = [f for table in tables_kept() for f in facts_at(table, table.FACT, number)]
    assert sorted(kept, key=_order) == sorted(EVERYTHING, key=_order)


def _order(fact: Fact) -> str:
    return f"{fact.SHEET} {fact.key()}"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("84.20", "84.2"),
        ("100", "100"),
        ("0.10", "0.1"),
        ("-0.00", "0"),
        ("-0", "0"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
        ("4200000.00", "4200000"),
    ],
)
def test_numbers_are_kept_as_digits(said: str, kept: str) -> None:
    assert rows.as_exact(Decimal(said)) == kept


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_no_number_loses_a_digit(value: Decimal) -> None:
    assert Decimal(rows.as_exact(value)) == value


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(list(Kind)))
def test_every_period_comes_back(day: date, kind: Kind) -> None:
    period = containing(day, kind)
    assert rows.span(rows.as_span(period)) == period


def test_a_period_is_kept_by_its_days() -> None:
    assert rows.as_span(Q1) == "2026-04-01/2026-07-01 quarter financial"


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    assert rows.moment(rows.as_moment(one)) == one
    assert (rows.as_moment(one) < rows.as_moment(other)) == (one < other)


def test_a_moment_is_kept_in_utc() -> None:
    summer = timezone(timedelta(hours=1))
    assert rows.as_moment(datetime(2026, 7, 1, 9, tzinfo=summer)) == "2026-07-01T08:00:00.000000Z"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        rows.as_moment(datetime(2026, 7, 1))  # noqa: DTZ001  # the very thing refused


def test_a_dated_row_from_always_is_kept(store: BaseDatabaseWrapper) -> None:
    say_everything()
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(valid_from AS TEXT) FROM people_unit")
        assert cursor.fetchall() == [(BEGINNING.isoformat(),)]


def test_values_are_sealed_as_text() -> None:
    given = {"a": None, "b": True, "c": False, "d": 12, "e": date(1, 1, 1), "f": "Yes"}
    sealed = {"a": None, "b": "true", "c": "false", "d": "12", "e": "0001-01-01", "f": "Yes"}
    assert rows.content(given) == sealed


def test_one_value_can_be_written_alone() -> None:
    assert rows.column(Figure, "period", Q1) == rows.as_span(Q1)


def _spoilt() -> Iterator[tuple[str, str]]:
    for value in ("", "8,4", "84.2%", "1e3", "abc", ".", "84.", "1.2.3", "--1", "1-2", ".5", "-.5"):
        yield "value", value
    for value in ("2026/27 Q1", "2026-04-01", ""):
        yield "period", value
    for value in ("2026-07-01 09:00", "2026-07-01T09:00:00Z", ""):
        yield "known_at", value


@pytest.mark.parametrize(("column", "value"), list(_spoilt()))
def test_the_database_refuses_other_shapes(
    store: BaseDatabaseWrapper, column: str, value: str
) -> None:
    say_everything()
    fields = collection.Figure._meta.concrete_fields
    names = [str(field.column) for field in fields]
    kept = ", ".join(_instead(name, column) for name in names)
    into = ", ".join(f'"{name}"' for name in names)
    sql = f"INSERT INTO collection_figure ({into}) SELECT {kept} FROM collection_figure"
    with pytest.raises(IntegrityError, match=r"(?i)check constraint"):
        _run(sql, value)


@transaction.atomic
def _run(sql: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [value])


def _instead(name: str, column: str) -> str:
    return {column: "CAST(%s AS TEXT)", "id": "id + 1", "supersedes_id": "id"}.get(
        name, f'"{name}"'
    )
