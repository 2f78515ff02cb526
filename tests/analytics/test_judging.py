"""What SQL makes of every figure is what Python makes of it, whichever the database."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from decimal import Decimal

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.analytics.judging import ratings, rows
from goldenthread.analytics.run import answers
from goldenthread.core.facts.measures import Judged, RatingWord
from goldenthread.core.facts.returns import Figure
from goldenthread.core.facts.scores import Band
from goldenthread.core.judging.rejudge import judgings, yardsticks
from goldenthread.core.judging.yardsticks import held_to
from goldenthread.core.periods import parse
from goldenthread.records.collection import queries as collection
from goldenthread.records.publishing import queries as publishing
from tests.analytics.judged import Held, held, yardstick
from tests.stores import store
from tests.town.fixtures import Town

__all__ = ["store"]

GREEN, RED, NONE = RatingWord.GREEN, RatingWord.RED, RatingWord.NONE


def in_python(given: Iterable[Held]) -> list[tuple[str, str]]:
    """Each figure's rating and its word, as everything else has it."""
    scores = [held_to(by, figure) for figure, by in given]
    return [(score.rating.value, score.label) for score in scores]


def in_sql(given: Iterable[Held]) -> list[tuple[str, str]]:
    """The same, in a database that is gone afterwards."""
    kept = sqlite3.connect(":memory:")
    try:
        found = ratings(kept.cursor(), rows(given))
    finally:
        kept.close()
    return [found[number] for number in range(len(found))]


def figure(value: str) -> Figure:
    """A figure of the measure that every yardstick is for."""
    return Figure(measure="M1", period=parse("2026/27 Q2"), value=Decimal(value))


@given(st.lists(held(), max_size=8))
def test_sql_judges_as_python_does(lot: list[Held]) -> None:
    assert in_sql(lot) == in_python(lot)


def test_sql_judges_as_python_does_on_every_database(store: BaseDatabaseWrapper) -> None:
    lot = [_any(random.Random(seed)) for seed in range(1500)]
    with store.cursor() as cursor:
        found = ratings(cursor, rows(lot), mark="%s")
    assert [found[number] for number in range(len(lot))] == in_python(lot)
    assert {rating for rating, _ in found.values()} == {"green", "red"}


def _any(chance: random.Random) -> Held:
    """A figure within half a step of a single edge, or far from it."""
    edge = Decimal(chance.randint(-20_000, 20_000)).scaleb(-chance.randint(0, 6))
    off = Decimal(chance.randint(-6, 6)).scaleb(-chance.randint(0, 30))
    above = chance.random() < 0.5
    laid = (
        Band(GREEN, "Met", edge, None, above, False),
        Band(RED, "Not met", None, edge, False, not above),
    )
    judged = chance.choice(list(Judged))
    return figure(f"{edge + off:f}"), yardstick(laid, judged, places=chance.randint(0, 5))


@pytest.mark.parametrize(
    ("value", "places", "rating"),
    [
        ("94.94", 1, "red"),
        ("94.95", 1, "green"),
        ("94.949999999999999999999999999999999999999", 1, "red"),
        ("94.5", 0, "green"),
        ("99.96", 1, "green"),
        ("999999999999999999.4", 0, "green"),
        ("-94.95", 1, "red"),
    ],
)
def test_a_figure_is_judged_as_shown(value: str, places: int, rating: str) -> None:
    edge = Decimal(95)
    laid = (Band(GREEN, "Met", edge, None, True, False), Band(RED, "Not", None, edge, False, False))
    lot = [(figure(value), yardstick(laid, places=places))]
    assert in_sql(lot) == in_python(lot) == [(rating, {"green": "Met", "red": "Not"}[rating])]


def test_an_edge_belongs_to_one_band_to_the_fiftieth_decimal() -> None:
    edge = Decimal("-3." + "3" * 50)
    laid = (Band(GREEN, "Met", edge, None, False, False), Band(RED, "Not", None, edge, True, True))
    beneath = yardstick(laid, Judged.BENEATH)
    lot = [(figure(f"-3.{'3' * 49}{last}"), beneath) for last in "432"]
    assert [rating for rating, _ in in_sql(lot)] == ["red", "red", "green"]


def test_a_figure_that_nothing_holds_is_not_rated() -> None:
    gap = (
        Band(GREEN, "Met", Decimal(5), None, True, False),
        Band(NONE, "?", None, Decimal(1), True, True),
    )
    lot = [
        (figure("3"), yardstick(gap)),
        (figure("0"), yardstick(gap)),
        (figure("3"), yardstick(None)),
    ]
    assert in_sql(lot) == [("none", "")] * 3


def test_bands_laid_out_once_are_kept_once() -> None:
    laid = (Band(GREEN, "Any", None, None, False, False),)
    one = yardstick(laid)
    kept = rows([(figure("1"), one), (figure("2"), one), (figure("3"), yardstick(laid, places=1))])
    assert len(kept.bands) == 1
    assert [number for _, number, _, _ in kept.figures] == [0, 0, 0]


def test_a_question_can_be_put_before_any_tables() -> None:
    sources = {
        "figure": "SELECT 7 AS id, 1 AS yardstick, '84.5' AS value, 0 AS places",
        "band": "SELECT 1 AS yardstick, 'green' AS rating, 'Met' AS label, '85' AS low, "
        "NULL AS high, 1 AS low_in, 1 AS high_in",
    }
    cursor = sqlite3.connect(":memory:").cursor()
    for _ in range(2):  # nothing is left behind
        assert answers(cursor, "judge", sources, "SELECT id, rating FROM judge") == [(7, "green")]


def test_what_a_question_made_is_gone_though_it_failed() -> None:
    cursor = sqlite3.connect(":memory:").cursor()
    with pytest.raises(sqlite3.OperationalError):
        answers(cursor, "judge", {"figure": "SELECT 1 AS id", "band": "nonsense"}, "")
    assert cursor.execute("SELECT * FROM temp.sqlite_master").fetchall() == []


def test_every_figure_of_the_town_is_judged_alike(town: Town) -> None:
    history = publishing.framework()
    codes = list(dict.fromkeys(measure.code for measure in history.measures))
    figures = collection.figures(measures=codes)
    lot = [one for judging in judgings(history, figures, codes) for one in yardsticks(judging)]
    found = in_sql(lot)
    assert found == in_python(lot)
    assert {"green", "amber", "red", "none"} <= {rating for rating, _ in found}
