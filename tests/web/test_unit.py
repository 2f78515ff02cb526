"""Units: their place, what they answer for with those beneath them, and what they owe."""

import re
from dataclasses import replace
from datetime import timedelta

from django.test import Client

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.organisation import Unit, UnitKind
from goldenthread.flows import framework as frameworks
from goldenthread.records.publishing.queries import picture
from tests.town.fixtures import Town


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_unit_has_a_page_and_a_line_in_the_list(reader: Client, town: Town) -> None:
    listed = page(reader, "/units")
    for unit in picture(period=town.closes).framework.units:
        assert f'href="/units/{unit.code}"' in listed
        assert page(reader, f"/units/{unit.code}").count("<h1") == 1, unit.code


def test_a_unit_answers_for_those_beneath_it(reader: Client, town: Town) -> None:
    now = picture(period=town.closes).framework
    below = {unit.code for unit in now.units if unit.parent == "PEOPLE"}
    text = page(reader, "/units/PEOPLE")
    for code in below:
        assert f'href="/units/{code}"' in text
    said = reader.get("/units/PEOPLE/measures.csv").content.decode()
    for measure in now.measures:
        assert (measure.code in said) == (measure.unit in below), measure.code


def test_every_count_leads_to_as_many_measures(reader: Client) -> None:
    text = page(reader, "/units/ASC")
    found = re.findall(r'href="(/scorecard\?[^"]*unit=ASC[^"]*)">([\d,]+)</a>', text)
    assert found
    for href, number in found:
        there = page(reader, href.replace("&amp;", "&"))
        assert f"Showing {number} of" in there, href


def test_what_a_unit_owes_is_told(reader: Client, town: Town) -> None:
    units = [u.code for u in picture(period=town.closes).framework.units if not u.parent]
    texts = [page(reader, f"/units/{code}") for code in units]
    assert any("What it owes" in text for text in texts)
    assert any("not returned</strong>" in text for text in texts)
    assert any("not assessed</strong>" in text for text in texts)


def test_a_unit_s_money_and_people_are_told(reader: Client) -> None:
    text = page(reader, "/units/ASC")
    assert re.search(r"Spending is £[\d,]+ (over|under) budget to date\.", text)
    assert re.search(r"[\d.]+ of [\d.,]+ posts are vacant\.", text)
    assert "Total" in text


def test_a_unit_that_ended_says_who_took_over(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    old = next(unit for unit in now.framework.units if unit.code == "COR-ICT")
    ended = replace(
        old, ended=True, successor="COR-PERF", valid_from=town.closes.end - timedelta(days=9)
    )
    new = Framework(units=(ended,))
    frameworks.apply(framework=new, by="system", at=town.later, reason="Reorganised")
    answer = reader.get("/units/COR-ICT")
    assert answer.status_code == 404
    assert "(COR-PERF) took over from it." in answer.content.decode()


def test_a_unit_with_nothing_says_what_to_do(reader: Client, town: Town) -> None:
    new = Framework(units=(Unit(code="NEW", title="A new unit", kind=UnitKind.TEAM),))
    frameworks.apply(framework=new, by="system", at=town.later, reason="A new unit")
    text = page(reader, "/units/NEW")
    assert "Nothing is joined to this unit yet." in text
    assert "No measure or milestone is held here." in text


def test_a_large_unit_says_where_its_measures_are(reader: Client, town: Town) -> None:
    many = tuple(
        Measure(code=f"X-{n}", title=f"Number {n} of many measures", unit="ASC", owner="OD-ASC")
        for n in range(120)
    )
    new = Framework(measures=many)
    frameworks.apply(framework=new, by="system", at=town.later, reason="Many")
    text = page(reader, "/units/ASC")
    assert "are too many for one table" in text
    assert "see them all on the scorecard" in text
    assert "Not joined to a priority" in text
