"""The library of reports by plan and quarter, and reports made or made again as files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.core.facts.picture import Picture, Said
from goldenthread.core.facts.plans import Plan
from goldenthread.core.facts.publishing import Issue
from goldenthread.core.measuring.lateness import today
from goldenthread.core.periods import Period, due, following
from goldenthread.records.publishing import queries as publishing
from goldenthread.reports.build import departmental
from goldenthread.reports.words import day, period_title, plural
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show
from goldenthread.web.known import Known, known
from goldenthread.web.sending import FORMATS, Offer, send

QUARTERS = 4
"""Quarters across the grid: a year, beside the one under way."""
DUE_DAYS = 14
"""Days after a quarter ends by which its reports are due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One plan's report for one period: issued with its files, draft with a way to make it, or due."""

    said: str
    when: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One plan's reports, one cell a period."""

    plan: Plan
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The library, and what can be made."""

    answer: tuple[str, ...]
    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    plans: tuple[Plan, ...]
    formats: Mapping[str, tuple[str, str]]


def library(request: HttpRequest) -> HttpResponse:
    """Show every report that went out, is in draft or is due."""
    here = known(asked(request))
    return show(request, "reports.html", _page(here), here, "reports")


def make(request: HttpRequest) -> HttpResponse:
    """Lead to the file that the form asks for."""
    question = asked(request)
    plan, form = request.GET.get("plan", ""), request.GET.get("form", "")
    if not plan or form not in FORMATS:
        return redirect(question.link("reports"))
    return redirect(question.link("report", plan, form))


def report(request: HttpRequest, plan: str, form: str) -> HttpResponse:
    """Send one plan's report for the period and moment asked."""
    here = known(asked(request))
    return _send(here, here.picture, plan, form)


def issued(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Send a report as it went out: from what was known at its own moment."""
    found = [said for said in publishing.issues() if said.number == number]
    if not found:
        raise Http404("There is no such report.")
    issue = found[0].fact
    picture = publishing.picture(period=issue.period, at=issue.as_at)
    return _send(known(asked(request)), picture, issue.subject, form)


def _send(here: Known, picture: Picture, plan: str, form: str) -> HttpResponse:
    if form not in FORMATS or plan not in departmental.plans(picture):
        raise Http404("There is no such report in this period.")
    return send(departmental.build(picture, plan), form, here.council)


def _page(here: Known) -> Page:
    codes = departmental.plans(here.picture)
    plans = tuple(here.index.plans[code] for code in codes)
    last = max(here.periods, key=lambda each: each.end)
    periods = (following(last), *here.periods[:QUARTERS])
    issues = _latest(publishing.issues(at=here.picture.at))
    rows = tuple(
        Row(plan=plan, cells=tuple(_cell(here, issues, plan.code, each) for each in periods))
        for plan in plans
    )
    return Page(
        answer=_answer(here, issues, plans),
        periods=tuple(period_title(each) for each in periods),
        rows=rows,
        plans=plans,
        formats=FORMATS,
    )


Issues = Mapping[tuple[str, Period], Mapping[str, Said[Issue]]]


def _latest(said: tuple[Said[Issue], ...]) -> Issues:
    """Return the last issue of each format, by plan and period."""
    found: dict[tuple[str, Period], dict[str, Said[Issue]]] = {}
    for each in said:
        key = (each.fact.subject, each.fact.period)
        found.setdefault(key, {})[each.fact.format] = each
    return found


def _answer(here: Known, issues: Issues, plans: tuple[Plan, ...]) -> tuple[str, ...]:
    if not plans:
        return ("No service plan is in force, so no report is due.",)
    out = sum((plan.code, here.picture.period) in issues for plan in plans)
    name = period_title(here.picture.period)
    name = name[0].lower() + name[1:]
    return (
        f"{out} of {plural(len(plans), 'report')} for {name} {'has' if out == 1 else 'have'} been issued.",
    )


def _cell(here: Known, issues: Issues, plan: str, period: Period) -> Cell:
    out = issues.get((plan, period))
    if out:
        files = tuple(
            Offer(title=title, href=reverse("issued", args=(out[form].number, form)))
            for form, (title, _) in FORMATS.items()
            if form in out
        )
        when = max(said.at for said in out.values())
        return Cell(said="Issued", when=day(today(when)), offers=files)
    return _not_out(here, plan, period)


def _not_out(here: Known, plan: str, period: Period) -> Cell:
    end = due(period, DUE_DAYS)
    if period.end > today(here.picture.at):
        return Cell(said="Due", when=day(end.date()), offers=())
    href = here.asked.link("report", plan, "pdf")
    draft = here.asked.link("report", plan, "docx")
    if period != here.picture.period:
        return Cell(said="Not issued", when="", offers=())
    return Cell(
        said="Draft",
        when=_late(end, here.picture.at),
        offers=(Offer(title="PDF", href=href), Offer(title="Word", href=draft)),
    )


def _late(end: datetime, at: datetime) -> str:
    days = (today(at) - end.date()).days
    return f"{plural(days, 'day')} overdue" if days > 0 else f"due {day(end.date())}"
