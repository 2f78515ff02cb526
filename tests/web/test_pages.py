"""What every page owes: few queries, little weight, a strict policy, and nothing unescaped."""

import gzip
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.plans import Link
from goldenthread.flows import framework as frameworks
from goldenthread.records.publishing.queries import framework as held
from tests.town.fixtures import Town

PAGES = (
    "/",
    "/scorecard",
    "/scorecard?rating=red&sort=-owner",
    "/exceptions",
    "/risks",
    "/priorities",
    "/priorities/HEALTH",
    "/plans",
    "/plans/SP-ASC",
    "/units",
    "/units/ASC",
    "/bodies",
    "/bodies/EXEC",
    "/thread",
    "/thread/HEALTH",
    "/measures/ASC-LI01",
    "/measures/ASC-LI01/rating",
    "/reports",
    "/reports/make?kind=departmental",
    "/reports/selection?theme=HEALTH&rating=red",
    "/data",
    "/search?q=care",
    "/import",
    "/help",
    "/nowhere",
)
QUERIES = 12
HEAVIEST = 40_000
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}'


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_little_of_the_store_and_weighs_little(reader: Client, page: str) -> None:
    reader.get(page)
    with CaptureQueriesContext(connection) as asked:
        answer = reader.get(page)
    assert len(asked) <= QUERIES
    assert len(gzip.compress(answer.content)) <= HEAVIEST


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_and_styles_nothing_inline(reader: Client, page: str) -> None:
    answer = reader.get(page)
    text = answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
    assert re.findall(r"<script[^>]*>(.*?)</script>", text) == [""], "one script, from a file"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_heading_a_title_and_a_language(reader: Client, page: str) -> None:
    text = reader.get(page).content.decode()
    assert text.count("<h1") == 1
    assert '<html lang="en-GB"' in text
    assert re.search(r"<title>\S.* – Seaborough</title>", text)
    assert 'href="#main-content"' in text


@pytest.mark.parametrize("page", [each for each in PAGES[:11] if not each.endswith("/rating")])
def test_a_page_says_its_council_period_moment_and_age(reader: Client, page: str) -> None:
    text = reader.get(f"{page}{'&' if '?' in page else '?'}day=2026-10-16&time=10:00")
    found = text.content.decode()
    assert "Seaborough Borough Council" in found
    assert "<strong>Quarter 2, 2026/27</strong>" in found
    assert "As at 16 October 2026, 10:00" in found
    assert "16 days after the quarter ended" in found


def test_whatever_a_workbook_says_is_shown_as_words(reader: Client, town: Town) -> None:
    whole = held()
    measure = next(m for m in whole.measures if m.code == "ASC-LI01")
    item = next(i for i in whole.items if i.code == "HEALTH")
    bad = Framework(
        measures=(replace(measure, title=HOSTILE, plain=HOSTILE, definition=HOSTILE),),
        items=(replace(item, title=HOSTILE),),
        council=(replace(whole.council[0], short=HOSTILE, brand="red;} body{display:none"),),
    )
    frameworks.apply(framework=bad, by="system", at=town.later, reason=HOSTILE)
    for page in PAGES:
        text = reader.get(page).content.decode()
        assert "<script>alert" not in text, page
        assert "<img" not in text, page
        assert "49" not in re.findall(r"onerror=alert\(2\)&gt;(\d*)", text)
    assert "display" not in reader.get("/brand.css").content.decode()


def test_links_keep_the_period_and_the_moment(reader: Client) -> None:
    asked = "period=2026%2F27+Q1&day=2026-08-01&time=12%3A00"
    text = reader.get(f"/scorecard?{asked}").content.decode()
    links = re.findall(r'href="(/[^"]*)"', text)
    assets = ("/static/", "/brand.css", "/help", "/accessibility")
    for link in links:
        if not link.startswith(assets):
            assert "day=2026-08-01" in link, link
            assert "period=2026%2F27+Q1" in link, link
    assert "You are looking back" in text


