"""Ratings follow figures, targets, definitions and rules; and may be set by hand, with the reason."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from goldenthread.core.facts.columns import BEGINNING, Fact
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.scores import Override, Score
from goldenthread.core.facts.trail import Counts
from goldenthread.core.judging.rejudge import Touched, judgings, scores, touched
from goldenthread.core.periods import Period
from goldenthread.core.progress import Progress, half, nothing
from goldenthread.records.collection import queries as collection
from goldenthread.records.publishing import queries as publishing
from goldenthread.records.scores import actions, queries
from goldenthread.records.trail.queries import settled

WHOLE = 1000
"""Into how many steps the progress of judging and of keeping the ratings is divided."""


class RatingError(ValueError):
    """What cannot be rated by hand, and why."""


@transaction.atomic(durable=True)
def rescore(
    *,
    by: str,
    at: datetime,
    reason: str,
    measures: Iterable[str] | None = None,
    progress: Progress = nothing,
) -> Counts:
    """Judge every figure of some measures again, or of all; keep the ratings that differ."""
    history = publishing.framework()
    held = {measure.code for measure in history.measures}
    codes = held if measures is None else held & set(measures)
    again = dict.fromkeys(sorted(codes), BEGINNING)
    return _keep(history, again, by=by, at=at, reason=reason, progress=progress)


@transaction.atomic(savepoint=False)
def judge_again(
    *,
    history: Framework,
    changed: Sequence[Fact],
    by: str,
    at: datetime,
    reason: str,
    progress: Progress = nothing,
) -> Counts:
    """Judge again what these changed facts touch, in the transaction that changed them.

    `history` is the framework with the change in it.
    """
    again = touched(history, changed) if changed else {}
    return _keep(history, again, by=by, at=at, reason=reason, progress=progress)


def _keep(
    history: Framework,
    again: Touched,
    *,
    by: str,
    at: datetime,
    reason: str,
    progress: Progress,
) -> Counts:
    judged, kept = half(progress, 0, WHOLE), half(progress, 1, WHOLE)
    figures = collection.figures(measures=tuple(again))
    made: list[Score] = []
    work = judgings(history, figures, again)
    for done, judging in enumerate(work, start=1):
        made += scores(judging, again[judging.code])
        judged(done, len(work))
    counts = actions.keep(scores=made, by=by, at=at, reason=reason, progress=kept).counts
    kept(1, 1)
    return counts


@transaction.atomic(durable=True)
def override(
    *,
    measure: str,
    period: Period,
    rating: RatingWord,
    reason: str,
    by: str,
    at: datetime,
    label: str = "",
    place: str = "",
    live: bool = False,
) -> None:
    """Set a rating by hand. The computed one stays beside it, with who set this one and why.

    With `live`, `at` is now, or the trail's last moment if another writer came in between.

    Raises RatingError if no reason is given or there is no computed rating to stand beside.
    """
    if not reason.strip():
        raise RatingError("Say why the computed rating does not stand.")
    if not queries.score_history(measure=measure, period=period, place=place):
        raise RatingError(
            f"{measure} has no figure for {period.label}, so there is nothing to rate."
        )
    by_hand = Override(
        measure=measure, period=period, place=place, rating=rating, label=label, reason=reason
    )
    actions.override(override=by_hand, by=by, at=settled(at=at, live=live), reason=reason)


@transaction.atomic(durable=True)
def withdraw(
    *,
    measure: str,
    period: Period,
    reason: str,
    by: str,
    at: datetime,
    place: str = "",
    live: bool = False,
) -> None:
    """Go back to the computed rating; `live` as for `override`.

    Raises RatingError if none was set by hand.
    """
    said = queries.override_history(measure=measure, period=period, place=place)
    if not said or said[-1].fact.withdrawn:
        raise RatingError(f"No rating of {measure} for {period.label} was set by hand.")
    back = Override(measure=measure, period=period, place=place, reason=reason, withdrawn=True)
    actions.override(override=back, by=by, at=settled(at=at, live=live), reason=reason)
