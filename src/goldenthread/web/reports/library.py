"""The library: for each kind of report, what it is about by quarter: issued, in draft or due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.publishing import Issue
from goldenthread.core.measuring.lateness import today
from goldenthread.core.periods import Period, due, following
from goldenthread.records.publishing import queries as publishing
from goldenthread.reports.build.catalogue import KINDS
from goldenthread.reports.build.kinds import Kind, Subject, owed
from goldenthread.reports.words import day, period_title, plural
from goldenthread.web.known import Known
from goldenthread.web.sending import FORMATS, Offer

QUARTERS = 4
"""Quarters across the grid: a year, beside the one under way."""
DUE_DAYS = 14
"""Days after a quarter ends by which its reports are due."""

Issues = Mapping[tuple[str, str, Period], Mapping[str, Said[Issue]]]
"""The last issue of each format, by kind of report, subject and period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One report for one period: issued with its files, draft with a way to make it, or due."""

    said: str
    when: str = ""
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The reports about one subject, one cell a period."""

    subject: Subject
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One kind of report, a row for each subject."""

    kind: Kind
    rows: tuple[Row, ...]


def periods(here: Known) -> tuple[Period, ...]:
    """Return the periods across the grid: the one under way, then those that ended, newest first."""
    return (following(here.periods[0]), *here.periods[:QUARTERS])


def shelves(here: Known) -> tuple[Shelf, ...]:
    """Return every kind of report that has something to be about."""
    issues = _latest(publishing.issues(at=here.picture.at))
    found = ((kind, kind.subjects(here.picture)) for kind in KINDS)
    return tuple(
        Shelf(kind=kind, rows=tuple(_row(here, issues, kind, each) for each in subjects))
        for kind, subjects in found
        if subjects
    )


def answer(here: Known, shelves: tuple[Shelf, ...]) -> tuple[str, ...]:
    """Return how many of the reports owed for the period have been issued."""
    column = [each for each, period in enumerate(periods(here)) if period == here.picture.period]
    cells = [row.cells[at] for shelf in shelves for row in shelf.rows for at in column]
    owing = [cell for cell in cells if cell.said != NOT_OWED]
    out = sum(cell.said == ISSUED for cell in owing)
    if not owing:
        return ("No report is owed for this period.",)
    title = period_title(here.picture.period)
    has = "has" if out == 1 else "have"
    many = plural(len(owing), "report")
    return (f"{out} of {many} for {title[0].lower()}{title[1:]} {has} been issued.",)


ISSUED, NOT_OWED = "Issued", "Not owed"


def _latest(said: tuple[Said[Issue], ...]) -> Issues:
    found: dict[tuple[str, str, Period], dict[str, Said[Issue]]] = {}
    for each in said:
        key = (each.fact.report, each.fact.subject, each.fact.period)
        found.setdefault(key, {})[each.fact.format] = each
    return found


def _row(here: Known, issues: Issues, kind: Kind, subject: Subject) -> Row:
    cells = (_cell(here, issues, kind, subject, period=each) for each in periods(here))
    return Row(subject=subject, cells=tuple(cells))


def _cell(here: Known, issues: Issues, kind: Kind, subject: Subject, *, period: Period) -> Cell:
    out = issues.get((kind.code, subject.code, period))
    if out:
        when = max(said.at for said in out.values())
        return Cell(said=ISSUED, when=day(today(when)), offers=_files(out))
    if not owed(kind, period):
        return Cell(said=NOT_OWED)
    end = due(period, DUE_DAYS)
    if period.end > today(here.picture.at):
        return Cell(said="Due", when=day(end.date()))
    if period != here.picture.period:
        return Cell(said="Not issued")
    return Cell(said="Draft", when=_late(end, here.picture.at), offers=_drafts(here, kind, subject))


def _files(out: Mapping[str, Said[Issue]]) -> tuple[Offer, ...]:
    return tuple(
        Offer(title=title, href=reverse("issued", args=(out[form].number, form)))
        for form, (title, _) in FORMATS.items()
        if form in out
    )


def _drafts(here: Known, kind: Kind, subject: Subject) -> tuple[Offer, ...]:
    return tuple(
        Offer(title=FORMATS[form][0], href=here.asked.link("report", kind.code, subject.code, form))
        for form in ("pdf", "docx")
    )


def _late(end: datetime, at: datetime) -> str:
    days = (today(at) - end.date()).days
    return f"{plural(days, 'day')} overdue" if days > 0 else f"due {day(end.date())}"
