"""The plans as a list, and one plan with what officers say of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.core.facts.lines import Owner
from goldenthread.core.facts.organisation import Unit
from goldenthread.core.facts.plans import Plan
from goldenthread.core.facts.returns import Narrative
from goldenthread.core.lines.whose import of_plan
from goldenthread.core.thread.indexed import owner
from goldenthread.reports.words import day, plural
from goldenthread.web.breakdown import BY_PRIORITY
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.known import Known, known
from goldenthread.web.listing import Listed, ListPage, answer, leaves, listed, taken
from goldenthread.web.sending import Offer, offers
from goldenthread.web.subject import Subject, subject
from goldenthread.web.taken import Paper, about, measures_of
from goldenthread.web.tree import above, beneath, tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What officers wrote under one heading of the plan's report."""

    title: str
    paragraphs: tuple[Narrative, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One plan: whose it is, how far it has come, and all that it holds."""

    plan: Plan
    unit: Unit | None
    owner: Owner | None
    up: tuple[Plan, ...]
    below: tuple[Plan, ...]
    runs: str
    told: tuple[Told, ...]
    subject: Subject
    papers: tuple[Paper, ...]
    offers: tuple[Offer, ...]


def plans(request: HttpRequest) -> HttpResponse:
    """Show every plan and how it stands."""
    return show_known(request, "plans.html", "plans", known(asked(request)), _plans)


def _plans(here: Known) -> ListPage:
    rows = tuple(_listed(here, plan, depth) for plan, depth in tree(here.index.plans))
    said = answer(leaves(rows), plural(len(rows), "plan")) if rows else ()
    return ListPage(
        answer=said,
        heads=("Plan", "Kind and status"),
        rows=rows,
        offers=offers(here.asked, "plans-download"),
    )


def download_plans(request: HttpRequest, form: str) -> HttpResponse:
    """Send the list as a file."""
    here = known(asked(request))
    return taken(here, _plans(here), form, "Plans")


def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Show one plan."""
    here = known(asked(request))
    _found(here, code)
    return show_known(request, "plan.html", "plans", here, _page, code)


def download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Send a plan's measures as a file."""
    here = known(asked(request))
    found = _found(here, code)
    return measures_of(here, of_plan(here.share, code).measures, form, found.title)


def _found(here: Known, code: str) -> Plan:
    found = here.index.plans.get(code)
    if found is None:
        raise Http404(f"There is no plan “{code}” in this period.")
    return found


def _listed(here: Known, plan: Plan, depth: int) -> Listed:
    said = f"{plan.kind.capitalize()}, {plan.status}"
    share = of_plan(here.share, plan.code)
    return listed(here, "plan", plan.code, title=plan.title, said=said, share=share, depth=depth)


def _page(here: Known, code: str) -> Page:
    own = here.index.plans[code]
    return Page(
        plan=own,
        unit=here.index.units.get(own.unit),
        owner=owner(here.index, own.owner),
        up=above(here.index.plans, own),
        below=beneath(here.index.plans, code),
        runs=_runs(own),
        told=tuple(_told(here, code)),
        subject=subject(here, of_plan(here.share, code), {"plan": code}, BY_PRIORITY),
        papers=about(here, code),
        offers=offers(here.asked, "plan-download", code),
    )


def _runs(plan: Plan) -> str:
    start = f"from {day(plan.starts)}" if plan.starts else ""
    end = f"to {day(plan.ends)}" if plan.ends else ""
    said = f"{start} {end}".strip()
    return said[:1].upper() + said[1:]


def _told(here: Known, code: str) -> Iterator[Told]:
    """Yield what was written for the period, under the headings of the report, in its order."""
    said = [each for each in here.picture.narrative if each.plan == code]
    for section in dict.fromkeys(each.section for each in said):
        own = sorted((n for n in said if n.section is section), key=lambda n: n.order)
        yield Told(title=section.capitalize(), paragraphs=tuple(own))
