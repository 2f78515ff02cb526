"""A report as one page of HTML that needs nothing else: it opens from a disk and prints."""

from html import escape
from importlib.resources import files
from typing import assert_never

from goldenthread.reports import chart
from goldenthread.reports.look import INK, Look
from goldenthread.reports.marks import COLOURS, drawn
from goldenthread.reports.model import (
    FIRST,
    Block,
    Bullets,
    Card,
    Cell,
    Chart,
    Column,
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
from goldenthread.reports.render.widths import breadth, widths


def render(report: Report, look: Look) -> bytes:
    """Return the page, in UTF-8."""
    return _page(report, style(look)).encode()


def _page(report: Report, style: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document_title(report))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the report</a>\n'
        f"{_front(report)}{_contents(report)}"
        f'<main id="main" tabindex="-1">\n{"".join(map(block, report.body))}</main>\n'
        f"<footer><p>{escape(report.footer)}</p></footer>\n</body>\n</html>\n"
    )


def _front(report: Report) -> str:
    sentences = "".join(f"<p>{escape(text)}</p>\n" for text in report.front)
    first = f'<p class="lead">{FIRST}</p>\n{_list(report.first)}' if report.first else ""
    parts = [f'<div class="answer">\n{sentences}</div>\n{first}', _facts(Facts(report.facts))]
    return (
        f'<header>\n<div class="band"><p>{escape(report.council)}</p></div>\n'
        f"<h1>{escape(report.title)}<span>: </span><b>{escape(report.subtitle)}</b></h1>\n"
        f"{''.join(reversed(parts) if report.brief else parts)}</header>\n"
    )


def _contents(report: Report) -> str:
    if report.brief:
        return ""
    sections = [part for part in report.body if isinstance(part, Heading) and part.level == 1]
    links = "".join(f'<li><a href="#{_anchor(h)}">{escape(h.shown)}</a></li>\n' for h in sections)
    return f'<nav aria-label="Contents">\n<h2>Contents</h2>\n<ul>\n{links}</ul>\n</nav>\n'


def block(part: Block) -> str:
    """Return one block as HTML."""
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
            return _heading(part)
        case Paragraph():
            return _paragraph(part)
        case Bullets():
            return _list(part.items)
        case Facts():
            return _facts(part)
        case Note():
            return f'<p class="note">{escape(part.text)}</p>\n'
        case Card():
            return _card(part)
        case _:
            assert_never(part)


def _list(items: tuple[str, ...]) -> str:
    return "<ul>\n" + "".join(f"<li>{escape(item)}</li>\n" for item in items) + "</ul>\n"


def _anchor(part: Heading) -> str:
    return "s-" + "".join(letter if letter.isalnum() else "-" for letter in part.shown.lower())


def _heading(part: Heading) -> str:
    level = part.level + 1
    return f'<h{level} id="{_anchor(part)}">{escape(part.shown)}</h{level}>\n'


def _paragraph(part: Paragraph) -> str:
    number = f'<span class="number">{escape(part.number)}</span> ' if part.number else ""
    lead = f"<strong>{escape(part.lead)}</strong> " if part.lead else ""
    return f"<p{' class=numbered' if number else ''}>{number}{lead}{escape(part.text)}</p>\n"


def _facts(part: Facts) -> str:
    pair = "<div><dt>{}</dt> <dd>{}</dd></div>\n"
    pairs = "".join(pair.format(escape(term), escape(text)) for term, text in part.pairs)
    return f"<dl>\n{pairs}</dl>\n"


def _card(part: Card) -> str:
    sentences = f"<p>{escape(' '.join(part.sentences))}</p>\n" if part.sentences else ""
    said = _facts(Facts(part.said)) if part.said else ""
    name = f"{escape(part.reference)} {escape(part.title)}"
    ink = COLOURS[part.status.shape].ink
    return (
        f'<section class="card" style="border-color:{ink}">\n{_name(part)}{name}</h{part.level + 1}>\n'
        f"<p>{_status(part.status)}</p>\n{sentences}{said}</section>\n"
    )


def _name(part: Card | Chart) -> str:
    return f'<h{part.level + 1} class="name">'


def _status(status: Status) -> str:
    colours = COLOURS[status.shape]
    style = f"color:{colours.ink};background:{colours.ground}"
    inside = f"{drawn(status.shape)} {escape(status.word)}"
    return f'<span class="status" style="{style}">{inside}</span>'


def _table(part: Table) -> str:
    columns = "".join(f'<col style="width:{size / 10:g}%">' for size in widths(part))
    heads = "".join(
        f'<th scope="col" role="columnheader"{_side(c)}>{escape(c.title)}</th>'
        for c in part.columns
    )
    rows = "".join(_row(part, row) for row in part.rows)
    notes = "".join(f'<p class="beneath">{escape(text)}</p>\n' for text in part.notes)
    return (
        f'<div class="scroll" role="region" aria-label="{escape(part.caption)}" tabindex="0">\n'
        f'<table role="table" style="max-width:{breadth(part) * 0.64:g}rem">\n'
        f"<caption>{escape(part.caption)}</caption>\n"
        f"<colgroup>{columns}</colgroup>\n"
        f'<thead role="rowgroup">\n<tr role="row">{heads}</tr>\n</thead>\n'
        f'<tbody role="rowgroup">\n{rows}</tbody>\n</table>\n</div>\n{notes}'
    )


def _row(part: Table, row: tuple[Cell, ...]) -> str:
    cells = (_cell(part, at, cell) for at, cell in enumerate(row))
    return f'<tr role="row">{"".join(cells)}</tr>\n'


def _cell(part: Table, at: int, cell: Cell) -> str:
    column = part.columns[at]
    inside = _status(cell) if isinstance(cell, Status) else escape(shown(cell))
    label = f' data-label="{escape(column.title)}"'
    if at == part.row_header:
        return f'<th scope="row" role="rowheader"{label}{_side(column)}>{inside}</th>'
    return f'<td role="cell"{label}{_side(column)}>{inside}</td>'


def _side(column: Column) -> str:
    return ' class="figure"' if column.kind is Kind.NUMBER else ""


def _chart(part: Chart) -> str:
    drawing = chart.svg(part.drawing, name=part.table.name, title=part.title, desc=part.sentence)
    return (
        f"<figure>\n{_name(part)}{escape(part.title)}</h{part.level + 1}>\n"
        f'<p class="beneath">{escape(part.subtitle)}</p>\n'
        f"<p>{escape(part.sentence)}</p>\n{drawing}\n{_table(part.table)}</figure>\n"
    )


def style(look: Look) -> str:
    """Return the page's style sheet in a council's colours, and after it the council's own."""
    text = files("goldenthread.reports.render").joinpath("page.css").read_text("utf-8")
    tokens = {"--brand": look.brand, "--on-brand": look.on_brand, "--heading": look.heading}
    values = "".join(f"{name}:{value};" for name, value in {**tokens, "--ink": INK}.items())
    return f":root{{{values}}}\n{text}{look.style}"
