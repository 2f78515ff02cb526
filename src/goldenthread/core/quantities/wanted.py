"""What a target asks for: a number, a range, an inequality or a word, as a span of values."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from goldenthread.core.facts.measures import Measure, Polarity
from goldenthread.core.quantities.amounts import (
    LONGEST,
    WORDED,
    NotAQuantity,
    read,
    shown,
    words_of,
)

NONE_WANTED = frozenset({"", "-", "n/a", "na", "none", "no target", "data only", "tbc"})
"""What stands in a target's place when there is none."""

FINER = 2
"""Decimal places that a target may show beyond those of the measure's figures."""

_BELOW = r"<|less than|fewer than|under|below"
_AT_MOST = r"<=|≤|=<|at most|no more than|not more than|up to|maximum(?: of)?|max(?: of)?"
_ABOVE = r">|more than|over|above|greater than"
_AT_LEAST = r">=|≥|=>|at least|no less than|not less than|minimum(?: of)?|min(?: of)?"
_BEFORE = re.compile(
    rf"(?:(?P<at_most>{_AT_MOST})|(?P<at_least>{_AT_LEAST})|(?P<below>{_BELOW})|(?P<above>{_ABOVE})) ?(?P<rest>.+)"
)
_AFTER = re.compile(
    r"(?P<rest>.+?) ?(?:(?P<at_least>\+|plus|or more|or over|or above|or higher)"
    r"|(?P<at_most>or less|or fewer|or under|or below|or lower))"
)
_BARE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
"""What nearly every target is: a number and nothing else, which can be read in one way only."""

_RANGE = re.compile(r"(?:between )?(.*\d.*?)(?: to | and | ?(?<!\de)[-–—] ?)(.*\d.*)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The values that meet a target: from `low` to `high`, `None` being without limit.

    `low_in` and `high_in` say whether the edge itself will do.
    """

    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True

    @property
    def point(self) -> Decimal | None:
        """The one number aimed at; None for a range, which has two."""
        if self.low is None or self.high is None or self.low == self.high:
            return self.high if self.low is None else self.low
        return None

    def met_by(self, value: Decimal) -> bool:
        """Whether a value is what was wanted."""
        enough = self.low is None or value > self.low or (self.low_in and value == self.low)
        within = self.high is None or value < self.high or (self.high_in and value == self.high)
        return enough and within


@lru_cache(maxsize=8192)
def wanted(text: str, measure: Measure) -> Wanted | None:
    """What a target's text asks of the measure; None if it is blank or says that there is none.

    A bare number or word is the least that will do where higher is better, the most where lower is
    better, and the very number where neither is. A range includes both its ends. Raises
    `NotAQuantity`, which says what is wrong and what to write.
    """
    said = " ".join(text.replace("\u00a0", " ").split()).casefold()
    if said in NONE_WANTED:
        return None
    if len(said) > LONGEST:
        raise NotAQuantity(f"“{said[:LONGEST]}…” is not a target: it is too long. Write a number.")
    if _BARE.fullmatch(said) and measure.counted not in WORDED and not measure.suffix:
        return _plain(Decimal(said), measure)
    if said in {word.casefold() for word in words_of(measure)}:
        return _plain(read(said, measure), measure)
    if match := _BEFORE.fullmatch(said) or _AFTER.fullmatch(said):
        return _sided(match, measure)
    if match := _RANGE.fullmatch(said):
        return _between(text, match, measure)
    return _plain(read(said, measure), measure)


def _plain(value: Decimal, measure: Measure) -> Wanted:
    match measure.polarity:
        case Polarity.HIGHER:
            return Wanted(value, None)
        case Polarity.LOWER:
            return Wanted(None, value)
        case _:
            return Wanted(value, value)


def _sided(match: re.Match[str], measure: Measure) -> Wanted:
    said = match.groupdict()
    value = read(said["rest"], measure)
    if said["at_least"]:
        return Wanted(value, None)
    if said["at_most"]:
        return Wanted(None, value)
    if said.get("below"):
        return Wanted(None, value, high_in=False)
    return Wanted(value, None, low_in=False)


def _between(text: str, match: re.Match[str], measure: Measure) -> Wanted:
    low, high = read(match[1], measure), read(match[2], measure)
    if low > high:
        raise NotAQuantity(
            f"“{text}” is not a target: the range runs backwards. Write the lower figure first."
        )
    return Wanted(low, high)


def written(want: Wanted, measure: Measure) -> str:
    """The target as text that `wanted` reads back to the same: "85", "58 to 60", "< 5", ">= 37"."""
    if want.low is not None and want.high is not None:
        if want.low == want.high:
            return _text(want.low, measure)
        return f"{_text(want.low, measure)} to {_text(want.high, measure)}"
    if want.low is not None:
        if want.low_in and measure.polarity is Polarity.HIGHER:
            return _text(want.low, measure)
        return f"{'>=' if want.low_in else '>'} {_text(want.low, measure)}"
    value = _text(want.high or Decimal(0), measure)
    if want.high_in and measure.polarity is Polarity.LOWER:
        return value
    return f"{'<=' if want.high_in else '<'} {value}"


def _text(value: Decimal, measure: Measure) -> str:
    words = words_of(measure)
    return words[int(value)] if words else f"{value:f}"


def wanted_shown(want: Wanted, measure: Measure) -> str:
    """The target as people read it: "85.0%", "58% to 60%", "under 5", "37 or more".

    A profiled target may be finer than the measure's figures ("281.25"); it is shown so.
    """
    if want.low is not None and want.high is not None:
        low, high = _finely(want.low, measure), _finely(want.high, measure)
        return low if low == high else f"{low} to {high}"
    if want.low is not None:
        low = _finely(want.low, measure)
        if not want.low_in:
            return f"over {low}"
        return low if measure.polarity is Polarity.HIGHER else f"{low} or more"
    high = _finely(want.high or Decimal(0), measure)
    if not want.high_in:
        return f"under {high}"
    return high if measure.polarity is Polarity.LOWER else f"{high} or less"


def _finely(value: Decimal, measure: Measure) -> str:
    own = -int(value.normalize().as_tuple().exponent)
    places = min(max(measure.places, own), measure.places + FINER)
    return shown(value, measure if places == measure.places else replace(measure, places=places))
