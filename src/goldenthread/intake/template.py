"""Empty workbooks to fill in: guidance first, an example in every sheet, and lists to choose from."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest
from typing import Any

from goldenthread.core.facts.columns import Described, Fact, described
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.plans import ItemKind, PlanKind
from goldenthread.core.facts.returns import (
    Figure,
    ItemReturn,
    MitigationReturn,
    Narrative,
    Returns,
    Section,
)
from goldenthread.core.history.validity import framework_on
from goldenthread.core.periods import Period
from goldenthread.core.quantities import figure_shown
from goldenthread.intake import book
from goldenthread.intake.cells import letters
from goldenthread.intake.due import due_with
from goldenthread.intake.framework import sheets
from goldenthread.intake.page import Cells, Page, choices, guidance, is_words

Lists = dict[str, tuple[str, ...]]

FRAMEWORK = (
    "This workbook holds everything a council has agreed about what it measures.",
    "Each sheet is one kind of thing. Fill in the sheets you need, in any order, and leave the others empty.",
    "The first row holds the headings. The second says what to put, the third shows an example.",
    "Rows that begin with # and a space are never imported; you may delete them.",
    "Codes tie the sheets together: give each thing a short code once, and use it wherever the thing is named.",
    "A blank From means always. When something changes, add a row with the same code and the day it changed.",
    "Import it with: goldenthread import framework FILE --dry-run, then again without --dry-run.",
)
RETURNS = (
    "This workbook collects one period's figures, progress and commentary.",
    "Rows are laid out for everything that is due. Fill in what you have; rows left empty are passed by.",
    "If there is no figure, say why under Missing because. A missing figure is never nought.",
    "Columns with a heading in brackets are there to be read and are not imported.",
    "For a measure with components, write them all: upheld = 3; appeals = 12.",
    "Import it with: goldenthread import returns FILE --period and the period.",
)


def framework() -> bytes:
    """An empty framework workbook."""
    pages = [_empty(fact) for fact in sheets(Framework).values()]
    return _book(FRAMEWORK, pages, {}, "Framework to fill in")


def returns(period: Period, held: Framework, last: Returns | None = None) -> bytes:
    """A returns workbook for a period, laid out with everything that is due and what was last said of it."""
    today = framework_on(held, period.end - timedelta(days=1))
    pages = [
        _laid_out(Figure, _figures(period, today, last or Returns())),
        _laid_out(ItemReturn, _items(period, today)),
        _laid_out(MitigationReturn, _mitigations(period, today)),
        _laid_out(Narrative, _narrative(period, today)),
    ]
    return _book(RETURNS, pages, _codes(today), f"Returns for {period.label}")


def _book(says: Iterable[str], pages: list[Page], codes: Lists, title: str) -> bytes:
    """The pages with guidance before them and, after them, the lists that their columns choose from."""
    fixed = {
        _list_of(page.name, one): choices(one)
        for page in pages
        for one in described(_kind(page.name))
        if choices(one) and one.kind is not bool
    }
    lists = codes | fixed
    first = Page(name="Guidance", headings=(title,), rows=tuple((line,) for line in says))
    offered = [_offered(page, lists) for page in pages]
    return book.written((first, *offered, _choices(lists)), title)


def _kind(name: str) -> type[Fact]:
    kinds = (*sheets(Framework).values(), *sheets(Returns).values())
    return next(fact for fact in kinds if name == fact.SHEET)


def _list_of(sheet: str, one: Described) -> str:
    """What the list of a column's fixed words is called."""
    return f"{sheet}: {one.column.title}"


def _choices(lists: Lists) -> Page:
    """The lists side by side, each under its name."""
    rows = tuple(zip_longest(*lists.values(), fillvalue=""))
    return Page(name="Choices", headings=tuple(lists), rows=rows)


def _offered(page: Page, lists: Lists) -> Page:
    """A page with the lists that its columns choose from."""
    shown = described(_kind(page.name))
    places = {one.name: page.headings.index(one.column.title) for one in shown}
    found = {places[one.name]: _source(page.name, one, lists) for one in shown}
    strict = frozenset(places[one.name] for one in shown if choices(one))
    sources = {place: source for place, source in found.items() if source}
    return replace(page, choices=sources, strict=strict)


