"""What a report says outside its tables, as plain lines under their sections."""

from collections.abc import Iterator
from typing import assert_never

from goldenthread.reports.model import (
    Block,
    Bullets,
    Card,
    Chart,
    Facts,
    Heading,
    Note,
    Paragraph,
    Prose,
    Report,
    Table,
)

FRONT = "Front page"


def lines(report: Report) -> Iterator[tuple[str, str]]:
    """Each line of a report's text with the section that it stands in, in order."""
    for text in (*report.front, *report.first, *_pairs(report.facts)):
        yield FRONT, text
    section = FRONT
    for part in report.body:
        if isinstance(part, Heading) and part.level == 1:
            section = part.shown
        for text in said(part):
            yield section, text


def said(part: Block) -> tuple[str, ...]:
    """What a block says in lines; a table's cells are not text, but a chart's sentence is."""
    match part:
        case Table():
            return ()
        case Chart():
            return part.title, part.subtitle, part.sentence
        case _:
            return _prose(part)


def _prose(part: Prose) -> tuple[str, ...]:
    match part:
        case Heading():
            return (part.shown,)
        case Paragraph():
            return (" ".join(piece for piece in (part.number, part.lead, part.text) if piece),)
        case Bullets():
            return part.items
        case Facts():
            return _pairs(part.pairs)
        case Note():
            return (part.text,)
        case Card():
            name = f"{part.reference} {part.title}"
            return name, part.status.word, *part.sentences, *_pairs(part.said)
        case _:
            assert_never(part)


def _pairs(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(f"{term}: {text}" for term, text in pairs)
