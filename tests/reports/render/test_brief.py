"""A brief paper: the same words, without a list of contents or a page for the front alone."""

from dataclasses import replace

from goldenthread.reports.look import Look
from goldenthread.reports.render import docx, html, pdf
from tests.reports.papers import everything
from tests.reports.reading import parts


def test_a_brief_paper_has_no_contents_and_no_page_for_its_front() -> None:
    whole, brief = everything(), replace(everything(), brief=True)
    assert "<nav" in html.render(whole, Look()).decode()
    assert "<nav" not in html.render(brief, Look()).decode()
    assert "#contents(" in pdf.source(whole, Look())
    assert not {"#contents(", "#pagebreak()"} & set(pdf.source(brief, Look()).splitlines())
    assert ">Contents<" in parts(docx.render(whole, Look()))["word/document.xml"]
    assert ">Contents<" not in parts(docx.render(brief, Look()))["word/document.xml"]
