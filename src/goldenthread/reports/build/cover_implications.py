"""The second half of a cover report: what follows from it, as far as facts tell, and what is owed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.plans import BudgetLine, Item, PlanKind
from goldenthread.core.facts.returns import Section
from goldenthread.core.lines.choosing import counts
from goldenthread.core.lines.risks import HIGH, is_high, left
from goldenthread.core.thread.indexed import post_title
from goldenthread.reports.build import cells
from goldenthread.reports.build.cover_scope import TO_FILL_IN, Cover, officer
from goldenthread.reports.model import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Kind,
    Note,
    Number,
    Paragraph,
    Table,
    shown,
)
from goldenthread.reports.words import day, listed, plural, so_many

GOOD = (RatingWord.BLUE, RatingWord.GREEN)
BAD = (RatingWord.RED, RatingWord.RED_AMBER)
YES, NO = "Yes", "–"
IMPACT = (
    Column("Corporate objective"),
    Column("Measures rated", Kind.NUMBER),
    Column("On target or better", Kind.NUMBER),
    Column("Off target", Kind.NUMBER),
    Column("Positive"),
    Column("Neutral"),
    Column("Negative"),
)
RULE = (
    "Draft, for the reporting officer to confirm or change. It counts the measures that this report "
    "covers: positive where more are on target or better than off target, negative where fewer are, "
    "neutral where they are as many."
)
PAPERS = (Column("Document"), Column("Contact officer"))
NAMED = 5
"""Service plans named one by one; more are counted."""


def owed(what: str, why: str) -> Note:
    """Return a marked place for the reporting officer to write in."""
    return Note(f"{TO_FILL_IN}: {what}. {why}")


def policy(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: which plans the papers report on."""
    yield Heading(text="Policy implications", number=f"{number}.0")
    corporate = [p.title for p in cover.index.plans.values() if p.kind is PlanKind.CORPORATE]
    services = [plan.title for plan in cover.plans if plan.title not in corporate]
    if len(services) > NAMED:
        services = [plural(len(services), "service plan")]
    if corporate or services:
        said = listed([*corporate, *services])
        yield Paragraph(text=f"The papers report progress on: {said}.")
    yield owed("any change of policy that follows", "The figures alone propose none.")


