"""A report as a Word file: real heading styles, repeated header rows, captions and alternative text.

A council's own template may be given in the look: its styles, margins and headers are kept.
"""

from io import BytesIO
from typing import Any, assert_never

from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from goldenthread.reports import chart
from goldenthread.reports.look import Look
from goldenthread.reports.marks import COLOURS, GLYPHS
from goldenthread.reports.model import (
    FIRST,
    REFERENCE,
    Block,
    Bullets,
    Card,
    Cell,
    Chart,
    Facts,
    Heading,
    Kind,
    Note,
    Paragraph,
    Prose,
    Report,
    Status,
    Table,
    shown,
)
from goldenthread.reports.render import ooxml
from goldenthread.reports.render.drawing import png
from goldenthread.reports.render.styles import dressed
from goldenthread.reports.render.widths import UNIT, breadth, is_wide, widths


def render(report: Report, look: Look) -> bytes:
    """Return the Word file."""
    word = dressed(Document(BytesIO(look.template) if look.template else None), report, look)
    _front(word, report)
    for part in report.body:
        _block(word, part)
    kept = BytesIO()
    word.save(kept)
    return ooxml.settled(kept.getvalue(), report.at)


def _front(word: Word, report: Report) -> None:
    word.add_paragraph(report.council, style="Subtitle")
    word.add_paragraph(f"{report.title}: {report.subtitle}", style="Title")
    if report.brief:
        _facts(word, Facts(report.facts))
    for text in report.front:
        word.add_paragraph(text, style="Answer")
    _first(word, report)
    if not report.brief:
        _facts(word, Facts(report.facts))
        _contents(word, report)


def _first(word: Word, report: Report) -> None:
    if report.first:
        word.add_paragraph(FIRST, style="Lead").paragraph_format.keep_with_next = True
        _bullets(word, Bullets(report.first))


def _contents(word: Word, report: Report) -> None:
    word.add_paragraph("Contents", style="TOC Heading")
    for part in report.body:
        if isinstance(part, Heading) and part.level == 1:
            ooxml.link(word.add_paragraph(style="Contents line"), part.shown, _anchor(part))
    word.add_page_break()  # type: ignore[no-untyped-call]  # python-docx leaves this one untyped


def _block(word: Word, part: Block) -> None:
    match part:
        case Table():
            _table(word, part)
        case Chart():
            _chart(word, part)
        case _:
            _prose(word, part)


def _prose(word: Word, part: Prose) -> None:
    match part:
        case Heading():
            _heading(word, part)
        case Paragraph():
            _paragraph(word, part)
        case Bullets():
            _bullets(word, part)
        case Facts():
            _facts(word, part)
        case Note():
            word.add_paragraph(part.text, style="Note")
        case Card():
            _card(word, part)
        case _:
            assert_never(part)


def _bullets(word: Word, part: Bullets) -> None:
    for item in part.items:
        word.add_paragraph(item, style="List Bullet")


def _anchor(part: Heading) -> str:
    return "s_" + "".join(letter if letter.isalnum() else "_" for letter in part.shown)[:36]


def _heading(word: Word, part: Heading) -> None:
    paragraph = word.add_heading(part.shown, part.level)
    paragraph.paragraph_format.page_break_before = True if part == REFERENCE[0] else None
    if part.level == 1:
        ooxml.bookmark(paragraph, _anchor(part))


def _paragraph(word: Word, part: Paragraph) -> None:
    paragraph = word.add_paragraph(style="Numbered paragraph" if part.number else None)
    if part.number:
        paragraph.add_run(f"{part.number}\t")
    if part.lead:
        paragraph.add_run(f"{part.lead} ").bold = True
    paragraph.add_run(part.text)


def _facts(word: Word, part: Facts) -> None:
    for term, text in part.pairs:
        paragraph = word.add_paragraph(style="Fact")
        paragraph.add_run(term).bold = True
        paragraph.add_run(f"\t{text}")


def _card(word: Word, part: Card) -> None:
    word.add_heading(f"{part.reference} {part.title}", part.level)
    _status(word.add_paragraph(), part.status)
    for text in part.sentences:
        word.add_paragraph(text)
    _facts(word, Facts(part.said))


def _status(paragraph: WordParagraph, status: Status) -> None:
    run = paragraph.add_run(f"{GLYPHS[status.shape]} {status.word}")
    run.bold = True
    run.font.color.rgb = RGBColor.from_string(COLOURS[status.shape].ink[1:])


def _table(word: Word, part: Table) -> None:
    if is_wide(part):
        ooxml.turned(word)
        _grid(word, part)
        ooxml.turned(word)
    else:
        _grid(word, part)


def _grid(word: Word, part: Table) -> None:
    word.add_paragraph(part.caption, style="Caption").paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=len(part.columns))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    sizes = _sizes(word, part)
    style = str(word.styles["Table text"].style_id)
    _head(table, part, style)
    for row in part.rows:
        _row(table, part, row, style)
    ooxml.ruled(table, part.caption, sizes)
    for text in part.notes or ("",):
        word.add_paragraph(text, style="Beneath")


def _sizes(word: Word, part: Table) -> list[Emu]:
    section: Any = word.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    return [Emu(room * breadth(part) // 100 * size // UNIT) for size in widths(part)]


def _head(table: WordTable, part: Table, style: str) -> None:
    ooxml.header_row(table.rows[0])
    for cell, column in zip(ooxml.cells(table.rows[0]), part.columns, strict=True):
        paragraph = _begun(cell, column.kind, style)
        paragraph.add_run(column.title).bold = True


def _row(table: WordTable, part: Table, row: tuple[Cell, ...], style: str) -> None:
    added = table.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves this one untyped
    ooxml.whole(added)
    for at, (cell, inside) in enumerate(zip(ooxml.cells(added), row, strict=True)):
        paragraph = _begun(cell, part.columns[at].kind, style)
        if isinstance(inside, Status):
            _status(paragraph, inside)
        else:
            paragraph.add_run(shown(inside)).bold = at == part.row_header or None


def _begun(cell: WordCell, kind: Kind, style: str) -> WordParagraph:
    paragraph: WordParagraph = cell.paragraphs[0]
    paragraph._p.style = style
    if kind is Kind.NUMBER:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def _chart(word: Word, part: Chart) -> None:
    word.add_heading(part.title, part.level)
    word.add_paragraph(part.subtitle, style="Beneath").paragraph_format.keep_with_next = True
    word.add_paragraph(part.sentence).paragraph_format.keep_with_next = True
    drawing = chart.svg(part.drawing, name=part.table.name, title=part.title, desc=part.sentence)
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    picture = paragraph.add_run().add_picture(BytesIO(png(drawing)), width=Mm(160))
    ooxml.described(picture, f"Chart: {part.title}. {part.sentence}", part.table.name)
    _table(word, part.table)
