"""Priorities: everything that serves one, whoever does it, and who answers for it."""

import re

from django.test import Client

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.plans import Item, ItemKind
from goldenthread.flows import framework as frameworks
from goldenthread.records.publishing.queries import picture
from tests.town.fixtures import Town


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_priority_has_a_page_and_a_line_in_the_list(reader: Client, town: Town) -> None:
    listed = page(reader, "/priorities")
    items = picture(period=town.closes).framework.items
    for item in (each for each in items if each.kind is ItemKind.PRIORITY):
        assert f'href="/priorities/{item.code}"' in listed
        text = page(reader, f"/priorities/{item.code}")
        assert text.count("<h1") == 1
        for heading in ("What needs attention", "Who answers for it", "In the remit of"):
            assert heading in text


def test_a_priority_says_the_same_as_its_scorecard(reader: Client) -> None:
    text = page(reader, "/priorities/HEALTH")
    answer = re.findall(r'<p class="gt-answer">(.*?)</p>', text, re.DOTALL)[0]
    there = page(reader, "/scorecard?priority=HEALTH")
    same = re.findall(r'<p class="gt-answer">(.*?)</p>', there, re.DOTALL)[0]
    assert answer.startswith(same.strip())


def test_every_count_leads_to_as_many_measures(reader: Client) -> None:
    text = page(reader, "/priorities/HEALTH")
    found = re.findall(r'href="(/scorecard\?[^"]*priority=HEALTH[^"]*)">([\d,]+)</a>', text)
    assert found
    for href, number in found:
        there = page(reader, href.replace("&amp;", "&"))
        assert f"Showing {number} of" in there, href


def test_a_priority_that_nothing_serves_says_what_to_do(reader: Client, town: Town) -> None:
    bare = Item(code="BARE", plan="CORPORATE", kind=ItemKind.PRIORITY, title="A bare priority")
    new = Framework(items=(bare,))
    frameworks.apply(framework=new, by="system", at=town.later, reason="A new priority")
    assert "Nothing serves this priority yet." in page(reader, "/priorities/BARE")


def test_lists_say_what_to_do_before_anything_is_held(client: Client, db: None) -> None:
    from django.contrib.auth.models import User

    client.force_login(User.objects.create_user("officer"))
    for address in ("/priorities", "/plans", "/units", "/bodies"):
        text = page(client, address)
        assert "is held yet." in text
        assert 'href="/import' in text
