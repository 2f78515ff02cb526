"""The directorate performance overview: one for each directorate, for the Executive Board."""

from collections.abc import Iterator

from goldenthread.core.facts.organisation import BodyKind, Post
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Plan, PlanKind
from goldenthread.core.facts.returns import Section
from goldenthread.core.lines.choosing import counts
from goldenthread.core.lines.whose import Share, of_unit, upwards
from goldenthread.reports.build import exceptional
from goldenthread.reports.build.boards import ALL, Part
from goldenthread.reports.build.counted import ratings_table
from goldenthread.reports.build.exceptional_cards import detail
from goldenthread.reports.build.foremost import foremost
from goldenthread.reports.build.frame import EVERY_MEMBER, Frame, framed
from goldenthread.reports.build.kinds import Every
from goldenthread.reports.build.kinds import Kind as ReportKind
from goldenthread.reports.build.overview_lists import (
    aligned,
    by_service,
    in_full,
    promised,
    said,
    steps,
)
from goldenthread.reports.build.overview_risks import high_risks
from goldenthread.reports.build.overview_told import told
from goldenthread.reports.build.services import (
    NoSuchSubject,
    bodies,
    directorates,
    everything,
    head,
)
from goldenthread.reports.build.symbols import explanation
from goldenthread.reports.item_words import of_items
from goldenthread.reports.model import Block, Heading, Note, Paragraph, Report
from goldenthread.reports.words import listed, of_counts

CODE = "overview"
TITLE = "Directorate performance overview"
WRITTEN = (Section.DEVELOPMENTS, Section.ISSUES, Section.FACTORS)


def build(picture: Picture, code: str) -> Report:
    """Return the overview of a directorate; raises NoSuchSubject."""
    subject = next((each for each in directorates(picture) if each.code == code), None)
    if subject is None:
        raise NoSuchSubject(f"There is no directorate “{code}” in {picture.period.label}.")
    share = promised(of_unit(everything(picture), code))
    post = head(share, code)
    frame = Frame(
        picture=picture,
        kind=CODE,
        title=TITLE,
        subject=subject,
        audience=_audience(picture, post),
        why=f"It tells what {subject.title} did, and what affects it"
        + (f"; the {post.title} answers for it." if post else "."),
        first=foremost(share),
    )
    told = _blocks(share, _plans(share, code))
    return framed(
        frame, _answer(share), told, explanation(share.picture, share.measures), _appendices(share)
    )


def _audience(picture: Picture, post: Post | None) -> str:
    kinds = (BodyKind.EXECUTIVE, BodyKind.MANAGEMENT)
    titles = [each.title for each in bodies(picture, *kinds)]
    return listed([*titles, post.title] if post else titles) or EVERY_MEMBER


def _answer(share: Share) -> tuple[str, ...]:
    rated = of_counts(counts(share.measures), share.picture.period)
    return *rated, of_items(steps(share)), *exceptional.answer(share)[1:2]


def _plans(share: Share, code: str) -> tuple[Plan, ...]:
    """The service plans of the directorate's units."""
    return tuple(
        plan
        for plan in share.index.plans.values()
        if plan.kind is PlanKind.SERVICE
        and code in {unit.code for unit in upwards(share.index, plan.unit)}
    )


def _blocks(share: Share, plans: tuple[Plan, ...]) -> Iterator[Block]:
    yield from _summary(share)
    for number, section in enumerate(WRITTEN, 2):
        yield from told(share, plans, section, number)
    yield from aligned(share, 5)
    yield Heading(text="High risks", number="6.0")
    yield from high_risks(share)


def _appendices(share: Share) -> Iterator[Block]:
    for number, (code, title, part) in enumerate(by_service(share)):
        yield Heading(text=f"Appendix {number + 1}: {title}")
        yield Paragraph(text=said(part))
        yield from _exceptions(part, title)
        yield Heading(text=f"{title}: everything", level=2)
        yield from in_full(part, code, title)


def _summary(share: Share) -> Iterator[Block]:
    yield Heading(text="Summary", number="1.0")
    if not (share.measures or share.items):
        yield Note("No measure, objective or milestone belongs to the directorate's services.")
        return
    parts = [_part(title, part) for _, title, part in by_service(share)]
    yield ratings_table("Service", parts, _part(ALL, share))
    listing = tuple(exceptional.lists(share))
    if listing:
        yield Heading(text="What needs attention", level=2)
    yield from listing


def _part(title: str, share: Share) -> Part:
    return Part(title=title, measures=share.measures, milestones=tuple(steps(share)))


def _exceptions(share: Share, title: str) -> Iterator[Block]:
    """What is out of line in one service, in full, under headings that are its own."""
    for block in detail(share):
        yield (
            Heading(text=f"{title}: {block.text.lower()}", level=2)
            if isinstance(block, Heading)
            else block
        )


KIND = ReportKind(code=CODE, title=TITLE, every=Every.QUARTER, subjects=directorates, build=build)
