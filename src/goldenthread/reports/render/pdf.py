"""A report as a PDF that meets PDF/UA-1: tagged, titled, with headers, outline and alternative text.

Typst compiles it and refuses what would break the standard. The same report gives the same bytes: the
date in the file is the report's own moment.
"""

from collections.abc import Iterable
from importlib.resources import files
from typing import assert_never

from goldenthread.reports import chart
from goldenthread.reports.look import Look
from goldenthread.reports.marks import COLOURS, drawn
from goldenthread.reports.model import (
    FIRST,
    REFERENCE,
    Block,
    Bullets,
    Card,
    Cell,
    Chart,
    Facts,
    Heading,
    Kind,
    Note,
    Paragraph,
    Prose,
    Report,
    Status,
    Table,
    document_title,
    shown,
)
from goldenthread.reports.render import drawing
from goldenthread.reports.render.drawing import quoted
from goldenthread.reports.render.widths import WHOLE, breadth, is_wide, widths


def render(report: Report, look: Look) -> bytes:
    """Return the PDF."""
    return drawing.pdf(source(report, look))


def source(report: Report, look: Look) -> str:
    """Return the typst source of a report."""
    parts = "\n".join(f"#{_placed(part)}" for part in report.body)
    brief = f"#let brief = {str(report.brief).lower()}\n"
    return f"{_look(look)}{brief}{_template()}\n{_paper(report)}\n{_front(report)}\n{parts}\n"


def _template() -> str:
    return files("goldenthread.reports.render").joinpath("page.typ").read_text("utf-8")


def _look(look: Look) -> str:
    names = {"brand": look.brand, "on-brand": look.on_brand, "heading-ink": look.heading}
    return "".join(f"#let {name} = rgb({quoted(colour)})\n" for name, colour in names.items())


def _paper(report: Report) -> str:
    language, _, region = report.language.partition("-")
    day = f"datetime(year: {report.at.year}, month: {report.at.month}, day: {report.at.day})"
    return (
        f"#show: paper.with(title: {quoted(document_title(report))}, "
        f"council: {quoted(report.council)}, language: {quoted(language)}, "
        f"region: {quoted(region.lower()) if region else 'none'}, "
        f"foot: {quoted(report.footer)}, on: {day})"
    )


def _front(report: Report) -> str:
    return (
        f"#front(council: {quoted(report.council)}, kind: {quoted(report.title)}, "
        f"subject: {quoted(report.subtitle)}, answer: {_array(map(quoted, report.front))}, "
        f"lead: {quoted(FIRST)}, first: {_array(map(quoted, report.first))}, "
        f"facts: {_facts(report.facts)})\n{_contents(report)}"
    )


def _contents(report: Report) -> str:
    return "" if report.brief else '#contents("Contents")\n#pagebreak()'


def _placed(part: Block) -> str:
    """A block where it stands: what is for reference starts a page."""
    return f"pagebreak(weak: true)\n#{block(part)}" if part == REFERENCE[0] else block(part)


def block(part: Block) -> str:
    """Return one block as typst code."""
    match part:
        case Table():
            return _table(part)
        case Chart():
            return _chart(part)
        case _:
            return _prose(part)


def _prose(part: Prose) -> str:
    match part:
        case Heading():
            return f"heading(level: {part.level}, {quoted(part.shown)})"
        case Paragraph():
            return _paragraph(part)
        case Bullets():
            return f"list({', '.join(map(quoted, part.items))})"
        case Facts():
            return _facts(part.pairs)
        case Note():
            return f"note({quoted(part.text)})"
        case Card():
            return _card(part)
        case _:
            assert_never(part)


def _paragraph(part: Paragraph) -> str:
    lead = f"#strong({quoted(part.lead)}) " if part.lead else ""
    text = f"[{lead}#{quoted(part.text)}]"
    return f"numbered({quoted(part.number)}, {text})" if part.number else f"par{text}"


def _facts(pairs: Iterable[tuple[str, str]]) -> str:
    return f"facts({', '.join(f'({quoted(term)}, {quoted(text)})' for term, text in pairs)})"


def _card(part: Card) -> str:
    sentences = f"#par[#{quoted(' '.join(part.sentences))}]" if part.sentences else ""
    said = f"#{_facts(part.said)}" if part.said else ""
    name = quoted(f"{part.reference} {part.title}")
    ink = COLOURS[part.status.shape].ink
    return f"card({part.level}, {quoted(ink)}, {name}, {_status(part.status)})[{sentences}{said}]"


def _status(status: Status) -> str:
    colours = COLOURS[status.shape]
    said = (drawn(status.shape), colours.ink, colours.ground, status.word)
    return f"status({', '.join(map(quoted, said))})"


def _marked(status: Status) -> str:
    said = (drawn(status.shape), COLOURS[status.shape].ink, status.word)
    return f"marked({', '.join(map(quoted, said))})"


def _table(part: Table) -> str:
    sizes = _array(f"{size}fr" for size in widths(part))
    whole = str(len(part.rows) <= WHOLE).lower()
    sides = _array("right" if c.kind is Kind.NUMBER else "left" for c in part.columns)
    heads = _array(quoted(column.title) for column in part.columns)
    cells = ",\n".join(_cell(part, at, cell) for row in part.rows for at, cell in enumerate(row))
    notes = _array(map(quoted, part.notes))
    return (
        f"rows(caption: {quoted(part.caption)}, columns: {sizes}, sides: {sides}, "
        f"header: {heads}, breadth: {breadth(part)}%, wide: {str(is_wide(part)).lower()}, "
        f"whole: {whole}, notes: {notes},\n{cells})"
    )


def _cell(part: Table, at: int, cell: Cell) -> str:
    inside = _marked(cell) if isinstance(cell, Status) else quoted(shown(cell))
    return f'text(weight: "semibold", {inside})' if at == part.row_header else inside


def _chart(part: Chart) -> str:
    picture = chart.svg(part.drawing, name=part.table.name, title=part.title, desc=part.sentence)
    said = {"name": part.title, "about": part.subtitle, "sentence": part.sentence}
    words = ", ".join(f"{name}: {quoted(text)}" for name, text in said.items())
    alt = quoted(f"Chart: {part.title}. {part.sentence}")
    return f"chart({words}, level: {part.level}, drawing: {quoted(picture)}, alt: {alt})[#{_table(part.table)}]"


def _array(items: Iterable[str]) -> str:
    return f"({''.join(f'{item}, ' for item in items)})"
