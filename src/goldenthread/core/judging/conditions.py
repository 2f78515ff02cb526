"""Conditions: what else a band may ask before it counts, in plain words.

    condition = ask { " and " ask }
    ask       = "direction " goodness { " or " goodness }       goodness = better | same | worse
              | "forecast meets " edge                          against the year's target

A condition is settled when a rule is compiled, so the bands that come out are plain intervals.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.lines import Goodness
from goldenthread.core.facts.measures import Measure
from goldenthread.core.judging.edge_reach import CannotTell, reach
from goldenthread.core.judging.edges import NotARule, parse
from goldenthread.core.judging.reach import holds
from goldenthread.core.measuring.aims import Aim, aim_of
from goldenthread.core.measuring.direction import Travel, travel, travel_in_words
from goldenthread.core.quantities import rounded, shown, value_of

_GOODNESS = {"better": Goodness.BETTER, "same": Goodness.SAME, "worse": Goodness.WORSE}
_ASK = re.compile(
    r"direction (?P<goodness>(?:better|same|worse)(?: or (?:better|same|worse))*)"
    r"|forecast meets (?P<edge>.+)",
    re.IGNORECASE,
)


class Known(NamedTuple):
    """What a condition may ask of one figure; `None` where there is none.

    `wanted` is the text of the period's target, `year_aim` what is asked of the year; `before` is the
    figure that the direction of travel is measured from.
    """

    measure: Measure
    value: Decimal | None
    forecast: Decimal | None
    wanted: str
    before: Decimal | None
    year_aim: Aim | None


def known_of(case: Case) -> Known:
    """Return what a condition may ask of the case's figure."""
    figure = case.figure
    return Known(
        measure=case.measure,
        value=value_of(figure, case.measure) if figure else None,
        forecast=figure.forecast if figure else None,
        wanted=case.target.wanted if case.target else "",
        before=case.before,
        year_aim=aim_of(case.year_target) if case.year_target else None,
    )


class Settled(NamedTuple):
    """Whether a condition holds, and what decided it, in a sentence."""

    holds: bool
    because: str


_UNASKED = Settled(holds=True, because="")


def check(text: str) -> None:
    """Raise `NotARule`, with advice, unless the text is blank or a condition."""
    for ask in _asks(text):
        found = _understood(ask)
        if found["edge"]:
            parse(found["edge"])


def settle(text: str, known: Known) -> Settled:
    """Return whether the condition holds for this figure; a blank one always does.

    Raises `NotARule` when it is not a condition, `CannotTell` when what it asks about is not known.
    """
    if not text:
        return _UNASKED
    answers = [_settle(found, known) for found in _read(text)]
    return Settled(
        all(answer.holds for answer in answers),
        " ".join(answer.because for answer in answers),
    )


def asks_of_the_year(text: str) -> bool:
    """Tell whether the condition asks about the forecast, and so about the year's target."""
    return any(ask.startswith("forecast") for ask in _asks(text))


@cache
def _read(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_understood(ask) for ask in _asks(text))


def _asks(text: str) -> list[str]:
    said = " ".join(text.split())
    return re.split(r" and (?=direction |forecast )", said) if said else []


def _understood(ask: str) -> re.Match[str]:
    found = _ASK.fullmatch(ask)
    if found is None:
        raise NotARule(
            f"“{ask}” is not a condition. Write for example: direction better, "
            "direction better or same, forecast meets target, forecast meets target worse 5%."
        )
    return found


def _settle(found: re.Match[str], known: Known) -> Settled:
    if found["edge"]:
        return _forecast(found["edge"], known)
    wanted = [_GOODNESS[word.lower()] for word in found["goodness"].split(" or ")]
    moved = _direction(known)
    words = travel_in_words(moved, known.measure)
    return Settled(moved.goodness in wanted, f"Direction of travel: {words}.")


def _direction(known: Known) -> Travel:
    if known.value is None or known.before is None:
        raise CannotTell("There is no earlier figure, so the direction of travel is not known.")
    return travel(known.value, known.before, known.measure, known.wanted)


def _forecast(edge: str, known: Known) -> Settled:
    if known.forecast is None:
        raise CannotTell("There is no year-end forecast.")
    judged = rounded(known.forecast, known.measure.places)
    met = holds(reach(edge, known.measure, known.year_aim), judged)
    words = shown(known.forecast, known.measure)
    return Settled(met, f"Expected at year end: {words}, which {_meets(met)} what is asked.")


def _meets(met: bool) -> str:
    return "meets" if met else "does not meet"
