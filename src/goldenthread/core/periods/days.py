"""Days as people write them."""

import re
from calendar import monthrange
from datetime import date

from goldenthread.core.periods.spans import MONTH_NAMES

FULL_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_NUMBERED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?)?")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-]?([a-z]+)\.?[ \-,]*(\d{4}|\d{2})")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,]+")

_MONTHS = {name.casefold(): n for n, name in enumerate(MONTH_NAMES, 1)}
_MONTHS |= {name.casefold(): n for n, name in enumerate(FULL_NAMES, 1)}
_MONTHS["sept"] = 9


class NotADay(ValueError):
    """What was given is not a day; the message says why and what to write instead."""


def month_number(word: str) -> int | None:
    """1 for "Jan" or "january", and so on; None for any other word."""
    return _MONTHS.get(word.casefold())


def full_year(digits: str) -> int:
    """A year of four digits, or of two: 00 to 79 are of this century, 80 to 99 of the last."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 80 else 1900)


def read_date(text: str) -> date:
    """The day that a text names: "30 Sep 2026", "30th September 2026", "30/09/2026", "2026-09-30".

    Day before month, as in Britain. Raises `NotADay`, which says that 31 September cannot exist.
    """
    said = _WEEKDAY.sub("", " ".join(text.split()).casefold())
    if match := _ISO.fullmatch(said):
        return _day(text, int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERED.fullmatch(said):
        return _day(text, full_year(match[3]), int(match[2]), int(match[1]))
    if match := _NAMED.fullmatch(said):
        month = month_number(match[2])
        if month is not None:
            return _day(text, full_year(match[3]), month, int(match[1]))
    raise NotADay(f"“{text}” is not a day. Write it as 30 Sep 2026 or 30/09/2026.")


def _day(text: str, year: int, month: int, day: int) -> date:
    if not 1 <= year <= 9998:
        raise NotADay(f"“{text}” is not a day: there is no such year. Write it as 30 Sep 2026.")
    if not 1 <= month <= 12:
        raise NotADay(
            f"“{text}” is not a day: there are 12 months. Write the day first, as in 30/09/2026."
        )
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = FULL_NAMES[month - 1]
        raise NotADay(
            f"“{text}” is not a day: {name} {year} has {last} days. Write a day from 1 to {last}."
        )
    return date(year, month, day)
