"""What is put into a Word file as it stands in it: well formed, in order, and read back word for word."""

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Emu

from goldenthread.reports.marks import Shape
from goldenthread.reports.model import Column, Kind, Status, Table
from goldenthread.reports.render.written import Paper, opened, said, table

SIZES = [Emu(3400 * 635), Emu(2200 * 635)]
"""Whole twentieths of a point, which is what the file keeps."""
AWKWARD = 'Bins & boxes: "less" than <half>\tof\nthe year'


def made() -> Table:
    return Table(
        name="awkward",
        caption='Caption & "all"',
        columns=(Column("Measure <1>"), Column("Rating", kind=Kind.STATUS)),
        rows=((AWKWARD, Status(word="Off & on", shape=Shape.DASH)), ("Last", "–")),
    )


def test_a_table_is_read_back_word_for_word() -> None:
    paper = Paper(Document(), {"Table text": "Normal"})
    table(paper, made(), SIZES)
    [found] = paper.file.tables
    words = [[cell.text for cell in row.cells] for row in found.rows]
    assert words == [["Measure <1>", "Rating"], [AWKWARD, "– Off & on"], ["Last", "–"]]
    assert [column.width for column in found.columns] == SIZES


def test_what_is_said_of_a_table_is_said_once_and_in_order() -> None:
    paper = Paper(Document(), {"Table text": "Normal"})
    table(paper, made(), SIZES)
    found = [each.tag.split("}")[1] for each in paper.file.tables[0]._tbl.tblPr]
    assert found == [
        *("tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
        "tblCaption",
    ]
    kept = paper.file.element.xml
    assert kept.count("xmlns:w=") == 1
    assert paper.file.element.body[-1].tag == qn("w:sectPr"), "the section's end stays last"


def test_a_paragraph_has_its_style_or_the_usual_one() -> None:
    paper = opened(Document())
    assert said(paper, "Plain")._p.pPr is None
    style = said(paper, "Quoted", "Quote").style
    assert style is not None
    assert style.name == "Quote"
    with pytest.raises(KeyError):
        said(paper, "Lost", "No such style")
