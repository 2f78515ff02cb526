"""Framework checks: what cannot be so, and what is probably a slip, each with its cure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from itertools import chain
from types import MappingProxyType

from goldenthread.core.checks.rules import unreadable
from goldenthread.core.checks.targets import targets_checked
from goldenthread.core.facts.columns import Described, Fact, described
from goldenthread.core.facts.findings import Finding, Severity
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Counted, Measure, Rollup, RuleBand
from goldenthread.core.measuring.rollup import ADDED, Figures
from goldenthread.core.quantities import formula as formulas

ALONE = ("items", "measures", "risks")
"""The sheets that share one row of codes, so that a code names one thing wherever it stands."""

_NOTHING: Figures = MappingProxyType({})
_NOBODY: Mapping[str, Collection[str]] = MappingProxyType({})


def check(
    framework: Framework,
    *,
    figures: Figures = _NOTHING,
    known: Mapping[str, Collection[str]] = _NOBODY,
) -> tuple[Finding, ...]:
    """Everything wrong or doubtful in a whole framework, every dated row of it, in a fixed order.

    Errors cannot be so; warnings are probably slips. `figures` lets targets be compared with what
    was achieved. `known` names codes kept elsewhere, by sheet, such as the rules that are shipped:
    `{"Rules": {"ten-percent"}}`.
    """
    return tuple(
        chain(
            _council(framework),
            _repeated(framework),
            _shared_codes(framework),
            _dangling(framework, known),
            _rules(framework.rules),
            chain.from_iterable(unreadable(band) for band in framework.rules),
            _measures(framework),
            targets_checked(framework, figures),
        )
    )


def _error(kind: str, fact: Fact, what: str, cure: str) -> Finding:
    return Finding(
        severity=Severity.ERROR,
        what=what,
        cure=cure,
        sheet=fact.SHEET,
        subject=str(fact.key()[0]),
        kind=kind,
    )


def _warning(kind: str, fact: Fact, what: str, cure: str) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        what=what,
        cure=cure,
        sheet=fact.SHEET,
        subject=str(fact.key()[0]),
        kind=kind,
    )


def _sheets(framework: Framework) -> Iterator[tuple[Fact, ...]]:
    for field in fields(framework):
        yield getattr(framework, field.name)


def _council(framework: Framework) -> Iterator[Finding]:
    count = len(framework.council)
    if count != 1:
        yield Finding(
            severity=Severity.ERROR,
            what=f"The Council sheet has {count or 'no'} rows.",
            cure="Leave exactly one row: the council itself.",
            sheet="Council",
            kind="council",
        )


def _repeated(framework: Framework) -> Iterator[Finding]:
    for rows in _sheets(framework):
        seen: set[object] = set()
        for row in rows:
            key = row.key()
            if key in seen:
                named = ", ".join(str(part) for part in key if part != "" and part != date.min)
                what = f"{row.SHEET} has two rows for {named}."
                yield _error("repeated row", row, what, "Keep one, or give each its own From date.")
            seen.add(key)


def _shared_codes(framework: Framework) -> Iterator[Finding]:
    first: dict[str, Fact] = {}
    for row in chain.from_iterable(getattr(framework, name) for name in ALONE):
        before = first.setdefault(row.code, row)
        if before.SHEET != row.SHEET:
            first[row.code] = row
            what = f"{row.code} is a code in {before.SHEET} and in {row.SHEET}."
            yield _error("shared code", row, what, "Give one of them another code.")


def _dangling(framework: Framework, known: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    codes = _codes(framework, known)
    for rows in _sheets(framework):
        columns = [each for each in _described(rows) if each.column.refers]
        for row in rows:
            yield from _pointing_nowhere(row, columns, codes)
    for link in framework.links:
        if link.source not in codes["Items"] and link.source not in codes["Measures"]:
            what = f"The link from {link.source} to {link.target} starts nowhere: no item or measure has that code."
            yield _error(
                "unknown code", link, what, "Correct the code, or add it to Items or Measures."
            )


def _described(rows: tuple[Fact, ...]) -> tuple[Described, ...]:
    return described(type(rows[0])) if rows else ()


def _codes(framework: Framework, known: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Every code by the title of its sheet; a rule's is the name that its bands share."""
    codes: dict[str, set[str]] = defaultdict(set)
    for sheet, each in known.items():
        codes[sheet].update(each)
    for rows in _sheets(framework):
        for row in rows:
            codes[row.SHEET].add(str(row.key()[0]))
    return codes


