"""Search as a page: what was found, group by group, or what to try instead."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from goldenthread.reports.words import plural
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show
from goldenthread.web.known import known
from goldenthread.web.search.entries import entries
from goldenthread.web.search.ranking import Group, found

MOST = 15
"""Listed of each kind: whoever must read more should say more."""
LONGEST = 200
"""Letters of an enquiry that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was asked for and what was found."""

    asked: str
    answer: str
    groups: tuple[Group, ...]
    held: int


def search(request: HttpRequest) -> HttpResponse:
    """Show everything held that has the words asked for."""
    here = known(asked(request))
    text = " ".join(request.GET.get("q", "")[:LONGEST].split())
    groups = found(entries(here), text, MOST)
    page = Page(
        asked=text,
        answer=_answer(text, groups),
        groups=groups,
        held=len(here.measures),
    )
    return show(request, "search.html", page, here, "search")


def _answer(text: str, groups: tuple[Group, ...]) -> str:
    if not text:
        return "Find a measure, objective, risk, plan, service, post or board by its code or words."
    number = sum(len(group.entries) + group.more for group in groups)
    if not number:
        return f"Nothing was found for “{text}”."
    return f"{plural(number, 'thing was', 'things were')} found for “{text}”."
