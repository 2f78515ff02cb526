"""What people come to do, done in a browser, with its script and without."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import complaints
from tests.journeys.conftest import NARROW, Site, sign_in

FIGURES = (
    "Measure,Period,Value,Commentary\nASC-LI09,2026/27 Q2,{value},Counted again after the audit\n"
)


def written(folder: Path, value: str) -> Path:
    """A returns file with one figure."""
    file = folder / "Figures.csv"
    file.write_text(FIGURES.format(value=value), "utf-8")
    return file


@pytest.mark.parametrize("script", [True, False])
def test_a_councillor_goes_from_the_answer_to_the_reason(site: Site, script: bool) -> None:
    page = site.page(NARROW, script=script)
    page.goto("/")
    expect(page.locator("main p").first).to_contain_text("Of 366 measures")
    page.locator(".gt-key").get_by_role("link", name="Off target", exact=True).click()
    expect(page.locator("h1")).to_have_text("Scorecard")
    expect(page.locator("main")).to_contain_text("Filters: rating: Off target.")
    page.locator("tbody th a").first.click()
    page.locator("summary", has_text="Why this rating").click()
    expect(page.locator("main")).to_contain_text("The bands")
    page.get_by_role("navigation", name="Where this stands").get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("What hangs from it")
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_filters_and_order_are_forms_and_links(site: Site, script: bool) -> None:
    page = site.page(script=script)
    page.goto("/scorecard")
    page.locator("summary", has_text="Filter the measures").click()
    page.get_by_label("Service").select_option(label="Adult Social Care and Public Health")
    page.get_by_label("Direction").select_option("worse")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator("main")).to_contain_text("direction: Worse")
    page.get_by_role("link", name="Owner").first.click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Owner")
    expect(page.locator("main")).to_contain_text("direction: Worse")
    page.get_by_role("link", name="Clear filters").click()
    expect(page.locator("main")).not_to_contain_text("Filters:")
    page.context.close()


def test_looking_back_is_kept_across_pages_until_it_is_left(site: Site) -> None:
    page = site.page(script=False)
    page.goto("/measures/ASC-LI01")
    page.locator(".gt-moment summary").click()
    page.get_by_label("Period", exact=True).select_option(label="Quarter 1, 2026/27")
    page.get_by_label("As known on").fill("2026-08-01")
    page.get_by_role("button", name="Show").click()
    strip = page.locator(".gt-moment")
    expect(strip).to_contain_text("Quarter 1, 2026/27")
    expect(strip).to_contain_text("As at 1 August 2026, 23:59")
    page.get_by_role("link", name="Golden thread").click()
    expect(strip).to_contain_text("As at 1 August 2026, 23:59")
    expect(page.locator("main")).to_contain_text("You are looking back.")
    page.get_by_role("link", name="Show what is known now").click()
    expect(page.locator("main")).not_to_contain_text("You are looking back.")
    page.context.close()


@pytest.mark.parametrize(("script", "value"), [(True, "41"), (False, "42")])
def test_a_file_is_sent_seen_and_applied(
    site: Site, tmp_path: Path, script: bool, value: str
) -> None:
    page = site.page(script=script)
    page.goto("/import")
    page.get_by_label("Returns for a period").check()
    page.get_by_label("The file").set_input_files(written(tmp_path, value))
    page.get_by_role("button", name="Check the file").click()
    row = page.get_by_role("row", name="ASC-LI09, 2026/27 Q2 Value")
    expect(row.locator("td").last).to_have_text(value)
    assert not script or complaints(page) == []
    page.get_by_label("Why").fill("Audited")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("h1")).to_have_text("Figures.csv is imported")
    expect(page.locator("main")).to_contain_text("1 applied, 0 unchanged, 0 rejected")
    assert not script or complaints(page) == []
    page.goto("/measures/ASC-LI09")
    expect(page.locator("main")).to_contain_text(f"{value} in quarter 2")
    page.locator("summary", has_text="History").click()
    expect(page.locator("main")).to_contain_text("Audited")
    page.context.close()


def test_a_file_that_cannot_be_read_says_what_to_mend(site: Site, tmp_path: Path) -> None:
    page = site.page(NARROW)
    page.goto("/import")
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert complaints(page) == []
    page.get_by_role("link", name="Choose a file").click()
    expect(page.locator("#file")).to_be_focused()
    page.get_by_label("Returns for a period").check()
    page.get_by_label("The file").set_input_files(written(tmp_path, "lots"))
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator("main")).to_contain_text("1 error must be mended")
    assert complaints(page) == []
    expect(page.get_by_role("button", name="Apply")).to_have_count(0)
    assert no_sideways(page)
    page.context.close()


def no_sideways(page: Page) -> bool:
    """Whether the page itself needs no scrolling sideways."""
    fits: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return fits


def test_what_is_seen_can_be_taken_away(site: Site) -> None:
    page = site.page()
    page.goto("/scorecard?rating=red")
    codes = page.locator("td[data-label=Ref]").all_inner_texts()
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    text = taken.value.path().read_text("utf-8-sig")
    assert [row["Reference"] for row in csv.DictReader(text.splitlines())] == codes
    assert re.fullmatch(r"scorecard-2026-27-q2\.csv", taken.value.suggested_filename)
    page.context.close()


def test_a_report_is_made_from_the_form(site: Site) -> None:
    page = site.page(script=False)
    page.goto("/reports")
    page.get_by_label("Make a report").select_option("departmental")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("About").select_option("SP-ASC")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Word").click()
    assert taken.value.suggested_filename.endswith(".docx")
    page.get_by_role("button", name="Read it here").click()
    assert page.locator("h1").inner_text().startswith("Departmental")
    page.context.close()


def test_a_report_of_a_selection_is_made_from_the_form(site: Site) -> None:
    page = site.page(script=False)
    page.goto("/reports")
    page.get_by_role("link", name="Make a report of a selection").click()
    page.get_by_label("Theme").select_option("HEALTH")
    page.get_by_label("Rating").select_option("red")
    page.get_by_role("button", name="See how much it holds").click()
    assert re.match(r"It will hold \d+ measures\.", page.locator(".gt-answer").inner_text())
    with page.expect_download() as taken:
        page.get_by_role("button", name="Excel").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name="Read it here").click()
    assert page.locator("h1").inner_text().startswith("Report of a selection")
    page.context.close()


def test_signing_out_closes_the_pages(site: Site) -> None:
    page = site.page(signed_in=False)
    sign_in(page)
    page.get_by_role("button", name="Sign out").click()
    page.goto("/scorecard")
    assert "/sign-in" in page.url
    page.context.close()
