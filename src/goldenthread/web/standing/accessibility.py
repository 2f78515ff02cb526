"""The accessibility statement that a public body must publish, and when it was last gone over.

Its parts are those asked for by the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
Accessibility Regulations 2018: what does not comply, how to ask for it otherwise, how to complain, and
how it was tested. Go over the words, and the date, once a year and whenever the tests change.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goldenthread.core.measuring.lateness import today
from goldenthread.reports.words import day
from goldenthread.web.design.frame import show_plain
from goldenthread.web.known import council

PREPARED = date(2026, 11, 22)
"""When the statement was first written."""
REVIEWED = date(2026, 11, 22)
"""When it was last compared with what the tests find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Whose statement it is, how to reach them, and its dates in words; `overdue` if a year has gone by."""

    whose: str
    contact: str
    prepared: str
    reviewed: str
    due: str
    overdue: bool


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the statement, to whoever asks."""
    due = REVIEWED.replace(year=REVIEWED.year + 1)
    own = council()
    page = Page(
        whose=own.title,
        contact=settings.CONTACT,
        prepared=day(PREPARED),
        reviewed=day(REVIEWED),
        due=day(due),
        overdue=today(timezone.now()) > due,
    )
    return show_plain(request, "accessibility.html", page, own)
