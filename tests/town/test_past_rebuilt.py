"""A past report is rebuilt byte for byte, whatever was said after it went out."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.measures import RatingWord
from goldenthread.core.facts.organisation import Unit, UnitKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.returns import Figure, Missing, Progress, Returns
from goldenthread.flows import imports, ratings
from goldenthread.records.publishing.queries import picture
from goldenthread.reports.build import cover, departmental
from goldenthread.reports.look import Look
from goldenthread.reports.model import Report
from goldenthread.reports.press import Format, rendered
from tests.town.fixtures import Town

SEED = 2026
EDITS = 1_000
FORMATS: tuple[Format, ...] = ("html", "csv", "docx", "pdf")


def _papers(seen: Picture) -> Iterator[Report]:
    """Two departmental reports and the cover of a board over them."""
    made = [departmental.build(seen, code) for code in departmental.plans(seen)[:2]]
    yield from made
    yield cover.covering(seen, "PPB-HEALTH", made)


def _fingerprints(seen: Picture) -> list[str]:
    papers = [(paper, ending) for paper in _papers(seen) for ending in FORMATS]
    made = (rendered(paper, Look(), ending) for paper, ending in papers)
    return [hashlib.sha256(inside).hexdigest() for inside in made]


def _restated(chance: random.Random, figure: Figure) -> Figure:
    """The same figure said again: another value, or none with a reason, and other words."""
    if figure.value is None or chance.random() < 0.05:
        return replace(figure, value=None, missing=Missing.NOT_AVAILABLE, components=())
    value = figure.value + Decimal(chance.randint(-50, 50)) / 10
    return replace(figure, value=value, commentary=f"Said again: {chance.random():.6f}")


def _edited(chance: random.Random, seen: Picture) -> Framework:
    """A reorganisation: a unit made, every service moved under it, titles and dates changed."""
    held = seen.framework
    day = seen.period.start + timedelta(days=chance.randint(1, 80))
    new = Unit(code="NEW", title="One directorate for all", kind=UnitKind.DIRECTORATE)
    moved = [
        replace(unit, parent="NEW", title=f"{unit.title} and more", valid_from=day)
        for unit in held.units
        if unit.kind is UnitKind.DEPARTMENT
    ]
    items = [replace(i, title=f"{i.title}, said again", valid_from=day) for i in held.items]
    measures = [replace(m, title=f"{m.title} anew", valid_from=day) for m in held.measures]
    posts = [replace(p, title=f"{p.title}, as was", valid_from=day) for p in held.posts]
    return Framework(
        units=(new, *moved), items=tuple(items), measures=tuple(measures), posts=tuple(posts)
    )


def test_a_thousand_later_edits_change_no_byte_of_a_report_that_went_out(town: Town) -> None:
    chance = random.Random(SEED)
    seen = picture(period=town.closes, at=town.as_at)
    before = _fingerprints(seen)
    said: dict[str, Any] = {"by": "system", "at": town.later, "reason": "Said again, later"}
    edited = _edited(chance, seen)
    figures = chance.sample(sorted(seen.figures.items(), key=lambda each: str(each[0])), EDITS // 2)
    progress = [
        replace(row, progress=chance.choice(list(Progress)), commentary="Said again")
        for row in seen.progress.values()
    ]
    again = Returns(
        figures=tuple(_restated(chance, figure) for _, figure in figures),
        progress=tuple(progress),
        narrative=tuple(replace(row, text=f"{row.text} Said again.") for row in seen.narrative),
    )
    rows = 0
    for content, name in ((edited, "framework"), (again, "returns")):
        source = imports.Source(file=f"{name}.xlsx", sha256=name, layout=name)
        _, manifest = imports.apply(content=content, source=source, **said)
        rows += manifest.applied
    chosen = chance.choice([row for row in seen.framework.measures if not row.data_only])
    by_hand: dict[str, Any] = {"rating": RatingWord.RED, "label": "Off target"}
    ratings.override(measure=chosen.code, period=town.closes, **by_hand, **said)
    assert rows >= EDITS
    assert _fingerprints(picture(period=town.closes, at=town.as_at)) == before
    assert _fingerprints(picture(period=town.closes, at=town.later)) != before
