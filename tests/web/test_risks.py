"""Risks: the matrix counts what its links show, and the register says what moved."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.risks import Register
from goldenthread.core.lines.risks import left
from goldenthread.core.periods import previous
from goldenthread.flows import framework as frameworks
from goldenthread.records.publishing.queries import picture
from tests.town.fixtures import Town

CELL = re.compile(r'href="(/risks\?[^"]*likelihood=\d[^"]*)#register">(\d+)<')


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def rows(text: str) -> int:
    return text.count('data-label="Before control"')


def test_every_count_of_the_matrix_leads_to_as_many_risks(reader: Client, town: Town) -> None:
    text = page(reader, "/risks")
    cells = CELL.findall(text)
    assert cells
    for href, number in cells:
        assert rows(page(reader, href.replace("&amp;", "&"))) == int(number), href
    held = [risk for risk in picture(period=town.closes).framework.risks if not risk.ended]
    unassessed = sum(not left(risk) for risk in held)
    assert sum(int(number) for _, number in cells) + unassessed == len(held)
    assert rows(text) == len(held)


def test_risks_not_assessed_can_be_followed(reader: Client) -> None:
    href = re.findall(r'href="(/risks\?[^"]*unassessed=yes)', page(reader, "/risks"))[0]
    text = page(reader, href.replace("&amp;", "&"))
    assert "Showing risks that have not been assessed." in text
    assert "Show the others too" in text


@pytest.mark.parametrize("register", list(Register))
def test_a_register_is_shown_alone(reader: Client, town: Town, register: Register) -> None:
    held = picture(period=town.closes).framework.risks
    wanted = sum(risk.register is register and not risk.ended for risk in held)
    text = page(reader, f"/risks?register={register.value}")
    assert rows(text) == wanted
    assert f"<strong>{register.capitalize()}</strong>" in text


def test_what_moved_since_the_quarter_before_is_told(reader: Client, town: Town) -> None:
    held = [r for r in picture(period=town.closes).framework.risks if left(r) and not r.ended]
    since = previous(town.closes).end + timedelta(days=3)
    up = replace(held[0], residual_likelihood=5, residual_impact=5, valid_from=since)
    down = replace(held[1], residual_likelihood=1, residual_impact=1, valid_from=since)
    new = replace(held[2], code="NEW-R1", title="A new risk", items=(), valid_from=since)
    changed = Framework(risks=(up, down, new))
    frameworks.apply(framework=changed, by="system", at=town.later, reason="Assessed again")
    text = page(reader, "/risks")
    assert "1 went up, 1 went down and 1 appeared" in text
    assert f"Up {25 - left(held[0])}, worse" in text
    assert "Joined to no objective" in text
    said = reader.get("/risks.csv?register=" + new.register.value).content.decode()
    assert "NEW-R1" in said


def test_filters_meet_and_are_kept(reader: Client) -> None:
    text = page(reader, "/risks?register=departmental&unit=ASC&likelihood=9&impact=x")
    assert '<input type="hidden" name="register" value="departmental">' in text
    assert 'href="/units/ASC' in text
    none = page(reader, "/risks?register=corporate&unit=P-POLICE")
    assert "No risk meets these filters." in none
    assert "No risk is recorded here." in none


@pytest.mark.parametrize("form", ["csv", "xlsx", "docx", "pdf", "html"])
def test_the_register_is_taken_away_in_every_format(reader: Client, form: str) -> None:
    answer = reader.get(f"/risks.{form}?register=corporate&likelihood=3&impact=3")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{form}"')
    assert reader.get(f"/risks.{form}?register=corporate&unit=P-POLICE").status_code == 200


def test_a_long_register_says_how_many_are_shown(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldenthread.web.risks import views

    monkeypatch.setattr(views, "MOST", 3)
    text = page(reader, "/risks")
    assert rows(text) == 3
    assert "The first 3 of " in text


def test_before_a_risk_is_held_the_page_says_what_to_do(client: Client, db: None) -> None:
    from django.contrib.auth.models import User

    client.force_login(User.objects.create_user("officer"))
    text = page(client, "/risks")
    assert "No risk is held yet." in text
    assert 'href="/import' in text
