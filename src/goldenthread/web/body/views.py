"""The boards as a list, and one board with its remit, its lines and its reports."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.core.facts.lines import Owner
from goldenthread.core.facts.organisation import Body, Unit
from goldenthread.core.facts.plans import Item
from goldenthread.core.lines.whose import is_of_the_whole, of_body, remit, service_plans
from goldenthread.core.thread.indexed import owner
from goldenthread.reports.words import listed as joined
from goldenthread.reports.words import plural
from goldenthread.web.breakdown import BY_PRIORITY
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.known import Known, known
from goldenthread.web.listing import Listed, ListPage, listed, taken
from goldenthread.web.sending import Offer, offers
from goldenthread.web.subject import Subject, subject
from goldenthread.web.taken import Paper, about, measures_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One body: what lies within its remit, and all that it may ask about; `whole` is everything."""

    body: Body
    chair: Owner | None
    whole: bool
    priorities: tuple[Item, ...]
    units: tuple[Unit, ...]
    subject: Subject
    papers: tuple[Paper, ...]
    offers: tuple[Offer, ...]


def bodies(request: HttpRequest) -> HttpResponse:
    """Show every body, its remit and how that stands."""
    return show_known(request, "bodies.html", "bodies", known(asked(request)), _bodies)


def _bodies(here: Known) -> ListPage:
    rows = tuple(_listed(here, each) for each in _all(here).values())
    said = (f"{plural(len(rows), 'body receives', 'bodies receive')} reports.",)
    return ListPage(
        answer=said,
        heads=("Body", "Remit"),
        rows=rows,
        offers=offers(here.asked, "bodies-download"),
    )


def download_bodies(request: HttpRequest, form: str) -> HttpResponse:
    """Send the list as a file."""
    here = known(asked(request))
    return taken(here, _bodies(here), form, "Boards and other bodies")


def body(request: HttpRequest, code: str) -> HttpResponse:
    """Show one body: its remit and its lines, and nothing outside them."""
    here = known(asked(request))
    _found(here, code)
    return show_known(request, "body.html", "bodies", here, _page, code)


def download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Send the measures within a body's remit as a file."""
    here = known(asked(request))
    found = _found(here, code)
    return measures_of(here, of_body(here.share, code).measures, form, found.title)


def _all(here: Known) -> dict[str, Body]:
    return {body.code: body for body in here.picture.framework.bodies if not body.ended}


def _found(here: Known, code: str) -> Body:
    found = _all(here).get(code)
    if found is None:
        raise Http404(f"There is no body “{code}” in this period.")
    return found


def _listed(here: Known, body: Body) -> Listed:
    said, share = _said(here, body.code), of_body(here.share, body.code)
    return listed(here, "body", body.code, title=body.title, said=said, share=share)


def _said(here: Known, code: str) -> str:
    """Return what a body answers for: by name, or how much where there is a lot."""
    if is_of_the_whole(here.share, code):
        return "Everything"
    priorities, units = _remit(here, code)
    named = [*(item.title for item in priorities), *(unit.title for unit in units)]
    counted = ((len(priorities), "priority", "priorities"), (len(units), "unit", "units"))
    many = joined([plural(*each) for each in counted if each[0]])
    return (joined(named) if len(named) < 4 else many) or "None"


def _remit(here: Known, code: str) -> tuple[tuple[Item, ...], tuple[Unit, ...]]:
    remits = remit(here.picture, code)
    items, units = here.index.items, here.index.units
    return (
        tuple(items[row.item] for row in remits if row.item in items),
        tuple(units[row.unit] for row in remits if row.unit in units),
    )


def _page(here: Known, code: str) -> Page:
    share = of_body(here.share, code)
    own = _all(here)[code]
    priorities, units = _remit(here, code)
    return Page(
        body=own,
        chair=owner(here.index, own.chair),
        whole=is_of_the_whole(here.share, code),
        priorities=priorities,
        units=units,
        subject=subject(here, share, {"body": code}, BY_PRIORITY),
        papers=about(here, code, *(plan.code for plan in service_plans(share))),
        offers=offers(here.asked, "body-download", code),
    )
