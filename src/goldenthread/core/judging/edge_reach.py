"""Where an edge lies for one measure and period: its words worked out into a reach of values."""

from decimal import Decimal

from goldenthread.core.facts.measures import Measure, Polarity
from goldenthread.core.judging.edges import Amount, Beyond, Choice, Either, Otherwise, Place, parse
from goldenthread.core.judging.reach import EVERYTHING, NOTHING, Reach, common, hull
from goldenthread.core.measuring.aims import Aim
from goldenthread.core.quantities import shown, wanted, words_of

_THRESHOLDS = {
    "amber threshold": "amber",
    "red threshold": "red",
    "floor": "floor",
    "benchmark": "benchmark",
    "baseline": "baseline",
}
_PERCENT = Decimal(100)


class CannotTell(Exception):
    """An edge cannot be worked out. `lacks_target` when that is for want of a target."""

    def __init__(self, reason: str, *, lacks_target: bool = False) -> None:
        super().__init__(reason)
        self.lacks_target = lacks_target


def reach(text: str, measure: Measure, aim: Aim | None) -> Reach:
    """Return the values that are at least as good as the edge.

    Raises `NotARule` when the text is not an edge, `CannotTell` when something it asks for is missing
    or a percentage is asked of nought.
    """
    *choices, last = parse(text)
    for choice in choices:
        try:
            return _chosen(choice, measure, aim)
        except CannotTell:
            continue
    return _chosen(last, measure, aim)


def _chosen(choice: Choice, measure: Measure, aim: Aim | None) -> Reach:
    match choice:
        case Otherwise():
            return EVERYTHING
        case Beyond(place):
            return _strictly(_good_side(place, measure, aim), measure)
        case Either(harder, first, second):
            reaches = _good_side(first, measure, aim), _good_side(second, measure, aim)
            return common(*reaches) if harder else hull(*reaches)
        case _:
            return _good_side(choice, measure, aim)


def _strictly(good: Reach, measure: Measure) -> Reach:
    """Without its own end; nothing is better than inside a range."""
    if measure.polarity is Polarity.RANGE:
        return NOTHING
    return good._replace(low_in=good.low is None, high_in=good.high is None)


def _good_side(place: Place, measure: Measure, aim: Aim | None) -> Reach:
    span, by = _span(place, measure, aim), _by(place, aim)
    match measure.polarity:
        case Polarity.HIGHER:
            return _from_low(span, by, measure)
        case Polarity.LOWER:
            return _to_high(span, by, measure)
        case Polarity.RANGE:
            return _inside(span, by, place)
        case _:
            raise CannotTell("Neither higher nor lower is better.")


def _from_low(span: Reach, by: Amount | None, measure: Measure) -> Reach:
    if span.low is None:
        raise CannotTell(_contrary(span.high, measure, "a limit, but higher"))
    moved = span.low - _size(span.low, by)
    return Reach(moved, None, low_in=span.low_in or moved != span.low)


def _to_high(span: Reach, by: Amount | None, measure: Measure) -> Reach:
    if span.high is None:
        raise CannotTell(_contrary(span.low, measure, "a least, but lower"))
    moved = span.high + _size(span.high, by)
    return Reach(None, moved, high_in=span.high_in or moved != span.high)


def _contrary(value: Decimal | None, measure: Measure, what: str) -> str:
    said = "" if value is None else f" of {shown(value, measure)}"
    return f"The target{said} is {what} is better."


def _inside(span: Reach, by: Amount | None, place: Place) -> Reach:
    if place.name not in {"target", "tolerance"}:
        raise CannotTell("For a range, one number does not say which side it is on.")
    if by and by.number < 0:
        return NOTHING
    low = None if span.low is None else span.low - _size(span.low, by)
    high = None if span.high is None else span.high + _size(span.high, by)
    return Reach(low, high, span.low_in or low != span.low, span.high_in or high != span.high)


def _by(place: Place, aim: Aim | None) -> Amount | None:
    if place.name != "tolerance":
        return place.by
    if aim is None or aim.tolerance is None:
        raise CannotTell("The target has no tolerance of its own.", lacks_target=aim is None)
    return Amount(aim.tolerance, percent=True)


def _size(value: Decimal, by: Amount | None) -> Decimal:
    """How far to move: a percentage is of the size of the value, so it widens below nought too."""
    if by is None:
        return Decimal(0)
    if not by.percent:
        return by.number
    if value == 0:
        raise CannotTell(
            f"{abs(by.number.normalize()):f}% of a target of 0 is nothing, "
            "so the rule cannot tell a near miss from a far one."
        )
    return abs(value) * by.number / _PERCENT


def _span(place: Place, measure: Measure, aim: Aim | None) -> Reach:
    match place.name:
        case "number":
            return Reach(place.number, place.number)
        case "word":
            return _word(place.word, measure)
        case "share":
            return _share(place.number, measure, aim)
        case "target" | "tolerance":
            return _wanted(measure, aim)
        case name:
            return _threshold(name, aim)


def _wanted(measure: Measure, aim: Aim | None) -> Reach:
    if aim is None or not aim.wanted.strip():
        raise CannotTell("", lacks_target=True)
    try:
        meant = wanted(aim.wanted, measure)
    except ValueError as problem:
        raise CannotTell(f"The target “{aim.wanted}” cannot be read: {problem}") from problem
    if meant is None:
        raise CannotTell("", lacks_target=True)
    return Reach(meant.low, meant.high, meant.low_in, meant.high_in)


def _threshold(name: str, aim: Aim | None) -> Reach:
    value: Decimal | None = getattr(aim, _THRESHOLDS[name], None)
    if value is None:
        raise CannotTell(f"The target has no {name}.", lacks_target=aim is None)
    return Reach(value, value)


def _word(word: str, measure: Measure) -> Reach:
    words = [each.casefold() for each in words_of(measure)]
    if word.casefold() not in words:
        raise CannotTell(f"“{word}” is not one of the measure's words.")
    place = Decimal(words.index(word.casefold()))
    return Reach(place, place)


def _share(share: Decimal, measure: Measure, aim: Aim | None) -> Reach:
    """So many per cent of the way from the baseline to the target."""
    goal, start = _wanted(measure, aim), _threshold("baseline", aim).low
    end = goal.low if measure.polarity is Polarity.HIGHER else goal.high
    if start is None or end is None:
        raise CannotTell("The target has no single value to go towards.")
    point = start + (end - start) * share / _PERCENT
    return Reach(point, point)
