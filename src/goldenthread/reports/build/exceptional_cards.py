"""Each exception in full: what, by how much, why it counts, what its owner says, what happens next."""

from collections.abc import Iterator

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.plans import STEPS
from goldenthread.core.lines.items import will_not
from goldenthread.core.lines.whose import Share
from goldenthread.core.measuring.lateness import OVER
from goldenthread.core.periods import Period, due, following
from goldenthread.reports.build import cells
from goldenthread.reports.build.exceptional import late, over, reasons, under
from goldenthread.reports.build.services import service_title
from goldenthread.reports.item_words import of_item
from goldenthread.reports.measure_words import of_measure
from goldenthread.reports.model import Block, Card, Heading
from goldenthread.reports.words import day, period_name

NOTHING_SAID = "Nothing yet."
WILL_NOT = "Its owner says that it will not be met."
PASSED = "Its date has passed since the period ended."


def detail(share: Share, level: int = 2) -> Iterator[Block]:
    """Yield each exception in full, under a heading for each sort."""
    sorts = (
        ("Measures off target", [_measure_card(share, line) for line in under(share)]),
        ("Late, put off or not to be met", [_item_card(share, line) for line in late(share)]),
        ("Measures far better than target", [_measure_card(share, line) for line in over(share)]),
    )
    for title, found in sorts:
        if found:
            yield Heading(text=title, level=level)
        yield from found


def _measure_card(share: Share, line: MeasureLine) -> Card:
    told = reasons(share.picture)[line.code]
    return Card(
        status=cells.rating(line),
        reference=line.code,
        title=line.measure.title,
        sentences=of_measure(line),
        said=(
            ("Why it is here", told[-1].reason),
            ("What the owner says", line.commentary or NOTHING_SAID),
            ("What happens next", " ".join(_next(share, line))),
            *_whose(share, line),
        ),
    )


def _item_card(share: Share, line: ItemLine) -> Card:
    return Card(
        status=cells.progress(line),
        reference=line.code,
        title=line.item.title,
        sentences=of_item(line),
        said=(
            ("Why it is here", _why(share, line)),
            ("What the owner says", line.commentary or NOTHING_SAID),
            ("What happens next", _expected(line)),
            *_whose(share, line),
        ),
    )


def _why(share: Share, line: ItemLine) -> str:
    told = reasons(share.picture).get(line.code)
    if told:
        return told[-1].reason
    return WILL_NOT if will_not(line) else PASSED


def _whose(share: Share, line: MeasureLine | ItemLine) -> Iterator[tuple[str, str]]:
    vacant = " (vacant)" if line.owner and line.owner.vacant else ""
    officer = line.owner.title if line.owner else "Nobody is named."
    title = service_title(share, line)
    if not officer.endswith(title):
        yield "Service", title
    yield "Responsible officer", officer + vacant


def _next(share: Share, line: MeasureLine) -> Iterator[str]:
    """When the next figure comes, and the next step that is promised under the same objective."""
    period = following(line.period or share.picture.period)
    yield f"The next figure, for {period_name(period)}, is due on {_due(line, period)}."
    step = _step(share, line)
    if step and step.due:
        was = "was due" if step.overdue else "due"
        name = f"{step.code}, {step.item.title}"
        yield f"Next step under the same objective: {name}, {was} {day(step.due)}."


def _due(line: MeasureLine, period: Period) -> str:
    return day(due(period, line.measure.due_days))


def _step(share: Share, line: MeasureLine) -> ItemLine | None:
    above = share.index.up.get(line.code, ())
    beside = {link.source for each in above[:1] for link in share.index.down[each.target]}
    steps = [item for item in share.items if item.code in beside and item.item.kind in STEPS]
    left = [
        step
        for step in steps
        if step.due and not (step.progress and step.progress.progress in OVER)
    ]
    return min(
        left, key=lambda step: (step.due or share.picture.period.end, step.code), default=None
    )


def _expected(line: ItemLine) -> str:
    if line.expected and line.expected != line.due:
        return f"It is now expected on {day(line.expected)}."
    if line.overdue:
        return "No new date has been given."
    return f"It is due on {day(line.due)}." if line.due else "No date has been given."
