"""The example council is of full size: as much of everything as a real one held in 2008."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.core.facts.organisation import BodyKind
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import ItemKind, PlanKind
from goldenthread.core.facts.returns import Figure
from goldenthread.core.thread.priorities import counts
from tests.town.fixtures import Town


@pytest.fixture
def picture(town: Town) -> Picture:
    """What is known when the quarter's reports are due."""
    from goldenthread.records.publishing import queries

    return queries.picture(period=town.closes, at=town.as_at)


def test_it_holds_as_much_as_a_council_does(picture: Picture) -> None:
    held = picture.framework
    kinds = Counter(item.kind for item in held.items)
    plans = Counter(plan.kind for plan in held.plans)
    units = Counter(unit.kind.value for unit in held.units)
    assert kinds[ItemKind.PRIORITY] == 6
    assert (
        kinds[ItemKind.KEY_OBJECTIVE] + kinds[ItemKind.OBJECTIVE] + kinds[ItemKind.MILESTONE] == 370
    )
    assert len(held.measures) == 366
    assert plans[PlanKind.SERVICE] == 19
    assert plans[PlanKind.COMMUNITY] == plans[PlanKind.CORPORATE] == 1
    assert (units["directorate"], units["department"]) == (3, 19)
    bodies = Counter(body.kind for body in held.bodies)
    assert bodies[BodyKind.SCRUTINY] == bodies[BodyKind.THEMATIC] == 6
    assert bodies[BodyKind.EXECUTIVE] == bodies[BodyKind.PARTNERSHIP] == 1
    agreed = [one for one in held.members if one.set == "SPA" and one.measure]
    assert len(agreed) == 40
    assert {risk.register.value for risk in held.risks} == {
        "corporate",
        "directorate",
        "departmental",
    }
    assert len({figure.period for figure in picture.figures.values()}) >= 10


def test_what_hangs_from_each_priority_is_as_uneven_as_a_council_s(picture: Picture) -> None:
    """Nearly half of it looks inward, as a review of 2008 found; two orphans reach no priority."""
    hung = {one.code: (one.objectives, one.measures) for one in counts(picture.framework)}
    assert hung == {
        "HEALTH": (55, 51),
        "SAFE": (22, 26),
        "CYP": (46, 61),
        "ELS": (26, 23),
        "ENV": (49, 64),
        "EFF": (170, 141),
        "": (2, 0),
    }


def test_figures_for_places_and_groups_add_up_to_the_whole(town: Town, picture: Picture) -> None:
    from goldenthread.records.collection import queries

    with (Path(__file__).parent / "breakdowns.csv").open(encoding="utf-8", newline="") as file:
        broken_down = {row["Measure"]: row["By"] for row in csv.DictReader(file)}
    assert len(broken_down) >= 20
    for measure, by in broken_down.items():
        found = queries.figures_by_place(measure=measure, at=town.as_at)
        now = [one for one in found if one.period == town.closes and one.place]
        assert len(now) == (6 if by == "wards" else 2), measure
        whole = picture.figures[measure, town.closes]
        assert _added(now) == _added([whole]), measure


def _added(figures: list[Figure]) -> Counter[str]:
    """The values and the components of some figures, each added up."""
    added: Counter[str] = Counter()
    for figure in figures:
        given = figure.components or (("", figure.value or Decimal(0)),)
        added.update({name: int(number) for name, number in given})
    return added
