"""What to know first: the few exceptions that matter most, each in a line for the front page."""

from collections.abc import Sequence

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.judging.triggers import OFF, off_for
from goldenthread.core.lines.choosing import natural
from goldenthread.core.lines.whose import Share
from goldenthread.core.quantities import shown
from goldenthread.reports.brief_words import in_brief
from goldenthread.reports.item_words import of_item
from goldenthread.reports.words import lowered

FEW = 5
"""Lines on a front page: what can be taken in within a minute."""


def foremost(share: Share) -> tuple[str, ...]:
    """Return what to know first of a share."""
    return among(share.picture, share.measures, share.items)


def among(
    picture: Picture, measures: Sequence[MeasureLine], items: Sequence[ItemLine]
) -> tuple[str, ...]:
    """Return up to five lines: measures off target, then the milestone that is longest overdue.

    Key measures stand before others, those expected to miss the year before the rest, and then
    those that have been off target for longest.
    """
    late = sorted((line for line in items if line.overdue), key=_latest)[:1]
    off = weightiest(picture, measures)[: FEW - len(late)]
    return *(told(picture, line) for line in off), *map(_item, late)


def weightiest(picture: Picture, measures: Sequence[MeasureLine]) -> list[MeasureLine]:
    """Return the measures off target, those that matter most first."""
    off = [line for line in measures if line.rating in OFF]
    return sorted(off, key=lambda line: _weight(picture, line))


def _weight(picture: Picture, line: MeasureLine) -> tuple[bool, bool, int, tuple[object, ...]]:
    missing = line.expected is not None and line.expected.rating in OFF
    run = off_for(picture, line.code, line.period) if line.period else 0
    return not line.measure.key_measure, not missing, -run, natural(line.code)


def _latest(line: ItemLine) -> tuple[int, tuple[object, ...]]:
    return -line.overdue, natural(line.code)


def told(picture: Picture, line: MeasureLine) -> str:
    """Return a measure off target in a line: what, how much, and how it goes."""
    figure = line.shown if line.value is None else shown(line.value, line.measure)
    against = f"{figure} against {line.target}" if line.target else figure
    return f"{line.measure.title} ({line.code}): {against}. {in_brief(picture, line)}"


def _item(line: ItemLine) -> str:
    return f"{line.item.title} ({line.code}): {lowered(' '.join(of_item(line)))}"
