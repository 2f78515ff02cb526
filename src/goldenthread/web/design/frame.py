"""The frame around every screen: whose pages these are, the way around, and the moment shown."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import get_script_prefix

from goldenthread.core.facts.organisation import Council
from goldenthread.core.periods import Period
from goldenthread.reports.words import age, moment, period_title
from goldenthread.web.design.asked import Asked
from goldenthread.web.design.remembering import Written, remembered
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
)
"""The pages that the way around leads to, in order of how often they are wanted.

Search is not among them: its box stands in the header of every page.
"""

BROWSED = (
    ("priorities", "Priorities"),
    ("plans", "Plans"),
    ("units", "Units"),
    ("bodies", "Boards"),
)
"""The lists that the foot of every page leads to: what the council is made of."""


WHO = b"<!--who-->"
"""Stands in a page where it says who is signed in: the one thing that is each reader's own."""


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
    """Everything around a screen but who is signed in. `moment` is `None` where no figures are shown."""

    council: Council
    ways: tuple[Way, ...]
    browsed: tuple[Way, ...]
    moment: Moment | None
    asked: Asked


def show(
    request: HttpRequest, template: str, page: object, known: Known, here: str = ""
) -> HttpResponse:
    """Return a screen in its frame, for the period and moment that `known` holds."""
    return _answer(request, _written(template, page, _frame(known, here), request))


def show_known(
    request: HttpRequest,
    template: str,
    here: str,
    known: Known,
    page: Callable[..., object],
    *choices: Hashable,
) -> HttpResponse:
    """Return a screen that says what is known, alike to everybody who may ask; it is remembered.

    `page` makes it from what is known and the choices. Neither it nor the template is told who asks:
    a template that needs to know, or holds a form that changes something, fails here.
    """

    def write() -> Written:
        return _written(template, page(known, *choices), _frame(known, here))

    asked = known.asked
    key = (known.head, known.picture.at, asked.period, asked.at, get_script_prefix())
    if asked.problem:
        return _answer(request, write())
    return _answer(request, remembered((key, template, here, page, choices), write))


def show_plain(
    request: HttpRequest, template: str, page: object, council: Council = NOBODY, status: int = 200
) -> HttpResponse:
    """Return a screen that shows no figures: signing in, or what went wrong."""
    signed_in = bool(_who(request))
    plain = Asked(typed={})
    frame = Frame(
        council=council,
        ways=_ways(plain, "", WAYS) if signed_in else (),
        browsed=_ways(plain, "", BROWSED) if signed_in else (),
        moment=None,
        asked=plain,
    )
    return _answer(request, _written(template, page, frame, request), status)


def _frame(known: Known, here: str) -> Frame:
    return Frame(
        council=known.council,
        ways=_ways(known.asked, here, WAYS),
        browsed=_ways(known.asked, here, BROWSED),
        moment=_moment(known),
        asked=known.asked,
    )


def _who(request: HttpRequest) -> str:
    """Return the account that is signed in; blank if nobody is, or it went wrong before that was known."""
    user = getattr(request, "user", None)
    return user.get_username() if user is not None and user.is_authenticated else ""


def _written(
    template: str, page: object, frame: Frame, request: HttpRequest | None = None
) -> Written:
    text = render_to_string(template, {"page": page, "frame": frame}, request)
    before, _, after = text.encode().partition(WHO)
    return Written(before, after)


def _answer(request: HttpRequest, written: Written, status: int = 200) -> HttpResponse:
    """Return what was written with who is signed in, which stands where `WHO` did.

    That is the first there is: what comes before it holds no words of anybody's that are not escaped.
    """
    who = render_to_string("design/who.html", {"who": _who(request)}, request).encode()
    response = HttpResponse(written.before + who + written.after, status=status)
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
