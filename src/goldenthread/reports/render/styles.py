"""The styles of a Word report. A style that the council's template already has is left as it is."""

from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from goldenthread.reports.look import QUIET, Look
from goldenthread.reports.model import Report, document_title
from goldenthread.reports.render import ooxml

FONT = "Arial"
SIZES = {"Title": 24, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "Subtitle": 12}
OURS = (
    *("Answer", "Lead", "Fact", "Note", "Numbered paragraph"),
    *("Table text", "Beneath", "Contents line"),
)


def dressed(word: Word, report: Report, look: Look) -> Word:
    """Return a Word file with its properties, styles and footer set for a report."""
    there = {style.name for style in word.styles}
    for name in (*OURS, "TOC Heading"):
        if name not in there:
            _added(word, name)
    if look.template is None:
        _page(word)
        _ours(word, look)
    else:
        ooxml.emptied(word)
    _properties(word, report)
    ooxml.footer(word, report.footer)
    return word


def _added(word: Word, name: str) -> None:
    style: Any = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    shape = style.paragraph_format
    match name:
        case "Answer":
            style.font.size, shape.space_after = Pt(13), Pt(8)
        case "Fact":
            shape.left_indent, shape.first_line_indent = Mm(45), Mm(-45)
            shape.tab_stops.add_tab_stop(Mm(45))
        case "Numbered paragraph":
            shape.left_indent, shape.first_line_indent = Mm(11), Mm(-11)
            shape.tab_stops.add_tab_stop(Mm(11))
        case "Note":
            shape.left_indent, shape.space_before = Mm(4), Pt(6)
            ooxml.barred(style)
        case _:
            _small(style, name)


def _small(style: Any, name: str) -> None:
    shape = style.paragraph_format
    if name == "Table text":
        style.font.size, shape.space_before, shape.space_after = Pt(9), Pt(2), Pt(2)
    elif name == "Beneath":
        style.font.size, style.font.color.rgb = Pt(9), RGBColor.from_string(QUIET[1:])
    elif name == "Lead":
        style.font.bold, shape.space_before, shape.space_after = True, Pt(8), Pt(2)
    elif name == "TOC Heading":
        style.font.bold, style.font.size, shape.space_before = True, Pt(13), Pt(18)
    else:
        shape.space_after = Pt(2)


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)


def _ours(word: Word, look: Look) -> None:
    normal: Any = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in SIZES.items():
        style: Any = word.styles[name]
        _plain(style)
        style.font.size, style.font.bold, style.font.italic = Pt(size), name != "Subtitle", False
        style.font.color.rgb = RGBColor.from_string(look.heading[1:])
        style.paragraph_format.keep_with_next = True
    word.styles["Heading 1"].paragraph_format.space_before = Pt(24)
    _caption(word.styles["Caption"])
    ooxml.unruled(word.styles["Title"])


def _caption(style: Any) -> None:
    _plain(style)
    style.font.size, style.font.bold, style.font.color.rgb = (
        Pt(10),
        True,
        RGBColor(0x1B, 0x1F, 0x22),
    )
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(3)


def _plain(style: Any) -> None:
    """Take the theme's typeface off a style: it would win over a named one."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


LONGEST = 255
"""Letters that a property of a Word file may have."""


def _properties(word: Word, report: Report) -> None:
    about = word.core_properties
    about.title, about.author, about.language = (
        document_title(report)[:LONGEST],
        report.council[:LONGEST],
        report.language,
    )
    about.subject, about.last_modified_by, about.comments = report.period, about.author, ""
    about.created = about.modified = report.at.replace(tzinfo=None)
    about.keywords, about.revision, about.category = "", 1, ""
    ooxml.spoken_in(word, report.language)
