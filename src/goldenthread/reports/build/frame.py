"""The frame of a report that tells of more than one plan: its name, facts and audience."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.reports.build.kinds import Subject, file_name
from goldenthread.reports.model import Block, Report
from goldenthread.reports.words import age, day, listed, moment, period_title

EVERY_MEMBER = "All members"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a report: its kind, what it is about, for whom and why, and who else has it.

    `to_hand` names those who may call for it, each with why; `first` is what to know first.
    """

    picture: Picture
    kind: str
    title: str
    subject: Subject
    audience: str
    why: str
    to_hand: tuple[tuple[str, str], ...] = ()
    first: tuple[str, ...] = ()


def framed(
    frame: Frame,
    front: Iterable[str],
    blocks: Iterable[Block],
    symbols: Iterable[Block] = (),
    behind: Iterable[Block] = (),
) -> Report:
    """Return the whole report; `behind` is what stands behind it for reference."""
    picture = frame.picture
    return Report(
        name=file_name(frame.kind, frame.subject.title, picture.period),
        title=frame.title,
        subtitle=frame.subject.title,
        council=council(picture).title,
        period=picture.period.label,
        at=picture.at,
        audience=frame.audience,
        facts=_facts(frame),
        front=tuple(each for each in front if each),
        blocks=tuple(blocks),
        behind=tuple(behind),
        symbols=tuple(symbols),
        to_hand=frame.to_hand,
        why=frame.why,
        first=frame.first,
        subject=frame.subject.code,
    )


def _facts(frame: Frame) -> tuple[tuple[str, str], ...]:
    period = frame.picture.period
    return (
        ("Period", f"{period_title(period)}: {day(period.start)} to {day(period.last_day)}"),
        ("As at", moment(frame.picture.at)),
        ("Age of the data", age(period, frame.picture.at)),
        ("For", frame.audience),
        *for_whom(frame.to_hand),
    )


def for_whom(to_hand: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the fact that names those who have a report to hand; nothing if nobody does."""
    names = listed([name for name, _ in to_hand])
    return (("To hand", names),) if names else ()


def council(picture: Picture) -> Subject:
    """Return the council as what a report can be about; raises ValueError if there is none."""
    if not picture.framework.council:
        raise ValueError("No council is held yet. Import a framework first.")
    found = picture.framework.council[0]
    return Subject(found.code, found.title)


def the_council(picture: Picture) -> tuple[Subject, ...]:
    """Return the one subject of a report on the whole council; none before there is a council."""
    return (council(picture),) if picture.framework.council else ()


def at_hand(picture: Picture, why: str, *kinds: BodyKind) -> tuple[tuple[str, str], ...]:
    """Return the bodies of these kinds as those who may call for a report, each with why."""
    bodies = (body for body in picture.framework.bodies if not body.ended)
    return tuple((body.title, why) for body in bodies if body.kind in kinds)


def readers(picture: Picture, *kinds: BodyKind) -> str:
    """Return the bodies of these kinds as the audience of a report; all members if there are none."""
    bodies = (body for body in picture.framework.bodies if not body.ended)
    return listed([body.title for body in bodies if body.kind in kinds]) or EVERY_MEMBER


def asked(picture: Picture, subjects: Iterable[Subject], code: str) -> Subject:
    """Return the subject of that code; raises ValueError if a report cannot be about it."""
    found = {subject.code: subject for subject in subjects}
    if code not in found:
        raise ValueError(f"No such report is made about “{code}” in {picture.period.label}.")
    return found[code]
