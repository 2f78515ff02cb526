"""Setting a measure's rating by hand, with the reason, and going back to the computed one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.lines.choosing import WORDS
from goldenthread.core.measuring.lateness import today
from goldenthread.core.periods import Period
from goldenthread.flows import ratings
from goldenthread.flows.ratings import RatingError
from goldenthread.records.people import queries as people
from goldenthread.records.trail.actions import TrailError
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show
from goldenthread.web.known import Known, known

WITHDRAW = "withdraw"
UNJUDGED = (RatingWord.GREEN, RatingWord.AMBER, RatingWord.RED)
"""What is offered where no rule judged the figure."""


class _Said(TypedDict):
    """What setting and withdrawing a rating both say."""

    period: Period
    reason: str
    by: str
    at: datetime
    live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The form as filled in, what is wrong with it, and what it can be set to."""

    line: MeasureLine
    period: Period
    choices: Mapping[str, str]
    rating: str
    reason: str
    problems: Mapping[str, str]


def rate(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form, or set the rating by hand, or put the computed one back."""
    here = known(asked(request))
    line = here.lines.get(code)
    if line is None or not ratable(here, line):
        raise Http404(f"Nothing of “{code}” can be rated by hand in this period, as shown now.")
    if request.method != "POST":
        return _form(request, here, line, {})
    problems = _problems(line, request)
    if not problems:
        problems = _kept(request, line)
    if problems:
        return _form(request, here, line, problems)
    return redirect(here.asked.link("measure", code))


def ratable(here: Known, line: MeasureLine) -> bool:
    """Return whether a rating can be set: what is known now is shown, and there is a figure."""
    return here.asked.at is None and line.period is not None and line.value is not None


def _choices(line: MeasureLine) -> dict[str, str]:
    """Return the ratings under the words of the rule that judged, best first."""
    offered = {band.rating: band.label for band in line.score.bands} or {
        rating: WORDS[rating] for rating in UNJUDGED
    }
    ordered = (rating for rating in RatingWord if rating in offered)
    return {rating.value: offered[rating] for rating in ordered}


def _problems(line: MeasureLine, request: HttpRequest) -> dict[str, str]:
    rating, reason = request.POST.get("rating", ""), request.POST.get("reason", "").strip()
    found = {}
    if rating not in _choices(line) and not _withdrawing(line, rating):
        found["rating"] = "Choose a rating."
    if not reason:
        found["reason"] = "Say why the computed rating does not stand, or why it stands again."
    return found


def _withdrawing(line: MeasureLine, rating: str) -> bool:
    return rating == WITHDRAW and line.override is not None


def _kept(request: HttpRequest, line: MeasureLine) -> dict[str, str]:
    """Keep what the form says; return what was wrong with it."""
    at = timezone.now()
    account = request.user.get_username()
    by = people.post_of(account=account, on=today(at)) or account
    reason = request.POST["reason"].strip()
    said = _Said(period=line.score.period, reason=reason, by=by, at=at, live=True)
    try:
        _set(line, request.POST["rating"], said)
    except (RatingError, TrailError) as problem:
        return {"rating": str(problem)}
    return {}


def _set(line: MeasureLine, rating: str, said: _Said) -> None:
    if rating == WITHDRAW:
        ratings.withdraw(measure=line.code, **said)
        return
    label = _choices(line)[rating]
    ratings.override(measure=line.code, rating=RatingWord(rating), label=label, **said)


def _form(
    request: HttpRequest, here: Known, line: MeasureLine, problems: Mapping[str, str]
) -> HttpResponse:
    page = Page(
        line=line,
        period=line.period or here.picture.period,
        choices=_choices(line),
        rating=request.POST.get("rating", ""),
        reason=request.POST.get("reason", ""),
        problems=problems,
    )
    response = show(request, "rate.html", page, here, "scorecard")
    response.status_code = 422 if problems else 200
    return response
