"""What a measure's page lets a reader set by hand, and what it says of figures given again."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.lines.measures import measure_lines
from goldenthread.flows import returns as returned
from goldenthread.flows.ratings import RatingError
from goldenthread.records.publishing.queries import picture
from goldenthread.records.scores import queries as scores
from tests.town.fixtures import Town

PAGE = "/measures/ASC-LI01/rating"


def send(client: Client, page: str = PAGE, **said: str) -> tuple[int, str]:
    form = client.get(page).content.decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[0]
    answer = client.post(page, {"csrfmiddlewaretoken": token, **said})
    return answer.status_code, answer.content.decode()


def test_a_rating_is_set_by_hand_and_withdrawn_again(reader: Client, town: Town) -> None:
    assert "Withdraw" not in reader.get(PAGE).content.decode()
    assert send(reader, rating="red", reason=" Counted wrongly, being checked ")[0] == 302
    said = scores.override_history(measure="ASC-LI01", period=town.closes)[-1]
    assert said.fact.rating is RatingWord.RED
    assert said.fact.reason == "Counted wrongly, being checked"
    assert said.by == "MGR-COR-PERF", "the post, not the account"
    shown = reader.get("/measures/ASC-LI01").content.decode()
    assert "This rating was set by hand." in shown
    assert "Change or withdraw the rating set by hand" in shown
    assert send(reader, rating="withdraw", reason="Checked")[0] == 302
    assert scores.override_history(measure="ASC-LI01", period=town.closes)[-1].fact.withdrawn
    assert "This rating was set by hand." not in reader.get("/measures/ASC-LI01").content.decode()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"reason": "Because"}, "Choose a rating."),
        ({"rating": "purple", "reason": "Because"}, "Choose a rating."),
        ({"rating": "withdraw", "reason": "Because"}, "Choose a rating."),
        ({"rating": "red", "reason": "  "}, "Say why the computed rating does not stand"),
    ],
)
def test_what_is_missing_is_told_and_what_was_said_is_kept(
    reader: Client, town: Town, said: dict[str, str], problem: str
) -> None:
    status, text = send(reader, **said)
    assert status == 422
    assert "<title>Error: " in text
    assert text.count(problem) == 2
    assert said["reason"].strip() in text
    assert not scores.override_history(measure="ASC-LI01", period=town.closes)


def test_what_the_flow_refuses_is_told(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise RatingError("There is nothing to rate.")

    monkeypatch.setattr("goldenthread.flows.ratings.override", refused)
    status, text = send(reader, rating="red", reason="Because")
    assert status == 422
    assert "There is nothing to rate." in text


def test_a_measure_no_rule_judged_offers_three_ratings(reader: Client, town: Town) -> None:
    lines = measure_lines(picture(period=town.closes))
    plain = next(line for line in lines if line.value is not None and not line.score.bands)
    text = reader.get(f"/measures/{plain.code}/rating").content.decode()
    assert re.findall(r'name="rating" type="radio" value="(\w+)"', text) == [
        "green",
        "amber",
        "red",
    ]


def test_nothing_is_rated_looking_back_or_without_a_figure(reader: Client, town: Town) -> None:
    assert reader.get(f"{PAGE}?day={town.as_at:%Y-%m-%d}").status_code == 404
    lines = measure_lines(picture(period=town.closes))
    empty = next(line for line in lines if line.value is None)
    assert reader.get(f"/measures/{empty.code}/rating").status_code == 404
    past = reader.get(f"/measures/ASC-LI01?day={town.as_at:%Y-%m-%d}").content.decode()
    assert "Set this rating by hand" not in past


def test_a_restated_figure_stands_beside_what_was_first_given(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    held = now.figures["ASC-LI01", town.closes]
    assert "As first given" not in reader.get("/measures/ASC-LI01").content.decode()
    again = replace(held, value=(held.value or Decimal(0)) - 1)
    returned.submit(facts=[again], by="PERF-1", at=town.later, reason="Counted again")
    text = reader.get("/measures/ASC-LI01").content.decode()
    assert text.count('data-label="As first given">The same<') > 1
    assert len(re.findall(r'data-label="As first given">\d', text)) == 1
