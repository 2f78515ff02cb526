"""Typst: from its source, or from an SVG, to a file. With this package's fonts and no others."""

from errno import ENOENT
from functools import cache
from importlib.resources import as_file, files

import typst

from goldenthread.reports.render.letters import readable

FONTS = "assets/fonts"
DOTS = 200
"""Dots to the inch of a picture: sharp in print, and small in a file."""


def pdf(source: str) -> bytes:
    """Return a PDF that meets PDF/UA-1; raises typst.TypstError if the source would break it."""
    return typst.compile(
        readable(source).encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
    )


def png(svg: str) -> bytes:
    """Return an SVG drawing as a PNG picture."""
    source = f"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes({quoted(svg)}))"
    return typst.compile(
        readable(source).encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=DOTS,
    )


def quoted(text: str) -> str:
    """Return text as a typst string: nothing in it can be read as code or markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@cache
def _fonts() -> typst.Fonts:
    with as_file(files("goldenthread").joinpath(FONTS)) as folder:
        if not any(folder.glob("*.ttf")):
            raise FileNotFoundError(ENOENT, "There are no fonts; run “make assets”", str(folder))
        return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