def _pointing_nowhere(
    row: Fact, columns: Iterable[Described], codes: Mapping[str, set[str]]
) -> Iterator[Finding]:
    for each in columns:
        value = getattr(row, each.name)
        for code in value if isinstance(value, tuple) else (value,):
            sheet = each.column.refers
            if code and code not in codes[sheet]:
                what = f"{row.key()[0]} names “{code}” as its {each.column.title}, which is not in {sheet}."
                cure = f"Correct the code, or add it to {sheet}."
                yield _error("unknown code", row, what, cure)


def _rules(bands: Iterable[RuleBand]) -> Iterator[Finding]:
    """Each rule's orders run 1, 2, 3 … on every day on which it changes."""
    by_rule: dict[str, list[RuleBand]] = defaultdict(list)
    for band in bands:
        by_rule[band.rule].append(band)
    for rule, rows in by_rule.items():
        for day in sorted({band.valid_from for band in rows}):
            orders = _orders(rows, day)
            if orders != list(range(1, len(orders) + 1)):
                found = ", ".join(str(order) for order in orders)
                what = f"The bands of {rule} are numbered {found}."
                yield _error("rule order", rows[0], what, "Number its bands 1, 2, 3, best first.")
                break


def _orders(rows: Iterable[RuleBand], day: date) -> list[int]:
    standing: dict[int, RuleBand] = {}
    for band in sorted(rows, key=lambda band: band.valid_from):
        if band.valid_from <= day:
            standing[band.order] = band
    return sorted(order for order, band in standing.items() if not band.ended)


def _measures(framework: Framework) -> Iterator[Finding]:
    components: dict[str, list[str]] = defaultdict(list)
    for component in framework.components:
        components[component.measure].append(component.name)
    for measure in framework.measures:
        if not measure.ended:
            yield from _counting(measure)
            yield from _formula(measure, components[measure.code])


def _counting(measure: Measure) -> Iterator[Finding]:
    code = measure.code
    if measure.counted is Counted.GRADE and not measure.words:
        cure = "Give its words, worst first."
        yield _error("no words", measure, f"{code} is a grade and has no words.", cure)
    if measure.counted is Counted.RATE and not measure.per and not measure.suffix:
        cure = "Say per how many, such as 1000."
        yield _warning("rate per nothing", measure, f"{code} is a rate, per nothing.", cure)
    if measure.places < 0:
        what = f"{code} has {measure.places} decimal places."
        yield _error("places", measure, what, "Write 0 or more.")
    if measure.rollup is Rollup.SUM and measure.counted not in ADDED:
        what = f"{code} is counted as {measure.counted}, and its year as a sum."
        yield _error("summed", measure, what, "Choose pooled, last or mean for its year.")
    if measure.rollup is Rollup.POOLED and not measure.formula:
        what = f"{code} is pooled and has no formula to pool by."
        yield _error("pooled", measure, what, "Give its formula and components.")


def _formula(measure: Measure, components: Iterable[str]) -> Iterator[Finding]:
    given = Counter(components)
    if not measure.formula:
        needed: tuple[str, ...] = ()
    else:
        try:
            needed = formulas.names(formulas.parse(measure.formula))
        except formulas.NotAFormula as wrong:
            what, _, cure = str(wrong).rpartition(". ")
            yield _error("formula", measure, f"{measure.code}: {what}.", cure)
            return
    for name in needed:
        if name not in given:
            what = f"{measure.code} has no component called {name}, which its formula needs."
            yield _error(
                "component", measure, what, "Add it to Components, or correct the formula."
            )
    for name in given:
        if name not in needed:
            what = f"{measure.code} has a component called {name}, which its formula does not use."
            yield _warning("component", measure, what, "Use it in the formula, or take it away.")
