"""What is known for a page: the picture of its period and moment, with every line made from it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from django.utils import timezone

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.lines import ItemLine, MeasureLine, RiskLine
from goldenthread.core.facts.organisation import Council
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.trail import Head
from goldenthread.core.lines.outline import Woven, woven
from goldenthread.core.lines.series import Held, held
from goldenthread.core.lines.whose import Share, everything
from goldenthread.core.periods import Calendar, Kind, Period
from goldenthread.core.thread.audit import audit
from goldenthread.core.thread.indexed import Indexed
from goldenthread.records.publishing import queries as publishing
from goldenthread.records.trail import queries as trail
from goldenthread.web.design.asked import Asked, last_ended

NOBODY = Council(code="", title="Your council", short="Your council")
"""Stands in the page's header until a framework has been imported."""


def council() -> Council:
    """Return the council as last said, or a stand-in before there is one."""
    return (publishing.framework().council or (NOBODY,))[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A picture with its lines, and the quarters that can be asked for, newest first."""

    asked: Asked
    picture: Picture
    holding: Held
    share: Share
    weave: Woven
    broken: Mapping[str, tuple[Finding, ...]]
    periods: tuple[Period, ...]
    head: Head

    @property
    def council(self) -> Council:
        """The council, or a stand-in before there is one."""
        return self.picture.framework.council[0] if self.picture.framework.council else NOBODY

    @property
    def measures(self) -> tuple[MeasureLine, ...]:
        """Every measure's line."""
        return self.share.measures

    @property
    def items(self) -> tuple[ItemLine, ...]:
        """Every item's line."""
        return self.share.items

    @property
    def risks(self) -> tuple[RiskLine, ...]:
        """Every risk's line, highest first."""
        return self.share.risks

    @property
    def index(self) -> Indexed:
        """The framework by code."""
        return self.weave.index

    @property
    def lines(self) -> Mapping[str, MeasureLine]:
        """The measures' lines by code."""
        return self.weave.measures


def known(asked: Asked) -> Known:
    """Return what was known for the period and moment asked; for the newest quarter if none was.

    What is known now is told as at this hour, so that a page asked for again is not worked out
    again, yet days overdue are those of today.
    """
    head = trail.head(at=asked.at)
    now = max(head.at, timezone.now().replace(minute=0, second=0, microsecond=0))
    return replace(_known(head, asked.period, asked.at or now), asked=asked)


@lru_cache(maxsize=16)
def _known(head: Head, period: Period | None, at: datetime) -> Known:
    ended = last_ended(at)
    start = publishing.picture(period=period or ended, at=at)
    periods = _periods(start, ended)
    newest = period or periods[0]
    picture = start if newest == start.period else publishing.picture(period=newest, at=at)
    share = everything(picture)
    return Known(
        asked=Asked(typed={}),
        picture=picture,
        holding=held(picture),
        share=share,
        weave=woven(picture, share.items, share.measures),
        broken=_broken(picture),
        periods=periods,
        head=head,
    )


def _broken(picture: Picture) -> Mapping[str, tuple[Finding, ...]]:
    """Return the breaks in the thread by the code they are about."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in audit(picture.framework, picture.history, picture.period.last_day):
        found[finding.subject].append(finding)
    return {code: tuple(each) for code, each in found.items()}


def _periods(picture: Picture, ended: Period) -> tuple[Period, ...]:
    """Return the quarters with a figure that had ended, newest first; the last ended if none."""
    found = {
        period
        for _, period in picture.figures
        if period.kind is Kind.QUARTER
        and period.calendar is Calendar.FINANCIAL
        and period.end <= ended.end
    }
    return tuple(sorted(found or {ended}, key=lambda each: each.end, reverse=True))
