"""Charts as SVG, the same on a page, in a PDF and (as a picture) in Word.

Everything is worked out in Decimals, so the same report draws the same bytes anywhere. A chart
never stands alone: `model.Chart` gives it a sentence and a table.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import assert_never

from goldenthread.reports import scene
from goldenthread.reports.axis import Axis, axis, named
from goldenthread.reports.marks import COLOURS, outline
from goldenthread.reports.model import Counts, Ground, Number, Point, Status, Trend
from goldenthread.reports.scene import (
    SIZE,
    Dot,
    Line,
    Mark,
    Picture,
    Rect,
    Scene,
    Spot,
    Text,
    wide_of,
)

WIDE = 680
PLOT = 190
GAP = Decimal(8)
ROW = Decimal(28)
SEAM = Decimal("0.5")
"""How far one period's ground reaches under the next, so that no seam shows between them."""
BREAK = "Definition changed"
TARGET = "Target"


def svg(drawing: Trend | Counts, *, name: str, title: str, desc: str) -> str:
    """Return a drawing as SVG. `name` makes its identifiers unique on a page."""
    return scene.svg(layout(drawing), name=name, title=title, desc=desc)


def layout(drawing: Trend | Counts) -> Scene:
    """Return where everything on a drawing stands."""
    match drawing:
        case Trend():
            return _trend(drawing)
        case Counts():
            return _counts(drawing)
        case _:
            assert_never(drawing)


def starts_at(trend: Trend) -> str:
    """Return a sentence that says where the scale starts, or nothing if that is nought."""
    scale = _axis(trend, Decimal(0))
    if scale.low == 0 or not _numbers(trend):
        return ""
    return f"The scale starts at {named(scale.low, scale.step, _numbers(trend)[-1])}, not nought."


def _trend(trend: Trend) -> Scene:
    breaks = [at for at, point in enumerate(trend.points) if point.breaks and at]
    top = Decimal(14 + (SIZE + 4) * len(breaks))
    scale = _axis(trend, top)
    left, right = _sides(trend, scale)
    xs = _middles(len(trend.points), left, right)
    half = (right - left) / max(len(trend.points), 1) / 2
    marks = (
        *_grounds(trend, scale, xs, half),
        *_grid(trend, scale, left, right),
        *_targets(trend, scale, xs, half),
        *_breaks(breaks, scale, xs, half),
        *_series(trend, scale, xs),
        *_named_at_right(trend, scale, right),
        *_below(trend, scale.bottom, xs),
    )
    return Scene(WIDE, int(scale.bottom) + 44, marks)


def _axis(trend: Trend, top: Decimal) -> Axis:
    values = [n.value for point in trend.points for n in (point.value, point.target) if n]
    return axis(values, top, top + PLOT)


def _numbers(trend: Trend) -> list[Number]:
    return [n for point in trend.points for n in (point.target, point.value) if n]


def _ticks(trend: Trend, scale: Axis) -> list[tuple[Decimal, str]]:
    like = (_numbers(trend) or [Number(value=Decimal(0))])[-1]
    return [(value, named(value, scale.step, like)) for value in scale.ticks]


def _sides(trend: Trend, scale: Axis) -> tuple[Decimal, Decimal]:
    longest = max(wide_of(words) for _, words in _ticks(trend, scale))
    labels = [text.words for _, text in _right_labels(trend, scale, Decimal(0))]
    room = max((wide_of(words) for words in labels), default=Decimal(0))
    return longest + GAP, WIDE - room - GAP


def _middles(count: int, left: Decimal, right: Decimal) -> list[Decimal]:
    step = (right - left) / max(count, 1)
    return [left + step * at + step / 2 for at in range(count)]


def _grid(trend: Trend, scale: Axis, left: Decimal, right: Decimal) -> Iterator[Mark]:
    for value, words in _ticks(trend, scale):
        y = scale.y(value)
        yield Line(spots=((left, y), (right, y)), colour=scene.GRID)
        yield Text(x=left - GAP / 2, y=y + SIZE * Decimal("0.35"), words=words, anchor="end")


def _grounds(trend: Trend, scale: Axis, xs: list[Decimal], half: Decimal) -> Iterator[Mark]:
    for x, point in zip(xs, trend.points, strict=True):
        for ground in point.grounds:
            top, bottom = _span(ground, scale)
            fill = COLOURS[ground.status.shape].ground
            yield Rect(x=x - half, y=top, wide=half * 2 + SEAM, tall=bottom - top, fill=fill)


def _span(ground: Ground, scale: Axis) -> tuple[Decimal, Decimal]:
    top = scale.top if ground.high is None else scale.y(ground.high)
    bottom = scale.bottom if ground.low is None else scale.y(ground.low)
    return top, bottom


def _targets(trend: Trend, scale: Axis, xs: list[Decimal], half: Decimal) -> Iterator[Mark]:
    spots: list[Spot | None] = []
    for x, point in zip(xs, trend.points, strict=True):
        y = scale.y(point.target.value) if point.target else None
        spots += [None, None] if y is None else [(x - half, y), (x + half, y)]
    for run in _runs(spots):
        yield Line(spots=tuple(run), colour=scene.INK, wide="1.5", dash="6 4")