def test_a_past_page_knows_nothing_of_what_came_after(reader: Client, town: Town) -> None:
    then = "/measures/ASC-LI01?period=2026/27+Q2&day=2026-07-01"
    text = reader.get(then).content.decode()
    assert "No figure is due yet." in text
    assert "84.7%" not in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("period=nonsense", "nonsense"),
        ("day=31+September+2026", "31 September"),
        ("day=2026-10-01&time=noon", "“noon” is not a time"),
    ],
)
def test_a_moment_that_cannot_be_read_is_told_and_kept(
    reader: Client, asked: str, said: str
) -> None:
    text = reader.get(f"/?{asked}").content.decode()
    assert "There is a problem" in text
    assert said in text
    assert "<details open>" in text


def test_a_period_that_is_not_a_quarter_can_be_asked(reader: Client) -> None:
    text = reader.get("/?period=2025/26").content.decode()
    assert '<option value="2025/26" selected>' in text


@pytest.fixture
def empty(db: None, client: Client) -> Callable[[str], str]:
    """Pages of a store that holds nothing yet."""
    from django.contrib.auth.models import User

    client.force_login(User.objects.create_user("officer"))
    return lambda page: client.get(page).content.decode()


@pytest.mark.parametrize("page", ["/", "/scorecard", "/thread", "/reports", "/data", "/search"])
def test_an_empty_page_says_what_to_do_next(empty: Callable[[str], str], page: str) -> None:
    text = empty(page)
    assert 'href="/import' in text
    assert "Import" in text
    assert "Your council" in text


def test_a_council_s_colour_reaches_its_pages(reader: Client) -> None:
    text = reader.get("/brand.css").content.decode()
    assert re.fullmatch(
        r":root \{ --brand: #\w{6}; --on-brand: #\w{6}; --heading: #\w{6}; \}\n", text
    )


def test_a_large_scorecard_comes_in_pages_and_stays_light(reader: Client, town: Town) -> None:
    """Two thousand measures: more than any council whose count was published."""
    before = len([m for m in held().measures if not m.ended])
    many = tuple(
        Measure(code=f"X-{n}", title=f"Number {n} of many measures", unit="ASC", owner="OD-ASC")
        for n in range(2000)
    )
    links = tuple(Link(source=m.code, target="ASC-O1", primary=True) for m in many[:600])
    new = Framework(measures=many, links=links)
    frameworks.apply(framework=new, by="system", at=town.later, reason="Many")
    first = reader.get("/scorecard")
    text = first.content.decode()
    found = re.findall(r"Measures 1 to 250 of ([0-9,]+)\.", text)
    total = int(found[0].replace(",", ""))
    assert 2000 < total <= 2000 + before
    assert "Previous" not in text
    assert re.search(r"\d{3} measures[^<]* · \d+ on this page", text), "a group counts all its own"
    last_page = -(-total // 250)
    assert f'aria-label="Page {last_page}"' in text
    with CaptureQueriesContext(connection) as asked:
        last = reader.get(f"/scorecard?page={last_page}")
    assert len(asked) <= QUERIES
    for answer in (first, last, reader.get("/scorecard?sort=-rating&page=3")):
        assert len(gzip.compress(answer.content)) <= HEAVIEST
    assert f"to {total:,} of {total:,}." in last.content.decode()
    assert ">Next<" not in last.content.decode()
    for odd in ("0", "19", "-1", "99999", "x"):
        assert "Measures 1 to 250" in reader.get(f"/scorecard?page={odd}").content.decode()
    for page in ("/", "/data", "/search?q=many"):
        assert len(gzip.compress(reader.get(page).content)) <= HEAVIEST, page


def test_nothing_is_asked_of_other_machines(reader: Client) -> None:
    for page in PAGES:
        text = reader.get(page).content.decode()
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', text)


def test_the_thread_of_a_council_of_full_size_stays_light(reader: Client) -> None:
    """The example council is as large as the largest whose count was published."""
    count = len({measure.code for measure in held().measures})
    answer = reader.get("/thread")
    assert f"{count} measures" in answer.content.decode()
    assert len(gzip.compress(answer.content)) <= HEAVIEST
