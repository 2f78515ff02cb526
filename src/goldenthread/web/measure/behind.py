"""What stands behind a measure's figure: every saying of it, its places, and its definitions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.core.facts.columns import BEGINNING
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.organisation import Place, PlaceKind
from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.returns import Figure
from goldenthread.core.periods import Period
from goldenthread.core.quantities import figure_shown, rounded, shown, value_of
from goldenthread.core.quantities.spread import spread
from goldenthread.core.thread.indexed import post_title
from goldenthread.reports.measure_words import of_formula
from goldenthread.reports.words import day, moment, plural
from goldenthread.web.known import Known

LISTED = 60
"""Sayings listed at most, the newest kept: fifteen years of quarters."""

KINDS = {
    PlaceKind.WARD: ("By ward", "ward"),
    PlaceKind.GROUP: ("By group", "group"),
    PlaceKind.AREA: ("By area", "area"),
    PlaceKind.AUTHORITY: ("Beside other authorities", "authority"),
    PlaceKind.REGION: ("Beside regions", "region"),
    PlaceKind.NATION: ("Beside nations", "nation"),
}
PLURALS = {"authority": "authorities"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A figure as it was said once: what, when, by whom, why, and whether it came first."""

    period: str
    shown: str
    at: str
    by: str
    why: str
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One place's figure; `own` marks the council itself among others."""

    title: str
    shown: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Figures of one kind of place for one period, in order of name, with how they lie."""

    title: str
    period: str
    said: str
    rows: tuple[Placed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A definition with the day from which it holds, and whether the series breaks there."""

    measure: Measure
    start: str
    breaks: bool
    worked_out: str


def sayings(here: Known, measure: Measure, said: Sequence[Said[Figure]]) -> tuple[Saying, ...]:
    """Return every saying of the council's own figures, the newest first."""
    met: set[Period] = set()
    found = []
    for each in said:
        found.append(_saying(here, measure, each, first=each.fact.period not in met))
        met.add(each.fact.period)
    return tuple(reversed(found))[:LISTED]


def _saying(here: Known, measure: Measure, said: Said[Figure], first: bool) -> Saying:
    return Saying(
        period=said.fact.period.label,
        shown=figure_shown(said.fact, measure),
        at=moment(said.at),
        by=post_title(here.index, said.by),
        why=said.reason,
        first=first,
    )


def first_given(said: Sequence[Saying]) -> dict[str, str]:
    """Return what was first given for each period whose figure was restated, by the period's label."""
    standing: dict[str, str] = {}
    for each in said:
        standing.setdefault(each.period, each.shown)
    firsts = {each.period: each.shown for each in said if each.first}
    return {period: shown for period, shown in firsts.items() if shown != standing[period]}


def versions(here: Known, measure: Measure) -> tuple[Version, ...]:
    """Return every definition of a measure, the newest first."""
    rows = sorted(here.holding.versions.get(measure.code, ()), key=lambda row: row.valid_from)
    return tuple(
        Version(
            measure=row,
            start="From the start"
            if row.valid_from == BEGINNING
            else f"From {day(row.valid_from)}",
            breaks=row.breaks,
            worked_out=of_formula(row, here.picture.framework.components),
        )
        for row in reversed(rows)
    )


def comparisons(here: Known, measure: Measure, figures: Iterable[Figure]) -> tuple[Comparison, ...]:
    """Return the figures of each kind of place, for the newest period that kind has one for."""
    places = {place.code: place for place in here.picture.framework.places if not place.ended}
    known: dict[PlaceKind, list[tuple[Figure, Place]]] = {}
    for figure in figures:
        place = places.get(figure.place)
        if place is not None and figure.period.end <= here.picture.period.end:
            known.setdefault(place.kind, []).append((figure, place))
    return tuple(_comparison(here, measure, kind, known[kind]) for kind in KINDS if kind in known)


def _comparison(
    here: Known, measure: Measure, kind: PlaceKind, found: list[tuple[Figure, Place]]
) -> Comparison:
    period = max((figure.period for figure, _ in found), key=lambda each: each.end)
    now = [(figure, place) for figure, place in found if figure.period == period]
    rows = [Placed(title=p.title, shown=figure_shown(f, measure)) for f, p in now]
    own = here.picture.figures.get((measure.code, period))
    if own is not None:
        shown_here = figure_shown(own, measure)
        rows.append(Placed(title=here.council.short, shown=shown_here, own=True))
    values = [value for figure, _ in now if (value := value_of(figure, measure)) is not None]
    return Comparison(
        title=KINDS[kind][0],
        period=period.label,
        said=_lie(measure, values, KINDS[kind][1]),
        rows=tuple(sorted(rows, key=lambda row: row.title.casefold())),
    )


def _lie(measure: Measure, values: Sequence[Decimal], thing: str) -> str:
    found = spread(values)
    if found is None:
        return ""
    lower, middle, upper = (
        shown(rounded(each, measure.places), measure)
        for each in (found.lower, found.middle, found.upper)
    )
    many = plural(found.count, thing, PLURALS.get(thing, ""))
    return f"Of {many}, half lie between {lower} and {upper}; the middle is {middle}."
