"""A trend small enough for a table's row: the figures themselves are on the measure's own page."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from goldenthread.core.facts.lines import Point

WIDE, TALL, EDGE = 96, 24, 4


def spark(points: Sequence[Point]) -> Markup:
    """Return the line as SVG, hidden from screen readers; nothing for fewer than three figures."""
    values = [point.value for point in points]
    known = [value for value in values if value is not None]
    if len(known) < 3:
        return Markup("")
    spots = [None if v is None else (_x(at, len(values)), _y(v, known)) for at, v in _each(values)]
    x, y = next(spot for spot in reversed(spots) if spot)
    return Markup(  # noqa: S704 - whole numbers of our own making
        f'<svg viewBox="0 0 {WIDE} {TALL}" width="{WIDE}" height="{TALL}" aria-hidden="true" '
        f'focusable="false"><path d="{_path(spots, points)}" fill="none" stroke="#53595d" '
        f'stroke-width="1.5"/><circle cx="{x}" cy="{y}" r="3" fill="#1b1f22"/></svg>'
    )


def _each(values: Sequence[Decimal | None]) -> list[tuple[int, Decimal | None]]:
    return list(enumerate(values))


def _x(at: int, count: int) -> int:
    return EDGE + (WIDE - 2 * EDGE) * at // max(count - 1, 1)


def _y(value: Decimal, known: Sequence[Decimal]) -> int:
    low, high = min(known), max(known)
    if low == high:
        return TALL // 2
    return TALL - EDGE - int((value - low) * (TALL - 2 * EDGE) / (high - low))


def _path(spots: Sequence[tuple[int, int] | None], points: Sequence[Point]) -> str:
    """Return the line as drawing steps; it is broken at a gap and where the series breaks."""
    steps, drawing = [], False
    for spot, point in zip(spots, points, strict=True):
        if spot is None:
            drawing = False
            continue
        joined = drawing and not point.broken
        steps.append(f"{'L' if joined else 'M'}{spot[0]} {spot[1]}")
        drawing = True
    return "".join(steps)
