"""The PDF: tagged, titled and named as PDF/UA-1 asks, read back from the file itself."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from goldenthread.reports.look import Look
from goldenthread.reports.model import Chart, Heading, Report, Table, tables
from goldenthread.reports.render import drawing, pdf
from tests.reports.papers import departmental, everything, table, wide

LOOK = Look(brand="#0B4F6C")


@pytest.fixture(scope="module")
def file() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.render(everything(), LOOK)))


def _nodes(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield node
            kids: Any = node.get("/K", [])
            waiting = [*(kids if isinstance(kids, pikepdf.Array) else [kids]), *waiting]


def _count(pdf: pikepdf.Pdf, role: str) -> int:
    return sum(role == node.S for node in _nodes(pdf))


def test_it_is_tagged_and_shows_its_title_and_language(file: pikepdf.Pdf) -> None:
    assert file.Root.MarkInfo.Marked
    assert str(file.Root.Lang).lower().startswith("en")
    assert file.Root.ViewerPreferences.DisplayDocTitle
    title = "Monitoring report: Every block, 2026/27 Q2 – Seaborough Borough Council"
    assert str(file.docinfo.Title) == title
    with file.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"


def test_header_cells_say_what_they_head(file: pikepdf.Pdf) -> None:
    heads = [node for node in _nodes(file) if node.S == "/TH"]
    scopes = [str(part.Scope) for node in heads for part in _attributes(node) if "/Scope" in part]
    assert len(heads) == len(scopes) >= sum(len(t.columns) for t in tables(everything()))
    assert set(scopes) <= {"/Column", "/Row"}
    assert _count(file, "/Table") == len(list(tables(everything())))
    assert _count(file, "/THead") == _count(file, "/Table")


def _attributes(node: pikepdf.Dictionary) -> list[Any]:
    found: Any = node.get("/A", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def test_every_chart_has_alternative_text_that_says_what_it_shows(file: pikepdf.Pdf) -> None:
    said = [str(node.Alt) for node in _nodes(file) if "/Alt" in node]
    charts = [part for part in everything().body if isinstance(part, Chart)]
    assert [f"Chart: {part.title}. {part.sentence}" for part in charts] == said


def test_headings_are_bookmarks(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        found = [str(item.title) for item in outline.root]
    sections = [p for p in everything().body if isinstance(p, Heading) and p.level == 1]
    assert [head.shown for head in sections] == found


def test_it_keeps_no_name_of_a_person_or_machine(file: pikepdf.Pdf) -> None:
    assert str(file.docinfo.Author) == "Seaborough Borough Council"
    assert set(file.docinfo) <= {
        "/Title",
        "/Author",
        "/Creator",
        "/Producer",
        "/CreationDate",
        "/ModDate",
    }
    assert "20261014" in str(file.docinfo.CreationDate)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert pdf.render(everything(), LOOK) == pdf.render(everything(), LOOK)


def test_a_table_too_wide_for_an_upright_page_gets_one_on_its_side() -> None:
    file = pikepdf.open(io.BytesIO(pdf.render(replace(everything(), blocks=(wide(),)), LOOK)))
    shapes = [page.mediabox[2] > page.mediabox[3] for page in file.pages]
    assert shapes.count(True) == 1
    assert shapes[0] is False


def test_a_language_without_a_country_will_do() -> None:
    file = pikepdf.open(io.BytesIO(pdf.render(replace(everything(), language="cy"), LOOK)))
    assert str(file.Root.Lang) == "cy"


def test_a_long_report_runs_to_thirty_pages_and_more() -> None:
    long = replace(departmental(), blocks=departmental().blocks[:1] + _pages())
    assert len(pikepdf.open(io.BytesIO(pdf.render(long, LOOK))).pages) >= 30


def _pages() -> tuple[Table, ...]:
    return tuple(table(f"t{at}", 25) for at in range(44))


def test_text_that_looks_like_code_is_only_text() -> None:
    assert drawing.quoted('a"b\\c\nd') == '"a\\"b\\\\c\\nd"'


def test_the_report_is_not_changed_by_being_read() -> None:
    report: Report = departmental()
    pdf.render(report, LOOK)
    assert report == departmental()


def test_fonts_that_were_not_fetched_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "FONTS", "assets/nowhere")
    drawing._fonts.cache_clear()
    with pytest.raises(FileNotFoundError, match="make assets"):
        drawing.png("<svg/>")
    drawing._fonts.cache_clear()
