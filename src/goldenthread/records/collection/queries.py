"""Figures behind a page: how one came to be, how places compare, and which files came in."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from goldenthread.core.facts.imports import Manifest
from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.returns import (
    Figure,
    ItemReturn,
    MitigationReturn,
    Narrative,
    Returns,
)
from goldenthread.core.periods import Period
from goldenthread.records.collection import models
from goldenthread.records.trail import queries as trail
from goldenthread.records.trail import rows

FEW = 400
"""Up to so many measures are asked for by name; beyond, every figure is read."""


def figure_history(
    *,
    measure: str,
    period: Period | None = None,
    place: str | None = None,
    at: datetime | None = None,
) -> tuple[Said[Figure], ...]:
    """Every figure ever given of a measure, restated ones too, in the order in which they came.

    A blank place is the council itself; None is every place. None is every period.
    """
    wanted: dict[str, Any] = {"measure": measure}
    if period is not None:
        wanted["period"] = rows.as_span(period)
    if place is not None:
        wanted["place"] = place
    return trail.said(models.Figure, Figure, trail.head(at=at).number, **wanted)


def figures_by_place(*, measure: str, at: datetime | None = None) -> tuple[Figure, ...]:
    """A measure's figures of every period and place, as known at a moment."""
    return trail.facts_at(models.Figure, Figure, trail.head(at=at).number, measure=measure)


def imports(*, at: datetime | None = None) -> tuple[Said[Manifest], ...]:
    """What became of every file, in the order in which they came."""
    return trail.said(models.Manifest, Manifest, trail.head(at=at).number)


def figures(*, measures: Collection[str], at: datetime | None = None) -> tuple[Figure, ...]:
    """The figures of some measures, of every period and place, as known at a moment."""
    number = None if at is None else trail.head(at=at).number
    if len(measures) <= FEW:
        return trail.facts_at(models.Figure, Figure, number, measure__in=sorted(measures))
    found = trail.facts_at(models.Figure, Figure, number)
    wanted = frozenset(measures)
    return tuple(figure for figure in found if figure.measure in wanted)


def returns(*, at: datetime | None = None) -> Returns:
    """Everything returned, as known at a moment."""
    number = trail.head(at=at).number
    return Returns(
        figures=trail.facts_at(models.Figure, Figure, number),
        progress=trail.facts_at(models.ItemReturn, ItemReturn, number),
        risk_control=trail.facts_at(models.MitigationReturn, MitigationReturn, number),
        narrative=trail.facts_at(models.Narrative, Narrative, number),
    )


def sayings(*, measures: Collection[str], at: datetime | None = None) -> tuple[Said[Figure], ...]:
    """Every figure of the council's own ever given of some measures, in the order in which they came."""
    number = trail.head(at=at).number
    few = len(measures) <= FEW
    wanted: dict[str, Any] = {"measure__in": sorted(measures)} if few else {}
    found = trail.said(models.Figure, Figure, number, place="", **wanted)
    return found if few else tuple(said for said in found if said.fact.measure in set(measures))
