"""A service plan as a document, from the framework as held: why, where now, where to, how, and how we know."""

from collections.abc import Iterator

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Item
from goldenthread.core.facts.returns import Section
from goldenthread.core.lines.choosing import counts
from goldenthread.core.measuring.trajectory import for_period
from goldenthread.core.periods import Period, year_of
from goldenthread.core.quantities.wanting import shown_target
from goldenthread.reports.build import cells
from goldenthread.reports.build.control import control
from goldenthread.reports.build.departmental import EVERY_MEMBER, subjects
from goldenthread.reports.build.kinds import Every, Kind, file_name
from goldenthread.reports.build.money import money
from goldenthread.reports.build.performance import MARKS
from goldenthread.reports.build.scope import Scope, scope
from goldenthread.reports.build.telling import told
from goldenthread.reports.item_words import of_items
from goldenthread.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Paragraph,
    Report,
    Table,
    shown,
)
from goldenthread.reports.model import Kind as Holds
from goldenthread.reports.words import age, day, listed, moment, of_counts, plural

CODE = "plan"
TITLE = "Service plan"
OBJECTIVES = (Column("Ref"), Column("Objective"), Column("Priority"), Column("Owner"))
STEPS = (Column("Ref"), Column("Milestone"), Column("Due"), Column("Owner"))
MEASURES = (
    Column("Ref"),
    Column("Measure"),
    Column("Latest", Holds.NUMBER),
    Column("Target", Holds.NUMBER),
    Column("Good is"),
    Column("Owner"),
)


def build(picture: Picture, plan: str) -> Report:
    """Return a plan as a document; raises `scope.NoSuchPlan`."""
    found = scope(picture, plan)
    audience = listed([body.title for body, _ in found.bodies]) or EVERY_MEMBER
    return Report(
        name=file_name(CODE, found.subject, picture.period),
        title=TITLE,
        subtitle=found.plan.title,
        council=found.council.title,
        period=picture.period.label,
        at=picture.at,
        audience=audience,
        facts=tuple(_facts(found, audience)),
        front=tuple(_answer(found)),
        blocks=tuple(block for part in PARTS for block in part(found)),
        why="The plan that its results are reported against.",
        subject=plan,
    )


def _answer(found: Scope) -> Iterator[str]:
    held = (
        plural(len(found.objectives), "objective"),
        plural(len(found.milestones), "milestone"),
        plural(len(found.measures), "measure"),
        plural(len(found.risks), "risk"),
    )
    yield f"The plan holds {listed(held)}."
    served = _served(found)
    if served:
        yield f"It serves {listed([f'“{item.title}”' for item in served])}."


def _served(found: Scope) -> list[Item]:
    served = {line.priority.code for line in found.objectives if line.priority}
    served |= {line.priority.code for line in found.measures if line.priority}
    return [item for code, item in found.index.items.items() if code in served]


def _facts(found: Scope, audience: str) -> Iterator[tuple[str, str]]:
    plan, at = found.plan, found.picture.at
    if plan.starts and plan.ends:
        yield "Runs", f"{day(plan.starts)} to {day(plan.ends)}"
    approved = f", {day(plan.approved_on)}" if plan.approved_on else ""
    yield "Status", f"{plan.status.value.capitalize()}{approved}"
    yield "Responsible officer", found.owner.title if found.owner else "Not yet named"
    parent = found.index.plans.get(plan.parent)
    if parent:
        yield "Helps to deliver", parent.title
    yield "As at", f"{moment(at)}, {age(found.picture.period, at)}"
    yield "For", audience


def _why(found: Scope) -> Iterator[Block]:
    yield Heading(text="Why we are here", number="1.0")
    served = _served(found)
    if not served:
        yield Note(f"The plan is joined to no priority. {found.owes} owes the links.")
        return
    yield Paragraph(
        text=f"{found.subject} contributes to {plural(len(served), 'priority', 'priorities')}:"
    )
    for order, item in enumerate(served, 1):
        below = [line.item.title for line in found.objectives if line.priority == item]
        said = f"By: {'; '.join(below)}." if below else "Through its measures."
        yield Paragraph(text=said, number=f"1.{order}", lead=f"{item.title}.")


def _now(found: Scope) -> Iterator[Block]:
    yield Heading(text="Where we are now", number="2.0")
    yield Paragraph(text=" ".join(of_counts(counts(found.measures), found.picture.period)))
    yield Paragraph(text=of_items(found.milestones))
    yield Heading(text="What affects us", level=2)
    yield from told(found, Section.FACTORS, "2")


def _where(found: Scope) -> Iterator[Block]:
    yield Heading(text="Where we need to be", number="3.0")
    if not found.objectives:
        yield Note(f"The plan holds no objective. {found.owes} owes them.")
        return
    rows = tuple(map(_objective, found.objectives))
    yield Table(
        name="objectives", caption="Objectives, key ones first", columns=OBJECTIVES, rows=rows
    )


def _objective(line: ItemLine) -> tuple[Cell, ...]:
    served = line.priority.title if line.priority else "Not joined to a priority"
    return line.code, line.item.title, served, _owner(line)


def _owner(line: ItemLine | MeasureLine) -> str:
    return line.owner.title if line.owner else "Not yet named"


def _how(found: Scope) -> Iterator[Block]:
    yield Heading(text="How we get there", number="4.0")
    if not found.milestones:
        yield Note(f"The plan holds no milestone. {found.owes} owes them.")
        return
    rows = tuple(
        (line.code, line.item.title, cells.date(line.due), _owner(line))
        for line in found.milestones
    )
    yield Table(name="milestones", caption="Milestones, key ones first", columns=STEPS, rows=rows)


def _know(found: Scope) -> Iterator[Block]:
    yield Heading(text="How we know", number="5.0")
    if not found.measures:
        yield Note(f"No measure hangs from this plan. {found.owes} owes the links.")
        return
    year = year_of(found.picture.period)
    rows = tuple(_measure(line, year, found.picture) for line in found.measures)
    given = " ".join(shown(row[2]) for row in rows)
    yield Table(
        name="measures",
        caption=f"Measures, with their targets for {year.label}",
        columns=MEASURES,
        rows=rows,
        notes=tuple(meaning for mark, meaning in MARKS.items() if mark in given),
    )


def _measure(line: MeasureLine, year: Period, picture: Picture) -> tuple[Cell, ...]:
    latest = line.latest
    return (
        line.code,
        line.measure.title,
        cells.plain(latest.shown) if latest else "None yet",
        _target(line, year, picture),
        line.measure.polarity.value,
        _owner(line),
    )


def _target(line: MeasureLine, year: Period, picture: Picture) -> Cell:
    """The year's own target, since a plan speaks of years; the period's where a year has none."""
    rows = [row for row in picture.framework.targets if row.measure == line.code]
    agreed = for_period(rows, line.measure, year, picture.figures)
    wanted = shown_target(agreed.wanted, line.measure) if agreed else line.target
    return cells.plain(wanted) or "No target"


def _risks(found: Scope) -> Iterator[Block]:
    return control(found, 6)


def _money(found: Scope) -> Iterator[Block]:
    return money(found, 7)


PARTS = (_why, _now, _where, _how, _know, _risks, _money)

KIND = Kind(code=CODE, title=TITLE, every=Every.ASKED, subjects=subjects, build=build)
