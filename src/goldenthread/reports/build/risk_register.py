"""The risk register: the matrix in counts, the risks highest first with what moved, and their control.

One for the corporate register, and one for each directorate with the registers of its departments.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.organisation import BodyKind, PostKind, UnitKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.risks import Register, Risk
from goldenthread.core.lines.risks import is_high, left
from goldenthread.core.lines.whose import unit_of_risk, upwards
from goldenthread.core.thread.audit import audit
from goldenthread.core.thread.indexed import Indexed, indexed
from goldenthread.core.thread.weave import planned
from goldenthread.reports.build import control
from goldenthread.reports.build.counted import count
from goldenthread.reports.build.foremost import FEW
from goldenthread.reports.build.frame import Frame, asked, at_hand, framed, readers
from goldenthread.reports.build.kinds import Every, Subject
from goldenthread.reports.build.kinds import Kind as ReportKind
from goldenthread.reports.build.risk_matrix import matrices
from goldenthread.reports.build.risk_moves import Moved, closed, moved
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
)
from goldenthread.reports.words import day, plural, so_many

CODE = "risks"
TITLE = "Risk register"
CORPORATE = Subject("corporate", "Corporate register")
ABOVE = (BodyKind.EXECUTIVE, BodyKind.MANAGEMENT)
TOLD = "The directorate's overview tells its high risks, and the corporate register every high one."
BETWEEN = ("risk without objective", "objective without risk")
"""The two ways in which risks and objectives fail to meet, as the audit names them."""
REGISTER = (
    Column("Ref"),
    Column("Risk"),
    Column("Before control", Kind.NUMBER),
    Column("After control", Kind.NUMBER),
    Column("Since last quarter"),
    Column("Owner"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The risks that one register's report tells of, those closed since, and what does not meet."""

    picture: Picture
    subject: Subject
    risks: tuple[Moved, ...]
    others: tuple[Moved, ...]
    closed: tuple[Risk, ...]
    apart: tuple[Finding, ...]


def subjects(picture: Picture) -> tuple[Subject, ...]:
    """Return the corporate register, then one for each directorate; none before there is a council."""
    units = (unit for unit in picture.framework.units if not unit.ended)
    directorates = (unit for unit in units if unit.kind is UnitKind.DIRECTORATE)
    found = (CORPORATE, *(Subject(unit.code, unit.title) for unit in directorates))
    return found if picture.framework.council else ()


def build(picture: Picture, code: str) -> Report:
    """Return the report of one register; raises ValueError for a code that `subjects` does not give."""
    subject = asked(picture, subjects(picture), code)
    frame = Frame(
        picture=picture,
        kind=CODE,
        title=TITLE,
        subject=subject,
        audience=_audience(picture, subject),
        why=f"They answer for the risks of: {subject.title}.",
        to_hand=() if subject == CORPORATE else at_hand(picture, TOLD, *ABOVE),
    )
    kept = _kept(picture, subject)
    report = framed(frame, _answer(kept), _blocks(kept))
    facts = (*report.facts, *_counted_elsewhere(kept))
    return replace(report, facts=facts, first=tuple(_highest(kept))[:FEW])


def _highest(kept: Kept) -> Iterator[str]:
    """The high risks, highest first, each in a line with whose it is."""
    for each in kept.risks:
        if is_high(each.line.risk):
            whose = each.line.owner.title if each.line.owner else "nobody’s"
            name = f"{each.line.risk.title} ({each.line.risk.code})"
            yield f"{name}: {left(each.line.risk)} of 25; {whose}."


def _audience(picture: Picture, subject: Subject) -> str:
    """Who answers for a register: of the corporate one the bodies, else the directorate's head."""
    posts = picture.framework.posts if subject != CORPORATE else ()
    heads = (
        post.title
        for post in posts
        if post.unit == subject.code and post.kind is PostKind.STRATEGIC_DIRECTOR and not post.ended
    )
    return next(heads, readers(picture, *ABOVE))


def _counted_elsewhere(kept: Kept) -> Iterator[tuple[str, str]]:
    if kept.others:
        yield "High risks on other registers", f"{len(kept.others):,}"


def _kept(picture: Picture, subject: Subject) -> Kept:
    index = indexed(picture.framework)
    held = moved(picture)
    ours = tuple(each for each in held if _belongs(each.line.risk, subject, index))
    found = audit(picture.framework, picture.history, picture.period.last_day)
    return Kept(
        picture=picture,
        subject=subject,
        risks=ours,
        others=_others(held, ours, subject),
        closed=tuple(risk for risk in closed(picture) if _belongs(risk, subject, index)),
        apart=tuple(each for each in found if _meets(each, subject, index, picture)),
    )


def _belongs(risk: Risk, subject: Subject, index: Indexed) -> bool:
    """Whether a register's report tells of a risk: each risk is told in one, so that none is lost."""
    if risk.register is Register.CORPORATE:
        return subject == CORPORATE
    return subject.code == _home(index, unit_of_risk(index, risk))


