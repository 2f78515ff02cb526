"""A returns file as `Returns`: the long layout by itself, or a council's own layout through a mapping."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from goldenthread.core.facts.columns import Fact
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.returns import (
    Figure,
    ItemReturn,
    MitigationReturn,
    Narrative,
    Returns,
)
from goldenthread.core.periods import Period
from goldenthread.intake import figures, headings, wide, workbook
from goldenthread.intake.cells import Sheet, error
from goldenthread.intake.fields import is_blank
from goldenthread.intake.framework import matched, sheets
from goldenthread.intake.known import Known, known, unknown
from goldenthread.intake.mapping import Layout
from goldenthread.intake.parsed import Parsed
from goldenthread.intake.rows import Raw, Rules, Taken, Wrong, take
from goldenthread.intake.workbook import Opened, Source


def read(
    source: Source,
    framework: Framework,
    mapping: Layout | Path | str | None = None,
    *,
    expected: Period | None = None,
    today: date | None = None,
) -> Parsed[Returns]:
    """Read a returns file against the framework it belongs to. Nothing is raised: doubts are findings.

    `mapping` is a layout, the name of one that is shipped, or the path of a mapping file. `expected`
    is the period the file is said to be for; rows for another are errors. With `today`, figures for
    a period that has not ended are warned of.
    """
    if mapping is not None:
        return wide.read(source, framework, mapping, expected)
    opened = workbook.read(source)
    found = _found(opened)
    codes = known(framework)
    taken: dict[str, Taken[Any]] = {
        name: take(sheet, sheets(Returns)[name], _rules(name, codes, expected))
        for name, sheet in found.items()
    }
    doubts = figures.doubts(taken["figures"], codes, today) if "figures" in taken else ()
    return Parsed(
        value=Returns(**{name: one.facts for name, one in taken.items()}),
        findings=(
            *_about(opened, found),
            *(f for one in taken.values() for f in one.findings),
            *doubts,
        ),
        counts=tuple(one.count for one in taken.values()),
    )


def _found(opened: Opened) -> dict[str, Sheet]:
    """Which sheet holds which returns: by its name, or, if none is so named, by its headings."""
    by_name = matched(opened.sheets, Returns).by_field
    if by_name or matched(opened.sheets, Framework).by_field:
        return by_name
    return {name: sheet for sheet in opened.sheets for name in _by_headings(sheet)}


def _by_headings(sheet: Sheet) -> Iterator[str]:
    scores = {name: _fit(sheet, fact) for name, fact in sheets(Returns).items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best]:
        yield best


def _fit(sheet: Sheet, fact: type[Fact]) -> int:
    """How many headings of a kind of return a sheet has; none unless its keys are all there."""
    top = headings.heading_row(sheet, fact)
    found = headings.recognised(top, fact) if top else {}
    return len(found) if headings.required(fact) <= found.keys() else 0


def _about(opened: Opened, found: dict[str, Sheet]) -> Iterable[Any]:
    yield from opened.findings
    if found:
        yield from (
            f for f in matched(opened.sheets, Returns).findings if f.sheet not in _names(found)
        )
    elif not opened.findings:
        what = f"“{opened.name}” holds no sheet of returns."
        yield error(what, _cure(opened), sheet=opened.name)


def _cure(opened: Opened) -> str:
    if matched(opened.sheets, Framework).by_field:
        return "It holds sheets of a framework: read it with “goldenthread import framework”."
    names = ", ".join(fact.SHEET for fact in sheets(Returns).values())
    return f"Name a sheet {names}, or say which mapping tells its layout with --mapping."


def _names(found: dict[str, Sheet]) -> set[str]:
    return {sheet.name for sheet in found.values()}


def _rules(name: str, codes: Known, expected: Period | None) -> Rules:
    fact = sheets(Returns)[name]
    if fact is Figure:
        return Rules(
            codes.calendar, figures.mended(codes), _unfilled(fact), figures.checked(codes, expected)
        )
    return Rules(skip=_unfilled(fact), check=_checked(codes, expected))


def _unfilled(fact: type[Fact]) -> Callable[[Raw], bool]:
    """A row of a template that nobody filled in holds its key and nothing else."""
    return lambda raw: all(is_blank(value) for name, value in raw.items() if name not in fact.KEY)


def _checked(codes: Known, expected: Period | None) -> Callable[[Any], Iterator[Wrong]]:
    known_codes = {
        ItemReturn: codes.items,
        MitigationReturn: codes.mitigations,
        Narrative: codes.plans,
    }

    def check(fact: ItemReturn | MitigationReturn | Narrative) -> Iterator[Wrong]:
        name = fact.KEY[0]
        yield from unknown(name, getattr(fact, name), known_codes[type(fact)])
        yield from figures.wrong_period(fact.period, expected)

    return check