def financial(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: spending against budget to date, and the lines that are over."""
    yield Heading(text="Financial implications", number=f"{number}.0")
    known = [(line, by) for line in cover.budget if (by := _over(line)) is not None]
    if not known:
        yield owed("financial implications", "No budget has been given for this period.")
        return
    yield Paragraph(text=_position(cover, known))
    worst = sorted(
        (pair for pair in known if pair[1] > 0), key=lambda pair: (-pair[1], pair[0].code)
    )
    if worst:
        said = [f"{line.title}: {_pounds(by)} over budget to date." for line, by in worst[:3]]
        yield Bullets(tuple(said))


def _position(cover: Cover, known: Sequence[tuple[BudgetLine, Decimal]]) -> str:
    total = sum((by for _, by in known), Decimal(0))
    side = f"{_pounds(abs(total))} {'over' if total > 0 else 'under'}" if total else "exactly at"
    missing = len(cover.budget) - len(known)
    left = f" {plural(missing, 'line')} could not be compared." if missing else ""
    at = day(cover.picture.period.last_day)
    return f"Spending at {at} is {side} budget to date, over {plural(len(known), 'budget line')}.{left}"


def _pounds(amount: Decimal) -> str:
    return shown(cells.money(amount))


def _over(line: BudgetLine) -> Decimal | None:
    return None if line.actual is None or line.profile is None else line.actual - line.profile


def legal(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section, which nothing held here can answer."""
    yield Heading(text="Legal implications", number=f"{number}.0")
    yield owed("legal implications", "Nothing held with the figures tells them.")


def risk(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: the high risks, highest first, and those that nobody has assessed."""
    yield Heading(text="Risk implications", number=f"{number}.0")
    if not cover.risks:
        yield owed("risk implications", "No risk in this remit has been recorded.")
        return
    high = [line for line in cover.risks if is_high(line.risk)]
    yield Paragraph(
        text=f"Of {plural(len(cover.risks), 'risk')} recorded, {so_many(len(high))} "
        f"high: {HIGH} or more of 25 after control."
    )
    if high:
        yield Bullets(tuple(f"{r.risk.code} {r.risk.title}: {left(r.risk)}." for r in high))
    unknown = [line.risk.code for line in cover.risks if not left(line.risk)]
    if unknown:
        yield Note(f"Not assessed: {listed(unknown)}. How high they are is not known.")


def equality(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: what officers wrote of equality."""
    yield Heading(text="Equality and diversity", number=f"{number}.0")
    said = cover.told(Section.EQUALITY)
    for order, paragraph in enumerate(said, 1):
        lead = f"{paragraph.heading}." if paragraph.heading else ""
        yield Paragraph(text=paragraph.text, number=f"{number}.{order}", lead=lead)
    if not said:
        yield owed("equality implications", "Nothing has been given for this period.")


def other(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section, which nothing held here can answer."""
    yield Heading(text="Other implications", number=f"{number}.0")
    yield owed("any other implication", "Nothing held with the figures tells one.")


def impact(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: each corporate objective, and whether this is good or bad for it."""
    yield Heading(text="Impact on corporate objectives", number=f"{number}.0")
    if not cover.priorities:
        yield owed("the impact on each corporate objective", "No priority is held.")
        return
    rows = tuple(_impact(priority, cover.measures) for priority in cover.priorities)
    caption = "Impact on each corporate objective"
    yield Table(name="impact", caption=caption, columns=IMPACT, rows=rows, notes=(RULE,))
    unknown = [f"“{shown(row[0])}”" for row in rows if row[1] == _count(0)]
    if unknown:
        why = "No measure that this report covers is rated under it."
        yield owed(f"the impact on {listed(unknown)}", why)


def _impact(priority: Item, lines: Sequence[MeasureLine]) -> tuple[Cell, ...]:
    own = [line for line in lines if line.priority and line.priority.code == priority.code]
    good = sum(line.rating in GOOD for line in own)
    bad = sum(line.rating in BAD for line in own)
    rated = counts(own).rated
    return (priority.title, *map(_count, (rated, good, bad)), *_side(rated, good, bad))


def _count(number: int) -> Number:
    return Number(value=cells.whole(number))


def _side(rated: int, good: int, bad: int) -> tuple[str, str, str]:
    if not rated:
        return NO, NO, NO
    marks = (good > bad, good == bad, good < bad)
    positive, neutral, negative = (YES if mark else NO for mark in marks)
    return positive, neutral, negative


def consultation(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section, which nothing held here can answer."""
    yield Heading(text="Consultation", number=f"{number}.0")
    yield owed("who was consulted, and what they said", "No consultation is held here.")


def papers(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: the documents relied upon, with whom to ask and a place to say where.

    They are the reports that the body may call for; where it has none, the service plans.
    """
    title = "Background papers under section 100D of the Local Government Act 1972"
    yield Heading(text=title, number=f"{number}.0")
    rows = tuple(_reports(cover)) or tuple(_plans(cover))
    if not rows:
        yield owed("the background papers", "No plan in this remit is held.")
        return
    yield Table(name="background-papers", caption="Background papers", columns=PAPERS, rows=rows)
    yield owed("where they can be inspected", "They are kept with the period’s reports.")


def _reports(cover: Cover) -> Iterator[tuple[str, str]]:
    """Each report to hand, with the officer responsible for it, else the one who reports."""
    for report in cover.to_hand:
        named = dict(report.facts).get("Responsible officer", "")
        yield f"{report.title}: {report.subtitle}", named or officer(cover)


def _plans(cover: Cover) -> Iterator[tuple[str, str]]:
    for plan in cover.plans:
        yield plan.title, post_title(cover.index, plan.owner) or officer(cover)
