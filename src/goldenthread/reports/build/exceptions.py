"""The exception report: what is out of line, under and over, for the council or a part of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import ItemKind
from goldenthread.core.lines.whose import Share, of_body, of_priority, of_unit
from goldenthread.reports.build.exceptional import (
    answer,
    by_service,
    found,
    lists,
    reasons,
    what_counts,
)
from goldenthread.reports.build.exceptional_cards import detail
from goldenthread.reports.build.foremost import foremost
from goldenthread.reports.build.frame import EVERY_MEMBER, Frame, at_hand, council, framed, readers
from goldenthread.reports.build.kinds import Every, Subject
from goldenthread.reports.build.kinds import Kind as ReportKind
from goldenthread.reports.build.services import (
    NoSuchSubject,
    bodies,
    directorates,
    everything,
    head,
)
from goldenthread.reports.build.symbols import explanation
from goldenthread.reports.model import Block, Heading, Note, Paragraph, Report
from goldenthread.reports.words import listed

CODE = "exceptions"
TITLE = "Exception report"
WHOLE = "council"
"""The code of the whole council among the subjects of a report."""
ELSEWHERE = "The scorecard and the overviews tell the same, by priority and by directorate."
WITHIN = "The council's exception report tells the same."


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an exception report is about: its share of the lines, for whom, and why they get it."""

    subject: Subject
    share: Share
    audience: str
    why: str
    to_hand: tuple[tuple[str, str], ...] = ()


def subjects(picture: Picture) -> tuple[Subject, ...]:
    """Return the council and each of its directorates; boards get theirs in their own reports."""
    council = picture.framework.council[:1]
    return *(Subject(WHOLE, each.title) for each in council), *directorates(picture)


def build(picture: Picture, code: str) -> Report:
    """Return the report of the council, or a unit, priority or body; raises NoSuchSubject."""
    about = _about(everything(picture), code)
    frame = Frame(
        picture=picture,
        kind=CODE,
        title=TITLE,
        subject=about.subject,
        audience=about.audience,
        why=about.why,
        to_hand=about.to_hand,
        first=foremost(about.share),
    )
    told, behind = _parts(about)
    return framed(frame, answer(about.share), told, _symbols(about.share), behind)


def _about(every: Share, code: str) -> About:
    if code == WHOLE:
        return _council(every)
    if code in every.index.units:
        return _unit(every, code)
    item = every.index.items.get(code)
    if item and item.kind is ItemKind.PRIORITY:
        subject, share = Subject(code, item.title), of_priority(every, code)
        return _about_priority(every, subject, share)
    return _body(every, code)


def _council(every: Share) -> About:
    return About(
        subject=Subject(WHOLE, council(every.picture).title),
        share=every,
        audience=readers(every.picture, BodyKind.MANAGEMENT),
        why="They hold every service to account, so they read every exception.",
        to_hand=at_hand(every.picture, ELSEWHERE, BodyKind.EXECUTIVE),
    )


def _unit(every: Share, code: str) -> About:
    unit, post = every.index.units[code], head(every, code)
    return About(
        subject=Subject(code, unit.title),
        share=of_unit(every, code),
        audience=post.title if post else f"Managers of {unit.title}",
        why=f"It tells what is out of line in {unit.title}, and nothing else.",
        to_hand=at_hand(every.picture, WITHIN, BodyKind.MANAGEMENT),
    )


def _about_priority(every: Share, subject: Subject, share: Share) -> About:
    boards = bodies(every.picture, BodyKind.SCRUTINY)
    rows = every.picture.framework.remits
    named = {row.body for row in rows if row.item == subject.code and not row.ended}
    return About(
        subject=subject,
        share=share,
        audience=listed([body.title for body in boards if body.code in named]) or EVERY_MEMBER,
        why=f"Their remit names the priority: {subject.title}.",
    )


def _body(every: Share, code: str) -> About:
    body = next((each for each in every.picture.framework.bodies if each.code == code), None)
    if body is None or body.ended:
        period = every.picture.period.label
        raise NoSuchSubject(f"“{code}” is no unit, priority or body in {period}, nor “{WHOLE}”.")
    return About(
        subject=Subject(code, body.title),
        share=of_body(every, code),
        audience=body.title,
        why="Each line is in its remit.",
    )


def _parts(about: About) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What is read, and what stands behind it: of the whole council, each exception in full."""
    glance, full = tuple(_glance(about)), tuple(_in_full(about.share))
    return (glance, full) if about.subject.code == WHOLE else (glance + full, ())


def _glance(about: About) -> Iterator[Block]:
    share = about.share
    yield Heading(text="Exceptions at a glance")
    yield from by_service(share)
    listing = tuple(lists(share))
    yield from listing or (Paragraph(text=" ".join(answer(share))),)
    if about.subject.code == WHOLE:
        yield from _unread(share)


def _in_full(share: Share) -> Iterator[Block]:
    if any(lists(share)):
        yield Heading(text="Each exception in full")
        yield from detail(share)


def _unread(share: Share) -> Iterator[Block]:
    """Note what no policy and performance board would see: the remits have a gap."""
    boards = bodies(share.picture, BodyKind.SCRUTINY)
    shares = [of_body(share, body.code) for body in boards]
    read = {line.code for each in shares for line in each.measures}
    read |= {line.code for each in shares for line in each.items}
    lines = [*(line.code for line in share.measures), *(line.code for line in share.items)]
    told = reasons(share.picture)
    missed = [code for code in lines if code in told and code not in read]
    if boards and missed:
        yield Note(
            f"No policy and performance board's remit holds {listed(missed)}. "
            "Link each to a priority, or add its unit to a remit."
        )


def _symbols(share: Share) -> Iterator[Block]:
    yield Heading(text="What counts as an exception")
    yield from what_counts()
    yield from explanation(share.picture, found(share))


KIND = ReportKind(code=CODE, title=TITLE, every=Every.QUARTER, subjects=subjects, build=build)
