"""Lines for risks: highest first, each with what is being done and how that is going."""

from collections import defaultdict

from goldenthread.core.facts.lines import MitigationLine, RiskLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import MitigationReturn
from goldenthread.core.facts.risks import Mitigation, Risk
from goldenthread.core.lines.standing import standing
from goldenthread.core.measuring.lateness import overdue, today
from goldenthread.core.remembered import remembered
from goldenthread.core.thread.indexed import Indexed, indexed, owner, unit_title

HIGH = 15
"""From this score, of 25, a risk is high: 5 times 3, or worse, as council registers commonly have it."""


def place(risk: Risk) -> tuple[int, int]:
    """Return the likelihood and impact left after control; before it where that is not assessed.

    Both are 0 where neither is assessed.
    """
    if risk.residual_likelihood and risk.residual_impact:
        return risk.residual_likelihood, risk.residual_impact
    return (risk.likelihood, risk.impact) if risk.likelihood and risk.impact else (0, 0)


def left(risk: Risk) -> int:
    """Return the score left after control, of 25; before it where that is not assessed; else 0."""
    likelihood, impact = place(risk)
    return likelihood * impact


def is_high(risk: Risk) -> bool:
    """Whether what is left of a risk is high."""
    return left(risk) >= HIGH


@remembered
def risk_lines(picture: Picture) -> tuple[RiskLine, ...]:
    """Return a line for every open risk, the highest left after mitigation first.

    Risks that nobody has assessed come before all others: how high they are is not known.
    """
    index = indexed(picture.framework)
    said = standing(picture.risk_control, picture.period)
    control: dict[str, list[MitigationLine]] = defaultdict(list)
    for mitigation in picture.framework.mitigations:
        if not mitigation.ended:
            control[mitigation.risk].append(
                _mitigation(mitigation, said.get(mitigation.code), picture, index)
            )
    open_risks = (risk for risk in picture.framework.risks if not risk.ended)
    lines = (_line(risk, index, tuple(control[risk.code])) for risk in open_risks)
    return tuple(sorted(lines, key=_height))


def _mitigation(
    mitigation: Mitigation, said: MitigationReturn | None, picture: Picture, index: Indexed
) -> MitigationLine:
    return MitigationLine(
        mitigation=mitigation,
        progress=said,
        owner=owner(index, mitigation.owner),
        overdue=overdue(mitigation.due, said.progress if said else None, today(picture.at)),
    )


def _line(risk: Risk, index: Indexed, mitigations: tuple[MitigationLine, ...]) -> RiskLine:
    return RiskLine(
        risk=risk,
        score=risk.likelihood * risk.impact or None,
        residual=risk.residual_likelihood * risk.residual_impact or None,
        owner=owner(index, risk.owner),
        unit_title=unit_title(index, risk.unit),
        mitigations=mitigations,
    )


def _height(line: RiskLine) -> tuple[bool, int, int, str]:
    return line.score is not None, -left(line.risk), -(line.score or 0), line.risk.code
