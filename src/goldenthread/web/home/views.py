"""Home: the answer first, then what is off track, due and changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.lines.choosing import SORTS, counts
from goldenthread.core.measuring.lateness import OVER, today
from goldenthread.reports.words import of_counts
from goldenthread.web.bar import Part, bar
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show
from goldenthread.web.home.changes import Change, changes
from goldenthread.web.home.looked import Since, since
from goldenthread.web.known import Known, known
from goldenthread.web.leads import Leads, leads
from goldenthread.web.sending import Offer, offers

SOON = timedelta(days=30)
SHOWN = 8
"""Things listed before a link to the rest: more than fit on one screen are not read."""
AHEAD = 4
"""Fewer of what is far better than target: it is worth knowing, and seldom urgent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that home says. The counts are of all; the lists are of the first few."""

    answer: tuple[str, ...]
    bar: tuple[Part, ...]
    off: tuple[MeasureLine, ...]
    off_count: int
    over: tuple[MeasureLine, ...]
    over_count: int
    late: tuple[ItemLine, ...]
    late_count: int
    soon: tuple[ItemLine, ...]
    soon_count: int
    missing: int
    changes: tuple[Change, ...]
    change_count: int
    since: str
    held: int
    leads: Leads
    offers: tuple[Offer, ...]


def home(request: HttpRequest) -> HttpResponse:
    """Show where things stand."""
    here = known(asked(request))
    return show(request, "home.html", _page(here, since(request, here)), here, "home")


def _page(here: Known, since: Since) -> Page:
    found = counts(here.measures)
    off = _exceptions(here.measures, over=False)
    over = _exceptions(here.measures, over=True)
    late = sorted((line for line in here.items if line.overdue), key=lambda line: -line.overdue)
    soon = _soon(here)
    changed = changes(here, since.at)
    return Page(
        answer=of_counts(found, here.picture.period),
        bar=bar(found),
        off=off[:SHOWN],
        off_count=len(off),
        over=over[:AHEAD],
        over_count=len(over),
        late=tuple(late[:SHOWN]),
        late_count=len(late),
        soon=soon[:SHOWN],
        soon_count=len(soon),
        missing=dict(found.reasons).get(Unrated.NOT_RETURNED, 0),
        changes=changed[:SHOWN],
        change_count=len(changed),
        since=since.said,
        held=len(here.measures),
        leads=leads(here),
        offers=offers(here.asked, "scorecard-download"),
    )


def _exceptions(lines: Iterable[MeasureLine], over: bool) -> tuple[MeasureLine, ...]:
    """Return the lines to be read first, key measures ahead, then those that got worse."""
    found = [line for line in lines if line.exception and line.exception.over == over]
    by_direction = SORTS["direction"]
    return tuple(sorted(found, key=lambda line: (not line.measure.key_measure, by_direction(line))))


def _soon(here: Known) -> tuple[ItemLine, ...]:
    """Return what falls due in the next thirty days and is not done, the soonest first."""
    now = today(here.picture.at)
    coming = [
        (line.due, line.code, line)
        for line in here.items
        if line.due is not None
        and now <= line.due <= now + SOON
        and (line.progress is None or line.progress.progress not in OVER)
    ]
    return tuple(line for _, _, line in sorted(coming, key=lambda each: each[:2]))
