"""Every rating held comes out again in SQL, on both databases; one that does not is found."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Counted, Judged, Measure, RatingWord, Target
from goldenthread.core.facts.organisation import Council, Place, PlaceKind
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.facts.scores import Disagreement, Score, Unrated
from goldenthread.core.periods import parse
from goldenthread.flows import framework as frameworks
from goldenthread.flows import returns
from goldenthread.intake import packs
from goldenthread.records.scores import actions, queries
from goldenthread.records.trail.guards import releases
from tests.stores import store

__all__ = ["store"]

START = datetime(2026, 10, 1, 9, tzinfo=UTC)
Q1, Q2, YEAR = parse("2026/27 Q1"), parse("2026/27 Q2"), parse("2026/27")
SHARE = Measure(code="M1", title="A share", counted=Counted.PERCENT, places=1)
MADE = Measure(code="M2", title="Made of parts", places=0, formula="a / b * 100")
PLAIN = Measure(code="M3", title="For information", data_only=True)
RULES = packs.framework("rules").rules
EXACT = tuple(replace(band, rule="exact", judged=Judged.BENEATH) for band in RULES[:3])
TOLD = Framework(
    council=(Council(code="E0", title="Council", short="C", rule="ten-percent"),),
    places=(Place(code="W1", title="Ward", kind=PlaceKind.WARD),),
    measures=(SHARE, MADE, PLAIN, replace(SHARE, code="M4", rule="exact")),
    rules=(*RULES, *EXACT),
    targets=(
        Target(measure="M1", period=YEAR, wanted="95"),
        Target(measure="M1", period=YEAR, place="W1", wanted="-3.5"),
        Target(measure="M2", period=YEAR, wanted="50"),
        Target(measure="M4", period=YEAR, wanted="95"),
    ),
)


class _Clock:
    """Moments one after another."""

    def __init__(self) -> None:
        self.at = START

    def said(self) -> dict[str, Any]:
        """Who says something, when and why."""
        self.at += timedelta(minutes=1)
        return {"by": "system", "at": self.at, "reason": "For the test"}


def _figure(measure: str, value: str | None = None, **said: Any) -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(measure=measure, value=number, **{"period": Q1, **said})


def _submit(clock: _Clock, *facts: Fact) -> None:
    returns.submit(facts=facts, **clock.said())


def _say(clock: _Clock) -> None:
    frameworks.apply(framework=TOLD, **clock.said())
    _submit(
        clock,
        _figure("M1", "94.95"),
        _figure("M1", "-3.8", place="W1"),
        _figure("M1", missing=Missing.NOT_AVAILABLE, period=Q2),
        _figure("M2", components=(("a", Decimal(1)), ("b", Decimal(3)))),
        _figure("M3", "12"),
        _figure("M4", "94.95"),
    )


def test_every_rating_comes_out_again(store: BaseDatabaseWrapper) -> None:
    _say(_Clock())
    found = queries.judged_again()
    assert (found.ratings, found.agree, found.differ) == (6, 6, ())


def test_a_restated_figure_and_a_changed_definition_are_judged_as_they_stood(
    store: BaseDatabaseWrapper,
) -> None:
    clock = _Clock()
    _say(clock)
    _submit(clock, _figure("M1", "94.96"))  # shown the same, so rated by the figure before it
    _submit(clock, _figure("M1", "70"), _figure("M1", "80", period=Q2))
    later = replace(SHARE, places=0, valid_from=date(2026, 7, 1))
    frameworks.apply(framework=replace(TOLD, measures=(*TOLD.measures, later)), **clock.said())
    _submit(clock, _figure("M1", "94.5", period=Q2))
    rated = queries.score_history(measure="M1", period=Q2)[-1].fact
    assert (rated.value, rated.rating) == (Decimal(95), RatingWord.GREEN)
    found = queries.judged_again()
    assert (found.ratings, found.differ) == (6, ())


def test_a_rating_kept_wrongly_is_found_though_it_is_sealed(store: BaseDatabaseWrapper) -> None:
    clock = _Clock()
    _say(clock)
    true = queries.score_history(measure="M4", period=Q1)[-1].fact
    wrong = replace(true, rating=RatingWord.GREEN, label="On target")
    actions.keep(scores=[wrong], **clock.said())
    assert queries.judged_again().differ == (
        Disagreement(
            measure="M4",
            period=Q1,
            place="",
            figure=Decimal("94.95"),
            held="On target",
            again=true.label,
        ),
    )


def test_a_figure_that_is_said_not_to_be_there_is_found(store: BaseDatabaseWrapper) -> None:
    clock = _Clock()
    _say(clock)
    hidden = Score(measure="M1", period=Q1, unrated=Unrated.NOT_RETURNED)
    invented = replace(
        queries.score_history(measure="M1", period=Q1)[-1].fact, period=parse("2026/27 Q3")
    )
    actions.keep(scores=[hidden, invented], **clock.said())
    told = [
        (one.period.label, one.figure, one.held, one.again) for one in queries.judged_again().differ
    ]
    assert told == [
        ("2026/27 Q1", Decimal("94.95"), "not returned", "Not rated"),
        ("2026/27 Q3", None, "On target", "Not rated"),
    ]


def test_bands_that_were_altered_are_found(store: BaseDatabaseWrapper) -> None:
    _say(_Clock())
    with store.cursor() as cursor:
        for sql in releases("scores_score", store.vendor):
            cursor.execute(sql)
        cursor.execute("SELECT id, bands FROM scores_score WHERE measure = 'M1' AND place = 'W1'")
        number, text = cursor.fetchone()
        bands = [[*band[:2], None, None, False, False] for band in json.loads(text)[-1:]]
        cursor.execute(
            "UPDATE scores_score SET bands = %s WHERE id = %s", [json.dumps(bands), number]
        )
    (one,) = queries.judged_again().differ
    assert (one.place, one.figure, one.again) == ("W1", Decimal("-3.8"), "Off target")
