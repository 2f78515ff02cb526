"""Triggers: under, over, newly, running, overdue and slipped, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure, Outturn, RatingWord
from goldenthread.core.facts.picture import Picture, Said
from goldenthread.core.facts.plans import Item, ItemKind
from goldenthread.core.facts.returns import ItemReturn, Progress
from goldenthread.core.facts.scores import Override, Score
from goldenthread.core.judging import judge
from goldenthread.core.judging.triggers import Why, beaten_by, exceptions, off_for
from goldenthread.core.periods import Period, parse
from tests.core.judging import Q2, case, measure, rule

Q1, Q4 = parse("2026/27 Q1"), parse("2025/26 Q4")
AT = datetime(2026, 10, 14, 8, 12, tzinfo=UTC)
MILESTONE = Item(
    code="A1", plan="SP", title="Open the centre", kind=ItemKind.MILESTONE, due=date(2026, 9, 16)
)


def judged(
    values: Mapping[Period, str],
    of: Measure | None = None,
    name: str = "ten-percent",
    wanted: str = "90",
) -> dict[tuple[str, Period], Score]:
    """Return scores of M1 by period."""
    asked = of or measure()
    return {
        ("M1", period): replace(judge.score(case(rule(name), value, wanted, asked)), period=period)
        for period, value in values.items()
    }


def picture(
    scores: Mapping[tuple[str, Period], Score] | None = None,
    overrides: Mapping[tuple[str, Period], Said[Override]] | None = None,
    *,
    of: Measure | None = None,
    items: tuple[Item, ...] = (),
    progress: tuple[ItemReturn, ...] = (),
) -> Picture:
    """Return a picture of one measure, and of items with every version given, the last in force."""
    newest = {item.code: item for item in items}
    return Picture(
        period=Q2,
        at=AT,
        framework=Framework(measures=(of or measure(),), items=tuple(newest.values())),
        history=Framework(items=items),
        figures={},
        scores=scores or {},
        overrides=overrides or {},
        progress={(each.item, each.period): each for each in progress},
        risk_control={},
        narrative=(),
    )


def told(of: Picture) -> list[tuple[Why, str]]:
    return [(each.why, each.reason) for each in exceptions(of)]


def test_newly_off_target_with_the_reason() -> None:
    assert told(picture(judged({Q1: "92", Q2: "78"}))) == [
        (
            Why.UNDER,
            (
                "Off target: 78 is below 81, where “Slightly off target” ends "
                "(10% worse than the target of 90)."
            ),
        ),
        (Why.NEWLY, "Newly off target: on target the period before."),
    ]


def test_newly_off_target_after_no_rating() -> None:
    assert (
        told(picture(judged({Q2: "78"})))[1][1] == "Newly off target: not rated the period before."
    )


def test_three_periods_running() -> None:
    scores = judged({Q4: "70", Q1: "71", Q2: "72"})
    assert told(picture(scores))[1] == (Why.RUNNING, "Off target for 3 periods running.")
    assert off_for(picture(scores), "M1", Q1) == 2


def test_a_rating_set_by_hand_is_the_one_that_counts() -> None:
    by_hand = Override(
        measure="M1", period=Q2, rating=RatingWord.RED, label="Off target", reason="Stale."
    )
    said = {("M1", Q2): Said(fact=by_hand, at=AT, by="HEAD", reason="Stale.", number=1)}
    found = told(picture(judged({Q1: "70", Q2: "120"}), said))
    assert found == [
        (Why.UNDER, "Off target: set by hand. Stale."),
        (Why.RUNNING, "Off target for 2 periods running."),
    ]
    lifted = replace(by_hand, rating=RatingWord.GREEN, label="On target")
    said = {("M1", Q2): Said(fact=lifted, at=AT, by="HEAD", reason="Stale.", number=1)}
    assert told(picture(judged({Q2: "70"}), said)) == []


@pytest.mark.parametrize(
    ("value", "of", "wanted", "expected"),
    [
        ("99", measure(), "90", "99 beats the target of 90 by 10%."),
        ("81", measure("lower"), "90", "81 beats the target of 90 by 10%."),
        ("98", measure(), "90", None),
        ("85", measure(), "90", None),
        ("59", measure("range"), "58 to 60", None),
        ("5", measure(), "0", None),
    ],
)
def test_far_better_than_asked(value: str, of: Measure, wanted: str, expected: str | None) -> None:
    found = exceptions(picture(judged({Q2: value}, of, wanted=wanted), of=of))
    assert [each.reason for each in found] == ([expected] if expected else [])
    assert all(each.over and each.why is Why.OVER and each.code == "M1" for each in found)


def test_blue_is_always_over() -> None:
    found = told(picture(judged({Q2: "91"}, name="blue-exceeded")))
    assert found == [(Why.OVER, "91 beats the target of 90 by 1%.")]
    from_nought = told(picture(judged({Q2: "1"}, name="blue-exceeded", wanted="0")))
    assert from_nought == [(Why.OVER, "Better than target: 1 beats the target of 0.")]


def test_nothing_is_beaten_where_that_has_no_meaning() -> None:
    assert beaten_by(Decimal(9), "soon", measure()) is None
    assert beaten_by(Decimal(9), "", measure()) is None
    assert beaten_by(Decimal(9), "", measure("lower")) is None


def test_no_exception_without_a_score_or_when_none_is_due() -> None:
    assert told(picture()) == []
    annual = replace(measure(), frequency=parse("2026/27").kind, outturn=Outturn.ANNUAL)
    assert told(picture(judged({Q2: "1"}), of=annual)) == []
    assert told(picture(judged({Q2: "1"}, name="ten-percent", wanted=""))) == []
    assert told(picture(judged({Q2: "1"}), of=replace(measure(), ended=True))) == []


def returned(label: str, progress: Progress, expected: date | None = None) -> ItemReturn:
    return ItemReturn(item="A1", period=parse(label), progress=progress, expected=expected)


def test_overdue_when_the_period_ended() -> None:
    assert told(picture(items=(MILESTONE,))) == [
        (Why.OVERDUE, "Due on 16 September 2026 and not done: 14 days late when the period ended.")
    ]
    eve = replace(MILESTONE, due=date(2026, 9, 29))
    assert "1 day late" in told(picture(items=(eve,)))[0][1]
    last_day = replace(MILESTONE, due=date(2026, 9, 30))
    assert told(picture(items=(last_day,))) == []


def test_done_or_withdrawn_is_never_overdue() -> None:
    for progress in (Progress.DONE, Progress.WITHDRAWN):
        given = (returned("2026/27 Q2", progress),)
        assert told(picture(items=(MILESTONE,), progress=given)) == []
    done_next_quarter = (returned("2026/27 Q3", Progress.DONE),)
    assert told(picture(items=(MILESTONE,), progress=done_next_quarter))[0][0] is Why.OVERDUE


def test_every_move_of_a_date_is_counted() -> None:
    first = replace(MILESTONE, due=date(2026, 3, 31))
    second = replace(MILESTONE, valid_from=date(2026, 4, 1))
    given = (
        returned("2026/27 Q1", Progress.UNCERTAIN, date(2026, 10, 31)),
        returned("2026/27 Q2", Progress.UNCERTAIN, date(2026, 12, 31)),
    )
    assert told(picture(items=(first, second), progress=given)) == [
        (
            Why.OVERDUE,
            (
                "Due on 16 September 2026 and not done: 14 days late when the period ended. "
                "Its date has moved 3 times."
            ),
        )
    ]


def test_a_date_that_moved_is_told_before_it_is_due() -> None:
    first = replace(MILESTONE, due=date(2026, 9, 1))
    later = replace(MILESTONE, due=date(2026, 12, 1), valid_from=date(2026, 7, 1))
    assert told(picture(items=(first, later))) == [(Why.SLIPPED, "Its date has moved once.")]
    done = (returned("2026/27 Q2", Progress.DONE),)
    assert told(picture(items=(first, later), progress=done)) == []
    ended = replace(later, ended=True)
    assert told(picture(items=(first, ended))) == []
