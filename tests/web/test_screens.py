"""What home, the thread, measures and reports say, each against the store beneath."""

import re
from decimal import Decimal

import pytest
from django.test import Client

from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.returns import Figure
from goldenthread.flows import ratings
from goldenthread.flows import returns as returned
from goldenthread.records.publishing.queries import picture
from tests.town.fixtures import Town


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_home_says_what_is_off_late_due_and_changed(reader: Client) -> None:
    text = page(reader, "/?day=2026-10-16&time=12:00")
    for heading in (
        "Off target",
        "Well ahead",
        "Overdue",
        "Due in the next 30 days",
        "What changed",
        "In the last 30 days.",
    ):
        assert heading in text
    assert "figures came in" in text


def test_home_says_how_much_it_leaves_out_and_where_that_is(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldenthread.web.home.views.SHOWN", 1)
    text = page(reader, "/?day=2026-10-16&time=12:00")
    assert re.search(r"\d+ more falls? due\.", text)
    assert re.search(r'href="/exceptions\?[^"]*#milestones">All \d+ that are overdue</a>', text)
    assert re.search(r"All \d+ measures off target", text)


def test_home_tells_of_restatements_and_ratings_set_by_hand(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    held = now.figures["ASC-LI01", town.closes]
    again = Figure(measure="ASC-LI01", period=town.closes, value=(held.value or Decimal(0)) + 1)
    returned.submit(facts=[again], by="PERF-1", at=town.later, reason="Counted again")
    ratings.override(
        measure="ASC-LI02",
        period=town.closes,
        rating=RatingWord.GREEN,
        label="On target",
        reason="Verified since",
        by="OD-ASC",
        at=town.later,
    )
    day = f"{town.later:%Y-%m-%d}"
    text = page(reader, f"/?day={day}")
    assert "The figure for 2026/27 Q2 was given again" in text
    assert "Rated on target by hand for 2026/27 Q2" in text
    measure = page(reader, f"/measures/ASC-LI01?day={day}")
    assert "Restated" in measure
    assert "Counted again" in measure
    by_hand = page(reader, f"/measures/ASC-LI02?day={day}")
    assert "This rating was set by hand." in by_hand
    assert "Verified since" in by_hand
    assert "The rule gives" in by_hand


def test_the_thread_leads_down_and_back_up(reader: Client) -> None:
    text = page(reader, "/thread")
    assert "6 priorities" in text
    assert "Not joined to any priority" in text
    assert "Breaks in the thread" in text
    link = re.findall(r'href="(/thread/ASC-M1[^"]*)"', text)[0]
    milestone = page(reader, link)
    assert "Where this stands on the thread" in milestone
    top = re.findall(r'href="(/thread/HEALTH[^"]*)"', milestone)[0]
    assert "What hangs from it" in page(reader, top)


def test_an_item_tells_its_risks_and_breaks(reader: Client) -> None:
    text = page(reader, "/thread")
    broken = re.findall(r"No risk to the service objective ([A-Z0-9-]+)", text)[0]
    assert "Objective without risk" in page(reader, f"/thread/{broken}")
    risks = page(reader, "/thread/ASC-O1")
    assert "What might stop it" in risks
    assert "of 25" in risks


def test_a_measure_tells_everything_behind_it(reader: Client) -> None:
    text = page(reader, "/measures/ASC-LI01")
    for said in (
        "Why this rating",
        "The bands",
        "Where it hangs on the thread",
        "Definition",
        "History",
        "Data quality",
        "First published",
        '<svg xmlns="http://www.w3.org/2000/svg"',
    ):
        assert said in text, said


def test_every_measure_has_a_page(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    for measure in now.framework.measures:
        text = page(reader, f"/measures/{measure.code}")
        assert text.count("<h1") == 1, measure.code


def test_every_item_has_a_page(reader: Client, town: Town) -> None:
    for item in picture(period=town.closes).framework.items:
        assert page(reader, f"/thread/{item.code}").count("<h1") == 1, item.code


def test_a_broken_series_and_breakdowns_are_told_somewhere(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    texts = [page(reader, f"/measures/{m.code}") for m in now.framework.measures]
    assert any("not comparable with figures before" in text for text in texts)
    assert any("half lie between" in text for text in texts)
    assert any("By ward" in text for text in texts)
