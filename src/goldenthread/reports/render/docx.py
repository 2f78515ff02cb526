"""A report as a Word file: real heading styles, repeated header rows, captions and alternative text.

A council's own template may be given in the look: its styles, margins and headers are kept.
"""

from io import BytesIO
from typing import Any, assert_never

from docx import Document
from docx.document import Document as Word
from docx.shared import Emu, Mm, Pt, RGBColor
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
    Chart,
    Facts,
    Heading,
    Note,
    Paragraph,
    Prose,
    Report,
    Status,
    Table,
)
from goldenthread.reports.render import ooxml
from goldenthread.reports.render.drawing import png
from goldenthread.reports.render.styles import dressed
from goldenthread.reports.render.widths import UNIT, breadth, is_wide, widths
from goldenthread.reports.render.written import Paper, opened, said, table


def render(report: Report, look: Look) -> bytes:
    """Return the Word file."""
    word = opened(
        dressed(Document(BytesIO(look.template) if look.template else None), report, look)
    )
    _front(word, report)
    for before, part in zip((None, *report.body), report.body, strict=False):
        _placed(word, part, before)
    kept = BytesIO()
    word.file.save(kept)
    return ooxml.settled(kept.getvalue(), report.at)


def _front(word: Paper, report: Report) -> None:
    said(word, report.council, "Subtitle")
    said(word, f"{report.title}: {report.subtitle}", "Title")
    if report.brief:
        _facts(word, Facts(report.facts))
    for text in report.front:
        said(word, text, "Answer")
    _first(word, report)
    if not report.brief:
        _facts(word, Facts(report.facts))
        _contents(word, report)


def _first(word: Paper, report: Report) -> None:
    if report.first:
        said(word, FIRST, "Lead").paragraph_format.keep_with_next = True
        _bullets(word, Bullets(report.first))


def _contents(word: Paper, report: Report) -> None:
    said(word, "Contents", "TOC Heading")
    for part in report.body:
        if isinstance(part, Heading) and part.level == 1:
            ooxml.link(said(word, style="Contents line"), part.shown, _anchor(part))
    word.file.add_page_break()  # type: ignore[no-untyped-call]  # python-docx leaves this one untyped


def _placed(word: Paper, part: Block, before: Block | None) -> None:
    """Write a block, with white space over text that follows a table without notes."""
    body = word.file.element.body
    at = len(body) - 1
    _block(word, part)
    held = before.table if isinstance(before, Chart) else before
    if isinstance(held, Table) and not held.notes and isinstance(part, Paragraph | Bullets | Facts):
        WordParagraph(body[at], word.file).paragraph_format.space_before = Pt(8)


def _block(word: Paper, part: Block) -> None:
    match part:
        case Table():
            _table(word, part)
        case Chart():
            _chart(word, part)
        case _:
            _prose(word, part)


def _prose(word: Paper, part: Prose) -> None:
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
            said(word, part.text, "Note")
        case Card():
            _card(word, part)
        case _:
            assert_never(part)


def _bullets(word: Paper, part: Bullets) -> None:
    for item in part.items:
        said(word, item, "List Bullet")


def _anchor(part: Heading) -> str:
    return "s_" + "".join(letter if letter.isalnum() else "_" for letter in part.shown)[:36]


def _heading(word: Paper, part: Heading) -> None:
    paragraph = said(word, part.shown, f"Heading {part.level}")
    paragraph.paragraph_format.page_break_before = True if part == REFERENCE[0] else None
    if part.level == 1:
        ooxml.bookmark(paragraph, _anchor(part))


def _paragraph(word: Paper, part: Paragraph) -> None:
    paragraph = said(word, style="Numbered paragraph" if part.number else "")
    if part.number:
        paragraph.add_run(f"{part.number}\t")
    if part.lead:
        paragraph.add_run(f"{part.lead} ").bold = True
    paragraph.add_run(part.text)


def _facts(word: Paper, part: Facts) -> None:
    for term, text in part.pairs:
        paragraph = said(word, style="Fact")
        paragraph.add_run(term).bold = True
        paragraph.add_run(f"\t{text}")


def _card(word: Paper, part: Card) -> None:
    said(word, f"{part.reference} {part.title}", f"Heading {part.level}")
    _status(said(word), part.status)
    if part.sentences:
        said(word, " ".join(part.sentences))
    _facts(word, Facts(part.said))


def _status(paragraph: WordParagraph, status: Status) -> None:
    run = paragraph.add_run(f"{GLYPHS[status.shape]} {status.word}")
    run.bold = True
    run.font.color.rgb = RGBColor.from_string(COLOURS[status.shape].ink[1:])


def _table(word: Paper, part: Table) -> None:
    if is_wide(part):
        ooxml.turned(word.file)
        _grid(word, part)
        ooxml.turned(word.file)
    else:
        _grid(word, part)


def _grid(word: Paper, part: Table) -> None:
    said(word, part.caption, "Caption").paragraph_format.keep_with_next = True
    table(word, part, _sizes(word.file, part))
    for text in part.notes:
        said(word, text, "Beneath")


def _sizes(word: Word, part: Table) -> list[Emu]:
    section: Any = word.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    taken = room * breadth(part) // 100
    return [Emu(taken * size // UNIT) for size in widths(part)]


def _chart(word: Paper, part: Chart) -> None:
    said(word, part.title, f"Heading {part.level}")
    said(word, part.subtitle, "Beneath").paragraph_format.keep_with_next = True
    said(word, part.sentence).paragraph_format.keep_with_next = True
    drawing = chart.svg(part.drawing, name=part.table.name, title=part.title, desc=part.sentence)
    paragraph = said(word)
    paragraph.paragraph_format.space_after = Pt(6)
    picture = paragraph.add_run().add_picture(BytesIO(png(drawing)), width=Mm(160))
    ooxml.described(picture, f"Chart: {part.title}. {part.sentence}", part.table.name)
    _table(word, part.table)
