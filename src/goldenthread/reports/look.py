"""A council's look: its colour and its Word template, and what text may stand on that colour."""

import re
from dataclasses import dataclass

INK = "#1B1F22"
"""The colour of text."""
PAPER = "#FFFFFF"
QUIET = "#53595D"
"""The colour of quieter text: 7:1 on white."""
READABLE = 4.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The council's brand colour as #RRGGBB, and its Word template (bytes of a .docx), if any."""

    brand: str = "#1D4E6B"
    template: bytes | None = None

    def __post_init__(self) -> None:
        """Raise ValueError if the brand is not a colour."""
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", self.brand):
            raise ValueError(
                f"The brand colour “{self.brand}” is not one. Write it as #0B4F6C on the Council sheet."
            )

    @property
    def heading(self) -> str:
        """The brand colour where it can be read on white, else the colour of text."""
        return self.brand if contrast(self.brand, PAPER) >= READABLE else INK

    @property
    def on_brand(self) -> str:
        """The colour of text that stands on the brand colour."""
        return max(PAPER, INK, key=lambda ink: contrast(ink, self.brand))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two #RRGGBB colours, from 1 to 21, as WCAG 2.2 defines it."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
