"""The scorecard: filters, order, and files that hold what the page shows."""

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from goldenthread.core.facts.lines import Chosen
from goldenthread.flows import returns as returned
from goldenthread.records.publishing.queries import picture
from tests.town.fixtures import Town

FILES = ("csv", "xlsx", "docx", "pdf", "html")


def codes(client: Client, query: str = "") -> list[str]:
    """The references shown, page after page until one adds nothing new."""
    found: list[str] = []
    for number in range(1, 100):
        start = f"{query}&" if query else "?"
        text = client.get(f"/scorecard{start}page={number}").content.decode()
        shown = re.findall(r'data-label="Ref"[^>]*>([^<]+)<', text)
        if not set(shown) - set(found):
            break
        found += shown
    return found


def downloaded(client: Client, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"/scorecard.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?rating=red",
        "?rating=none&sort=-reference",
        "?direction=worse&sort=owner",
        "?exception=off+target&priority=HEALTH",
        "?sort=nonsense",
        "?plan=SP-ASC&sort=-rating",
    ],
)
def test_what_is_downloaded_is_what_is_seen(reader: Client, query: str) -> None:
    seen = codes(reader, query)
    assert seen
    assert [row["Reference"] for row in downloaded(reader, query)] == seen


def test_a_rating_filter_shows_only_that_rating(reader: Client) -> None:
    ratings = {row["Rating"] for row in downloaded(reader, "?rating=red")}
    assert ratings <= {"Off target", "Off target (set by hand)"}


def test_the_sentence_counts_what_the_table_shows(reader: Client) -> None:
    text = reader.get("/scorecard?rating=red").content.decode()
    shown = len(codes(reader, "?rating=red"))
    assert f"All {shown} measures are rated this quarter: {shown} off target." in text
    every = len(codes(reader))
    assert f"Showing {shown} of {every} measures. Filters: rating: Off target." in text


def test_only_the_column_ordered_by_says_so(reader: Client) -> None:
    assert "aria-sort" not in reader.get("/scorecard").content.decode()
    up = reader.get("/scorecard?sort=owner").content.decode()
    assert re.findall(r'aria-sort="(\w+)"', up) == ["ascending"]
    assert "sort=-owner" in up
    down = reader.get("/scorecard?sort=-owner").content.decode()
    assert re.findall(r'aria-sort="(\w+)"', down) == ["descending"]
    assert codes(reader, "?sort=reference") == list(reversed(codes(reader, "?sort=-reference")))


def test_the_worst_stand_first_under_each_priority(reader: Client) -> None:
    text = reader.get("/scorecard?priority=HEALTH").content.decode()
    ratings = re.findall(r'data-label="Rating"><span class="gt-status gt-status--(\w+)', text)
    order = ["triangle", "square", "diamond", "pentagon", "disc", "star", "dash"]
    assert ratings == sorted(ratings, key=order.index)


def test_filters_that_nothing_meets_say_how_to_go_on(reader: Client) -> None:
    text = reader.get("/scorecard?rating=red&direction=better&owner=NOBODY").content.decode()
    assert "No measure meets all of these filters." in text
    assert "Clear the filters" in text


def test_every_filter_is_offered_and_kept(reader: Client) -> None:
    text = reader.get("/scorecard?unit=ASC&sort=owner").content.decode()
    names = set(re.findall(r'<select id="by-(\w+)"', text))
    assert names <= set(Chosen.__slots__)
    assert {"priority", "unit", "plan", "rating", "direction", "owner", "exception"} <= names
    assert '<input type="hidden" name="unit" value="ASC">' in text
    assert '<input type="hidden" name="sort" value="owner">' in text


@pytest.mark.parametrize("form", FILES)
def test_every_kind_of_file_can_be_had(reader: Client, form: str) -> None:
    answer = reader.get(f"/scorecard.{form}?rating=red")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{form}"')
    assert len(answer.content) > 500


def test_the_year_s_end_is_a_column_of_its_own_where_enough_have_said(
    reader: Client, town: Town
) -> None:
    assert "Year end" not in reader.get("/scorecard").content.decode()
    now = picture(period=town.closes)
    forecasts = [
        replace(figure, forecast=Decimal(1))
        for (_, period), figure in now.figures.items()
        if period == town.closes
    ]
    returned.submit(facts=forecasts, by="PERF-1", at=town.later, reason="Forecasts")
    text = reader.get("/scorecard").content.decode()
    assert 'data-label="Year end"><span class="gt-status' in text
    assert "Year end: <span" in reader.get("/measures/ASC-LI01").content.decode()
