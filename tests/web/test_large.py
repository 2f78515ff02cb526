"""Two thousand measures and a thousand milestones more: beyond any council whose count was published."""

import gzip
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.plans import Item, ItemKind, Link
from goldenthread.flows import framework as frameworks
from goldenthread.records.publishing.queries import framework as held
from tests.town.fixtures import Town
from tests.web.test_pages import HEAVIEST, PAGES, QUERIES

OBJECTIVES = (ItemKind.OBJECTIVE, ItemKind.KEY_OBJECTIVE)
MORE = (
    *("/scorecard?page=2", "/scorecard?sort=-rating&page=3", "/scorecard?priority=HEALTH"),
    *("/exceptions?unit=ASC", "/thread/ASC-O1", "/units/PEOPLE", "/bodies/MT", "/search?q=further"),
)


def many() -> Framework:
    """Measures and milestones spread over every objective; one measure in four serves nothing."""
    tops = [item for item in held().items if item.kind in OBJECTIVES and not item.ended]
    items, measures, links = [], [], []
    for n in range(1000):
        top = tops[n % len(tops)]
        title = f"Do number {n} of the further things promised to people by {top.owner}"
        items.append(
            Item(
                code=f"Z-M{n}",
                plan=top.plan,
                kind=ItemKind.MILESTONE,
                title=title,
                owner=top.owner,
                due=date(2026, 6 + n % 6, 1),
            )
        )
        links.append(Link(source=f"Z-M{n}", target=top.code, primary=True))
    for n in range(2000):
        top = tops[n % len(tops)]
        title = f"Number {n} of the further things that are counted for {top.owner}"
        measures.append(Measure(code=f"Z-LI{n}", title=title, unit="ASC", owner=top.owner))
        if n % 4:
            links.append(Link(source=f"Z-LI{n}", target=top.code, primary=True))
    return Framework(items=tuple(items), measures=tuple(measures), links=tuple(links))


@pytest.fixture
def large(reader: Client, town: Town) -> Client:
    """Somebody who reads the pages of a council that large."""
    frameworks.apply(framework=many(), by="system", at=town.later, reason="Many more")
    return reader


def test_every_page_of_a_far_larger_council_stays_light(large: Client) -> None:
    for page in (*PAGES, *MORE):
        large.get(page)
        with CaptureQueriesContext(connection) as asked:
            answer = large.get(page)
        assert len(asked) <= QUERIES, page
        assert len(gzip.compress(answer.content)) <= HEAVIEST, page


def test_a_large_thread_counts_its_ends_and_leads_to_them(large: Client) -> None:
    thread = large.get("/thread").content.decode()
    assert "milestones and measures<span" in thread
    assert "Number 1 of the further things" not in thread
    assert "The first 50 of each are shown." in thread
    assert "The first 50 are shown." in thread
    assert "Number 1 of the further things" in "".join(
        large.get(f"/thread/{link.target}").content.decode()
        for link in held().links
        if link.source == "Z-LI1"
    )


def test_a_page_travels_compressed(reader: Client) -> None:
    plain = reader.get("/scorecard")
    packed = reader.get("/scorecard", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) < len(plain.content) // 5
    assert len(gzip.decompress(packed.content)) == len(plain.content)
