"""A measure off target in one line: by how much, for how long, which way it goes, what to expect.

"Missed by 2.3 points; third quarter off target; second of improvement; still expected to miss the
year." Every number in it is worked out from the figures that the tables show.
"""

from itertools import pairwise

from goldenthread.core.facts.lines import Goodness, MeasureLine, Point
from goldenthread.core.facts.measures import Outturn, RatingWord
from goldenthread.core.facts.picture import Picture
from goldenthread.core.judging.triggers import OFF, off_for
from goldenthread.core.measuring.direction import travel
from goldenthread.core.periods import Kind, previous
from goldenthread.reports.measure_words import missed_by
from goldenthread.reports.words import SPANS, lowered

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
GOING = {Goodness.BETTER: "improvement", Goodness.WORSE: "decline"}


def in_brief(picture: Picture, line: MeasureLine) -> str:
    """Return one line on a measure that is off target; blank for any other."""
    if line.rating not in OFF or line.period is None:
        return ""
    run = off_for(picture, line.code, line.period)
    pieces = (
        f"Missed by {missed}" if (missed := missed_by(line)) else "Off target",
        f"{ordinal(run)} {_span(line)} off target" if run > 1 else "newly off target",
        _going(line, run),
        _expected(line),
    )
    return "; ".join(piece for piece in pieces if piece) + "."


def ordinal(number: int) -> str:
    """Return "third", or "13th" past the twelfth."""
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending if number % 100 not in (11, 12, 13) else 'th'}"


def _span(line: MeasureLine) -> str:
    kind = line.period.kind if line.period else Kind.QUARTER
    return SPANS[kind].removeprefix("this ")


def _going(line: MeasureLine, run: int) -> str:
    """Return for how many periods it has gone one way, from two on."""
    moves = _moves(line)
    way = next((move for move in moves[:1] if move in GOING), None)
    length = next((at for at, move in enumerate(moves) if move is not way), len(moves))
    if way is None or length < 2:
        return ""
    of = "of" if run > 1 else f"{_span(line)} of"
    return f"{ordinal(length)} {of} {GOING[way]}"


def _moves(line: MeasureLine) -> list[Goodness]:
    """How welcome each move from one period to the next was, newest first, as far as they compare.

    A figure that adds up over the year moves with the calendar, so its periods do not compare.
    """
    newest = line.trend[-1:]
    if line.measure.outturn is Outturn.CUMULATIVE or not newest or newest[0].period != line.period:
        return []
    found = []
    for then, now in reversed(list(pairwise(line.trend))):
        if not _comparable(then, now) or then.value is None or now.value is None:
            break
        found.append(travel(now.value, then.value, line.measure, now.target).goodness)
    return found


def _comparable(then: Point, now: Point) -> bool:
    return not now.broken and then.period == previous(now.period)


def _expected(line: MeasureLine) -> str:
    if line.expected is None:
        return ""
    match line.expected.rating:
        case RatingWord.RED | RatingWord.RED_AMBER:
            return "still expected to miss the year"
        case RatingWord.GREEN | RatingWord.BLUE:
            return "expected to meet the year’s target"
        case RatingWord.NONE:
            return ""
        case _:
            return f"expected to end the year {lowered(line.expected.label)}"
