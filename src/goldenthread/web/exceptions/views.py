"""Everything that must be read first, over and under, as a page and as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from goldenthread.core.facts.lines import ItemLine, MeasureLine
from goldenthread.core.judging.triggers import FAR_OVER, Why
from goldenthread.core.lines.items import is_late
from goldenthread.core.lines.whose import Share
from goldenthread.core.measuring.lateness import OVER
from goldenthread.reports.build.exceptional import of_exceptions
from goldenthread.reports.words import plural
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.exceptions.where import Where, where
from goldenthread.web.known import Known, known
from goldenthread.web.leads import Leads, leads
from goldenthread.web.narrowing import Field, fields, narrowed
from goldenthread.web.sending import Offer, offers
from goldenthread.web.subject import exceptional
from goldenthread.web.taken import Paper, measures_of, papers

COUNTS = (
    "A measure is off target, by its rule or by hand.",
    f"A measure beats its target by {FAR_OVER:f}% or more, or is rated better than target.",
    "A milestone or objective is past its date and not done, or will not be met.",
    "The date of a milestone has been moved later.",
)
"""What makes something an exception, in words."""
MOST = 25
"""Measures or milestones told in full in one list: more are seldom read, and narrowing shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The exceptions, those that fell newly off target first, and what narrows them."""

    answer: tuple[str, ...]
    held: int
    under: tuple[MeasureLine, ...]
    over: tuple[MeasureLine, ...]
    late: tuple[ItemLine, ...]
    moved: tuple[ItemLine, ...]
    where: Where
    most: int
    counts: tuple[str, ...]
    fields: tuple[Field, ...]
    clear: str
    leads: Leads
    offers: tuple[Offer, ...]
    papers: tuple[Paper, ...]


def exceptions(request: HttpRequest) -> HttpResponse:
    """Show what is out of line, for the council or for the part of it that was asked."""
    here = known(asked(request))
    by = fields(here, request.GET)
    return show_known(request, "exceptions.html", "exceptions", here, _page, by)


def download(request: HttpRequest, form: str) -> HttpResponse:
    """Send the measures that are exceptions as a file, with the filters said."""
    here = known(asked(request))
    by = fields(here, request.GET)
    lines = [line for line in narrowed(here, by).measures if line.exception]
    said = "; ".join(field.said for field in by if field.said)
    return measures_of(here, lines, form, f"Exceptions{': ' if said else ''}{said}")


def _page(here: Known, by: tuple[Field, ...]) -> Page:
    share = narrowed(here, by)
    kept = {field.name: field.chosen for field in by}
    under = sorted(exceptional(share.measures, over=False), key=_newly)
    over = exceptional(share.measures, over=True)
    late = sorted((line for line in share.items if is_late(line)), key=lambda line: -line.overdue)
    moved = [line for line in share.items if _moved(line)]
    return Page(
        answer=_answer(share, under, over, late),
        held=len(here.measures) + len(here.items),
        under=tuple(under),
        over=over,
        late=tuple(late),
        moved=tuple(sorted(moved, key=lambda line: -line.slips)),
        where=where(here, (under, late, moved, over), kept),
        most=MOST,
        counts=COUNTS,
        fields=by,
        clear=here.asked.link("exceptions"),
        leads=leads(here),
        offers=offers(here.asked, "exceptions-download", **kept),
        papers=_papers(here, [code for code in kept.values() if code]),
    )


def _papers(here: Known, codes: Sequence[str]) -> tuple[Paper, ...]:
    """Return the exception report of the one part that was asked, or of the whole council."""
    return papers(here, {"exceptions": codes or ("council",)}) if len(codes) < 2 else ()


def _newly(line: MeasureLine) -> bool:
    return line.exception is None or Why.NEWLY.value not in line.exception.kinds


def _moved(line: ItemLine) -> bool:
    """Return whether an item's date was moved later, it is not late, and there is more to do."""
    done = line.progress is not None and line.progress.progress in OVER
    return bool(line.slips) and not done and not is_late(line)


def _answer(
    share: Share,
    under: Sequence[MeasureLine],
    over: Sequence[MeasureLine],
    late: Sequence[ItemLine],
) -> tuple[str, ...]:
    if not (under or over or late):
        return ("Nothing here is out of line: no measure is off target and no milestone is late.",)
    newly = sum(not _newly(line) for line in under)
    said = of_exceptions(len(share.measures), len(under), len(over))
    fell = f"{plural(newly, 'measure')} fell off target since the period before." if newly else ""
    are, number = ("are" if len(late) > 1 else "is"), len(late)
    behind = f"{plural(number, 'milestone') if number else 'No milestone'} {are} late or will not be met."
    return tuple(each for each in (said, fell, behind) if each)
