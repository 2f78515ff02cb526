"""A report of any selection, from the form: what can be chosen, how much that holds, each file of it."""

import re
from html import unescape

import pytest
from django.test import Client

from goldenthread.core.lines.choosing import WORDS
from goldenthread.records.collection.queries import figures
from goldenthread.records.publishing.queries import picture
from goldenthread.reports.build.selection import Selection, held
from goldenthread.web.sending import FORMATS
from tests.town.fixtures import Town

FORM = "/reports/selection"


def answer(client: Client, query: str = "") -> str:
    text = client.get(FORM + query).content.decode()
    return unescape(re.findall(r'<p class="gt-answer">([^<]*)', text)[0])


def options(text: str, name: str) -> list[str]:
    select = re.findall(rf'<select id="choose-{name}".*?</select>', text, re.DOTALL)[0]
    return re.findall(r'<option value="([^"]*)"', select)


def test_everything_held_can_be_chosen(reader: Client, town: Town) -> None:
    agreed = picture(period=town.closes).framework
    text = reader.get(FORM).content.decode()
    assert {row.code for row in agreed.sets} == {*options(text, "set")} - {""}
    assert {row.code for row in agreed.places} == {*options(text, "place")} - {""}
    assert {"", "national", "local", "agreement"} == {*options(text, "only")}
    assert ["", *(word.value for word in WORDS)] == options(text, "rating")
    assert {"HEALTH", "HEALTH-F1"} < {*options(text, "theme")}
    assert "A healthy borough: " in text
    assert "ASC" in options(text, "unit")
    assert len(options(text, "owner")) > 1


@pytest.mark.parametrize(
    "wanted",
    [
        Selection(),
        Selection(theme="HEALTH-F1"),
        Selection(unit="ASC", rating="red"),
        Selection(only="agreement"),
        Selection(place="W-HARBOUR"),
    ],
)
def test_the_form_says_how_much_it_will_hold(reader: Client, town: Town, wanted: Selection) -> None:
    now = picture(period=town.closes)
    own = figures(measures=[row.code for row in now.framework.measures]) if wanted.place else ()
    share = held(now, wanted, own)
    names = ("theme", "set", "only", "unit", "owner", "place", "rating")
    said = answer(reader, "?" + "&".join(f"{name}={getattr(wanted, name)}" for name in names))
    assert said.startswith("It will hold ")
    for lines, thing in ((share.measures, "measure"), (share.risks, "risk")):
        assert (f"{len(lines)} {thing}" in said) == bool(lines)
    assert (f"{len(share.items)} objective" in said) == bool(share.items)


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_leads_to_the_file(reader: Client, form: str) -> None:
    there = reader.get(f"{FORM}?unit=ASC&rating=red&set=&form={form}")["Location"]
    assert there == f"{FORM}.{form}?unit=ASC&rating=red"
    sent = reader.get(there)
    assert sent.status_code == 200
    assert sent["Content-Type"] == FORMATS[form][1]
    assert "no-store" in sent["Cache-Control"]


def test_the_file_holds_the_chosen_lines_at_the_moment_asked(reader: Client) -> None:
    text = reader.get(f"{FORM}.csv?unit=ASC&rating=red&day=2026-10-16").content.decode()
    assert "Adult Social Care" in text
    assert "ASC-LI17" in text
    assert "16 October 2026" in text
    assert "REG-" not in text
    place = reader.get(f"{FORM}.csv?place=W-HARBOUR").content.decode()
    assert "Harbour" in place


def test_what_was_chosen_stands_when_the_form_comes_again(reader: Client) -> None:
    text = reader.get(f"{FORM}?unit=ASC&rating=red&day=2026-10-16").content.decode()
    assert re.search(r'<option value="ASC" selected>', text)
    assert re.search(r'<option value="red" selected>', text)
    kept = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text)
    assert {("unit", "ASC"), ("rating", "red"), ("day", "2026-10-16")} <= {*kept}


@pytest.mark.parametrize(
    ("query", "said", "where"),
    [
        ("unit=GONE", "There is no “GONE” to choose as unit.", "unit"),
        ("rating=puce&form=pdf", "There is no “puce” to choose as rating.", "rating"),
        ("place=<b>", "There is no “&lt;b&gt;” to choose as place.", "place"),
        ("rating=blue&only=national&unit=ASC&form=pdf", "Nothing meets all of that.", "theme"),
    ],
)
def test_what_cannot_be_chosen_is_said_where_it_stands(
    reader: Client, query: str, said: str, where: str
) -> None:
    wrong = reader.get(f"{FORM}?{query}")
    text = wrong.content.decode()
    assert wrong.status_code == 422
    assert text.count(said) == 2, "in the summary and beside the field"
    assert f'href="#choose-{where}"' in text
    assert f'<select id="choose-{where}" name="{where}" aria-describedby="choose-problem">' in text
    assert "<title>Error: " in text


def test_the_library_leads_to_the_form(reader: Client) -> None:
    text = reader.get("/reports?period=2026/27+Q1").content.decode()
    assert '<option value="selection">' in text
    assert f'href="{FORM}?period=2026%2F27+Q1"' in text
    led = reader.get("/reports/make?kind=selection&period=2026/27+Q1")
    assert led["Location"] == f"{FORM}?period=2026%2F27+Q1"
