"""Budgets and people beside the work, as small tables of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.core.facts.plans import BudgetLine, WorkforceLine
from goldenthread.reports.build import cells
from goldenthread.reports.model import Cell, shown

Amounts = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A table: its headings after the first, its rows with their item, its total, and one sentence."""

    said: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    total: tuple[str, ...]


def money(lines: Sequence[BudgetLine]) -> Money | None:
    """Return the budget and what was spent; none where no budget was given."""
    if not lines:
        return None
    rows = [(line.budget, line.profile, line.actual, _gap(line), line.forecast) for line in lines]
    total = _total(rows)
    return Money(
        said=_spending(total[3]),
        headings=("Annual budget", "Budget to date", "Actual to date", "Over or under", "Forecast"),
        rows=tuple(
            (line.title, line.item, tuple(shown(cells.money(each)) for each in row))
            for line, row in zip(lines, rows, strict=True)
        ),
        total=tuple(shown(cells.money(each)) for each in total),
    )


def people(lines: Sequence[WorkforceLine]) -> Money | None:
    """Return the posts and who fills them; none where nobody was counted."""
    if not lines:
        return None
    rows = [(line.established, line.filled, _vacant(line), line.agency) for line in lines]
    total = _total(rows)
    return Money(
        said=_vacancies(total[0], total[2]),
        headings=("Established posts", "Filled", "Vacant", "Agency staff"),
        rows=tuple(
            (line.title, line.item, tuple(shown(cells.people(each)) for each in row))
            for line, row in zip(lines, rows, strict=True)
        ),
        total=tuple(shown(cells.people(each)) for each in total),
    )


def _gap(line: BudgetLine) -> Decimal | None:
    return None if line.actual is None or line.profile is None else line.actual - line.profile


def _vacant(line: WorkforceLine) -> Decimal | None:
    if line.established is None or line.filled is None:
        return None
    return line.established - line.filled


def _total(rows: Sequence[Amounts]) -> Amounts:
    """Return the sum of each column; none where a part is missing, for it would mislead."""
    return tuple(_sum(column) for column in zip(*rows, strict=True))


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None


def _spending(over: Decimal | None) -> str:
    if over is None:
        return "Whether spending is over or under budget is not known: a line lacks a figure."
    if over == 0:
        return "Spending is exactly as planned to date."
    return f"Spending is {_said(cells.money(abs(over)))} {'over' if over > 0 else 'under'} budget to date."


def _vacancies(established: Decimal | None, vacant: Decimal | None) -> str:
    if established is None or vacant is None:
        return "How many posts are vacant is not known: a line lacks a figure."
    return f"{_said(cells.people(vacant))} of {_said(cells.people(established))} posts are vacant."


def _said(cell: Cell) -> str:
    return shown(cell)
