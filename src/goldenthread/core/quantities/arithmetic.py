"""Arithmetic in sentences: the shares and dates of a commentary, worked out again."""

import re
from calendar import monthrange
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

_NUMBER = r"\d+(?:\.\d+)?"
_SHARES = (
    re.compile(
        rf"(?P<percent>{_NUMBER})\s?%,? ?\(?(?:[a-z]+ ){{0,3}}(?P<part>\d+) (?:out )?of (?P<whole>\d+)\)?"
    ),
    re.compile(
        rf"(?P<part>\d+)(?: (?:out )?of |/)(?P<whole>\d+)(?:,? (?:is|or|that is|i\.e\.))?,? "
        rf"\(?(?P<percent>{_NUMBER})\s?%\)?"
    ),
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTHS)})\b", re.IGNORECASE)
_LEAP = 2024
"""A leap year, so that 29 February is let pass where no year is said."""


def slips(text: str) -> tuple[str, ...]:
    """Return a sentence for each share that is not what its parts give, and each day that cannot be.

    "71.2% (5 of 7)" is a slip, for 5 of 7 is 71.4%; "71% (5 of 7)" is none. A share is right if it
    is the true one rounded to the places it is printed with.
    """
    shares = (match for pattern in _SHARES for match in pattern.finditer(text))
    found = [_share_slip(match) for match in shares]
    found += [_day_slip(match) for match in _DAY.finditer(text)]
    return tuple(dict.fromkeys(slip for slip in found if slip))


def is_share(part: str, whole: int, percent: str) -> bool:
    """Tell whether a printed percentage is the share of the whole, rounded as it is printed."""
    said = Decimal(percent)
    return whole > 0 and _rounded(Decimal(part), Decimal(whole), _step(said)) == said


def _step(said: Decimal) -> Decimal:
    """The least difference that a number printed so can have."""
    return Decimal(1).scaleb(int(said.as_tuple().exponent))


def _rounded(part: Decimal, whole: Decimal, step: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(step, ROUND_HALF_UP)


def _share_slip(match: re.Match[str]) -> str:
    said, part, whole = (Decimal(match[name]) for name in ("percent", "part", "whole"))
    if whole == 0:
        return f"“{match[0]}”: a share of nought is no share."
    if _rounded(part, whole, _step(said)) == said:
        return ""
    more = _rounded(part, whole, Decimal("0.01")).normalize()
    cut = " (cut off, not rounded)" if _cut(part, whole, _step(said)) == said else ""
    return f"“{match[0]}”: {part} of {whole} is {more:f}%{cut}."


def _cut(part: Decimal, whole: Decimal, step: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(step, ROUND_DOWN)


def _day_slip(match: re.Match[str]) -> str:
    month = _MONTHS.index(match[2].lower()) + 1
    days = monthrange(_LEAP, month)[1]
    if 1 <= int(match[1]) <= days:
        return ""
    return f"“{match[0]}”: {match[2].capitalize()} has {days} days."
