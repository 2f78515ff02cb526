"""What changed lately: new figures, figures said again, and ratings set by hand."""

from dataclasses import dataclass, replace
from datetime import datetime

from goldenthread.core.measuring.lateness import today
from goldenthread.core.periods import Period
from goldenthread.records.collection import queries as collection
from goldenthread.records.publishing import queries as publishing
from goldenthread.reports.words import day, lowered, period_title, plural
from goldenthread.web.known import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed: when, what it is about with where that is told, and what happened."""

    at: datetime
    day: str
    href: str
    title: str
    what: str


def changes(here: Known, since: datetime) -> tuple[Change, ...]:
    """Return what changed from a moment to the one shown, newest first."""
    found = [
        *_new(here, since),
        *_restated(here, since),
        *_by_hand(here, since),
        *_gone_out(here, since),
        *_brought_in(here, since),
    ]
    return tuple(sorted(found, key=lambda change: change.at, reverse=True))


def _new(here: Known, since: datetime) -> list[Change]:
    came: dict[Period, list[datetime]] = {}
    for (_, period), (first, _) in here.picture.known.items():
        if first >= since:
            came.setdefault(period, []).append(first)
    return [
        _change(
            max(moments),
            f"{plural(len(moments), 'figure')} came in",
            period_title(period),
            replace(here.asked, period=period).link("scorecard"),
        )
        for period, moments in came.items()
    ]


def _restated(here: Known, since: datetime) -> list[Change]:
    return [
        _change(last, f"The figure for {period.label} was given again", *_measure(here, code))
        for (code, period), (first, last) in here.picture.known.items()
        if last >= since and last > first
    ]


def _by_hand(here: Known, since: datetime) -> list[Change]:
    return [
        _change(
            said.at,
            f"Rated {lowered(said.fact.label or said.fact.rating)} by hand for {period.label}",
            *_measure(here, code),
        )
        for (code, period), said in here.picture.overrides.items()
        if said.at >= since
    ]


def _gone_out(here: Known, since: datetime) -> list[Change]:
    """Return how many reports of each period went out; the files of one report are one."""
    gone: dict[Period, dict[tuple[str, str], datetime]] = {}
    for said in publishing.issues(at=here.picture.at):
        if said.at >= since:
            key = (said.fact.report, said.fact.subject)
            gone.setdefault(said.fact.period, {})[key] = said.at
    return [
        _change(
            max(found.values()),
            f"{plural(len(found), 'report')} went out",
            period_title(period),
            replace(here.asked, period=period).link("reports"),
        )
        for period, found in gone.items()
    ]


def _brought_in(here: Known, since: datetime) -> list[Change]:
    """Return the frameworks imported: plans, measures and targets may have changed."""
    return [
        _change(
            said.at,
            f"{plural(said.fact.applied, 'row')} of the framework changed",
            said.fact.file,
            here.asked.link("import"),
        )
        for said in collection.imports(at=here.picture.at)
        if said.at >= since and said.fact.layout == "framework"
    ]


def _measure(here: Known, code: str) -> tuple[str, str]:
    """Return a measure's title, and its page if it is still in force."""
    line = here.lines.get(code)
    return (line.measure.title, here.asked.link("measure", code)) if line else (code, "")


def _change(at: datetime, what: str, title: str, href: str) -> Change:
    return Change(at=at, day=day(today(at)), href=href, title=title, what=what)
