"""A page and a paper about the same part of the example council hold the same lines."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from goldenthread.core.facts.organisation import BodyKind, UnitKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import ItemKind
from goldenthread.core.lines.whose import OF_THE_WHOLE
from goldenthread.core.periods.spans import LONDON
from goldenthread.records.publishing.queries import picture
from goldenthread.reports.build import balanced, exceptions, overview, priority, summary
from goldenthread.reports.build.cover_scope import cover
from goldenthread.reports.build.overview_lists import promised
from goldenthread.reports.build.scope import scope
from goldenthread.reports.build.services import everything
from goldenthread.reports.model import Card, Number, Report, Table, shown
from goldenthread.web.body import views as body_pages
from goldenthread.web.design.asked import LAST_MOMENT
from goldenthread.web.exceptions import views as exception_pages
from goldenthread.web.plan import views as plan_pages
from goldenthread.web.priority import views as priority_pages
from goldenthread.web.unit import views as unit_pages
from tests.town.fixtures import Town

PAGES = (body_pages, exception_pages, plan_pages, priority_pages, unit_pages)
Ask = Callable[[str], Any]


@pytest.fixture
def now(town: Town) -> Picture:
    """What is known by the end of the day on which the quarter's reports are due."""
    return picture(period=town.closes, at=datetime.combine(town.as_at, LAST_MOMENT, LONDON))


@pytest.fixture
def ask(reader: Client, town: Town, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """What a page says, as the value from which it is written."""
    kept: list[Any] = []

    def keep(page: Any) -> HttpResponse:
        kept.append(page)
        return HttpResponse()

    def kept_known(_: Any, __: str, ___: str, here: Any, make: Any, *asked: Any) -> HttpResponse:
        return keep(make(here, *asked))

    for pages in PAGES:
        monkeypatch.setattr(pages, "measures_of", lambda _, lines, *__: keep(lines), raising=False)
        monkeypatch.setattr(pages, "show", lambda _, __, page, *___: keep(page), raising=False)
        monkeypatch.setattr(pages, "show_known", kept_known, raising=False)

    def asked(address: str) -> Any:
        join = "&" if "?" in address else "?"
        reader.get(f"{address}{join}period={town.closes.label}&day={town.as_at:%Y-%m-%d}")
        return kept.pop()

    return asked


def rows(report: Report, *names: str) -> set[str]:
    """The references in the first column of a paper's tables whose names begin so."""
    tables = (part for part in report.body if isinstance(part, Table))
    return {shown(row[0]) for table in tables if table.name.startswith(names) for row in table.rows}


def told(report: Report) -> set[str]:
    return {part.reference for part in report.body if isinstance(part, Card)}


def codes(lines: Iterable[Any]) -> set[str]:
    return {line.code for line in lines}


def attended(now: Picture, kind: BodyKind) -> list[str]:
    return [body.code for body in now.framework.bodies if body.kind is kind and not body.ended]


def subjects(now: Picture) -> Iterator[tuple[str, str, str]]:
    """Every body, unit, priority and plan: its noun, its pages and its code."""
    agreed = now.framework
    for body in agreed.bodies:
        yield "body", "bodies", body.code
    for unit in agreed.units:
        yield "unit", "units", unit.code
    for item in agreed.items:
        if item.kind is ItemKind.PRIORITY:
            yield "priority", "priorities", item.code
    for plan in agreed.plans:
        yield "plan", "plans", plan.code


def aims(page: Any) -> set[str]:
    return codes(page.subject.objectives)


def steps(page: Any) -> set[str]:
    return codes(page.subject.steps)


def risks(page: Any) -> set[str]:
    return {line.risk.code for line in page.subject.risks}


def test_a_board_reads_in_its_paper_what_stands_on_its_page(ask: Ask, now: Picture) -> None:
    boards = attended(now, BodyKind.SCRUTINY)
    assert len(boards) == 6
    for code in boards:
        page, paper = ask(f"/bodies/{code}"), priority.build(now, code)
        assert rows(paper, "all-measures") == codes(ask(f"/bodies/{code}/measures.csv"))
        assert rows(paper, "milestones-") == steps(page)
        reported = codes(promised(everything(now)).items)
        assert rows(paper, "objectives-") == aims(page) & reported
        assert rows(paper, "high-risks") <= risks(page)


def test_a_body_of_the_whole_reads_in_its_papers_what_stands_on_its_page(
    ask: Ask, now: Picture
) -> None:
    every = [code for kind in OF_THE_WHOLE for code in attended(now, kind)]
    assert len(every) == 2
    for code in every:
        page, listed = ask(f"/bodies/{code}"), codes(ask(f"/bodies/{code}/measures.csv"))
        scorecard, half = balanced.build(now, code), summary.build(now, code)
        assert rows(scorecard, "measures-") == listed
        for paper, name in ((scorecard, "parts"), (half, "parts")):
            assert in_all(paper, name) == len(listed)
            assert in_all(paper, "milestones") == len(steps(page))


def in_all(report: Report, name: str) -> int:
    """The first number of the last row of a table."""
    (table,) = (t for t in report.body if isinstance(t, Table) and t.name == name)
    number = table.rows[-1][1]
    assert isinstance(number, Number)
    return int(number.value)


def test_a_cover_counts_what_stands_on_the_page_of_its_body(ask: Ask, now: Picture) -> None:
    for body in now.framework.bodies:
        page, paper = ask(f"/bodies/{body.code}"), cover(now, body.code, ())
        assert codes(paper.measures) == codes(ask(f"/bodies/{body.code}/measures.csv"))
        assert codes(paper.milestones) == steps(page)
        assert {line.risk.code for line in paper.risks} == risks(page)
        assert money(paper.budget) == budget(page), body.code


def money(lines: Iterable[Any]) -> list[tuple[str, str]]:
    return [(line.title, line.item) for line in lines]


def budget(page: Any) -> list[tuple[str, str]]:
    found = page.subject.money
    return [(title, item) for title, item, _ in found.rows] if found else []


def test_a_directorate_reads_in_its_overview_what_stands_on_its_page(
    ask: Ask, now: Picture
) -> None:
    units = [u.code for u in now.framework.units if u.kind is UnitKind.DIRECTORATE]
    assert len(units) == 3
    for code in units:
        page, paper = ask(f"/units/{code}"), overview.build(now, code)
        assert rows(paper, "all-measures") == codes(ask(f"/units/{code}/measures.csv"))
        assert rows(paper, "milestones-") == steps(page)
        assert rows(paper, "objectives-") == aims(page)


def test_a_plan_s_report_holds_what_stands_on_its_page(ask: Ask, now: Picture) -> None:
    for plan in now.framework.plans:
        page, paper = ask(f"/plans/{plan.code}"), scope(now, plan.code)
        assert codes(paper.measures) == codes(ask(f"/plans/{plan.code}/measures.csv"))
        assert codes(paper.objectives) == aims(page)
        assert codes(paper.milestones) == steps(page)
        assert {line.risk.code for line in paper.risks} == risks(page)
        assert money(paper.budget) == budget(page)


def test_an_exception_report_tells_of_what_the_page_of_exceptions_does(
    ask: Ask, now: Picture
) -> None:
    for noun, pages, code in subjects(now):
        page = ask(f"/exceptions?{noun}={code}")
        lines = ask(f"/{pages}/{code}/measures.csv")
        shown = codes([*page.under, *page.over])
        assert shown == {line.code for line in lines if line.exception}, code
        if noun != "plan":
            paper = exceptions.build(now, code)
            assert told(paper) == shown | codes([*page.late, *page.moved]), code
