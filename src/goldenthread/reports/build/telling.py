"""What officers wrote, as numbered paragraphs; and a plain line where they wrote nothing."""

from collections.abc import Iterator

from goldenthread.core.facts.returns import Section
from goldenthread.reports.build.scope import Scope
from goldenthread.reports.model import Block, Heading, Note, Paragraph


def told(scope: Scope, section: Section, number: str) -> Iterator[Block]:
    """Return the paragraphs of a section, numbered under `number`, or who owes them."""
    said = scope.told(section)
    if not said:
        what = f"Nothing has been given under {section.value} for this period."
        yield Note(f"{what} {scope.owes} owes it.")
    for order, paragraph in enumerate(said, 1):
        lead = f"{paragraph.heading}." if paragraph.heading else ""
        yield Paragraph(text=paragraph.text, number=f"{number}.{order}", lead=lead)


def section(scope: Scope, title: str, kind: Section, number: int) -> Iterator[Block]:
    """Return a whole section that officers write."""
    yield Heading(text=title, number=f"{number}.0")
    yield from told(scope, kind, str(number))
