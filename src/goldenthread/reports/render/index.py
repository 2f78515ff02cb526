"""The page that stands beside a quarter's papers: who gets what, and why."""

from collections.abc import Sequence
from html import escape

from goldenthread.reports.look import Look
from goldenthread.reports.model import Report
from goldenthread.reports.render.html import style
from goldenthread.reports.words import moment, plural

NAMES = {
    "html": "Web page",
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "csv": "CSV",
}


def index(reports: Sequence[Report], formats: Sequence[str], look: Look) -> bytes:
    """Return a page that lists reports of one period, at least one, with links to their files."""
    first = reports[0]
    title = f"Reports for {first.period}"
    said = f"{plural(len(reports), 'report')}, as known at {moment(first.at)}."
    rows = "".join(_row(report, formats) for report in reports)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Report", "For", "Why", "Files"))
    return (
        f'<!doctype html>\n<html lang="{first.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} – {escape(first.council)}</title>\n"
        f"<style>{style(look)}</style>\n</head>\n<body>\n"
        f'<header><div class="band"><p>{escape(first.council)}</p></div></header>\n<main>\n'
        f"<h1><b>{escape(title)}</b></h1>\n"
        f'<div class="answer"><p>{escape(said)}</p></div>\n'
        f"<table>\n<caption>Who gets what, and why</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</main>\n</body>\n</html>\n"
    ).encode()


def _row(report: Report, formats: Sequence[str]) -> str:
    name = f"{escape(report.title)}: {escape(report.subtitle)}"
    links = "".join(f"<li>{_link(report, ending)}</li>" for ending in formats)
    return (
        f'<tr><th scope="row">{name}</th><td data-label="For">{escape(report.audience)}</td>'
        f'<td data-label="Why">{escape(report.why)}</td>'
        f'<td data-label="Files"><ul class="files">{links}</ul></td></tr>\n'
    )


def _link(report: Report, ending: str) -> str:
    hidden = f'<span class="hidden"> of {escape(report.subtitle)}</span>'
    return f'<a href="{escape(report.name)}.{ending}">{NAMES[ending]}{hidden}</a>'
