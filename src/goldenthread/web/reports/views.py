"""The library of reports by subject and quarter, and reports made or made again as files."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldenthread.core.facts.picture import Picture
from goldenthread.core.periods import Period
from goldenthread.records.publishing import queries as publishing
from goldenthread.reports.build import selection
from goldenthread.reports.build.catalogue import BY_CODE
from goldenthread.reports.build.kinds import Every, Kind, Subject, owed
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show, show_known
from goldenthread.web.known import Known, known
from goldenthread.web.reports.library import Shelf, answer, shelves
from goldenthread.web.sending import FORMATS, opened, send

FEW = 30
"""Rows that are shown at once; beyond, each kind but the first is folded under its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The library: every kind of report, folded but for the first when they are many."""

    answer: tuple[str, ...]
    shelves: tuple[Shelf, ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePage:
    """The second step of making a report: what it can be about, of which period, as which file."""

    kind: Kind
    subjects: tuple[Subject, ...]
    subject: str
    periods: tuple[Period, ...]
    formats: Mapping[str, str]
    problem: str


def library(request: HttpRequest) -> HttpResponse:
    """Show every report that went out, is in draft or is due."""
    return show_known(request, "reports.html", "reports", known(asked(request)), _library)


def _library(here: Known) -> Page:
    found = shelves(here)
    rows = sum(len(shelf.rows) for shelf in found)
    return Page(answer=answer(here, found), shelves=found, open=rows <= FEW)


def make(request: HttpRequest) -> HttpResponse:
    """Ask what a report of the kind shall be about, and lead to it once that is said."""
    here = known(asked(request))
    kind, subject = BY_CODE.get(request.GET.get("kind", "")), request.GET.get("subject", "")
    form = request.GET.get("form", "")
    if kind is selection.KIND:
        return redirect(here.asked.link("selection"))
    if kind is None or not kind.subjects(here.picture):
        return redirect(here.asked.link("reports"))
    if form in FORMATS and subject in {each.code for each in kind.subjects(here.picture)}:
        return redirect(here.asked.link("report", kind.code, subject, form))
    page = _choices(here, kind, subject, "Choose what the report is about." if form else "")
    response = show(request, "make.html", page, here, "reports")
    response.status_code = 422 if page.problem else 200
    return response


def _choices(here: Known, kind: Kind, subject: str, problem: str) -> MakePage:
    able = [each for each in here.periods if kind.every is Every.ASKED or owed(kind, each)]
    now = here.picture.period
    return MakePage(
        kind=kind,
        subjects=kind.subjects(here.picture),
        subject=subject,
        periods=tuple(able if now in able else [now, *able]),
        formats={form: title for form, (title, _) in FORMATS.items() if form != "html"},
        problem=problem,
    )


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
    made = kind.build(picture, subject)
    return opened(made, here.council) if form == "html" else send(made, form, here.council)
