"""The scorecard as a page, and as the file of what it shows."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.core.facts.lines import Chosen, MeasureLine
from goldenthread.core.lines.choosing import chosen, counts, ordered
from goldenthread.reports.build import scorecard as built
from goldenthread.reports.words import of_counts, plural
from goldenthread.web.bar import Part, bar
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.known import Known, known
from goldenthread.web.scorecard.choices import BACK, Choice, Order, choices, chosen_of, order_of
from goldenthread.web.sending import FORMATS, Offer, offers, send
from goldenthread.web.table import Group, Heading, columns, gathered, group

LONGEST = 250
"""Measures on one page: more would weigh over 40 kB."""
LOOSE = "Not joined to a priority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of several."""

    number: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Which of the lines are on this page, and the way to the others."""

    said: str
    before: str
    after: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the scorecard says."""

    answer: tuple[str, ...]
    bar: tuple[Part, ...]
    choices: tuple[Choice, ...]
    narrowed: str
    clear: str
    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]
    pages: Pages | None
    offers: tuple[Offer, ...]
    sort: str
    held: int


def scorecard(request: HttpRequest) -> HttpResponse:
    """Show the measures asked for, grouped by priority or ordered by a column."""
    here = known(asked(request))
    by, order = chosen_of(request.GET), order_of(request.GET)
    asked_for = request.GET.get("page", "")
    number = int(asked_for) if asked_for.isdecimal() and len(asked_for) < 5 else 1
    return show_known(request, "scorecard.html", "scorecard", here, _page, by, order, number)


def download(request: HttpRequest, form: str) -> HttpResponse:
    """Send what the scorecard shows, in the same order and with its filters said."""
    if form not in FORMATS:
        raise Http404(f"There is no scorecard as {form}.")
    here = known(asked(request))
    by, order = chosen_of(request.GET), order_of(request.GET)
    lines = _lines(here, by, order)
    report = built.build(here.picture, lines, narrowed=_narrowed(choices(here, by)))
    return send(report, form, here.council)


def _lines(here: Known, by: Chosen, order: Order) -> tuple[MeasureLine, ...]:
    """Return the lines asked for: under their priorities, worst first, unless a column is named."""
    found = chosen(here.measures, by)
    if order.by:
        return ordered(found, order.by, order.backwards)
    place = {code: at for at, code in enumerate(here.index.items)}
    worst_first = ordered(found, "rating", False)
    return tuple(sorted(worst_first, key=lambda line: _under(line, place)))


def _under(line: MeasureLine, place: Mapping[str, int]) -> int:
    return place[line.priority.code] if line.priority else len(place)


def _page(here: Known, by: Chosen, order: Order, number: int) -> Page:
    lines = _lines(here, by, order)
    found = counts(lines)
    offered = choices(here, by)
    narrowed = _narrowed(offered)
    kept = {name: value for name, value in asdict(by).items() if value}
    sort = (BACK if order.backwards else "") + order.by
    start = (number - 1) * LONGEST if 0 < number <= -(-len(lines) // LONGEST) else 0
    return Page(
        answer=of_counts(found, here.picture.period),
        bar=bar(found),
        choices=offered,
        narrowed=f"Showing {len(lines):,} of {plural(len(here.measures), 'measure')}. {narrowed}"
        if narrowed
        else "",
        clear=here.asked.link("scorecard"),
        headings=tuple(_heading(here, kept, order, *column) for column in columns(lines)),
        groups=_groups(here, lines, start, order),
        pages=_pages(here, len(lines), start, kept | {"sort": sort}),
        offers=offers(here.asked, "scorecard-download", **kept, sort=sort),
        sort=sort,
        held=len(here.measures),
    )


def _pages(here: Known, count: int, start: int, kept: dict[str, str]) -> Pages | None:
    if count <= LONGEST:
        return None
    number, last, end = start // LONGEST + 1, -(-count // LONGEST), min(start + LONGEST, count)
    links = tuple(
        Leaf(
            number=each,
            href=here.asked.link("scorecard", **kept, page=str(each)),
            here=each == number,
        )
        for each in range(1, last + 1)
    )
    return Pages(
        said=f"Measures {start + 1:,} to {end:,} of {count:,}.",
        before=links[number - 2].href if number > 1 else "",
        after=links[number].href if number < last else "",
        leaves=links,
    )


def _narrowed(offered: tuple[Choice, ...]) -> str:
    said = [choice.said for choice in offered if choice.said]
    return f"Filters: {'; '.join(said)}." if said else ""


def _heading(here: Known, kept: dict[str, str], order: Order, name: str, title: str) -> Heading:
    if not name:
        return Heading(title=title)
    now = order.by == name
    sort = BACK + name if now and not order.backwards else name
    return Heading(
        title=title,
        href=here.asked.link("scorecard", **kept, sort=sort),
        sorted=("descending" if order.backwards else "ascending") if now else "",
    )


def _groups(
    here: Known, lines: tuple[MeasureLine, ...], start: int, order: Order
) -> tuple[Group, ...]:
    """Return the groups of one page; each counts all its measures, on whatever page they are."""
    shown = lines[start : start + LONGEST]
    if order.by:
        return (_part(group("All measures shown", "", lines), shown),) if lines else ()
    whole = gathered(lines, _priority)
    return tuple(
        _part(_group(here, whole[code]), found)
        for code, found in gathered(shown, _priority).items()
    )


def _priority(line: MeasureLine) -> str:
    return line.priority.code if line.priority else ""


def _part(whole: Group, shown: tuple[MeasureLine, ...]) -> Group:
    """Return what one page shows of a group, saying so where that is not all of it."""
    if len(shown) == len(whole.lines):
        return whole
    return replace(whole, said=f"{whole.said} · {len(shown):,} on this page", lines=shown)


def _group(here: Known, lines: tuple[MeasureLine, ...]) -> Group:
    priority = lines[0].priority
    if priority is None:
        return group(LOOSE, "", lines)
    return group(priority.title, here.asked.link("priority", priority.code), lines)
