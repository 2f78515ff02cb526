"""Conditions: what else a band may ask before it counts, in plain words.

    condition = ask { " and " ask }
    ask       = "direction " goodness { " or " goodness }       goodness = better | same | worse
              | "forecast meets " edge                          against the year's target

A condition is settled when a rule is compiled, so the bands that come out are plain intervals.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.lines import Goodness
from goldenthread.core.judging.edge_reach import CannotTell, reach
from goldenthread.core.judging.edges import NotARule, parse
from goldenthread.core.judging.reach import holds
from goldenthread.core.measuring.aims import aim_of
from goldenthread.core.measuring.direction import Travel, travel, travel_in_words
from goldenthread.core.quantities import rounded, shown, value_of

_GOODNESS = {"better": Goodness.BETTER, "same": Goodness.SAME, "worse": Goodness.WORSE}
_ASK = re.compile(
    r"direction (?P<goodness>(?:better|same|worse)(?: or (?:better|same|worse))*)"
    r"|forecast meets (?P<edge>.+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Settled:
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


def settle(text: str, case: Case) -> Settled:
    """Return whether the condition holds for this case; a blank one always does.

    Raises `NotARule` when it is not a condition, `CannotTell` when what it asks about is not known.
    """
    if not text:
        return _UNASKED
    answers = [_settle(_understood(ask), case) for ask in _asks(text)]
    return Settled(
        all(answer.holds for answer in answers),
        " ".join(answer.because for answer in answers),
    )


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


def _settle(found: re.Match[str], case: Case) -> Settled:
    if found["edge"]:
        return _forecast(found["edge"], case)
    wanted = {_GOODNESS[word.lower()] for word in found["goodness"].split(" or ")}
    moved = direction(case)
    words = travel_in_words(moved, case.measure)
    return Settled(moved.goodness in wanted, f"Direction of travel: {words}.")


def direction(case: Case) -> Travel:
    """Return how the case's figure moved; raises `CannotTell` when there is nothing to compare."""
    now = None if case.figure is None else value_of(case.figure, case.measure)
    if now is None or case.before is None:
        raise CannotTell("There is no earlier figure, so the direction of travel is not known.")
    text = case.target.wanted if case.target else ""
    return travel(now, case.before, case.measure, text)


def _forecast(edge: str, case: Case) -> Settled:
    expected = None if case.figure is None else case.figure.forecast
    if expected is None:
        raise CannotTell("There is no year-end forecast.")
    judged: Decimal = rounded(expected, case.measure.places)
    aim = aim_of(case.year_target) if case.year_target else None
    met = holds(reach(edge, case.measure, aim), judged)
    words = shown(expected, case.measure)
    return Settled(met, f"Expected at year end: {words}, which {_meets(met)} what is asked.")


def _meets(met: bool) -> str:
    return "meets" if met else "does not meet"
