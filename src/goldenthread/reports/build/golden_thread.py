"""The golden-thread report: where the thread breaks, what each priority carries, and the outline."""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.items import item_lines
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.lines.outline import thread, woven
from goldenthread.core.thread.audit import KINDS, audit
from goldenthread.core.thread.priorities import PriorityCount, counts, in_all
from goldenthread.reports.build.counted import count
from goldenthread.reports.build.frame import Frame, asked, framed, readers, the_council
from goldenthread.reports.build.golden_outline import outline, share
from goldenthread.reports.build.kinds import Every
from goldenthread.reports.build.kinds import Kind as ReportKind
from goldenthread.reports.model import (
    Block,
    Bullets,
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
from goldenthread.reports.words import plural

CODE = "golden-thread"
TITLE = "Golden-thread report"
FIRST = (
    "cycle",
    "priority without a measure",
    "no link",
    "dead end",
    "owner missing",
    "risk without objective",
)
"""The kinds of break that let something promised drop out of sight, most serious first: a circle or
a priority without a measure hides a whole branch, a missing link or owner one thing. The rest blur
the thread but do not break it. Change the order if the council's own plans break in other ways."""
ONE, MANY = "objective, milestone or measure", "objectives, milestones and measures"
WHY = "Management teams answer for how the plans hang together; others may ask for it."


def build(picture: Picture, code: str) -> Report:
    """Return the report on the council's whole thread; raises ValueError for any other code."""
    frame = Frame(
        picture=picture,
        kind=CODE,
        title=TITLE,
        subject=asked(picture, the_council(picture), code),
        audience=readers(picture, BodyKind.MANAGEMENT),
        why=WHY,
    )
    found = audit(picture.framework, picture.history, picture.period.last_day)
    rows = counts(picture.framework)
    weave = woven(picture, item_lines(picture), measure_lines(picture))
    told = (*_mend(found), *_carried(rows))
    behind = (*outline(thread(weave), 3), *_breaks(found, 4))
    return framed(frame, _answer(found, rows), told, behind=behind)


def _answer(found: Sequence[Finding], rows: Sequence[PriorityCount]) -> tuple[str, ...]:
    kinds = plural(len({finding.kind for finding in found}), "kind")
    broken = (
        f"The audit found {plural(len(found), 'break')} in the thread, of {kinds}."
        if found
        else "The audit found no break in the thread."
    )
    return broken, *_inward(in_all(rows))


def _inward(whole: PriorityCount) -> Iterator[str]:
    if whole.total:
        part = shown(share(whole.inward, whole.total))
        yield f"The plans hold {plural(whole.total, ONE, MANY)}."
        yield f"Of these, {whole.inward:,} ({part}) look inward, at how the council runs itself."


def _mend(found: Sequence[Finding]) -> Iterator[Block]:
    yield Heading(text="What to mend first", number="1.0")
    if not found:
        yield Paragraph(text="Nothing: the audit found no break.")
        return
    kinds = [kind for kind in FIRST if any(finding.kind == kind for finding in found)]
    grave = [finding for finding in found if finding.kind in FIRST]
    yield Paragraph(
        text=f"{plural(len(grave), 'break')} of {len(found):,} let a promise drop out of sight. "
        "Mend them in this order, then the rest."
        if grave
        else f"None of the {plural(len(found), 'break')} lets a promise drop out of sight."
    )
    order = (*kinds, *(kind for kind in KINDS if kind not in FIRST))
    numbered = [kind for kind in order if any(finding.kind == kind for finding in found)]
    yield Table(
        name="mend",
        caption="Every kind of break, in the order to mend them",
        columns=(
            Column("Break"),
            Column("Found", Kind.NUMBER),
            Column("Drops out of sight"),
            Column("How to mend it"),
        ),
        rows=(*(_kind(kind, found) for kind in numbered), _all(found, grave)),
    )


def _kind(kind: str, found: Sequence[Finding]) -> tuple[Cell, ...]:
    same = [finding for finding in found if finding.kind == kind]
    hidden = "Yes" if kind in FIRST else "No"
    return kind.capitalize(), count(len(same)), hidden, same[0].cure


def _all(found: Sequence[Finding], grave: Sequence[Finding]) -> tuple[Cell, ...]:
    return "In all", count(len(found)), f"{len(grave):,} do", "Each is listed at the end."


def _carried(rows: Sequence[PriorityCount]) -> Iterator[Block]:
    yield Heading(text="What each priority carries", number="2.0")
    if not rows:
        yield Note("No priority is held yet, so nothing can be counted beneath one.")
        return
    titles = ("Objectives and milestones", "Measures", "Total", "Inward-looking", "Share inward")
    yield Table(
        name="priorities",
        caption="Objectives, milestones and measures by priority",
        columns=(Column("Priority"), *(Column(title, Kind.NUMBER) for title in titles)),
        rows=tuple(map(_row, (*rows, in_all(rows)))),
        notes=("Each counts once, under the priority that its primary links lead to.",),
    )


def _row(row: PriorityCount) -> tuple[Cell, ...]:
    numbers = (row.objectives, row.measures, row.total, row.inward)
    part = share(row.inward, row.total) if row.total else "None to share"
    return row.title, *map(count, numbers), part


def _breaks(found: Sequence[Finding], number: int) -> Iterator[Block]:
    yield Heading(text="Every break, by kind", number=f"{number}.0")
    if not found:
        yield Bullets(("None.",))
    for kind in KINDS:
        same = [finding for finding in found if finding.kind == kind]
        if same:
            yield Table(
                name=kind.replace(" ", "-"),
                caption=f"{kind.capitalize()} ({len(same):,})",
                columns=(Column("Ref"), Column("Sheet"), Column("What is wrong")),
                rows=tuple((each.subject, each.sheet, each.what) for each in same),
                notes=(f"How to mend it: {same[0].cure}",),
            )


KIND = ReportKind(code=CODE, title=TITLE, every=Every.QUARTER, subjects=the_council, build=build)
