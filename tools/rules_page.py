"""The page of the manual about rules: the words they are written in, and every rule that is shipped."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from goldenthread.core.facts.cases import Case
from goldenthread.core.facts.measures import Measure, RuleBand, Target
from goldenthread.core.facts.returns import Figure
from goldenthread.core.judging.bands import compiled
from goldenthread.core.judging.judge import edges, rule_in
from goldenthread.core.periods import parse, year_of
from goldenthread.intake.rules import shipped

HEAD = """\
# Rules

Written by the program itself (`make manual`). Why it judges so: [Judgement](../explain/judgement.md).

A rule is its bands in order, best first, one row each on the sheet [Rules](columns.md#rules). A figure belongs to
the first band whose **edge** it reaches, if that band's condition (**only if**) holds. A measure names its rule;
one that names none has the council's usual rule.

## Edges

| words | the band reaches |
|---|---|
| `target` | the target or better |
| `target worse 10%` | to 10 per cent of the target's size on the bad side |
| `target worse 2` | to 2 of the measure's own units on the bad side |
| `target better 5%` | only what beats the target by 5 per cent or more |
| `beyond target` | only what beats the target |
| `tolerance` | to the tolerance in per cent that the target's own row gives |
| `amber threshold`, `red threshold`, `floor`, `benchmark`, `baseline` | the value that the target's own row gives |
| `60% from baseline` | to 60 per cent of the way from the baseline to the target |
| `harder of target and benchmark` | whichever of two places asks more |
| `easier of target and benchmark` | whichever asks less |
| `95` | a fixed value |
| `word good` | one of the measure's words |
| `otherwise` | everything that is left |

`worse`, `better` and `beyond` go with any of these, as in `floor worse 2` or `beyond amber threshold`. They follow
the measure: where lower is better, worse lies above; for a range, worse lies on both sides and nothing is better
than inside.

`else` gives another edge to take when the first cannot be worked out: `tolerance else target worse 5%`. An edge
cannot be worked out when the target's row lacks what it asks for, and a percentage cannot be taken of a target of
nought. Without an `else`, the figures that this leaves in doubt are **not rated**, with the reason; all others are.

## Only if

| words | holds |
|---|---|
| `direction better` (`same`, `worse`; joined by `or`) | when the figure moved so from the one it is compared with |
| `forecast meets target` (or any edge) | when the year-end forecast reaches that edge of the year's target |

Join two with `and`. A band whose condition does not hold is passed over.

## Judged

`as shown`: the figure rounded half up to the measure's places, which is what the page prints. `beneath`: the exact
figure.

## The rules that are shipped

The last line of each says its bands for a target of 90.0 where higher is better, with an amber threshold of 85.0, a
red one of 80.0, a floor of 70.0, a benchmark of 92.0, a baseline of 60.0, a tolerance of 3 per cent for the rules
that ask for one alone, a better direction and a forecast that meets the target.
"""

MEASURE = Measure(code="M", title="A measure", places=1)
PERIOD = parse("2026/27 Q2")


def rules_page() -> str:
    """Return the page."""
    bands = shipped()
    names = dict.fromkeys(band.rule for band in bands)
    return HEAD + "".join(_part(rule_in(bands, name)) for name in names)


def _part(bands: tuple[RuleBand, ...]) -> str:
    first = bands[0]
    judged = "" if first.judged.value == "as shown" else f" Judged {first.judged.value}."
    head = "| word | rating | edge | only if |\n|---|---|---|---|\n"
    return (
        f"\n### {first.rule}\n\n{first.title}.{judged}\n\n{head}{_rows(bands)}\n{_example(bands)}\n"
    )


def _rows(bands: Iterable[RuleBand]) -> str:
    return "".join(
        f"| {band.label} | {band.rating.value} | `{band.edge}` | {_code(band.only_if)} |\n"
        for band in bands
    )


def _code(words: str) -> str:
    return f"`{words}`" if words else ""


def _example(bands: tuple[RuleBand, ...]) -> str:
    asked = any(band.edge == "tolerance" for band in bands)
    target = Target(
        measure="M",
        period=PERIOD,
        wanted="90",
        amber=Decimal(85),
        red=Decimal(80),
        floor=Decimal(70),
        benchmark=Decimal(92),
        baseline=Decimal(60),
        tolerance=Decimal(3) if asked else None,
    )
    case = Case(
        measure=MEASURE,
        period=PERIOD,
        rule=bands,
        figure=Figure(measure="M", period=PERIOD, value=Decimal(75), forecast=Decimal(90)),
        target=target,
        year_target=Target(measure="M", period=year_of(PERIOD), wanted="90"),
        before=Decimal(74),
    )
    return f"{edges(compiled(bands, case).bands, MEASURE, bands[0].judged)}."
