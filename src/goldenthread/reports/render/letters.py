"""What the typeface can show, and what stands for the rest: a PDF that all can read holds nothing it cannot.

An officer's words may hold any sign there is. A picture sign is told by its name, a letter of another
form by its plain one, and a letter of another script by a question mark; what is never seen is left
out. The other formats keep the signs, since the reader's own machine shows them.
"""

import struct
import unicodedata
from functools import cache
from importlib.resources import files

FACES = ("Regular", "Bold", "Italic", "SemiBold")
BREAKS = frozenset("\n\r\t")


def readable(text: str) -> str:
    """Return a text with something in place of each sign that the typeface lacks."""
    lacking = frozenset(text) - _held()
    return text.translate({ord(sign): _instead(sign) for sign in lacking}) if lacking else text


def _instead(sign: str) -> str:
    plain = unicodedata.normalize("NFKD", sign)
    kept = "".join(each for each in plain if each in _held())
    match unicodedata.category(sign)[0]:
        case "M" | "C":
            return ""
        case "S" if not kept:
            return f"[{unicodedata.name(sign, 'sign').lower()}]"
        case "Z":
            return " "
    return kept or "?"


@cache
def _held() -> frozenset[str]:
    """The signs that every face of the typeface has."""
    fonts = files("goldenthread").joinpath("assets/fonts")
    faces = (fonts.joinpath(f"IBMPlexSans-{face}.ttf").read_bytes() for face in FACES)
    first, *others = (frozenset(_signs(face)) for face in faces)
    return BREAKS | first.intersection(*others)


def _signs(font: bytes) -> list[str]:
    """The signs of a font: its map in segments (format 4 of the table cmap in the OpenType standard)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = struct.iter_unpack(">4s4xII", font[12 : 12 + 16 * tables])
    start = next(offset for tag, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    maps = struct.iter_unpack(">HHI", font[start + 4 : start + 4 + 8 * count])
    places = (start + offset for _, _, offset in maps)
    segmented = next(at for at in places if font[at : at + 2] == b"\0\4")
    (double,) = struct.unpack_from(">H", font, segmented + 6)
    ends = struct.unpack_from(f">{double // 2}H", font, segmented + 14)
    starts = struct.unpack_from(f">{double // 2}H", font, segmented + 16 + double)
    return [
        chr(at) for first, last in zip(starts, ends, strict=True) for at in range(first, last + 1)
    ]
