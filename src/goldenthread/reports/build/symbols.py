"""The explanation of symbols: every status used, and the numbers of every rule used."""

import re
from collections.abc import Iterator, Sequence

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.measures import RuleBand
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import Progress
from goldenthread.reports.build import cells
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.model import Block, Cell, Column, Heading, Kind, Paragraph, Table
from goldenthread.reports.words import listed

STATUS = Column("Symbol", Kind.STATUS)
MEANINGS = {
    Progress.DONE: "It has been done.",
    Progress.ON_COURSE: "It is on course to be done in time.",
    Progress.UNCERTAIN: "It is uncertain, or too early to say, whether it will be done in time.",
    Progress.NOT_MET: "It will not be done in time unless something more is done.",
    Progress.NOT_STARTED: "Work has not begun and need not have.",
    Progress.DEFERRED: "It has been put off to a later date.",
    Progress.ON_HOLD: "Work has stopped for the time being.",
    Progress.WITHDRAWN: "It is no longer meant to be done.",
}
DIRECTION = (
    "Direction says two things: which way the figure moved, and whether that is better or worse. "
    "It compares with the same period last year unless the measure's definition names another."
)
SHOWN = "A figure is judged as it is shown, after rounding, unless the rule says otherwise."
_SHARE = re.compile(r"target (worse|better) ([\d.]+)%")


def explanation(picture: Picture, measures: Sequence[MeasureLine]) -> Iterator[Block]:
    """Return the section that ends most reports: what its symbols mean."""
    yield Heading(text="Explanation of symbols")
    yield from explained(picture, measures)


def symbols(scope: Scope, section: int) -> Iterator[Block]:
    """Return the section of a plan's report: ratings by rule, progress, and direction."""
    where = "The edges in numbers stand beside each measure, in section 5.0."
    yield Heading(text="Explanation of symbols", number=f"{section}.0")
    yield from explained(scope.picture, scope.measures, where)


def explained(
    picture: Picture, measures: Sequence[MeasureLine], where: str = ""
) -> Iterator[Block]:
    """Return what the symbols of any report mean; `where` says where the edges in numbers are."""
    yield from _ratings(picture, measures, where)
    yield Heading(text="Progress of objectives, milestones and risk control", level=2)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (cells.going(said), meaning) for said, meaning in MEANINGS.items()
    )
    columns = (STATUS, Column("What it means"))
    yield Table(name="progress", caption="Progress symbols", columns=columns, rows=rows)
    yield Heading(text="Direction", level=2)
    yield Paragraph(text=DIRECTION)


def _ratings(picture: Picture, measures: Sequence[MeasureLine], where: str) -> Iterator[Block]:
    yield Heading(text="Ratings of measures", level=2)
    yield Paragraph(text=f"{SHOWN} {where}".strip())
    rules: dict[str, list[RuleBand]] = {}
    for band in picture.framework.rules:
        if not band.ended:
            rules.setdefault(band.rule, []).append(band)
    for rule, bands in rules.items():
        codes = [line.code for line in measures if line.score.rule == rule]
        if codes:
            yield _rule(sorted(bands, key=lambda band: band.order), codes)
    unrated = {line.unrated for line in measures if line.unrated}
    if unrated:
        reasons = listed(sorted(unrated))
        yield Paragraph(text=f"A measure that is not rated says why. Here: {reasons}.")


def _rule(bands: Sequence[RuleBand], codes: Sequence[str]) -> Table:
    return Table(
        name=f"rule-{bands[0].rule}",
        caption=f"Rule: {bands[0].title}",
        columns=(STATUS, Column("What it means")),
        rows=tuple((cells.rated(band.rating, band.label), meaning(band)) for band in bands),
        notes=(f"Measures judged by this rule: {', '.join(codes)}.",),
    )


def meaning(band: RuleBand) -> str:
    """Return what a band of a rule says, in a sentence."""
    first, own, rest = band.edge.partition("tolerance else ")
    said = _edge(rest if own and not first else band.edge)
    tolerance = ", or by the measure's own tolerance" if own and not first else ""
    only_if = f", only if {band.only_if}" if band.only_if else ""
    return f"{said}{tolerance}{only_if}."


def _edge(edge: str) -> str:
    share = _SHARE.fullmatch(edge)
    if share:
        verb = "Missed by up to" if share[1] == "worse" else "Beaten by at least"
        return f"{verb} {share[2]}% of the target"
    return {"target": "The target is met", "otherwise": "Anything else"}.get(
        edge, f"Within: {edge}"
    )
