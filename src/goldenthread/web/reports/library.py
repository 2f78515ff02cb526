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
from goldenthread.reports.build.kinds import Every, Kind, Subject, owed
from goldenthread.reports.words import day, period_title, plural
from goldenthread.web.known import Known
from goldenthread.web.sending import FORMATS, Offer

QUARTERS = 4
"""Periods across the grid that have ended: a year of quarters, beside the one under way."""
NEWEST = 2
"""Periods that the grid always has: the one to come, and the last that ended."""
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
    """One kind of report, a row for each subject and a cell for each of `periods`.

    `said` sums it up; `owing` and `out` count what the period shown owes and what of it went out.
    """

    kind: Kind
    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    subjects: int
    said: str
    owing: int
    out: int
    make: str


def periods(here: Known, kind: Kind) -> tuple[Period, ...]:
    """Return the periods across a kind's grid: the next it is owed for, then the last, newest first."""
    if kind.every is Every.ASKED:
        return here.periods[:QUARTERS]
    coming = following(here.periods[0])
    while not owed(kind, coming):
        coming = following(coming)
    ended = [each for each in here.periods if owed(kind, each)]
    return (coming, *ended[:QUARTERS])


def shelves(here: Known) -> tuple[Shelf, ...]:
    """Return every kind of report that has something to be about."""
    issues = _latest(publishing.issues(at=here.picture.at))
    found = ((kind, kind.subjects(here.picture)) for kind in KINDS)
    return tuple(_shelf(here, issues, kind, subjects) for kind, subjects in found if subjects)


def _shelf(here: Known, issues: Issues, kind: Kind, subjects: tuple[Subject, ...]) -> Shelf:
    across = _across(here, issues, kind)
    listed = _listed(issues, kind, subjects)
    rows = tuple(_row(here, issues, kind, each, across) for each in listed)
    now = [row.cells[at] for row in rows for at, each in enumerate(across) if _shown(here, each)]
    owing = len(now) if kind.every is not Every.ASKED else 0
    out = sum(cell.said == ISSUED for cell in now)
    return Shelf(
        kind=kind,
        periods=tuple(period_title(each) for each in across),
        rows=rows,
        subjects=len(subjects),
        said=_said(kind, across[0], owing, out),
        owing=owing,
        out=out,
        make=here.asked.link("make", kind=kind.code),
    )


def _across(here: Known, issues: Issues, kind: Kind) -> tuple[Period, ...]:
    """Return the periods of which there is something to say: a column of blanks tells nothing."""
    gone = {period for report, _, period in issues if report == kind.code}
    found = periods(here, kind)
    return tuple(
        each for at, each in enumerate(found) if at < NEWEST or each in gone or _shown(here, each)
    )


def _listed(issues: Issues, kind: Kind, subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Return what the grid lists: every subject, but of a kind made when asked only what went out."""
    if kind.every is not Every.ASKED:
        return subjects
    gone = {subject for report, subject, _ in issues if report == kind.code}
    return tuple(subject for subject in subjects if subject.code in gone)


def _shown(here: Known, period: Period) -> bool:
    return period == here.picture.period


def _said(kind: Kind, coming: Period, owing: int, out: int) -> str:
    if kind.every is Every.ASKED:
        return "made when asked for"
    if owing:
        return f"every {kind.every} · {out:,} of {owing:,} issued"
    return f"every {kind.every} · next due {day(due(coming, DUE_DAYS).date())}"


def answer(here: Known, shelves: tuple[Shelf, ...]) -> tuple[str, ...]:
    """Return how many of the reports owed for the period have been issued, and when the rest are due."""
    owing, out = sum(shelf.owing for shelf in shelves), sum(shelf.out for shelf in shelves)
    if not owing:
        return ("No report is owed for this period.",)
    title = period_title(here.picture.period)
    has = "has" if out == 1 else "have"
    many = plural(owing, "report")
    opening = f"{out} of {many} for {title[0].lower()}{title[1:]} {has} been issued."
    if out == owing:
        return (opening,)
    rest = _late(due(here.picture.period, DUE_DAYS), here.picture.at)
    return (opening, f"{_rest(owing, out)} {rest}.")


def _rest(owing: int, out: int) -> str:
    if owing - out == 1:
        return "The other is" if out else "It is"
    return "The rest are" if out else "They are"


ISSUED = "Issued"
DRAFTS = {"html": "Read", "docx": "Word", "pdf": "PDF"}
"""What a draft is offered as: to be read here, to be worked on, and to be sent round."""


def _latest(said: tuple[Said[Issue], ...]) -> Issues:
    found: dict[tuple[str, str, Period], dict[str, Said[Issue]]] = {}
    for each in said:
        key = (each.fact.report, each.fact.subject, each.fact.period)
        found.setdefault(key, {})[each.fact.format] = each
    return found


def _row(
    here: Known, issues: Issues, kind: Kind, subject: Subject, across: tuple[Period, ...]
) -> Row:
    cells = (_cell(here, issues, kind, subject, period=each) for each in across)
    return Row(subject=subject, cells=tuple(cells))


def _cell(here: Known, issues: Issues, kind: Kind, subject: Subject, *, period: Period) -> Cell:
    out = issues.get((kind.code, subject.code, period))
    if out:
        when = max(said.at for said in out.values())
        return Cell(said=ISSUED, when=day(today(when)), offers=_files(out))
    if kind.every is Every.ASKED:
        return Cell(said="Not asked for")
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
        Offer(title=title, href=here.asked.link("report", kind.code, subject.code, form))
        for form, title in DRAFTS.items()
    )


def _late(end: datetime, at: datetime) -> str:
    days = (today(at) - end.date()).days
    return f"{plural(days, 'day')} overdue" if days > 0 else f"due {day(end.date())}"
