"""`goldenthread verify`, on both databases: all is well, or the first broken row and 1."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from click.testing import CliRunner
from django.db.backends.base.base import BaseDatabaseWrapper

from goldenthread.cli import verify
from goldenthread.cli.verify import command
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Score
from goldenthread.records.collection import actions as collection
from goldenthread.records.scores import actions as scores
from goldenthread.records.trail.guards import releases
from goldenthread.records.trail.queries import events, head
from tests.cli.keeping import run
from tests.said import Q1, SCORE, say_everything
from tests.stores import store

__all__ = ["store"]


def test_all_is_well(store: BaseDatabaseWrapper) -> None:
    say_everything()
    done = run(command)
    assert done.exit_code == 0
    assert "1 of 1 ratings come out the same, judged again in SQL" in done.stdout
    assert "29 rows and 28 events are as they were sealed.\n" in done.stdout
    assert done.stdout.endswith(f"Last seal: {head().seal}\n")


def test_the_first_broken_row_is_named(store: BaseDatabaseWrapper) -> None:
    say_everything()
    with store.cursor() as cursor:
        for sql in releases("collection_figure", store.vendor):
            cursor.execute(sql)
        cursor.execute("UPDATE collection_figure SET value = '99.9' WHERE id = 1")
    done = run(command)
    assert done.exit_code == 1
    assert "Error: collection_figure, row 1: it is not as it was sealed" in done.stderr


def test_a_rating_that_does_not_come_out_again_is_named(store: BaseDatabaseWrapper) -> None:
    say_everything()
    _keep(replace(SCORE, rating=RatingWord.RED, label="Not met"))
    done = run(command)
    assert done.exit_code == 1
    assert "0 of 1 ratings come out the same" in done.stdout
    told = "M1, 2026/27 Q1: held as “Not met”, but its edges call 86 “Met”."
    assert f"Error: Some ratings do not come out again:\n{told}\n" in done.stderr


def test_what_the_edges_call_a_figure_is_told(
    store: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_everything()
    monkeypatch.setattr(verify, "MOST", 1)
    figures = [Figure(measure="M1", period=Q1, place=place, value=Decimal(70)) for place in "ab"]
    collection.keep(facts=figures, **_said())
    _keep(*(replace(SCORE, place=place) for place in "abc"))
    done = run(command)
    assert "M1, 2026/27 Q1, a: held as “Met”, but its edges call 70 “Not met”.\n" in done.stderr
    assert "And 2 more.\n" in done.stderr


def test_a_rating_of_no_figure_is_told(store: BaseDatabaseWrapper) -> None:
    say_everything()
    _keep(replace(SCORE, place="a"))
    done = run(command)
    assert "M1, 2026/27 Q1, a: held as “Met”, but no figure stands.\n" in done.stderr


def test_edges_that_cannot_be_read_are_told(store: BaseDatabaseWrapper) -> None:
    say_everything()
    with store.cursor() as cursor:
        for sql in releases("scores_score", store.vendor):
            cursor.execute(sql)
        cursor.execute("UPDATE scores_score SET bands = 'nonsense'")
    done = run(command)
    assert done.exit_code == 1
    assert "Error: scores_score, row 1: it is not as it was sealed" in done.stderr
    assert "The ratings cannot be judged again: " in done.stderr


def _keep(*wrong: Score) -> None:
    scores.keep(scores=wrong, **_said())


def _said() -> dict[str, Any]:
    return {"by": "system", "at": head().at, "reason": "For the test"}


def test_a_seal_from_a_printed_report_is_looked_for(store: BaseDatabaseWrapper) -> None:
    say_everything()
    assert run(command, "--seal", events()[3].seal).exit_code == 0
    done = run(command, "--seal", "0" * 64)
    assert done.exit_code == 1
    assert "history was rewritten" in done.stderr


def test_a_store_that_is_not_set_up_is_not_verified(
    store: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'scores'")
    done = run(command)
    assert done.exit_code == 1
    assert "Run “goldenthread init”" in done.stderr


@pytest.mark.parametrize("seal", ["abc", "f" * 63, "Z" * 64])
def test_what_is_no_seal_is_not_called_a_rewritten_history(seal: str) -> None:
    done = CliRunner().invoke(command, ["--seal", seal])
    assert done.exit_code == 2
    assert "a seal is 64 letters a to f and digits" in done.output
