"""A council's look: its colour, its Word template and style sheet, and what text may stand on that colour."""

import re
from dataclasses import dataclass
from pathlib import Path
from zipfile import is_zipfile

INK = "#1B1F22"
"""The colour of text."""
PAPER = "#FFFFFF"
QUIET = "#53595D"
"""The colour of quieter text: 7:1 on white."""
READABLE = 4.5
FETCHES = re.compile(r"</|@import|(?:url|src|image-set)\((?!\s*[\"']?data:)", re.IGNORECASE)
"""What would end a page's style sheet early, or fetch something from elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The council's brand colour as #RRGGBB, its Word template (bytes of a .docx), if any, and its own
    style sheet for web pages of reports, which comes after ours."""

    brand: str = "#1D4E6B"
    template: bytes | None = None
    style: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError if the brand is not a colour, or the style sheet reaches beyond the page."""
        if found := FETCHES.search(self.style):
            raise ValueError(
                f"The style sheet holds “{found.group()}”. A report is one file that fetches nothing: "
                "put what it needs in as data:, or leave it out."
            )
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


def council_look(brand: str, template: Path | None = None, style: Path | None = None) -> Look:
    """Return the look with what the council's files hold.

    Raises ValueError, with the cure, for a file that is no Word file or no style sheet, and OSError
    for one that cannot be read.
    """
    if template and not is_zipfile(template):
        raise ValueError(f"{template} is not a Word file (.docx).")
    try:
        own = style.read_text("utf-8-sig") if style else ""
    except UnicodeDecodeError:
        raise ValueError(f"{style} is not a style sheet (.css): it holds no UTF-8 text.") from None
    return Look(brand=brand, template=template.read_bytes() if template else None, style=own)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two #RRGGBB colours, from 1 to 21, as WCAG 2.2 defines it."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
