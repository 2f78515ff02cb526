"""Whether the service is well, how to read its pages, and what to do when something went wrong."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.lines.choosing import WORDS
from goldenthread.records.trail import queries as trail
from goldenthread.reports.item_words import WORDS as GOING
from goldenthread.reports.marks import OF_PROGRESS, Shape
from goldenthread.web.design.frame import show_plain
from goldenthread.web.known import council


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What went wrong, and what to do next."""

    title: str
    said: str
    cure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """Every symbol with its word."""

    ratings: tuple[tuple[RatingWord, str], ...]
    going: tuple[tuple[Shape, str], ...]


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """Say whether the store answers, for whatever watches over the service."""
    try:
        trail.head()
    except DatabaseError:
        return HttpResponse("the store does not answer\n", "text/plain", status=503)
    return HttpResponse("well\n", "text/plain")


@login_not_required
def help_page(request: HttpRequest) -> HttpResponse:
    """Show how to read the pages."""
    page = HelpPage(
        ratings=tuple(WORDS.items()),
        going=tuple((OF_PROGRESS[each], word) for each, word in GOING.items()),
    )
    return show_plain(request, "help.html", page, council())


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that what was sent cannot be read: a form too large or torn, or a name that is not ours."""
    page = Trouble(
        title="That cannot be read",
        said="What your browser sent is too large, damaged, or meant for another address.",
        cure="Go back and try once more. If you typed the address, check it.",
    )
    return show_plain(request, "trouble.html", page, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that a form was not accepted, or a page is not this reader's."""
    page = Trouble(
        title="You cannot do that",
        said="The page you sent was too old, or it is not yours to see.",
        cure="Go back, load the page again and try once more.",
    )
    return show_plain(request, "trouble.html", page, status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was not accepted."""
    return forbidden(request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page, or nothing of that code in the period."""
    said = exception.args[0] if exception and exception.args else ""
    page = Trouble(
        title="There is no such page",
        said=said if isinstance(said, str) else "",
        cure="Check the address, or choose a period in which it existed.",
    )
    return show_plain(request, "trouble.html", page, council(), status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that something broke here, without asking the store for anything."""
    page = Trouble(
        title="Something went wrong here",
        said="Nothing that you sent was kept by halves.",
        cure="Try again in a few minutes. If it goes on, tell the performance team.",
    )
    return show_plain(request, "trouble.html", page, status=500)
