"""How complete the data is: what was asked for, what came in, and who owes the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.core.facts.lines import ItemLine, MeasureLine, Owner
from goldenthread.core.facts.plans import STEPS
from goldenthread.core.facts.returns import Missing
from goldenthread.core.measuring.lateness import today
from goldenthread.core.periods import due
from goldenthread.core.thread.indexed import Indexed, owner, unit_title
from goldenthread.web.known import Known

TOLD_DAYS = 14
"""Days after a period ends by which progress is due."""
NO_UNIT = "No service named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Something asked for that has not come: `late` is the days past due, 0 before."""

    code: str
    title: str
    page: str
    what: str
    due: date
    late: int
    owner: Owner | None
    unit: str
    unit_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One service: how many figures and milestones were asked of it, and how many came."""

    title: str
    code: str
    figures: int
    figures_in: int
    steps: int
    steps_in: int

    @property
    def owing(self) -> int:
        """How many of both have not come."""
        return self.figures - self.figures_in + self.steps - self.steps_in


def asked_for(lines: Iterable[MeasureLine]) -> tuple[MeasureLine, ...]:
    """Return the measures of which the period asks a figure."""
    return tuple(line for line in lines if line.period is not None and not _excused(line))


def given(line: MeasureLine) -> bool:
    """Return whether a figure came, or the reason why there is none."""
    return line.figure is not None and line.figure.missing is not Missing.NOT_RETURNED


def steps(lines: Iterable[ItemLine]) -> tuple[ItemLine, ...]:
    """Return the milestones and tasks, whose progress every period asks."""
    return tuple(line for line in lines if line.item.kind in STEPS)


def units(here: Known) -> tuple[Unit, ...]:
    """Return every service asked for anything, the one that owes most first."""
    figures, told = asked_for(here.measures), steps(here.items)
    codes = dict.fromkeys([line.unit for line in figures] + [line.unit for line in told])
    found = (_unit(here.index, code, figures, told) for code in codes)
    return tuple(sorted(found, key=lambda unit: (-unit.owing, unit.title.casefold())))


def owed(here: Known) -> tuple[Owed, ...]:
    """Return what has not come, the longest overdue first, then by who owes it."""
    found = [*_figures(here), *_steps(here)]
    return tuple(sorted(found, key=lambda each: (-each.late, _who(each), each.code)))


def _who(each: Owed) -> str:
    return each.owner.title.casefold() if each.owner else ""


def _excused(line: MeasureLine) -> bool:
    return line.figure is not None and line.figure.missing is Missing.NOT_DUE


def _unit(
    index: Indexed, code: str, figures: tuple[MeasureLine, ...], told: tuple[ItemLine, ...]
) -> Unit:
    own = [line for line in figures if line.unit == code]
    mine = [line for line in told if line.unit == code]
    return Unit(
        title=unit_title(index, code) if code else NO_UNIT,
        code=code,
        figures=len(own),
        figures_in=sum(given(line) for line in own),
        steps=len(mine),
        steps_in=sum(line.progress is not None for line in mine),
    )


def _figures(here: Known) -> Iterator[Owed]:
    for line in asked_for(here.measures):
        if line.period is None or given(line):
            continue
        end = due(line.period, line.measure.due_days).date()
        yield Owed(
            code=line.code,
            title=line.measure.title,
            page="measure",
            what=f"Figure for {line.period.label}",
            due=end,
            late=_late(here, end),
            owner=owner(here.index, line.measure.collator) or line.owner,
            unit=line.unit_title or NO_UNIT,
            unit_code=line.unit,
        )


def _steps(here: Known) -> Iterator[Owed]:
    end = due(here.picture.period, TOLD_DAYS).date()
    for line in steps(here.items):
        if line.progress is None:
            yield Owed(
                code=line.code,
                title=line.item.title,
                page="item",
                what="Progress",
                due=end,
                late=_late(here, end),
                owner=line.owner,
                unit=unit_title(here.index, line.unit) if line.unit else NO_UNIT,
                unit_code=line.unit,
            )


def _late(here: Known, end: date) -> int:
    return max((today(here.picture.at) - end).days, 0)
