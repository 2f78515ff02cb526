"""The organisation as a list, and one unit with its place in it and what it owes."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.core.facts.lines import ItemLine, MeasureLine, RiskLine
from goldenthread.core.facts.organisation import Post, Unit
from goldenthread.core.facts.plans import STEPS, Plan
from goldenthread.core.facts.scores import Unrated
from goldenthread.core.lines.choosing import by_reference
from goldenthread.core.lines.whose import Share, of_unit
from goldenthread.reports.words import plural
from goldenthread.web.breakdown import BY_PRIORITY
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.known import Known, known
from goldenthread.web.listing import Listed, ListPage, answer, listed, taken, tops
from goldenthread.web.sending import Offer, offers
from goldenthread.web.subject import Subject, subject
from goldenthread.web.taken import Paper, about, measures_of
from goldenthread.web.tree import above, beneath, tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What a unit has yet to give: figures, words on its milestones, and assessments of risks."""

    figures: tuple[MeasureLine, ...]
    progress: tuple[ItemLine, ...]
    risks: tuple[RiskLine, ...]

    @property
    def count(self) -> int:
        """How many things are owed in all."""
        return len(self.figures) + len(self.progress) + len(self.risks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One unit: the way up, what is beneath it, its posts and plans, and all that it answers for."""

    unit: Unit
    code: str
    up: tuple[Unit, ...]
    below: tuple[Listed, ...]
    plans: tuple[Plan, ...]
    posts: tuple[Post, ...]
    owed: Owed
    subject: Subject
    papers: tuple[Paper, ...]
    offers: tuple[Offer, ...]


def units(request: HttpRequest) -> HttpResponse:
    """Show the organisation, each unit beneath the one it belongs to."""
    return show_known(request, "units.html", "units", known(asked(request)), _units)


def _units(here: Known) -> ListPage:
    rows = tuple(_listed(here, unit, depth) for unit, depth in tree(here.index.units))
    said = answer(tops(rows), plural(len(rows), "unit")) if rows else ()
    return ListPage(
        answer=said,
        heads=("Unit", "Kind"),
        rows=rows,
        offers=offers(here.asked, "units-download"),
    )


def download_units(request: HttpRequest, form: str) -> HttpResponse:
    """Send the list as a file."""
    here = known(asked(request))
    return taken(here, _units(here), form, "Units")


def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Show one unit, with all the units beneath it."""
    here = known(asked(request))
    _found(here, code)
    return show_known(request, "unit.html", "units", here, _page, code)


def download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Send a unit's measures as a file."""
    here = known(asked(request))
    found = _found(here, code)
    return measures_of(here, of_unit(here.share, code).measures, form, found.title)


def _found(here: Known, code: str) -> Unit:
    found = here.index.units.get(code)
    if found is None:
        raise Http404(f"There is no unit “{code}” in this period.{_heir(here, code)}")
    return found


def _heir(here: Known, code: str) -> str:
    """Return which unit took over from one that has ended, in a sentence; blank if none did."""
    heirs = (u.successor for u in here.picture.history.units if u.code == code and u.ended)
    heir = here.index.units.get(next(heirs, ""))
    return f" {heir.title} ({heir.code}) took over from it." if heir else ""


def _listed(here: Known, unit: Unit, depth: int) -> Listed:
    said = unit.kind.capitalize()
    share = of_unit(here.share, unit.code)
    return listed(here, "unit", unit.code, title=unit.title, said=said, share=share, depth=depth)


def _page(here: Known, code: str) -> Page:
    share = of_unit(here.share, code)
    own = here.index.units[code]
    plans = tuple(plan for plan in here.index.plans.values() if plan.unit == code)
    return Page(
        unit=own,
        code=code,
        up=above(here.index.units, own),
        below=tuple(_listed(here, each, 0) for each in beneath(here.index.units, code)),
        plans=plans,
        posts=tuple(post for post in here.index.posts.values() if post.unit == code),
        owed=_owed(share),
        subject=subject(here, share, {"unit": code}, BY_PRIORITY),
        papers=about(here, code, *(plan.code for plan in plans)),
        offers=offers(here.asked, "unit-download", code),
    )


def _owed(share: Share) -> Owed:
    figures = (line for line in share.measures if line.unrated is Unrated.NOT_RETURNED)
    return Owed(
        figures=tuple(sorted(figures, key=by_reference)),
        progress=tuple(
            line for line in share.items if line.item.kind in STEPS and line.progress is None
        ),
        risks=tuple(line for line in share.risks if line.score is None),
    )
