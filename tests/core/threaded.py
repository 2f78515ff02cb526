"""A small thread to break: one priority, an area of focus, an objective, a milestone and a measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.organisation import Post, PostKind
from goldenthread.core.facts.plans import Item, ItemKind, Link
from goldenthread.core.facts.risks import Mitigation, Register, Risk

ON = date(2026, 9, 30)
APPROVED = date(2024, 2, 28)


def an_item(code: str, kind: ItemKind, **said: Any) -> Item:
    """An item owned by the director and approved in February 2024."""
    usual = {"plan": "SP", "title": code, "owner": "OD", "approved_on": APPROVED}
    return Item(**{"code": code, "kind": kind, **usual, **said})


def a_link(source: str, target: str, **said: Any) -> Link:
    """A primary link made from the start."""
    return Link(**{"source": source, "target": target, "primary": True, **said})


def whole(**said: Any) -> Framework:
    """A framework in which the audit finds nothing, but for what is said."""
    rows: dict[str, Any] = {
        "posts": (Post(code="OD", title="Director", kind=PostKind.OPERATIONAL_DIRECTOR),),
        "items": (
            an_item("P", ItemKind.PRIORITY),
            an_item("F", ItemKind.FOCUS),
            an_item("O", ItemKind.OBJECTIVE),
            an_item("M", ItemKind.MILESTONE),
        ),
        "measures": (Measure(code="X", title="Things", owner="OD"),),
        "links": (a_link("F", "P"), a_link("O", "F"), a_link("M", "O"), a_link("X", "O")),
        "risks": (
            Risk(
                code="R",
                title="It",
                register=Register.DEPARTMENTAL,
                owner="OD",
                items=("O", "Z"),
                assessed_on=date(2024, 2, 1),
            ),
        ),
        "mitigations": (Mitigation(code="R-M", risk="R", title="Do", owner="OD"),),
    }
    return Framework(**{**rows, **said})


def adding(framework: Framework, **more: tuple[Any, ...]) -> Framework:
    """The framework with more rows on some of its sheets."""
    rows = {name: getattr(framework, name) + extra for name, extra in more.items()}
    return replace(framework, **rows)
