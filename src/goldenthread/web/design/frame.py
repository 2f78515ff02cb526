"""The frame around every screen: whose pages these are, the way around, and the moment shown."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from goldenthread.core.facts.organisation import Council
from goldenthread.core.periods import Period
from goldenthread.reports.words import age, moment, period_title
from goldenthread.web.design.asked import Asked
from goldenthread.web.known import NOBODY, Known

WAYS = (
    ("home", "Home"),
    ("scorecard", "Scorecard"),
    ("exceptions", "Exceptions"),
    ("thread", "Golden thread"),
    ("risks", "Risks"),
    ("reports", "Reports"),
    ("data", "About the data"),
    ("import", "Import"),
    ("search", "Search"),
)
"""The pages that the way around leads to, in order of how often they are wanted."""

BROWSED = (
    ("priorities", "Priorities"),
    ("plans", "Plans"),
    ("units", "Units"),
    ("bodies", "Boards"),
)
"""The lists that the foot of every page leads to: what the council is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One step of the way around."""

    title: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The period and moment shown, in words, and what the switch offers."""

    period: Period
    title: str
    as_at: str
    age: str
    past: bool
    asked: Asked
    day: str
    time: str
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything around a screen. `moment` is `None` where no figures are shown."""

    council: Council
    ways: tuple[Way, ...]
    browsed: tuple[Way, ...]
    who: str
    moment: Moment | None
    asked: Asked


def show(
    request: HttpRequest, template: str, page: object, known: Known, here: str = ""
) -> HttpResponse:
    """Return a screen in its frame, for the period and moment that `known` holds."""
    frame = Frame(
        council=known.council,
        ways=_ways(known.asked, here, WAYS),
        browsed=_ways(known.asked, here, BROWSED),
        who=request.user.get_username(),
        moment=_moment(known),
        asked=known.asked,
    )
    return _answer(request, template, {"page": page, "frame": frame})


def show_plain(
    request: HttpRequest, template: str, page: object, council: Council = NOBODY, status: int = 200
) -> HttpResponse:
    """Return a screen that shows no figures: signing in, or what went wrong."""
    signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
    plain = Asked(typed={})
    frame = Frame(
        council=council,
        ways=_ways(plain, "", WAYS) if signed_in else (),
        browsed=_ways(plain, "", BROWSED) if signed_in else (),
        who=request.user.get_username() if signed_in else "",
        moment=None,
        asked=plain,
    )
    return _answer(request, template, {"page": page, "frame": frame}, status)


def _answer(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    response = HttpResponse(render_to_string(template, context, request), status=status)
    response["Cache-Control"] = "private, no-store"
    return response


def _ways(asked: Asked, here: str, to: tuple[tuple[str, str], ...]) -> tuple[Way, ...]:
    return tuple(Way(title=title, href=asked.link(name), here=name == here) for name, title in to)


def _moment(known: Known) -> Moment:
    asked, at = known.asked, known.picture.at
    typed = asked.typed if asked.problem else asked.query
    return Moment(
        period=known.picture.period,
        title=period_title(known.picture.period),
        as_at=moment(at),
        age=age(known.picture.period, at),
        past=asked.at is not None,
        asked=asked,
        day=typed.get("day", ""),
        time=typed.get("time", ""),
        periods=known.periods,
    )
