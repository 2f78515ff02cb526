"""Whoever sees fewer colours, or none, is told as much: by words, by outlines and by contrast."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from goldenthread.reports.item_words import WORDS as GOING
from goldenthread.reports.marks import OF_PROGRESS, OF_RATING, Shape, outline
from tests.journeys.conftest import Site
from tests.journeys.sight import SIGHTS, contrast, light, seen

TEXT, GRAPHIC = 4.5, 3.0
"""The least contrast of words (WCAG 2.2, 1.4.3) and of what must be seen to understand (1.4.11)."""
WHITE = "rgb(255, 255, 255)"
APART = 0.12
"""The least part of two outlines' common ground on which they must differ."""
STATUSES = """() => [...document.querySelectorAll('main .gt-status')].map(each => {
  const style = getComputedStyle(each);
  return {word: each.textContent.trim(), ink: style.color, ground: style.backgroundColor,
    shape: each.querySelector('use').getAttribute('href').slice(3)};
})"""
DRAWN = """() => [...document.querySelectorAll('.gt-chart svg *')].map(each => {
  const style = getComputedStyle(each);
  return {tag: each.tagName, fill: style.fill, stroke: style.stroke, words: each.textContent,
    wide: parseFloat(style.strokeWidth), dashed: style.strokeDasharray !== 'none'};
})"""
PARTS = (
    "() => [...document.querySelectorAll('.gt-bar rect')].map(each => getComputedStyle(each).fill)"
)

Seen = dict[str, Any]


@pytest.fixture(scope="module")
def page(site: Site) -> Iterator[Page]:
    """One page for all of these."""
    opened = site.page()
    yield opened
    opened.context.close()


def test_the_simulations_leave_white_and_black_alone_and_confuse_what_they_should() -> None:
    for sight in SIGHTS:
        for plain in (WHITE, "rgb(0, 0, 0)"):
            assert seen(plain, sight) == pytest.approx(light(plain), abs=0.01)
    red_seen, green_seen = (
        seen(c, "deuteranopia") for c in ("rgb(163, 20, 46)", "rgb(98, 92, 46)")
    )
    assert max(abs(a - b) for a, b in zip(red_seen, green_seen, strict=True)) < 0.08


@pytest.mark.parametrize("sight", SIGHTS)
def test_every_status_can_be_read_whatever_the_sight(page: Page, sight: str) -> None:
    page.goto("/help")
    statuses: list[Seen] = page.evaluate(STATUSES)
    assert {each["shape"] for each in statuses} == {shape.value for shape in Shape}
    for each in statuses:
        assert contrast(each["ink"], each["ground"], sight) >= TEXT, each
        assert contrast(each["ink"], WHITE, sight) >= TEXT, each


def test_statuses_are_told_apart_by_their_words_and_not_by_colour_alone(page: Page) -> None:
    page.goto("/help")
    statuses: list[Seen] = page.evaluate(STATUSES)
    words = [each["word"] for each in statuses]
    assert len(words) == len(set(words)) == len(OF_RATING) + len(GOING)
    for one, other in combinations(statuses[: len(OF_RATING)], 2):
        assert one["shape"] != other["shape"], (one, other)


def silhouette(page: Page, shape: Shape) -> frozenset[tuple[int, int]]:
    """Return the dark spots of a shape, drawn large in black."""
    page.set_content(
        f'<body style="margin:0"><svg width="96" height="96" viewBox="0 0 24 24">{outline(shape)}</svg>'
    )
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": 96, "height": 96})
    grey = Image.open(io.BytesIO(shot)).convert("L")
    pixels = grey.tobytes()
    return frozenset((at % 96, at // 96) for at, level in enumerate(pixels) if level < 160)


def test_shapes_differ_in_outline_when_all_are_black(site: Site) -> None:
    opened = site.browser.new_page()
    drawn = {shape: silhouette(opened, shape) for shape in Shape}
    opened.close()
    scales = (set(OF_RATING.values()), set(OF_PROGRESS.values()))
    for scale in scales:
        for one, other in combinations(sorted(scale), 2):
            common = drawn[one] | drawn[other]
            assert len(drawn[one] ^ drawn[other]) / len(common) >= APART, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
def test_a_chart_can_be_followed_whatever_the_sight(page: Page, sight: str) -> None:
    page.goto("/measures/ASC-LI05")
    drawn: list[Seen] = page.evaluate(DRAWN)
    grounds = {each["fill"] for each in drawn if each["tag"] == "rect"} | {WHITE}
    assert len(grounds) >= 3
    lines = [each for each in drawn if each["tag"] == "polyline" and _told(each)]
    assert any(each["dashed"] for each in lines), (
        "the target is told from the figures by its dashes"
    )
    assert any(not each["dashed"] for each in lines)
    dots = [each for each in drawn if each["tag"] == "circle"]
    for ground in grounds:
        for each in lines:
            assert contrast(each["stroke"], ground, sight) >= GRAPHIC, (each, ground)
        for each in dots:
            assert contrast(each["stroke"], ground, sight) >= GRAPHIC, (each, ground)
    words = [each for each in drawn if each["tag"] == "text"]
    assert all(contrast(each["fill"], WHITE, sight) >= TEXT for each in words)
    assert any("target" in each["words"].lower() for each in words), "lines and grounds are named"


def _told(line: Seen) -> bool:
    """Return whether a line tells anything: the thin ones of the grid repeat the scale's numbers."""
    return bool(line["dashed"] or line["wide"] > 1)


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_parts_of_the_bar_stand_out_from_the_page(page: Page, sight: str) -> None:
    page.goto("/")
    parts: list[str] = page.evaluate(PARTS)
    assert len(parts) >= 3
    assert all(contrast(part, WHITE, sight) >= GRAPHIC for part in parts)
