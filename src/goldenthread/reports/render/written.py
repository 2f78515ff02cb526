"""Paragraphs and tables put into a Word file as they stand in it.

python-docx looks through every style for each paragraph and through the whole table for each cell:
four fifths of the time that a paper took.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu
from docx.text.paragraph import Paragraph

from goldenthread.reports.marks import COLOURS, GLYPHS
from goldenthread.reports.model import Cell, Kind, Status, Table, shown
from goldenthread.reports.render.widths import WHOLE

RULE = "B9BEC1"
INK = "1B1F22"
BOLD = "<w:rPr><w:b/></w:rPr>"


@dataclass(frozen=True, slots=True)
class Paper:
    """A Word file being written, with the code of each of its styles by the style's name."""

    file: Word
    styles: Mapping[str, str]


def opened(file: Word) -> Paper:
    """Return a Word file ready to be written in, once it has all its styles."""
    return Paper(file, {str(style.name): str(style.style_id) for style in file.styles})


def said(paper: Paper, text: str = "", style: str = "") -> Paragraph:
    """Add a paragraph at the end, in a style of the file or in its usual one.

    Raises KeyError if the file has no such style.
    """
    added = paper.file.add_paragraph(text)
    if style:
        added._p.style = paper.styles[style]
    return added


def table(paper: Paper, part: Table, sizes: Sequence[Emu]) -> None:
    """Add a table at the end: its header repeated on each page, rows kept whole, its caption read out."""
    style, wide = paper.styles["Table text"], [size.twips for size in sizes]
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in wide)
    kept = len(part.rows) - 1 if len(part.rows) <= WHOLE else 0
    rows = "".join(
        _row(part, row, _Set(style, at < kept), wide) for at, row in enumerate(part.rows)
    )
    text = (
        f"<w:tbl {nsdecls('w')}>{_properties(part.caption)}<w:tblGrid>{columns}</w:tblGrid>"
        f"{_head(part, _Set(style, keeps=True), wide)}{rows}</w:tbl>"
    )
    paper.file.element.body._insert_tbl(parse_xml(text))


def _properties(caption: str) -> str:
    """Return what is said of a whole table, in the order that Word's format wants."""
    sides = (("top", INK), ("bottom", RULE), ("insideH", RULE))
    lines = (f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="{ink}"/>' for s, ink in sides)
    return (
        '<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="left"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{"".join(lines)}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="140" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="04A0" w:firstRow="1" '
        'w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>"
    )


@dataclass(frozen=True, slots=True)
class _Set:
    """How a row's text is set: the code of its style, and whether it keeps with the next row."""

    style: str
    keeps: bool

    @property
    def properties(self) -> str:
        return f"<w:pStyle w:val={quoteattr(self.style)}/>{'<w:keepNext/>' if self.keeps else ''}"


def _head(part: Table, how: _Set, wide: Sequence[int]) -> str:
    words = (f"<w:r>{BOLD}{_words(column.title)}</w:r>" for column in part.columns)
    cells = _cells(part, words, how, wide)
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(part: Table, row: tuple[Cell, ...], how: _Set, wide: Sequence[int]) -> str:
    words = (_inside(cell, at == part.row_header) for at, cell in enumerate(row))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(part, words, how, wide)}</w:tr>"


def _cells(part: Table, words: Iterable[str], how: _Set, wide: Sequence[int]) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f"{how.properties}{_side(column.kind)}</w:pPr>{said}</w:p></w:tc>"
        for said, column, size in zip(words, part.columns, wide, strict=True)
    )


def _side(kind: Kind) -> str:
    return '<w:jc w:val="right"/>' if kind is Kind.NUMBER else ""


def _inside(cell: Cell, heads: bool) -> str:
    if isinstance(cell, Status):
        ink = COLOURS[cell.shape].ink[1:]
        said = _words(f"{GLYPHS[cell.shape]} {cell.word}")
        return f'<w:r><w:rPr><w:b/><w:color w:val="{ink}"/></w:rPr>{said}</w:r>'
    return f"<w:r>{BOLD if heads else ''}{_words(shown(cell))}</w:r>"


def _words(text: str) -> str:
    """Return text as a run holds it: each line of it, with a break before every line but the first."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.splitlines())
    return "<w:br/>".join(lines)
