"""What the officers of several plans wrote under one heading, service by service."""

from collections.abc import Iterator, Sequence

from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Plan
from goldenthread.core.facts.returns import Narrative, Section
from goldenthread.core.lines.whose import Share
from goldenthread.core.thread.indexed import unit_title
from goldenthread.reports.model import Block, Heading, Note, Paragraph
from goldenthread.reports.words import listed


def told(share: Share, plans: Sequence[Plan], section: Section, number: int) -> Iterator[Block]:
    """Yield a section: each plan's paragraphs under its service, then who has given nothing."""
    yield Heading(text=section.value.capitalize(), number=f"{number}.0")
    order, silent = 0, []
    for plan in plans:
        said = written(share.picture, plan, section)
        title = unit_title(share.index, plan.unit)
        if not said:
            silent.append(title)
            continue
        yield Heading(text=f"{title}: {section.value}", level=2)
        for each in said:
            order += 1
            lead = f"{each.heading}." if each.heading else ""
            yield Paragraph(text=each.text, number=f"{number}.{order}", lead=lead)
    if silent:
        yield Note(f"Nothing has been given under {section.value} by {listed(silent)}.")


def written(picture: Picture, plan: Plan, section: Section) -> tuple[Narrative, ...]:
    """Return a plan's paragraphs of a section for the picture's period, in order."""
    own = (each for each in picture.narrative if each.plan == plan.code)
    return tuple(sorted((n for n in own if n.section is section), key=lambda each: each.order))