def _breaks(breaks: list[int], scale: Axis, xs: list[Decimal], half: Decimal) -> Iterator[Mark]:
    for row, at in enumerate(breaks):
        x, y = xs[at] - half, Decimal(SIZE + (SIZE + 4) * row)
        ends = "end" if x > WIDE / 2 else "start"
        side = -GAP / 2 if ends == "end" else GAP / 2
        yield Line(spots=((x, y - SIZE + 2), (x, scale.bottom)), colour=scene.QUIET, dash="2 3")
        yield Text(x=x + side, y=y, words=BREAK, anchor=ends)


def _series(trend: Trend, scale: Axis, xs: list[Decimal]) -> Iterator[Mark]:
    for part in _comparable(trend.points):
        spots = [_spot(trend.points[at], xs[at], scale) for at in part]
        for run in _runs(spots):
            yield Line(spots=tuple(run), wide="2.5")
    for x, point in zip(xs, trend.points, strict=True):
        if point.value:
            yield Dot(x=x, y=scale.y(point.value.value), open=point.provisional)


def _spot(point: Point, x: Decimal, scale: Axis) -> Spot | None:
    return (x, scale.y(point.value.value)) if point.value else None


def _comparable(points: Sequence[Point]) -> list[range]:
    starts = [0, *(at for at, point in enumerate(points) if point.breaks and at), len(points)]
    return [range(one, other) for one, other in pairwise(starts)]


def _runs(spots: Sequence[Spot | None]) -> list[list[Spot]]:
    runs: list[list[Spot]] = [[]]
    for spot in spots:
        if spot is not None:
            runs[-1].append(spot)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _named_at_right(trend: Trend, scale: Axis, right: Decimal) -> list[Text]:
    labels = _right_labels(trend, scale, right + GAP)
    return scene.apart(labels, scale.top, scale.bottom)


def _right_labels(trend: Trend, scale: Axis, x: Decimal) -> list[tuple[Decimal, Text]]:
    if not trend.points:
        return []
    last, labels = trend.points[-1], []
    if last.value:
        words, colour = last.value.shown, scene.LINE
        labels.append(_label(scale.y(last.value.value), words, x, colour))
    if last.target:
        words = f"{TARGET} {last.target.shown}"
        labels.append(_label(scale.y(last.target.value), words, x, scene.INK))
    return labels + [_band_label(ground, scale, x) for ground in _tall(last.grounds, scale)]


def _tall(grounds: Sequence[Ground], scale: Axis) -> list[Ground]:
    spans = [(ground, *_span(ground, scale)) for ground in grounds]
    return [ground for ground, top, bottom in spans if bottom - top >= SIZE]


def _band_label(ground: Ground, scale: Axis, x: Decimal) -> tuple[Decimal, Text]:
    top, bottom = _span(ground, scale)
    colour = COLOURS[ground.status.shape].ink
    y = (top + bottom) / 2 + SIZE * Decimal("0.35")
    return y, Text(x=x, y=y, words=ground.status.word, colour=colour)


def _label(y: Decimal, words: str, x: Decimal, colour: str) -> tuple[Decimal, Text]:
    y += SIZE * Decimal("0.35")
    return y, Text(x=x, y=y, words=words, colour=colour, bold=True)


def _below(trend: Trend, bottom: Decimal, xs: list[Decimal]) -> list[Text]:
    points = trend.points
    labels = [_under(x, bottom + 18, point.label) for x, point in zip(xs, points, strict=True)]
    starts = [at for at, point in enumerate(points) if point.group and _begins(points, at)]
    groups = [_under(_centre(points, xs, at), bottom + 36, points[at].group) for at in starts]
    return scene.clear(labels) + scene.clear(groups)


def _under(x: Decimal, y: Decimal, words: str) -> Text:
    """A label below a spot, moved in where it would stand over the edge of the drawing."""
    half = wide_of(words) / 2
    return Text(x=min(max(x, half), WIDE - half), y=y, words=words, anchor="middle")


def _begins(points: Sequence[Point], at: int) -> bool:
    return at == 0 or points[at - 1].group != points[at].group


def _centre(points: Sequence[Point], xs: list[Decimal], at: int) -> Decimal:
    last = at
    while last + 1 < len(points) and points[last + 1].group == points[at].group:
        last += 1
    return (xs[at] + xs[last]) / 2


def _counts(counts: Counts) -> Scene:
    most = max((count for _, count in counts.bars), default=0) or 1
    left = (
        max((wide_of(status.word) for status, _ in counts.bars), default=Decimal(0))
        + SIZE
        + GAP * 2
    )
    room = WIDE - left - wide_of(str(most)) - GAP
    rows = (
        mark
        for row, (status, count) in enumerate(counts.bars)
        for mark in _bar(status, count, row * ROW, left, room * count / most)
    )
    return Scene(WIDE, int(ROW) * len(counts.bars), tuple(rows))


def _bar(status: Status, count: int, y: Decimal, left: Decimal, wide: Decimal) -> tuple[Mark, ...]:
    colours, base = COLOURS[status.shape], y + ROW / 2 + Decimal("4.5")
    return (
        Picture(x=Decimal(0), y=y + (ROW - SIZE) / 2, size=SIZE, inside=outline(status.shape)),
        Text(x=SIZE + GAP, y=base, words=status.word, colour=scene.INK),
        Rect(x=left, y=y + 4, wide=wide, tall=ROW - 8, fill=colours.ink),
        Text(x=left + wide + GAP / 2, y=base, words=str(count), colour=scene.INK, bold=True),
    )
