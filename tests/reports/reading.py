"""Each format read back as words, so that formats can be compared."""

import csv as rows
import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document
from docx.oxml.ns import qn

from goldenthread.reports.marks import GLYPHS
from goldenthread.reports.model import Block, Chart, Report, Table, shown
from goldenthread.reports.render.text import said

_WORD = re.compile(r"[\w£%.,:/'’-]+")
_SHAPE = re.compile(r'(?:"(?P<before>.*?)")?(?P<digits>[#,0.]+)(?:"(?P<after>.*)")?')
_SYMBOLS = re.compile("|".join(re.escape(glyph) for glyph in set(GLYPHS.values()) - {"–"}))


def words(text: str) -> list[str]:
    """The words of a text in order: without spaces, hyphens at line ends, or drawn symbols."""
    plain = _SYMBOLS.sub(" ", text.replace("\u00a0", " ").replace("−", "-"))
    return [word for each in _WORD.findall(plain) if (word := each.strip("-.,:'’"))]


def lines_of(block: Block) -> Iterator[str]:
    """Everything that a block says, cell by cell."""
    yield from said(block)
    table = block.table if isinstance(block, Chart) else block
    if isinstance(table, Table):
        yield table.caption
        yield from (column.title for column in table.columns)
        yield from (shown(cell) for row in table.rows for cell in row)
        yield from table.notes


def of_report(report: Report) -> Iterator[list[str]]:
    """The words of each piece of a report: what every format must hold."""
    for text in (report.council, *report.front, *(f"{a} {b}" for a, b in report.facts)):
        yield words(text)
    for block in report.body:
        for text in lines_of(block):
            yield words(text)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in {"style", "svg"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"style", "svg"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(data)


def html(file: bytes) -> list[str]:
    """The words of a page, without its style and drawings."""
    reader = _Text()
    reader.feed(file.decode())
    return words(" ".join(reader.found))


def pdf(file: bytes, folder: Path) -> list[str]:
    """The words of a PDF in the order in which they were written."""
    path = folder / "report.pdf"
    path.write_bytes(file)
    made = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return words(made.stdout.decode())


def docx(file: bytes) -> list[str]:
    """The words of a Word file, tables where they stand."""
    body = Document(io.BytesIO(file)).element.body
    kinds: dict[str, Callable[[Any], str]] = {
        qn("w:t"): lambda node: str(node.text or ""),
        qn("w:tab"): lambda _: " ",
    }
    pieces = []
    for paragraph in body.iter(qn("w:p")):
        nodes = (node for node in paragraph.iter() if node.tag in kinds)
        pieces.append("".join(kinds[node.tag](node) for node in nodes))
    return words(" ".join(pieces))


def xlsx(file: bytes) -> list[str]:
    """The words of a workbook: numbers as their formats show them."""
    book = openpyxl.load_workbook(io.BytesIO(file))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return words(" ".join(_seen(cell.value, cell.number_format) for cell in cells))


def _seen(value: object, shape: str) -> str:
    if not isinstance(value, int | float):
        return str(value or "")
    positive = shape.partition(";")[0]
    found = _SHAPE.fullmatch(positive)
    assert found, f"{shape} shows no number"
    places = len(found["digits"].partition(".")[2])
    sign = "-" if value < 0 else ""
    return f"{sign}{found['before'] or ''}{abs(value):,.{places}f}{found['after'] or ''}"


def csv(file: bytes) -> list[str]:
    """The words of plain rows, every column of each."""
    found = rows.reader(io.StringIO(file.decode("utf-8-sig")))
    return words(" ".join(" ".join(row) for row in found))


def parts(file: bytes) -> dict[str, str]:
    """The XML parts of an office file."""
    with zipfile.ZipFile(io.BytesIO(file)) as kept:
        names = [name for name in kept.namelist() if name.endswith((".xml", ".rels"))]
        return {name: kept.read(name).decode() for name in names}
