"""One measure as a page, and its figures as a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from markupsafe import Markup

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.lines import MeasureLine
from goldenthread.core.facts.measures import Measure, RatingWord, Target
from goldenthread.core.facts.plans import Item
from goldenthread.core.judging.cases import rule_of
from goldenthread.core.measuring.trajectory import for_period
from goldenthread.core.thread.indexed import post_title
from goldenthread.core.thread.weave import way
from goldenthread.records.collection import queries as collection
from goldenthread.reports import chart
from goldenthread.reports.build import measure as built
from goldenthread.reports.measure_words import of_measure, of_rating
from goldenthread.reports.model import Chart
from goldenthread.reports.words import moment
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.known import Known, known
from goldenthread.web.leads import Leads, leads
from goldenthread.web.measure.behind import (
    Comparison,
    Saying,
    Version,
    comparisons,
    first_given,
    sayings,
    versions,
)
from goldenthread.web.measure.byhand import ratable
from goldenthread.web.sending import FORMATS, Offer, offers, send


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that is said of one measure."""

    line: MeasureLine
    sentences: tuple[str, ...]
    by_hand: str
    ratable: bool
    chart: Chart | None
    drawing: Markup
    up: tuple[Item, ...]
    links: tuple[Item, ...]
    rule: str
    target: Target | None
    agreed_by: str
    versions: tuple[Version, ...]
    comparisons: tuple[Comparison, ...]
    sayings: tuple[Saying, ...]
    restated: int
    first: Mapping[str, str]
    collator: str
    checker: str
    sets: tuple[tuple[str, str], ...]
    leads: Leads
    broken: tuple[Finding, ...]
    offers: tuple[Offer, ...]


def measure(request: HttpRequest, code: str) -> HttpResponse:
    """Show one measure."""
    here = known(asked(request))
    return show_known(request, "measure.html", "scorecard", here, _page, code)


def download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Send a measure's figures, and every saying of them."""
    here = known(asked(request))
    line = _line(here, code)
    if form not in FORMATS:
        raise Http404(f"There is no such file as {form}.")
    said = _sayings(here, line.measure)
    return send(built.build(here.picture, line, said), form, here.council)


def _line(here: Known, code: str) -> MeasureLine:
    line = here.lines.get(code)
    if line is None:
        raise Http404(f"There is no measure “{code}” in this period.")
    return line


def _page(here: Known, code: str) -> Page:
    line = _line(here, code)
    row = line.measure
    up = way(here.index, row.code)
    said = _sayings(here, row)
    drawn = built.charted(here.picture, line)
    target = _target(here, line)
    by_place = collection.figures_by_place(measure=row.code, at=here.picture.at)
    return Page(
        line=line,
        sentences=_sentences(line),
        by_hand=_by_hand(here, line),
        ratable=ratable(here, line),
        chart=drawn,
        drawing=_drawing(drawn),
        up=_items(here, reversed(up)),
        links=_items(here, [link.target for link in here.index.up.get(row.code, ())]),
        rule=_rule(here, row),
        target=target,
        agreed_by=post_title(here.index, target.agreed_by) if target else "",
        versions=versions(here, row),
        comparisons=comparisons(here, row, by_place),
        sayings=said,
        restated=sum(not each.first for each in said),
        first=first_given(said),
        collator=post_title(here.index, row.collator),
        checker=post_title(here.index, row.checker),
        sets=_sets(here, row),
        leads=leads(here),
        broken=here.broken.get(row.code, ()),
        offers=offers(here.asked, "measure-download", row.code),
    )


def _sentences(line: MeasureLine) -> tuple[str, ...]:
    """Return what the page opens with; a target plainly met needs no sentence of its own."""
    met = line.rating is RatingWord.GREEN and not line.override and not line.score.note
    return tuple(each for each in of_measure(line) if not (met and each == of_rating(line)))


def _sayings(here: Known, row: Measure) -> tuple[Saying, ...]:
    said = collection.figure_history(measure=row.code, place="", at=here.picture.at)
    return sayings(here, row, said)


def _items(here: Known, codes: Iterable[str]) -> tuple[Item, ...]:
    return tuple(here.index.items[code] for code in codes if code in here.index.items)


def _drawing(drawn: Chart | None) -> Markup:
    if drawn is None:
        return Markup("")
    picture = chart.svg(drawn.drawing, name="trend", title=drawn.title, desc=drawn.sentence)
    return Markup(picture)  # noqa: S704 - drawn by our own module, which escapes every word


def _rule(here: Known, row: Measure) -> str:
    bands = rule_of(here.picture.framework, row)
    return bands[0].title if bands else ""


def _target(here: Known, line: MeasureLine) -> Target | None:
    period = line.period or here.picture.period
    targets = here.holding.targets.get(line.code, ())
    return for_period(targets, line.measure, period, here.picture.figures)


def _by_hand(here: Known, line: MeasureLine) -> str:
    said = line.override
    if said is None:
        return ""
    who = post_title(here.index, said.by)
    return f"Set by hand by {who} on {moment(said.at)}. {said.fact.reason}"


def _sets(here: Known, row: Measure) -> tuple[tuple[str, str], ...]:
    """Return the sets that a measure belongs to: each one's code, and what is said of it."""
    titles = {each.code: each.title for each in here.picture.framework.sets}
    return tuple(
        (
            member.set,
            f"{titles.get(member.set, member.set)}, {member.reference}"
            + (" (stands in for it)" if member.proxy else ""),
        )
        for member in here.picture.framework.members
        if member.measure == row.code and not member.ended
    )
