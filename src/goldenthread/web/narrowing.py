"""Narrowing exceptions and risks to a unit, a plan, a priority or a body's remit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from goldenthread.core.facts.plans import ItemKind
from goldenthread.core.lines.whose import Share, in_both, of_body, of_plan, of_priority, of_unit
from goldenthread.web.known import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing to narrow by: what can be chosen, by code, and what is."""

    name: str
    title: str
    options: tuple[tuple[str, str], ...]
    chosen: str

    @property
    def said(self) -> str:
        """What is chosen, in words; blank if anything goes."""
        return dict(self.options).get(self.chosen, "")


WAYS: Mapping[str, tuple[str, Callable[[Share, str], Share]]] = {
    "unit": ("Unit", of_unit),
    "priority": ("Priority", of_priority),
    "plan": ("Plan", of_plan),
    "body": ("Board", of_body),
}


def fields(here: Known, query: QueryDict) -> tuple[Field, ...]:
    """Return what the lines can be narrowed by; a code that is not known narrows nothing."""
    offered = _offered(here)
    return tuple(
        Field(
            name=name,
            title=title,
            options=tuple(sorted(offered[name].items(), key=lambda each: each[1].casefold())),
            chosen=query.get(name, "") if query.get(name, "") in offered[name] else "",
        )
        for name, (title, _) in WAYS.items()
        if offered[name]
    )


def _offered(here: Known) -> Mapping[str, Mapping[str, str]]:
    tops = [line.item for line in here.items if line.item.kind is ItemKind.PRIORITY]
    bodies = [body for body in here.picture.framework.bodies if not body.ended]
    return {
        "unit": {code: unit.title for code, unit in here.index.units.items()},
        "priority": {item.code: item.title for item in tops},
        "plan": {code: plan.title for code, plan in here.index.plans.items()},
        "body": {body.code: body.title for body in bodies},
    }


def narrowed(here: Known, chosen: tuple[Field, ...]) -> Share:
    """Return the lines that meet everything chosen, in the framework's order."""
    found = here.share
    for field in chosen:
        if field.chosen:
            found = in_both(found, WAYS[field.name][1](here.share, field.chosen))
    return found
