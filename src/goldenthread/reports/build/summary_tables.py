"""The tables of a performance summary: ratings a year apart, what moved most, and the exceptions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.core.facts.lines import Direction, Goodness, MeasureLine, Movement
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.lines.choosing import BEST_FIRST, WORDS, by_reference
from goldenthread.reports.build import cells
from goldenthread.reports.build.boards import Part
from goldenthread.reports.build.counted import count, labels
from goldenthread.reports.model import Block, Cell, Column, Kind, Table
from goldenthread.reports.words import lowered, so_many

MOST = 3
"""Measures named as moving most, each way: as many as a member can carry into a meeting."""
MOVED = {Goodness.BETTER: "Improved", Goodness.WORSE: "Got worse"}
MOVERS = (
    Column("Ref"),
    Column("Measure"),
    Column("Figure", Kind.NUMBER),
    Column("Direction"),
    Column("Rating", Kind.STATUS),
)
EXCEPTIONS = (*cells.JUDGED, Column("Why it is an exception"))
RANKED = "Ranked by change as a share of the earlier figure, from what each is compared with."


def then(line: MeasureLine) -> RatingWord:
    """Return how a measure was rated in the same period last year; not rated if nothing is known."""
    before = line.last_year
    return before.rating if before and before.rating else RatingWord.NONE


def of_change(lines: Sequence[MeasureLine]) -> str:
    """Return how many more or fewer are off target than a year ago, in a sentence."""
    if not lines:
        return ""
    now = sum(line.rating is RatingWord.RED for line in lines)
    before = sum(then(line) is RatingWord.RED for line in lines)
    word = lowered(labels(lines).get(RatingWord.RED, WORDS[RatingWord.RED]))
    return f"A year ago {so_many(before, 'was', 'were')} {word}; now {so_many(now)}."


def year_on_year(
    name: str, title: str, lines: Sequence[MeasureLine], before: str
) -> Iterator[Table]:
    """Yield how many have each rating now and had it a year before; nothing without measures."""
    if lines:
        now, earlier = Counter(line.rating for line in lines), Counter(map(then, lines))
        words = {**WORDS, **labels(lines)}
        found = [rating for rating in BEST_FIRST if now[rating] or earlier[rating]]
        yield Table(
            name=f"year-{name}",
            caption=f"Ratings now and a year ago: {title}",
            columns=(
                Column("Rating", Kind.STATUS),
                Column("Measures now", Kind.NUMBER),
                Column(f"In {before}", Kind.NUMBER),
            ),
            rows=tuple(
                (cells.rated(each, words[each]), count(now[each]), count(earlier[each]))
                for each in found
            ),
            notes=("The same measures, as each was rated in the same period last year.",),
        )


def movers(name: str, part: Part) -> Iterator[Block]:
    """Yield what improved most, then what got worse most; nothing where nothing moved."""
    for goodness, word in MOVED.items():
        rows = tuple(_mover(line) for line in _most(part.measures, goodness))
        if rows:
            yield Table(
                name=f"{word.replace(' ', '-').lower()}-{name}",
                caption=f"{word} most: {part.title}",
                columns=MOVERS,
                rows=rows,
                notes=(RANKED,),
            )


def _most(lines: Sequence[MeasureLine], goodness: Goodness) -> list[MeasureLine]:
    moved = [
        (_relative(line.value, line.direction), line)
        for line in sorted(lines, key=by_reference)
        if line.value is not None and line.direction and line.direction.goodness is goodness
    ]
    moved.sort(key=lambda each: -each[0])
    return [line for _, line in moved[:MOST]]


def _relative(now: Decimal, moved: Direction) -> Decimal:
    """How far a figure moved as a share of where it started; one that started at nought, by 1."""
    start = now - moved.by if moved.movement is Movement.UP else now + moved.by
    return abs(moved.by / start) if start else Decimal(1)


def _mover(line: MeasureLine) -> tuple[Cell, ...]:
    return (
        line.code,
        line.measure.title,
        cells.plain(line.shown),
        line.direction.words if line.direction else cells.NONE,
        cells.rating(line),
    )


def exceptions(name: str, part: Part) -> Iterator[Block]:
    """Yield the exceptions, under before over, in a line each; nothing where there is none."""
    found = [(line, line.exception) for line in part.measures if line.exception]
    ordered = sorted(found, key=lambda each: each[1].over)
    rows = tuple((*cells.judged(line), said.reason) for line, said in ordered)
    if rows:
        caption = f"Exceptions, under and over: {part.title}"
        yield Table(name=f"exceptions-{name}", caption=caption, columns=EXCEPTIONS, rows=rows)
