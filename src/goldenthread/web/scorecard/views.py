"""The scorecard as a page, and as the file of what it shows."""

from dataclasses import asdict, dataclass

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.core.choosing import chosen, counts, ordered
from goldenthread.core.facts.lines import Chosen, MeasureLine
from goldenthread.core.facts.plans import Item
from goldenthread.reports.build import scorecard as built
from goldenthread.reports.words import of_counts, plural
from goldenthread.web.bar import Part, bar
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show
from goldenthread.web.known import Known, known
from goldenthread.web.scorecard.choices import BACK, Choice, Order, choices, chosen_of, order_of
from goldenthread.web.sending import FORMATS, Offer, offers, send

LOOSE = "Not joined to a priority"
COLUMNS = (
    ("reference", "Ref"),
    ("measure", "Measure"),
    ("", "Latest"),
    ("", "Target"),
    ("rating", "Rating"),
    ("direction", "Direction"),
    ("", "Trend"),
    ("owner", "Owner"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column's heading: where pressing it leads, and how the column is ordered now."""

    title: str
    href: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The measures under one priority, with how many they are and how many are off target."""

    title: str
    href: str
    said: str
    lines: tuple[MeasureLine, ...]


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
    offers: tuple[Offer, ...]
    sort: str
    held: int


def scorecard(request: HttpRequest) -> HttpResponse:
    """Show the measures asked for, grouped by priority or ordered by a column."""
    here = known(asked(request))
    by, order = chosen_of(request.GET), order_of(request.GET)
    return show(request, "scorecard.html", _page(here, by, order), here, "scorecard")


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
    return ordered(chosen(here.measures, by), order.by, order.backwards)


def _page(here: Known, by: Chosen, order: Order) -> Page:
    lines = _lines(here, by, order)
    found = counts(lines)
    offered = choices(here, by)
    narrowed = _narrowed(offered)
    kept = {name: value for name, value in asdict(by).items() if value}
    sort = (BACK if order.backwards else "") + order.by
    return Page(
        answer=of_counts(found, here.picture.period),
        bar=bar(found),
        choices=offered,
        narrowed=f"Showing {len(lines):,} of {plural(len(here.measures), 'measure')}. {narrowed}"
        if narrowed
        else "",
        clear=here.asked.link("scorecard"),
        headings=tuple(_heading(here, kept, order, *column) for column in COLUMNS),
        groups=_groups(here, lines, order),
        offers=offers(here.asked, "scorecard-download", **kept, sort=sort),
        sort=sort,
        held=len(here.measures),
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


def _groups(here: Known, lines: tuple[MeasureLine, ...], order: Order) -> tuple[Group, ...]:
    if order.by:
        return (_group(here, f"All {len(lines):,} measures shown", None, lines),) if lines else ()
    under: dict[str, list[MeasureLine]] = {}
    for line in lines:
        under.setdefault(line.priority.code if line.priority else "", []).append(line)
    tops = {line.priority.code: line.priority for line in lines if line.priority}
    codes = [code for code in (*here.index.items, "") if code in under]
    return tuple(
        _group(here, tops[code].title if code else LOOSE, tops.get(code), tuple(under[code]))
        for code in codes
    )


def _group(here: Known, title: str, priority: Item | None, lines: tuple[MeasureLine, ...]) -> Group:
    found = counts(lines)
    worst_first = [f"{t.number:,} {t.label.lower()}" for t in reversed(found.ratings)]
    return Group(
        title=title,
        href=here.asked.link("item", priority.code) if priority else "",
        said=" · ".join([plural(len(lines), "measure"), *worst_first]),
        lines=lines,
    )
