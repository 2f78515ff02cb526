"""Pages are remembered: alike for everybody, never with anybody's own in them, and never out of date."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from jinja2 import UndefinedError

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.organisation import Holder
from goldenthread.flows import framework as frameworks
from goldenthread.flows import returns as returned
from goldenthread.records.people import actions as people
from goldenthread.records.publishing.queries import framework, picture
from goldenthread.web.design import frame, remembering
from goldenthread.web.design.remembering import Written, forget, remembered
from tests.town.fixtures import ACCOUNT, Town

PAGES = (
    "/scorecard",
    "/exceptions",
    "/thread",
    "/thread/HEALTH",
    "/risks",
    "/measures/ASC-LI01",
    "/priorities",
    "/priorities/HEALTH",
    "/plans",
    "/plans/SP-ASC",
    "/units",
    "/units/ASC",
    "/bodies",
    "/bodies/EXEC",
    "/reports",
    "/data",
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
WHO = re.compile(r'<div class="gt-header__who">.*?</div>', re.DOTALL)


@pytest.fixture
def other(town: Town) -> Client:
    """Somebody else who is signed in, and holds another post."""
    from django.contrib.auth.models import User

    said: dict[str, Any] = {"by": "system", "at": town.later, "reason": "For the test"}
    people.make_account(account="somebody-else", password="as long as it need be", **said)
    people.keep(facts=[Holder(account="somebody-else", post="OD-ASC")], **said)
    made = Client(enforce_csrf_checks=True)
    made.force_login(User.objects.get(username="somebody-else"))
    return made


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The templates that pages were written from: none for a page that was remembered."""
    found: list[str] = []
    write = frame._written

    def watched(template: str, *given: Any) -> Written:
        found.append(template)
        return write(template, *given)

    monkeypatch.setattr(frame, "_written", watched)
    yield found
    forget()


def text_of(client: Client, page: str) -> str:
    return client.get(page).content.decode()


def impersonal(text: str) -> str:
    """A page without the place where it says who is signed in."""
    assert len(WHO.findall(text)) == 1
    return WHO.sub("", text)


@pytest.mark.parametrize("page", PAGES)
def test_two_readers_share_a_page_and_nothing_of_their_own(
    reader: Client, other: Client, made: list[str], page: str
) -> None:
    first, second = text_of(reader, page), text_of(other, page)
    assert len(made) == 1, "written once for both"
    assert f"<span>{ACCOUNT}</span>" in first
    assert "<span>somebody-else</span>" in second
    assert "somebody-else" not in first
    assert f"<span>{ACCOUNT}</span>" not in second
    tokens = TOKEN.findall(first) + TOKEN.findall(second)
    assert len(tokens) == len(set(tokens)) == 2, "each has a token of their own to sign out with"
    assert impersonal(first) == impersonal(second)


def test_nobody_s_own_is_in_what_is_remembered(reader: Client, other: Client) -> None:
    for page in PAGES:
        text_of(reader, page)
        text_of(other, page)
    assert len(remembering._written) == len(PAGES)
    for written in remembering._written.values():
        whole = written.before + written.after
        assert b"csrf" not in whole
        assert b"somebody-else" not in whole
        assert b"Sign out" not in whole
        assert frame.WHO not in whole


def test_whoever_has_not_signed_in_is_shown_nothing(reader: Client, stranger: Client) -> None:
    text_of(reader, "/scorecard")
    answer = stranger.get("/scorecard")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in")


def test_a_figure_saved_shows_at_once_and_what_was_known_before_stays(
    reader: Client, town: Town
) -> None:
    then = f"/measures/ASC-LI01?day={town.as_at:%Y-%m-%d}&time=10:01"
    now, past = text_of(reader, "/measures/ASC-LI01"), text_of(reader, then)
    card = text_of(reader, "/scorecard")
    held = picture(period=town.closes).figures["ASC-LI01", town.closes]
    again = replace(held, value=(held.value or Decimal(0)) / 2)
    returned.submit(facts=[again], by="PERF-1", at=town.later, reason="Counted again")
    assert "Counted again" in text_of(reader, "/measures/ASC-LI01") != now
    assert text_of(reader, "/scorecard") != card
    assert "Counted again" not in impersonal(text_of(reader, then))
    assert impersonal(text_of(reader, then)) == impersonal(past)


def test_a_framework_changed_shows_at_once(reader: Client, town: Town) -> None:
    assert "Quite another promise" not in text_of(reader, "/thread")
    item = next(each for each in framework().items if each.code == "HEALTH")
    new = Framework(items=(replace(item, title="Quite another promise"),))
    frameworks.apply(framework=new, by="system", at=town.later, reason="Renamed")
    assert "Quite another promise" in text_of(reader, "/thread")


def test_each_choice_period_and_moment_is_a_page_of_its_own(
    reader: Client, made: list[str]
) -> None:
    asked = ("", "?rating=red", "?sort=-owner", "?period=2026/27+Q1", "?day=2026-08-01", "?page=2")
    texts = [text_of(reader, f"/scorecard{each}") for each in asked]
    assert len(made) == len(asked)
    assert [impersonal(text_of(reader, f"/scorecard{each}")) for each in asked] == [
        impersonal(each) for each in texts
    ]
    assert len(made) == len(asked)


def test_a_moment_that_cannot_be_read_is_not_remembered(reader: Client, made: list[str]) -> None:
    for wrong in ("nonsense", "rubbish"):
        assert wrong in text_of(reader, f"/scorecard?period={wrong}")
    assert not remembering._written


def test_a_page_that_asks_who_reads_it_cannot_be_remembered(reader: Client, rf: Any) -> None:
    """A form that changes something needs a token, which only a page written for one reader has."""
    from goldenthread.web.design.asked import Asked
    from goldenthread.web.known import known

    here = known(Asked(typed={}))
    with pytest.raises(UndefinedError):
        frame.show_known(
            rf.get("/"),
            "sign_in.html",
            "",
            here,
            lambda _: {"problem": "", "after": "", "account": ""},
        )


def test_no_more_than_so_many_are_held() -> None:
    forget()
    for each in range(remembering.MOST + 5):
        remembered(each, lambda: Written(b"", b""))
    assert len(remembering._written) == remembering.MOST
    assert 0 not in remembering._written
    forget()
