"""Whose lines are whose: the council's every line, narrowed to a unit, a priority or a body's remit."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from goldenthread.core.facts.lines import ItemLine, MeasureLine, RiskLine
from goldenthread.core.facts.organisation import Body, Council, Post, PostKind, Unit, UnitKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Item
from goldenthread.core.judging.triggers import Exceptionally, exceptions
from goldenthread.core.lines.items import item_lines
from goldenthread.core.lines.measures import measure_lines
from goldenthread.core.lines.risks import risk_lines
from goldenthread.core.thread.indexed import Indexed, indexed, unit_title
from goldenthread.core.thread.weave import priority_of
from goldenthread.reports.build.kinds import Subject
from goldenthread.reports.words import listed

Line = MeasureLine | ItemLine | RiskLine
SERVICES = frozenset({UnitKind.DEPARTMENT, UnitKind.PARTNER})
"""The units by which a reader knows a service: divisions and teams are told under theirs."""
NOBODY = "The whole council"
HEADS = (PostKind.CHIEF_EXECUTIVE, PostKind.STRATEGIC_DIRECTOR, PostKind.OPERATIONAL_DIRECTOR)


class NoSuchSubject(ValueError):
    """The picture holds nothing of that code that such a report can be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Lines of one picture: all of them, or those of a unit, a priority or a body's remit.

    `reasons` holds why a measure or an item is an exception, by its code.
    """

    picture: Picture
    council: Council
    index: Indexed
    reasons: Mapping[str, tuple[Exceptionally, ...]]
    measures: tuple[MeasureLine, ...]
    items: tuple[ItemLine, ...]
    risks: tuple[RiskLine, ...]


def everything(picture: Picture) -> Share:
    """Return every line of the council; raises NoSuchSubject before there is a council."""
    if not picture.framework.council:
        raise NoSuchSubject("No council is held yet. Import a framework first.")
    reasons: dict[str, list[Exceptionally]] = defaultdict(list)
    for each in exceptions(picture):
        reasons[each.code].append(each)
    return Share(
        picture=picture,
        council=picture.framework.council[0],
        index=indexed(picture.framework),
        reasons={code: tuple(found) for code, found in reasons.items()},
        measures=measure_lines(picture),
        items=item_lines(picture),
        risks=risk_lines(picture),
    )


def narrowed(share: Share, wanted: Callable[[Line], object]) -> Share:
    """Return the share with only the lines that are wanted."""
    return replace(
        share,
        measures=tuple(filter(wanted, share.measures)),
        items=tuple(filter(wanted, share.items)),
        risks=tuple(filter(wanted, share.risks)),
    )


def code_of(line: Line) -> str:
    """Return the code of what a line is about."""
    return line.risk.code if isinstance(line, RiskLine) else line.code


def unit_of(share: Share, line: Line) -> str:
    """Return the unit that answers for a line: its own, else that of a plan it hangs from."""
    own = line.risk.unit if isinstance(line, RiskLine) else line.unit
    plans = (share.index.plans[code] for code in _plans(share, line) if code in share.index.plans)
    return own or next((plan.unit for plan in plans if plan.unit), "")


def _plans(share: Share, line: Line) -> tuple[str, ...]:
    """The plans that a line hangs from: a risk's are those of the objectives at risk."""
    if isinstance(line, MeasureLine):
        return line.plans
    codes = line.risk.items if isinstance(line, RiskLine) else (line.code,)
    return tuple(share.index.items[code].plan for code in codes if code in share.index.items)


def upwards(share: Share, code: str) -> tuple[Unit, ...]:
    """Return a unit and those above it, nearest first."""
    found: dict[str, Unit] = {}
    while code in share.index.units and code not in found:
        found[code] = share.index.units[code]
        code = found[code].parent
    return tuple(found.values())


def service(share: Share, line: Line) -> str:
    """Return the code of the department or partner that a line comes from; else of its own unit."""
    unit = unit_of(share, line)
    over = (each.code for each in upwards(share, unit) if each.kind in SERVICES)
    return next(over, unit)


def service_title(share: Share, line: Line) -> str:
    """Return what the service that a line comes from is called."""
    return unit_title(share.index, service(share, line)) or NOBODY


def partners(share: Share, line: Line) -> bool:
    """Whether a partner, not the council, answers for a line."""
    found = upwards(share, unit_of(share, line))
    return any(unit.kind is UnitKind.PARTNER for unit in found)


def of_unit(share: Share, code: str) -> Share:
    """Return what a unit, and every unit below it, answers for; and what partners do in its plans."""

    def wanted(line: Line) -> bool:
        units = {unit.code for unit in upwards(share, unit_of(share, line))}
        if isinstance(line, MeasureLine) and partners(share, line):
            plans = (share.index.plans[each] for each in line.plans if each in share.index.plans)
            units |= {unit.code for plan in plans for unit in upwards(share, plan.unit)}
        return code in units

    return narrowed(share, wanted)


def priority(share: Share, line: Line) -> Item | None:
    """Return the priority that a line counts under; a risk's is that of its first objective with one."""
    if not isinstance(line, RiskLine):
        return line.priority
    found = (priority_of(share.index, code) for code in line.risk.items)
    return next((item for item in found if item), None)


def of_priority(share: Share, code: str) -> Share:
    """Return what counts under a priority."""

    def wanted(line: Line) -> bool:
        found = priority(share, line)
        return found is not None and found.code == code

    return narrowed(share, wanted)


def remit(share: Share, body: str) -> Callable[[Line], str]:
    """Return a function from a line to why it is in a body's remit; blank if it is not."""
    rows = [row for row in share.picture.framework.remits if row.body == body and not row.ended]
    items, units = {row.item for row in rows} - {""}, {row.unit for row in rows} - {""}

    def why(line: Line) -> str:
        found = priority(share, line)
        if found and found.code in items:
            return found.title
        own = upwards(share, unit_of(share, line))
        return next((unit.title for unit in own if unit.code in units), "")

    return why


def of_body(share: Share, body: str) -> Share:
    """Return what is in a body's remit: nothing else reaches it."""
    return narrowed(share, remit(share, body))


def in_remit(share: Share, body: str) -> str:
    """Return what a body's remit names, as a list in a sentence."""
    rows = [row for row in share.picture.framework.remits if row.body == body and not row.ended]
    titles = [
        share.index.items[row.item].title
        if row.item in share.index.items
        else unit_title(share.index, row.unit)
        for row in rows
    ]
    return listed([title for title in titles if title])


def bodies(picture: Picture, *kinds: object) -> tuple[Body, ...]:
    """Return the bodies of some kinds that have not ended."""
    return tuple(b for b in picture.framework.bodies if b.kind in kinds and not b.ended)


def directorates(picture: Picture) -> tuple[Subject, ...]:
    """Return the council's directorates."""
    units = (unit for unit in picture.framework.units if unit.kind is UnitKind.DIRECTORATE)
    return tuple(Subject(unit.code, unit.title) for unit in units if not unit.ended)


def head(share: Share, unit: str) -> Post | None:
    """Return the post that heads a unit, or none if none does."""
    posts = [post for post in share.index.posts.values() if post.unit == unit]
    heads = [post for post in posts if post.kind in HEADS]
    return min(heads, key=lambda post: HEADS.index(post.kind), default=None)
