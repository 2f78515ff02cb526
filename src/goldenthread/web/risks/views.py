"""The risks as a matrix whose counts lead to the register, highest first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from goldenthread.core.facts.lines import RiskLine
from goldenthread.core.facts.risks import Register, Risk
from goldenthread.core.lines.risks import HIGH, is_high, left, place
from goldenthread.core.periods import previous
from goldenthread.reports.build.risk_moves import NEW, Moved, before
from goldenthread.reports.words import listed as joined
from goldenthread.reports.words import lowered, period_title, plural, so_many
from goldenthread.web.breakdown import Cell
from goldenthread.web.design.asked import asked
from goldenthread.web.design.frame import show_known
from goldenthread.web.known import Known, known
from goldenthread.web.leads import Leads, leads
from goldenthread.web.narrowing import Field, fields, narrowed
from goldenthread.web.risks.taken import report
from goldenthread.web.sending import FORMATS, Offer, offers, send
from goldenthread.web.taken import Paper, papers

SCALE = range(5, 0, -1)
MOST = 100
"""Risks told in one register: with more, the page asks to be narrowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the matrix: a likelihood, and how many risks there are at each impact."""

    likelihood: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One risk with how it moved, and the objectives it stands in the way of."""

    line: RiskLine
    move: Moved
    objectives: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The matrix of what is left after control, and the register."""

    answer: tuple[str, ...]
    held: int
    rows: tuple[Row, ...]
    high: int
    unassessed: Cell
    registers: tuple[tuple[str, Cell, bool], ...]
    lines: tuple[Line, ...]
    count: int
    narrowed: str
    clear: str
    fields: tuple[Field, ...]
    also: Mapping[str, str]
    leads: Leads
    offers: tuple[Offer, ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Which risks of a part of the council are asked for: a register, and a place in the matrix."""

    register: str
    likelihood: int
    impact: int
    unassessed: bool

    @property
    def query(self) -> dict[str, str]:
        """What an address carries to ask for the same."""
        return {
            "register": self.register,
            "likelihood": str(self.likelihood or ""),
            "impact": str(self.impact or ""),
            "unassessed": "yes" if self.unassessed else "",
        }


def risks(request: HttpRequest) -> HttpResponse:
    """Show the matrix and the register, narrowed as asked."""
    here = known(asked(request))
    chosen, by = fields(here, request.GET), _by(request.GET)
    return show_known(request, "risks.html", "risks", here, _page, chosen, by)


def download(request: HttpRequest, form: str) -> HttpResponse:
    """Send the register as it is shown."""
    if form not in FORMATS:
        raise Http404(f"There is no register as {form}.")
    here = known(asked(request))
    chosen, by = fields(here, request.GET), _by(request.GET)
    page = _page(here, chosen, by)
    shown = _shown(narrowed(here, chosen).risks, by)
    lines = tuple(_line(here, each, before(here.picture)) for each in shown)
    moves = tuple((each.line, each.move.words) for each in lines)
    return send(report(here, moves, page.answer, _filters(chosen, by)), form, here.council)


def _by(query: QueryDict) -> By:
    register = query.get("register", "")
    return By(
        register=register if register in {each.value for each in Register} else "",
        likelihood=_point(query.get("likelihood", "")),
        impact=_point(query.get("impact", "")),
        unassessed=query.get("unassessed") == "yes",
    )


def _point(text: str) -> int:
    return int(text) if text in {"1", "2", "3", "4", "5"} else 0


def _shown(lines: Sequence[RiskLine], by: By) -> tuple[RiskLine, ...]:
    return tuple(line for line in lines if _kept(line, by))


def _kept(line: RiskLine, by: By) -> bool:
    likelihood, impact = place(line.risk)
    return (
        (not by.register or line.risk.register == by.register)
        and (not by.likelihood or likelihood == by.likelihood)
        and (not by.impact or impact == by.impact)
        and (not by.unassessed or not left(line.risk))
    )


