"""The tables of money and people: by service, by line, and beside the objectives that they serve."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from goldenthread.core.facts.plans import BudgetLine, WorkforceLine
from goldenthread.core.lines.choosing import WORDS, counts, worst
from goldenthread.reports.build import cells
from goldenthread.reports.build.money import over_profile, total, vacant
from goldenthread.reports.build.serving import Objective, Service
from goldenthread.reports.model import Cell, Column, Kind, Table
from goldenthread.reports.words import listed, lowered

TOTAL = "In all"
NOTHING = "No line"
MONEY = (
    "Annual budget",
    "Actual to date",
    "Over or under to date",
    "Forecast",
    "Forecast over or under",
)
PEOPLE = ("Established", "Filled", "Vacant", "Agency staff")
UNDER = "A minus sign means under budget. A total with a part missing is not given."
Amounts = tuple[Decimal | None, ...]


def _numbers(titles: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(title, Kind.NUMBER) for title in titles)


def services_tables(found: Sequence[Service], last: str) -> Iterator[Table]:
    """Yield the money of every service with its total, then the people."""
    budgets = [(each.title, each.budget) for each in found if each.budget]
    every = tuple(line for _, lines in budgets for line in lines)
    if budgets:
        yield Table(
            name="services-budget",
            caption=f"Budget and spending to {last}, by service",
            columns=(Column("Service"), *_numbers(MONEY)),
            rows=tuple(
                (title, *map(cells.money, _money(lines)))
                for title, lines in [*budgets, (TOTAL, every)]
            ),
            notes=(UNDER,),
        )
    staff = [(each.title, each.workforce) for each in found if each.workforce]
    people = tuple(line for _, lines in staff for line in lines)
    if staff:
        yield Table(
            name="services-workforce",
            caption=f"Workforce at {last}, in full-time equivalents, by service",
            columns=(Column("Service"), *_numbers(PEOPLE)),
            rows=tuple(
                (title, *map(cells.people, _people(lines)))
                for title, lines in [*staff, (TOTAL, people)]
            ),
        )


def _money(lines: Sequence[BudgetLine]) -> Amounts:
    return (
        total([line.budget for line in lines]),
        total([line.actual for line in lines]),
        total([over_profile(line) for line in lines]),
        total([line.forecast for line in lines]),
        total([forecast_over(line) for line in lines]),
    )


def forecast_over(line: BudgetLine) -> Decimal | None:
    """Return by how much the forecast exceeds the year's budget; none if either is not known."""
    if line.forecast is None or line.budget is None:
        return None
    return line.forecast - line.budget


def _people(lines: Sequence[WorkforceLine]) -> Amounts:
    return (
        total([line.established for line in lines]),
        total([line.filled for line in lines]),
        total([vacant(line) for line in lines]),
        total([line.agency for line in lines]),
    )


def budget_table(each: Service, number: int, items: Mapping[str, object]) -> Iterator[Table]:
    """Yield a service's budget lines, each with the objective that it serves."""
    rows = tuple(
        (line.title, _serves(line.item, items), *map(cells.money, _money([line])))
        for line in each.budget
    )
    if rows:
        columns = (Column("Budget line"), Column("Serves"), *_numbers(MONEY))
        caption = f"Money: {each.title}"
        yield Table(name=f"budget-{number}", caption=caption, columns=columns, rows=rows)


def workforce_table(each: Service, number: int, items: Mapping[str, object]) -> Iterator[Table]:
    """Yield a service's workforce lines, each with the objective that it serves."""
    rows = tuple(
        (line.title, _serves(line.item, items), *map(cells.people, _people([line])))
        for line in each.workforce
    )
    if rows:
        columns = (Column("Posts"), Column("Serves"), *_numbers(PEOPLE))
        caption = f"People, in full-time equivalents: {each.title}"
        yield Table(name=f"workforce-{number}", caption=caption, columns=columns, rows=rows)


def _serves(item: str, items: Mapping[str, object]) -> str:
    return item if item in items else "No objective"


def served_table(each: Service, number: int) -> Iterator[Table]:
    """Yield a service's objectives, each with its money and people beside how its measures stand."""
    rows = tuple(map(_served, each.objectives))
    if rows:
        yield Table(
            name=f"served-{number}",
            caption=f"What they serve: {each.title}",
            columns=(
                Column("Ref"),
                Column("Objective"),
                Column("Progress", Kind.STATUS),
                *_numbers(("Over or under to date", "Vacant posts")),
                Column("Its measures"),
                Column("Worst rating", Kind.STATUS),
            ),
            rows=rows,
            notes=("Money and posts are of the lines that name it, or anything beneath it.",),
        )


def _served(one: Objective) -> tuple[Cell, ...]:
    over = total([over_profile(line) for line in one.budget])
    empty = total([vacant(line) for line in one.workforce])
    rating = worst(one.measures)
    return (
        one.line.code,
        one.line.item.title,
        cells.progress(one.line),
        cells.money(over) if one.budget else NOTHING,
        cells.people(empty) if one.workforce else NOTHING,
        _measures(one),
        cells.rated(rating, WORDS[rating]),
    )


def _measures(one: Objective) -> str:
    tally = counts(one.measures)
    pieces = [f"{each.number} {lowered(each.label)}" for each in tally.ratings]
    left = tally.measures - tally.rated
    return listed([*pieces, *([f"{left} not rated"] if left else [])]) or "No measure"
