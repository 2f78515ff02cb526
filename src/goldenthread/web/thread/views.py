"""The thread as an outline, and each item with the way up and what hangs from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.core.facts.findings import Finding
from goldenthread.core.facts.lines import ItemLine, RiskLine
from goldenthread.core.facts.plans import Item, ItemKind, Plan
from goldenthread.core.lines.outline import Strand, Thread, beneath, strand, thread
from goldenthread.core.thread.audit import KINDS
from goldenthread.core.thread.indexed import unit_title
from goldenthread.core.thread.weave import way
from goldenthread.reports.build import golden_thread
from goldenthread.reports.item_words import of_item, progress_word
from goldenthread.reports.words import of_counts, plural
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.known import Known, known
from goldenthread.web.leads import Leads, leads
from goldenthread.web.sending import Offer, offers
from goldenthread.web.taken import Paper, measures_of, papers

LARGEST = 900
"""Items and measures of which each has its line in the outline: with more, the page would be too heavy."""
MOST = 50
"""Listed of what hangs from nothing, and of each kind of break: whoever mends these is shown the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """One kind of break: how many there are, what to do about it, and where."""

    kind: str
    cure: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The outline, each item's breaks by its code, and all of them by kind.

    Where it is not `whole`, milestones and measures are counted, and are on their objective's page.
    `most` are listed of what hangs from nothing, and of each kind of break.
    """

    answer: tuple[str, ...]
    thread: Thread
    broken: Mapping[str, tuple[Finding, ...]]
    breaks: tuple[Break, ...]
    plans: Mapping[str, Plan]
    items: frozenset[str]
    measures: frozenset[str]
    papers: tuple[Paper, ...]
    whole: bool
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """One item: the way up, how it is going, and what hangs from it; `unit` is its unit's title."""

    line: ItemLine
    plan: Plan | None
    unit: str
    leads: Leads
    sentences: tuple[str, ...]
    up: tuple[Item, ...]
    other: tuple[Item, ...]
    strand: Strand
    whole: bool
    risks: tuple[RiskLine, ...]
    broken: tuple[Finding, ...]
    offers: tuple[Offer, ...]


def outline(request: HttpRequest) -> HttpResponse:
    """Show the whole thread, folded, with what is broken in it."""
    return show_known(request, "thread.html", "thread", known(asked(request)), _outline)


def item(request: HttpRequest, code: str) -> HttpResponse:
    """Show one item of the thread."""
    here = known(asked(request))
    _found(here, code)
    return show_known(request, "item.html", "thread", here, _item, code)


def download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Send the measures that hang from an item, at any depth, as a file."""
    here = known(asked(request))
    found = _found(here, code)
    lines = [here.lines[each] for each in beneath(here.weave, [code]) if each in here.lines]
    return measures_of(here, lines, form, found.item.title)


def _found(here: Known, code: str) -> ItemLine:
    found = here.weave.items.get(code)
    if found is None:
        raise Http404(f"There is no item “{code}” in this period.")
    return found


def _outline(here: Known) -> Page:
    return Page(
        answer=_answer(here),
        thread=thread(here.weave),
        broken=here.broken,
        breaks=_breaks(here),
        plans=here.index.plans,
        items=frozenset(here.weave.items),
        measures=frozenset(here.weave.measures),
        papers=papers(here, {golden_thread.CODE: (here.council.code,)}),
        whole=len(here.items) + len(here.measures) <= LARGEST,
        most=MOST,
    )


def _answer(here: Known) -> tuple[str, ...]:
    tops = sum(line.item.kind is ItemKind.PRIORITY for line in here.items)
    promised = sum(line.item.kind not in {ItemKind.PRIORITY, ItemKind.FOCUS} for line in here.items)
    said = (
        f"{plural(tops, 'priority', 'priorities')}, carried by "
        f"{plural(promised, 'objective and milestone', 'objectives and milestones')} "
        f"and {plural(len(here.measures), 'measure')}."
    )
    count = sum(len(found) for found in here.broken.values())
    if not count:
        return said, "The thread is whole: nothing is broken."
    return (
        said,
        f"{plural(count, 'break')} in the thread {'needs' if count == 1 else 'need'} mending.",
    )


def _breaks(here: Known) -> tuple[Break, ...]:
    found = [finding for each in here.broken.values() for finding in each]
    grouped = {kind: tuple(f for f in found if f.kind == kind) for kind in KINDS}
    return tuple(
        Break(kind=kind, cure=each[0].cure, findings=each) for kind, each in grouped.items() if each
    )


def _item(here: Known, code: str) -> ItemPage:
    line = here.weave.items[code]
    found = strand(here.weave, code)
    up = way(here.index, code)
    other = (link.target for link in here.index.up.get(code, ()) if link.target not in up)
    return ItemPage(
        line=line,
        plan=here.index.plans.get(line.item.plan),
        unit=unit_title(here.index, line.unit),
        leads=leads(here),
        sentences=_sentences(here, line, found),
        up=tuple(here.index.items[each] for each in reversed(up) if each in here.index.items),
        other=tuple(here.index.items[each] for each in other),
        strand=found,
        whole=found.counts.measures <= LARGEST // 2,
        risks=tuple(risk for risk in here.risks if code in risk.risk.items),
        broken=here.broken.get(code, ()),
        offers=offers(here.asked, "item-download", code) if found.counts.measures else (),
    )


def _sentences(here: Known, line: ItemLine, found: Strand) -> tuple[str, ...]:
    """Return how an item is going, and how the measures beneath it are rated."""
    told = of_item(line) if line.due or line.progress else ()
    if not found.counts.measures:
        return told
    bare = len(told) == 1 and told[0] == f"{progress_word(line)}."
    return (*(() if bare else told), *of_counts(found.counts, here.picture.period))
