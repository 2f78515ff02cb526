"""Every page as a browser sees it: axe finds nothing, nothing runs off a phone, keys reach all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.axe import complaints
from tests.journeys.conftest import NARROW, WIDE, Site

OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; "
    "word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)

PAGES = (
    "/",
    "/scorecard?rating=red",
    "/scorecard?priority=HEALTH&sort=-owner",
    "/scorecard?rating=red&direction=better&owner=NOBODY",
    "/exceptions",
    "/exceptions?unit=ASC&priority=HEALTH",
    "/risks",
    "/risks?register=corporate",
    "/priorities",
    "/priorities/HEALTH",
    "/plans",
    "/plans/SP-ASC",
    "/units",
    "/units/ASC",
    "/bodies",
    "/bodies/PPB-HEALTH",
    "/thread",
    "/thread/ASC-O1",
    "/measures/ASC-LI01",
    "/measures/ASC-LI01/rating",
    "/measures/ASC-LI01?day=2026-07-01",
    "/reports",
    "/reports/make?kind=departmental",
    "/reports/selection?theme=HEALTH&rating=red",
    "/reports/make?kind=departmental&form=pdf",
    "/reports/selection?unit=NOTHING",
    "/data",
    "/search?q=care",
    "/search?q=zzzz",
    "/import",
    "/help",
    "/accessibility",
    "/nowhere",
    "/?period=nonsense",
)
RUNS_OFF = """() => {
  const wide = document.documentElement.clientWidth;
  const held = each => each.closest('.gt-scroll, svg, .govuk-visually-hidden, thead');
  return [...document.querySelectorAll('main *, header *, nav *, footer *')]
    .filter(each => each.getBoundingClientRect().right > wide + 1 && !held(each))
    .map(each => each.tagName + '.' + each.className + ': ' + each.textContent.slice(0, 60));
}"""
CUT_OFF = """() => [...document.querySelectorAll('.gt-scroll')]
  .filter(each => each.scrollWidth > each.clientWidth && each.tabIndex !== 0).length"""


@contextmanager
def listening(page: Page) -> Iterator[list[str]]:
    """Collect what the browser refuses: a broken policy shows here."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda problem: heard.append(str(problem)))
    yield heard


@pytest.fixture(scope="module", params=[NARROW, WIDE])
def screen(site: Site, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of each width, signed in once."""
    page = site.page(request.param)
    yield page
    page.context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_sound_at_every_width(screen: Page, address: str) -> None:
    with listening(screen) as heard:
        screen.goto(address)
        screen.evaluate(OPEN_ALL)
    assert [said for said in heard if "status of 4" not in said] == []
    assert complaints(screen) == []
    assert screen.evaluate(RUNS_OFF) == []
    assert screen.evaluate(CUT_OFF) == 0
    wide: int = screen.evaluate("document.documentElement.scrollWidth")
    assert wide <= (screen.viewport_size or {"width": 0})["width"]


def test_the_sign_in_page_is_sound(site: Site) -> None:
    for width in (NARROW, WIDE):
        page = site.page(width, signed_in=False)
        page.goto("/sign-in")
        assert complaints(page) == []
        page.get_by_role("button", name="Sign in").click()
        assert page.title().startswith("Error: ")
        assert complaints(page) == []
        assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
        page.context.close()


def test_wider_spaces_between_letters_and_lines_cut_nothing_off(site: Site) -> None:
    page = site.page(NARROW)
    for address in ("/", "/scorecard?rating=red", "/measures/ASC-LI01"):
        page.goto(address)
        page.evaluate(OPEN_ALL)
        page.evaluate(
            "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); "
            "document.adoptedStyleSheets = [sheet] }",
            SPACED,
        )
        assert page.evaluate(RUNS_OFF) == [], address
    page.context.close()


WHERE = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const seen = [...document.querySelectorAll('*')].indexOf(at);
  return {seen, text: at.textContent.trim().slice(0, 40), tag: at.tagName, top: box.top,
    bottom: box.bottom, high: innerHeight, class: at.className,
    shown: style.outlineStyle + style.outlineWidth + style.boxShadow + style.backgroundColor};
}"""
UNFOCUSED = """index => {
  const style = getComputedStyle(document.querySelectorAll('*')[index]);
  return style.outlineStyle + style.outlineWidth + style.boxShadow + style.backgroundColor;
}"""


@pytest.mark.parametrize("address", ["/", "/scorecard?rating=red", "/measures/ASC-LI01", "/import"])
def test_keys_alone_reach_everything_in_order_and_show_where_they_are(
    site: Site, address: str
) -> None:
    page = site.page()
    page.goto(address)
    count: int = page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary, select, "
        "input:not([type=hidden]), [tabindex]')].filter(each => each.checkVisibility()).length"
    )
    met: list[dict[str, Any]] = []
    for _ in range(min(count, 45)):
        page.keyboard.press("Tab")
        met.append(page.evaluate(WHERE))
        if met[-1]["tag"] == "BODY":
            break
    reached = [each for each in met if each["tag"] != "BODY"]
    assert reached[0]["text"] == "Skip to main content"
    order = [each["seen"] for each in reached]
    assert order == sorted(order), json.dumps([each["text"] for each in reached])
    assert len(set(order)) >= min(count, 45) - 6, "radios share one stop; dates have more"
    page.evaluate("document.activeElement.blur()")
    for each in reached:
        assert each["shown"] != page.evaluate(UNFOCUSED, each["seen"]), each["text"]
        assert each["bottom"] > 0, "in view"
        assert each["top"] < each["high"]
    page.context.close()


def test_the_skip_link_skips(site: Site) -> None:
    page = site.page()
    page.goto("/scorecard")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")
    page.context.close()


def test_every_status_is_a_word_without_colour_shape_or_style(site: Site) -> None:
    page = site.page()
    page.route("**/*.css", lambda route: route.abort())
    page.goto("/scorecard?priority=HEALTH")
    text = page.inner_text("main")
    assert "Off target" in text
    assert "On target" in text
    assert "Not rated: " in text
    page.context.close()


def test_a_printed_page_keeps_the_words_and_leaves_the_way_around_out(site: Site) -> None:
    page = site.page()
    page.goto("/scorecard?rating=red")
    page.emulate_media(media="print")
    assert not page.locator(".gt-nav").is_visible()
    assert page.get_by_text("Off target").first.is_visible()
    assert "as at " in page.inner_text("footer")
    page.context.close()


def test_statuses_keep_an_edge_where_the_system_chooses_the_colours(site: Site) -> None:
    page = site.page()
    page.emulate_media(forced_colors="active")
    page.goto("/scorecard?rating=red")
    edge = page.locator(".gt-status").first.evaluate(
        "each => getComputedStyle(each).borderTopWidth"
    )
    assert edge == "1px"
    page.context.close()
