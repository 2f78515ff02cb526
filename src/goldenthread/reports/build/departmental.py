"""The departmental quarterly monitoring report: one for each service plan, answer and exceptions first."""

from collections.abc import Iterator

from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import PlanKind
from goldenthread.core.facts.returns import Section
from goldenthread.core.lines.choosing import counts
from goldenthread.core.thread.indexed import indexed, unit_title
from goldenthread.reports.build import cells
from goldenthread.reports.build.attention import attention
from goldenthread.reports.build.control import control
from goldenthread.reports.build.foremost import among
from goldenthread.reports.build.frame import for_whom
from goldenthread.reports.build.kinds import Every, Subject, file_name
from goldenthread.reports.build.kinds import Kind as ReportKind
from goldenthread.reports.build.money import money
from goldenthread.reports.build.performance import answer, performance
from goldenthread.reports.build.progress import progress
from goldenthread.reports.build.quality import quality
from goldenthread.reports.build.scope import Scope, scope
from goldenthread.reports.build.symbols import symbols
from goldenthread.reports.build.telling import section
from goldenthread.reports.item_words import of_items
from goldenthread.reports.model import (
    Block,
    Chart,
    Column,
    Counts,
    Heading,
    Kind,
    Number,
    Paragraph,
    Report,
    Table,
)
from goldenthread.reports.words import age, day, listed, moment, period_title

CODE = "departmental"
TITLE = "Departmental quarterly monitoring report"
EVERY_MEMBER = "All members"


def plans(picture: Picture) -> tuple[str, ...]:
    """Return the codes of the service plans that a report is due for, in the framework's order."""
    service = (plan for plan in picture.framework.plans if plan.kind is PlanKind.SERVICE)
    return tuple(plan.code for plan in service if not plan.ended)


def subjects(picture: Picture) -> tuple[Subject, ...]:
    """Return the service plans that a report is due for, each by what it is the plan of."""
    index = indexed(picture.framework)
    found = (index.plans[code] for code in plans(picture))
    return tuple(Subject(p.code, unit_title(index, p.unit) if p.unit else p.title) for p in found)


def build(picture: Picture, plan: str) -> Report:
    """Return the report of one plan; raises `scope.NoSuchPlan`."""
    found = scope(picture, plan)
    blocks = (block for part in _sections(found) for block in part)
    return Report(
        name=file_name(CODE, found.subject, picture.period),
        title=TITLE,
        subtitle=found.subject,
        council=found.council.title,
        period=picture.period.label,
        at=picture.at,
        audience=_audience(found),
        to_hand=tuple(_to_hand(found)),
        first=among(picture, found.measures, found.milestones),
        facts=tuple(_facts(found)),
        front=(*answer(found), of_items(found.milestones)),
        blocks=tuple(blocks),
        symbols=tuple(symbols(found, 10)),
        why=_why(found),
        subject=plan,
    )


def _sections(found: Scope) -> Iterator[Iterator[Block]]:
    yield attention(found)
    yield _introduction(found)
    yield section(found, "Key developments", Section.DEVELOPMENTS, 2)
    yield section(found, "Emerging issues", Section.ISSUES, 3)
    yield progress(found, 4)
    yield performance(found, 5)
    yield control(found, 6)
    yield section(found, "Equality actions", Section.EQUALITY, 7)
    yield quality(found, 8)
    yield money(found, 9)


def _audience(found: Scope) -> str:
    """Who answers for the service; all members where no board's remit names it either."""
    owner = [found.owner.title] if found.owner else []
    return listed([*owner, *([] if found.bodies else [EVERY_MEMBER])] or _boards(found))


def _boards(found: Scope) -> list[str]:
    return [body.title for body, _ in found.bodies]


def _why(found: Scope) -> str:
    own = "It is their own service’s. " if found.owner else ""
    if not found.bodies:
        return f"{own}No board's remit names it, so it goes to all members."
    return own.strip() or "Its owner is not yet named, so it goes to the boards themselves."


def _to_hand(found: Scope) -> Iterator[tuple[str, str]]:
    """The directors above the service, and the boards whose remit names it."""
    if found.owner:
        for post in found.above:
            yield post.title, "They hold its director to account."
        for body, why in found.bodies:
            yield body.title, f"In its remit: {why}."


def _facts(found: Scope) -> Iterator[tuple[str, str]]:
    period = found.picture.period
    yield "Period", f"{period_title(period)}: {day(period.start)} to {day(period.last_day)}"
    yield "As at", moment(found.picture.at)
    yield "Age of the data", age(period, found.picture.at)
    yield "Plan", found.plan.title
    yield "Responsible officer", found.owner.title if found.owner else "Not yet named"
    yield "For", _audience(found)
    yield from for_whom(tuple(_to_hand(found)))


def _introduction(found: Scope) -> Iterator[Block]:
    period = found.picture.period
    yield Heading(text="Introduction", number="1.0")
    yield Paragraph(
        number="1.1",
        text=f"This report covers {found.subject} from {day(period.start)} to "
        f"{day(period.last_day)}. It tells key developments, emerging issues, and progress on every "
        f"objective, milestone and measure of the {found.plan.title}.",
    )
    yield Paragraph(
        number="1.2",
        text=f"It says what was known at {moment(found.picture.at)}, "
        f"{age(period, found.picture.at)}. Section 10.0 explains the symbols.",
    )
    if found.measures:
        yield _tally(found)


def _tally(found: Scope) -> Chart:
    tally = counts(found.measures)
    bars = [(cells.rated(each.rating, each.label), each.number) for each in tally.ratings]
    unrated = tally.measures - tally.rated
    if unrated:
        bars.append((cells.rated(RatingWord.NONE, "Not rated"), unrated))
    columns = (Column("Rating", Kind.STATUS), Column("Measures", Kind.NUMBER))
    rows = tuple((status, Number(value=cells.whole(number))) for status, number in bars)
    return Chart(
        title="How the measures are rated",
        subtitle=f"Number of measures by rating, {found.subject}, {found.picture.period.label}.",
        sentence=" ".join(answer(found)),
        drawing=Counts(bars=tuple(bars)),
        table=Table(name="tally", caption="Measures by rating", columns=columns, rows=rows),
        level=2,
    )


KIND = ReportKind(code=CODE, title=TITLE, every=Every.QUARTER, subjects=subjects, build=build)
