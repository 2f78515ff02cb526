"""Boards: each sees its remit and nothing outside it."""

import re

from django.test import Client

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.organisation import Body, BodyKind, Remit
from goldenthread.flows import framework as frameworks
from goldenthread.records.publishing.queries import picture
from tests.town.fixtures import Town


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_body_has_a_page_and_a_line_in_the_list(reader: Client, town: Town) -> None:
    listed = page(reader, "/bodies")
    for body in picture(period=town.closes).framework.bodies:
        assert f'href="/bodies/{body.code}"' in listed
        assert page(reader, f"/bodies/{body.code}").count("<h1") == 1, body.code


def test_a_board_sees_its_remit_and_nothing_else(reader: Client, town: Town) -> None:
    now = picture(period=town.closes)
    text = page(reader, "/bodies/PPB-SAFE")
    shown = set(re.findall(r'href="/measures/([^"?]+)"', text))
    said = reader.get("/bodies/PPB-SAFE/measures.csv").content.decode()
    scorecard = page(reader, "/scorecard?priority=SAFE")
    assert shown
    assert shown <= set(re.findall(r'href="/measures/([^"?]+)"', scorecard))
    outside = {m.code for m in now.framework.measures} - shown
    assert not [code for code in outside if f"{code}," in said]


def test_a_unit_within_a_remit_brings_its_lines(reader: Client) -> None:
    text = page(reader, "/bodies/PPB-CORP")
    assert 'href="/units/COR"' in text
    assert 'href="/priorities/EFF"' in text


def test_the_reports_that_tell_of_its_lines_are_offered(reader: Client) -> None:
    text = page(reader, "/bodies/PPB-HEALTH")
    assert 'href="/reports/departmental/SP-ASC.pdf' in text


def test_a_body_of_the_whole_says_so_with_a_remit_or_without(reader: Client, town: Town) -> None:
    new = Body(code="LSB", title="A second partnership", kind=BodyKind.PARTNERSHIP)
    many = Body(code="MANY", title="A busy board", kind=BodyKind.SCRUTINY)
    priorities = [Remit(body="MANY", item=code) for code in ("HEALTH", "SAFE", "CYP")]
    remits = (*priorities, Remit(body="MANY", unit="COR"))
    framework = Framework(bodies=(new, many), remits=remits)
    frameworks.apply(framework=framework, by="system", at=town.later, reason="New boards")
    for code in ("EXEC", "LSB"):
        text = page(reader, f"/bodies/{code}")
        assert "Everything, also what serves no priority" in text
        assert "366 measures" in text
    listed = page(reader, "/bodies")
    assert "Everything" in listed
    assert "3 priorities and 1 unit" in listed


def test_a_body_without_a_remit_says_what_to_do(reader: Client, town: Town) -> None:
    bare = Framework(bodies=(Body(code="BARE", title="A bare board", kind=BodyKind.SCRUTINY),))
    frameworks.apply(framework=bare, by="system", at=town.later, reason="A new board")
    text = page(reader, "/bodies/BARE")
    assert "No remit is recorded" in text
    assert "Remits" in text
    assert "None" in page(reader, "/bodies")
