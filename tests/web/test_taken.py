"""Every page of figures can be asked for as of another day, and taken away."""

import csv
import io
import re

import pytest
from django.test import Client

PAGES = (
    "/",
    "/scorecard",
    "/exceptions",
    "/risks",
    "/priorities",
    "/plans",
    "/units",
    "/bodies",
    "/priorities/HEALTH",
    "/plans/SP-ASC",
    "/units/ASC",
    "/bodies/PPB-HEALTH",
    "/thread",
    "/thread/ASC-O1",
    "/measures/ASC-LI01",
    "/data",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_a_switch_of_its_moment_and_files_that_come(reader: Client, page: str) -> None:
    text = reader.get(f"{page}?period=2026/27+Q2&day=2026-10-20").content.decode()
    assert 'name="day"' in text
    found = re.findall(r'href="([^"?]+\.csv\?[^"]*)"', text)
    assert found
    address = found[0].replace("&amp;", "&")
    assert "day=2026-10-20" in address
    answer = reader.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/csv")


def test_a_list_taken_away_holds_what_the_page_does(reader: Client) -> None:
    rows = list(csv.reader(io.StringIO(reader.get("/priorities.csv").content.decode("utf-8-sig"))))
    assert rows[0] == ["Priority", "Plan", "Measures", "Off target", "Late", "Risks"]
    page = reader.get("/priorities").content.decode()
    for title, plan, *counts in rows[1:]:
        row = page.split(f">{title}</a>")[1].split("</tr>")[0]
        assert plan in row
        assert re.findall(r">(\d+)<", row) == counts


def test_an_items_measures_are_those_that_hang_from_it(reader: Client) -> None:
    answer = reader.get("/thread/ASC-O1/measures.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    page = reader.get("/thread/ASC-O1").content.decode()
    assert rows
    assert {row["Reference"] for row in rows} == set(re.findall(r"/measures/([\w-]+)", page))


@pytest.mark.parametrize("page", [*PAGES, "/help", "/import", "/reports", "/nowhere"])
def test_every_page_can_be_searched_from(reader: Client, page: str) -> None:
    text = reader.get(page).content.decode()
    assert text.count('role="search"') == 1
    assert '<label class="govuk-visually-hidden" for="find">Search by code or words</label>' in text


def test_a_search_keeps_the_period_and_the_moment(reader: Client) -> None:
    text = reader.get("/risks?period=2026/27+Q1&day=2026-08-01").content.decode()
    form = text.split('role="search"')[1].split("</form>")[0]
    kept = re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', form)
    assert kept == [("period", "2026/27 Q1"), ("day", "2026-08-01"), ("time", "23:59")]


def test_the_page_of_search_has_one_box_its_own(reader: Client) -> None:
    text = reader.get("/search?q=care").content.decode()
    assert text.count('role="search"') == 1
    assert 'id="find"' not in text
