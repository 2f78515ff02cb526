"""Figures with made bands to be judged by, as hard to tell apart as they come."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from goldenthread.core.facts.measures import Judged, Measure, RatingWord
from goldenthread.core.facts.returns import Figure, Missing
from goldenthread.core.facts.scores import Band
from goldenthread.core.judging.bands import Tiling
from goldenthread.core.judging.yardsticks import Yardstick
from goldenthread.core.periods import parse
from goldenthread.core.quantities.formula import EXACT

Held = tuple[Figure, Yardstick]

NUMBERS = st.one_of(
    st.builds(lambda n, p: Decimal(n).scaleb(-p), st.integers(-(10**4), 10**4), st.integers(0, 4)),
    st.builds(
        lambda n, p: Decimal(n).scaleb(-p), st.integers(-(10**28), 10**28), st.integers(13, 50)
    ),
    st.integers(-(10**15), 10**15).map(Decimal),
)
NEAR = st.sampled_from([Decimal(text) for text in ("0", "0.5", "-0.5", "0.05", "1e-9", "-1e-20")])


@st.composite
def bands(draw: st.DrawFn) -> tuple[Band, ...]:
    """Bands that cover every value once, each end on one side or the other; perhaps none at all."""
    ends: list[Decimal | None] = [None, *sorted(draw(st.sets(NUMBERS, max_size=3))), None]
    lower = [draw(st.booleans()) for _ in ends]
    laid = [
        Band(draw(st.sampled_from(RatingWord)), f"Band {place}", low, high, not below, above)
        for place, ((low, below), (high, above)) in enumerate(
            pairwise(zip(ends, lower, strict=True))
        )
    ]
    return tuple(draw(st.permutations(laid)))


@st.composite
def held(draw: st.DrawFn) -> Held:
    """A figure at an end, beside one or anywhere; or one that is missing, or is never rated."""
    laid = draw(bands())
    ends = [end for band in laid for end in (band.low, band.high) if end is not None]
    there = draw(st.sampled_from(ends) | NUMBERS if ends else NUMBERS)
    value = EXACT.add(there, draw(NEAR))
    figure = Figure(
        measure="M1",
        period=parse("2026/27 Q2"),
        value=draw(st.just(value) | st.none()),
        missing=draw(st.none() | st.none() | st.sampled_from(Missing)),
    )
    return figure, yardstick(laid, **draw(_definitions))


def yardstick(
    laid: tuple[Band, ...] | None, judged: Judged = Judged.SHOWN, **said: Any
) -> Yardstick:
    """A definition and its bands."""
    of = Measure(code="M1", title="A measure", **said)
    tiling = None if laid is None else Tiling(bands=laid)
    return Yardstick(measure=of, rule="made", judged=judged, tiling=tiling)


_definitions = st.fixed_dictionaries(
    {
        "places": st.integers(0, 6),
        "data_only": st.sampled_from([False, False, False, True]),
        "judged": st.sampled_from(Judged),
    }
)
