"""The priority report: a policy and performance board's own lines only, from every service."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.core.facts.measures import SetKind
from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import PlanKind
from goldenthread.core.lines.choosing import counts
from goldenthread.core.lines.whose import Share, of_body, partners
from goldenthread.core.periods import Kind as Length
from goldenthread.core.periods import Period, parts, year_of
from goldenthread.reports.build import exceptional
from goldenthread.reports.build.exceptional_cards import detail
from goldenthread.reports.build.foremost import foremost
from goldenthread.reports.build.frame import Frame, framed
from goldenthread.reports.build.kinds import Every, Subject
from goldenthread.reports.build.kinds import Kind as ReportKind
from goldenthread.reports.build.overview_lists import (
    by_service,
    in_full,
    measures,
    promised,
    steps,
)
from goldenthread.reports.build.overview_risks import high_risks
from goldenthread.reports.build.services import NoSuchSubject, bodies, everything, in_remit
from goldenthread.reports.build.symbols import explained
from goldenthread.reports.item_words import of_items
from goldenthread.reports.model import Block, Heading, Note, Paragraph, Report
from goldenthread.reports.words import listed, of_counts, plural

CODE = "priority"
TITLE = "Priority report"
ABOVE = (PlanKind.COMMUNITY, PlanKind.AGREEMENT, PlanKind.CORPORATE)
"""Plans whose own targets stand first: what the council and its partners promised together."""


def subjects(picture: Picture) -> tuple[Subject, ...]:
    """Return the policy and performance boards."""
    boards = bodies(picture, BodyKind.SCRUTINY)
    return tuple(Subject(board.code, board.title) for board in boards)


def build(picture: Picture, code: str) -> Report:
    """Return a board's report: in full at the half-year and the year's end, else by exception."""
    subject = next((each for each in subjects(picture) if each.code == code), None)
    if subject is None:
        period = picture.period.label
        raise NoSuchSubject(f"There is no policy and performance board “{code}” in {period}.")
    share = promised(of_body(everything(picture), code))
    covers = in_remit(share, code) or "nothing yet"
    frame = Frame(
        picture=picture,
        kind=CODE,
        title=TITLE,
        subject=subject,
        audience=subject.title,
        why=f"Every line in it is in the board's remit: {covers}.",
        first=foremost(share),
    )
    front = (*_answer(share), *exceptional.answer(share)[1:2])
    return framed(frame, front, _blocks(share, covers), _symbols(share), _behind(share))


def _answer(share: Share) -> tuple[str, ...]:
    return *of_counts(counts(share.measures), share.picture.period), of_items(steps(share))


def is_full(period: Period) -> bool:
    """Whether the report of a period is the full one: that of a half-year's last quarter."""
    return period.end in {half.end for half in parts(year_of(period), Length.HALF)}


def _blocks(share: Share, covers: str) -> Iterator[Block]:
    yield from _exceptions(share, covers)
    yield from _first(share)
    yield from _partners(share)
    if is_full(share.picture.period):
        yield Heading(text="High risks", number="5.0")
        yield from high_risks(share)


def _exceptions(share: Share, covers: str) -> Iterator[Block]:
    yield Heading(text="What needs the board's attention", number="1.0")
    yield Paragraph(text=_scope(share, covers))
    if not (share.measures or share.items):
        yield Note("No measure, objective or milestone is in the board's remit.")
    yield from exceptional.by_service(share)
    listing = tuple(exceptional.lists(share))
    yield from listing
    if listing:
        yield Heading(text="Each exception in full", number="2.0")
        yield from detail(share)


def _scope(share: Share, covers: str) -> str:
    titles = [title for _, title, _ in by_service(share)]
    come = f" Its lines come from {plural(len(titles), 'service')}: {'; '.join(titles)}."
    how = (
        "Everything else follows the exceptions."
        if is_full(share.picture.period)
        else "It is by exception; the full report comes at the half-year and at the year's end."
    )
    return f"This report covers {covers}, and nothing else.{come if titles else ''} {how}"


def _first(share: Share) -> Iterator[Block]:
    """Yield the targets of the agreement and of the plans above the services' own."""
    sets = {row.code for row in share.picture.framework.sets if row.kind is SetKind.AGREEMENT}
    lines = [
        line
        for line in share.measures
        if sets.intersection(line.sets) or _hangs_from_above(share, line.code)
    ]
    yield Heading(text="Agreement and corporate plan targets", number="3.0")
    if not lines:
        yield Note("No measure in the remit belongs to the agreement or the corporate plan itself.")
        return
    yield Paragraph(text=" ".join(of_counts(counts(lines), share.picture.period)))
    caption = "Measures of the agreement and of the corporate plan"
    yield from measures(share, "agreement", caption, lines)


def _hangs_from_above(share: Share, code: str) -> bool:
    above = (share.index.items[link.target] for link in share.index.up.get(code, ()))
    plans = (share.index.plans.get(item.plan) for item in above)
    return any(plan.kind in ABOVE for plan in plans if plan)


def _partners(share: Share) -> Iterator[Block]:
    lines = [line for line in share.measures if partners(share.index, line)]
    yield Heading(text="Partners' performance", number="4.0")
    if not lines:
        yield Note("No measure in the remit is a partner's.")
        return
    who = sorted({line.unit_title for line in lines})
    said = " ".join(of_counts(counts(lines), share.picture.period))
    yield Paragraph(text=f"These are measures of {listed(who)}. {said}")
    yield from measures(share, "partners", "Measures that partners answer for", lines)


def _behind(share: Share) -> Iterator[Block]:
    if not is_full(share.picture.period):
        return
    yield Heading(text="Every measure and milestone, by service", number="6.0")
    for code, title, part in by_service(share):
        yield Heading(text=title, level=2)
        yield Paragraph(text=" ".join(_answer(part)))
        yield from in_full(part, code, title)


def _symbols(share: Share) -> Iterator[Block]:
    full = is_full(share.picture.period)
    told = share if full else replace(share, measures=exceptional.found(share))
    yield Heading(text="Explanation of symbols")
    yield from exceptional.what_counts()
    yield from explained(share.picture, told.measures)


KIND = ReportKind(code=CODE, title=TITLE, every=Every.QUARTER, subjects=subjects, build=build)
