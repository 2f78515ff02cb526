"""Search: what is found, in what order, and what is said when nothing is."""

import re

import pytest
from django.test import Client

from goldenthread.records.publishing.queries import picture
from goldenthread.web.search.entries import Entry
from goldenthread.web.search.ranking import found, words_of
from tests.town.fixtures import Town


def entry(code: str, title: str, kind: str = "Measures", text: str = "") -> Entry:
    return Entry(kind=kind, code=code, title=title, href=f"/{code}", text=text)


HELD = (
    entry("A-10", "Falls admissions, 65 and over"),
    entry("A-2", "Fallen trees cleared"),
    entry("A-1", "People helped", text="Counts those who had falls at home"),
    entry("FALLS", "Something else"),
    entry("R-1", "More falls in winter", kind="Risks"),
)


def codes(asked: str, most: int = 9) -> list[list[str]]:
    return [[each.code for each in group.entries] for group in found(HELD, asked, most)]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("falls", [["FALLS", "A-10", "A-1"], ["R-1"]]),
        ("fall", [["FALLS", "A-2", "A-10", "A-1"], ["R-1"]]),
        ("a1", [["A-1", "A-10"]]),
        ("a 10", [["A-10"]]),
        ("r-1", [["R-1"]]),
        ("admissions and the falls", [["A-10"]]),
        ("home helped", [["A-1"]]),
        ("nothing", []),
        ("", []),
        ("—", []),
    ],
)
def test_the_best_come_first(asked: str, wanted: list[list[str]]) -> None:
    assert codes(asked) == wanted


def test_a_group_that_holds_the_very_code_comes_before_others() -> None:
    assert [group.title for group in found(HELD, "R-1", 9)] == ["Risks"]
    both = (entry("X-1", "About q1"), entry("Q1", "A risk", kind="Risks"))
    assert [group.title for group in found(both, "q1", 9)] == ["Risks", "Measures"]


def test_long_groups_say_how_many_more_there_are() -> None:
    group = found(HELD, "fall", 2)[0]
    assert (len(group.entries), group.more) == (2, 2)


def test_fillers_are_looked_for_only_when_there_is_nothing_else() -> None:
    assert words_of("the falls of the old") == ("falls", "old")
    assert words_of("of the") == ("of", "the")


def test_everything_held_is_found_by_its_code(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    held = now.framework
    sheets = (
        held.measures,
        held.items,
        held.risks,
        held.plans,
        held.units,
        held.posts,
        held.bodies,
    )
    for sheet in sheets:
        one = next(each for each in sheet if not each.ended)
        text = reader.get("/search", {"q": one.code}).content.decode()
        assert one.title.replace("'", "&#39;").replace("&", "&amp;")[:12] in text
        assert f"“{one.code}”" in text


def test_what_is_found_keeps_the_moment_and_the_enquiry(reader: Client) -> None:
    text = reader.get("/search?q=care&day=2026-10-01&period=2026/27+Q1").content.decode()
    links = re.findall(r'class="gt-list__title"><a href="([^"]+)"', text)
    assert links
    assert all("day=2026-10-01" in link for link in links)
    assert '<input type="hidden" name="q" value="care">' in text


def test_nothing_found_is_told_with_what_to_try(reader: Client) -> None:
    text = reader.get("/search?q=zzzz").content.decode()
    assert "Nothing was found for “zzzz”." in text
    assert "use fewer words" in text
    assert "it may have been added since" not in text
    past = reader.get("/search?q=zzzz&day=2026-10-01").content.decode()
    assert "it may have been added since" in past


def test_a_page_without_an_enquiry_says_what_can_be_found(reader: Client) -> None:
    text = reader.get("/search").content.decode()
    assert "Find a measure, objective, risk" in text
    assert "<h2" not in text.split("<main")[1]


def test_a_very_long_enquiry_is_cut(reader: Client) -> None:
    text = reader.get("/search", {"q": "word " * 500}).content.decode()
    assert "word " * 41 not in text
