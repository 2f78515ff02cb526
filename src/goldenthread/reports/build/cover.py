"""The committee cover report: one for each body that gets reports, before them on the agenda.

What facts can answer is answered. What they cannot is marked for the reporting officer to fill in:
nothing is said to be so because nobody said otherwise.
"""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.lines.choosing import counts
from goldenthread.core.lines.whose import OF_THE_WHOLE
from goldenthread.reports.build import cover_implications as implications
from goldenthread.reports.build import cover_sections as sections
from goldenthread.reports.build.cover_scope import (
    TO_FILL_IN,
    Cover,
    cover,
    officer,
    portfolios,
)
from goldenthread.reports.build.kinds import Every, Kind, Subject, file_name
from goldenthread.reports.model import Block, Note, Report, Table, shown
from goldenthread.reports.volume import receivers
from goldenthread.reports.words import of_counts, period_title, plural

CODE = "cover"
TITLE = "Committee cover report"
READ = (*OF_THE_WHOLE, BodyKind.MANAGEMENT, BodyKind.SCRUTINY)
"""Bodies that get reports. The full council and thematic partnerships read on pages."""
PARTS = (
    sections.purpose,
    sections.reason,
    sections.recommended,
    sections.supporting,
    implications.policy,
    implications.financial,
    implications.legal,
    implications.risk,
    implications.equality,
    implications.other,
    implications.impact,
    implications.consultation,
    implications.papers,
)


def subjects(picture: Picture) -> tuple[Subject, ...]:
    """Return the bodies that get reports and answer for something: what is said of it is theirs."""
    within = {remit.body for remit in picture.framework.remits if not remit.ended}
    found = (body for body in picture.framework.bodies if body.kind in READ and not body.ended)
    return tuple(
        Subject(body.code, body.title)
        for body in found
        if body.code in within or body.kind in OF_THE_WHOLE
    )


def build(picture: Picture, body: str) -> Report:
    """Return the cover report of one body, with every paper it is owed; raises `NoSuchBody`."""
    from goldenthread.reports.build.catalogue import due

    made = (kind.build(picture, one.code) for kind, one in due(picture) if kind is not KIND)
    return covering(picture, body, tuple(made))


def covering(picture: Picture, body: str, made: Sequence[Report]) -> Report:
    """Return the cover report of one body over those of the reports that go to it."""
    papers = going_to(picture, body, made)
    found = cover(picture, body, papers, called_for(picture, body, made))
    blocks = tuple(block for at, part in enumerate(PARTS, 1) for block in part(found, at))
    return Report(
        name=file_name(CODE, found.body.title, picture.period),
        title=TITLE,
        subtitle=found.body.title,
        council=found.council.title,
        period=picture.period.label,
        at=picture.at,
        audience=found.body.title,
        facts=tuple(_facts(found)),
        front=of_counts(counts(found.measures), picture.period),
        blocks=(_marked(found, blocks), *blocks),
        why=f"Put before its {plural(len(papers), 'paper')} on the agenda.",
        subject=body,
        brief=True,
    )


def going_to(picture: Picture, body: str, made: Sequence[Report]) -> tuple[Report, ...]:
    """Return those of the reports that are put before a body."""
    names = {each.code: each.title for each in picture.framework.bodies if not each.ended}
    title = names.get(body, "")
    return tuple(one for one in made if title in receivers(one.audience, names.values()))


def called_for(picture: Picture, body: str, made: Sequence[Report]) -> tuple[Report, ...]:
    """Return those of the reports that a body has to hand: it may call for them."""
    titles = [one.title for one in picture.framework.bodies if one.code == body and not one.ended]
    return tuple(one for one in made if any(name in titles for name, _ in one.to_hand))


def _facts(found: Cover) -> Iterator[tuple[str, str]]:
    title = period_title(found.picture.period)
    yield "Report to", found.body.title
    yield "Date of meeting", f"{TO_FILL_IN}: the day that it meets"
    yield "Reporting officer", officer(found)
    yield "Portfolio", "; ".join(portfolios(found)) or f"{TO_FILL_IN}: the portfolio"
    yield "Subject", f"Performance in {title[0].lower()}{title[1:]}"
    yield "Wards", "All: its figures are for the whole council area"
    yield "Exempt", f"{TO_FILL_IN}: no, or yes with the reason"


def _marked(found: Cover, blocks: Sequence[Block]) -> Note:
    """Say how many places are to be filled in, so that none goes out by mistake."""
    places = sum(text.count(TO_FILL_IN) for _, text in _facts(found))
    places += sum(_places(block) for block in blocks)
    return Note(
        f"Draft. {plural(places, 'place')} below and above are marked “{TO_FILL_IN}”: facts do not "
        "answer them. Take this line out when they are done."
    )


def _places(block: Block) -> int:
    if isinstance(block, Table):
        return sum(shown(cell).startswith(TO_FILL_IN) for row in block.rows for cell in row)
    return int(isinstance(block, Note) and block.text.startswith(TO_FILL_IN))


KIND = Kind(code=CODE, title=TITLE, every=Every.QUARTER, subjects=subjects, build=build)
