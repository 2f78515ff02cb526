"""Lines for objectives and milestones: how each is going, its date, and how often that moved."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.core.facts.lines import ItemLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Item
from goldenthread.core.facts.returns import ItemReturn, Progress
from goldenthread.core.lines.standing import standing
from goldenthread.core.measuring.lateness import overdue, slips, today
from goldenthread.core.remembered import remembered
from goldenthread.core.thread.indexed import Indexed, indexed, owner
from goldenthread.core.thread.weave import priority_of

Dates = Mapping[str, list[tuple[date, date]]]
"""For each item, its due dates with the day from which each was held."""


@dataclass(frozen=True, slots=True)
class _Held:
    picture: Picture
    index: Indexed
    dates: Dates
    said: Mapping[str, ItemReturn]


@remembered
def item_lines(picture: Picture) -> tuple[ItemLine, ...]:
    """Return a line for every item in force, in the framework's own order."""
    said = standing(picture.progress, picture.period)
    holding = _Held(picture, indexed(picture.framework), _dates(picture), said)
    return tuple(_line(item, holding) for item in holding.index.items.values())


def will_not(line: ItemLine) -> bool:
    """Whether the owner of an item says that it will not be met."""
    return line.progress is not None and line.progress.progress is Progress.NOT_MET


def is_late(line: ItemLine) -> bool:
    """Whether an item is past its date and not done, or will not be met."""
    return bool(line.overdue) or will_not(line)


def _dates(picture: Picture) -> Dates:
    found: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for item in picture.history.items:
        if item.due is not None and item.valid_from < picture.period.end:
            found[item.code].append((item.valid_from, item.due))
    for (code, period), said in picture.progress.items():
        if said.expected is not None and period.end <= picture.period.end:
            found[code].append((period.end, said.expected))
    return found


def _line(item: Item, holding: _Held) -> ItemLine:
    said = holding.said.get(item.code)
    dates = [due for _, due in sorted(holding.dates.get(item.code, ()))]
    plan = holding.index.plans.get(item.plan)
    return ItemLine(
        item=item,
        progress=said,
        due=item.due,
        first_due=dates[0] if dates else item.due,
        expected=said.expected if said else None,
        slips=slips(dates),
        overdue=overdue(item.due, said.progress if said else None, today(holding.picture.at)),
        commentary=said.commentary if said else "",
        owner=owner(holding.index, item.owner),
        unit=plan.unit if plan else "",
        priority=priority_of(holding.index, item.code),
    )
