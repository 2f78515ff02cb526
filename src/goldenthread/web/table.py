"""The table of measures that several screens show: its columns, and the groups its rows stand in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.lines.choosing import counts
from goldenthread.reports.words import lowered, plural

YEAR_END = "Year end"
FEWEST = 4
"""One measure in four must have a forecast for the year's end to be a column: else it is blanks."""
COLUMNS = (
    ("reference", "Ref"),
    ("measure", "Measure"),
    ("", "Latest"),
    ("", "Target"),
    ("rating", "Rating"),
    ("direction", "Direction"),
    ("", "Trend"),
    ("owner", "Owner"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column's heading: where pressing it leads, and how the column is ordered now."""

    title: str
    href: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Measures that stand together, with how many they are and how they are rated, worst first."""

    title: str
    href: str
    said: str
    lines: tuple[MeasureLine, ...]


def columns(lines: Sequence[MeasureLine]) -> tuple[tuple[str, str], ...]:
    """Return the columns; how the year is expected to end is one where enough have said."""
    if sum(line.expected is not None for line in lines) * FEWEST >= len(lines) > 0:
        return (*COLUMNS[:5], ("", YEAR_END), *COLUMNS[5:])
    return COLUMNS


def group(title: str, href: str, lines: Sequence[MeasureLine]) -> Group:
    """Return measures as a group that says how many they are and how they are rated."""
    found = counts(lines)
    worst_first = [f"{each.number:,} {lowered(each.label)}" for each in reversed(found.ratings)]
    said = " · ".join([plural(len(lines), "measure"), *worst_first])
    return Group(title=title, href=href, said=said, lines=tuple(lines))


def gathered(
    lines: Sequence[MeasureLine], key: Callable[[MeasureLine], str]
) -> Mapping[str, tuple[MeasureLine, ...]]:
    """Return lines under their keys, the keys and the lines in the order they came."""
    under: dict[str, list[MeasureLine]] = {}
    for line in lines:
        under.setdefault(key(line), []).append(line)
    return {code: tuple(found) for code, found in under.items()}
