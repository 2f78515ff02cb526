"""Which period, and what was known when: what every page is asked, and keeps across its links."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from goldenthread.core.periods import Calendar, Kind, NotAPeriod, Period, containing, parse
from goldenthread.core.periods.days import NotADay, read_date
from goldenthread.core.periods.spans import LONDON

LAST_MOMENT = time(23, 59, 59)
"""A day without an hour means all that was known by its end."""

EARLIEST = 1900
"""The first year that can be asked about: the quarter before a day must be a day too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The period and moment of a page. `at` is `None` for what is known now.

    `typed` holds what was typed into the fields, kept when it could not be read; `problem` says why.
    """

    period: Period | None = None
    at: datetime | None = None
    typed: Mapping[str, str]
    problem: str = ""

    @property
    def query(self) -> dict[str, str]:
        """What links must carry so that the next page shows the same period and moment."""
        return dict(_kept(self.period, self.at))

    def link(self, name: str, *codes: str, **also: str) -> str:
        """Return the address of a page, for this period and moment; blank extras are left out."""
        query = self.query | {key: value for key, value in also.items() if value}
        address = _address(get_script_prefix(), name, codes)
        return f"{address}?{urlencode(query)}" if query else address


@lru_cache(maxsize=64)
def _kept(period: Period | None, at: datetime | None) -> tuple[tuple[str, str], ...]:
    kept = {"period": period.label if period else ""}
    if at is not None:
        here = at.astimezone(LONDON)
        kept |= {"day": f"{here:%Y-%m-%d}", "time": f"{here:%H:%M}"}
    return tuple((name, value) for name, value in kept.items() if value)


@lru_cache(maxsize=10_000)
def _address(prefix: str, name: str, codes: tuple[str, ...]) -> str:
    """Return a page's address. A page has hundreds of links and Django takes its time over each;
    the prefix, under which a server may put us, is part of what Django makes of them.
    """
    return reverse(name, args=codes)


def asked(request: HttpRequest) -> Asked:
    """Return what the address asks; a field that cannot be read is told, and left out."""
    typed = {name: request.GET.get(name, "").strip() for name in ("period", "day", "time")}
    try:
        return Asked(period=_period(typed["period"]), at=_moment(typed), typed=typed)
    except (NotAPeriod, NotADay) as problem:
        return Asked(typed=typed, problem=str(problem))


def _period(text: str) -> Period | None:
    return parse(text) if text else None


def _moment(typed: Mapping[str, str]) -> datetime | None:
    if not typed["day"]:
        return None
    day = read_date(typed["day"])
    if day.year < EARLIEST:
        raise NotADay(f"“{typed['day']}” is before any figure. Write it as 30 Sep 2026.")
    return datetime.combine(day, _hour(typed["time"]), LONDON)


def _hour(text: str) -> time:
    if not text:
        return LAST_MOMENT
    try:
        return time.fromisoformat(text.zfill(5)).replace(tzinfo=None, second=59)
    except ValueError:
        raise NotADay(f"“{text}” is not a time. Write it like 09:30.") from None


def last_ended(now: datetime) -> Period:
    """Return the last quarter that had ended at a moment."""
    day = now.astimezone(LONDON).date()
    this = containing(day, Kind.QUARTER, Calendar.FINANCIAL)
    return containing(this.start - timedelta(days=1), Kind.QUARTER, Calendar.FINANCIAL)
