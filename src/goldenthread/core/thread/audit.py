"""The golden-thread audit: where the thread from promises to figures breaks, and how to mend it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from goldenthread.core.facts.findings import Finding, Severity
from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import Measure
from goldenthread.core.facts.plans import Item, ItemKind, Link
from goldenthread.core.facts.risks import Mitigation, Risk
from goldenthread.core.periods.days import FULL_NAMES
from goldenthread.core.thread.indexed import Indexed, indexed
from goldenthread.core.thread.weave import cycles, reached

LIMIT = 3
"""Links up from one thing before they are too many to mean anything: one primary and two more."""

DELIVERED = frozenset(
    {
        ItemKind.PRIORITY,
        ItemKind.FOCUS,
        ItemKind.KEY_OBJECTIVE,
        ItemKind.OBJECTIVE,
    }
)
"""What something below must deliver or measure. Milestones and tasks are themselves the work."""

RISKED = frozenset({ItemKind.KEY_OBJECTIVE, ItemKind.OBJECTIVE})
"""What must be risk-assessed before its plan is approved."""

_ITEMS, _MEASURES, _LINKS, _RISKS = "Items", "Measures", "Links", "Risks"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Audited:
    """What is audited: the framework in force, looked up by code, its dated rows, the day, and the limit."""

    framework: Framework
    index: Indexed
    history: Framework
    on: date
    limit: int


def audit(
    framework: Framework, history: Framework, on: date, *, limit: int = LIMIT
) -> tuple[Finding, ...]:
    """Every break in the thread, as warnings in a fixed order: by kind as in `KINDS`, then by code.

    `framework` is what was in force on the day; `history` holds every dated row, for when a link
    was first made. More than `limit` links up from one thing are too many. Time grows with the
    number of rows.
    """
    audited = _Audited(
        framework=framework, index=indexed(framework), history=history, on=on, limit=limit
    )
    return tuple(
        Finding(
            severity=Severity.WARNING, what=what, cure=cure, sheet=sheet, subject=code, kind=kind
        )
        for kind, (find, cure) in _FINDERS.items()
        for code, sheet, what in sorted(find(audited))
    )


Broken = Iterator[tuple[str, str, str]]
"""Code, sheet, and what is wrong with it."""


def _hanging(index: Indexed) -> Iterator[tuple[str, str]]:
    """Everything that should hang from something: all but priorities."""
    for item in index.items.values():
        if item.kind is not ItemKind.PRIORITY:
            yield item.code, _ITEMS
    for code in index.measures:
        yield code, _MEASURES


def _no_link(audited: _Audited) -> Broken:
    for code, sheet in _hanging(audited.index):
        if code not in audited.index.up:
            yield code, sheet, f"{code} contributes to nothing above it."


def _no_primary(audited: _Audited) -> Broken:
    for code, sheet in _hanging(audited.index):
        links = audited.index.up.get(code, ())
        if len(links) > 1 and not links[0].primary:
            yield code, sheet, f"None of the {len(links)} links up from {code} is the primary one."


def _two_primaries(audited: _Audited) -> Broken:
    for code, sheet in _hanging(audited.index):
        count = sum(link.primary for link in audited.index.up.get(code, ()))
        if count > 1:
            yield code, sheet, f"{code} has {count} primary links, so tables count it by chance."


def _too_many(audited: _Audited) -> Broken:
    for code, links in audited.index.up.items():
        if len(links) > audited.limit:
            sheet = _ITEMS if code in audited.index.items else _MEASURES
            more = f"{len(links)} links up, more than {audited.limit}"
            yield code, sheet, f"{code} has {more}: it cannot answer to so much."


def _cycle(audited: _Audited) -> Broken:
    for group in cycles(audited.index):
        names = " and ".join(filter(None, (", ".join(group[:-1]), group[-1])))
        verb = "contribute to one another" if len(group) > 1 else "contributes to itself"
        yield group[0], _LINKS, f"{names} {verb}, so no way up leaves the circle."


def _dead_end(audited: _Audited) -> Broken:
    for item in audited.index.items.values():
        if item.kind in DELIVERED and item.code not in audited.index.down:
            yield (
                item.code,
                _ITEMS,
                f"Nothing below the {item.kind} {item.code} delivers or measures it.",
            )


def _unmeasured(audited: _Audited) -> Broken:
    measured = reached(audited.index, audited.index.measures)
    for item in audited.index.items.values():
        if item.kind is ItemKind.PRIORITY and item.code not in measured:
            yield item.code, _ITEMS, f"No measure contributes to the priority {item.code}."


def _retro_fitted(audited: _Audited) -> Broken:
    made = _made(audited.history.links or audited.framework.links, audited.on)
    for code, links in audited.index.up.items():
        item = audited.index.items.get(code)
        if item is None or item.approved_on is None:
            continue
        for link in links:
            day = made.get((link.source, link.target), link.valid_from)
            if day > item.approved_on:
                yield code, _LINKS, _late(link, day, item.approved_on)


def _late(link: Link, made: date, approved: date) -> str:
    return (
        f"The link from {link.source} to {link.target} was made on {_day(made)}, after "
        f"{link.source} was approved on {_day(approved)}."
    )


def _made(links: Iterable[Link], on: date) -> dict[tuple[str, str], date]:
    """When each link that stands was made: since it last began, whatever has changed on it since."""
    made: dict[tuple[str, str], date] = {}
    for link in sorted(links, key=attrgetter("valid_from")):
        ends = (link.source, link.target)
        if link.ended and link.valid_from <= on:
            made.pop(ends, None)
        elif link.valid_from <= on:
            made.setdefault(ends, link.valid_from)
    return made


def _day(day: date) -> str:
    return f"{day.day} {FULL_NAMES[day.month - 1]} {day.year}"


def _risk_without_objective(audited: _Audited) -> Broken:
    for risk in _standing(audited.framework.risks):
        if not any(code in audited.index.items for code in risk.items):
            yield risk.code, _RISKS, f"The risk {risk.code} threatens no objective."


def _objective_without_risk(audited: _Audited) -> Broken:
    assessed = (risk for risk in _standing(audited.framework.risks) if risk.assessed_on)
    risked = {code for risk in assessed for code in risk.items}
    for item in audited.index.items.values():
        if item.kind in RISKED and item.code not in risked:
            yield item.code, _ITEMS, f"No risk to the {item.kind} {item.code} has been assessed."


def _standing(risks: Iterable[Risk]) -> Iterator[Risk]:
    return (risk for risk in risks if not risk.ended)


def _owned(audited: _Audited) -> Iterator[tuple[str, Item | Measure | Risk | Mitigation]]:
    for item in audited.index.items.values():
        yield _ITEMS, item
    for measure in audited.index.measures.values():
        yield _MEASURES, measure
    for risk in _standing(audited.framework.risks):
        yield _RISKS, risk
    for mitigation in audited.framework.mitigations:
        if not mitigation.ended:
            yield "Mitigations", mitigation


def _owner_missing(audited: _Audited) -> Broken:
    posts = {post.code for post in audited.framework.posts if not post.ended}
    for sheet, owned in _owned(audited):
        if not owned.owner:
            yield owned.code, sheet, f"No post owns {owned.code}."
        elif owned.owner not in posts:
            yield (
                owned.code,
                sheet,
                f"{owned.code} is owned by {owned.owner}, which is no post now.",
            )


def _owner_vacant(audited: _Audited) -> Broken:
    vacant = {post.code for post in audited.framework.posts if post.vacant and not post.ended}
    for sheet, owned in _owned(audited):
        if owned.owner in vacant:
            yield owned.code, sheet, f"{owned.code} is owned by {owned.owner}, which nobody holds."


_FINDERS: dict[str, tuple[Callable[[_Audited], Broken], str]] = {
    "no link": (_no_link, "Link it to the item it serves, or end it."),
    "no primary": (_no_primary, "Mark the one link that counts in tables as primary."),
    "two primaries": (_two_primaries, "Leave one link primary and clear the others."),
    "too many links": (_too_many, "Keep the links that matter most and end the others."),
    "cycle": (_cycle, "End the link that runs downwards."),
    "dead end": (_dead_end, "Link an objective, milestone or measure to it, or end it."),
    "priority without a measure": (
        _unmeasured,
        "Link a measure to the priority or to something below it.",
    ),
    "retro-fitted link": (
        _retro_fitted,
        "Have the item approved again with its link, or say at approval why it came later.",
    ),
    "risk without objective": (
        _risk_without_objective,
        "Name the objectives that it threatens, or end it.",
    ),
    "objective without risk": (
        _objective_without_risk,
        "Assess what might stop it, even if the risk is low.",
    ),
    "owner missing": (_owner_missing, "Name the post that answers for it."),
    "owner vacant": (_owner_vacant, "Fill the post, or name another meanwhile."),
}

KINDS = tuple(_FINDERS)
"""Every kind of break, in the order in which the audit gives them."""
