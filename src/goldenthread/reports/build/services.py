"""The services that lines come from, and the parts of the council that papers are about, by name."""

from goldenthread.core.facts.organisation import Body, Post, PostKind, UnitKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.whose import Line, Share, remit, unit_of, upwards
from goldenthread.core.lines.whose import everything as every_line
from goldenthread.core.thread.indexed import unit_title
from goldenthread.reports.build.kinds import Subject
from goldenthread.reports.words import listed

SERVICES = frozenset({UnitKind.DEPARTMENT, UnitKind.PARTNER})
"""The units by which a reader knows a service: divisions and teams are told under theirs."""
NOBODY = "The whole council"
HEADS = (PostKind.CHIEF_EXECUTIVE, PostKind.STRATEGIC_DIRECTOR, PostKind.OPERATIONAL_DIRECTOR)


class NoSuchSubject(ValueError):
    """The picture holds nothing of that code that such a report can be about."""


def everything(picture: Picture) -> Share:
    """Return every line of the council; raises NoSuchSubject before there is a council."""
    if not picture.framework.council:
        raise NoSuchSubject("No council is held yet. Import a framework first.")
    return every_line(picture)


def service(share: Share, line: Line) -> str:
    """Return the code of the department or partner that a line comes from; else of its own unit."""
    unit = unit_of(share.index, line)
    over = (each.code for each in upwards(share.index, unit) if each.kind in SERVICES)
    return next(over, unit)


def service_title(share: Share, line: Line) -> str:
    """Return what the service that a line comes from is called."""
    return unit_title(share.index, service(share, line)) or NOBODY


def in_remit(share: Share, body: str) -> str:
    """Return what a body's remit names, as a list in a sentence."""
    items = share.index.items
    titles = [
        items[row.item].title if row.item in items else unit_title(share.index, row.unit)
        for row in remit(share.picture, body)
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
