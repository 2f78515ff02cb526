"""A whole quarter's reports: every one that is owed, then the cover of each body that gets some."""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.picture import Picture
from goldenthread.reports.build import catalogue, cover
from goldenthread.reports.build.kinds import Kind
from goldenthread.reports.model import Report

Made = tuple[Kind, Report]


def quarter(picture: Picture, *, only: Sequence[str] = (), body: str = "") -> Iterator[Made]:
    """Yield the reports owed for the picture's period, covers last.

    `only` are codes of kinds, none for all; `body` is the code of the body whose papers are wanted,
    blank for everybody's. Raises ValueError for a code of neither.
    """
    _check(picture, only, body)
    kept: list[Report] = []
    for made in _papers(picture, only):
        if not body or _has(picture, body, made[1]):
            kept.append(made[1])
            if _asked(made[0], only):
                yield made
    if _asked(cover.KIND, only):
        yield from _covers(picture, kept, body)


def _has(picture: Picture, body: str, report: Report) -> bool:
    """Whether a report is put before a body, or to hand for it."""
    return bool(
        cover.going_to(picture, body, (report,)) or cover.called_for(picture, body, (report,))
    )


def _check(picture: Picture, only: Sequence[str], body: str) -> None:
    unknown = [code for code in only if code not in catalogue.BY_CODE]
    if unknown:
        known = ", ".join(catalogue.BY_CODE)
        raise ValueError(f"There is no kind of report “{unknown[0]}”. There are: {known}.")
    bodies = [each.code for each in picture.framework.bodies if not each.ended]
    if body and body not in bodies:
        known = f"There are: {', '.join(bodies)}." if bodies else "None is held."
        raise ValueError(f"There is no body “{body}”. {known}")


def _asked(kind: Kind, only: Sequence[str]) -> bool:
    return not only or kind.code in only


def _papers(picture: Picture, only: Sequence[str]) -> Iterator[Made]:
    """Every report but the covers. A cover lists the others, so it needs them all made."""
    for kind, subject in catalogue.due(picture):
        needed = _asked(kind, only) or cover.CODE in only
        if kind is not cover.KIND and needed:
            yield kind, kind.build(picture, subject.code)


def _covers(picture: Picture, made: Sequence[Report], body: str) -> Iterator[Made]:
    for subject in cover.subjects(picture):
        wanted = not body or subject.code == body
        if wanted and cover.going_to(picture, subject.code, made):
            yield cover.KIND, cover.covering(picture, subject.code, made)
