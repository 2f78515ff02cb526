"""The annual results of a set: every member with its year, those without a measure said plainly."""

from collections.abc import Iterator, Mapping, Sequence

from goldenthread.core.facts.measures import MeasureSet, RatingWord, SetKind
from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.choosing import BEST_FIRST
from goldenthread.core.periods import year_of
from goldenthread.reports.build import cells
from goldenthread.reports.build.annual_set_lines import NOT_COMPLETE, NoSuchSet, Yearly, members
from goldenthread.reports.build.frame import Frame, framed
from goldenthread.reports.build.kinds import Every, Kind, Subject
from goldenthread.reports.build.performance import MARKS
from goldenthread.reports.build.symbols import explained
from goldenthread.reports.model import Block, Cell, Column, Heading, Paragraph, Report, Table
from goldenthread.reports.model import Kind as Holds
from goldenthread.reports.words import listed, lowered, plural, so_many

CODE = "set"
TITLE = "Annual results"
EVERYBODY = "All members"
READ_BY: Mapping[SetKind, tuple[BodyKind, ...]] = {
    SetKind.AGREEMENT: (BodyKind.EXECUTIVE, BodyKind.PARTNERSHIP),
}
OTHERS = (BodyKind.EXECUTIVE, BodyKind.MANAGEMENT)
RESULTS = (
    Column("Ref"),
    Column("Measure"),
    Column("Outturn", Holds.NUMBER),
    Column("Target", Holds.NUMBER),
    Column("Rating", Holds.STATUS),
    Column("Direction"),
)
NAMES = (Column("Ref"), Column("Measure in the set"), Column("What stands for it"))
PROXY = "(proxy)"


def subjects(picture: Picture) -> tuple[Subject, ...]:
    """Return the sets that have members; perspectives of the scorecard are not sets to report on."""
    filled = {row.set for row in picture.framework.members if not row.ended}
    found = (row for row in picture.framework.sets if row.code in filled and not row.ended)
    return tuple(Subject(r.code, r.title) for r in found if r.kind is not SetKind.PERSPECTIVE)


def build(picture: Picture, code: str) -> Report:
    """Return the results of one set for the year that the period lies in; raises `NoSuchSet`."""
    sets = {row.code: row for row in picture.framework.sets if not row.ended}
    if code not in sets or not picture.framework.council:
        raise NoSuchSet(f"There is no set “{code}” in {picture.period.label}, or no council.")
    found = sets[code]
    rows = members(picture, found)
    audience = _audience(picture, found)
    frame = Frame(
        picture=picture,
        kind=CODE,
        title=f"{TITLE}, {year_of(picture.period).label}",
        subject=Subject(code, found.title),
        audience=audience,
        why=f"It answers for the {found.kind} set “{found.title}”.",
    )
    lines = [row.line for row in rows if row.line]
    return framed(frame, _answer(rows), _blocks(picture, found, rows), explained(picture, lines))


def _audience(picture: Picture, found: MeasureSet) -> str:
    kinds = READ_BY.get(found.kind, OTHERS)
    bodies = (b for b in picture.framework.bodies if b.kind in kinds and not b.ended)
    return listed([body.title for body in bodies]) or EVERYBODY


def _answer(rows: Sequence[Yearly]) -> Iterator[str]:
    held = [row for row in rows if row.line]
    rated = [row for row in held if row.rating is not RatingWord.NONE]
    yield (
        f"Of {plural(len(rows), 'measure')} in the set, {so_many(len(held))} held "
        f"and {so_many(len(rated))} rated for the year."
    )
    if rated:
        yield f"Of those rated: {listed(list(_tallies(rated)))}."
    proxies = sum(row.member.proxy for row in held)
    if proxies:
        yield f"{plural(proxies, 'measure')} only {'stands' if proxies == 1 else 'stand'} for the one in the set."


def _tallies(rated: Sequence[Yearly]) -> Iterator[str]:
    for rating in BEST_FIRST:
        labels = [row.label for row in rated if row.rating is rating]
        for label in dict.fromkeys(labels):
            yield f"{labels.count(label):,} {lowered(label)}"


def _blocks(picture: Picture, found: MeasureSet, rows: Sequence[Yearly]) -> Iterator[Block]:
    held = [row for row in rows if row.line]
    yield Heading(text="Results for the year", number="1.0")
    yield Paragraph(text=" ".join(_answer(rows)), number="1.1")
    yield Paragraph(text=_said_of(found), number="1.2")
    if held:
        yield _results(picture, held)
    yield from _without([row for row in rows if row.line is None])
    yield from _standing([row for row in held if row.member.proxy])


def _said_of(found: MeasureSet) -> str:
    by = f", published by {found.publisher}" if found.publisher else ""
    edition = f", edition {found.edition}" if found.edition else ""
    return f"{found.title} is a {found.kind} set{by}{edition}."


def _results(picture: Picture, held: Sequence[Yearly]) -> Table:
    named = year_of(picture.period).label
    notes = ["Direction compares with the year before."]
    if any(row.member.proxy for row in held):
        notes.append(f"{PROXY} means that the measure only stands for the one in the set.")
    given = " ".join(row.outturn for row in held)
    notes += [meaning for mark, meaning in MARKS.items() if mark in given]
    notes += [
        f"{row.member.reference}: {row.how[0].lower()}{row.how[1:]}."
        for row in held
        if row.outturn == NOT_COMPLETE
    ]
    return Table(
        name="results",
        caption=f"Every measure of the set that is held, {named}",
        columns=RESULTS,
        rows=tuple(map(_row, held)),
        notes=tuple(notes),
    )


def _row(row: Yearly) -> tuple[Cell, ...]:
    return (
        f"{row.member.reference} {PROXY}" if row.member.proxy else row.member.reference,
        row.title,
        cells.plain(row.outturn),
        cells.plain(row.target) or "No target",
        cells.rated(row.rating, row.label),
        row.direction,
    )


def _without(rows: Sequence[Yearly]) -> Iterator[Block]:
    """Name what the set asks for and the council does not hold."""
    if rows:
        yield Heading(text=f"In the set, and not held ({len(rows)})", number="2.0")
        yield Paragraph(text="No measure is held for these, so nothing can be said of them.")
        named = tuple((r.member.reference, r.title, "Nothing") for r in rows)
        caption = "Members of the set without a measure"
        yield Table(name="not-held", caption=caption, columns=NAMES, rows=named)


def _standing(rows: Sequence[Yearly]) -> Iterator[Block]:
    if rows:
        yield Heading(text="Measures that stand for one in the set", level=2)
        named = tuple(
            (row.member.reference, row.member.title or row.title, f"{row.line.code} {row.title}")
            for row in rows
            if row.line
        )
        yield Table(name="proxies", caption="Proxies", columns=NAMES, rows=named)


KIND = Kind(code=CODE, title=TITLE, every=Every.YEAR, subjects=subjects, build=build)