def _source(sheet: str, one: Described, lists: Lists) -> str | list[str]:
    """Where a column's choices stand: fixed words, the codes that are held, or another sheet's first column."""
    if one.kind is bool:
        return ["yes", "no"]
    refers = one.column.refers if one.kind is str else ""
    for name in (_list_of(sheet, one), refers):
        if name in lists:
            column = letters(list(lists).index(name) + 1)
            return f"='Choices'!${column}$2:${column}${len(lists[name]) + 1}"
    return f"='{refers}'!$A$4:$A${book.ROOM}" if refers in _framework_sheets() else ""


def _framework_sheets() -> set[str]:
    return {fact.SHEET for fact in sheets(Framework).values()}


def _empty(fact: type[Fact]) -> Page:
    shown = described(fact)
    return Page(
        name=fact.SHEET,
        headings=tuple(one.column.title for one in shown),
        rows=guidance(fact),
        notes=2,
        words=frozenset(place for place, one in enumerate(shown) if is_words(one)),
    )


def _laid_out(fact: type[Fact], rows: list[dict[str, Any]]) -> Page:
    """A page whose rows are begun: what they say by field, and under "(Title)" and the like what helps."""
    empty = _empty(fact)
    extra = tuple(dict.fromkeys(name for row in rows for name in row if name.startswith("(")))
    names = {one.name: one.column.title for one in described(fact)}
    titled = [{names.get(name, name): value for name, value in row.items()} for row in rows]
    headings = (empty.headings[0], *extra, *empty.headings[1:])
    notes: list[Cells] = [(row[0], *("",) * len(extra), *row[1:]) for row in empty.rows]
    filled = [tuple(row.get(heading, "") for heading in headings) for row in titled]
    moved = frozenset(place + len(extra) if place else 0 for place in empty.words)
    return replace(empty, headings=headings, rows=(*notes, *filled), words=moved)


def _figures(period: Period, today: Framework, last: Returns) -> list[dict[str, Any]]:
    before = _latest(last, period)
    parts: dict[str, list[str]] = {}
    for component in today.components:
        parts.setdefault(component.measure, []).append(f"{component.name} =")
    rows = []
    for measure in today.measures:
        said = before.get(measure.code)
        was = f"{figure_shown(said, measure)} in {said.period.label}" if said else ""
        for each in due_with(measure, period):
            helps = {
                "(Title)": measure.title,
                "(Last figure)": was,
                "(Components)": "; ".join(parts.get(measure.code, ())),
            }
            rows.append({"measure": measure.code, "period": each.label} | helps)
    return rows


def _latest(last: Returns, period: Period) -> dict[str, Figure]:
    """The council's own last figure of each measure from before the period's end."""
    own = [figure for figure in last.figures if not figure.place and figure.period.end < period.end]
    return {figure.measure: figure for figure in sorted(own, key=lambda figure: figure.period.end)}


def _items(period: Period, today: Framework) -> list[dict[str, Any]]:
    kinds = {ItemKind.OBJECTIVE, ItemKind.MILESTONE}
    return [
        {"item": item.code, "period": period.label, "(Title)": item.title}
        for item in today.items
        if item.kind in kinds
    ]


def _mitigations(period: Period, today: Framework) -> list[dict[str, Any]]:
    return [
        {"mitigation": one.code, "period": period.label, "(Title)": one.title}
        for one in today.mitigations
    ]


def _narrative(period: Period, today: Framework) -> list[dict[str, Any]]:
    return [
        {"plan": plan.code, "period": period.label, "section": section.value, "order": 1}
        for plan in today.plans
        if plan.kind is PlanKind.SERVICE
        for section in Section
    ]


def _codes(today: Framework) -> Lists:
    """The codes of every sheet that returns refer to; a sheet that is empty offers nothing."""
    named: dict[str, Iterable[Any]] = {
        "Measures": today.measures,
        "Places": today.places,
        "Items": today.items,
        "Mitigations": today.mitigations,
        "Plans": today.plans,
    }
    return {name: tuple(row.code for row in rows) or ("",) for name, rows in named.items()}
