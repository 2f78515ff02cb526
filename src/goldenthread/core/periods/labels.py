"""Labels: periods as councils write them, read in one place.

The grammar is forgiving about order and spelling and strict about sense: a label is a year, with at
most one part of a year, and perhaps the name of a calendar. Anything left over is refused.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from goldenthread.core.periods.days import NotADay, full_year, month_number, read_date
from goldenthread.core.periods.spans import (
    MONTHS_IN,
    OPENING,
    Calendar,
    Kind,
    NotAPeriod,
    Period,
    containing,
    months_on,
    starting,
)

CURE = "Write it as 2026/27 Q2, 2026/27, Jun 2026 or 2026/27 Autumn term."
FIRST, LAST = 1900, 2199
"""Years outside these are slips of the finger."""

_NOTE = re.compile(r"\[[^\]]*\]|[;,]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_ROLLING = re.compile(r"(?:rolling year|(?:rolling )?12 months|year) (?:to|ending)(?: end)? (.+)")
_FYE = re.compile(r"(?:fye|financial year end(?:ing|ed)?)(?: 31 mar(?:ch)?)? ?(\d{4})")
_NAMED_DAY = r"\d{1,2}(?:st|nd|rd|th)? ?[a-z]{3,9}(?: \d{4})?"
_DAY = re.compile(rf"\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|{_NAMED_DAY}")
_DAYS = re.compile(rf"({_NAMED_DAY}) ?(?:to|-) ?({_NAMED_DAY})")
_CALENDAR = re.compile(r"\b(?:(academic|financial|calendar)(?: year)?\b|(ay|fy|cy)(?=\b|\d))")
_YEARS = re.compile(r"(?<!\d)(\d{4}|\d\d) ?[/-] ?(\d{4}|\d\d)(?!\d)|(?<!\d)(\d{4})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<=[a-z])[ -]?'?(\d{2})$")
_MONTHS = re.compile(r"([a-z]+) ?(?:to|-) ?([a-z]+)")
_NUMBERED = re.compile(r"(q|quarter|qtr|h|half|half-year|p|m|period|month|term) ?(\d{1,2})")
_PLACED = re.compile(r"(\d)(?:st|nd|rd|th) (quarter|half|half-year|term|month)")
_WHOLE_YEAR = frozenset({"", "outturn", "out-turn", "full year", "annual", "year", "year end"})
_WORDS = {
    "first half": (Kind.HALF, 1),
    "second half": (Kind.HALF, 2),
    "mid-year": (Kind.HALF, 1),
    "first quarter": (Kind.QUARTER, 1),
    "second quarter": (Kind.QUARTER, 2),
    "third quarter": (Kind.QUARTER, 3),
    "fourth quarter": (Kind.QUARTER, 4),
}
_TERMS = {"autumn": 9, "spring": 1, "summer": 5}
_INITIALS = {"q": Kind.QUARTER, "h": Kind.HALF, "t": Kind.TERM, "m": Kind.MONTH, "p": Kind.MONTH}
_SHORT = {"ay": Calendar.ACADEMIC, "fy": Calendar.FINANCIAL, "cy": Calendar.CALENDAR}


@dataclass(frozen=True, slots=True)
class _Year:
    """A year as written: its first, whether two were ("2026/27"), its calendar if said, or else."""

    first: int
    spanning: bool
    named: Calendar | None
    unsaid: Calendar

    @property
    def calendar(self) -> Calendar:
        """The calendar the year follows; what is written decides before what was unsaid."""
        if self.named is not None:
            return self.named
        if not self.spanning:
            return Calendar.CALENDAR
        return Calendar.ACADEMIC if self.unsaid is Calendar.ACADEMIC else Calendar.FINANCIAL


@lru_cache(maxsize=8192)
def parse(text: str, calendar: Calendar = Calendar.FINANCIAL) -> Period:
    """The period that a label names.

    `calendar` says only what an unsaid year means: "2026/27" and "Jun 2026" follow it, "2026" and
    "2026 Q2" are always of the calendar year. `parse(p.label) == p` for every period from 1900 to
    2199. Raises `NotAPeriod`, which says what is wrong and what to write.
    """
    plain = " ".join(_DASHES.sub("-", _NOTE.sub(" ", text)).casefold().split())
    try:
        return _read(plain, calendar)
    except NotAPeriod as wrong:
        raise NotAPeriod(f"“{text.strip()}” is not a period: {wrong}. {CURE}") from None


def _read(plain: str, calendar: Calendar) -> Period:
    if len(plain) > 80:
        raise NotAPeriod("it is too long")
    if match := _FYE.fullmatch(plain):
        return _in_year("", _checked(int(match[1]) - 1, Calendar.FINANCIAL, calendar))
    if match := _ROLLING.fullmatch(plain):
        return _rolling(match[1], calendar)
    if _DAY.fullmatch(plain):
        _day(plain)
        raise NotAPeriod("it is a day")
    if match := _DAYS.fullmatch(plain):
        return _from_days(match[1], match[2], calendar)
    return _labelled(plain, calendar)


def _checked(first: int, named: Calendar | None, unsaid: Calendar, spanning: bool = True) -> _Year:
    if not FIRST <= first < LAST:
        raise NotAPeriod(f"{first} is not a year from {FIRST} to {LAST}")
    return _Year(first, spanning, named, unsaid)


def _rolling(text: str, calendar: Calendar) -> Period:
    month = _labelled(text, calendar)
    if month.kind is not Kind.MONTH:
        raise NotAPeriod("a rolling year ends with a month, as in rolling year to Jun 2026")
    return containing(month.start, Kind.ROLLING, month.calendar)


def _day(text: str, year: int = 2000) -> date:
    said = text if re.search(r"\d{4}|\d[-/.]\d", text) else f"{text} {year}"
    try:
        return read_date(said)
    except NotADay as wrong:
        reason = str(wrong).partition("is not a day: ")[2].partition(". ")[0]
        unsaid = reason if said is text else reason.replace(f" {year}", "")
        raise NotAPeriod(unsaid or "it is not a month, quarter or year") from None


def _from_days(first: str, last: str, calendar: Calendar) -> Period:
    end = _day(last) + timedelta(days=1)
    start = _day(first, end.year)
    if start >= end:
        start = _day(first, end.year - 1)
    return _exactly(start, end, calendar)


def _exactly(start: date, end: date, calendar: Calendar) -> Period:
    for each in (calendar, *Calendar):
        for kind in (Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR):
            period = containing(start, kind, each)
            if (period.start, period.end) == (start, end):
                return period
    raise NotAPeriod("those are not the days of a month, quarter, half-year or year")


def _labelled(plain: str, calendar: Calendar) -> Period:
    match = _CALENDAR.search(plain)
    named = None
    if match:
        named = Calendar(match[1]) if match[1] else _SHORT[match[2]]
        plain = f"{plain[: match.start()]} {plain[match.end() :]}"
    rest, year = _year_in(plain, named, calendar)
    words = rest.strip(" -/:.'()").split()
    return _in_year(" ".join(word for word in words if word not in {"of", "the", "in"}), year)


def _year_in(plain: str, named: Calendar | None, unsaid: Calendar) -> tuple[str, _Year]:
    match = _YEARS.search(plain)
    if match is None:
        match = _SHORT_YEAR.search(plain.strip(" ()"))
        if match is None or not month_number(plain[: match.start()].strip()):
            raise NotAPeriod("it names no year")
        return plain[: match.start()], _checked(full_year(match[1]), named, unsaid, False)
    rest = f"{plain[: match.start()]} {plain[match.end() :]}"
    if match[3]:
        return rest, _checked(int(match[3]), named, unsaid, False)
    first = full_year(match[1])
    if int(match[2]) not in {first + 1, (first + 1) % 100}:
        after = f"{(first + 1) % 100:02d}"
        raise NotAPeriod(f"the year after {first} is {after}, not {match[2]}")
    if named is Calendar.CALENDAR:
        raise NotAPeriod(f"a calendar year is one year, as in {first}")
    return rest, _checked(first, named, unsaid)


def _in_year(rest: str, year: _Year) -> Period:
    if month := month_number(rest):
        return _month(month, year)
    if term := _TERMS.get(rest.removesuffix(" term")):
        return containing(_first_of(term, year, Calendar.ACADEMIC), Kind.TERM)
    if rest not in _WORDS and (match := _MONTHS.fullmatch(rest)):
        return _month_range(match[1], match[2], year)
    kind, place = _part(rest)
    if not year.spanning and year.calendar is not Calendar.CALENDAR:
        raise NotAPeriod(f"{year.first} alone does not say which {year.calendar} year it is")
    calendar = Calendar.ACADEMIC if kind is Kind.TERM else year.calendar
    opening = date(year.first, OPENING[calendar], 1)
    if kind is not Kind.TERM or year.spanning:
        return starting(kind, calendar, months_on(opening, (place - 1) * MONTHS_IN[kind]))
    raise NotAPeriod("a term is of an academic year, as in 2026/27 Autumn term")


def _part(rest: str) -> tuple[Kind, int]:
    if rest in _WHOLE_YEAR:
        return Kind.YEAR, 1
    if rest in _WORDS:
        return _WORDS[rest]
    numbered, placed = _NUMBERED.fullmatch(rest), _PLACED.fullmatch(rest)
    if numbered:
        kind, place = _INITIALS[numbered[1][0]], int(numbered[2])
    elif placed:
        kind, place = _INITIALS[placed[2][0]], int(placed[1])
    else:
        raise NotAPeriod(f"“{rest}” is not a part of a year")
    most = 12 // MONTHS_IN[kind]
    if not 1 <= place <= most:
        raise NotAPeriod(f"a year has {kind}s 1 to {most}, and no {place}")
    return kind, place


def _month(month: int, year: _Year) -> Period:
    calendar = year.named or (year.calendar if year.spanning else year.unsaid)
    return containing(_first_of(month, year, calendar), Kind.MONTH, calendar)


def _first_of(month: int, year: _Year, calendar: Calendar) -> date:
    """The first of a month in a year as written: "Jan 2008/09" is in 2009."""
    later = year.spanning and month < OPENING[calendar]
    return date(year.first + later, month, 1)


def _month_range(first: str, last: str, year: _Year) -> Period:
    begins, ends = month_number(first), month_number(last)
    if begins is None or ends is None:
        raise NotAPeriod(f"“{first} to {last}” is not a span of months")
    calendar = year.named or (year.calendar if year.spanning else year.unsaid)
    start = _first_of(begins, year, calendar)
    end = months_on(start, (ends - begins) % 12 + 1)
    return _exactly(start, end, calendar)
