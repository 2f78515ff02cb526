"""The Word file: real styles, repeated heads, alternative text, and nothing hidden."""

import io
import itertools
import re
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from goldenthread.reports.look import Look
from goldenthread.reports.model import Card, Chart, Column, Heading, Paragraph, Table, tables
from goldenthread.reports.render.docx import render
from tests.reports.papers import GREEN, departmental, everything, wide
from tests.reports.reading import parts

FILE = render(everything(), Look(brand="#0B4F6C"))


@pytest.fixture(scope="module")
def word() -> Word:
    return Document(io.BytesIO(FILE))


def test_headings_are_headings_in_order(word: Word) -> None:
    styles = [p.style.name for p in word.paragraphs if p.style and p.style.name]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading ")]
    assert "Title" in styles
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_table_repeats_its_header_row_and_says_what_it_is(word: Word) -> None:
    assert len(word.tables) == len(list(tables(everything())))
    for made, meant in zip(word.tables, tables(everything()), strict=True):
        first, *rest = made._tbl.tr_lst
        assert first.trPr is not None
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.find(f".//{qn('w:tblHeader')}") is None for row in rest)
        caption = made._tbl.tblPr.find(qn("w:tblCaption"))
        assert caption is not None
        assert caption.get(qn("w:val")) == meant.caption
        assert made._tbl.find(f".//{qn('w:gridSpan')}") is None
        assert made._tbl.find(f".//{qn('w:vMerge')}") is None


def test_captions_stand_above_their_tables_and_stay_with_them(word: Word) -> None:
    captions = [p for p in word.paragraphs if p.style and p.style.name == "Caption"]
    assert [p.text for p in captions] == [table.caption for table in tables(everything())]
    assert all(p.paragraph_format.keep_with_next for p in captions)


def test_every_chart_has_alternative_text() -> None:
    said = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', parts(FILE)["word/document.xml"])
    charts = [part for part in everything().body if isinstance(part, Chart)]
    assert said == [f"Chart: {part.title}. {part.sentence}" for part in charts]


def test_contents_lead_to_sections() -> None:
    text = parts(FILE)["word/document.xml"]
    links = re.findall(r'<w:hyperlink w:anchor="([^"]+)"', text)
    places = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', text)
    sections = [p for p in everything().body if isinstance(p, Heading) and p.level == 1]
    assert links == places
    assert len(links) == len(sections)


def test_the_foot_of_each_page_says_report_period_and_page_of_pages() -> None:
    [foot] = [text for name, text in parts(FILE).items() if "footer" in name]
    assert "Monitoring report: Every block, 2026/27 Q2" in foot
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot


def test_it_is_titled_and_keeps_no_name_of_a_person(word: Word) -> None:
    about = word.core_properties
    assert about.title == "Monitoring report: Every block, 2026/27 Q2 – Seaborough Borough Council"
    assert about.author == about.last_modified_by == "Seaborough Borough Council"
    assert about.comments == about.keywords == about.category == ""
    assert about.language == "en-GB"
    assert about.created == about.modified == everything().at


def test_a_title_longer_than_a_property_may_be_is_cut_there_alone() -> None:
    long = replace(everything(), subtitle="A long title " * 30, council="C" * 300)
    made = Document(io.BytesIO(render(long, Look())))
    assert len(made.core_properties.title) == 255
    assert len(made.core_properties.author) == 255
    assert any(long.subtitle in said.text for said in made.paragraphs)


def test_nothing_is_hidden_and_the_language_is_said() -> None:
    files = parts(FILE)
    assert "<w:vanish" not in files["word/document.xml"]
    assert "<w:ins " not in files["word/document.xml"]
    assert 'w:val="en-GB"' in files["word/styles.xml"]


def test_a_table_too_wide_for_an_upright_page_gets_one_on_its_side() -> None:
    made = Document(io.BytesIO(render(replace(everything(), blocks=(wide(),)), Look())))
    sides = [(section.page_width or 0) > (section.page_height or 0) for section in made.sections]
    assert sides == [False, True, False]
    assert all(section.footer.is_linked_to_previous for section in made.sections[1:])


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(everything(), Look(brand="#0B4F6C")) == FILE


def test_a_councils_template_keeps_its_own_styles_and_margins() -> None:
    own = Document()
    _heading(own).font.name = "Georgia"
    own.styles["TOC Heading"].delete()
    own.sections[0].left_margin = 1234567
    kept = io.BytesIO()
    own.save(kept)
    made = Document(io.BytesIO(render(departmental(), Look(template=kept.getvalue()))))
    again = io.BytesIO()
    made.save(again)
    twice = Document(io.BytesIO(render(departmental(), Look(template=again.getvalue()))))
    for word in (made, twice):
        assert _heading(word).font.name == "Georgia"
        assert abs((word.sections[0].left_margin or 0) - 1234567) < 1000
        assert "Fact" in word.styles


def test_a_templates_foot_stays_and_what_stood_in_its_body_goes() -> None:
    own = Document()
    own.add_paragraph("How to use this template")
    own.sections[0].footer.paragraphs[0].text = "Harbour Offices"
    own.sections[0].header.paragraphs[0].text = "Seaborough"
    kept = io.BytesIO()
    own.save(kept)
    made = Document(io.BytesIO(render(departmental(), Look(template=kept.getvalue()))))
    assert "How to use this template" not in [each.text for each in made.paragraphs]
    assert made.sections[0].header.paragraphs[0].text == "Seaborough"
    feet = [each.text for each in made.sections[0].footer.paragraphs]
    assert feet[0] == "Harbour Offices"
    assert feet[1].startswith("Departmental")


def test_text_after_a_table_without_notes_stands_apart_from_it() -> None:
    bare = Table(name="bare", caption="Bare", columns=(Column("What"),), rows=(("This",),))
    after = Paragraph(text="What follows the table.")
    report = replace(everything(), blocks=(bare, after, bare, bare), symbols=())
    word = Document(io.BytesIO(render(report, Look())))
    [said] = [each for each in word.paragraphs if each.text == after.text]
    assert said.paragraph_format.space_before == Pt(8)


def test_no_empty_paragraph_stands_for_white_space(word: Word) -> None:
    """A picture's paragraph has no text, and a break of page or section needs one."""
    for paragraph in word.paragraphs:
        holds = ("<w:drawing", "<w:sectPr", "<w:br", "<w:fldSimple")
        assert paragraph.text or any(each in paragraph._p.xml for each in holds)


def test_a_card_without_sentences_leaves_no_room_for_them() -> None:
    card = Card(status=GREEN, reference="LI3", title="Nothing told", sentences=())
    word = Document(io.BytesIO(render(replace(everything(), blocks=(card,)), Look())))
    said = [paragraph.text for paragraph in word.paragraphs]
    where = said.index("LI3 Nothing told")
    assert said[where + 1].endswith("On target")
    assert said[where + 2].endswith("Symbols")


def _heading(word: Word) -> ParagraphStyle:
    style = word.styles["Heading 1"]
    assert isinstance(style, ParagraphStyle)
    return style
