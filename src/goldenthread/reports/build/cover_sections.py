"""The first half of a cover report: why it comes, what is recommended, and what the papers say."""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.returns import Progress
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.lines.choosing import counts
from goldenthread.reports.build.cover_scope import TO_FILL_IN, Cover
from goldenthread.reports.build.foremost import told, weightiest
from goldenthread.reports.item_words import of_items
from goldenthread.reports.model import Block, Bullets, Column, Heading, Note, Paragraph, Table
from goldenthread.reports.words import age, day, listed, moment, of_counts, period_name, plural

TOLD = 5
"""Measures and milestones named in the text; the papers name them all."""
APPENDICES = (Column("Appendix"), Column("Report"), Column("About"), Column("Why it comes here"))
SCRUTINISE = {BodyKind.SCRUTINY, BodyKind.COUNCIL}


def missed(cover: Cover) -> list[MeasureLine]:
    """Return the measures off target, those that matter most first."""
    return weightiest(cover.picture, cover.measures)


def purpose(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: what is reported, for which period, as known when."""
    period, at = cover.picture.period, cover.picture.at
    yield Heading(text="Purpose of the report", number=f"{number}.0")
    text = (
        f"To report how the priorities and services in the {cover.body.title}’s remit performed in "
        f"{period_name(period)}, {day(period.start)} to {day(period.last_day)}."
    )
    yield Paragraph(text=text, number=f"{number}.1")
    known = f"It tells what was known at {moment(at)}, {age(period, at)}."
    yield Paragraph(text=known, number=f"{number}.2")


def reason(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: why the body is asked."""
    yield Heading(text="Reason for the report", number=f"{number}.0")
    why = f"The {cover.body.title} answers for {_remit(cover)}."
    asked = "It receives the results each quarter so that it can question and steer them."
    yield Paragraph(text=f"{why} {asked}", number=f"{number}.1")


def _remit(cover: Cover) -> str:
    rows = [row for row in cover.picture.framework.remits if row.body == cover.body.code]
    items = [cover.index.items.get(row.item) for row in rows if not row.ended]
    units = [cover.index.units.get(row.unit) for row in rows if not row.ended]
    titles = [f"“{each.title}”" for each in (*items, *units) if each]
    return listed(titles) or "the council’s performance"


def recommended(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: what the body is asked to do, each thing with its number."""
    yield Heading(text="Recommended", number=f"{number}.0")
    yield Paragraph(text=f"That the {cover.body.title}:")
    for order, text in enumerate(_asked(cover), 1):
        yield Paragraph(text=text, number=f"({order})")


def _asked(cover: Cover) -> Iterator[str]:
    last = len(cover.papers)
    which = "the report in appendix 1" if last == 1 else f"the reports in appendices 1 to {last}"
    yield f"receives {which if last else 'this report'}, and comments;"
    off, late = missed(cover), _late(cover)
    verb = "questions" if cover.body.kind in SCRUTINISE else "considers"
    found = [plural(len(off), "measure") + " off target"] if off else []
    found += [f"{plural(len(late), 'milestone')} late or not to be met"] if late else []
    if found:
        yield f"{verb} {listed(found)}, and what their owners will do next; and"
    yield "says what it wishes to hear more of at its next meeting."


def supporting(cover: Cover, number: int) -> Iterator[Block]:
    """Return the section: the answer, the exceptions, and the list of appendices."""
    yield Heading(text="Supporting information", number=f"{number}.0")
    for order, text in enumerate(_told(cover), 1):
        yield Paragraph(text=text, number=f"{number}.{order}")
    yield from _exceptions(cover)
    yield from _appendices(cover)


def _told(cover: Cover) -> Iterator[str]:
    period = cover.picture.period
    yield " ".join(of_counts(counts(cover.measures), period))
    yield of_items(cover.milestones)
    over = sum(bool(line.exception and line.exception.over) for line in cover.measures)
    if over:
        it = "it" if over == 1 else "them"
        yield f"{plural(over, 'measure')} did far better than target; the papers name {it}."
    owed = [line.code for line in cover.measures if line.unrated is Unrated.NOT_RETURNED]
    if owed:
        have = "has" if len(owed) == 1 else "have"
        yield f"{plural(len(owed), 'figure')} {have} not been returned: {listed(owed)}."


def _exceptions(cover: Cover) -> Iterator[Block]:
    off, late = missed(cover), _late(cover)
    yield from _named("Off target", [told(cover.picture, line) for line in off])
    yield from _named("Milestones late or not to be met", [_step(line) for line in late])


def _step(line: ItemLine) -> str:
    overdue = f" {plural(line.overdue, 'day')} overdue." if line.overdue else ""
    return f"{line.code} {line.item.title}.{overdue}"


def _named(title: str, said: Sequence[str]) -> Iterator[Block]:
    if not said:
        return
    yield Heading(text=f"{title} ({len(said)})", level=2)
    yield Bullets(tuple(said[:TOLD]))
    left = len(said) - TOLD
    if left > 0:
        yield Paragraph(text=f"The appendices tell the other {left:,}.")


def _late(cover: Cover) -> list[ItemLine]:
    """The milestones late or given up, the longest overdue first."""
    found = [line for line in cover.milestones if line.overdue or _given_up(line)]
    return sorted(found, key=lambda line: -line.overdue)


def _given_up(line: ItemLine) -> bool:
    return line.progress is not None and line.progress.progress is Progress.NOT_MET


def _appendices(cover: Cover) -> Iterator[Block]:
    yield Heading(text="Appendices", level=2)
    if not cover.papers:
        yield Note(f"{TO_FILL_IN}: the papers that go with this report. None names this body.")
        return
    rows = tuple(
        (f"Appendix {order}", paper.title, paper.subtitle, paper.why or "For its remit")
        for order, paper in enumerate(cover.papers, 1)
    )
    caption = "Papers that go with this report"
    yield Table(name="appendices", caption=caption, columns=APPENDICES, rows=rows)
