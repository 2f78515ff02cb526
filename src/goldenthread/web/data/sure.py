"""How sure the data is: figures that may still change, and measures whose data was not assured."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.returns import FigureStatus
from goldenthread.reports.words import listed, plural

NOT_ASSESSED = "Not assessed"
OPEN = (FigureStatus.PROVISIONAL, FigureStatus.ESTIMATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """How many measures have data as good as `word` says, of all of them."""

    word: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A figure that may still change, and why."""

    code: str
    title: str
    shown: str
    period: str
    status: FigureStatus


def grades(lines: Iterable[MeasureLine]) -> tuple[Grade, ...]:
    """Return how far the measures' data can be relied on, as officers said; most frequent first."""
    met = Counter(_word(line.measure.quality) for line in lines)
    ordered = sorted(met.items(), key=lambda each: (each[0] == NOT_ASSESSED, -each[1], each[0]))
    return tuple(Grade(word=word, number=number) for word, number in ordered)


def _word(said: str) -> str:
    return said[:1].upper() + said[1:] if said else NOT_ASSESSED


def opened(lines: Iterable[MeasureLine]) -> tuple[Open, ...]:
    """Return the figures of the period that are provisional or estimates."""
    return tuple(
        Open(
            code=line.code,
            title=line.measure.title,
            shown=line.shown,
            period=line.figure.period.label,
            status=line.figure.status,
        )
        for line in lines
        if line.figure is not None and line.value is not None and line.figure.status in OPEN
    )


def told(found: tuple[Open, ...]) -> str:
    """Return the sentence on figures that may change: "3 figures are provisional and 1 estimated"."""
    if not found:
        return "No figure of this period is provisional or an estimate."
    met = Counter(each.status for each in found)
    pieces = [f"{met[status]:,} {_called(status)}" for status in OPEN if met[status]]
    may = "It may still change." if len(found) == 1 else "They may still change."
    return f"Among the figures, {listed(pieces)}. {may}"


def _called(status: FigureStatus) -> str:
    return "provisional" if status is FigureStatus.PROVISIONAL else "estimated"


def counted(found: tuple[Grade, ...]) -> str:
    """Return the sentence on assurance: "Of 124 measures, 80 are assured and 44 not assessed"."""
    total = sum(grade.number for grade in found)
    pieces = [f"{grade.number:,} {grade.word.lower()}" for grade in found]
    return f"Of {plural(total, 'measure')}: {listed(pieces)}."
