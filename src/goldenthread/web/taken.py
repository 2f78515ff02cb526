"""What can be taken away from a page about a part of the council: its measures, and its reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import Http404, HttpResponse

from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.lines.choosing import ordered
from goldenthread.reports.build import scorecard
from goldenthread.reports.build.catalogue import KINDS
from goldenthread.reports.build.kinds import file_name
from goldenthread.reports.model import Block, Report
from goldenthread.reports.words import age, moment, period_title, plural
from goldenthread.web.known import Known
from goldenthread.web.sending import FORMATS, Offer, send


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One report about the page's subject, in every format it can be taken away in."""

    title: str
    offers: tuple[Offer, ...]


def papers(here: Known, subjects: Mapping[str, Sequence[str]]) -> tuple[Paper, ...]:
    """Return the reports of each kind about these subjects, given by the code of the kind."""
    wanted = [kind for kind in KINDS if kind.code in subjects]
    return tuple(
        Paper(title=f"{kind.title}: {found.title}", offers=_offers(here, kind.code, found.code))
        for kind in wanted
        for found in kind.subjects(here.picture)
        if found.code in subjects[kind.code]
    )


def about(here: Known, *codes: str) -> tuple[Paper, ...]:
    """Return every report there is about any of these codes."""
    return papers(here, {kind.code: codes for kind in KINDS})


def _offers(here: Known, kind: str, subject: str) -> tuple[Offer, ...]:
    return tuple(
        Offer(title=title, href=here.asked.link("report", kind, subject, form))
        for form, (title, _) in FORMATS.items()
    )


def measures_of(here: Known, lines: Sequence[MeasureLine], form: str, of: str) -> HttpResponse:
    """Send these measures as a file, worst first, under the name of what they belong to."""
    if form not in FORMATS:
        raise Http404(f"There are no measures as {form}.")
    report = scorecard.build(here.picture, ordered(lines, "rating", False), narrowed=of)
    said = f"{of}: {plural(len(lines), 'measure')}"
    return send(replace(report, subtitle=f"{report.subtitle} – {said}"), form, here.council)


def paper(
    here: Known,
    title: str,
    front: Sequence[str],
    blocks: Iterable[Block],
    facts: tuple[tuple[str, str], ...] = (),
) -> Report:
    """Return what a page shows as a report of that title; `front` is what the page opens with.

    `facts` are told beside its period, its moment and the age of the data.
    """
    period = period_title(here.picture.period)
    first, *rest = title.lower().split()
    return Report(
        name=file_name(first, " ".join(rest), here.picture.period),
        title=title,
        subtitle=period,
        council=here.council.title,
        period=period,
        at=here.picture.at,
        audience="Members and officers",
        facts=(
            ("Period", period),
            ("As at", moment(here.picture.at)),
            ("Age of the data", age(here.picture.period, here.picture.at)),
            *facts,
        ),
        front=tuple(front),
        blocks=tuple(blocks),
    )
