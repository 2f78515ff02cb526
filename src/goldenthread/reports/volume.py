"""How much there is to read: the words of each report, and what each audience gets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.reports.model import Report, shown, tables
from goldenthread.reports.render.text import lines
from goldenthread.reports.words import plural

PACE = 200
"""Words a minute: the lower end of how fast adults read plain prose, since tables take longer."""
HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """How much a reader is given to read, what stands behind a report for reference left out.

    `pages` is 0 where none were counted, as without a PDF.
    """

    reports: int
    words: int
    pages: int = 0

    @property
    def minutes(self) -> int:
        """The minutes that it takes to read, begun ones counted whole."""
        return -(-self.words // PACE)

    @property
    def said(self) -> str:
        """The volume in words: "3 reports, 41 pages, 9,214 words: 47 minutes to read"."""
        pages = (plural(self.pages, "page"),) if self.pages else ()
        counted = (plural(self.reports, "report"), *pages, plural(self.words, "word"))
        return f"{', '.join(counted)}: {lasting(self.minutes)} to read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """An audience, a body or a post: the reports put before it, and those to hand, in order.

    Each of `to_hand` has why it may be called for.
    """

    name: str
    reports: tuple[Report, ...]
    to_hand: tuple[tuple[Report, str], ...] = ()


def lasting(minutes: int) -> str:
    """Return a time to read: "47 minutes", "1 hour 5 minutes"."""
    hours, left = divmod(minutes, HOUR)
    if not hours:
        return plural(left, "minute")
    return plural(hours, "hour") + (f" {plural(left, 'minute')}" if left else "")


def words(report: Report) -> int:
    """Return the words of a report to read: its text and every cell of its tables.

    What stands behind it and the explanation of symbols are to look things up in, so not counted.
    """
    report = replace(report, behind=(), symbols=())
    said = [text for _, text in lines(report)]
    for table in tables(report):
        said += [table.caption, *table.notes, *(column.title for column in table.columns)]
        said += [shown(cell) for row in table.rows for cell in row]
    return sum(len(text.split()) for text in said)


def volume(reports: Sequence[Report], pages: Mapping[str, int]) -> Volume:
    """Return how much some reports are together. `pages` are counted by a report's name."""
    return Volume(
        reports=len(reports),
        words=sum(map(words, reports)),
        pages=sum(pages.get(report.name, 0) for report in reports),
    )


def receivers(audience: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return which of the names an audience speaks of, in its order; the audience itself if none.

    The longest names are looked for first, so that none is found within another.
    """
    left, found = audience, dict[int, str]()
    for name in sorted(set(names), key=lambda each: (-len(each), each)):
        if name and name in left:
            found[left.index(name)] = name
            left = left.replace(name, " " * len(name))
    return tuple(name for _, name in sorted(found.items())) or (audience,)


def readers(reports: Sequence[Report], names: Sequence[str]) -> tuple[Reader, ...]:
    """Return every audience with its reports: the names in their order, then all others."""
    getting: dict[str, list[Report]] = {name: [] for name in names}
    calling: dict[str, list[tuple[Report, str]]] = defaultdict(list)
    for report in reports:
        for name in receivers(report.audience, names):
            getting.setdefault(name, []).append(report)
        for name, why in report.to_hand:
            getting.setdefault(name, [])
            calling[name].append((report, why))
    return tuple(
        Reader(name=name, reports=tuple(got), to_hand=tuple(calling[name]))
        for name, got in getting.items()
        if got or calling[name]
    )
