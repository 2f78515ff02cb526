"""A drawing as a flat list of marks, worked out before it is written: a test can look for overlaps.

Coordinates are Decimals in drawing units, y downwards, written to one place. All text is
horizontal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

INK = "#1B1F22"
QUIET = "#53595D"
LINE = "#12436D"
GRID = "#DFE2E3"
PAPER = "#FFFFFF"
FONT = "IBM Plex Sans, Arial, sans-serif"
SIZE = 13
LETTER = Decimal("0.62")
"""Width of a letter against the size of text: a little more than a bold figure in IBM Plex Sans."""
NARROW = Decimal("0.35")
"""Width of the narrow letters, likewise."""
BROAD = Decimal("0.92")
"""Width of the broad letters, likewise."""
TALL = Decimal("1.2")

Spot = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words with their baseline at (x, y). `anchor` is start, middle or end."""

    x: Decimal
    y: Decimal
    words: str
    anchor: str = "start"
    colour: str = QUIET
    bold: bool = False

    @property
    def box(self) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        """Left, top, right and bottom of the room that the words take."""
        wide = wide_of(self.words)
        left = self.x - {"start": Decimal(0), "middle": wide / 2, "end": wide}[self.anchor]
        top = self.y - SIZE * Decimal("0.9")
        return left, top, left + wide, top + SIZE * TALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A filled box."""

    x: Decimal
    y: Decimal
    wide: Decimal
    tall: Decimal
    fill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Straight lines through spots. `dash` as SVG writes it; blank for a solid line."""

    spots: tuple[Spot, ...]
    colour: str = LINE
    wide: str = "1"
    dash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A marker: filled for a firm figure, open for a provisional one."""

    x: Decimal
    y: Decimal
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """SVG of a 24 by 24 shape, put at (x, y) at a size."""

    x: Decimal
    y: Decimal
    size: int
    inside: str


Mark = Text | Rect | Line | Dot | Picture


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on a drawing of a size."""

    wide: int
    tall: int
    marks: tuple[Mark, ...]


def wide_of(words: str) -> Decimal:
    """Return the width that words take, never less than they do."""
    narrow = sum(letter in "fijlrtI.,:;'| []()" for letter in words)
    broad = sum(letter in "mwMW%@…" for letter in words)
    plain = len(words) - narrow - broad
    return SIZE * (plain * LETTER + narrow * NARROW + broad * BROAD)


def svg(scene: Scene, *, name: str, title: str, desc: str) -> str:
    """Return the scene as an SVG picture that says its title and description aloud."""
    inside = "".join(_mark(mark) for mark in scene.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {scene.wide} {scene.tall}" '
        f'width="{scene.wide}" height="{scene.tall}" role="img" '
        f'aria-labelledby="{escape(name)}-t {escape(name)}-d" font-family="{FONT}" '
        f'font-size="{SIZE}"><title id="{escape(name)}-t">{escape(title)}</title>'
        f'<desc id="{escape(name)}-d">{escape(desc)}</desc>{inside}</svg>'
    )


def apart(labels: Iterable[tuple[Decimal, Text]], top: Decimal, bottom: Decimal) -> list[Text]:
    """Return labels of one column with none on another, each near its wished height."""
    step = SIZE * TALL + 1
    placed: list[Decimal] = []
    wished = sorted(labels, key=lambda pair: pair[0])
    for wish, _ in wished:
        placed.append(max(wish, placed[-1] + step if placed else top))
    for at in reversed(range(len(placed))):
        limit = placed[at + 1] - step if at + 1 < len(placed) else bottom
        placed[at] = min(placed[at], limit)
    return [_moved(text, y) for (_, text), y in zip(wished, placed, strict=True)]


def clear(labels: Sequence[Text], gap: int = 6) -> list[Text]:
    """Return labels of one line without those that would touch a later one; the last stays."""
    kept: list[Text] = []
    for label in reversed(labels):
        if not kept or label.box[2] + gap <= kept[-1].box[0]:
            kept.append(label)
    return kept[::-1]


def _moved(text: Text, y: Decimal) -> Text:
    return Text(
        x=text.x, y=y, words=text.words, anchor=text.anchor, colour=text.colour, bold=text.bold
    )


def _mark(mark: Mark) -> str:
    match mark:
        case Text():
            weight = ' font-weight="600"' if mark.bold else ""
            return (
                f'<text x="{_n(mark.x)}" y="{_n(mark.y)}" text-anchor="{mark.anchor}" '
                f'fill="{mark.colour}"{weight}>{escape(mark.words)}</text>'
            )
        case Rect():
            return (
                f'<rect x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.wide)}" '
                f'height="{_n(mark.tall)}" fill="{mark.fill}"/>'
            )
        case Line():
            return _line(mark)
        case Dot():
            fill = PAPER if mark.open else LINE
            at = f'cx="{_n(mark.x)}" cy="{_n(mark.y)}"'
            return f'<circle {at} r="4.5" fill="{fill}" stroke="{LINE}" stroke-width="2"/>'
        case _:
            scale = Decimal(mark.size) / 24
            at = f"translate({_n(mark.x)} {_n(mark.y)}) scale({scale:.3f})"
            return f'<g transform="{at}">{mark.inside}</g>'


def _line(mark: Line) -> str:
    spots = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.spots)
    dash = f' stroke-dasharray="{mark.dash}"' if mark.dash else ""
    return (
        f'<polyline points="{spots}" fill="none" stroke="{mark.colour}" '
        f'stroke-width="{mark.wide}"{dash}/>'
    )


def _n(value: Decimal) -> str:
    return f"{value:.1f}"
