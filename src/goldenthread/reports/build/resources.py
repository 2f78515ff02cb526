"""Budget and workforce beside objectives: what the money and the people serve, service by service."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import BudgetLine
from goldenthread.core.thread.indexed import indexed
from goldenthread.reports.build import cells
from goldenthread.reports.build.counted import count
from goldenthread.reports.build.frame import Frame, asked, framed, readers, the_council
from goldenthread.reports.build.kinds import Every
from goldenthread.reports.build.kinds import Kind as ReportKind
from goldenthread.reports.build.money import over_profile, total
from goldenthread.reports.build.resources_tables import (
    budget_table,
    forecast_over,
    served_table,
    services_tables,
    workforce_table,
)
from goldenthread.reports.build.serving import Line, Service, services, stray, unserved
from goldenthread.reports.build.symbols import explained
from goldenthread.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Note,
    Paragraph,
    Report,
    Table,
    shown,
)
from goldenthread.reports.words import day, plural

CODE = "resources"
TITLE = "Budget and workforce beside objectives"


def build(picture: Picture, code: str) -> Report:
    """Return the report on the whole council; raises ValueError for any other code."""
    frame = Frame(
        picture=picture,
        kind=CODE,
        title=TITLE,
        subject=asked(picture, the_council(picture), code),
        audience=readers(picture, BodyKind.EXECUTIVE, BodyKind.MANAGEMENT),
        why="They meet each quarter with the budget beside the measures.",
    )
    found = services(picture)
    told, behind = _whole(picture, found), _each(picture, found)
    return framed(frame, _answer(picture, found), told, _symbols(picture, found), behind)


def _answer(picture: Picture, found: Sequence[Service]) -> tuple[str, ...]:
    lines = [line for each in found for line in each.budget]
    alone, adrift = unserved(found), stray(found, indexed(picture.framework).items)
    return *_position(lines, picture), _alone_said(len(alone)), _adrift_said(len(adrift))


def _alone_said(number: int) -> str:
    if not number:
        return "Every objective has money or staff beside it."
    have, it = ("has", "it") if number == 1 else ("have", "them")
    return f"{plural(number, 'objective')} {have} no money or staff beside {it}."


def _adrift_said(number: int) -> str:
    if not number:
        return "Every line names the objective that it serves."
    return f"{plural(number, 'line')} {'names' if number == 1 else 'name'} no objective."


def _position(lines: Sequence[BudgetLine], picture: Picture) -> Iterator[str]:
    """Spending to date and the forecast against the budget; or why neither can be said."""
    if not lines:
        yield "No budget has been given for this period."
        return
    over = total([over_profile(line) for line in lines])
    last = day(picture.period.last_day)
    yield (
        "Some lines lack a figure, so spending to date cannot be added up."
        if over is None
        else f"Spending at {last} is {_by(over)} to date."
    )
    ahead = total([forecast_over(line) for line in lines])
    if ahead is not None:
        yield f"The forecast for the year is {_by(ahead)}."


def _by(over: Decimal) -> str:
    if over == 0:
        return "as budgeted"
    return f"{shown(cells.money(abs(over)))} {'over' if over > 0 else 'under'} budget"


def _whole(picture: Picture, found: Sequence[Service]) -> Iterator[Block]:
    yield Heading(text="Service by service", number="1.0")
    yield Paragraph(text=" ".join(_answer(picture, found)))
    yield from services_tables(found, day(picture.period.last_day))


def _each(picture: Picture, found: Sequence[Service]) -> Iterator[Block]:
    for number, each in enumerate(found, 2):
        yield Heading(text=each.title, number=f"{number}.0")
        yield from _service(each, number, indexed(picture.framework).items)
    yield Heading(text="What stands alone", number=f"{len(found) + 2}.0")
    yield from _alone(picture, found)


def _service(each: Service, number: int, items: Mapping[str, object]) -> Iterator[Block]:
    missing = [
        what
        for what, held in (("budget", each.budget), ("workforce figures", each.workforce))
        if not held
    ]
    if missing:
        yield Note(f"No {' and no '.join(missing)} given for this period.")
    yield from budget_table(each, number, items)
    yield from workforce_table(each, number, items)
    yield from served_table(each, number)


def _alone(picture: Picture, found: Sequence[Service]) -> Iterator[Block]:
    alone = unserved(found)
    adrift = stray(found, indexed(picture.framework).items)
    yield Table(
        name="alone",
        caption="How many stand alone",
        columns=(Column("What"), Column("Number", Kind.NUMBER)),
        rows=(
            ("Objectives with no money or staff", count(len(alone))),
            ("Lines that name no objective", count(len(adrift))),
        ),
        notes=("An objective is served by a line that names it, or anything beneath it.",),
    )
    if alone:
        yield Table(
            name="unserved",
            caption="Objectives with no money or staff",
            columns=(Column("Ref"), Column("Objective"), Column("Service")),
            rows=tuple((one.line.code, one.line.item.title, each.title) for each, one in alone),
        )
    if adrift:
        yield Table(
            name="adrift",
            caption="Lines that name no objective",
            columns=(Column("Ref"), Column("Line"), Column("Of"), Column("Service")),
            rows=tuple((*_line(line), each.title) for each, line in adrift),
        )


def _line(line: Line) -> tuple[Cell, ...]:
    return line.code, line.title, "Budget" if isinstance(line, BudgetLine) else "Workforce"


def _symbols(picture: Picture, found: Sequence[Service]) -> Iterator[Block]:
    lines = {m.code: m for each in found for one in each.objectives for m in one.measures}
    yield Heading(text="Explanation of symbols")
    yield from explained(picture, tuple(lines.values()))


KIND = ReportKind(code=CODE, title=TITLE, every=Every.QUARTER, subjects=the_council, build=build)
