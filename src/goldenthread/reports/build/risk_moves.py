"""How risks moved since the period before: their scores then and now, what is new, what was closed."""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.core.facts.lines import RiskLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.risks import Risk
from goldenthread.core.history.validity import in_force
from goldenthread.core.lines.risks import left, risk_lines
from goldenthread.core.periods import previous

NEW = "New"
SAME = "No change"
UNKNOWN = "Not assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A risk now, and as it stood when the period before ended (`None` if it was not held then)."""

    line: RiskLine
    before: Risk | None

    @property
    def words(self) -> str:
        """Which way its score moved and by how much, and whether that is welcome."""
        now, then = left(self.line.risk), left(self.before) if self.before else 0
        if self.before is None:
            return NEW
        if not (now and then):
            return "Now assessed" if now else UNKNOWN
        if now == then:
            return SAME
        way, welcome = ("Up", "worse") if now > then else ("Down", "better")
        return f"{way} {abs(now - then)}, {welcome}"

    @property
    def shifted(self) -> bool:
        """Whether it stands otherwise than when the period before ended."""
        return self.words not in {SAME, UNKNOWN}


def before(picture: Picture) -> Mapping[str, Risk]:
    """Return the risks in force on the last day of the period before, by code."""
    held = in_force(picture.history.risks, previous(picture.period).last_day)
    return {risk.code: risk for risk in held}


def moved(picture: Picture) -> tuple[Moved, ...]:
    """Return every open risk with how it moved, highest first."""
    then = before(picture)
    return tuple(Moved(line=line, before=then.get(line.risk.code)) for line in risk_lines(picture))


def closed(picture: Picture) -> tuple[Risk, ...]:
    """Return the risks that were in force when the period before ended and are so no longer."""
    now = {line.risk.code for line in risk_lines(picture)}
    return tuple(risk for code, risk in sorted(before(picture).items()) if code not in now)