def _page(here: Known, chosen: tuple[Field, ...], by: By) -> Page:
    own = narrowed(here, chosen).risks
    inside = tuple(line for line in own if not by.register or line.risk.register == by.register)
    shown = _shown(own, by)
    then = before(here.picture)
    kept = {field.name: field.chosen for field in chosen}
    base = kept | {"register": by.register}
    return Page(
        answer=_answer(here, inside, then),
        held=len(here.risks),
        rows=_matrix(here, inside, base),
        high=HIGH,
        unassessed=_cell(here, sum(not left(each.risk) for each in inside), base, unassessed="yes"),
        registers=tuple(_registers(here, own, kept, by)),
        lines=tuple(_line(here, each, then) for each in shown[:MOST]),
        count=len(shown),
        narrowed=_said(by),
        clear=here.asked.link("risks", **base) + "#register",
        fields=chosen,
        also=by.query,
        leads=leads(here),
        offers=offers(here.asked, "risks-download", **kept, **by.query),
        papers=papers(here, {"risks": [code for code in kept.values() if code] or ("council",)}),
    )


def _answer(here: Known, lines: Sequence[RiskLine], then: Mapping[str, Risk]) -> tuple[str, ...]:
    if not lines:
        return ("No risk is recorded here.",)
    high = sum(is_high(line.risk) for line in lines)
    none = sum(not left(line.risk) for line in lines)
    rest = f" and {so_many(none, 'has', 'have')} not been assessed" if none else ""
    stand = f"Of {plural(len(lines), 'risk')}, {so_many(high)} high after control{rest}."
    return stand, _moves(here, lines, then)


def _moves(here: Known, lines: Sequence[RiskLine], then: Mapping[str, Risk]) -> str:
    """Return how many risks moved, and which way, in a sentence."""
    words = [Moved(line=line, before=then.get(line.risk.code)).words for line in lines]
    since = lowered(period_title(previous(here.picture.period)))
    counted = (
        ("went up", sum(said.startswith("Up ") for said in words)),
        ("went down", sum(said.startswith("Down ") for said in words)),
        ("appeared", words.count(NEW)),
    )
    pieces = [f"{number:,} {what}" for what, number in counted if number]
    return f"Since {since}, {joined(pieces) if pieces else 'none has moved'}."


def _matrix(here: Known, lines: Sequence[RiskLine], base: Mapping[str, str]) -> tuple[Row, ...]:
    found = Counter(place(line.risk) for line in lines)
    return tuple(
        Row(
            likelihood=likelihood,
            cells=tuple(
                _cell(
                    here,
                    found[likelihood, impact],
                    base,
                    likelihood=str(likelihood),
                    impact=str(impact),
                )
                for impact in reversed(SCALE)
            ),
        )
        for likelihood in SCALE
    )


def _cell(here: Known, number: int, base: Mapping[str, str], **also: str) -> Cell:
    href = here.asked.link("risks", **{**base, **also}) + "#register"
    return Cell(number=number, href=href if number else "")


def _registers(
    here: Known, lines: Sequence[RiskLine], kept: Mapping[str, str], by: By
) -> list[tuple[str, Cell, bool]]:
    found = Counter(line.risk.register for line in lines)
    rows = [
        (
            each.capitalize(),
            _cell(here, found[each], kept, register=each.value),
            by.register == each,
        )
        for each in Register
    ]
    return [("All", _cell(here, len(lines), kept), not by.register), *rows]


def _line(here: Known, line: RiskLine, then: Mapping[str, Risk]) -> Line:
    items = here.index.items
    named = ((code, items[code].title) for code in line.risk.items if code in items)
    return Line(
        line=line, move=Moved(line=line, before=then.get(line.risk.code)), objectives=tuple(named)
    )


def _said(by: By) -> str:
    if by.unassessed:
        return "Showing risks that have not been assessed."
    if by.likelihood and by.impact:
        return f"Showing risks with a likelihood of {by.likelihood} and an impact of {by.impact}."
    return ""


def _filters(chosen: Sequence[Field], by: By) -> str:
    said = [field.said for field in chosen if field.said]
    if by.register:
        said.append(f"{by.register} register")
    return "; ".join([*said, *([_said(by)] if _said(by) else [])]) or "None"
