"""Cells and statuses from facts: a figure that a workbook can add up, in the words of every page."""

import datetime
import re
from decimal import Decimal

from goldenthread.core.facts.lines import ItemLine, MeasureLine, MitigationLine, Point
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.returns import Progress
from goldenthread.core.quantities import rounded
from goldenthread.reports.item_words import NOT_RETURNED, WORDS
from goldenthread.reports.marks import OF_PROGRESS, OF_RATING, Shape
from goldenthread.reports.model import Cell, Column, Kind, Number, Status
from goldenthread.reports.words import day

JUDGED = (
    Column("Ref"),
    Column("Measure"),
    Column("Figure", Kind.NUMBER),
    Column("Target", Kind.NUMBER),
    Column("Rating", Kind.STATUS),
)
"""What every table of measures begins with: what it is, its figure, its target, how that is rated."""
NOT_DUE = "Not due"
NONE = "None given"
NO_DATE = "No date"
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def number(shown: str) -> Number | None:
    """Return a figure as shown ("−£4,200 [p]") as a number with its unit, or None if it is words."""
    plain = shown.replace(" [", "\u00a0[")
    negative = plain.startswith("−")
    found = _FIGURE.search(plain)
    if found is None or not set(plain[: found.start()]) <= {"−", "£"}:
        return None
    digits = found[0]
    value = Decimal(digits.replace(",", ""))
    return Number(
        value=-value if negative else value,
        places=len(digits.partition(".")[2]),
        before=plain[: found.start()].removeprefix("−"),
        after=plain[found.end() :],
    )


def figure(point: Point | None) -> Cell:
    """Return a point's cell: its figure, or why there is none."""
    if point is None:
        return NOT_DUE
    return point.shown if point.value is None else plain(point.shown)


def plain(shown: str) -> Cell:
    """Return what is shown: a number where it is one, else its words."""
    return number(shown) or shown


def judged(line: MeasureLine) -> tuple[Cell, ...]:
    """Return a measure's cells under the columns `JUDGED`."""
    return line.code, line.measure.title, plain(line.shown), target(line), rating(line)


def target(line: MeasureLine) -> Cell:
    """Return a measure's target: a number where it is a single one, else its words."""
    one = len(_FIGURE.findall(line.target)) == 1
    return (number(line.target) if one else None) or line.target or "No target"


def rating(line: MeasureLine) -> Status:
    """Return the rating that stands; one set by hand says so."""
    word = line.label + (" (set by hand)" if line.override else "")
    return Status(word, OF_RATING[line.rating])


def rated(rating: RatingWord, label: str) -> Status:
    """Return a rating under the word that the council uses for it."""
    return Status(label, OF_RATING[rating])


def progress(line: ItemLine | MitigationLine) -> Status:
    """Return how an item or a risk control measure is going."""
    return going(line.progress.progress) if line.progress else Status(NOT_RETURNED, Shape.DASH)


def going(said: Progress) -> Status:
    """Return a progress as a status."""
    return Status(WORDS[said], OF_PROGRESS[said])


def date(due: datetime.date | None) -> str:
    """Return a day that stays on one line of a table."""
    return day(due).replace(" ", "\u00a0") if due else NO_DATE


def money(pounds: Decimal | None) -> Cell:
    """Return whole pounds."""
    return NONE if pounds is None else Number(value=rounded(pounds, 0), before="£")


def people(posts: Decimal | None) -> Cell:
    """Return full-time equivalents to one place."""
    return NONE if posts is None else Number(value=rounded(posts, 1), places=1)


def whole(count: int) -> Decimal:
    """Return a count as the exact number that cells hold."""
    return Decimal(count)
