"""Import in three steps: send a file, see what it holds and would change, apply it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.imports import Manifest
from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.returns import Returns
from goldenthread.core.measuring.lateness import today
from goldenthread.core.thread.indexed import post_title
from goldenthread.flows import imports
from goldenthread.flows.returns import ReturnsError
from goldenthread.intake.parsed import Parsed
from goldenthread.intake.workbook import Upload
from goldenthread.records.collection import queries as collection
from goldenthread.records.people import queries as people
from goldenthread.records.trail.actions import TrailError
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show
from goldenthread.web.importing import forms, preview
from goldenthread.web.importing.kept import NotKept, forget, keep, kept
from goldenthread.web.importing.preview import Sheet
from goldenthread.web.known import known

EARLIER = 8
REASON = "Imported from a file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A file imported before: what became of it, when, and who gave it."""

    manifest: Manifest
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The first step: what may be sent, what was wrong with what was, and what came before."""

    layouts: Mapping[str, str]
    layout: str
    problems: Mapping[str, str]
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """The second step: what was found in the file, and what applying it would change.

    `times` is how often this very file was applied before, so that pressing twice applies it once.
    """

    file: str
    layout: str
    mark: str
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    rows: int
    sheets: tuple[Sheet, ...]
    times: int
    problem: str

    @property
    def changes(self) -> int:
        """How many rows are new or changed."""
        return sum(sheet.new + sheet.changed for sheet in self.sheets)


@dataclass(frozen=True, slots=True, kw_only=True)
class DonePage:
    """The third step: what became of every row."""

    manifest: Manifest
    at: datetime


def start(request: HttpRequest) -> HttpResponse:
    """Show the form, or take the file it sends."""
    if request.method != "POST":
        return _form(request, forms.Sent(layout="", upload=None, problems={}))
    sent = forms.sent(request)
    if sent.problems or sent.upload is None:
        return _form(request, sent)
    return redirect("import-found", sent.layout, keep(sent.upload))


def _form(request: HttpRequest, sent: forms.Sent) -> HttpResponse:
    here = known(asked(request))
    last = collection.imports()[-EARLIER:]
    page = Page(
        layouts=forms.mapped(),
        layout=sent.layout,
        problems=sent.problems,
        earlier=tuple(
            Earlier(manifest=said.fact, at=said.at, by=post_title(here.index, said.by))
            for said in reversed(last)
        ),
    )
    response = show(request, "import.html", page, here, "import")
    response.status_code = 422 if sent.problems else 200
    return response


@require_GET
def found(request: HttpRequest, layout: str, mark: str) -> HttpResponse:
    """Show what was found in a file, and what applying it would change."""
    return _found(request, layout, mark)


def _found(request: HttpRequest, layout: str, mark: str, problem: str = "") -> HttpResponse:
    upload = _upload(layout, mark)
    read = preview.parsed(upload, layout, timezone.now())
    page = FoundPage(
        file=upload.name,
        layout=layout,
        mark=mark,
        errors=read.errors,
        warnings=read.warnings,
        rows=read.rows,
        sheets=() if read.errors else preview.sheets(read.value),
        times=len(_applied(layout, mark)),
        problem=problem,
    )
    response = show(request, "found.html", page, known(asked(request)), "import")
    response.status_code = 422 if problem else 200
    return response


@require_POST
def apply(request: HttpRequest, layout: str, mark: str) -> HttpResponse:
    """Apply a file as it was shown, whole or not at all; pressing twice applies it once."""
    if request.POST.get("times") != str(len(_applied(layout, mark))):
        return redirect("import-done", layout, mark)
    upload = _upload(layout, mark)
    read = preview.parsed(upload, layout, timezone.now())
    if read.errors:
        return redirect("import-found", layout, mark)
    source = imports.Source(file=upload.name, sha256=mark, layout=layout)
    try:
        _keep(request, source, read)
    except (ReturnsError, TrailError) as problem:
        return _found(request, layout, mark, problem=str(problem))
    forget(mark)
    return redirect("import-done", layout, mark)


def _keep(
    request: HttpRequest, source: imports.Source, read: Parsed[Framework] | Parsed[Returns]
) -> None:
    at = timezone.now()
    account = request.user.get_username()
    imports.apply(
        content=read.value,
        source=source,
        by=people.post_of(account=account, on=today(at)) or account,
        at=at,
        reason=request.POST.get("reason", "").strip() or REASON,
        places=read.places,
        live=True,
    )


@require_GET
def done(request: HttpRequest, layout: str, mark: str) -> HttpResponse:
    """Show what became of every row of a file that was applied."""
    said = _applied(layout, mark)
    if not said:
        raise Http404("That file has not been applied.")
    page = DonePage(manifest=said[-1].fact, at=said[-1].at)
    return show(request, "done.html", page, known(asked(request)), "import")


def _applied(layout: str, mark: str) -> tuple[Said[Manifest], ...]:
    """Return what became of a file each time it was applied."""
    return tuple(
        said
        for said in collection.imports()
        if (said.fact.layout, said.fact.sha256) == (layout, mark)
    )


def _upload(layout: str, mark: str) -> Upload:
    if layout not in forms.layouts():
        raise Http404("There is no such layout.")
    try:
        return kept(mark)
    except NotKept:
        raise Http404("That file is not kept here. Send it again.") from None
