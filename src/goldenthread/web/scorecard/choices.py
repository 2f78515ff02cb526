"""What the scorecard can be narrowed to, and how its columns can be ordered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from goldenthread.core.facts.lines import Chosen, Goodness, MeasureLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.judging.triggers import Why
from goldenthread.core.lines.choosing import SORTS
from goldenthread.web.known import Known

BACK = "-"
"""Stands before a column's name to order it backwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be chosen."""

    value: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that the list can be narrowed by."""

    name: str
    title: str
    options: tuple[Option, ...]

    @property
    def said(self) -> str:
        """What is chosen, in words; blank if anything goes."""
        found = (option.title for option in self.options if option.chosen)
        return f"{self.title.lower()}: {said}" if (said := next(found, "")) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How the list is ordered; a blank `by` groups it under the council's priorities."""

    by: str
    backwards: bool


def chosen_of(query: QueryDict) -> Chosen:
    """Return what an address asks to narrow the list to."""
    return Chosen(**{name: query.get(name, "").strip() for name in Chosen.__slots__})


def order_of(query: QueryDict) -> Order:
    """Return how an address asks to order the list; by priority if it names no column."""
    asked = query.get("sort", "")
    by = asked.removeprefix(BACK)
    return Order(by=by if by in SORTS else "", backwards=asked.startswith(BACK))


def choices(known: Known, chosen: Chosen) -> tuple[Choice, ...]:
    """Return everything that the list can be narrowed by, with what is chosen."""
    lines = known.measures
    found = {
        "priority": ("Priority", _priorities(lines)),
        "unit": ("Service", {line.unit: line.unit_title for line in lines if line.unit}),
        "plan": ("Plan", _plans(known)),
        "set": ("Set", _sets(known)),
        "rating": ("Rating", _ratings(lines)),
        "direction": ("Direction", {each.value: each.value.capitalize() for each in Goodness}),
        "exception": ("Exception", _exceptions(lines)),
        "owner": ("Owner", {line.owner.code: line.owner.title for line in lines if line.owner}),
    }
    return tuple(
        Choice(name=name, title=title, options=_options(named, getattr(chosen, name)))
        for name, (title, named) in found.items()
        if named
    )


def _options(named: Mapping[str, str], value: str) -> tuple[Option, ...]:
    ordered = sorted(named.items(), key=lambda each: each[1].casefold())
    return tuple(Option(value=code, title=title, chosen=code == value) for code, title in ordered)


def _priorities(lines: Iterable[MeasureLine]) -> dict[str, str]:
    return {line.priority.code: line.priority.title for line in lines if line.priority}


def _plans(known: Known) -> dict[str, str]:
    used = {code for line in known.measures for code in line.plans}
    return {code: plan.title for code, plan in known.index.plans.items() if code in used}


def _sets(known: Known) -> dict[str, str]:
    used = {code for line in known.measures for code in line.sets}
    return {each.code: each.title for each in known.picture.framework.sets if each.code in used}


def _exceptions(lines: Iterable[MeasureLine]) -> dict[str, str]:
    met = {kind for line in lines if line.exception for kind in line.exception.kinds}
    return {kind.value: kind.value.capitalize() for kind in Why if kind.value in met}


def _ratings(lines: Iterable[MeasureLine]) -> dict[str, str]:
    rated = {line.rating.value: line.label for line in lines if line.rating is not RatingWord.NONE}
    return rated | {RatingWord.NONE.value: "Not rated"}
