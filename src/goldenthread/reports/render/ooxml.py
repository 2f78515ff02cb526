"""What Word's own format can say and python-docx cannot: header rows, links, fields, and a fixed zip."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Word
from docx.enum.section import WD_ORIENTATION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.text.paragraph import Paragraph

RULE = "B9BEC1"


def settled(file: bytes, at: datetime, language: str = "") -> bytes:
    """Return an office file with its parts dated `at`, so that the same report gives the same bytes.

    A language given is written into the file's properties, where Excel leaves none.
    """
    kept = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, at.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, _spoken(name, old.read(name), language))
    return kept.getvalue()


def _spoken(name: str, text: bytes, language: str) -> bytes:
    if name != "docProps/core.xml" or not language:
        return text
    end = b"</cp:coreProperties>"
    return text.replace(end, f"<dc:language>{language}</dc:language>".encode() + end)


def described(picture: InlineShape, text: str, name: str) -> None:
    """Give a picture its alternative text."""
    about = picture._inline.docPr
    about.set("descr", text)
    about.set("name", name)


def bookmark(paragraph: Paragraph, name: str) -> None:
    """Mark a paragraph as a place that a link can go to."""
    number = str(sum(1 for _ in paragraph._p.getroottree().iter(qn("w:bookmarkStart"))) + 1)
    paragraph._p.append(_made("w:bookmarkStart", id=number, name=name))
    paragraph._p.append(_made("w:bookmarkEnd", id=number))


def link(paragraph: Paragraph, words: str, name: str) -> None:
    """Add words to a paragraph that go to a bookmark."""
    made = _made("w:hyperlink", anchor=name)
    paragraph._p.append(made)
    run = paragraph.add_run(words)
    made.append(run._r)


def footer(word: Word, words: str) -> None:
    """Put words and "Page x of y" at the foot of every page.

    What a template has there stands above them, unless it numbers pages itself: then they replace it.
    """
    foot: Any = word.sections[0].footer
    paragraph = foot.paragraphs[0]
    if paragraph.text and "PAGE" not in paragraph._p.xml:
        paragraph = foot.add_paragraph()
    paragraph.text = f"{words}. Page "
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, what: str) -> None:
    field = _made("w:fldSimple", instr=what)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    field.append(run._r)


def emptied(word: Word) -> None:
    """Take out what a template has in its body: guidance, say. Its page stays as it is."""
    body = word.element.body
    for part in list(body.iterchildren()):
        if not part.tag.endswith("}sectPr"):
            body.remove(part)


def turned(word: Word) -> None:
    """Begin a page that lies the other way: on its side after an upright one, and back."""
    before: Any = word.sections[-1]
    after: Any = word.add_section()
    after.page_width, after.page_height = before.page_height, before.page_width
    wide = after.page_width > after.page_height
    after.orientation = WD_ORIENTATION.LANDSCAPE if wide else WD_ORIENTATION.PORTRAIT


def barred(style: Any) -> None:
    """Draw a bar to the left of a style's paragraphs."""
    borders = _made("w:pBdr")
    borders.append(_made("w:left", val="single", sz="24", space="8", color=RULE))
    style.element.get_or_add_pPr().append(borders)


def unruled(style: Any) -> None:
    """Take the lines off a style's paragraphs."""
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def spoken_in(word: Word, language: str) -> None:
    """Say which language the whole file is in."""
    for found in word.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def _made(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
