"""The figures that are shipped are those that the generator makes."""

import csv
from decimal import Decimal

import pytest

from tests.town import make_example as made


@pytest.mark.parametrize("folder", sorted(made.everything()))
def test_the_shipped_figures_are_those_that_are_made(folder: str) -> None:
    with (made.PACK / "returns" / folder / "figures.csv").open(encoding="utf-8", newline="") as f:
        shipped = [dict(row, Commentary="") for row in csv.DictReader(f)]
    wanted = [
        {name: row.get(name, "") for name in made.HEADINGS} for row in made.everything()[folder]
    ]
    assert shipped == wanted


def test_a_level_is_a_line_through_its_points() -> None:
    points = (Decimal(10), Decimal(20), Decimal(0))
    assert [made.level(points, step, 4) for step in range(5)] == [10, 15, 20, 10, 0]
    assert made.level((Decimal(7),), 3, 9) == 7
