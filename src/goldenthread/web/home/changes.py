"""What changed lately: new figures, figures said again, and ratings set by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from goldenthread.core.measuring.lateness import today
from goldenthread.core.periods import Period
from goldenthread.reports.words import day, lowered, period_title, plural
from goldenthread.web.known import Known

LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed: when, about which measure (blank for many), and what."""

    at: datetime
    day: str
    code: str
    title: str
    what: str


def changes(here: Known) -> tuple[Change, ...]:
    """Return what changed in the thirty days before the moment shown, newest first."""
    since = here.picture.at - LATELY
    found = [*_new(here, since), *_restated(here, since), *_by_hand(here, since)]
    return tuple(sorted(found, key=lambda change: change.at, reverse=True))


def _new(here: Known, since: datetime) -> list[Change]:
    came: dict[Period, list[datetime]] = {}
    for (_, period), (first, _) in here.picture.known.items():
        if first >= since:
            came.setdefault(period, []).append(first)
    return [
        _change(
            max(moments), f"{plural(len(moments), 'figure')} came in", title=period_title(period)
        )
        for period, moments in came.items()
    ]


def _restated(here: Known, since: datetime) -> list[Change]:
    return [
        _change(last, f"The figure for {period.label} was given again", code, _title(here, code))
        for (code, period), (first, last) in here.picture.known.items()
        if last >= since and last > first
    ]


def _by_hand(here: Known, since: datetime) -> list[Change]:
    return [
        _change(
            said.at,
            f"Rated {lowered(said.fact.label or said.fact.rating)} by hand for {period.label}",
            code,
            _title(here, code),
        )
        for (code, period), said in here.picture.overrides.items()
        if said.at >= since
    ]


def _title(here: Known, code: str) -> str:
    line = here.lines.get(code)
    return line.measure.title if line else code


def _change(at: datetime, what: str, code: str = "", title: str = "") -> Change:
    return Change(at=at, day=day(today(at)), code=code, title=title, what=what)
