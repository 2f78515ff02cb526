"""What is so of the data itself, as a page and as a file."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.core.measuring.lateness import today
from goldenthread.records.publishing import queries as publishing
from goldenthread.reports.words import age, day, moment, plural, so_many
from goldenthread.web.data import complete, sure
from goldenthread.web.data.again import Again, again
from goldenthread.web.data.complete import Owed, Unit
from goldenthread.web.data.files import report
from goldenthread.web.data.sure import Grade, Open
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.known import Known, known
from goldenthread.web.leads import Leads, leads
from goldenthread.web.sending import FORMATS, Offer, offers, send

LISTED = 60
"""Rows of a list on the page; the file holds them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that is said of the data; the lists are of the first few."""

    answer: tuple[str, ...]
    age: tuple[str, ...]
    units: tuple[Unit, ...]
    owed: tuple[Owed, ...]
    owed_count: int
    grades: tuple[Grade, ...]
    assured: str
    open: tuple[Open, ...]
    may_change: str
    again: tuple[Again, ...]
    again_count: int
    offers: tuple[Offer, ...]
    leads: Leads
    held: int


def data(request: HttpRequest) -> HttpResponse:
    """Show how old, how complete and how sure the data is, and what was said again."""
    here = known(asked(request))
    return show_known(request, "data.html", "data", here, _page)


def download(request: HttpRequest, form: str) -> HttpResponse:
    """Send the same as a file, with every row."""
    if form not in FORMATS:
        raise Http404(f"There is no such file as {form}.")
    here = known(asked(request))
    page = _page(here, most=None)
    made = report(
        here,
        (*page.answer, *page.age),
        units=page.units,
        owed=page.owed,
        grades=page.grades,
        again=page.again,
    )
    return send(made, form, here.council)


def _page(here: Known, most: int | None = LISTED) -> Page:
    owed = complete.owed(here)
    found = again(here, publishing.issues(at=here.picture.at))
    grades, opened = sure.grades(here.measures), sure.opened(here.measures)
    return Page(
        answer=_answer(here, owed, len(found)),
        age=_age(here),
        units=complete.units(here),
        owed=owed[:most],
        owed_count=len(owed),
        grades=grades,
        assured=sure.counted(grades),
        open=opened[:most],
        may_change=sure.told(opened),
        again=found[:most],
        again_count=len(found),
        offers=offers(here.asked, "data-download"),
        leads=leads(here),
        held=len(here.measures),
    )


def _answer(here: Known, owed: tuple[Owed, ...], said_again: int) -> tuple[str, ...]:
    figures = complete.asked_for(here.measures)
    came = sum(complete.given(line) for line in figures)
    late = sum(each.late > 0 for each in owed)
    opening = f"Of {plural(len(figures), 'figure')} asked for, {so_many(came)} in."
    return (opening, _owing(len(owed), late), _restated(said_again))


def _owing(owing: int, late: int) -> str:
    if not owing:
        return "Nobody owes anything."
    if owing == 1:
        return f"1 return is still to come{' and is overdue' if late else ''}."
    overdue = "all" if late == owing else f"{late:,}" if late else "none"
    return f"{owing:,} returns are still to come, {overdue} of them overdue."


def _restated(number: int) -> str:
    if not number:
        return "No figure has been restated."
    return f"{plural(number, 'figure has', 'figures have')} been restated since first given."


def _age(here: Known) -> tuple[str, ...]:
    """Return how old the data is: the period's end, and when a figure of it last came."""
    period, at = here.picture.period, here.picture.at
    old = age(period, at)
    moments = [last for (_, p), (_, last) in here.picture.known.items() if p == period]
    opening = f"It is {old.replace('after the', 'since the')}" if "after" in old else f"It is {old}"
    if not moments:
        return (f"{opening}. No figure of this period has come in.",)
    newest = max(moments)
    ago = (today(at) - today(newest)).days
    since = f"{plural(ago, 'day')} before the moment shown" if ago else "the day shown"
    return (
        f"{opening}, on {day(today(at))}.",
        f"The newest figure came in on {moment(newest)}, {since}.",
    )
