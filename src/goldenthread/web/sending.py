"""Sending files: what a page shows, taken away as a spreadsheet or a document."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from goldenthread.core.facts.organisation import Council
from goldenthread.reports.look import Look, council_look
from goldenthread.reports.model import Report, tables
from goldenthread.reports.press import Format, rendered
from goldenthread.reports.render.csv import of_table
from goldenthread.web.design.asked import Asked

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STYLES = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: Mapping[str, tuple[str, str]] = {
    "xlsx": ("Excel", EXCEL),
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "docx": ("Word", WORD),
    "pdf": ("PDF", "application/pdf"),
    "html": ("Web", "text/html; charset=utf-8"),
}
"""What each kind of file is called and sent as, the most wanted first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A file that can be taken away."""

    title: str
    href: str


def offers(asked: Asked, name: str, *codes: str, **also: str) -> tuple[Offer, ...]:
    """Return a link for every kind of file but the web page, for what is shown."""
    return tuple(
        Offer(title=title, href=asked.link(name, *codes, form, **also))
        for form, (title, _) in FORMATS.items()
        if form != "html"
    )


def look_of(council: Council) -> Look:
    """Return the council's look, with its own template and style sheet where settings name them."""
    return council_look(council.brand, settings.TEMPLATE, settings.STYLE)


def send(report: Report, form: str, council: Council) -> HttpResponse:
    """Return a report as a file to keep, of a format that `FORMATS` names."""
    only = list(tables(report))
    if form == "csv" and len(only) == 1:
        content = of_table(only[0])
    else:
        content = rendered(report, look_of(council), cast(Format, form))
    response = HttpResponse(content, content_type=FORMATS[form][1])
    response["Content-Disposition"] = content_disposition_header(True, f"{report.name}.{form}")
    response["Cache-Control"] = "private, no-store"
    return response


def opened(report: Report, council: Council) -> HttpResponse:
    """Return a report as a page to be read in the browser.

    Its style sheet is allowed by its fingerprint, and widths and colours set on its parts are
    allowed as such; nothing else may load or run.
    """
    content = rendered(report, look_of(council), "html")
    marks = (sha256(style).digest() for style in STYLES.findall(content))
    allowed = " ".join(f"'sha256-{b64encode(mark).decode()}'" for mark in marks)
    response = HttpResponse(content, content_type=FORMATS["html"][1])
    response["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {allowed}; style-src-attr 'unsafe-inline'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    response["Cache-Control"] = "private, no-store"
    return response
