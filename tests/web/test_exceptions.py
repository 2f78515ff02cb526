"""Exceptions: each is there with why it counts, narrowed as asked, and taken away as shown."""

import re

import pytest
from django.test import Client

from goldenthread.core.judging.triggers import exceptions
from goldenthread.records.publishing.queries import picture
from goldenthread.web.design.remembering import forget
from goldenthread.web.exceptions.views import MOST
from tests.town.fixtures import Town


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_measure_that_is_an_exception_is_told_with_why(reader: Client, town: Town) -> None:
    text = page(reader, "/exceptions")
    now = picture(period=town.closes)
    measures = {m.code for m in now.framework.measures}
    wanted = {each.code for each in exceptions(now)} & measures
    assert wanted
    assert {code for code in measures if f'href="/measures/{code}"' in text} == wanted
    numbers = re.findall(r'<b>(\d+)</b> <a href="#(?:off-target|over)">', text)
    assert sum(map(int, numbers)) == len(wanted)
    assert text.count("Why it counts") == sum(min(int(number), MOST) for number in numbers)
    assert text.count("The owner says") == text.count("Why it counts")


def test_late_milestones_are_told_with_their_dates(reader: Client) -> None:
    text = page(reader, "/exceptions")
    assert re.search(r"days? overdue; ", text)
    assert "Late, or will not be met (" in text


def test_a_unit_a_priority_and_a_board_narrow_the_page(reader: Client, town: Town) -> None:
    now = picture(period=town.closes).framework
    unit_of = {m.code: m.unit for m in now.measures}
    whole = set(re.findall(r'href="/measures/([^"?]+)"', page(reader, "/exceptions")))
    asc = set(re.findall(r'href="/measures/([^"?]+)"', page(reader, "/exceptions?unit=ASC")))
    assert asc == {code for code in whole if unit_of[code] == "ASC"}
    both = page(reader, "/exceptions?unit=ASC&priority=HEALTH")
    assert 'href="/priorities/HEALTH' in both
    assert 'href="/units/ASC' in both
    assert "Clear filters" in both
    board = set(re.findall(r'href="/measures/([^"?]+)"', page(reader, "/exceptions?body=PPB-SAFE")))
    assert board < whole


def test_a_part_without_exceptions_says_so(reader: Client) -> None:
    text = page(reader, "/exceptions?unit=P-NHS&priority=EFF")
    assert "Nothing here is out of line" in text
    assert "Nothing that is rated is off target." in text


def test_a_code_that_is_not_known_narrows_nothing(reader: Client) -> None:
    def found(address: str) -> list[str]:
        return re.findall(r'href="/measures/([^"?]+)"', page(reader, address))

    assert found("/exceptions?unit=NOWHERE") == found("/exceptions")


def test_what_is_shown_is_taken_away(reader: Client) -> None:
    said = reader.get("/exceptions.csv?unit=ASC").content.decode()
    shown = set(re.findall(r'href="/measures/([^"?]+)"', page(reader, "/exceptions?unit=ASC")))
    assert all(code in said for code in shown)
    assert "CHS-LI" not in said


def test_a_long_list_is_told_in_short_after_the_first(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldenthread.web.exceptions import views

    whole = page(reader, "/exceptions").count("Why it counts")
    monkeypatch.setattr(views, "MOST", 2)
    forget()
    text = page(reader, "/exceptions")
    assert "more. Filter the page to read of them in full." in text
    assert text.count("Why it counts") == 4 < whole


def test_the_counts_of_each_priority_lead_to_as_many(reader: Client, town: Town) -> None:
    text = page(reader, "/exceptions")
    table = text.split("Where they are")[1].split("</table>")[0]
    cells = re.findall(r'<a href="(/exceptions\?priority=[^"#]+)#off-target">(\d+)</a>', table)
    assert len(cells) > 2
    for address, number in cells:
        assert f'>{number}</b> <a href="#off-target">' in page(
            reader, address.replace("&amp;", "&")
        )
    whole = re.findall(r'<b>(\d+)</b> <a href="#off-target">', text)
    loose = re.findall(r'<a href="#off-target">(\d+)</a>', table)
    assert sum(int(number) for _, number in cells) + sum(map(int, loose)) == int(whole[0])


def test_within_a_priority_the_counts_are_of_units(reader: Client) -> None:
    text = page(reader, "/exceptions?priority=HEALTH")
    table = text.split("Where they are")[1].split("</table>")[0]
    assert "unit=ASC" in table
    assert "priority=HEALTH" in table


def test_before_anything_is_held_the_page_says_what_to_do(client: Client, db: None) -> None:
    from django.contrib.auth.models import User

    client.force_login(User.objects.create_user("officer"))
    text = page(client, "/exceptions")
    assert "No measure is held yet." in text
    assert 'href="/import' in text
