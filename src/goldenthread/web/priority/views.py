"""The priorities as a list, and one priority with everything that serves it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.core.facts.lines import ItemLine
from goldenthread.core.facts.organisation import Body
from goldenthread.core.facts.plans import Item, ItemKind, Plan
from goldenthread.core.lines.outline import beneath
from goldenthread.core.lines.whose import of_priority
from goldenthread.reports.words import plural
from goldenthread.web.breakdown import BY_UNIT
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.known import Known, known
from goldenthread.web.listing import Listed, ListPage, answer, listed, taken
from goldenthread.web.sending import Offer, offers
from goldenthread.web.subject import Subject, subject
from goldenthread.web.taken import Paper, about, measures_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One priority: its plan, its areas of focus, who scrutinises it, and all that serves it.

    `also` counts the measures that serve it too, and are counted under another priority.
    """

    item: Item
    owner: ItemLine
    plan: Plan | None
    focus: tuple[ItemLine, ...]
    bodies: tuple[Body, ...]
    plans: tuple[Plan, ...]
    also: int
    subject: Subject
    papers: tuple[Paper, ...]
    offers: tuple[Offer, ...]


def priorities(request: HttpRequest) -> HttpResponse:
    """Show every priority and how it stands."""
    return show_known(request, "priorities.html", "priorities", known(asked(request)), _priorities)


def _priorities(here: Known) -> ListPage:
    tops = [line for line in here.items if line.item.kind is ItemKind.PRIORITY]
    rows = tuple(_listed(here, line) for line in tops)
    said = answer(rows, plural(len(rows), "priority", "priorities")) if rows else ()
    return ListPage(
        answer=said,
        heads=("Priority", "Plan"),
        rows=rows,
        offers=offers(here.asked, "priorities-download"),
    )


def download_priorities(request: HttpRequest, form: str) -> HttpResponse:
    """Send the list as a file."""
    here = known(asked(request))
    return taken(here, _priorities(here), form, "Priorities")


def priority(request: HttpRequest, code: str) -> HttpResponse:
    """Show one priority."""
    here = known(asked(request))
    _found(here, code)
    return show_known(request, "priority.html", "priorities", here, _page, code)


def download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Send the measures that serve a priority as a file."""
    here = known(asked(request))
    found = _found(here, code)
    return measures_of(here, of_priority(here.share, code).measures, form, found.item.title)


def _found(here: Known, code: str) -> ItemLine:
    line = here.weave.items.get(code)
    if line is None or line.item.kind is not ItemKind.PRIORITY:
        raise Http404(f"There is no priority “{code}” in this period.")
    return line


def _listed(here: Known, line: ItemLine) -> Listed:
    plan = here.index.plans.get(line.item.plan)
    said = plan.title if plan else "No plan"
    share = of_priority(here.share, line.code)
    return listed(here, "priority", line.code, title=line.item.title, said=said, share=share)


def _page(here: Known, code: str) -> Page:
    share = of_priority(here.share, code)
    line = here.weave.items[code]
    own = {each.item.plan for each in share.items} - {line.item.plan}
    bodies = _bodies(here, code)
    return Page(
        item=line.item,
        owner=line,
        plan=here.index.plans.get(line.item.plan),
        focus=tuple(each for each in share.items if each.item.kind is ItemKind.FOCUS),
        bodies=bodies,
        plans=tuple(plan for plan in here.index.plans.values() if plan.code in own),
        also=sum(each in here.lines for each in beneath(here.weave, [code])) - len(share.measures),
        subject=subject(here, share, {"priority": code}, BY_UNIT),
        papers=about(here, code),
        offers=offers(here.asked, "priority-download", code),
    )


def _bodies(here: Known, code: str) -> tuple[Body, ...]:
    framework = here.picture.framework
    named = {remit.body for remit in framework.remits if remit.item == code and not remit.ended}
    return tuple(body for body in framework.bodies if body.code in named and not body.ended)
