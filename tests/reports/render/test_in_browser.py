"""The page in a real browser: axe finds nothing, it fits a narrow screen, and the keyboard reaches all."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from goldenthread.reports.look import Look
from goldenthread.reports.press import FORMATS
from goldenthread.reports.render.html import render
from goldenthread.reports.render.index import index
from tests.reports.papers import departmental, everything

AXE = Path("tests/assets/axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "departmental": lambda: render(departmental(), Look(brand="#0B4F6C")),
    "everything": lambda: render(everything(), Look(brand="#FFDD00")),
    "index": lambda: index([departmental(), everything()], FORMATS, Look()),
}


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        where = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=where, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_it_fits(page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(PAGES[name]().decode())
    page.add_script_tag(path=AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    faults = [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_stop_of_the_keyboard_skips_to_the_report(page: Page) -> None:
    page.set_content(render(everything(), Look()).decode())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_without_colour_every_status_is_still_a_word(page: Page) -> None:
    page.set_content(render(everything(), Look()).decode())
    page.evaluate("document.querySelectorAll('style, svg').forEach(each => each.remove())")
    words = page.locator(".status").all_inner_texts()
    assert {word.strip() for word in words} == {"On target", "Off target"}
