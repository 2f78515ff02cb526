"""Printed edges: a rule's bands as a reader sees them, in figures that can be shown."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, Decimal

from goldenthread.core.facts.measures import Judged, Measure
from goldenthread.core.facts.scores import Band
from goldenthread.core.quantities import shown, words_of

FINER = 4
"""Decimal places beyond those shown that an exact figure is printed with."""


def edges(bands: Sequence[Band], measure: Measure, judged: Judged = Judged.SHOWN) -> str:
    """Return every band with its edges: "On target: 95.0 or more; Off target: below 95.0".

    Edges are written as figures that can be shown, so that neighbours neither overlap nor leave a
    gap. A band that no shown figure can fall in is left out. Where the exact figure is judged, the
    exact edges are written.
    """
    pieces: dict[str, list[str]] = {}
    for band in bands:
        said = _span(band, measure, judged)
        if said:
            pieces.setdefault(band.label, []).append(said)
    return "; ".join(f"{label}: {' or '.join(spans)}" for label, spans in pieces.items())


def _span(band: Band, measure: Measure, judged: Judged) -> str:
    if words_of(measure):
        return " or ".join(_words_within(band, measure))
    return _exact_span(band, measure) if judged is Judged.BENEATH else _shown_span(band, measure)


def _words_within(band: Band, measure: Measure) -> list[str]:
    values = [Decimal(place) for place in range(len(words_of(measure)))]
    low, high = least(band, measure), greatest(band, measure)
    return [
        shown(value, measure)
        for value in values
        if (low is None or value >= low) and (high is None or value <= high)
    ]


def _shown_span(band: Band, measure: Measure) -> str:
    low, high = least(band, measure), greatest(band, measure)
    if low is None and high is None:
        return "any figure"
    if low is None:
        return _up_to(band, measure)
    if high is None:
        return _from(band, measure)
    if low > high:
        return ""
    ends = shown(low, measure), shown(high, measure)
    return ends[0] if low == high else f"{ends[0]} to {ends[1]}"


def _from(band: Band, measure: Measure) -> str:
    low = least(band, measure) or Decimal(0)
    if band.low_in:
        return f"{shown(low, measure)} or more"
    return f"above {shown(low - step(measure), measure)}"


def _up_to(band: Band, measure: Measure) -> str:
    high = greatest(band, measure) or Decimal(0)
    if band.high_in:
        return f"{shown(high, measure)} or less"
    return f"below {shown(high + step(measure), measure)}"


def _exact_span(band: Band, measure: Measure) -> str:
    low = _exact_end(band.low, "or more" if band.low_in else "above")
    high = _exact_end(band.high, "or less" if band.high_in else "below")
    return " and ".join(part for part in (low, high) if part) or "any figure"


def _exact_end(end: Decimal | None, how: str) -> str:
    if end is None:
        return ""
    number = f"{end:,f}"
    return f"{number} {how}" if how.startswith("or") else f"{how} {number}"


def exactly(value: Decimal, measure: Measure) -> str:
    """Return the figure beneath the one shown, cut off (and said to be) four places further on."""
    cut = value.quantize(step(measure).scaleb(-FINER), ROUND_DOWN)
    return f"{value:,f}" if cut == value else f"{cut:,f}…"


def step(measure: Measure) -> Decimal:
    """Return the least difference that a shown figure can have."""
    return Decimal(1).scaleb(-measure.places)


def least(band: Band, measure: Measure) -> Decimal | None:
    """The least figure in the band that can be shown."""
    if band.low is None:
        return None
    first = band.low.quantize(step(measure), ROUND_CEILING)
    return first if band.low_in or first != band.low else first + step(measure)


def greatest(band: Band, measure: Measure) -> Decimal | None:
    """The greatest figure in the band that can be shown."""
    if band.high is None:
        return None
    last = band.high.quantize(step(measure), ROUND_FLOOR)
    return last if band.high_in or last != band.high else last - step(measure)
