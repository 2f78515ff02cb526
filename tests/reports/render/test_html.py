"""The page: alone, titled, in order, and with tables that say what each cell is."""

import itertools
import re

import pytest

from goldenthread.reports.look import Look
from goldenthread.reports.model import Heading, Report, Table, tables
from goldenthread.reports.render.html import render
from tests.reports.papers import departmental, everything

PAGE = render(everything(), Look(brand="#0B4F6C")).decode()


def test_it_needs_nothing_else() -> None:
    assert not re.search(r'(?:src|href)="(?!#)', PAGE)
    assert "url(" not in PAGE
    assert "@import" not in PAGE
    assert "<script" not in PAGE


def test_it_says_its_language_and_title_and_lets_a_reader_skip() -> None:
    assert '<html lang="en-GB">' in PAGE
    title = "Monitoring report: Every block, 2026/27 Q2 – Seaborough Borough Council"
    assert f"<title>{title}</title>" in PAGE
    assert PAGE.index('href="#main"') < PAGE.index("<header>")
    for landmark in ("<header>", "<nav aria-label=", '<main id="main"', "<footer>"):
        assert PAGE.count(landmark) == 1


@pytest.mark.parametrize("report", [everything(), departmental()], ids=["everything", "real"])
def test_headings_never_skip_a_level_and_contents_lead_to_them(report: Report) -> None:
    page = render(report, Look()).decode()
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    targets = re.findall(r'href="#([^"]+)"', page)
    assert all(page.count(f'id="{target}"') == 1 for target in targets)


def test_every_table_has_a_caption_column_heads_and_row_heads() -> None:
    count = len(list(tables(everything())))
    assert PAGE.count("<table") == PAGE.count("<caption>") == count
    assert PAGE.count('<th scope="col"') == sum(len(t.columns) for t in tables(everything()))
    assert PAGE.count('<th scope="row"') == sum(len(t.rows) for t in tables(everything()))


def test_a_status_is_a_word_beside_a_shape_that_is_not_read_aloud() -> None:
    found = re.findall(r'<span class="status"[^>]*>(<svg.*?</svg>) ([^<]+)</span>', PAGE)
    assert found
    assert all('aria-hidden="true"' in svg for svg, _ in found)
    assert {word for _, word in found} == {"On target", "Off target"}


def test_what_officers_wrote_is_text_and_never_markup() -> None:
    assert "&lt;b&gt;" in PAGE
    assert "<b>, 5%" not in PAGE


def test_identifiers_are_unique() -> None:
    ids = re.findall(r' id="([^"]+)"', render(departmental(), Look()).decode())
    assert len(ids) == len(set(ids))


def test_figures_line_up_on_the_right() -> None:
    assert '<td role="cell" data-label="Figure" class="figure">' in PAGE


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(everything(), Look(brand="#0B4F6C")).decode() == PAGE


def test_sections_are_listed() -> None:
    report = departmental()
    heads = [part for part in report.body if isinstance(part, Heading) and part.level == 1]
    page = render(report, Look()).decode()
    assert all(f">{head.shown}</a>" in page for head in heads)
    assert isinstance(report.blocks[-1], Table)
