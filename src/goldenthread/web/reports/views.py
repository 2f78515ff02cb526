"""The library of reports by subject and quarter, and reports made or made again as files."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldenthread.core.facts.picture import Picture
from goldenthread.records.publishing import queries as publishing
from goldenthread.reports.build.catalogue import BY_CODE
from goldenthread.reports.words import period_title
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show
from goldenthread.web.known import Known, known
from goldenthread.web.reports.library import Shelf, answer, periods, shelves
from goldenthread.web.sending import FORMATS, send


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The library, and the kinds of file that a report can be made as."""

    answer: tuple[str, ...]
    periods: tuple[str, ...]
    shelves: tuple[Shelf, ...]
    formats: Mapping[str, tuple[str, str]]


def library(request: HttpRequest) -> HttpResponse:
    """Show every report that went out, is in draft or is due."""
    here = known(asked(request))
    found = shelves(here)
    page = Page(
        answer=answer(here, found),
        periods=tuple(period_title(each) for each in periods(here)),
        shelves=found,
        formats=FORMATS,
    )
    return show(request, "reports.html", page, here, "reports")


def make(request: HttpRequest) -> HttpResponse:
    """Lead to the file that the form asks for; `report` is a kind and a subject, a slash between."""
    question = asked(request)
    kind, _, subject = request.GET.get("report", "").partition("/")
    form = request.GET.get("form", "")
    if not subject or kind not in BY_CODE or form not in FORMATS:
        return redirect(question.link("reports"))
    return redirect(question.link("report", kind, subject, form))


def report(request: HttpRequest, kind: str, subject: str, form: str) -> HttpResponse:
    """Send one report for the period and moment asked."""
    here = known(asked(request))
    return _send(here, here.picture, (kind, subject), form)


def issued(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Send a report as it went out: from what was known at its own moment."""
    found = [said.fact for said in publishing.issues() if said.number == number]
    if not found:
        raise Http404("There is no such report.")
    picture = publishing.picture(period=found[0].period, at=found[0].as_at)
    named = (found[0].report, found[0].subject)
    return _send(known(asked(request)), picture, named, form)


def _send(here: Known, picture: Picture, named: tuple[str, str], form: str) -> HttpResponse:
    kind, subject = BY_CODE.get(named[0]), named[1]
    subjects = [each.code for each in kind.subjects(picture)] if kind else []
    if kind is None or form not in FORMATS or subject not in subjects:
        raise Http404("There is no such report in this period.")
    return send(kind.build(picture, subject), form, here.council)
