"""Counts by priority or perspective, as tables: what every sentence of a body's report adds up to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from goldenthread.core.facts.lines import Goodness, ItemLine, MeasureLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.lines.choosing import counts
from goldenthread.reports.build import cells
from goldenthread.reports.build.boards import Part, late
from goldenthread.reports.item_words import NOT_RETURNED, WORDS, progress_word
from goldenthread.reports.model import Cell, Column, Kind, Number, Table
from goldenthread.reports.words import REASONS

Labels = Mapping[RatingWord, str]


def count(number: int) -> Number:
    """Return a count as a cell."""
    return Number(value=cells.whole(number))


def labels(measures: Sequence[MeasureLine]) -> Labels:
    """Return what each rating that is in use is called, best first."""
    return {tally.rating: tally.label for tally in counts(measures).ratings}


def ratings_table(thing: str, parts: Sequence[Part], every: Part) -> Table:
    """Return how the measures of each part are rated and moving; `thing` heads the first column."""
    names = labels(every.measures)
    titles = ("Measures", "Rated", *dict.fromkeys(names.values()))
    columns = (*titles, "Getting better", "Getting worse")
    return Table(
        name="parts",
        caption="How the measures are rated, and which way they move",
        columns=(Column(thing), *(Column(title, Kind.NUMBER) for title in columns)),
        rows=tuple(_rated(part, names) for part in (*parts, every)),
    )


def _rated(part: Part, names: Labels) -> tuple[Cell, ...]:
    lines = part.measures
    found = Counter(names[line.rating] for line in lines if line.rating in names)
    moved = Counter(line.direction.goodness for line in lines if line.direction)
    numbers = (
        len(lines),
        found.total(),
        *(found[name] for name in dict.fromkeys(names.values())),
        moved[Goodness.BETTER],
        moved[Goodness.WORSE],
    )
    return part.title, *map(count, numbers)


def unrated_table(thing: str, parts: Sequence[Part], every: Part) -> Iterator[Table]:
    """Yield why measures are not rated, part by part with their references; nothing if all are."""
    rows = tuple(row for part in (*parts, every) for row in _unrated(part, part is every))
    if rows:
        yield Table(
            name="not-rated",
            caption="Measures that are not rated, and why",
            columns=(
                Column(thing),
                Column("Not rated because"),
                Column("Measures", Kind.NUMBER),
                Column("Which"),
            ),
            rows=rows,
        )


def _unrated(part: Part, every: bool) -> Iterator[tuple[Cell, ...]]:
    for why, number in counts(part.measures).reasons:
        which = ", ".join(line.code for line in part.measures if line.unrated is why)
        said = REASONS.get(why, why.value)
        yield part.title, said.capitalize(), count(number), "As above" if every else which


def milestones_table(thing: str, parts: Sequence[Part], every: Part) -> Iterator[Table]:
    """Yield how the milestones of each part are going; nothing if there are none."""
    found = Counter(map(progress_word, every.milestones))
    words = [word for word in (*WORDS.values(), NOT_RETURNED) if found[word]]
    if words:
        titles = ("Milestones", *words, "Late")
        yield Table(
            name="milestones",
            caption="How the milestones are going",
            columns=(Column(thing), *(Column(title, Kind.NUMBER) for title in titles)),
            rows=tuple(
                _going(part.title, part.milestones, words)
                for part in (*parts, every)
                if part.milestones
            ),
            notes=("Late means past its due date and not done.",),
        )


def _going(title: str, lines: Sequence[ItemLine], words: Sequence[str]) -> tuple[Cell, ...]:
    found = Counter(map(progress_word, lines))
    numbers = (len(lines), *(found[word] for word in words), len(late(lines)))
    return title, *map(count, numbers)
