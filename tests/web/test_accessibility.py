"""The accessibility statement: what the law asks of it, whose it is, and when it is due again."""

import gzip
from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from goldenthread.web.standing import accessibility
from tests.web.test_pages import HEAVIEST

ASKED = (
    "What may not be accessible",
    "Ask for it in another way",
    "Tell us of a problem",
    "Equality Advisory and Support Service (EASS)",
    "Equality and Human Rights Commission (EHRC) enforces",
    "(No. 2) Accessibility Regulations 2018",
    "is partially compliant with",
    "disproportionate burden",
    "It was prepared on ",
    "last reviewed on ",
)
"""The parts that the regulations and the model statement ask for."""


def statement(client: Client) -> str:
    return client.get("/accessibility").content.decode()


def test_a_stranger_finds_all_that_the_law_asks_for(stranger: Client) -> None:
    text = statement(stranger)
    for part in ASKED:
        assert part in text
    assert "performance pages and reports of Seaborough Borough Council, which runs them" in text
    assert len(gzip.compress(text.encode())) <= HEAVIEST


def test_every_page_leads_to_it(stranger: Client, reader: Client) -> None:
    for answer in (stranger.get("/sign-in"), stranger.get("/help"), reader.get("/scorecard")):
        assert '<a href="/accessibility">Accessibility statement</a>' in answer.content.decode()


def test_it_says_whom_to_tell(stranger: Client, settings: Settings) -> None:
    assert "tell the performance team of Seaborough Borough Council." in statement(stranger)
    settings.CONTACT = "performance@seaborough.example or 01632 960 001"
    text = statement(stranger)
    assert text.count("tell performance@seaborough.example or 01632 960 001.") == 2


def test_before_anything_is_held_it_still_stands(client: Client, db: None) -> None:
    assert "performance pages and reports of Your council" in statement(client)


def test_it_says_when_a_year_has_gone_by_without_a_review(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accessibility, "REVIEWED", date.max.replace(year=9998))
    assert "It will be reviewed by 31 December 9999." in statement(stranger)
    monkeypatch.setattr(accessibility, "REVIEWED", date(2020, 3, 1))
    assert "<strong>Its yearly review was due by 1 March 2021.</strong>" in statement(stranger)
