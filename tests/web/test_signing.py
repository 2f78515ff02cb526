"""Signing in and out: a form that says what is wrong, and never leads away."""

import pytest
from django.test import Client

from tests.town.fixtures import ACCOUNT, PASSWORD, Town


@pytest.mark.parametrize(
    ("after", "leads"),
    [
        ("/scorecard?rating=red", "/scorecard?rating=red"),
        ("", "/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example", "/"),
        ("abc", "/"),
        ("scorecard", "/"),
        ("12:60", "/"),
        ("../../etc/passwd", "/"),
    ],
)
def test_signing_in_leads_where_the_reader_was_going(
    town: Town, client: Client, after: str, leads: str
) -> None:
    form = {"username": ACCOUNT, "password": PASSWORD, "next": after}
    assert client.post("/sign-in", form)["Location"] == leads
    assert client.get("/").status_code == 200


def test_a_wrong_password_is_told_without_saying_which_was_wrong(
    town: Town, client: Client
) -> None:
    for account in (ACCOUNT, "nobody"):
        answer = client.post("/sign-in", {"username": account, "password": "wrong"})
        text = answer.content.decode()
        assert answer.status_code == 422
        assert "<title>Error: Sign in" in text
        assert text.count("do not match") == 2
        assert f'value="{account}"' in text
        assert "wrong&#34;" not in text


def test_signing_out_ends_it(town: Town, client: Client) -> None:
    client.post("/sign-in", {"username": ACCOUNT, "password": PASSWORD})
    client.post("/sign-out")
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("after", ["abc", "home", "12:60", "2026/27 Q5"])
def test_a_name_that_is_no_path_leads_a_reader_home(town: Town, client: Client, after: str) -> None:
    client.post("/sign-in", {"username": ACCOUNT, "password": PASSWORD})
    assert client.get("/sign-in", {"next": after})["Location"] == "/"
