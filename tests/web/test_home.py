"""Home: what changed since whoever looks last signed in, and where each change leads."""

import re
from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.publishing import Issue
from goldenthread.flows import closing, imports
from tests.town.fixtures import ACCOUNT, PASSWORD, Town


def page(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def signed_in() -> Client:
    """Somebody who signs in by the form, as a person does."""
    client = Client()
    sent = {"username": ACCOUNT, "password": PASSWORD}
    assert client.post("/sign-in", sent).status_code == 302
    return client


def issue(town: Town, form: str) -> Issue:
    return Issue(
        report="departmental",
        subject="SP-ASC",
        period=town.closes,
        as_at=town.as_at,
        audience="All members",
        format=form,
        sha256="0" * 64,
    )


def test_whoever_never_signed_in_before_is_told_of_thirty_days(town: Town) -> None:
    User.objects.filter(username=ACCOUNT).update(last_login=None)
    assert "in the last 30 days" in page(signed_in()).lower()


def test_changes_are_told_since_the_sign_in_before_and_stay_when_read_twice(town: Town) -> None:
    before = town.later - timedelta(minutes=1)
    User.objects.filter(username=ACCOUNT).update(last_login=before)
    files = [issue(town, "pdf"), issue(town, "docx")]
    closing.record(issues=files, by="system", at=town.later, reason="Closed")
    client = signed_in()
    text = page(client)
    assert "Since you last signed in, on 16 October 2026" in text
    assert "1 report went out" in text
    assert "figures came in" not in text, "they came before"
    again = page(client)
    assert again.split("<main")[1] == text.split("<main")[1]
    assert "In the last 30 days." in page(client, f"/?day={town.later:%Y-%m-%d}")


def test_nothing_new_is_said_to_be_nothing(town: Town) -> None:
    soon = timezone.now() + timedelta(days=3650)
    User.objects.filter(username=ACCOUNT).update(last_login=soon)
    assert "Nothing has changed since you last signed in, on " in page(signed_in())


def test_a_framework_imported_is_a_change_that_leads_to_the_imports(
    reader: Client, town: Town
) -> None:
    new = Framework(measures=(Measure(code="X-1", title="One more"),))
    source = imports.Source(file="more.xlsx", sha256="1" * 64, layout="framework")
    imports.apply(content=new, source=source, by="PERF-1", at=town.later, reason="More")
    text = page(reader, f"/?day={town.later:%Y-%m-%d}")
    assert re.search(r'href="/import[^"]*">more.xlsx</a><p>1 row of the framework changed', text)


def test_a_change_leads_to_its_own_period(reader: Client, town: Town) -> None:
    text = page(reader, f"/?day={town.as_at:%Y-%m-%d}")
    there = re.escape("/scorecard?" + urlencode({"period": town.closes.label}))
    assert re.search(rf'href="{there}[^"]*">Quarter 2, 2026/27</a>', text)
