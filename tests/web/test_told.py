"""The manual tells every address, and the tutorial says what its pages say."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.web.test_routes import patterns

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (DOCS / "reference" / "pages.md").read_text("utf-8")
TUTORIAL = (DOCS / "start" / "tutorial.md").read_text("utf-8")


def addresses() -> set[str]:
    """Every address, its parts named as the manual names them."""
    found = {str(each.pattern) for each in patterns(get_resolver().url_patterns)}
    return {"/" + re.sub(r"<\w+:(\w+)>", r"<\1>", each) for each in found}


def test_the_manual_tells_every_address_and_no_other() -> None:
    assert set(re.findall(r"^\| `(/[^`]*)` \|", PAGES, re.MULTILINE)) == addresses()


def quoted() -> Iterator[tuple[str, str]]:
    """Each sentence that the tutorial quotes, with the address last named before it."""
    address = ""
    for line in TUTORIAL.splitlines():
        named = re.findall(r"`(/[^`]*)`", line)
        address = named[-1] if named else address
        if line.startswith("> "):
            yield address, line[2:]


@pytest.mark.parametrize(("address", "said"), list(quoted()))
def test_the_tutorial_says_what_the_page_says(reader: Client, address: str, said: str) -> None:
    text = html.unescape(reader.get(address).content.decode())
    assert said in re.sub(r"\s+", " ", text)


def test_the_tutorial_quotes_something() -> None:
    assert len(list(quoted())) >= 6
