"""The council's colour, as the few variables that the style sheet asks for."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from goldenthread.reports.look import Look
from goldenthread.web.known import NOBODY, council

HEX = re.compile(r"#[0-9A-Fa-f]{6}")
"""A colour comes out of a workbook: nothing else may reach a style sheet."""


@login_not_required
def brand(request: HttpRequest) -> HttpResponse:
    """Return the variables, from the framework in force; the usual colour before there is one."""
    theirs = council().brand
    look = Look(brand=theirs if HEX.fullmatch(theirs) else NOBODY.brand)
    text = (
        f":root {{ --brand: {look.brand}; --on-brand: {look.on_brand}; "
        f"--heading: {look.heading}; }}\n"
    )
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=300"
    return response
