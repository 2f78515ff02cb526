"""Following what a page names, from any page, on a phone, a tablet and paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import complaints
from tests.journeys.conftest import NARROW, Site
from tests.journeys.test_accessible import PAGES, RUNS_OFF

TABLET = 768
PAPER = 700
"""About the width of A4 within its margins, in the browser's own pixels."""


@pytest.mark.parametrize("script", [True, False])
def test_anything_is_looked_for_from_any_page(site: Site, script: bool) -> None:
    page = site.page(NARROW, script=script)
    page.goto("/risks?day=2026-10-16")
    box = page.get_by_role("searchbox", name="Search by code or words")
    box.fill("stop smoking")
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(page.locator("main")).to_contain_text("found for “stop smoking”")
    expect(page.locator(".gt-past")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(1)
    expect(page.get_by_role("searchbox")).to_have_value("stop smoking")
    page.locator("main .gt-list a").first.click()
    expect(page.locator("h1")).to_contain_text("stop smoking")
    page.context.close()


def test_the_box_is_reached_by_key_and_sends_by_key(site: Site) -> None:
    page = site.page()
    page.goto("/help")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("ASC-LI17")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("1 thing was found")
    assert complaints(page) == []
    page.context.close()


def test_a_stranger_is_offered_no_search(site: Site) -> None:
    page = site.page(signed_in=False)
    page.goto("/accessibility")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Accessibility statement")
    assert complaints(page) == []
    page.context.close()


def test_a_risk_leads_to_its_own_row_in_the_register(site: Site) -> None:
    page = site.page()
    page.goto("/units/ASC#risks")
    page.locator("#risks > summary").click()
    link = page.locator("#risks tbody th a").first
    name = link.inner_text()
    link.click()
    row = page.locator("tr:target")
    expect(row).to_contain_text(name)
    expect(row).to_be_in_viewport()
    page.context.close()


def test_an_item_s_plan_unit_and_owner_lead_on(site: Site) -> None:
    page = site.page()
    page.goto("/thread/ASC-M1")
    facts = page.locator("dl.gt-facts")
    for term, address in (
        ("Plan", "/plans/"),
        ("Unit", "/units/"),
        ("Owner", "/(units|scorecard)"),
    ):
        row = facts.locator("div", has=page.locator("dt", has_text=re.compile(f"^{term}$")))
        expect(row.locator("a")).to_have_attribute("href", re.compile(f"^{address}"))
    page.context.close()


def test_a_count_of_exceptions_leads_to_as_many(site: Site) -> None:
    page = site.page()
    page.goto("/exceptions")
    table = page.get_by_role("table", name="Where they are")
    link = table.locator("tbody tr").first.locator("td a").first
    number = link.inner_text()
    link.click()
    expect(page.locator("#off-target")).to_have_text(f"Off target ({number})")
    page.context.close()


@pytest.fixture(scope="module")
def tablet(site: Site) -> Page:
    """A page as wide as a tablet held upright."""
    return site.page(TABLET)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_runs_off_a_tablet(tablet: Page, address: str) -> None:
    tablet.goto(address)
    assert tablet.evaluate(RUNS_OFF) == []


@pytest.mark.parametrize("width", [NARROW, TABLET, 1020, 1100, 1200, 1280, 1600])
def test_words_stand_clear_of_the_edges(site: Site, width: int) -> None:
    page = site.page(width)
    page.goto("/")
    for part in (".gt-header__in", "main"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["x"] >= 15
        assert box["x"] + box["width"] <= width - 15
    page.context.close()


@pytest.mark.parametrize("address", ["/scorecard?rating=red", "/risks", "/units", "/exceptions"])
def test_paper_has_tables_and_no_forms(site: Site, address: str) -> None:
    page = site.page(PAPER)
    page.emulate_media(media="print")
    page.goto(address)
    for table in page.locator("table.gt-cards").all()[:3]:
        assert table.evaluate("each => getComputedStyle(each).display") == "table"
        expect(table.locator("thead")).to_be_visible()
    for form in page.locator("form").all():
        expect(form).not_to_be_visible()
    assert page.evaluate(RUNS_OFF) == []
    page.context.close()
