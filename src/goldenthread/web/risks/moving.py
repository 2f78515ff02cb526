"""How risks moved since the quarter before, from what was in force then and is now."""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.core.facts.lines import RiskLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.risks import Risk
from goldenthread.core.periods import previous

UNASSESSED = "Not assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How one risk moved: in words, and by how many points after control (0 if not known)."""

    said: str
    by: int = 0


def before(picture: Picture) -> Mapping[str, Risk]:
    """Return every open risk as it stood when the period before ended, by its code."""
    day = previous(picture.period).last_day
    rows = sorted(picture.history.risks, key=lambda risk: risk.valid_from)
    standing = {risk.code: risk for risk in rows if risk.valid_from <= day}
    return {code: risk for code, risk in standing.items() if not risk.ended}


def left(risk: Risk) -> int:
    """Return what is left of a risk after control; where nobody said, what it was before; 0 if neither."""
    return risk.residual_likelihood * risk.residual_impact or risk.likelihood * risk.impact


def move(line: RiskLine, then: Mapping[str, Risk]) -> Move:
    """Return how a risk moved since the period before."""
    was, now = then.get(line.risk.code), left(line.risk)
    if was is None:
        return Move(said="New")
    old = left(was)
    if old == now:
        return Move(said="No change")
    if not old or not now:
        return Move(said="Assessed since" if now else "No longer assessed")
    return Move(said=f"{'Up' if now > old else 'Down'} from {old}", by=now - old)
