"""What a status looks like: a shape with a silhouette of its own, an ink and a ground.

The word comes first, the shape second and the colour last: a reader who cannot see one of them
still has the others. Each ink reaches at least 4.5:1 on its ground and on white (tested).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.returns import Progress


class Shape(StrEnum):
    """The shapes, each different in outline."""

    STAR = "star"
    DISC = "disc"
    PENTAGON = "pentagon"
    DIAMOND = "diamond"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DASH = "dash"
    TICK = "tick"
    RING = "ring"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Colours:
    """The ink of a status and the pale ground it may stand on, as #RRGGBB."""

    ink: str
    ground: str


BLUE = Colours("#12436D", "#E4EDF5")
GREEN = Colours("#0B5D34", "#E3F3EA")
LIME = Colours("#4A5A00", "#F1F5D9")
AMBER = Colours("#7A4B00", "#FFF1D1")
ORANGE = Colours("#8A3A00", "#FFE9D9")
RED = Colours("#971B2F", "#FBE5E8")
GREY = Colours("#454A4D", "#F1F2F2")

COLOURS: Mapping[Shape, Colours] = {
    Shape.STAR: BLUE,
    Shape.DISC: GREEN,
    Shape.PENTAGON: LIME,
    Shape.DIAMOND: AMBER,
    Shape.SQUARE: ORANGE,
    Shape.TRIANGLE: RED,
    Shape.DASH: GREY,
    Shape.TICK: GREEN,
    Shape.RING: GREY,
    Shape.PAUSE: GREY,
}

GLYPHS: Mapping[Shape, str] = {
    Shape.STAR: "★",
    Shape.DISC: "●",
    Shape.PENTAGON: "⬟",
    Shape.DIAMOND: "◆",
    Shape.SQUARE: "■",
    Shape.TRIANGLE: "▲",
    Shape.DASH: "–",
    Shape.TICK: "✔",
    Shape.RING: "○",
    Shape.PAUSE: "❚❚",
}
"""The nearest characters, for formats that cannot draw."""

OF_RATING: Mapping[RatingWord, Shape] = {
    RatingWord.BLUE: Shape.STAR,
    RatingWord.GREEN: Shape.DISC,
    RatingWord.GREEN_AMBER: Shape.PENTAGON,
    RatingWord.AMBER: Shape.DIAMOND,
    RatingWord.RED_AMBER: Shape.SQUARE,
    RatingWord.RED: Shape.TRIANGLE,
    RatingWord.NONE: Shape.DASH,
}

OF_PROGRESS: Mapping[Progress, Shape] = {
    Progress.DONE: Shape.TICK,
    Progress.ON_COURSE: Shape.DISC,
    Progress.UNCERTAIN: Shape.DIAMOND,
    Progress.NOT_MET: Shape.TRIANGLE,
    Progress.NOT_STARTED: Shape.RING,
    Progress.DEFERRED: Shape.PAUSE,
    Progress.ON_HOLD: Shape.PAUSE,
    Progress.WITHDRAWN: Shape.DASH,
}

_TICK = '<path d="M6.5 12.5l3.8 3.8 7.2-8" fill="none" stroke="{}" stroke-width="{}"/>'
_OUTLINES: Mapping[Shape, str] = {
    Shape.STAR: "M12 1.5l3.2 7 7.6.8-5.7 5.1 1.6 7.5L12 18.1l-6.7 3.8 1.6-7.5L1.2 9.3l7.6-.8z",
    Shape.PENTAGON: "M12 2l10.5 7.6-4 12.4h-13l-4-12.4z",
    Shape.DIAMOND: "M12 1l11 11-11 11L1 12z",
    Shape.SQUARE: "M3 3h18v18H3z",
    Shape.TRIANGLE: "M12 2l11.5 20H.5z",
    Shape.DASH: "M3 10.5h18v3H3z",
    Shape.PAUSE: "M5 3h5v18H5zM14 3h5v18h-5z",
}


def outline(shape: Shape) -> str:
    """Return the inside of a 24 by 24 drawing of a shape, as SVG, in the shape's own ink."""
    ink = COLOURS[shape].ink
    match shape:
        case Shape.DISC:
            return f'<circle cx="12" cy="12" r="11" fill="{ink}"/>' + _TICK.format("#FFFFFF", "2.6")
        case Shape.TICK:
            return '<g transform="translate(-7 -7) scale(1.6)">' + _TICK.format(ink, "2.6") + "</g>"
        case Shape.RING:
            return f'<circle cx="12" cy="12" r="9" fill="none" stroke="{ink}" stroke-width="3"/>'
        case _:
            return f'<path d="{_OUTLINES[shape]}" fill="{ink}"/>'


def drawn(shape: Shape, size: int = 12) -> str:
    """Return a shape as an SVG of its own, hidden from screen readers: the word is the text."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="shape" viewBox="0 0 24 24" width="{size}" '
        f'height="{size}" aria-hidden="true" focusable="false">{outline(shape)}</svg>'
    )