def _home(index: Indexed, unit: str) -> str:
    """The directorate that a unit is in; the corporate register where it is in none."""
    over = (each.code for each in upwards(index, unit) if each.kind is UnitKind.DIRECTORATE)
    return next(over, CORPORATE.code)


def _others(held: Sequence[Moved], ours: Sequence[Moved], subject: Subject) -> tuple[Moved, ...]:
    """High risks that stand on other registers: told in the corporate register alone."""
    rest = [] if subject != CORPORATE else [each for each in held if each not in ours]
    return tuple(each for each in rest if is_high(each.line.risk))


def _meets(finding: Finding, subject: Subject, index: Indexed, picture: Picture) -> bool:
    """Whether a risk or objective that stands apart is of this register, or of these units' plans."""
    if finding.kind not in BETWEEN:
        return False
    risks = {risk.code: risk for risk in picture.framework.risks}
    if finding.subject in risks:
        return _belongs(risks[finding.subject], subject, index)
    return subject.code == _home(index, planned(index, (index.items[finding.subject].plan,)))


def _answer(kept: Kept) -> tuple[str, ...]:
    if not kept.risks:
        return ("This register holds no risk.", *_elsewhere(kept))
    high = sum(is_high(each.line.risk) for each in kept.risks)
    shifts = sum(each.shifted for each in kept.risks) + len(kept.closed)
    since = f"{shifts:,} changed" if shifts else "None changed"
    return (
        f"Of {plural(len(kept.risks), 'risk')}, {so_many(high)} high after control.",
        f"{since} since last quarter.",
        *_elsewhere(kept),
    )


def _elsewhere(kept: Kept) -> Iterator[str]:
    if kept.others:
        verb = "stands" if len(kept.others) == 1 else "stand"
        yield f"{plural(len(kept.others), 'high risk')} {verb} on other registers."


def _blocks(kept: Kept) -> Iterator[Block]:
    yield Heading(text="The matrix", number="1.0")
    yield Paragraph(text=" ".join(_answer(kept)))
    yield from matrices([each.line.risk for each in kept.risks])
    yield Heading(text="The register, highest first", number="2.0")
    yield from _register("risks", "Risks by what is left of them after control", kept.risks)
    yield from _register("others", "High risks on other registers", kept.others)
    yield from _shifts(kept)
    yield Heading(text="Control measures and their progress", number="3.0")
    yield from _controls(kept)
    yield Heading(text="Risks and objectives that do not meet", number="4.0")
    yield from _apart(kept)


def _register(name: str, caption: str, risks: Sequence[Moved]) -> Iterator[Block]:
    if risks:
        yield Table(name=name, caption=caption, columns=REGISTER, rows=tuple(map(_row, risks)))


def _row(each: Moved) -> tuple[Cell, ...]:
    line = each.line
    owner = line.owner.title if line.owner else "No owner"
    scores = (control.score(line.score), control.score(line.residual))
    return line.risk.code, line.risk.title, *scores, each.words, owner


def _shifts(kept: Kept) -> Iterator[Block]:
    changed = [(e.line.risk.code, e.line.risk.title, e.words) for e in kept.risks if e.shifted]
    gone = [(risk.code, risk.title, "Closed") for risk in kept.closed]
    when = kept.picture.period.start
    if not (changed or gone):
        yield Note(f"No risk of this register has changed since {day(when)}.")
        return
    how = count(len(changed) + len(gone))
    yield Table(
        name="moved",
        caption=f"What changed since {day(when)}",
        columns=(Column("Ref"), Column("Risk"), Column("Change")),
        rows=(*changed, *gone, ("In all", "Risks that changed", how)),
    )


def _controls(kept: Kept) -> Iterator[Block]:
    lines = [(each.line, mitigation) for each in kept.risks for mitigation in each.line.mitigations]
    bare = [each.line.risk.code for each in kept.risks if not each.line.mitigations]
    if bare:
        yield Note(f"No control measure has been recorded against: {', '.join(bare)}.")
    if lines:
        yield Table(
            name="controls",
            caption="Progress of risk control measures, highest risk first",
            columns=control.CONTROLS,
            rows=tuple(control.mitigation_row(mitigation) for _, mitigation in lines),
        )
    elif not bare:
        yield Note("There is no risk to control.")


def _apart(kept: Kept) -> Iterator[Block]:
    titles = _titles(kept.picture)
    rows = tuple((each.subject, titles[each.subject], each.what, each.cure) for each in kept.apart)
    if not rows:
        yield Paragraph(text="Every risk threatens an objective, and every objective is assessed.")
        return
    names = ("Ref", "Risk or objective", "What is wrong", "How to mend it")
    columns = tuple(map(Column, names))
    caption = "Risks without objectives, and objectives without risks"
    yield Table(name="apart", caption=caption, columns=columns, rows=rows)


def _titles(picture: Picture) -> Mapping[str, str]:
    items = {item.code: item.title for item in picture.framework.items}
    return items | {risk.code: risk.title for risk in picture.framework.risks}


KIND = ReportKind(code=CODE, title=TITLE, every=Every.QUARTER, subjects=subjects, build=build)
