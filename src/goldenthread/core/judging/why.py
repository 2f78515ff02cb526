"""Why: a rating in one sentence, whose numbers are those on the page."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from goldenthread.core.facts.measures import Judged, Measure, Polarity
from goldenthread.core.facts.scores import Band, Score
from goldenthread.core.judging.bands import look_up
from goldenthread.core.judging.printed import exactly, greatest, least
from goldenthread.core.quantities import NotAQuantity, Wanted, shown, wanted, wanted_shown


def why(score: Score, measure: Measure) -> str:
    """Return one sentence, with its numbers, that says why this rating; then what else decided it."""
    if score.unrated is not None or score.value is None:
        return _sentences([f"Not rated: {score.unrated or 'no rule fits'}.", score.note])
    band = look_up(score.bands, score.value)
    limits = dict.fromkeys((*_short_of(score, band, measure), *_clear_of(score, band, measure)))
    said = " but ".join(limits) or "is not held to any limit"
    return _sentences(
        [f"{score.label}: {_figure(score.value, score, measure)} {said}.", score.note]
    )


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)


def _figure(value: Decimal, score: Score, measure: Measure) -> str:
    return exactly(value, measure) if score.judged is Judged.BENEATH else shown(value, measure)


def _short_of(score: Score, band: Band, measure: Measure) -> list[str]:
    """Which better band beside it the figure does not reach."""
    place = score.bands.index(band)
    return [
        _missed(other, side, score, measure)
        for other, side in _beside(score.bands, band)
        if score.bands.index(other) < place
    ]


def _clear_of(score: Score, band: Band, measure: Measure) -> list[str]:
    """Which worse bands beside it the figure keeps clear of."""
    place = score.bands.index(band)
    return [
        _kept(band, "high" if side == "low" else "low", score, measure)
        for other, side in _beside(score.bands, band)
        if score.bands.index(other) > place
    ]


def _beside(bands: Sequence[Band], band: Band) -> list[tuple[Band, str]]:
    """The neighbours of a band, with the side of the neighbour that touches it."""
    above = [(other, "low") for other in bands if other.low is not None and other.low == band.high]
    below = [
        (other, "high") for other in bands if other.high is not None and other.high == band.low
    ]
    return [(other, side) for other, side in above + below if other is not band]


def _missed(better: Band, side: str, score: Score, measure: Measure) -> str:
    way = "is below" if side == "low" else "is above"
    goal = _goal(score, measure)
    if goal and _edge(better, side) in (goal.low, goal.high):
        met_at_edge = goal.low_in if side == "low" else goal.high_in
        return f"{way if met_at_edge else 'misses'} the target of {wanted_shown(goal, measure)}"
    return f"{way} {_named_end(better, side, score, measure)}"


def _kept(band: Band, side: str, score: Score, measure: Measure) -> str:
    goal = _goal(score, measure)
    if goal and _edge(band, side) in (goal.low, goal.high):
        kept_in, asked_in = (
            (band.low_in, goal.low_in) if side == "low" else (band.high_in, goal.high_in)
        )
        verb = "beats" if asked_in and not kept_in else "meets"
        return f"{verb} the target of {wanted_shown(goal, measure)}"
    way = "is not below" if side == "low" else "is not above"
    return f"{way} {_named_end(band, side, score, measure)}"


def _goal(score: Score, measure: Measure) -> Wanted | None:
    try:
        return wanted(score.wanted, measure)
    except NotAQuantity:
        return None


def _edge(band: Band, side: str) -> Decimal | None:
    return band.low if side == "low" else band.high


def _end(band: Band, side: str, score: Score, measure: Measure) -> str:
    """An end of a band, as the last figure in it that can be shown."""
    near = least(band, measure) if side == "low" else greatest(band, measure)
    exact = _edge(band, side)
    value = exact if score.judged is Judged.BENEATH else near
    return "" if value is None else _figure(value, score, measure)


def _named_end(band: Band, side: str, score: Score, measure: Measure) -> str:
    number, exact = _end(band, side, score, measure), _edge(band, side)
    return f"{number}, where “{band.label}” ends{_apart(exact, score, measure)}"


def _apart(exact: Decimal | None, score: Score, measure: Measure) -> str:
    """How far an edge lies from the target: per cent where that is a plain number, else units."""
    goal = _nearer_end(exact, _goal(score, measure))
    if goal is None or exact is None:
        return ""
    side, target = _side(exact, goal, measure), shown(goal, measure)
    percent = abs(exact - goal) * 100 / abs(goal) if goal else None
    if percent is not None and percent == percent.quantize(Decimal("0.1")):
        return f" ({_plain(percent)}% {side} than the target of {target})"
    return f" ({_plain(abs(exact - goal))} {side} than the target of {target})"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():,f}"


def _nearer_end(exact: Decimal | None, goal: Wanted | None) -> Decimal | None:
    ends = [end for end in (goal.low, goal.high) if end is not None] if goal else []
    return None if exact is None else min(ends, key=lambda end: abs(end - exact), default=None)


def _side(exact: Decimal, goal: Decimal, measure: Measure) -> str:
    match measure.polarity:
        case Polarity.HIGHER:
            return "better" if exact > goal else "worse"
        case Polarity.LOWER:
            return "better" if exact < goal else "worse"
        case _:
            return "worse"
