"""What is out of line in a share: how much, why it counts, what the owner says, what happens next."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.judging.triggers import FAR_OVER, Exceptionally, exceptions, off_for
from goldenthread.core.lines.choosing import natural
from goldenthread.core.lines.items import is_late, will_not
from goldenthread.core.lines.whose import Share
from goldenthread.core.remembered import remembered
from goldenthread.reports.build import cells
from goldenthread.reports.build.services import service, service_title
from goldenthread.reports.model import (
    Block,
    Bullets,
    Cell,
    Column,
    Kind,
    Number,
    Paragraph,
    Table,
)
from goldenthread.reports.words import plural, so_many

COUNTS = (
    "A measure is rated off target, by its rule or by hand.",
    f"A measure beats its target by {FAR_OVER:f}% or more, or is rated better than target.",
    "A milestone or objective is past its date and not done.",
    "A milestone or objective will not be met, or its date has moved.",
)
UNDER = (*cells.JUDGED, Column("Periods off target", Kind.NUMBER), Column("Service"))
OVER = (*cells.JUDGED, Column("Service"))
ITEMS = (
    Column("Ref"),
    Column("Milestone or objective"),
    Column("Due"),
    Column("Progress", Kind.STATUS),
    Column("Why it is here"),
    Column("Service"),
)


@remembered
def reasons(picture: Picture) -> Mapping[str, tuple[Exceptionally, ...]]:
    """Return why each measure or item that is an exception is one, by its code."""
    found: dict[str, list[Exceptionally]] = defaultdict(list)
    for each in exceptions(picture):
        found[each.code].append(each)
    return {code: tuple(why) for code, why in found.items()}


def under(share: Share) -> list[MeasureLine]:
    """Return the measures off target, those off for longest first."""
    found = [line for line in share.measures if line.exception and not line.exception.over]
    return sorted(found, key=lambda line: (-run(share, line), natural(line.code)))


def over(share: Share) -> list[MeasureLine]:
    """Return the measures far better than target, in order of reference."""
    found = [line for line in share.measures if line.exception and line.exception.over]
    return sorted(found, key=lambda line: natural(line.code))


def found(share: Share) -> tuple[MeasureLine, ...]:
    """Return the measures that are exceptions: under, then over."""
    return *under(share), *over(share)


def late(share: Share) -> list[ItemLine]:
    """Return the items overdue, moved or not to be met, the longest overdue first."""
    found = [line for line in share.items if _late(share, line)]
    return sorted(found, key=lambda line: (-line.overdue, natural(line.code)))


def _late(share: Share, line: ItemLine) -> bool:
    return line.code in reasons(share.picture) or is_late(line)


def run(share: Share, line: MeasureLine) -> int:
    """Return for how many periods in a row a measure has been off target."""
    return off_for(share.picture, line.code, line.period) if line.period else 0


def answer(share: Share) -> tuple[str, ...]:
    """Return how much is out of line: measures under and over, then milestones."""
    off, better, items = under(share), over(share), late(share)
    if not (off or better or items):
        return ("Nothing is out of line: no measure far from target, nothing late or put off.",)
    return tuple(
        text for text in (_measures(share, off, better), *_off(share, off), _items(items)) if text
    )


def _measures(share: Share, off: Sequence[MeasureLine], better: Sequence[MeasureLine]) -> str:
    return of_exceptions(len(share.measures), len(off), len(better))


def of_exceptions(measures: int, off: int, better: int) -> str:
    """Return how many of some measures are off target, and far better than it; nothing of none."""
    if not measures:
        return ""
    if measures == 1:
        where = "off target" if off else "far better than target" if better else "not out of line"
        return f"The one measure is {where}."
    said = plural(measures, "measure")
    return f"Of {said}, {so_many(off)} off target and {so_many(better)} far better than target."


def _off(share: Share, off: Sequence[MeasureLine]) -> Iterator[str]:
    if not off:
        return
    newly = sum(run(share, line) == 1 for line in off)
    longest = run(share, off[0])
    if len(off) == 1 and newly:
        yield f"{off[0].code} is newly off target."
        return
    if len(off) > 1:
        longer = so_many(len(off) - newly, "has", "have")
        of = "measure" if newly == 1 else "measures"
        said = so_many(newly, f"{of} is", f"{of} are") if newly else "No measure is"
        yield f"{said} newly off target; {longer} been so for two periods or more."
    if longest > 1:
        the = "The longest is" if len(off) > 1 else "It is"
        yield f"{the} {off[0].code}, off target for {longest} periods running."


def _items(items: Sequence[ItemLine]) -> str:
    if not items:
        return "No milestone is late, put off or not to be met."
    overdue = sum(bool(line.overdue) for line in items)
    said = f"{plural(overdue, 'milestone') if overdue else 'No milestone'} {'is' if overdue < 2 else 'are'} overdue"
    return (
        f"{said}; {so_many(len(items) - overdue, 'has', 'have')} been put off or will not be met."
    )


def lists(share: Share) -> Iterator[Block]:
    """Yield every exception in a row of a table: under, then late, then over."""
    off, items, better = under(share), late(share), over(share)
    if off:
        caption = f"Off target: {plural(len(off), 'measure')}, longest first"
        rows = tuple(_row(share, line, count(run(share, line))) for line in off)
        note = "One period means newly off target."
        yield Table(name="off-target", caption=caption, columns=UNDER, rows=rows, notes=(note,))
    if items:
        caption = f"Late, put off or not to be met: {len(items)}"
        rows = tuple(_item_row(share, line) for line in items)
        yield Table(name="late", caption=caption, columns=ITEMS, rows=rows)
    if better:
        caption = f"Far better than target: {plural(len(better), 'measure')}"
        rows = tuple(_row(share, line) for line in better)
        yield Table(name="far-better", caption=caption, columns=OVER, rows=rows)


def _row(share: Share, line: MeasureLine, *periods: Cell) -> tuple[Cell, ...]:
    return *cells.judged(line), *periods, service_title(share, line)


def _item_row(share: Share, line: ItemLine) -> tuple[Cell, ...]:
    return (
        line.code,
        line.item.title,
        cells.date(line.due),
        cells.progress(line),
        _why(line),
        service_title(share, line),
    )


def _why(line: ItemLine) -> str:
    if line.overdue:
        return "Overdue"
    return "Will not be met" if will_not(line) else "Date moved"


def by_service(share: Share) -> Iterator[Block]:
    """Yield how many exceptions each service has; nothing where there is one service only."""
    off, items, better = under(share), late(share), over(share)
    lines: tuple[MeasureLine | ItemLine, ...] = (*off, *items, *better)
    titles = {service(share, line): service_title(share, line) for line in lines}
    if len(titles) < 2:
        return
    counted = [Counter(service(share, line) for line in lines) for lines in (off, items, better)]
    newly = Counter(service(share, line) for line in off if run(share, line) == 1)
    order = sorted(titles, key=lambda code: (-counted[0][code], titles[code]))
    heads = ("Off target", "of which newly", "Late, put off or not to be met", "Far better")
    yield Table(
        name="by-service",
        caption="Exceptions by service, most off target first",
        columns=(Column("Service"), *(Column(head, Kind.NUMBER) for head in heads)),
        rows=tuple(
            (
                titles[code],
                *map(count, (counted[0][code], newly[code], counted[1][code], counted[2][code])),
            )
            for code in order
        ),
    )


def count(number: int) -> Number:
    """Return a count as a cell."""
    return Number(value=cells.whole(number))


def what_counts() -> Iterator[Block]:
    """Yield what makes something an exception, in words."""
    yield Paragraph(text="Something is in this report by exception if any of these is so:")
    yield Bullets(COUNTS)
