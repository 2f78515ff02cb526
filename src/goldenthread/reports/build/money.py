"""The financial statement: budget lines and workforce, with what officers say of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.core.facts.plans import BudgetLine, WorkforceLine
from goldenthread.core.facts.returns import Section
from goldenthread.reports.build import cells
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.build.telling import told
from goldenthread.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Note,
    Paragraph,
    Table,
    shown,
)
from goldenthread.reports.words import day

BUDGET = (
    "Budget line",
    "Annual budget",
    "Budget to date",
    "Actual to date",
    "Over or under",
    "Forecast",
)
PEOPLE = ("Posts", "Established", "Filled", "Vacant", "Agency staff")


def money(scope: Scope, section: int) -> Iterator[Block]:
    """Return the section: the position in a sentence, the budget, then the workforce."""
    yield Heading(text="Financial statement", number=f"{section}.0")
    yield from _answer(scope.budget, scope)
    yield from told(scope, Section.FINANCE, f"{section}")
    yield from _budget(scope)
    yield from _workforce(scope)


def _answer(lines: Sequence[BudgetLine], scope: Scope) -> Iterator[Block]:
    over = total([over_profile(line) for line in lines])
    if over is not None:
        word = "over" if over > 0 else "under"
        by = cells.money(abs(over))
        said = "exactly as planned" if over == 0 else f"{shown(by)} {word} budget to date"
        yield Paragraph(text=f"Spending at {day(scope.picture.period.last_day)} is {said}.")


def _budget(scope: Scope) -> Iterator[Block]:
    if not scope.budget:
        yield Note(f"No budget has been given for this period. {scope.owes} owes it.")
        return
    yield Table(
        name="budget",
        caption=f"Budget and spending to {day(scope.picture.period.last_day)}",
        columns=_columns(BUDGET),
        rows=(*map(_budget_row, scope.budget), *_total(scope.budget)),
        notes=("A minus sign means under budget.",),
    )


def _columns(titles: Sequence[str]) -> tuple[Column, ...]:
    return Column(titles[0]), *(Column(title, Kind.NUMBER) for title in titles[1:])


def _budget_row(line: BudgetLine) -> tuple[Cell, ...]:
    amounts = (line.budget, line.profile, line.actual, over_profile(line), line.forecast)
    return line.title, *map(cells.money, amounts)


def _total(lines: Sequence[BudgetLine]) -> Iterator[tuple[Cell, ...]]:
    if len(lines) > 1:
        columns = (
            [line.budget for line in lines],
            [line.profile for line in lines],
            [line.actual for line in lines],
            [over_profile(line) for line in lines],
            [line.forecast for line in lines],
        )
        yield "Total", *(cells.money(total(column)) for column in columns)


def over_profile(line: BudgetLine) -> Decimal | None:
    """Return by how much more was spent than planned to date; none if either is not known."""
    if line.actual is None or line.profile is None:
        return None
    return line.actual - line.profile


def total(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """Return the sum, or none if any is missing: a total that leaves one out misleads."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _workforce(scope: Scope) -> Iterator[Block]:
    if not scope.workforce:
        yield Note(f"No workforce figures have been given for this period. {scope.owes} owes them.")
        return
    yield Table(
        name="workforce",
        caption=f"Workforce at {day(scope.picture.period.last_day)}, in full-time equivalents",
        columns=_columns(PEOPLE),
        rows=tuple(map(_posts, scope.workforce)),
    )


def _posts(line: WorkforceLine) -> tuple[Cell, ...]:
    counts = (line.established, line.filled, vacant(line), line.agency)
    return line.title, *map(cells.people, counts)


def vacant(line: WorkforceLine) -> Decimal | None:
    """Return the posts that nobody fills; none if either count is not known."""
    if line.established is None or line.filled is None:
        return None
    return line.established - line.filled
