"""Doubts about rules, found before any figure is judged by them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from goldenthread.core.facts.findings import Finding, Severity
from goldenthread.core.facts.measures import RuleBand
from goldenthread.core.judging.conditions import check
from goldenthread.core.judging.edges import NotARule, Otherwise, parse


def rule_findings(bands: Iterable[RuleBand]) -> tuple[Finding, ...]:
    """Return what is wrong with the rules: errors that keep one from being read, and warnings."""
    rules: dict[str, list[RuleBand]] = defaultdict(list)
    for band in bands:
        if not band.ended:
            rules[band.rule].append(band)
    return tuple(found for rule in rules.values() for found in _of_rule(rule))


def _of_rule(bands: Sequence[RuleBand]) -> Iterator[Finding]:
    ordered = sorted(bands, key=lambda band: band.order)
    for band in ordered:
        yield from unreadable(band)
    if not any(_is_rest(band) for band in ordered):
        yield _doubt(
            ordered[-1],
            "no band takes what is left, so a figure beyond the last edge is not rated",
            "Give the last band the edge “otherwise”.",
        )
    if len({band.order for band in ordered}) < len(ordered):
        yield _doubt(ordered[0], "two bands have the same order", "Number them 1, 2, 3.")
    if len({band.judged for band in ordered}) > 1:
        yield _doubt(
            ordered[0], "its bands do not judge the same figure", "Say the same in every row."
        )


def unreadable(band: RuleBand) -> Iterator[Finding]:
    """Give an error if the edge or the condition of one row cannot be read; any dated row will do."""
    try:
        parse(band.edge)
        check(band.only_if)
    except NotARule as problem:
        what, _, cure = str(problem).partition(". ")
        yield Finding(
            severity=Severity.ERROR,
            what=f"Rule “{band.rule}”, band {band.order}: {what}.",
            cure=cure,
            sheet=RuleBand.SHEET,
            subject=band.rule,
            kind="rule",
        )


def _is_rest(band: RuleBand) -> bool:
    try:
        return not band.only_if.strip() and any(
            isinstance(choice, Otherwise) for choice in parse(band.edge)
        )
    except NotARule:
        return False


def _doubt(band: RuleBand, what: str, cure: str) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        what=f"Rule “{band.rule}”: {what}.",
        cure=cure,
        sheet=RuleBand.SHEET,
        subject=band.rule,
        kind="rule",
    )
