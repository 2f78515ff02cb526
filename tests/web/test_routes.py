"""Every address, for a stranger and for a reader: what each gets. A new one without a row fails."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

MARK = "0" * 64
CLOSES = "period=2026%2F27+Q2"

ROUTES = (
    # name, method, address, what a stranger gets, what a reader gets
    ("home", "get", "/", 302, 200),
    ("scorecard", "get", "/scorecard", 302, 200),
    ("scorecard-download", "get", "/scorecard.csv", 302, 200),
    ("scorecard-download", "get", "/scorecard.exe", 302, 404),
    ("exceptions", "get", "/exceptions", 302, 200),
    ("exceptions-download", "get", "/exceptions.csv", 302, 200),
    ("exceptions-download", "get", "/exceptions.exe", 302, 404),
    ("risks", "get", "/risks", 302, 200),
    ("risks-download", "get", "/risks.csv", 302, 200),
    ("risks-download", "get", "/risks.exe", 302, 404),
    ("priorities", "get", "/priorities", 302, 200),
    ("priorities-download", "get", "/priorities.csv", 302, 200),
    ("priorities-download", "get", "/priorities.exe", 302, 404),
    ("priority", "get", "/priorities/HEALTH", 302, 200),
    ("priority", "get", "/priorities/ASC-O1", 302, 404),
    ("priority-download", "get", "/priorities/HEALTH/measures.csv", 302, 200),
    ("priority-download", "get", "/priorities/HEALTH/measures.exe", 302, 404),
    ("plans", "get", "/plans", 302, 200),
    ("plans-download", "get", "/plans.csv", 302, 200),
    ("plan", "get", "/plans/SP-ASC", 302, 200),
    ("plan", "get", "/plans/NOTHING", 302, 404),
    ("plan-download", "get", "/plans/SP-ASC/measures.csv", 302, 200),
    ("units", "get", "/units", 302, 200),
    ("units-download", "get", "/units.csv", 302, 200),
    ("unit", "get", "/units/ASC", 302, 200),
    ("unit", "get", "/units/NOTHING", 302, 404),
    ("unit-download", "get", "/units/ASC/measures.csv", 302, 200),
    ("bodies", "get", "/bodies", 302, 200),
    ("bodies-download", "get", "/bodies.csv", 302, 200),
    ("body", "get", "/bodies/PPB-HEALTH", 302, 200),
    ("body", "get", "/bodies/NOTHING", 302, 404),
    ("body-download", "get", "/bodies/PPB-HEALTH/measures.csv", 302, 200),
    ("thread", "get", "/thread", 302, 200),
    ("item", "get", "/thread/ASC-O1", 302, 200),
    ("item", "get", "/thread/NOTHING", 302, 404),
    ("item-download", "get", "/thread/ASC-O1/measures.csv", 302, 200),
    ("item-download", "get", "/thread/NOTHING/measures.csv", 302, 404),
    ("measure", "get", "/measures/ASC-LI01", 302, 200),
    ("measure", "get", "/measures/NOTHING", 302, 404),
    ("measure-rate", "get", "/measures/ASC-LI01/rating", 302, 200),
    ("measure-rate", "get", "/measures/NOTHING/rating", 302, 404),
    ("measure-rate", "post", "/measures/ASC-LI01/rating", 403, 403),
    ("measure-download", "get", "/figures/ASC-LI01.csv", 302, 200),
    ("measure-download", "get", "/figures/ASC-LI01.exe", 302, 404),
    ("measure-download", "get", "/figures/NOTHING.csv", 302, 404),
    ("reports", "get", "/reports", 302, 200),
    ("make", "get", "/reports/make?kind=departmental&subject=SP-ASC&form=pdf", 302, 302),
    ("selection", "get", "/reports/selection?unit=ASC&rating=red", 302, 200),
    ("selection", "get", "/reports/selection?unit=NOTHING", 302, 422),
    ("selection-file", "get", "/reports/selection.csv?unit=ASC&rating=red", 302, 200),
    ("selection-file", "get", "/reports/selection.csv?unit=NOTHING", 302, 404),
    ("selection-file", "get", "/reports/selection.exe", 302, 404),
    ("report", "get", f"/reports/departmental/SP-ASC.html?{CLOSES}", 302, 200),
    ("report", "get", "/reports/departmental/NOTHING.html", 302, 404),
    ("report", "get", "/reports/departmental/SP-ASC.exe", 302, 404),
    ("report", "get", "/reports/nonsense/SP-ASC.html", 302, 404),
    ("issued", "get", "/reports/issued/1.html", 302, 404),
    ("data", "get", "/data", 302, 200),
    ("data-download", "get", "/data.csv", 302, 200),
    ("data-download", "get", "/data.exe", 302, 404),
    ("search", "get", "/search?q=care", 302, 200),
    ("import", "get", "/import", 302, 200),
    ("import", "post", "/import", 403, 403),
    ("import-found", "get", f"/import/returns/{MARK}", 302, 404),
    ("import-found", "get", f"/import/nonsense/{MARK}", 302, 404),
    ("import-found", "post", f"/import/returns/{MARK}", 403, 403),
    ("import-apply", "get", f"/import/returns/{MARK}/apply", 302, 405),
    ("import-apply", "post", f"/import/returns/{MARK}/apply", 403, 403),
    ("import-done", "get", f"/import/returns/{MARK}/done", 302, 404),
    ("sign-in", "get", "/sign-in", 200, 302),
    ("sign-in", "post", "/sign-in", 403, 403),
    ("sign-out", "get", "/sign-out", 302, 405),
    ("sign-out", "post", "/sign-out", 403, 403),
    ("healthz", "get", "/healthz", 200, 200),
    ("help", "get", "/help", 200, 200),
    ("accessibility", "get", "/accessibility", 200, 200),
    ("brand", "get", "/brand.css", 200, 200),
)


def patterns(found: list[Any]) -> Iterator[URLPattern]:
    for each in found:
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns)
        else:
            yield each


def test_every_address_has_a_row() -> None:
    names = {each.name for each in patterns(get_resolver().url_patterns)}
    assert names == {name for name, *_ in ROUTES}


@pytest.mark.parametrize(("name", "method", "address", "stranger_gets", "_"), ROUTES)
def test_a_stranger_gets(
    stranger: Client, name: str, method: str, address: str, stranger_gets: int, _: int
) -> None:
    answer = getattr(stranger, method)(address)
    assert answer.status_code == stranger_gets, name
    if answer.status_code == 302:
        assert answer["Location"].startswith("/sign-in?next=")


@pytest.mark.parametrize(("name", "method", "address", "_", "reader_gets"), ROUTES)
def test_a_reader_gets(
    reader: Client, name: str, method: str, address: str, _: int, reader_gets: int
) -> None:
    answer = getattr(reader, method)(address)
    assert answer.status_code == reader_gets, name


def test_what_is_not_there_is_told_with_what_to_do_next(reader: Client) -> None:
    for address, said in (("/nowhere", "There is no such page"), ("/thread/X", "no item “X”")):
        text = reader.get(address).content.decode()
        assert said in text
        assert "Go to the home page" in text


def test_a_page_that_breaks_says_so_and_asks_nothing_of_the_store(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("The store is gone")

    monkeypatch.setattr("goldenthread.web.home.views.known", broken)
    monkeypatch.setattr("goldenthread.web.standing.views.council", broken)
    reader.raise_request_exception = False
    answer = reader.get("/")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.content.decode()


def test_health_is_told_when_the_store_does_not_answer(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    def silent() -> None:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr("goldenthread.records.trail.queries.head", silent)
    assert stranger.get("/healthz").status_code == 503


def test_what_cannot_be_read_is_said_in_words(reader: Client, stranger: Client) -> None:
    for client in (reader, stranger):
        answer = client.get("/", headers={"host": "elsewhere.example"})
        assert answer.status_code == 400
        assert "That cannot be read" in answer.content.decode()
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("day", ["0001-01-01", "1/1/0001", "1 April 1899"])
def test_a_day_before_any_figure_is_told(reader: Client, day: str) -> None:
    for page in ("/", "/data", "/units", "/reports/issued/1.html", "/figures/ASC-LI17.csv"):
        answer = reader.get(page, {"day": day})
        assert answer.status_code in {200, 404}
    assert "is before any figure" in reader.get("/", {"day": day}).content.decode()


@pytest.mark.parametrize(("name", "method", "address", "_", "__"), ROUTES)
def test_no_answer_is_kept_by_those_between(
    reader: Client, name: str, method: str, address: str, _: int, __: int
) -> None:
    kept = getattr(reader, method)(address)["Cache-Control"]
    assert "no-store" in kept or name == "brand"
