"""What a page about a part of the council says: a unit, a plan, a priority or a body, alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.core.facts.lines import Counts, ItemLine, MeasureLine, RiskLine
from goldenthread.core.facts.plans import OBJECTIVES, STEPS
from goldenthread.core.lines.choosing import SORTS, counts, natural, ordered
from goldenthread.core.lines.items import is_late
from goldenthread.core.lines.whose import Share
from goldenthread.reports.item_words import of_items
from goldenthread.reports.words import of_counts
from goldenthread.web.bar import Part, bar
from goldenthread.web.breakdown import BY_PRIORITY, Breakdown, By, breakdown, door
from goldenthread.web.known import Known
from goldenthread.web.leads import Leads, leads
from goldenthread.web.money import Money, money, people
from goldenthread.web.table import Group, Heading, columns, gathered, group

SHOWN = 6
"""Things that need attention listed before a link to the rest."""
LONGEST = 100
"""Measures or milestones in one table: with more, the page says where the rest are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """What must be read first: the first few of each, and how many there are in all."""

    under: tuple[MeasureLine, ...]
    unders: int
    over: tuple[MeasureLine, ...]
    overs: int
    late: tuple[ItemLine, ...]
    lates: int
    all: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Everything that such a page says of its lines. `rated` leads from a rating to its measures."""

    answer: tuple[str, ...]
    counts: Counts
    bar: tuple[Part, ...]
    filters: Mapping[str, str]
    attention: Attention
    breakdown: Breakdown
    groups: tuple[Group, ...]
    headings: tuple[Heading, ...]
    objectives: tuple[ItemLine, ...]
    steps: tuple[ItemLine, ...]
    said: str
    risks: tuple[RiskLine, ...]
    money: Money | None
    people: Money | None
    leads: Leads


def subject(here: Known, share: Share, filters: Mapping[str, str], by: By = BY_PRIORITY) -> Subject:
    """Return what is said of a share of the lines; `filters` are what narrows other pages to it."""
    found = counts(share.measures)
    steps = _steps(share.items)
    answer = of_counts(found, here.picture.period) if share.measures else ()
    said = of_items(steps) if steps else ""
    return Subject(
        answer=(*answer, *([said] if said else [])),
        counts=found,
        bar=bar(found),
        filters=door(here, share.measures, filters),
        attention=attention(here, share, filters),
        breakdown=breakdown(here, share.measures, by, filters),
        groups=_groups(here, share.measures, by),
        headings=tuple(Heading(title=title) for _, title in columns(share.measures)),
        objectives=tuple(line for line in share.items if line.item.kind in OBJECTIVES),
        steps=steps,
        said=said,
        risks=share.risks,
        money=money(share.budget),
        people=people(share.workforce),
        leads=leads(here),
    )


def attention(here: Known, share: Share, filters: Mapping[str, str]) -> Attention:
    """Return what must be read first, key measures and the latest dates ahead."""
    under, over = exceptional(share.measures, False), exceptional(share.measures, True)
    late = sorted((line for line in share.items if is_late(line)), key=lambda line: -line.overdue)
    return Attention(
        under=under[:SHOWN],
        unders=len(under),
        over=over[:SHOWN],
        overs=len(over),
        late=tuple(late[:SHOWN]),
        lates=len(late),
        all=here.asked.link("exceptions", **filters),
    )


def exceptional(lines: Iterable[MeasureLine], over: bool) -> tuple[MeasureLine, ...]:
    """Return the measures far over or off target, key measures ahead, then those that got worse."""
    found = [line for line in lines if line.exception and line.exception.over == over]
    by_direction = SORTS["direction"]
    return tuple(sorted(found, key=lambda line: (not line.measure.key_measure, by_direction(line))))


def _steps(items: Iterable[ItemLine]) -> tuple[ItemLine, ...]:
    """Return the milestones and tasks: those late or not to be met first, then by their dates."""
    steps = [line for line in items if line.item.kind in STEPS]
    return tuple(sorted(steps, key=_place))


def _place(line: ItemLine) -> tuple[object, ...]:
    return not is_late(line), line.due is None, line.due or 0, natural(line.code)


def _groups(here: Known, lines: Sequence[MeasureLine], by: By) -> tuple[Group, ...]:
    if len(lines) > LONGEST:
        return ()
    found = gathered(ordered(lines, "rating", False), by.code)
    return tuple(
        group(by.title(each[0]), here.asked.link(by.page, code) if code else "", each)
        for code, each in found.items()
    )
