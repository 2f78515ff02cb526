"""A report of any selection: choosing what it holds, seeing how much that is, and making it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from goldenthread.core.facts.plans import ItemKind
from goldenthread.core.facts.returns import Figure
from goldenthread.core.lines.choosing import WORDS
from goldenthread.core.periods import Period
from goldenthread.records.collection import queries as collection
from goldenthread.reports.build import selection
from goldenthread.reports.build.selection import HEADS, LOCAL, SETS, Selection
from goldenthread.reports.build.services import NoSuchSubject
from goldenthread.reports.words import listed, plural
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show
from goldenthread.web.known import Known, known
from goldenthread.web.narrowing import Field
from goldenthread.web.sending import FORMATS, opened, send

ABOVE = (ItemKind.PRIORITY, ItemKind.FOCUS)
"""The items that are themes: what is beneath them is found on the golden thread's own pages."""
NOTHING = "Nothing meets all of that. Choose “Any” for one of them, or another period."


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What can be chosen, what is, how much that holds; else what is wrong, and the field it is in."""

    fields: tuple[Field, ...]
    periods: tuple[Period, ...]
    formats: Mapping[str, str]
    holds: str
    problem: str
    wrong: str


def choose(request: HttpRequest) -> HttpResponse:
    """Ask what a report shall hold and say how much that is; lead to it once a format is named."""
    here, form = known(asked(request)), request.GET.get("form", "")
    if not here.picture.framework.council:
        return redirect(here.asked.link("reports"))
    wanted, offered = _wanted(request.GET), _fields(here, request.GET)
    holds, wrong = _holds(here, wanted), _strange(wanted, offered)
    if form in FORMATS and holds and not wrong:
        return redirect(here.asked.link("selection-file", form, **asdict(wanted)))
    page = Page(
        fields=offered,
        periods=here.periods,
        formats={form: title for form, (title, _) in FORMATS.items() if form != "html"},
        holds=holds,
        problem=_problem(wanted, wrong, holds),
        wrong=wrong or next((field.name for field in offered), ""),
    )
    response = show(request, "selection.html", page, here, "reports")
    response.status_code = 422 if page.problem else 200
    return response


def made(request: HttpRequest, form: str) -> HttpResponse:
    """Send the report of what was chosen, for the period and moment asked."""
    here, wanted = known(asked(request)), _wanted(request.GET)
    if form not in FORMATS:
        raise Http404("There is no such kind of file.")
    try:
        report = selection.build(here.picture, wanted, _figures(here, wanted))
    except NoSuchSubject as problem:
        raise Http404(str(problem)) from None
    return opened(report, here.council) if form == "html" else send(report, form, here.council)


def _wanted(query: QueryDict) -> Selection:
    return Selection(**{each.name: query.get(each.name, "").strip() for each in fields(Selection)})


def _strange(wanted: Selection, offered: tuple[Field, ...]) -> str:
    """Return the name of what was given a code that cannot be chosen: the address was typed, or is old."""
    known = {field.name: dict(field.options) for field in offered}
    asked = (name for name, value in asdict(wanted).items() if value)
    return next((name for name in asked if getattr(wanted, name) not in known.get(name, {})), "")


def _problem(wanted: Selection, wrong: str, holds: str) -> str:
    if wrong:
        value: str = getattr(wanted, wrong)
        return f"There is no “{value}” to choose as {HEADS[wrong].lower()}. Choose again."
    return "" if holds else NOTHING


def _holds(here: Known, wanted: Selection) -> str:
    """Return how much a selection holds, in words; blank if nothing."""
    share = selection.held(here.picture, wanted, _figures(here, wanted))
    counts = (
        (len(share.measures), "measure", ""),
        (len(share.items), "objective or milestone", "objectives and milestones"),
        (len(share.risks), "risk", ""),
    )
    return listed([plural(*each) for each in counts if each[0]])


def _figures(here: Known, wanted: Selection) -> tuple[Figure, ...]:
    """Return the figures that a place was given: the picture holds the council's alone."""
    if not wanted.place:
        return ()
    return collection.figures(measures=list(here.lines), at=here.picture.at)


def _fields(here: Known, query: QueryDict) -> tuple[Field, ...]:
    """Return everything that can be chosen, by code, with what is; what offers nothing is left out."""
    return tuple(
        Field(name=name, title=HEADS[name], options=options, chosen=query.get(name, "").strip())
        for name, offer in OFFERS.items()
        if (options := tuple(offer(here)))
    )


def _themes(here: Known) -> Iterable[tuple[str, str]]:
    """Each priority with its areas of focus beneath it, which say whose they are."""
    lines = [line for line in here.items if line.item.kind in ABOVE]
    for line in lines:
        over = line.priority.title if line.priority and line.code != line.priority.code else ""
        yield line.code, f"{over}: {line.item.title}" if over else line.item.title


def _owners(here: Known) -> Iterable[tuple[str, str]]:
    owners = [*(line.owner for line in here.measures), *(line.owner for line in here.items)]
    return ((owner.code, owner.title) for owner in owners if owner)


def _sorted(named: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return sorted(named.items(), key=lambda each: each[1].casefold())


OFFERS: Mapping[str, Callable[[Known], Iterable[tuple[str, str]]]] = {
    "theme": lambda here: sorted(_themes(here), key=lambda each: each[1].casefold()),
    "set": lambda here: _sorted(
        {row.code: row.title for row in here.picture.framework.sets if not row.ended}
    ),
    "only": lambda _: [(word, f"{word.capitalize()} only") for word in (*SETS, LOCAL)],
    "unit": lambda here: _sorted({code: unit.title for code, unit in here.index.units.items()}),
    "owner": lambda here: _sorted(dict(_owners(here))),
    "place": lambda here: _sorted(
        {row.code: row.title for row in here.picture.framework.places if not row.ended}
    ),
    "rating": lambda _: [(word.value, label) for word, label in WORDS.items()],
}
"""What can be chosen of each kind, by code, in the order of the fields."""
